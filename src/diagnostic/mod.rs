//! Findings: what is wrong with an input, where, and what to do about it.
//!
//! A finding is data. How it looks on a terminal or in a log is the business of a renderer.
//!
//! ```
//! use referee::{RuleSet, Source};
//! let text = "
//! rules: x
//! stages:
//!   open:
//!     actions:
//!       close: { to: sovled }
//!   closed:
//!     outcomes: [solved]
//! ";
//! let findings = RuleSet::parse(&Source::new("x.yaml", text)).unwrap_err();
//! assert_eq!(
//!     findings.iter().next().map(ToString::to_string).as_deref(),
//!     Some("x.yaml:6:20: error[unknown-state]: `sovled` is not a state of this rule set (did you mean `solved`?)")
//! );
//! ```

mod check;
/// JSON texts and the shapes that they should have.
pub(crate) mod json_shape;
/// JSON with places.
pub(crate) mod json_tree;
mod more_findings;
pub(crate) mod place;
pub(crate) mod safe;
mod subject;

pub use crate::check;
pub use check::{Area, Check};
pub(crate) use more_findings::MORE_FINDINGS;
pub use more_findings::more;
pub(crate) use place::BYTE_ORDER_MARK;
pub use place::{Place, Source};
pub use subject::{Subject, Thing};

use std::collections::HashMap;
use std::fmt;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// What it is about; none where that has no id.
    pub subject: Option<Subject>,
    /// Where it is; none where the input as a whole is meant.
    pub place: Option<Place>,
    /// What is wrong: lower case, no full stop, the author's own words in backticks.
    pub message: String,
    /// What stands at the place, in a few words.
    pub label: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// What was expected and what was found instead, where that does not fit in a sentence.
    pub difference: Option<Difference>,
    /// Another place that it has to do with, and what stands there.
    pub related: Option<(Place, String)>,
}

/// What was expected and what was found instead, in lines.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// What was expected.
    pub expected: String,
    /// What was found.
    pub found: String,
}

impl Finding {
    /// An error at a place.
    pub fn error(id: &'static str, place: impl Into<Option<Place>>, message: impl Into<String>) -> Self {
        Self {
            id,
            severity: Severity::Error,
            subject: None,
            place: place.into(),
            message: message.into(),
            label: None,
            help: None,
            difference: None,
            related: None,
        }
    }

    /// Whether it keeps what it was found in from being used.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The same finding with advice.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into();
        self
    }

    /// The same finding about a thing.
    #[must_use]
    pub fn about(mut self, kind: Thing, id: &str) -> Self {
        self.subject = Some(Subject { kind, id: id.into() });
        self
    }

    /// The same finding with another message.
    #[must_use]
    pub fn saying(mut self, message: String) -> Self {
        self.message = message;
        self
    }

    /// The same finding with a label at its place.
    #[must_use]
    pub fn with_label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// The same finding at another place.
    #[must_use]
    pub fn with_place(mut self, place: impl Into<Option<Place>>) -> Self {
        self.place = place.into();
        self
    }

    /// The same finding as an error.
    #[must_use]
    pub fn into_error(mut self) -> Self {
        self.severity = Severity::Error;
        self
    }

    /// The same finding with another place that it has to do with.
    #[must_use]
    pub fn with_related(mut self, related: Option<(Place, String)>) -> Self {
        self.related = related;
        self
    }

    /// The same finding with what was expected and what was found.
    #[must_use]
    pub fn with_difference(mut self, expected: String, found: String) -> Self {
        self.difference = Some(Difference { expected, found });
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

impl std::error::Error for Finding {}

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
pub fn near<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if given.len() > 64 {
        return None;
    }
    known
        .into_iter()
        .filter(|name| name.len() <= 64)
        .filter_map(|name| Some((distance(given, name, 2)?, name)))
        .filter(|&(distance, name)| distance * 2 < name.chars().count().max(2))
        .min()
        .map(|(_, name)| name)
}

/// Advice that names the nearest known name, if there is one near enough.
pub fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    near(given, known).map(|name| format!("did you mean `{name}`?"))
}

/// Names in backticks, separated by commas.
pub fn listed<T: fmt::Display>(names: impl IntoIterator<Item = T>) -> String {
    first_of(names, usize::MAX)
}

/// The same of the first names, with a word about those that are left out.
pub fn first_of<T: fmt::Display>(names: impl IntoIterator<Item = T>, most: usize) -> String {
    let mut names = names.into_iter();
    let listed: Vec<String> = names.by_ref().take(most).map(|name| format!("`{name}`")).collect();
    listed.join(", ") + if names.next().is_some() { " and more" } else { "" }
}

/// Edit distance by insertion, deletion and replacement, if it is not above a limit.
fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (mut a, mut b) = (a.chars(), b.chars());
    loop {
        let (with_a, with_b) = (a.as_str(), b.as_str());
        let (x, y) = (a.next(), b.next());
        match (x, y) {
            (None, None) => return Some(0),
            _ if x == y => continue,
            _ => {}
        }
        let most = most.checked_sub(1)?;
        let (without_a, without_b) = (a.as_str(), b.as_str());
        let pairs = [(without_a, without_b), (without_a, with_b), (with_a, without_b)];
        return pairs.into_iter().filter_map(|(a, b)| distance(a, b, most)).min().map(|distance| distance + 1);
    }
}

/// Findings in their order, each once.
#[derive(Default)]
pub struct Once {
    findings: Vec<Finding>,
    known: HashMap<(&'static str, String, Option<(u64, u64)>), Vec<usize>>,
}

impl Once {
    /// Adds a finding that is not among them yet.
    pub fn push(&mut self, finding: Finding) {
        let place = finding.place.as_ref().map(|place| (place.line_number(), place.column()));
        let known = self.known.entry((finding.id, finding.message.clone(), place)).or_default();
        if !known.iter().any(|number| self.findings.get(*number) == Some(&finding)) {
            known.push(self.findings.len());
            self.findings.push(finding);
        }
    }

    /// All of them.
    pub fn into_vec(self) -> Vec<Finding> {
        self.findings
    }
}
