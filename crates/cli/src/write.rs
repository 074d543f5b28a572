//! Writing files, which every command does here: a file holds what it held before, or all that it is to hold.

use std::fs::{File, OpenOptions};
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

use super::access::Access;
use super::console::Console;
use super::guard::{Guard, folder_of, real, same};
use super::{Ending, Stop};
use referee::tooling::file::reason;

/// How many commands can write to files of one name at once.
const MOST_DRAFTS: usize = 64;
/// The longest part of a file name that the name of its draft begins with, in bytes.
const LONGEST_NAME: usize = 200;

/// A file that takes its place when it is complete. Until then it lies beside it, and is removed if it never is.
pub(super) struct Draft<'c> {
    pub(super) file: File,
    beside: PathBuf,
    path: PathBuf,
    access: Option<Access>,
    /// Whether it takes the place of a file that is there.
    replaces: bool,
    /// The folders that were made for it.
    made: Vec<PathBuf>,
    console: &'c Console,
}

impl<'c> Draft<'c> {
    /// A new file in a folder, which is made if it is missing.
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

    /// A file in the place of another one, with the same access unless another one is given, or a new one. A link stays
    /// a link.
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
        // Until it has the access of another file, nobody else opens it.
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
                    // Where the system has no locks, nobody sweeps.
                    let _ = file.lock();
                    // It may have been swept before it was locked.
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

    /// Waits until it is on the disk, with its owner and its permissions.
    pub(super) fn sync(&self) -> Result<()> {
        if let Some(access) = &self.access {
            access.give(&self.file)?;
        }
        self.file.sync_all()
    }

    /// Takes its place.
    pub(super) fn commit(mut self) -> Result<()> {
        if self.replaces {
            std::fs::rename(&self.beside, &self.path)?;
        } else {
            // Unlike a rename, this never takes the place of another file.
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

    /// Writes a text, and takes its place.
    ///
    /// # Errors
    /// It cannot be written, which was told.
    pub(super) fn finish(mut self, text: &str) -> std::result::Result<(), Stop> {
        let (console, path) = (self.console, self.path.clone());
        let written = self.write(text).and_then(|()| self.sync()).and_then(|()| self.commit());
        written.map_err(|error| failed(&path, &error, console))
    }
}

impl Drop for Draft<'_> {
    fn drop(&mut self) {
        // What went wrong before is what is told. After a rename there is nothing left to remove.
        let _ = std::fs::remove_file(&self.beside);
        for folder in &self.made {
            let _ = std::fs::remove_dir(folder);
        }
    }
}

/// A file that the user names for what a command makes: a new one, or one that may be replaced because `--force` says
/// so. No file of a book and no input of the command is replaced.
pub(super) struct Product<'a> {
    pub(super) path: &'a Path,
    pub(super) force: bool,
    /// The access to it, unless that is to be as for other new files.
    pub(super) access: Option<Access>,
    pub(super) guard: Guard<'a>,
}

impl Product<'_> {
    /// Begins to write it.
    ///
    /// # Errors
    /// It is refused, which was told.
    pub(super) fn draft(self, console: &Console) -> std::result::Result<Draft<'_>, Stop> {
        let there = self.path.symlink_metadata().is_ok();
        let why = if let Some(why) = self.guard.refusal(self.path) {
            why.to_owned()
        } else if !folder_of(self.path).is_dir() {
            "its folder does not exist".to_owned()
        } else if there && !self.path.is_file() {
            "it is not a file".to_owned()
        } else if there && !self.force {
            "it exists already, and only `--force` replaces it".to_owned()
        } else {
            match Draft::replacing(self.path, self.access, console) {
                Ok(draft) => return Ok(draft),
                Err(error) => reason(&error),
            }
        };
        Err(Stop::Refused(format!("cannot write `{}`: {why}; nothing was written", self.path.display())))
    }
}

/// What the names of drafts contain.
const DRAFT: &str = ".referee-";

/// Removes the drafts in a folder that killed commands have left: those that nobody holds locked.
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

/// Tells why a file could not be written.
fn failed(path: &Path, error: &Error, console: &Console) -> Stop {
    let ending = console.failed_write();
    let rest = if ending == Ending::Unusable { "nothing was written" } else { "other files were written" };
    let why = if error.kind() == ErrorKind::AlreadyExists { "it exists already".to_owned() } else { reason(error) };
    console.fault(&format!("cannot write `{}`: {why}; {rest}", path.display()));
    Stop::Told(ending)
}

/// Puts a text in the place of a file that it was made from.
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

/// Writes files of a book that must not be there yet: all of them, or none.
pub(super) fn create_all(files: &[(PathBuf, String)], book: &Path, console: &Console) -> std::result::Result<(), Stop> {
    write_all(files, book, |path| Draft::new(path, None, console), console)
}

/// Writes files of a book, new ones or in the place of others: all of them, or none.
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
        let made = draft(path).and_then(|mut draft| {
            draft.write(text)?;
            draft.sync()?;
            Ok(draft)
        });
        drafts.push((path, made.map_err(|error| failed(path, &error, console))?));
    }
    for (path, draft) in drafts {
        warn_of_links(path, book, console);
        draft.commit().map_err(|error| failed(path, &error, console))?;
    }
    Ok(())
}

/// The path of a file and that of its book, without links.
fn real_of(path: &Path, book: &Path) -> Option<(PathBuf, PathBuf)> {
    let book = if book.as_os_str().is_empty() { Path::new(".") } else { book };
    // Folders that are still to be made are no links.
    let there = path.ancestors().find(|part| part.symlink_metadata().is_ok()).unwrap_or(Path::new("."));
    Some((real(there)?.join(path.strip_prefix(there).ok()?), book.canonicalize().ok()?))
}

/// The file of a book that another path in the book leads to, through links.
fn alias(path: &Path, book: &Path) -> Option<PathBuf> {
    let (real, root) = real_of(path, book)?;
    let own = path.strip_prefix(book).ok()?;
    let other = real.strip_prefix(&root).ok()?;
    (!own.as_os_str().eq_ignore_ascii_case(other.as_os_str())).then(|| book.join(other))
}

/// Says that a file of a book is written outside the book.
fn warn_of_links(path: &Path, book: &Path, console: &Console) {
    if let Some((real, _)) = real_of(path, book).filter(|(real, root)| !real.starts_with(root)) {
        console.warning(&format!("`{}` lies outside its book: `{}` is written", path.display(), real.display()));
    }
}

/// Keeps others out of a folder while something in it is read and written; gives way where the system has no locks.
pub(super) fn locked(folder: &Path) -> Option<File> {
    let file = File::open(folder).ok()?;
    file.lock().ok()?;
    Some(file)
}
