//! Findings: what is wrong with an input, where, and what to do about it.
//!
//! A finding is data. How it looks on a terminal or in a log is the business of a renderer.

mod check;
pub(crate) mod checks;
#[cfg(feature = "cli")]
pub(crate) mod github;
#[cfg(feature = "cli")]
pub(crate) mod json;
mod place;
#[cfg(feature = "cli")]
pub(crate) mod sarif;
#[cfg(feature = "cli")]
pub(crate) mod text;

pub(crate) use check::check;
pub use check::{Area, Check};
pub use place::{Place, Source};

use std::fmt;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Probably a mistake.
    Warning,
    /// The input cannot be used as it is.
    Error,
}

impl Severity {
    /// The word that outputs use: `note`, `warning`, `error`.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One thing found in an input.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// A stable id in kebab-case.
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where it is; none where the input as a whole is meant.
    pub place: Option<Place>,
    /// What is wrong: lower case, no full stop, the author's own words in backticks.
    pub message: String,
    /// What stands at the place, in a few words.
    pub label: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Finding {
    /// An error at a place.
    pub fn error(id: &'static str, place: impl Into<Option<Place>>, message: impl Into<String>) -> Self {
        Self { id, severity: Severity::Error, place: place.into(), message: message.into(), label: None, help: None }
    }

    /// The same finding with advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into();
        self
    }

    /// The same finding with a label at its place.
    #[must_use]
    pub fn with_label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }
}

/// One line: `file:line:column: error[id]: message (help)`.
impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        write!(f, "{}[{}]: {}", self.severity.id(), self.id, self.message)?;
        if let Some(help) = &self.help {
            write!(f, " ({help})")?;
        }
        Ok(())
    }
}

/// Everything that was found in an input that cannot be used; never empty.
///
/// ```
/// use referee::{RuleSet, Source};
/// let findings = RuleSet::parse(&Source::new("r.yaml", "rules: x\nstags: {}\n")).unwrap_err();
/// let first = findings.iter().next().expect("there is one");
/// assert_eq!(first.to_string(), "r.yaml:1:1: error[missing-key]: a rule file needs the key `stages`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// What was found; something was.
    pub(crate) fn new(findings: Vec<Finding>) -> Self {
        debug_assert!(!findings.is_empty(), "findings without a finding");
        Self(findings)
    }

    /// The findings in the order of the input.
    pub fn iter(&self) -> std::slice::Iter<'_, Finding> {
        self.0.iter()
    }

    /// The findings as a list.
    pub fn into_vec(self) -> Vec<Finding> {
        self.0
    }
}

impl From<Finding> for Findings {
    fn from(finding: Finding) -> Self {
        Self(vec![finding])
    }
}

impl<'a> IntoIterator for &'a Findings {
    type Item = &'a Finding;
    type IntoIter = std::slice::Iter<'a, Finding>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Findings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, finding) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str("\n")?;
            }
            write!(f, "{finding}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Findings {}

/// The name among `known` that `given` was probably meant to be: at an edit distance under 3, and
/// less than half of the name away.
pub(crate) fn near<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if given.len() > 64 {
        return None;
    }
    known
        .into_iter()
        .filter(|name| name.len() <= 64)
        .map(|name| (distance(given, name), name))
        .filter(|&(distance, name)| distance < 3 && distance * 2 < name.chars().count().max(2))
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}

/// Advice that names the nearest known name, if there is one near enough.
pub(crate) fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    near(given, known).map(|name| format!("did you mean `{name}`?"))
}

/// Edit distance by insertion, deletion and replacement.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (cell, y) in row.iter_mut().skip(1).zip(&b) {
            let replaced = diagonal + usize::from(x != *y);
            diagonal = *cell;
            left = replaced.min(left + 1).min(*cell + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}
