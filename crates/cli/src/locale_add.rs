//! `referee locale add`

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use unic_langid::LanguageIdentifier;

use referee::Referee;
use referee::tooling::file::read_input;
use referee::tooling::folder::{TRANSLATED, folder_of};
use referee::tooling::tag;
use referee_pages::{Checker, DraftOptions, Page};
use referee_translation::audits::{Ledger, Translations};
use referee_translation::exchange::begun;

use super::book_args::{Loaded, refuse_locale};
use super::console::Console;
use super::locale_args::LocaleAddArgs;
use super::write::{create_all, replace_all};
use super::{Ending, Stop};

pub(super) fn run(args: &LocaleAddArgs, console: &Console) -> Result<Ending, Stop> {
    let book = args.book.own();
    let Loaded { referee, ending, .. } = Loaded::from(Some(&book), console)?;
    let translations = Translations::of(&referee);
    let recorded = translations.has_original();
    let Some(translations) = translations.or_from_complete() else {
        return Err(Stop::Refused(
            "a language begins with the English messages, or those of a complete locale".to_owned(),
        ));
    };
    let locale = args.locale.id();
    let known = translations.locales().chain([translations.original()]);
    refuse_locale(locale, known.cloned())?;
    let terms = args.from_page.as_ref().map(|page| terms(page, args, &referee)).transpose()?;
    let folder = folder_of(&book.join("locales"), locale);
    let files = begun(&translations, locale, &terms.unwrap_or_default());
    let written = |(_, text): &(Box<str>, String)| {
        text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).count()
    };
    let taken: usize = files.iter().map(written).sum();
    let there = |name: &str| {
        let mut known = referee.phrasebook().message_files(locale, true);
        known.any(|(rules, _)| rules.unwrap_or("common") == name)
    };
    let (more, new): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, _)| there(name));
    let placed = |(name, text): (Box<str>, String)| (folder.join(format!("{name}.ftl")), text);
    let more: Vec<(PathBuf, String)> = more.into_iter().map(placed).collect();
    // Ledgers record translations from English.
    let ledger = folder.join(TRANSLATED);
    let ledger = (recorded && !ledger.exists()).then(|| (ledger, Ledger::empty().to_string()));
    let new: Vec<(PathBuf, String)> = new.into_iter().map(placed).chain(ledger).collect();
    create_all(&new, &book, console)?;
    replace_all(&more, &book, console)?;
    let mut output = console.output();
    for (path, _) in &new {
        writeln!(output, "{}", path.display())?;
    }
    for (path, _) in &more {
        writeln!(output, "{}: the missing messages were added", path.display())?;
    }
    if new.is_empty() && more.is_empty() {
        writeln!(output, "nothing to add: `{locale}` has a place for every message")?;
    }
    if let Some(page) = &args.from_page {
        let terms = if taken == 1 { "1 term is".to_owned() } else { format!("{taken} terms are") };
        writeln!(output, "{terms} from `{}`", page.display())?;
    }
    Ok(ending)
}

/// The messages for what a page names, by the rule set that the page is about.
fn terms(path: &Path, args: &LocaleAddArgs, referee: &Referee) -> Result<BTreeMap<Box<str>, String>, Stop> {
    let locale = args.locale.id();
    let source = read_input(path)?;
    let page = Page::read(&source)?;
    let written = page.locale().and_then(|told| told.parse::<LanguageIdentifier>().ok());
    if let Some(told) = written.filter(|told| told.language != locale.language) {
        let why = format!("is a page in `{told}`, and no term of `{locale}` is on it");
        return Err(Stop::Refused(format!("`{}` {why}", path.display())));
    }
    // The rules that the page is about give the ids of what it names; of two pages beside each other, those of the
    // original.
    let told = page.is_bilingual().then_some("en");
    let checker = Checker::new(referee);
    let report = checker.check(&page, args.like.as_deref(), told)?;
    let rules = referee.rulebook().named(&report.rules)?;
    let text = if page.is_bilingual() {
        let reader = referee.phrasebook().reader(&[tag("en")]);
        let words: Vec<_> = reader.words(rules).iter().collect();
        let labels = words.iter().filter(|word| !word.id.contains('.'));
        let names: Vec<(&str, &str)> = labels.filter_map(|word| Some((word.id.as_str(), word.text?))).collect();
        let terms = page.terms(&names).into_iter();
        terms.map(|(id, term)| format!("{id} = {}\n", plain(&term))).collect::<Vec<_>>().concat()
    } else {
        let (like, name) = (Some(rules.name()), locale.to_string());
        let draft = checker.draft(&page, DraftOptions { name: like, like, locale: Some(&name) })?;
        draft.messages().to_owned()
    };
    Ok([(rules.name().into(), text)].into())
}

/// A term as Fluent writes it.
fn plain(term: &str) -> String {
    // One after the other would take the braces of the first for more.
    let parts: Vec<String> = term.split('{').map(|part| part.replace('}', "{ \"}\" }")).collect();
    parts.join("{ \"{\" }")
}
