//! Assigns ids to the names of a page: from anchors, from a similar rule set, or derived from the names.

use std::collections::HashMap;

use icu_normalizer::DecomposingNormalizer;

use crate::label::{Labels, Meant, Noun};
use crate::likeness::{SAME, same, words};
use crate::stated::Name;
use referee::rules::RuleSet;
use referee::tooling::{cut, is_name};

/// The rule set whose ids are used for items with the same meaning.
#[derive(Clone, Copy)]
pub(crate) struct Like<'n> {
    pub(crate) rules: &'n RuleSet,
    pub(crate) labels: &'n Labels,
}

pub(super) struct Naming<'n> {
    pub(super) like: Option<Like<'n>>,
    /// Whether the labels are in the language of the page, not in a fallback language.
    pub(super) understood: bool,
    defined: &'n [(Box<str>, Name)],
    /// The page.
    page: &'n str,
    /// The names in the page's language for names of the original, by their position in the original.
    twins: HashMap<usize, Box<str>>,
    known: Vec<(String, Vec<Vec<char>>, String)>,
    /// The messages made from names.
    pub(super) labels: Vec<(String, String)>,
}

/// The maximum number of commas in a name.
const MOST_PARTS: usize = 4;

/// The maximum length of an id.
const MOST_ID: usize = 40;

impl<'n> Naming<'n> {
    pub(super) fn new(
        defined: &'n [(Box<str>, Name)],
        page: &'n str,
        (like, understood): (Option<Like<'n>>, bool),
        twins: HashMap<usize, Box<str>>,
    ) -> Self {
        Self { like, understood, defined, page, twins, known: Vec::new(), labels: Vec::new() }
    }

    /// Puts names with commas together again.
    pub(super) fn whole(&self, kind: &str, stated: &[Name]) -> Vec<Name> {
        let is = |written: &str| {
            let form = words(written);
            let of_kind = |anchor: &str| anchor.strip_prefix(kind).is_some_and(|rest| rest.starts_with('-'));
            self.defined.iter().any(|(anchor, known)| of_kind(anchor) && known.words() == form)
        };
        let mut names = Vec::new();
        let mut rest = stated;
        while let [first, others @ ..] = rest {
            let whole = |(count, last): (usize, &Name)| {
                let at = first.at.start..last.at.end;
                let text = self.page.get(at.clone()).filter(|text| is(text))?;
                Some((count + 1, Name::new(text, at, first.bold)))
            };
            let found = others.iter().enumerate().take(MOST_PARTS).rev().find_map(whole);
            let (taken, name) = found.unwrap_or_else(|| (0, first.clone()));
            names.push(name);
            rest = others.get(taken..).unwrap_or_default();
        }
        names
    }

    /// The id for a name; the name becomes its message.
    pub(super) fn id(&mut self, kind: &str, noun: Noun, name: &Name) -> String {
        self.fitting(kind, noun, name, SAME)
    }

    /// Like [`Self::id`], but for names among other words.
    pub(super) fn loose(&mut self, kind: &str, noun: Noun, name: &Name) -> String {
        self.fitting(kind, noun, name, 1)
    }

    fn fitting(&mut self, kind: &str, noun: Noun, name: &Name, least: u32) -> String {
        let form = name.words();
        let id = self
            .anchored(kind, name)
            .or_else(|| self.like(noun, name, least))
            .or_else(|| self.around(noun, name))
            .or_else(|| self.before(kind, form))
            .unwrap_or_else(|| self.made(kind, &name.text));
        // A name with another ending matches the other rule set too.
        let full = self.like.filter(|_| self.understood && self.twins.is_empty()).and_then(|like| {
            let label = like.labels.label(like.labels.find(noun, &id)?);
            (same(&words(label), form) > 0).then(|| Name::new(label, name.at.clone(), name.bold))
        });
        self.label(&format!("{kind}-{id}"), full.as_ref().unwrap_or(name));
        self.known.push((kind.to_owned(), name.words().to_owned(), id.clone()));
        id
    }

    /// Assigns a known id to a name.
    pub(super) fn give(&mut self, kind: &str, id: &str, name: &Name) {
        self.label(&format!("{kind}-{id}"), name);
        self.known.push((kind.to_owned(), name.words().to_owned(), id.to_owned()));
    }

    /// The id in the anchor of a name.
    pub(super) fn anchored(&self, kind: &str, name: &Name) -> Option<String> {
        let form = name.words();
        let of_kind = self.defined.iter().filter_map(|(anchor, known)| {
            let id = anchor.strip_prefix(kind)?.strip_prefix('-')?;
            is_id(id).then_some((id, known))
        });
        let here = of_kind.clone().find(|(_, known)| known.at.start == name.at.start);
        let same = || of_kind.filter(|(_, known)| known.words() == form).min_by_key(|(id, _)| id.len());
        here.or_else(same).map(|(id, _)| id.to_owned())
    }

    /// The id in the other rule set for a name.
    pub(super) fn like(&self, noun: Noun, name: &Name, least: u32) -> Option<String> {
        let like = self.like?;
        let fits = |meant: &Meant| meant.score >= least;
        like.labels.within(noun, name.words()).filter(fits).map(|meant| like.labels.id(meant.label).to_owned())
    }

    /// The id in the other rule set for the name that surrounds one: already **declined**.
    fn around(&self, noun: Noun, name: &Name) -> Option<String> {
        let like = self.like?;
        let labels = like.labels.of(noun);
        let found = labels.into_iter().find(|label| like.labels.surrounds(*label, self.page, &name.at))?;
        Some(like.labels.id(found).to_owned())
    }

    fn before(&self, kind: &str, form: &[Vec<char>]) -> Option<String> {
        self.known.iter().find(|(known, other, _)| known == kind && same(other, form) > 0).map(|(.., id)| id.clone())
    }

    /// An id derived from a name: its letters without diacritics, else the kind and a number.
    fn made(&self, kind: &str, name: &str) -> String {
        let taken = |id: &str| self.known.iter().any(|(known, _, other)| known == kind && other == id);
        let slug = slug(name);
        let base = if slug.is_empty() { kind.rsplit('-').next().unwrap_or(kind).to_owned() } else { slug.clone() };
        let first = (is_id(&slug) && !taken(&base)).then(|| base.clone());
        first.unwrap_or_else(|| {
            let numbered = |number: &usize| !taken(&format!("{base}-{number}"));
            // One of these numbers is free, since there is one more than known names.
            let from = if slug.is_empty() { 1 } else { 2 };
            let number = (from..=from + self.known.len()).find(numbered).unwrap_or(from);
            format!("{base}-{number}")
        })
    }

    fn label(&mut self, message: &str, name: &Name) {
        if self.labels.iter().all(|(known, _)| known != message) {
            let text = self.twins.get(&name.at.start).map_or(&*name.text, |twin| twin);
            // Stray Markdown marks are not part of a name.
            let text = text.replace("**", "");
            let text: Vec<&str> = text.split_whitespace().collect();
            self.labels.push((message.to_owned(), text.join(" ")));
        }
    }
}

/// Whether a text can be an id that YAML reads as a text.
pub(super) fn is_id(text: &str) -> bool {
    let word = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(&text);
    is_name(text) && !word && !text.chars().all(|c| c.is_ascii_digit())
}

/// The letters and digits of a name, as used in ids.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in DecomposingNormalizer::new_nfkd().normalize(name).chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if c.is_alphabetic() {
            // Ids cannot contain letters of other scripts.
            return String::new();
        } else if (c.is_whitespace() || "-_/.".contains(c)) && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let slug = slug.trim_matches('-');
    match slug.get(..MOST_ID).and_then(|cut| cut.rfind('-')) {
        Some(end) => cut(slug, ..end).to_owned(),
        None => slug.get(..MOST_ID).unwrap_or(slug).to_owned(),
    }
}

