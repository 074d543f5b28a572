//! A language that is begun: every message where it is to stand, with its original as a comment to be written over.

use std::collections::BTreeMap;

use crate::audits::Translations;

use referee::tooling::places;
use unic_langid::LanguageIdentifier;

use super::branches::{Branch, message, pattern};
use super::catalog::{Catalog, Unit, by_attribute, patterns};
use super::entries::{Entries, entries, written};
use super::splice::{Fate, spliced};

/// The message files of a language, by what they are for: all messages in comments to be written over. Files that are
/// there keep their text and get the messages that they lack; those that lack none are left out. `terms` are messages
/// that are known already, by file.
pub fn begun(
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
        let begun = |id: &str| {
            let own: Vec<&Unit> = of_file.iter().copied().filter(|unit| unit.message().0 == id).collect();
            one(id, &own, &known)
        };
        let there = translations.phrasebook().message_files(locale, true).find(|(of, _)| *of == rules);
        let text = if let Some((_, there)) = there {
            let text = there.source.text();
            let known = entries(text);
            let open: String = places(file.source.text())
                .into_iter()
                .filter(|(id, _)| known.get(id).is_none() && !text.contains(&format!("# {id} =")))
                .map(|(id, _)| ["\n", &begun(id), "\n"].concat())
                .collect();
            if open.is_empty() {
                continue;
            }
            format!("{}\n{open}", text.trim_end())
        } else {
            let text = spliced(file.source.text(), &|id| Fate::Becomes(begun(id)));
            let head = "write each message over the one in the comment, and take the `# ` before it away";
            format!("### {locale}: {head}.\n\n{text}")
        };
        files.push((name.into(), text));
    }
    files
}

/// A message that is to be written: what is known of it, and the rest as a comment.
fn one(id: &str, units: &[&Unit], known: &Entries) -> String {
    let there = known.get(id);
    let told: Vec<Option<&str>> =
        there.map(|entry| patterns(entry).into_iter().map(|(name, _)| name).collect()).unwrap_or_default();
    let mut value = None;
    let mut attributes = Vec::new();
    for (attribute, of) in by_attribute(units).into_iter().filter(|(attribute, _)| !told.contains(attribute)) {
        let branch = |unit: &Unit| Branch { path: unit.path.clone(), leaf: unit.source.clone() };
        let all: Vec<Branch> = of.into_iter().map(branch).collect();
        let Ok(pattern) = pattern(&all) else { continue };
        match attribute {
            None => value = Some(pattern),
            Some(name) => attributes.push((name.to_owned(), pattern)),
        }
    }
    let open = (value.is_some() || !attributes.is_empty()).then(|| written(&message(id, value, attributes, None)));
    // Of a message that is known, only its attributes are still to be written.
    let open = open.map(|text| match there {
        Some(_) => text.split_once('\n').map_or_else(String::new, |(_, rest)| rest.to_owned()),
        None => text,
    });
    let comment = open.unwrap_or_default();
    let comment = comment.lines().map(|line| format!("# {line}").trim_end().to_owned());
    there.map(written).into_iter().chain(comment).collect::<Vec<_>>().join("\n")
}
