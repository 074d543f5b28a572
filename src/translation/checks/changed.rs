use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Finding, check};
use crate::locale::{collect, range};
use crate::translation::Translations;
use crate::translation::progress::Origin;
use crate::translation::unit::UnitId;

use super::unrecorded::UNRECORDED;

check! {
/// A message was translated from a text that has changed since.
///
/// The English message reads otherwise than when it was translated, as the ledger of the locale has it. Perhaps the
/// translation is no longer right. When it is, `referee locale accept` records what it is translated from.
    CHANGED: Warning in Words, "words-changed"
}

/// How many messages that are in no ledger are told one by one.
const MOST_UNRECORDED: usize = 10;

pub(crate) fn check(translations: &Translations, locale: &LanguageIdentifier) -> Vec<Finding> {
    let mut findings = Vec::new();
    let origins = translations.origins(locale);
    let unrecorded = origins.iter().filter(|(_, origin)| *origin == Origin::Unrecorded).count();
    for (UnitId { file, message }, origin) in &origins {
        let check = match origin {
            Origin::Current => continue,
            Origin::Unrecorded if unrecorded > MOST_UNRECORDED => continue,
            Origin::Unrecorded => &UNRECORDED,
            Origin::Changed => &CHANGED,
        };
        let files = translations.phrasebook.message_files(locale, true);
        let own: Vec<_> =
            files.filter(|(name, _)| name.unwrap_or("common") == &**file).map(|(_, it)| it.clone()).collect();
        let messages = collect(&own);
        let Some(found) = messages.get(&**message) else { continue };
        let place = found.source.place(range(found.text, found.id));
        let id = UnitId { file: file.clone(), message: message.clone() };
        let accept = format!("`referee locale accept {locale} --message {file}/{message}`");
        if *origin == Origin::Unrecorded {
            let text = format!("nobody has recorded what `{message}` was translated from");
            findings.push(check.at(place, text).with_help(format!("{accept} does")));
            continue;
        }
        let text = format!("`{message}` was translated from a text that has changed since");
        let mut finding = check.at(place, text).with_help(format!("if it is right as it is, {accept} says so"));
        finding.related = translations.in_source(&id).map(|place| (place, "the text by now".to_owned()));
        if let Some((before, after)) = translations.change(locale, &id) {
            finding = finding.with_difference(before, after);
        }
        findings.push(finding);
    }
    if unrecorded > MOST_UNRECORDED {
        let text = format!("nobody has recorded what {unrecorded} messages of `{locale}` were translated from");
        let help = format!("`referee locale accept {locale}` does");
        findings.push(UNRECORDED.at(None, text).with_help(help));
    }
    findings
}

impl Translations {
    /// Where a message of the original stands.
    fn in_source(&self, id: &UnitId) -> Option<crate::diagnostic::Place> {
        let files = self.phrasebook.message_files(&self.original, false);
        let own: Vec<_> =
            files.filter(|(name, _)| name.unwrap_or("common") == &*id.file).map(|(_, it)| it.clone()).collect();
        let messages = collect(&own);
        let found = messages.get(&*id.message)?;
        Some(found.source.place(range(found.text, found.id)))
    }

    /// What a message was translated from, if that is known, and what the original says now.
    fn change(&self, locale: &LanguageIdentifier, id: &UnitId) -> Option<(String, String)> {
        let known = self.ledger(locale)?.recorded(id)?;
        let texts = self.ledger(&self.original)?;
        let before = known.iter().find_map(|fingerprint| texts.text(fingerprint))?;
        Some((before.to_owned(), self.source.get(id)?.text.to_string()))
    }
}
