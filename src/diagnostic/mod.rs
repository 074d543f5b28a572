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

pub(crate) mod check;
/// JSON texts and the shapes that they should have.
pub(crate) mod json_shape;
/// JSON with places.
pub(crate) mod json_tree;
pub(crate) mod more_findings;
pub(crate) mod names;
pub(crate) mod once;
pub(crate) mod place;
pub(crate) mod safe;
mod subject;

pub(crate) use crate::check;
pub(crate) use check::Check;
pub(crate) use more_findings::{MORE_FINDINGS, more};
pub(crate) use names::{did_you_mean, listed};
pub(crate) use once::Once;
pub(crate) use place::BYTE_ORDER_MARK;
pub use place::{Place, Source};
pub use subject::{Subject, Thing};

use std::fmt;

crate::ids! {
/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note = "note",
    /// Probably a mistake.
    Warning = "warning",
    /// The input cannot be used as it is.
    Error = "error",
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
