//! Adds wordings of pages to the message files of a book.

use std::collections::BTreeMap;
use std::io::Write;

use unic_langid::LanguageIdentifier;

use referee::Referee;
use referee::diagnostic::Source;
use referee::tooling::file::read;
use referee::tooling::folder::folder_of;
use referee::tooling::places;
use referee_pages::{Term, Wording};
use referee_translation::exchange::wordings;

use super::Stop;
use super::book_args::BookArgs;
use super::console::Console;
use super::write::{locked, replace_all};

/// A wording and where it belongs.
pub(super) struct AddedWording<'w> {
    locale: &'w str,
    rules: &'w str,
    /// The id of the message.
    message: &'w str,
    words: &'w str,
}

impl<'w> From<&'w Wording> for AddedWording<'w> {
    fn from(wording: &'w Wording) -> Self {
        let Wording { locale, rules, message, words, .. } = wording;
        Self { locale, rules, message, words }
    }
}

impl<'w> From<&'w Term> for AddedWording<'w> {
    fn from(term: &'w Term) -> Self {
        Self { locale: &term.locale, rules: &term.rules, message: &term.id, words: &term.text }
    }
}

/// Adds wordings to the files in the folder of a book, and prints the changed files.
pub(super) fn write_wordings(
    referee: &Referee,
    book: &BookArgs,
    added: &[AddedWording<'_>],
    console: &Console,
) -> Result<(), Stop> {
    let Some(book) = book.folder() else {
        let message = "the built-in book cannot be changed; use `--book` to choose a folder";
        return Err(Stop::Refused(message.to_owned()));
    };
    let locales = book.join("locales");
    let lock = locked(&locales);
    let mut of_files: BTreeMap<(&str, &str), Vec<(&str, &str)>> = BTreeMap::new();
    // `|` separates wordings.
    for wording in added.iter().filter(|wording| !wording.words.contains('|')) {
        let file = of_files.entry((wording.locale, wording.rules)).or_default();
        if !file.contains(&(wording.message, wording.words)) {
            file.push((wording.message, wording.words));
        }
    }
    let mut files = Vec::new();
    let mut lines = Vec::new();
    for ((locale, rules), added) in of_files {
        let id: Option<LanguageIdentifier> = locale.parse().ok();
        let known = id.filter(|id| referee.phrasebook().locales().contains(id));
        let Some(id) = known else {
            let message = format!("the book has no locale `{locale}`; use `referee locale add {locale} --from-page`");
            return Err(Stop::Refused(format!("{message} to take its labels from the pages")));
        };
        let path = folder_of(&locales, &id).join("pages").join(format!("{rules}.ftl"));
        let existing = if path.exists() { Some(read(&path)?) } else { None };
        let mut own = referee.phrasebook().message_files(&id, false);
        let own = own.find(|(of, _)| *of == Some(rules)).map_or("", |(_, file)| file.source.text());
        let order: Vec<&str> = places(own).into_iter().map(|(id, _)| id).collect();
        let text = wordings(existing.as_ref().map(Source::text), &order, &added);
        let plural = if added.len() == 1 { "wording" } else { "wordings" };
        lines.push(format!("{}: {} {plural} added", path.display(), added.len()));
        files.push((path, text));
    }
    replace_all(&files, book, console)?;
    drop(lock);
    let mut output = console.output();
    lines.iter().try_for_each(|line| writeln!(output, "{line}"))?;
    Ok(())
}
