//! All findings of a book.

use std::path::Path;

use unic_langid::LanguageIdentifier;

use crate::audits::{ORIGINAL, Progress, Translations};
use referee::diagnostic::{Finding, Findings, Severity, Source, Thing};
use referee::tooling::folder::Folder;
use referee::tooling::word_checks::{MISSING, UNTRANSLATED, missing_locale};
use referee::tooling::{Ledger, Reading, builtin};
use referee_authoring::scenario::Scenarios;

/// All findings of a book, including notes: in rules, released rule sets, messages of every locale, and scenario files.
/// Scenarios are not run. Findings are sorted by file and position.
///
/// ```no_run
/// let findings = referee_translation::book::check("my-book")?;
/// assert!(findings.iter().all(|finding| finding.severity < referee::Severity::Error));
/// # Ok::<(), referee::Findings>(())
/// ```
///
/// # Errors
/// The folder cannot be read.
pub fn check(folder: impl AsRef<Path>) -> Result<Vec<Finding>, Findings> {
    Ok(check_texts(&Folder::read(folder.as_ref())?, false))
}

/// All findings of a book from memory: the text of each file by its path, such as `rules/2020.yaml`. Scenarios are run.
///
/// ```
/// let files = [("rules/t.yaml".to_owned(), "rules: t\nstages: {}\n".to_owned())];
/// let findings = referee_translation::book::check_files(files);
/// assert!(findings.iter().any(referee::Finding::is_error));
/// ```
pub fn check_files(files: impl IntoIterator<Item = (String, String)>) -> Vec<Finding> {
    check_texts(&Folder::of(files), true)
}

fn check_texts(texts: &Folder, run: bool) -> Vec<Finding> {
    let Audited { reading: Reading { referee, names, rules, words, .. }, translations } = Audited::new(texts, None);
    let Folder { ledger, scenarios, findings, .. } = texts;
    let mut findings = findings.clone();
    findings.extend(rules);
    if let Some(source) = ledger {
        match Ledger::read(source) {
            Ok(ledger) => findings.extend(ledger.check(source, referee.rulebook(), &names)),
            Err(finding) => findings.push(finding),
        }
    }
    findings.extend(words);
    // Without any messages of its own, no locale of the book lacks them.
    if referee.phrasebook().own_locales().next().is_none() && texts.unread.is_empty() {
        // Rules can be used without messages.
        findings.extend(referee.phrasebook().missing().into_iter().map(|mut finding| {
            finding.severity = Severity::Warning;
            finding
        }));
    }
    findings.extend(translations.check());
    for source in scenarios {
        let scenarios = Scenarios::read(source, &referee);
        // Errors of an existing rule set were reported above.
        let about = scenarios.rules();
        if referee.rulebook().get(about).is_some() || names.iter().all(|(name, _)| **name != *about) {
            findings.extend_from_slice(scenarios.findings());
            if run {
                findings.extend(scenarios.run().into_iter().filter(|outcome| outcome.ran).flat_map(|it| it.findings));
            }
        }
    }
    in_order(&mut findings);
    findings
}

