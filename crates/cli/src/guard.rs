//! Files that no output may replace: those of books, and inputs of the command.

use std::fs::Metadata;
use std::path::{Path, PathBuf};

use referee::tooling::folder::{LEDGER, PAGES, TRANSLATED, listed};

/// How many folders deep a file of a book can be.
const DEPTH: usize = 4;

/// The inputs of a command.
#[derive(Default)]
pub(super) struct Guard<'a> {
    /// The book of the command.
    pub(super) book: Option<&'a Path>,
    /// Other files.
    pub(super) inputs: Vec<&'a Path>,
}

impl Guard<'_> {
    /// Why an output must not be written to a path, or `None` if it may.
    pub(super) fn refusal(&self, path: &Path) -> Option<&'static str> {
        let own = path.metadata().ok();
        let is = |other: &Path| own.as_ref().zip(other.metadata().ok()).is_some_and(|(own, other)| same(own, &other));
        let real = real(path)?;
        let places = [std::path::absolute(path).ok(), Some(real.clone())];
        let around = places.iter().flatten().flat_map(|place| place.ancestors().skip(1).take(DEPTH));
        let around = around.filter(|folder| folder.join("rules").is_dir());
        let books = around.chain(self.book);
        let of_book = books.flat_map(folders).any(|folder| {
            let here = folder.canonicalize().is_ok_and(|folder| Some(&*folder) == real.parent());
            let others = || listed(&folder).unwrap_or_default();
            here && is_of_book(&real) || others().iter().any(|other| is_of_book(other) && is(other))
        });
        if of_book {
            return Some("it is a file of a book");
        }
        self.inputs.iter().any(|input| is(input)).then_some("this command reads it")
    }
}

/// The path with links resolved. For a missing file, links of its folder are resolved.
pub(super) fn real(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok().or_else(|| Some(folder_of(path).canonicalize().ok()?.join(path.file_name()?)))
}

/// The folder of a file.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The folders of a book with input files.
fn folders(book: &Path) -> Vec<PathBuf> {
    let rules = book.join("rules");
    let locales = listed(&book.join("locales")).unwrap_or_default();
    let words = locales.into_iter().flat_map(|locale| [locale.join(PAGES), locale]);
    [rules.join("tests"), rules].into_iter().chain(words).filter(|folder| folder.is_dir()).collect()
}

/// Whether a file in such a folder is an input, by its name in any case.
fn is_of_book(path: &Path) -> bool {
    let is = |part: Option<&std::ffi::OsStr>, names: &[&str]| {
        part.is_some_and(|part| names.iter().any(|name| part.eq_ignore_ascii_case(name)))
    };
    is(path.extension(), &["yaml", "yml", "ftl"]) || is(path.file_name(), &[LEDGER, TRANSLATED])
}

/// Whether two files are the same.
#[cfg(unix)]
pub(super) fn same(one: &Metadata, other: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}

/// Whether two files are the same, as far as the system shows.
#[cfg(not(unix))]
pub(super) fn same(one: &Metadata, other: &Metadata) -> bool {
    one.len() == other.len()
        && one.created().ok() == other.created().ok()
        && one.modified().ok() == other.modified().ok()
}
