//! Everything that is found in rules and words.

use std::path::Path;

use unic_langid::LanguageIdentifier;

use crate::audits::{ORIGINAL, Progress, Translations};
use referee::Referee;
use referee::diagnostic::{Finding, Findings, Source};
use referee::locale::Phrasebook;
use referee::rules::{Ledger, Rulebook};
use referee::tooling::Checked;
use referee::tooling::builtin;
use referee::tooling::folder::Folder;
use referee::tooling::for_nothing;
use referee::tooling::word_checks::missing_locale;
use referee::tooling::word_checks::reference::REFERENCE;
use referee_authoring::scenario::Scenarios;

/// Everything that is found in a folder of rules and words, also what is only worth knowing: how the files are
/// written, scenarios among them, what a lead can live through, what was released, and what is said in every
/// locale. Scenarios are not run. By file, in the order of each.
///
/// ```
/// let findings = referee_translation::book::check("../../examples/tickets")?;
/// assert!(findings.iter().all(|finding| finding.severity < referee::Severity::Error));
/// # Ok::<(), referee::Findings>(())
/// ```
///
/// # Errors
/// The folder cannot be read.
pub fn check(folder: impl AsRef<Path>) -> Result<Vec<Finding>, Findings> {
    let texts = Folder::read(folder.as_ref())?;
    let Audited { referee, translations, named, rules, words } = Audited::new(&texts, true, None);
    let Folder { ledger, scenarios, findings, .. } = &texts;
    let mut findings = findings.clone();
    findings.extend(rules);
    if let Some(source) = ledger {
        match Ledger::read(source) {
            Ok(ledger) => findings.extend(ledger.check(source, referee.rulebook(), &named)),
            Err(finding) => findings.push(finding),
        }
    }
    findings.extend(words);
    findings.extend(translations.check());
    for source in scenarios {
        let scenarios = Scenarios::read(source, &referee);
        // What is wrong with a rule set that is there has been told.
        let about = scenarios.rules();
        if referee.rulebook().get(about).is_some() || named.iter().all(|(name, _)| **name != *about) {
            findings.extend_from_slice(scenarios.findings());
        }
    }
    in_order(&mut findings);
    Ok(findings)
}

/// Everything that is found in the words of some locales, of all if none is named, and how far each is: those of
/// a folder, else those that come with the library. By file, in the order of each. What is wrong with the words
/// that all others were translated from is found with each of them: what has a mistake, nothing is held against.
///
/// # Errors
/// The folder cannot be read, or has no words in one of the locales.
pub fn check_words(
    folder: Option<&Path>,
    locales: &[LanguageIdentifier],
) -> Result<(Vec<Finding>, Vec<Progress>), Findings> {
    let texts = folder.map(Folder::read).transpose()?.unwrap_or_else(builtin::folder);
    let files = || texts.messages.iter().chain(&texts.unread);
    let mut there: Vec<LanguageIdentifier> = files().map(|message| message.locale.clone()).collect();
    there.sort_unstable();
    there.dedup();
    if let Some(missing) = locales.iter().find(|locale| !there.contains(locale)) {
        return Err(missing_locale::missing("words", missing, &there).into());
    }
    let audited = Audited::new(&texts, folder.is_some(), None);
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

/// What is sound in rules and words, with what is wrong with them.
pub(crate) struct Audited {
    pub(crate) referee: Referee,
    pub(crate) translations: Translations,
    /// The names of all rule sets, be they sound or not.
    named: Vec<(Box<str>, Source)>,
    /// What is found in the rules.
    rules: Vec<Finding>,
    /// What is wrong with the words, and what they lack.
    words: Vec<Finding>,
}

impl Audited {
    /// Audits texts; a book of one's own has the shared words that come with the library behind it. What has not changed
    /// since texts were audited `before` is taken over from there.
    pub(crate) fn new(texts: &Folder, own: bool, before: Option<&Self>) -> Self {
        let Folder { rules: sources, messages, unread, unread_rules, translated, .. } = texts;
        let known = before.filter(|before| before.referee.is_of(sources));
        let Checked { book, names: named, findings: rules } = match known {
            Some(Self { referee, named, rules, .. }) => {
                Checked { book: referee.rulebook().clone(), names: named.clone(), findings: rules.clone() }
            }
            None => Rulebook::check(sources),
        };
        let names = named.iter().map(|(name, _)| &**name).chain(unread_rules.iter().map(|name| &**name));
        let mut words = for_nothing(messages, names);
        let base = if own { builtin::shared_messages() } else { Vec::new() };
        let known = before.map(|before| before.referee.phrasebook());
        let (phrasebook, found) = Phrasebook::new(&book, &base, messages, false, known);
        // What shared words that cannot be read have, nobody knows.
        let blind = |locale: &LanguageIdentifier| {
            unread.iter().any(|source| source.locale == *locale && source.rules.is_none() && !source.pages)
        };
        words.extend(found.into_iter().filter(|finding| {
            let file =
                finding.place.as_ref().filter(|_| finding.id == REFERENCE.id).map(|place| place.file().to_owned());
            let mut files = messages.iter().filter(|source| file.as_deref() == Some(source.source.name()));
            !files.any(|source| blind(&source.locale))
        }));
        words.extend(phrasebook.absent(unread));
        let translations = Translations::new(&phrasebook, translated, before.map(|before| &before.translations));
        Self { referee: Referee::of(book, phrasebook, sources, translated), translations, named, rules, words }
    }

    /// Everything that is found in the words of these texts, and what keeps them from being read.
    pub(crate) fn findings(&self, texts: &Folder) -> Vec<Finding> {
        // What is not sound needs no words that anybody knows of.
        let unsound = self.rules.iter().filter(|finding| finding.is_error());
        let told = texts.findings.iter().chain(unsound).chain(&self.words).cloned();
        told.chain(self.translations.check()).chain(self.translations.on_pages()).collect()
    }
}

/// By file, in the order of each.
fn in_order(findings: &mut [Finding]) {
    findings.sort_by_cached_key(|finding| {
        let span = finding.place.as_ref().and_then(|place| place.span().map(|(_, span)| span.start));
        (finding.place.as_ref().map(|place| place.file().to_owned()), span)
    });
}
