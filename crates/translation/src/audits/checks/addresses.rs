use std::collections::BTreeMap;

use referee::check;
use referee::diagnostic::Finding;
use unic_langid::LanguageIdentifier;

use crate::audits::flat::Flat;
use crate::audits::masked::addresses;
use crate::audits::translated::Translated;

check! {
/// Address different from the original.
///
/// The translation has a link, a web address or an email address that the English text does not have, or lacks one. The
/// languages in an address do not count: `example.com/en/help` can be `example.com/de/help`. If another address is right,
/// record it with `referee locale accept LOCALE --message ID`.
///
/// ```diff ftl
///   # en
///   stage-open = Open
///       .summary = Write to help@example.com.
///   # de
///   stage-open = Offen
/// -     .summary = Schreiben Sie an hilfe@exmaple.com.
/// +     .summary = Schreiben Sie an help@example.com.
/// ```
    ADDRESSES: Warning in Words, "words-addresses"
}

/// Reports an address that only a translation or only its original has.
pub(in crate::audits) fn check(
    part: &Translated<'_, '_>,
    original: &[Flat<'_>],
    languages: [&LanguageIdentifier; 2],
) -> Option<Finding> {
    let own = written(part.flats, languages);
    let source = written(original, languages);
    let more = own.iter().find(|(key, _)| !source.contains_key(*key)).map(|(_, found)| found);
    let less = source.iter().find(|(key, _)| !own.contains_key(*key)).map(|(_, (text, ..))| text);
    let name = part.name();
    let message = match (more, less) {
        (None, None) => return None,
        (Some((more, ..)), Some(less)) => format!("`{name}` has the address `{more}`, and the original has `{less}`"),
        (Some((more, ..)), None) => format!("`{name}` has the address `{more}`, which the original lacks"),
        (None, Some(less)) => format!("`{name}` lacks the address `{less}` of the original"),
    };
    let place = more.and_then(|(text, flat, at)| {
        let start = part.flats.get(*flat)?.place(part.found.text, *at)?;
        Some(start..start + text.len())
    });
    let finding = part.found.at(&ADDRESSES, place.unwrap_or_else(|| part.place()), message);
    Some(finding.with_help("copy the address from the original".to_owned()))
}

/// The addresses of texts without the languages in them: as written, with the text and the first byte.
fn written(flats: &[Flat<'_>], languages: [&LanguageIdentifier; 2]) -> BTreeMap<String, (String, usize, usize)> {
    let mut all = BTreeMap::new();
    for (number, flat) in flats.iter().enumerate() {
        for range in addresses(&flat.text) {
            let text = flat.text.get(range.clone()).unwrap_or_default();
            all.entry(neutral(text, languages)).or_insert_with(|| (text.to_owned(), number, range.start));
        }
    }
    all
}

/// An address with `*` instead of the languages.
fn neutral(address: &str, languages: [&LanguageIdentifier; 2]) -> String {
    let is_language = |part: &str| {
        let tag = part.parse::<LanguageIdentifier>();
        let short = part.split(['-', '_']).next().is_some_and(|first| (2..=3).contains(&first.len()));
        short && tag.is_ok_and(|tag| languages.iter().any(|language| language.language == tag.language))
    };
    let mut parts = Vec::new();
    for part in address.split_inclusive(|c: char| !c.is_alphanumeric() && c != '-') {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '-');
        let rest = part.get(word.len()..).unwrap_or_default();
        parts.push(if is_language(word) { "*".to_owned() } else { word.to_lowercase() });
        parts.push(rest.to_owned());
    }
    parts.concat().trim_end_matches('/').to_owned()
}
