use unic_langid::LanguageIdentifier;

use referee::check;
use referee::diagnostic::Finding;
use referee::locale::Phrasebook;
use referee::tooling::{collect, is_of_help_pages, range};

use crate::audits::flat::{flattened, plain};
use crate::audits::scopes::{Scopes, in_order};

check! {
/// Different term on help pages.
///
/// A file in `pages` of the locale has a term of the help pages that differs from the message. Readers of the page look for
/// the term of the page.
    ON_PAGES: Note in Words, "words-on-pages"
}

/// Terms of help pages that differ from the messages of a locale.
pub(in crate::audits) fn check(
    phrasebook: &Phrasebook,
    scopes: &Scopes<'_>,
    locale: &LanguageIdentifier,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, file) in phrasebook.page_files(locale) {
        let (wordings, messages) = (collect(std::slice::from_ref(file)), scopes.get(locale, name));
        for (key, found) in in_order(&wordings) {
            let Some(message) = messages.get(key).filter(|_| !is_of_help_pages(key)) else { continue };
            let wording = found.value.map(|pattern| flattened(pattern).into_iter().map(|flat| flat.text)).into_iter();
            let wording = wording.flatten().next().unwrap_or_default();
            // The page also uses the term of the message.
            let own = message.value.and_then(plain).unwrap_or_default();
            let others: Vec<&str> = wording.split(" | ").filter(|word| *word != own).collect();
            if others.is_empty() {
                continue;
            }
            let text = format!("help pages use another term for `{key}`: `{}`", others.join("`, `"));
            let there = found.source.place(range(found.text, found.id));
            findings.push(
                message
                    .finding(&ON_PAGES, message.id, text)
                    .with_related(Some((there, "term of the help pages".to_owned()))),
            );
        }
    }
    findings
}
