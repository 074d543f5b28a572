use std::collections::BTreeMap;

use unic_langid::LanguageIdentifier;

use crate::audits::Translations;
use crate::audits::progress::Origin;
use crate::audits::unit::UnitId;
use referee::check;
use referee::diagnostic::{Finding, Thing};
use referee::tooling::{MessageFile, Messages, collect, range};

check! {
/// Original changed since translation.
///
/// According to the ledger of the locale, the English message was different when it was translated. Perhaps the
/// translation is outdated. If it is correct, record it with `referee locale accept`.
    CHANGED: Warning in Words, "words-changed";

/// Translation without a record of its original.
///
/// The message is not in the ledger of the locale, so later changes of its English text cannot be detected. Record it with
/// `referee locale accept`.
    UNRECORDED: Note in Words, "words-unrecorded"
}

/// The most unrecorded messages that are reported separately.
const MOST_UNRECORDED: usize = 10;

pub(crate) fn check(translations: &Translations, locale: &LanguageIdentifier) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut origins = translations.origins(locale);
    origins.retain(|(_, origin)| *origin != Origin::Current);
    if origins.is_empty() {
        return findings;
    }
    let unrecorded = origins.iter().filter(|(_, origin)| *origin == Origin::Unrecorded).count();
    let own = translations.files(locale, true);
    let own: BTreeMap<&str, Messages<'_>> = own.iter().map(|(name, files)| (*name, collect(files))).collect();
    let original = translations.files(&translations.original, false);
    let original: BTreeMap<&str, Messages<'_>> = original.iter().map(|(name, files)| (*name, collect(files))).collect();
    for (UnitId { file, message }, origin) in &origins {
        let check = match origin {
            Origin::Unrecorded if unrecorded > MOST_UNRECORDED => continue,
            Origin::Unrecorded => &UNRECORDED,
            Origin::Current | Origin::Changed => &CHANGED,
        };
        let found = |files: &BTreeMap<&str, Messages<'_>>| {
            let found = files.get(&**file)?.get(&**message)?;
            Some(found.source.place(range(found.text, found.id)))
        };
        let Some(place) = found(&own) else { continue };
        let id = UnitId { file: file.clone(), message: message.clone() };
        let accept = format!("`referee locale accept {locale} --message {file}/{message}`");
        if *origin == Origin::Unrecorded {
            let text = format!("the original of `{message}` is not recorded");
            let help = format!("run {accept}");
            findings.push(check.at(place, text).with_help(help).about(Thing::Message, message));
            continue;
        }
        let text = format!("the original of `{message}` has changed since it was translated");
        let help = format!("update the translation, or run {accept} if it is correct");
        let mut finding = check.at(place, text).with_help(help).about(Thing::Message, message);
        finding.related = found(&original).map(|place| (place, "current original".to_owned()));
        if let Some((before, after)) = translations.change(locale, &id) {
            finding = finding.with_difference(before, after);
        }
        findings.push(finding);
    }
    if unrecorded > MOST_UNRECORDED {
        let text = format!("the originals of {unrecorded} messages of `{locale}` are not recorded");
        let help = format!("run `referee locale accept {locale}`");
        let ledger = translations.ledgers.iter().find(|(of, ..)| of == locale).map(|(_, source, _)| source.place(0..0));
        findings.push(UNRECORDED.at(ledger, text).with_help(help).about(Thing::Locale, &locale.to_string()));
    }
    findings
}

impl Translations {
    /// The message files of a locale by rule set, or `common`.
    fn files(&self, locale: &LanguageIdentifier, own: bool) -> BTreeMap<&str, Vec<MessageFile>> {
        let mut files: BTreeMap<&str, Vec<MessageFile>> = BTreeMap::new();
        for (name, file) in self.phrasebook.message_files(locale, own) {
            files.entry(name.unwrap_or("common")).or_default().push(file.clone());
        }
        files
    }

    /// The text that a message was translated from, if known, and the current original.
    pub(crate) fn change(&self, locale: &LanguageIdentifier, id: &UnitId) -> Option<(String, String)> {
        let known = self.ledger(locale)?.recorded(id)?;
        let texts = self.ledger(&self.original)?;
        let before = known.iter().find_map(|fingerprint| texts.text(fingerprint))?;
        Some((before.to_owned(), self.source.get(id)?.text.to_string()))
    }
}
