//! Atomic file writes, used by every command: a file has its old content or all of its new content.

use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

use super::access::Access;
use super::console::Console;
use super::guard::{Guard, folder_of, real, same};
use super::{Ending, Stop};
use referee::tooling::file::reason;

/// How many commands can write to the same file at once.
const MOST_DRAFTS: usize = 64;
/// How much of a file name is part of the name of its draft, in bytes.
const LONGEST_NAME: usize = 200;

/// A temporary file beside its target. It replaces the target when it is complete, or else is removed.
pub(super) struct Draft<'c> {
    pub(super) file: File,
    beside: PathBuf,
    path: PathBuf,
    access: Option<Access>,
    /// Whether it replaces an existing file.
    replaces: bool,
    /// The folders that were created for it.
    made: Vec<PathBuf>,
    console: &'c Console,
}

impl<'c> Draft<'c> {
    /// A new file. Missing folders are created.
    pub(super) fn new(path: &Path, access: Option<Access>, console: &'c Console) -> Result<Self> {
        if path.symlink_metadata().is_ok() {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let missing =
            folder_of(path).ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists());
        let made: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        std::fs::create_dir_all(folder_of(path))?;
        Self::open(path.to_owned(), access, false, made, console)
    }

    /// A replacement for a file, or a new file if it is missing. Without `access`, the replacement has the access of the
    /// old file. A link stays a link.
    pub(super) fn replacing(path: &Path, access: Option<Access>, console: &'c Console) -> Result<Self> {
        if path.symlink_metadata().is_err_and(|error| error.kind() == ErrorKind::NotFound) {
            return Self::new(path, access, console);
        }
        let path = path.canonicalize()?;
        let metadata = path.metadata()?;
        if !metadata.is_file() {
            return Err(Error::other("it is not a file"));
        }
        if metadata.permissions().readonly() {
            return Err(ErrorKind::PermissionDenied.into());
        }
        let own = Access::of(&File::open(&path)?)?;
        Self::open(path, Some(access.unwrap_or(own)), true, Vec::new(), console)
    }

    fn open(
        path: PathBuf,
        access: Option<Access>,
        replaces: bool,
        made: Vec<PathBuf>,
        console: &'c Console,
    ) -> Result<Self> {
        sweep(folder_of(&path));
        let mut options = OpenOptions::new();
        options.read(true).write(true).create_new(true);
        // Others must not open it before it has the access of the old file.
        #[cfg(unix)]
        if access.is_some() {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let name = path.file_name().and_then(|name| name.to_str()).ok_or(ErrorKind::InvalidFilename)?;
        let end = (0..=LONGEST_NAME.min(name.len())).rev().find(|end| name.is_char_boundary(*end)).unwrap_or(0);
        let name = name.get(..end).unwrap_or(name);
        for number in 0..MOST_DRAFTS {
            let beside = folder_of(&path).join(format!(".{name}{DRAFT}{number}.tmp"));
            match options.open(&beside) {
                Ok(file) => {
                    // Without locks, `sweep` removes no draft.
                    let _ = file.lock();
                    // Another command may have removed the draft before it was locked.
                    if beside.metadata().ok().zip(file.metadata().ok()).is_some_and(|(one, other)| same(&one, &other)) {
                        return Ok(Self { file, beside, path, access, replaces, made, console });
                    }
                }
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(Error::other("too many commands write to it"))
    }

    /// Writes a text.
    pub(super) fn write(&mut self, text: &str) -> Result<()> {
        self.file.write_all(text.as_bytes())
    }

    /// Sets the owner and permissions, and waits until the file is on the disk.
    pub(super) fn sync(&self) -> Result<()> {
        if let Some(access) = &self.access {
            access.give(&self.file)?;
        }
        self.file.sync_all()
    }

    /// Moves the draft to its target.
    pub(super) fn commit(mut self) -> Result<()> {
        if self.replaces {
            std::fs::rename(&self.beside, &self.path)?;
        } else {
            // Unlike a rename, a link never replaces a file.
            std::fs::hard_link(&self.beside, &self.path)?;
        }
        self.made.clear();
        self.console.record_write();
        if let Ok(folder) = File::open(folder_of(&self.path)) {
            // The file is complete either way.
            let _ = folder.sync_all();
        }
        Ok(())
    }

    /// Writes a text and moves the draft to its target.
    ///
    /// # Errors
    /// The file cannot be written, which was reported.
    pub(super) fn finish(mut self, text: &str) -> std::result::Result<(), Stop> {
        let (console, path) = (self.console, self.path.clone());
        let written = self.write(text).and_then(|()| self.sync()).and_then(|()| self.commit());
        written.map_err(|error| failed(&path, &error, console))
    }
}

impl Drop for Draft<'_> {
    fn drop(&mut self) {
        // Errors here are ignored: an earlier one was reported, and after a rename the draft is gone.
        let _ = std::fs::remove_file(&self.beside);
        for folder in &self.made {
            let _ = std::fs::remove_dir(folder);
        }
    }
}

/// An output file that the user names: a new file, or an existing one with `--force`. A file of a book or an input of
/// the command is never replaced.
pub(super) struct Product<'a> {
    pub(super) path: &'a Path,
    pub(super) force: bool,
    /// The access to the file; `None` means the usual access of a new file.
    pub(super) access: Option<Access>,
    pub(super) guard: Guard<'a>,
}

impl Product<'_> {
    /// Starts to write the file.
    ///
    /// # Errors
    /// The file must not or cannot be written.
    pub(super) fn draft(self, console: &Console) -> std::result::Result<Draft<'_>, Stop> {
        let there = self.path.symlink_metadata().is_ok();
        let why = if let Some(why) = self.guard.refusal(self.path) {
            why.to_owned()
        } else if !folder_of(self.path).is_dir() {
            "its folder does not exist".to_owned()
        } else if there && !self.path.is_file() {
            "it is not a file".to_owned()
        } else if there && !self.force {
            "it already exists; use `--force` to replace it".to_owned()
        } else {
            match Draft::replacing(self.path, self.access, console) {
                Ok(draft) => return Ok(draft),
                Err(error) => reason(&error),
            }
        };
        Err(Stop::Refused(format!("cannot write `{}`: {why}; nothing was written", self.path.display())))
    }
}

