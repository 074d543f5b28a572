//! `referee locale add`

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use referee::tooling::file::read_input;
use referee::tooling::folder::{TRANSLATED, folder_of};
use referee::tooling::{builtin, tag, template};
use referee::{Loader, Referee, RuleSet};
use referee_pages::{Checker, DraftOptions, Page};
use referee_translation::audits::{Ledger, Translations};
use referee_translation::exchange::message_files;

use super::book_args::refuse_locale;
use super::console::Console;
use super::findings::ending;
use super::locale_args::LocaleAddArgs;
use super::write::{create_all, replace_all};
use super::{Ending, Stop};

pub(super) fn run(args: &LocaleAddArgs, console: &Console) -> Result<Ending, Stop> {
    let book = args.book.own();
    let (referee, mut findings) = Loader::folder(&book).load_valid()?;
    // This command adds missing messages.
    findings.retain(|finding| finding.id != "message-missing");
    console.findings(&findings);
    let ending = ending(&findings);
    let translations = Translations::of(&referee);
    let locale = args.locale.id();
    let known = translations.locales().chain([translations.original()]);
    refuse_locale(locale, known.cloned())?;
    let terms = args.from_page.as_ref().map(|page| terms(page, args, &referee)).transpose()?;
    let folder = folder_of(&book.join("locales"), locale);
    // Ledgers record translations from English.
    let recorded = translations.has_original() && locale != translations.original();
    let shipped = builtin::messages().iter().any(|file| file.locale == *locale);
    let mut files = match translations.or_from_complete() {
        Some(translations) if translations.original() != locale => {
            message_files(&translations, locale, &terms.unwrap_or_default())
        }
        // The locale has no original. The library has its shared messages.
        _ if shipped => lacking(&referee, locale),
        _ => {
            let message = "the book has no English messages and no complete locale to start from";
            return Err(Stop::Refused(message.to_owned()));
        }
    };
    let written = |(_, text): &(Box<str>, String)| {
        text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase())).count()
    };
    let taken: usize = files.iter().map(written).sum();
    let there = |name: &str| {
        let mut known = referee.phrasebook().message_files(locale, true);
        known.any(|(rules, _)| rules.unwrap_or("common") == name)
    };
    // The library has the shared messages of built-in locales.
    files.retain(|(name, _)| &**name != "common" || !shipped || there(name));
    let (more, new): (Vec<_>, Vec<_>) = files.into_iter().partition(|(name, _)| there(name));
    let placed = |(name, text): (Box<str>, String)| (folder.join(format!("{name}.ftl")), text);
    let more: Vec<(PathBuf, String)> = more.into_iter().map(placed).collect();
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
        writeln!(output, "{}: added missing messages", path.display())?;
    }
    if new.is_empty() && more.is_empty() {
        writeln!(output, "nothing to add: `{locale}` already lists every message")?;
    }
    if let Some(page) = &args.from_page {
        let terms = if taken == 1 { "1 term is".to_owned() } else { format!("{taken} terms are") };
        writeln!(output, "{terms} from `{}`", page.display())?;
    }
    Ok(ending)
}

/// The files of a locale that lack messages of their rule sets, with those messages as comments to fill in.
fn lacking(referee: &Referee, locale: &LanguageIdentifier) -> Vec<(Box<str>, String)> {
    let file = |rules: &Arc<RuleSet>| {
        let mut files = referee.phrasebook().message_files(locale, true);
        let existing = files.find(|(of, _)| *of == Some(rules.name())).map(|(_, file)| file.source.text());
        let text = template(rules, existing);
        let whole = existing.map_or_else(String::new, |text| format!("{}\n", text.trim_end()));
        (!text.is_empty()).then(|| (rules.name().into(), whole + &text))
    };
    referee.rulebook().sets().iter().filter_map(file).collect()
}

/// The messages for the terms of a page, by the rule set that the page describes.
fn terms(path: &Path, args: &LocaleAddArgs, referee: &Referee) -> Result<BTreeMap<Box<str>, String>, Stop> {
    let locale = args.locale.id();
    let source = read_input(path)?;
    let page = Page::read(&source)?;
    let written = page.locale().and_then(|locale| locale.parse::<LanguageIdentifier>().ok());
    if let Some(other) = written.filter(|other| other.language != locale.language) {
        return Err(Stop::Refused(format!("`{}` is a page in `{other}`, not `{locale}`", path.display())));
    }
    // Terms get the ids of the rule set that the page fits. A bilingual page is matched by its original.
    let original = page.is_bilingual().then_some("en");
    let checker = Checker::new(referee);
    let report = checker.check(&page, args.like.as_deref(), original)?;
    let main = report.rules.first().map(|name| &**name).unwrap_or_default();
    let rules = referee.rulebook().named(main)?;
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

/// A term with braces escaped for Fluent.
fn plain(term: &str) -> String {
    // Two replacements in a row would escape the braces of the first again.
    let parts: Vec<String> = term.split('{').map(|part| part.replace('}', "{ \"}\" }")).collect();
    parts.join("{ \"{\" }")
}
