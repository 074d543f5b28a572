//! Writing files: each holds what it held before, or all that it is to hold.

use std::fs::{File, OpenOptions, Permissions};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::Path;

/// Puts a text in the place of a file, at once: whoever reads it sees the old text or the new one. A link stays one;
/// permissions stay. A file that is not there yet is made.
pub(super) fn replace(path: &Path, text: &str) -> Result<()> {
    let (path, permissions) = match path.canonicalize() {
        Ok(path) => {
            let metadata = path.metadata()?;
            if !metadata.is_file() {
                return Err(Error::other("it is not a file"));
            }
            if metadata.permissions().readonly() {
                return Err(ErrorKind::PermissionDenied.into());
            }
            (path, Some(metadata.permissions()))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => (path.to_owned(), None),
        Err(error) => return Err(error),
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let file = OpenOptions::new().write(true).create_new(true).open(&beside)?;
    let written = fill(file, text, permissions).and_then(|()| std::fs::rename(&beside, &path));
    if written.is_err() {
        // What went wrong before is what is told.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

fn fill(mut file: File, text: &str, permissions: Option<Permissions>) -> Result<()> {
    file.write_all(text.as_bytes())?;
    if let Some(permissions) = permissions {
        file.set_permissions(permissions)?;
    }
    file.sync_all()
}

/// Writes a file that must not be there yet, with the folders it lies in.
pub(super) fn create(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())
}
