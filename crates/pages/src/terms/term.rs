//! What is learned from pages: names of a rule set's items in a language.

use referee::diagnostic::{Finding, Place};
use serde::Serialize;

use crate::likeness;

/// A name of an item on pages in a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(title = "Term")]
#[non_exhaustive]
pub struct Term {
    /// The locale; the language of the pages if no locale has it.
    pub locale: String,
    /// The rule set.
    pub rules: String,
    /// The id of the message with the item's label.
    pub id: String,
    /// The name on the pages.
    pub text: String,
    /// Whether the locale has the name.
    pub status: TermStatus,
    /// How often the name was seen.
    pub count: usize,
    /// Where the name was seen.
    pub places: Vec<TermPlace>,
    /// Whether the name belongs to the item for more reasons than its order in a sentence.
    pub sure: bool,
    /// The ids of other items of the same kind with this name.
    pub shared: Vec<String>,
}

/// Whether a locale has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TermStatus {
    /// It is the label of the item, apart from endings.
    Label,
    /// It is one of the wordings in the folder `pages`.
    Wording,
    /// The locale has another label.
    Different,
    /// The locale has no label for the item.
    New,
}

/// A location on a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct TermPlace {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// The column in characters, from 1.
    pub column: u64,
}

/// The terms of pages, by locale and rule set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct TermReport {
    /// The terms: by item, the most frequent first.
    pub terms: Vec<Term>,
    /// Why pages give no terms.
    pub findings: Vec<Finding>,
}

impl TermReport {
    /// The best sure term for each item. A name that several items share is given to the one that it was seen for most often.
    pub fn labels(&self) -> Vec<&Term> {
        let is_shared = |term: &Term, other: &Term| {
            (&term.locale, &term.rules) == (&other.locale, &other.rules) && term.shared.contains(&other.id)
        };
        let is_free = |number: usize, term: &Term| {
            let others = self.terms.iter().enumerate().filter(|(_, other)| is_shared(term, other));
            let mut same = others.filter(|(_, other)| likeness::words(&other.text) == likeness::words(&term.text));
            same.all(|(at, other)| (other.count, number) < (term.count, at))
        };
        let mut labels: Vec<&Term> = Vec::new();
        let best = self.terms.iter().enumerate().filter(|(number, term)| term.sure && is_free(*number, term));
        for (_, term) in best {
            let same =
                |known: &&Term| (&known.locale, &known.rules, &known.id) == (&term.locale, &term.rules, &term.id);
            if !labels.iter().any(same) {
                labels.push(term);
            }
        }
        labels
    }
}

impl TermStatus {
    /// Its name in outputs.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Wording => "wording",
            Self::Different => "different",
            Self::New => "new",
        }
    }
}

impl TermPlace {
    pub(super) fn new(place: &Place) -> Self {
        Self { file: place.file().to_owned(), line: place.line_number(), column: place.column() }
    }
}
