//! Translations that are the same as the original.

use std::cell::OnceCell;

use fluent_syntax::ast::Pattern;
use hashbrown::HashMap;
use unic_langid::LanguageIdentifier;

use referee::diagnostic::Finding;
use referee::tooling::{Found, texts};

use super::checks::leftover::LEFTOVER;
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
    finding: Finding,
}

impl Untouched {
    /// The finding, and whether all other locales translate the text.
    pub(super) fn found<'l>(
        &self,
        scopes: &Scopes<'_>,
        others: impl Iterator<Item = &'l LanguageIdentifier>,
    ) -> Finding {
        let of = |other| whole(scopes.get(other, self.rules.as_deref()).get(&*self.key)?, self.part.as_deref());
        let translated: Vec<bool> = others.filter_map(of).map(|text| !is_same(text, &self.text)).collect();
        let finding = self.finding.clone();
        if translated.len() > 1 && translated.iter().all(|it| *it) {
            let message = format!("`{}` is not translated, but all other languages translate it", self.text);
            return finding.saying(message);
        }
        finding
    }
}

/// Compares a locale with its original.
pub(super) struct Verbatim<'p, 'f> {
    pair: Pair<'p, 'f>,
    elsewhere: OnceCell<HashMap<&'f str, &'f str>>,
}

impl<'p, 'f> Verbatim<'p, 'f> {
    pub(super) fn new(pair: Pair<'p, 'f>) -> Self {
        Self { pair, elsewhere: OnceCell::new() }
    }

    /// Texts that are the same as the original.
    pub(super) fn untouched(&self, name: Option<&str>, own: &[(&str, &Found<'_>)]) -> Vec<Untouched> {
        let Some(original) = self.pair.translated_from() else { return Vec::new() };
        let source = self.pair.scopes.get(original, name);
        let mut left = Vec::new();
        // Terms can be names that are the same in every language.
        for (key, found) in own.iter().filter(|(key, _)| !is_only_read(key) && !key.starts_with('-')) {
            for (attribute, pattern) in found.nodes() {
                let Some(text) = first_words(pattern) else { continue };
                let source = source.get(*key).and_then(|found| found.pattern(attribute));
                let same = source.is_some_and(|source| is_untouched(pattern, source));
                if !same {
                    continue;
                }
                if left.len() >= MOST_FINDINGS {
                    return left;
                }
                let other = self.elsewhere(original).get(text).filter(|other| !is_like(text, other));
                let accept = format!(
                    "`referee locale accept {} --message {}/{key}`",
                    self.pair.locale,
                    name.unwrap_or("common")
                );
                let help = match other {
                    Some(other) => format!("use `{other}` as elsewhere, or accept the text as it is: {accept}"),
                    None => format!("translate it, or accept the text as it is: {accept}"),
                };
                let text = text.trim();
                let message = format!("`{text}` is not translated");
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

/// The first text of a pattern with a word. Abbreviations in capitals are the same in every language.
pub(super) fn first_words<'f>(pattern: &Pattern<&'f str>) -> Option<&'f str> {
    let mut first = None;
    texts(pattern, &mut |text| {
        let is_word = |word: &str| {
            let letters = word.chars().filter(|c| c.is_alphabetic());
            letters.clone().nth(1).is_some() && letters.into_iter().any(char::is_lowercase)
        };
        if first.is_none() && masked(text).split(|c: char| !c.is_alphanumeric()).any(is_word) {
            first = Some(text);
        }
    });
    first
}

/// The text of a part of a message without placeables.
fn whole<'f>(found: &Found<'f>, attribute: Option<&str>) -> Option<&'f str> {
    found.pattern(attribute).and_then(plain)
}

/// Whether a text with words is the same as its original.
pub(super) fn is_untouched(pattern: &Pattern<&str>, original: &Pattern<&str>) -> bool {
    let both = plain(pattern).zip(plain(original));
    let same = pattern == original || both.is_some_and(|(own, original)| is_same(own, original));
    same && first_words(pattern).is_some()
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
