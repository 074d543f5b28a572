//! Texts that are those of the original, letter by letter.

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

/// A text that is that of the original.
#[derive(Debug)]
pub(super) struct Untouched {
    rules: Option<Box<str>>,
    key: Box<str>,
    part: Option<Box<str>>,
    text: Box<str>,
    pub(super) finding: Finding,
}

impl Untouched {
    /// Whether it was forgotten: these other locales, several of them, all have words of their own.
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

/// What a locale has beside its original.
pub(super) struct Verbatim<'p, 'f> {
    pair: Pair<'p, 'f>,
    script: Script,
    elsewhere: OnceCell<HashMap<&'f str, &'f str>>,
}

impl<'p, 'f> Verbatim<'p, 'f> {
    pub(super) fn new(pair: Pair<'p, 'f>) -> Self {
        Self { pair, script: pair.script(), elsewhere: OnceCell::new() }
    }

    /// Texts that are those of the original, where nothing else was found. In the letters of the original, a single word
    /// can be right so, unless the language has another one for it elsewhere.
    pub(super) fn untouched(&self, name: Option<&str>, own: &[(&str, &Found<'_>)]) -> Vec<Untouched> {
        let Some(original) = self.pair.translated_from() else { return Vec::new() };
        let source = self.pair.scopes.get(original, name);
        let mut left = Vec::new();
        // What is a name in every language is a term.
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
                let message = format!("`{text}` is left from the original; all other languages translate it");
                let help = other.map(|other| format!("elsewhere, it is `{other}`; a name can be a term"));
                let finding = found.finding(&LEFTOVER, text, message).with_help(help);
                let (rules, part) = (name.map(Into::into), attribute.map(Into::into));
                left.push(Untouched { rules, key: (*key).into(), part, text: text.into(), finding });
            }
        }
        left
    }

    /// Texts of the original with other words that the language has for them somewhere.
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

/// The words of a part of a message that is nothing else.
fn whole<'f>(found: &Found<'f>, attribute: Option<&str>) -> Option<&'f str> {
    found.pattern(attribute).and_then(plain)
}

/// Whether a text is another, whatever its capitals are.
fn is_same(text: &str, other: &str) -> bool {
    text == other || text.split_whitespace().nth(1).is_some() && text.to_lowercase() == other.to_lowercase()
}

/// Whether words differ in nothing but marks and blanks.
fn is_like(text: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    letters(text) == letters(other)
}
