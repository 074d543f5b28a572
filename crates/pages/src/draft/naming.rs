//! Ids for the names of a page: by the anchors that define them, by the rule set that they are to be like, else made of
//! the names.

use std::collections::HashMap;

use icu_normalizer::DecomposingNormalizer;

use crate::label::{Labels, Meant, Noun};
use crate::likeness::{SAME, alike, words};
use crate::told::Name;
use referee::rules::RuleSet;
use referee::tooling::{cut, is_name};

/// The rule set whose ids are taken where names mean the same.
#[derive(Clone, Copy)]
pub(crate) struct Like<'n> {
    pub(crate) rules: &'n RuleSet,
    pub(crate) labels: &'n Labels,
    /// Whether its labels are in the language of the page, and not in one that stands in for it.
    pub(crate) same_language: bool,
}

pub(super) struct Naming<'n> {
    pub(super) like: Option<Like<'n>>,
    defined: &'n [(Box<str>, Name)],
    /// The page.
    page: &'n str,
    /// What names of the original are in the language of the page, by where they begin.
    twins: HashMap<usize, Box<str>>,
    known: Vec<(String, Vec<Vec<char>>, String)>,
    /// The messages that the names become.
    pub(super) labels: Vec<(String, String)>,
}

/// How many commas a name may have.
const MOST_PARTS: usize = 4;

/// How long an id is made.
const MOST_ID: usize = 40;

impl<'n> Naming<'n> {
    pub(super) fn new(
        defined: &'n [(Box<str>, Name)],
        page: &'n str,
        like: Option<Like<'n>>,
        twins: HashMap<usize, Box<str>>,
    ) -> Self {
        Self { like, defined, page, twins, known: Vec::new(), labels: Vec::new() }
    }

    /// Names, in which one with commas in it was taken for several.
    pub(super) fn whole(&self, kind: &str, told: &[Name]) -> Vec<Name> {
        let is = |written: &str| {
            let form = words(written);
            let of_kind = |anchor: &str| anchor.strip_prefix(kind).is_some_and(|rest| rest.starts_with('-'));
            self.defined.iter().any(|(anchor, known)| of_kind(anchor) && words(&known.text) == form)
        };
        let mut names = Vec::new();
        let mut rest = told;
        while let [first, others @ ..] = rest {
            let whole = |(count, last): (usize, &Name)| {
                let at = first.at.start..last.at.end;
                let text = self.page.get(at.clone()).filter(|text| is(text))?;
                Some((count + 1, Name { text: text.into(), at, bold: first.bold }))
            };
            let found = others.iter().enumerate().take(MOST_PARTS).rev().find_map(whole);
            let (taken, name) = found.unwrap_or_else(|| (0, first.clone()));
            names.push(name);
            rest = others.get(taken..).unwrap_or_default();
        }
        names
    }

    /// The id of what a name is of; the name becomes its message.
    pub(super) fn id(&mut self, kind: &str, noun: Noun, name: &Name) -> String {
        self.fitting(kind, noun, name, SAME)
    }

    /// The same for names that stand among other words.
    pub(super) fn loose(&mut self, kind: &str, noun: Noun, name: &Name) -> String {
        self.fitting(kind, noun, name, 1)
    }

    fn fitting(&mut self, kind: &str, noun: Noun, name: &Name, least: u32) -> String {
        let form = words(&name.text);
        let id = self
            .anchored(kind, name)
            .or_else(|| self.like(noun, &name.text, least))
            .or_else(|| self.before(kind, &form))
            .unwrap_or_else(|| self.made(kind, &name.text));
        // A name with another ending is that of the other rule set as well.
        let full = self.like.filter(|like| like.same_language && self.twins.is_empty()).and_then(|like| {
            let label = like.labels.label(like.labels.find(noun, &id)?);
            let own = words(label);
            let same = own.len() == form.len() && own.iter().zip(&form).all(|(a, b)| alike(a, b));
            same.then(|| Name { text: label.into(), ..name.clone() })
        });
        self.label(&format!("{kind}-{id}"), full.as_ref().unwrap_or(name));
        self.known.push((kind.to_owned(), form, id.clone()));
        id
    }

