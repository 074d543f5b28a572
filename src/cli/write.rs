//! Writing files: each holds what it held before, or all that it is to hold.

use std::fs::{File, OpenOptions, Permissions};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

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
    let (file, beside) = beside(&path)?;
    let written = fill(file, text, permissions).and_then(|()| std::fs::rename(&beside, &path));
    if written.is_err() {
        // What went wrong before is what is told.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// A new file beside another one. What a killed process has left there is in nobody's way.
fn beside(path: &Path) -> Result<(File, PathBuf)> {
    let mut tries = 0..1000;
    loop {
        let name = format!(".referee-{}-{}.tmp", std::process::id(), tries.next().ok_or(ErrorKind::AlreadyExists)?);
        let beside = path.with_file_name(name);
        match OpenOptions::new().write(true).create_new(true).open(&beside) {
            Ok(file) => return Ok((file, beside)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
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

/// Keeps others out of a folder while something in it is read and written; gives way where the system has no locks.
pub(super) fn locked(folder: &Path) -> Option<File> {
    let file = File::open(folder).ok()?;
    file.lock().ok()?;
    Some(file)
}
