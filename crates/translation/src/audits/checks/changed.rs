use std::collections::BTreeMap;

use unic_langid::LanguageIdentifier;

use crate::audits::Translations;
use crate::audits::progress::Origin;
use crate::audits::unit::UnitId;
use referee::check;
use referee::diagnostic::{Finding, Thing};
use referee::tooling::{MessageFile, Messages, collect, range};

check! {
/// A message was translated from a text that has changed since.
///
/// The English message reads otherwise than when it was translated, as the ledger of the locale has it. Perhaps the
/// translation is no longer right. When it is, `referee locale accept` records what it is translated from.
    CHANGED: Warning in Words, "words-changed";

/// Nobody has recorded what a message was translated from.
///
/// The locale has a ledger, and the message is not in it: whether its English text has changed since it was translated,
/// nobody can tell. `referee locale accept` records it.
    UNRECORDED: Note in Words, "words-unrecorded"
}

/// How many messages that are in no ledger are told one by one.
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
            let text = format!("nobody has recorded what `{message}` was translated from");
            findings.push(check.at(place, text).with_help(format!("{accept} does")).about(Thing::Message, message));
            continue;
        }
        let text = format!("`{message}` was translated from a text that has changed since");
        let help = format!("if it is right as it is, {accept} says so");
        let mut finding = check.at(place, text).with_help(help).about(Thing::Message, message);
        finding.related = found(&original).map(|place| (place, "the text by now".to_owned()));
        if let Some((before, after)) = translations.change(locale, &id) {
            finding = finding.with_difference(before, after);
        }
        findings.push(finding);
    }
    if unrecorded > MOST_UNRECORDED {
        let text = format!("nobody has recorded what {unrecorded} messages of `{locale}` were translated from");
        let help = format!("`referee locale accept {locale}` does");
        let ledger = translations.ledgers.iter().find(|(of, ..)| of == locale).map(|(_, source, _)| source.place(0..0));
        findings.push(UNRECORDED.at(ledger, text).with_help(help).about(Thing::Locale, &locale.to_string()));
    }
    findings
}

impl Translations {
    /// The message files of a locale, by what they are for.
    fn files(&self, locale: &LanguageIdentifier, own: bool) -> BTreeMap<&str, Vec<MessageFile>> {
        let mut files: BTreeMap<&str, Vec<MessageFile>> = BTreeMap::new();
        for (name, file) in self.phrasebook.message_files(locale, own) {
            files.entry(name.unwrap_or("common")).or_default().push(file.clone());
        }
        files
    }

    /// What a message was translated from, if that is known, and what the original says now.
    pub(crate) fn change(&self, locale: &LanguageIdentifier, id: &UnitId) -> Option<(String, String)> {
        let known = self.ledger(locale)?.recorded(id)?;
        let texts = self.ledger(&self.original)?;
        let before = known.iter().find_map(|fingerprint| texts.text(fingerprint))?;
        Some((before.to_owned(), self.source.get(id)?.text.to_string()))
    }
}