/// All findings in the messages of some locales, or of all if none is named, with the progress of each locale. Without a
/// folder, checks the built-in messages. Findings are sorted by file and position. Errors in the original messages are
/// always included, because broken messages cannot be compared.
///
/// # Errors
/// The folder cannot be read, or has no messages in one of the locales.
pub fn check_words(
    folder: Option<&Path>,
    locales: &[LanguageIdentifier],
) -> Result<(Vec<Finding>, Vec<Progress>), Findings> {
    let texts = folder.map(Folder::read).transpose()?.unwrap_or_else(builtin::folder);
    let files = || texts.messages.iter().chain(&texts.unread);
    let mut existing: Vec<LanguageIdentifier> = files().map(|message| message.locale.clone()).collect();
    existing.sort_unstable();
    existing.dedup();
    if let Some(missing) = locales.iter().find(|locale| !existing.contains(locale)) {
        return Err(missing_locale("messages", missing, &existing).into());
    }
    let audited = Audited::new(&texts, None);
    let mut findings = audited.findings(&texts);
    let of = |source: &Source| source.name().to_owned();
    let wanted = |locale: &LanguageIdentifier| locales.is_empty() || locales.contains(locale);
    let others: Vec<String> = files()
        .filter(|message| !wanted(&message.locale))
        .map(|message| of(&message.source))
        .chain(texts.translated.iter().filter(|(locale, _)| !wanted(locale)).map(|(_, source)| of(source)))
        .collect();
    let original: Vec<String> =
        files().filter(|message| message.locale == ORIGINAL).map(|message| of(&message.source)).collect();
    findings.retain(|finding| {
        let Some(place) = &finding.place else { return true };
        let stands_in = |files: &[String]| files.iter().any(|file| file == place.file());
        !stands_in(&others) || finding.is_error() && stands_in(&original)
    });
    in_order(&mut findings);
    let progress = audited.translations.progress().into_iter().filter(|progress| wanted(&progress.locale));
    Ok((findings, progress.collect()))
}

/// A book and the audit of its translations.
pub(crate) struct Audited {
    pub(crate) reading: Reading,
    pub(crate) translations: Translations,
}

impl Audited {
    /// Audits texts. Reuses the results of an audit `before` for unchanged texts.
    pub(crate) fn new(texts: &Folder, before: Option<&Self>) -> Self {
        let mut reading = Reading::of(texts, before.map(|before| &before.reading));
        let phrasebook = reading.referee.phrasebook();
        let mut missing = phrasebook.absent(&texts.unread);
        let translations = Translations::new(phrasebook, &texts.translated, before.map(|before| &before.translations));
        started(&translations, &mut missing);
        reading.words.extend(missing);
        Self { reading, translations }
    }

    /// All findings in messages, and errors that prevent reading them.
    pub(crate) fn findings(&self, texts: &Folder) -> Vec<Finding> {
        // The messages that an invalid rule set needs are unknown.
        let invalid = self.reading.rules.iter().filter(|finding| finding.is_error());
        let findings = texts.findings.iter().chain(invalid).chain(&self.reading.words).cloned();
        findings.chain(self.translations.check()).chain(self.translations.on_pages()).collect()
    }
}

/// Replaces the findings about untranslated messages of each language that was just started by one note.
fn started(translations: &Translations, missing: &mut Vec<Finding>) {
    for locale in translations.locales() {
        let named = format!("`{locale}`");
        let open = |finding: &Finding| {
            (finding.id == UNTRANSLATED.id || finding.id == MISSING.id && !finding.is_error())
                && finding.message.contains(&named)
        };
        if !missing.iter().any(open) {
            continue;
        }
        let (needed, there) = translations.amount(locale);
        if there * 2 >= needed {
            continue;
        }
        let message = format!("`{locale}` was started: {there} of {needed} messages are translated");
        let absent = missing.iter().any(|finding| open(finding) && finding.place.is_none());
        let help = if absent {
            format!("run `referee locale add {locale}` to add the others as comments, and translate those")
        } else {
            "translate the messages that are commented out; until then, readers get the English".to_owned()
        };
        let place = missing.iter().filter(|finding| open(finding)).find_map(|finding| finding.place.clone());
        missing.retain(|finding| !open(finding));
        let mut note = UNTRANSLATED.at(place, message).with_help(help).about(Thing::Locale, &locale.to_string());
        note.severity = Severity::Note;
        missing.push(note);
    }
}

/// Sorts findings by file and position.
fn in_order(findings: &mut [Finding]) {
    findings.sort_by_cached_key(|finding| {
        let span = finding.place.as_ref().and_then(|place| place.span().map(|(_, span)| span.start));
        (finding.place.as_ref().map(|place| place.file().to_owned()), span)
    });
}
