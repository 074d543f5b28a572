//! Writing files: each holds what it held before, or all that it is to hold.

use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

/// What becomes of a file that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// It is replaced.
    Replaced,
    /// There must not be one.
    New,
}

/// Puts a text in the place of a file, at once: whoever reads it sees the old text or the new one. A link stays one;
/// permissions stay. A file that is not there yet is made.
pub(super) fn replace(path: &Path, text: &str) -> Result<()> {
    put(path, Kept::Replaced, |file, _| file.write_all(text.as_bytes()))
}

/// The same for what a function writes into a file beside it, whose path it is given.
pub(super) fn put(path: &Path, kept: Kept, fill: impl FnOnce(&mut File, &Path) -> Result<()>) -> Result<()> {
    let (path, permissions) = match path.canonicalize() {
        Ok(_) if kept == Kept::New => return Err(ErrorKind::AlreadyExists.into()),
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
    let (mut file, beside) = beside(&path)?;
    let written = fill(&mut file, &beside).and_then(|()| {
        if let Some(permissions) = permissions {
            file.set_permissions(permissions)?;
        }
        file.sync_all()?;
        match kept {
            Kept::Replaced => std::fs::rename(&beside, &path)?,
            // Unlike a rename, this never takes the place of another file.
            Kept::New => std::fs::hard_link(&beside, &path)?,
        }
        settle(&path);
        Ok(())
    });
    if written.is_err() || kept == Kept::New {
        // What went wrong before is what is told.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// Waits until a folder knows its file, where the system can.
fn settle(path: &Path) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Ok(folder) = File::open(folder) {
        // The file is whole either way.
        let _ = folder.sync_all();
    }
}

/// A new file beside another one. What a killed process has left there is in nobody's way.
fn beside(path: &Path) -> Result<(File, PathBuf)> {
    let mut tries = 0..1000;
    loop {
        let name = format!(".referee-{}-{}.tmp", std::process::id(), tries.next().ok_or(ErrorKind::AlreadyExists)?);
        let beside = path.with_file_name(name);
        match OpenOptions::new().read(true).write(true).create_new(true).open(&beside) {
            Ok(file) => return Ok((file, beside)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
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