    /// Gives something an id that is known already.
    pub(super) fn give(&mut self, kind: &str, id: &str, name: &Name) {
        self.label(&format!("{kind}-{id}"), name);
        self.known.push((kind.to_owned(), words(&name.text), id.to_owned()));
    }

    /// The id that an anchor gives a name.
    pub(super) fn anchored(&self, kind: &str, name: &Name) -> Option<String> {
        let form = words(&name.text);
        let of_kind = self.defined.iter().filter_map(|(anchor, known)| {
            let id = anchor.strip_prefix(kind)?.strip_prefix('-')?;
            is_id(id).then_some((id, known))
        });
        let here = of_kind.clone().find(|(_, known)| known.at.start == name.at.start);
        let same = || of_kind.filter(|(_, known)| words(&known.text) == form).min_by_key(|(id, _)| id.len());
        here.or_else(same).map(|(id, _)| id.to_owned())
    }

    /// The id that the other rule set has for a name.
    pub(super) fn like(&self, noun: Noun, name: &str, least: u32) -> Option<String> {
        let like = self.like?;
        let fits = |meant: &Meant| meant.score >= least;
        like.labels.within(noun, name).filter(fits).map(|meant| like.labels.id(meant.label).to_owned())
    }

    fn before(&self, kind: &str, form: &[Vec<char>]) -> Option<String> {
        let same = |known: &[Vec<char>]| known.len() == form.len() && known.iter().zip(form).all(|(a, b)| alike(a, b));
        self.known.iter().find(|(known, other, _)| known == kind && same(other)).map(|(.., id)| id.clone())
    }

    /// An id made of a name: its letters without marks, else the kind with a number.
    fn made(&self, kind: &str, name: &str) -> String {
        let taken = |id: &str| self.known.iter().any(|(known, _, other)| known == kind && other == id);
        let slug = slug(name);
        let base = if slug.is_empty() { kind.rsplit('-').next().unwrap_or(kind).to_owned() } else { slug.clone() };
        let first = (is_id(&slug) && !taken(&base)).then(|| base.clone());
        first.unwrap_or_else(|| {
            let numbered = |number: &usize| !taken(&format!("{base}-{number}"));
            // There are no more names than that.
            let from = if slug.is_empty() { 1 } else { 2 };
            let number = (from..=from + self.known.len()).find(numbered).unwrap_or(from);
            format!("{base}-{number}")
        })
    }

    fn label(&mut self, message: &str, name: &Name) {
        if self.labels.iter().all(|(known, _)| known != message) {
            let text = self.twins.get(&name.at.start).map_or(&*name.text, |twin| twin);
            // Stray marks are none of a name.
            let text = text.replace("**", "");
            let text: Vec<&str> = text.split_whitespace().collect();
            self.labels.push((message.to_owned(), text.join(" ")));
        }
    }
}

/// Whether a text can be an id: a name that YAML takes for nothing else.
pub(super) fn is_id(text: &str) -> bool {
    let word = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(&text);
    is_name(text) && !word && !text.chars().all(|c| c.is_ascii_digit())
}

/// The letters and digits of a name as an id is made of them.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in DecomposingNormalizer::new_nfkd().normalize(name).chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if c.is_alphabetic() {
            // Letters of another script have no name in ids.
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

/// The words for kinds and answers, as ids with what they are called.
pub(super) type Kinds = Vec<(&'static str, String)>;

/// The kind of value, or the answer, that a text begins with.
pub(super) fn kind_of(name: &Name, kinds: &Kinds) -> Option<&'static str> {
    let told = words(&name.text);
    let fits = |(_, label): &&(&'static str, String)| {
        let label = words(label);
        !told.is_empty() && (told.starts_with(&label) || label.starts_with(&told))
    };
    let same = |(_, label): &&(&'static str, String)| words(label) == told;
    kinds.iter().find(same).or_else(|| kinds.iter().find(fits)).map(|(id, _)| *id)
}

/// The words for kinds and answers that a language has.
pub(super) fn kinds(words: referee::locale::Words<'_>) -> Kinds {
    let ids = ["text", "money", "date", "email", "phone", "boolean", "list"].map(|id| (id, format!("kind-{id}")));
    let answers = ["yes", "no"].map(|id| (id, format!("answer-{id}")));
    let all = ids.into_iter().chain(answers);
    all.filter_map(|(id, message)| Some((id, words.own(&message)?))).collect()
}