/// The names of kinds and answers, by id.
pub(super) type Kinds = Vec<(&'static str, String)>;

/// The kind or the answer that a text begins with.
pub(super) fn kind_of(name: &Name, kinds: &Kinds) -> Option<&'static str> {
    let stated = name.words();
    let fits = |(_, label): &&(&'static str, String)| {
        let label = words(label);
        !stated.is_empty() && (stated.starts_with(&label) || label.starts_with(stated))
    };
    let same = |(_, label): &&(&'static str, String)| words(label) == stated;
    let kinds = || kinds.iter().filter(|(id, _)| !GIVEN.contains(id));
    kinds().find(same).or_else(|| kinds().find(fits)).map(|(id, _)| *id)
}

/// The answers to whether a fact is given.
const GIVEN: [&str; 2] = ["given", "not-given"];

/// Whether a name says that a fact is given.
pub(super) fn given_of(name: &Name, kinds: &Kinds) -> Option<bool> {
    let same = kinds.iter().find(|(id, label)| GIVEN.contains(id) && words(label) == name.words());
    same.map(|(id, _)| *id == "given")
}

/// The names of kinds and answers in a language.
pub(super) fn kinds(words: referee::locale::Words<'_>) -> Kinds {
    let ids = ["text", "money", "date", "email", "phone", "boolean", "list"].map(|id| (id, format!("kind-{id}")));
    let answers = ["yes", "no", "given", "not-given"].map(|id| (id, format!("answer-{id}")));
    let all = ids.into_iter().chain(answers);
    all.filter_map(|(id, message)| Some((id, words.own(&message)?))).collect()
}
