//! The words that leads are found by.

use std::collections::BTreeSet;

use icu_normalizer::DecomposingNormalizerBorrowed;
use referee::engine::{Entry, FactValue, Value};
use referee::{Instant, Lead};

/// How many words of a lead are kept, and how many of a question are used.
const MOST: usize = 300;
const MOST_ASKED: usize = 10;
/// How many characters of a word are kept.
const LONGEST: usize = 40;

/// The words of a lead that a status shows at an instant: in its id, its facts and its fields. Those that are withheld are
/// not among them.
pub(crate) fn words(lead: &Lead, at: Instant) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    add(&mut words, lead.id());
    for fact in lead.rules().facts().ids() {
        if let FactValue::Text(text) = lead.fact(fact) {
            add(&mut words, text);
        }
    }
    for (_, value) in lead.shown_fields(at).into_iter().flatten() {
        add_value(&mut words, value);
    }
    words
}

fn add_value(words: &mut BTreeSet<String>, value: &Value) {
    match value {
        Value::Text(text) => add(words, text),
        Value::List(entries) => {
            entries.iter().flat_map(Entry::iter).for_each(|(_, part)| add_value(words, part));
        }
        _ => {}
    }
}

fn add(words: &mut BTreeSet<String>, text: &str) {
    for word in split(text) {
        let spaced = word.chars().next().is_some_and(has_spaces);
        let mut rest = word.as_str();
        while words.len() < MOST && !rest.is_empty() {
            words.insert(rest.chars().take(LONGEST).collect());
            if spaced {
                break;
            }
            // Without spaces, a word can begin anywhere.
            rest = rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
        }
    }
}

/// The words that a question consists of. Each is the beginning of a word of the leads that it finds.
pub(crate) fn asked(text: &str) -> Vec<String> {
    split(text).into_iter().take(MOST_ASKED).map(|word| word.chars().take(LONGEST).collect()).collect()
}

/// The words of a text, in lower case and without accents. Scripts with spaces and those without are apart.
fn split(text: &str) -> Vec<String> {
    let plain = DecomposingNormalizerBorrowed::new_nfkd().normalize(text).to_lowercase();
    let mut words: Vec<String> = Vec::new();
    let mut last: Option<bool> = None;
    for c in plain.chars() {
        if ('\u{300}'..='\u{36f}').contains(&c) {
            continue;
        }
        let kind = c.is_alphanumeric().then(|| has_spaces(c));
        if let Some(kind) = kind {
            match words.last_mut().filter(|_| last == Some(kind)) {
                Some(word) => word.push(c),
                None => words.push(c.to_string()),
            }
        }
        last = kind;
    }
    words
}

/// Whether the script of a character has spaces between words.
fn has_spaces(c: char) -> bool {
    let without = [
        '\u{e00}'..='\u{eff}',   // Thai, Lao
        '\u{1000}'..='\u{109f}', // Burmese
        '\u{1780}'..='\u{17ff}', // Khmer
        '\u{3040}'..='\u{30ff}', // Japanese
        '\u{3400}'..='\u{9fff}', // Chinese
        '\u{f900}'..='\u{faff}',
        '\u{20000}'..='\u{3ffff}',
    ];
    !without.iter().any(|range| range.contains(&c))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn words_are_found_in_all_scripts() {
        let mut words = BTreeSet::new();
        super::add(&mut words, "Müller & Söhne, O'Brien <a.b@contoso.example> 客戶要求 L-17 Ёлка");
        let found = |question: &str| {
            super::asked(question).iter().all(|asked| words.iter().any(|word| word.starts_with(asked)))
        };
        for question in
            ["muller", "MÜL", "söhne müller", "brien", "a.b@contoso", "要求", "客戶", "l-17", "елка", "ёл", ""]
        {
            assert!(found(question), "{question}");
        }
        for question in ["uller", "contosox", "求要", "18"] {
            assert!(!found(question), "{question}");
        }
    }
}