/// Part of every draft name.
const DRAFT: &str = ".referee-";

/// Removes drafts that killed commands left in a folder: those without a lock.
fn sweep(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let number =
            name.to_str().and_then(|name| Some(name.strip_prefix('.')?.strip_suffix(".tmp")?.rsplit_once(DRAFT)?.1));
        let is_draft = number.is_some_and(|number| number.parse::<usize>().is_ok());
        if is_draft && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            let path = entry.path();
            if File::open(&path).is_ok_and(|file| file.try_lock().is_ok()) {
                let _ = std::fs::remove_file(path);
            }
        }
    }
}

/// Reports why a file could not be written.
fn failed(path: &Path, error: &Error, console: &Console) -> Stop {
    let ending = console.failed_write();
    let rest = if ending == Ending::Unusable { "nothing was written" } else { "other files were written" };
    let why = if error.kind() == ErrorKind::AlreadyExists { "it already exists".to_owned() } else { reason(error) };
    console.fault(&format!("cannot write `{}`: {why}; {rest}", path.display()));
    Stop::Reported(ending)
}

/// Replaces a file of a book with a new text.
pub(super) fn rewrite(
    path: &Path,
    text: &str,
    book: Option<&Path>,
    console: &Console,
) -> std::result::Result<(), Stop> {
    if let Some(book) = book {
        warn_of_links(path, book, console);
    }
    Draft::replacing(path, None, console).map_err(|error| failed(path, &error, console))?.finish(text)
}

/// Creates files of a book: all of them, or none. They must not exist.
pub(super) fn create_all(files: &[(PathBuf, String)], book: &Path, console: &Console) -> std::result::Result<(), Stop> {
    write_all(files, book, |path| Draft::new(path, None, console), console)
}

/// Creates or replaces files of a book: all of them, or none.
pub(super) fn replace_all(
    files: &[(PathBuf, String)],
    book: &Path,
    console: &Console,
) -> std::result::Result<(), Stop> {
    write_all(files, book, |path| Draft::replacing(path, None, console), console)
}

fn write_all<'c>(
    files: &[(PathBuf, String)],
    book: &Path,
    draft: impl Fn(&Path) -> Result<Draft<'c>>,
    console: &Console,
) -> std::result::Result<(), Stop> {
    let mut drafts = Vec::new();
    for (path, text) in files {
        if let Some(other) = alias(path, book) {
            let message = format!("`{}` is another name of `{}`; nothing was written", path.display(), other.display());
            return Err(Stop::Refused(message));
        }
        let complete = draft(path).and_then(|mut draft| {
            draft.write(text)?;
            draft.sync()?;
            Ok(draft)
        });
        match complete {
            Ok(draft) => drafts.push((path, draft)),
            Err(error) => {
                // Folders are removed before those that they are in.
                while drafts.pop().is_some() {}
                return Err(failed(path, &error, console));
            }
        }
    }
    for (path, draft) in drafts {
        warn_of_links(path, book, console);
        draft.commit().map_err(|error| failed(path, &error, console))?;
    }
    Ok(())
}

/// The paths of a file and its book, with links resolved.
fn real_of(path: &Path, book: &Path) -> Option<(PathBuf, PathBuf)> {
    let book = if book.as_os_str().is_empty() { Path::new(".") } else { book };
    // Folders that do not exist yet are not links.
    let there = path.ancestors().find(|part| part.symlink_metadata().is_ok()).unwrap_or(Path::new("."));
    Some((real(there)?.join(path.strip_prefix(there).ok()?), book.canonicalize().ok()?))
}

/// The file that a path in a book leads to through links, if it is another file of the book.
fn alias(path: &Path, book: &Path) -> Option<PathBuf> {
    let (real, root) = real_of(path, book)?;
    let own = path.strip_prefix(book).ok()?;
    let other = real.strip_prefix(&root).ok()?;
    (!own.as_os_str().eq_ignore_ascii_case(other.as_os_str())).then(|| book.join(other))
}

/// Warns that a file of a book is written outside the book.
fn warn_of_links(path: &Path, book: &Path, console: &Console) {
    if let Some((real, _)) = real_of(path, book).filter(|(real, root)| !real.starts_with(root)) {
        console.warning(&format!(
            "`{}` links to a file outside its book; `{}` is written",
            path.display(),
            real.display()
        ));
    }
}

/// Locks a folder while its files are read and written. Returns `None` if the system has no locks.
pub(super) fn locked(folder: &Path) -> Option<File> {
    let file = File::open(folder).ok()?;
    file.lock().ok()?;
    Some(file)
}
