//! Translations that are the same as the original.

use std::cell::OnceCell;

use hashbrown::HashMap;
use unic_langid::LanguageIdentifier;

use referee::diagnostic::Finding;
use referee::tooling::Found;

use super::checks::leftover::{LEFTOVER, Original, Script};
use super::flat::plain;
use super::masked::{is_only_read, masked};
use super::pair::{MOST_FINDINGS, Pair};
use super::scopes::Scopes;

/// A translation that is the same as the original.
#[derive(Debug)]
pub(super) struct Untouched {
    rules: Option<Box<str>>,
    key: Box<str>,
    part: Option<Box<str>>,
    text: Box<str>,
    pub(super) finding: Finding,
}

impl Untouched {
    /// Whether the translation was forgotten: at least two other locales translate the text, and all that have it do.
    pub(super) fn is_left<'l>(
        &self,
        scopes: &Scopes<'_>,
        others: impl Iterator<Item = &'l LanguageIdentifier>,
    ) -> bool {
        let of = |other| whole(scopes.get(other, self.rules.as_deref()).get(&*self.key)?, self.part.as_deref());
        let translated: Vec<bool> = others.filter_map(of).map(|text| !is_same(text, &self.text)).collect();
        translated.len() > 1 && translated.iter().all(|it| *it)
    }
}

/// Compares a locale with its original.
pub(super) struct Verbatim<'p, 'f> {
    pair: Pair<'p, 'f>,
    script: Script,
    elsewhere: OnceCell<HashMap<&'f str, &'f str>>,
}

impl<'p, 'f> Verbatim<'p, 'f> {
    pub(super) fn new(pair: Pair<'p, 'f>) -> Self {
        Self { pair, script: pair.script(), elsewhere: OnceCell::new() }
    }

    /// Texts that are the same as the original and have no other finding. In the same script, a single word is allowed,
    /// unless the language has another word for it elsewhere.
    pub(super) fn untouched(&self, name: Option<&str>, own: &[(&str, &Found<'_>)]) -> Vec<Untouched> {
        let Some(original) = self.pair.translated_from() else { return Vec::new() };
        let source = self.pair.scopes.get(original, name);
        let mut left = Vec::new();
        // Terms can be names that are the same in every language.
        for (key, found) in own.iter().filter(|(key, _)| !is_only_read(key) && !key.starts_with('-')) {
            for (attribute, pattern) in found.nodes() {
                let same = |text: &&str| {
                    let original = source.get(*key).and_then(|found| whole(found, attribute));
                    original.is_some_and(|original| is_same(text, original))
                };
                let Some(text) = plain(pattern).filter(same) else { continue };
                let prose = masked(text);
                let count = prose.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
                let found_already = || {
                    let words = self.script.words(&prose);
                    Original::new([&*prose], self.script).left_in(&prose, &words, &|_| false).is_some()
                };
                if count == 0 || found_already() {
                    continue;
                }
                let other = if count == 1 && self.script == Script::Same {
                    let other = self.elsewhere(original).get(text).filter(|other| !is_like(text, other));
                    let Some(other) = other else { continue };
                    Some(*other)
                } else {
                    None
                };
                if left.len() >= MOST_FINDINGS {
                    return left;
                }
                let message = format!("`{text}` is not translated, but all other languages translate it");
                let help = other.map(|other| format!("use `{other}` as elsewhere, or make a name a term"));
                let finding = found.finding(&LEFTOVER, text, message).with_help(help);
                let (rules, part) = (name.map(Into::into), attribute.map(Into::into));
                left.push(Untouched { rules, key: (*key).into(), part, text: text.into(), finding });
            }
        }
        left
    }

    /// Original texts with a different translation that the language has for them.
    fn elsewhere(&self, original: &LanguageIdentifier) -> &HashMap<&'f str, &'f str> {
        self.elsewhere.get_or_init(|| {
            let mut all: HashMap<&str, &str> = HashMap::new();
            let Pair { phrasebook, scopes, locale, .. } = self.pair;
            for (name, _) in phrasebook.message_files(locale, true) {
                let own = scopes.get(locale, name);
                for (key, found) in scopes.get(original, name).iter().filter(|(key, _)| !is_only_read(key)) {
                    for (attribute, pattern) in found.nodes() {
                        let other = own.get(key).and_then(|found| whole(found, attribute));
                        let Some((text, other)) = plain(pattern).zip(other).filter(|(text, other)| text != other)
                        else {
                            continue;
                        };
                        all.entry(text).and_modify(|known| *known = other.min(known)).or_insert(other);
                    }
                }
            }
            all
        })
    }
}

/// The text of a part of a message without placeables.
fn whole<'f>(found: &Found<'f>, attribute: Option<&str>) -> Option<&'f str> {
    found.pattern(attribute).and_then(plain)
}

/// Whether two texts are the same. Case counts only for single words.
fn is_same(text: &str, other: &str) -> bool {
    text == other || text.split_whitespace().nth(1).is_some() && text.to_lowercase() == other.to_lowercase()
}

/// Whether two texts differ only in punctuation and white space.
fn is_like(text: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    letters(text) == letters(other)
}
