//! `referee locale add`

use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

use unic_langid::LanguageIdentifier;

use referee::tooling::folder::{TRANSLATED, folder_of};
use referee::tooling::{builtin, template};
use referee::{Loader, Referee};
use referee_pages::{Checker, Page, TermOptions};
use referee_translation::audits::{Ledger, Translations};
use referee_translation::exchange::{literal, message_files};

use super::book_args::refuse_locale;
use super::console::Console;
use super::findings::ending;
use super::l10n;
use super::locale_args::LocaleAddArgs;
use super::page_terms::pages;
use super::write::{create_all, replace_all};
use super::{Ending, Stop};

pub(super) fn run(args: &LocaleAddArgs, console: &Console) -> Result<Ending, Stop> {
    let book = args.book.own();
    let (referee, mut findings) = Loader::folder(&book).load_valid()?;
    // This command adds missing messages.
    findings.retain(|finding| finding.id != "message-missing");
    console.findings(&findings);
    let ending = ending(&findings);
    if let ([_, _, ..], [_, ..]) = (&*args.locales, &*args.from_page) {
        return Err(Stop::Refused("`--from-page` takes the terms of one locale".to_owned()));
    }
    for locale in &args.locales {
        add(args, locale.id(), &referee, console)?;
    }
    Ok(ending)
}

/// Adds the missing files and messages of a locale.
fn add(args: &LocaleAddArgs, locale: &LanguageIdentifier, referee: &Referee, console: &Console) -> Result<(), Stop> {
    let book = args.book.own();
    let translations = Translations::of(referee);
    let known = translations.locales().chain([translations.original()]);
    refuse_locale(locale, known.cloned())?;
    let terms = if args.from_page.is_empty() { BTreeMap::new() } else { terms(args, locale, referee, console)? };
    let folder = folder_of(&book.join("locales"), locale);
    // Ledgers record translations from English.
    let recorded = translations.has_original() && locale != translations.original();
    let shipped = builtin::messages().iter().any(|file| file.locale == *locale);
    let mut files = match translations.or_from_complete() {
        Some(translations) if translations.original() != locale => message_files(&translations, locale, &terms),
        // The locale has no original. The library has its shared messages.
        _ if shipped => Vec::new(),
        _ => {
            let message = "the book has no English messages and no complete locale to start from";
            return Err(Stop::Refused(message.to_owned()));
        }
    };
    add_lacking(&mut files, referee, locale);
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
    let listed = book.join(l10n::FILE);
    let list = std::fs::read_to_string(&listed).ok();
    let list = list.filter(|_| recorded).and_then(|text| l10n::with_locale(&text, locale));
    if let Some(text) = &list {
        replace_all(&[(listed.clone(), text.clone())], &book, console)?;
    }
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
    if list.is_some() {
        writeln!(output, "{}: added `{locale}`", listed.display())?;
    }
    if let [first, others @ ..] = &*args.from_page {
        let terms = if taken == 1 { "1 term is".to_owned() } else { format!("{taken} terms are") };
        let more = if others.is_empty() { String::new() } else { format!(" and {} more", others.len()) };
        writeln!(output, "{terms} from `{}`{more}", first.display())?;
    }
    if recorded && (!new.is_empty() || !more.is_empty()) {
        let next = "next: replace the commented English with translations, see them with `referee locale preview`";
        writeln!(output, "{next}, and run `referee locale check {locale}`")?;
    }
    Ok(())
}

/// Adds the messages that the original lacks too, as comments to fill in.
fn add_lacking(files: &mut Vec<(Box<str>, String)>, referee: &Referee, locale: &LanguageIdentifier) {
    for rules in referee.rulebook().sets() {
        let known = files.iter().position(|(name, _)| **name == *rules.name());
        let mut there = referee.phrasebook().message_files(locale, true);
        let existing = there.find(|(of, _)| *of == Some(rules.name())).map(|(_, file)| file.source.text());
        let text = known.and_then(|number| files.get(number)).map(|(_, text)| text.as_str()).or(existing);
        let more = template(rules, text);
        if more.is_empty() {
            continue;
        }
        let whole = text.map_or_else(String::new, |text| format!("{}\n", text.trim_end())) + &more;
        match known.and_then(|number| files.get_mut(number)) {
            Some((_, text)) => *text = whole,
            None => files.push((rules.name().into(), whole)),
        }
    }
}

/// The messages for the labels that pages have, by rule set.
fn terms(
    args: &LocaleAddArgs,
    locale: &LanguageIdentifier,
    referee: &Referee,
    console: &Console,
) -> Result<BTreeMap<Box<str>, String>, Stop> {
    let language = |page: &Page| page.locale().and_then(|locale| locale.parse::<LanguageIdentifier>().ok());
    let is_other = |page: &Page| language(page).is_some_and(|other| other.language != locale.language);
    let (others, own): (Vec<Page>, Vec<Page>) = pages(&args.from_page)?.into_iter().partition(is_other);
    if let (true, Some(first), Some(path)) = (own.is_empty(), others.first().and_then(language), args.from_page.first())
    {
        return Err(Stop::Refused(format!("`{}` is a page in `{first}`, not `{locale}`", path.display())));
    }
    let mut with = pages(&args.with)?;
    with.extend(others);
    let name = locale.to_string();
    let options = TermOptions { with: &with, rules: args.like.as_deref(), locale: Some(&name) };
    let report = Checker::new(referee).terms(&own, &options)?;
    console.findings(&report.findings);
    let mut files: BTreeMap<Box<str>, String> = BTreeMap::new();
    for term in report.labels() {
        let text = files.entry(term.rules.as_str().into()).or_default();
        text.extend([&*term.id, " = ", &literal(&term.text), "\n"]);
    }
    Ok(files)
}
