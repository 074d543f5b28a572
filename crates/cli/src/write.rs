//! Writing files: each holds what it held before, or all that it is to hold.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

use referee::loading::folder::reason;

/// Puts a text in the place of a file, at once: whoever reads it sees the old text or the new one. A link stays one;
/// permissions stay. A file that is not there yet is made.
pub(super) fn replace(path: &Path, text: &str) -> Result<()> {
    let mut draft = Draft::replacing(path, &format!(".referee-{}.tmp", std::process::id()))?;
    draft.file.write_all(text.as_bytes())?;
    draft.sync()?;
    draft.commit()
}

/// A file that is to take its place when it is whole. Until then it lies beside it, and goes if it never does.
pub(super) struct Draft {
    pub(super) file: File,
    pub(super) beside: PathBuf,
    path: PathBuf,
    /// That whose owner and permissions it is to have.
    like: Option<Metadata>,
    /// Whether it takes the place of a file that is there.
    replaces: bool,
    done: bool,
}

impl Draft {
    /// What is to replace a file, or to be a file that is not there yet. `name` is that of the file beside it; what a
    /// killed process has left under it is taken away.
    pub(super) fn replacing(path: &Path, name: &str) -> Result<Self> {
        match path.canonicalize() {
            Ok(path) => {
                let metadata = path.metadata()?;
                if !metadata.is_file() {
                    return Err(Error::other("it is not a file"));
                }
                if metadata.permissions().readonly() {
                    return Err(ErrorKind::PermissionDenied.into());
                }
                Self::beside(path, name, Some(metadata), true)
            }
            Err(error) if error.kind() == ErrorKind::NotFound => Self::beside(path.to_owned(), name, None, true),
            Err(error) => Err(error),
        }
    }

    /// What is to be a new file with the owner and the permissions of another one.
    pub(super) fn new(path: &Path, name: &str, like: Metadata) -> Result<Self> {
        if path.symlink_metadata().is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        Self::beside(path.to_owned(), name, Some(like), false)
    }

    fn beside(path: PathBuf, name: &str, like: Option<Metadata>, replaces: bool) -> Result<Self> {
        let beside = path.with_file_name(name);
        match std::fs::remove_file(&beside) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        // What is in a file that others may not read, they may not read meanwhile.
        #[cfg(unix)]
        if like.is_some() {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let file = options.open(&beside)?;
        Ok(Self { file, beside, path, like, replaces, done: false })
    }

    /// Waits until it is whole, with its owner and its permissions.
    pub(super) fn sync(&self) -> Result<()> {
        if let Some(like) = &self.like {
            #[cfg(unix)]
            {
                use std::os::unix::fs::{MetadataExt, fchown};
                let own = self.file.metadata()?;
                if (own.uid(), own.gid()) != (like.uid(), like.gid()) {
                    fchown(&self.file, Some(like.uid()), Some(like.gid()))?;
                }
            }
            self.file.set_permissions(like.permissions())?;
        }
        self.file.sync_all()
    }

    /// Takes its place.
    pub(super) fn commit(mut self) -> Result<()> {
        if self.replaces {
            std::fs::rename(&self.beside, &self.path)?;
            self.done = true;
        } else {
            // Unlike a rename, this never takes the place of another file.
            std::fs::hard_link(&self.beside, &self.path)?;
        }
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if let Ok(folder) = File::open(folder) {
            // The file is whole either way.
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.done {
            // What went wrong before is what is told.
            let _ = std::fs::remove_file(&self.beside);
        }
    }
}

/// Writes files that must not be there yet: all of them or none.
///
/// # Errors
/// Why nothing was written.
pub(super) fn create_all(files: &[(PathBuf, String)]) -> std::result::Result<(), String> {
    if let Some((path, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
        return Err(format!("`{}` is there already; nothing was written", path.display()));
    }
    for (number, (path, text)) in files.iter().enumerate() {
        if let Err(error) = create(path, text) {
            for (made, _) in files.iter().take(number) {
                let _ = std::fs::remove_file(made);
            }
            return Err(format!("cannot write `{}`: {}; nothing was written", path.display(), reason(&error)));
        }
    }
    Ok(())
}

/// Writes a file that must not be there yet, with the folders it lies in.
fn create(path: &Path, text: &str) -> Result<()> {
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
