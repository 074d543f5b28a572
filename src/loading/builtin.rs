//! The rules and messages built into the library.

use std::path::Path;

use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use super::folder::{Folder, PAGES, TRANSLATED, is_of_pages, words_of};
use crate::diagnostic::Source;
use crate::locale::MessageSource;
use crate::rules::{BookFile, CALENDARS};

static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");
static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The files of a built-in folder, with relative paths.
fn files(folder: &'static Dir<'static>) -> impl Iterator<Item = Source> {
    folder.files().filter_map(|file| {
        let name = file.path().to_str()?;
        (BookFile::of(file.path()).is_some() || words_of(file.path()).is_some()).then_some(())?;
        Some(Source::new(name, file.contents_utf8()?))
    })
}

/// The built-in rule files.
pub fn rules() -> Vec<Source> {
    let calendars = RULES.dirs().filter(|folder| folder.path() == Path::new(CALENDARS));
    files(&RULES).chain(calendars.flat_map(files)).collect()
}

/// The built-in message files.
pub fn messages() -> Vec<MessageSource> {
    let mut messages = Vec::new();
    for folder in LOCALES.dirs() {
        let locale = folder.path().to_str().and_then(|name| name.parse::<LanguageIdentifier>().ok());
        let Some(locale) = locale else { continue };
        let wordings = folder.get_dir(folder.path().join(PAGES));
        for source in files(folder).chain(wordings.into_iter().flat_map(files)) {
            let path = Path::new(source.name());
            let Some(rules) = words_of(path) else { continue };
            let pages = is_of_pages(path);
            messages.push(MessageSource { locale: locale.clone(), rules, pages, source });
        }
    }
    messages
}

/// The built-in ledgers of translations.
pub fn ledgers() -> Vec<(LanguageIdentifier, Source)> {
    let ledgers = LOCALES.dirs().filter_map(|folder| {
        let locale = folder.path().to_str()?.parse::<LanguageIdentifier>().ok()?;
        let file = folder.get_file(folder.path().join(TRANSLATED))?;
        Some((locale, Source::new(file.path().to_str()?, file.contents_utf8()?)))
    });
    ledgers.collect()
}

/// All built-in files, as a folder.
pub fn folder() -> Folder {
    Folder { rules: rules(), messages: messages(), translated: ledgers(), ..Folder::default() }
}

/// The built-in message files that all rule sets share.
pub(crate) fn shared_messages() -> Vec<MessageSource> {
    messages().into_iter().filter(|message| message.rules.is_none()).collect()
}

/// The built-in scenarios.
pub fn scenarios() -> Vec<Source> {
    RULES.dirs().filter(|folder| folder.path() == Path::new("tests")).flat_map(files).collect()
}
