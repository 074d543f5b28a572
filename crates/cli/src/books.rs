//! The books in a folder.

use std::path::{Path, PathBuf};

use referee::diagnostic::Finding;
use referee::tooling::folder::listed;

/// How deep to look for books.
const DEPTH: usize = 4;

/// The books in the folders of a folder, sorted. Links are not followed.
pub(super) fn books(path: &Path) -> Result<Vec<PathBuf>, Finding> {
    within(path, DEPTH)
}

fn within(path: &Path, depth: usize) -> Result<Vec<PathBuf>, Finding> {
    let mut found = Vec::new();
    let Some(depth) = depth.checked_sub(1) else { return Ok(found) };
    for folder in listed(path)? {
        let built = ["target", "node_modules"].iter().any(|name| folder.ends_with(name));
        if built || !std::fs::symlink_metadata(&folder).is_ok_and(|it| it.is_dir()) {
            continue;
        }
        if folder.join("rules").is_dir() {
            found.push(folder);
        } else {
            found.extend(within(&folder, depth)?);
        }
    }
    Ok(found)
}
