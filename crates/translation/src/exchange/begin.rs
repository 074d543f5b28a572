//! Message files for a new locale: every message as a comment with its original text.

use std::collections::BTreeMap;

use crate::audits::Translations;

use referee::tooling::places;
use unic_langid::LanguageIdentifier;

use super::branches::{Branch, message, pattern};
use super::catalog::{Catalog, Unit, by_attribute, patterns};
use super::entries::{Entries, entries, written};
use super::splice::{Fate, spliced};

/// The message files of a new locale by rule set, or `common`, with every original message as a comment. Existing files
/// keep their text and get their missing messages; complete files are omitted. `terms` are messages that are already
/// translated, by file.
pub fn message_files(
    translations: &Translations,
    locale: &LanguageIdentifier,
    terms: &BTreeMap<Box<str>, String>,
) -> Vec<(Box<str>, String)> {
    let catalog = Catalog::of(translations, locale);
    let mut files = Vec::new();
    for (rules, file) in translations.originals(locale) {
        let name = rules.unwrap_or("common");
        let known = terms.get(name).map(|text| entries(text)).unwrap_or_default();
        let of_file: Vec<&Unit> = catalog.units.iter().filter(|unit| *unit.file == *name).collect();
        let template = |id: &str| {
            let own: Vec<&Unit> = of_file.iter().copied().filter(|unit| unit.message().0 == id).collect();
            one(id, &own, &known)
        };
        let existing = translations.phrasebook().message_files(locale, true).find(|(of, _)| *of == rules);
        let text = if let Some((_, existing)) = existing {
            let text = existing.source.text();
            let known = entries(text);
            let open: String = places(file.source.text())
                .into_iter()
                .filter(|(id, _)| known.get(id).is_none() && !text.contains(&format!("# {id} =")))
                .map(|(id, _)| ["\n", &template(id), "\n"].concat())
                .collect();
            if open.is_empty() {
                continue;
            }
            format!("{}\n{open}", text.trim_end())
        } else {
            let text = spliced(file.source.text(), &|id| Fate::Replace(template(id)));
            let head = "replace each original text with its translation, and remove the `# ` before it";
            format!("### {locale}: {head}.\n\n{text}")
        };
        files.push((name.into(), text));
    }
    files
}

/// A message to be translated: its translated parts, and the rest as a comment.
fn one(id: &str, units: &[&Unit], known: &Entries) -> String {
    let existing = known.get(id);
    let translated: Vec<Option<&str>> =
        existing.map(|entry| patterns(entry).into_iter().map(|(name, _)| name).collect()).unwrap_or_default();
    let mut value = None;
    let mut attributes = Vec::new();
    for (attribute, of) in by_attribute(units).into_iter().filter(|(attribute, _)| !translated.contains(attribute)) {
        let branch = |unit: &Unit| Branch { path: unit.path.clone(), leaf: unit.source.clone() };
        let all: Vec<Branch> = of.into_iter().map(branch).collect();
        let Ok(pattern) = pattern(&all) else { continue };
        match attribute {
            None => value = Some(pattern),
            Some(name) => attributes.push((name.to_owned(), pattern)),
        }
    }
    let open = (value.is_some() || !attributes.is_empty()).then(|| written(&message(id, value, attributes, None)));
    // Only the attributes of a known message are missing.
    let open = open.map(|text| match existing {
        Some(_) => text.split_once('\n').map_or_else(String::new, |(_, rest)| rest.to_owned()),
        None => text,
    });
    let comment = open.unwrap_or_default();
    let comment = comment.lines().map(|line| format!("# {line}").trim_end().to_owned());
    existing.map(written).into_iter().chain(comment).collect::<Vec<_>>().join("\n")
}
