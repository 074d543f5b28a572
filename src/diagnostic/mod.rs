//! Findings: problems in an input, with their locations and advice.
//!
//! A finding is data. Renderers decide how it looks on a terminal or in a log.
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
//!     Some("x.yaml:6:20: error[unknown-state]: unknown state `sovled` (did you mean `solved`?)")
//! );
//! ```

pub(crate) mod check;
/// Expected shapes of JSON texts.
pub(crate) mod json_shape;
/// JSON with locations.
pub(crate) mod json_tree;
pub(crate) mod more_findings;
pub(crate) mod names;
pub(crate) mod once;
pub(crate) mod place;
mod report;
pub(crate) mod safe;
mod subject;

pub(crate) use crate::check;
pub(crate) use check::Check;
pub(crate) use more_findings::{MORE_FINDINGS, more};
pub(crate) use names::{did_you_mean, listed};
pub(crate) use once::Once;
pub(crate) use place::BYTE_ORDER_MARK;
pub use place::{Place, Source};
pub use report::{FindingReport, RelatedReport};
pub use subject::{Subject, Thing};

use std::fmt;

crate::ids! {
/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// For information.
    Note = "note",
    /// Probably a mistake.
    Warning = "warning",
    /// The input cannot be used as it is.
    Error = "error",
}
}

/// A problem found in an input.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// A stable id in kebab-case.
    pub id: &'static str,
    /// The severity.
    pub severity: Severity,
    /// The subject, if it has an id.
    pub subject: Option<Subject>,
    /// The location; `None` for the input as a whole.
    pub place: Option<Place>,
    /// What is wrong: lower case, no full stop, user input in backticks.
    pub message: String,
    /// A short text shown at the location.
    pub label: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// The expected and the actual text, if they do not fit in a sentence.
    pub difference: Option<Difference>,
    /// A related location, with a short text shown there.
    pub related: Option<(Place, String)>,
    /// What corrects an unknown name, to see which findings follow from others.
    pub(crate) remedy: Option<Remedy>,
}

/// What corrects an unknown name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// Another name, which it is probably meant to be.
    Use(Box<str>),
    /// Its declaration.
    Declare,
}

/// Expected and actual text, in lines.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference {
    /// The expected text.
    pub expected: String,
    /// The actual text.
    pub found: String,
}

impl Finding {
    /// Creates an error.
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
            remedy: None,
        }
    }

    /// Whether the input cannot be used because of it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// Sets the help.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into();
        self
    }

    /// Sets what corrects an unknown name.
    #[must_use]
    pub(crate) fn with_remedy(mut self, remedy: Option<Remedy>) -> Self {
        self.remedy = remedy;
        self
    }

    /// Sets the subject.
    #[must_use]
    pub fn about(mut self, kind: Thing, id: &str) -> Self {
        self.subject = Some(Subject { kind, id: id.into() });
        self
    }

    /// Replaces the message.
    #[must_use]
    pub fn saying(mut self, message: String) -> Self {
        self.message = message;
        self
    }

    /// Sets the label.
    #[must_use]
    pub fn with_label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Replaces the location.
    #[must_use]
    pub fn with_place(mut self, place: impl Into<Option<Place>>) -> Self {
        self.place = place.into();
        self
    }

    /// Makes it an error.
    #[must_use]
    pub fn into_error(mut self) -> Self {
        self.severity = Severity::Error;
        self
    }

    /// Sets the related location.
    #[must_use]
    pub fn with_related(mut self, related: Option<(Place, String)>) -> Self {
        self.related = related;
        self
    }

    /// Sets the expected and the actual text.
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

/// The findings in an input that cannot be used; never empty.
///
/// ```
/// use referee::{RuleSet, Source};
/// let findings = RuleSet::parse(&Source::new("r.yaml", "rules: x\nstags: {}\n")).unwrap_err();
/// let first = findings.iter().next().expect("there is one");
/// assert_eq!(first.to_string(), "r.yaml:2:1: error[unknown-key]: unknown key `stags` (did you mean `stages`?)");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings(Vec<Finding>);

impl Findings {
    /// Creates the list, which must not be empty.
    pub(crate) fn new(findings: Vec<Finding>) -> Self {
        debug_assert!(!findings.is_empty(), "no findings");
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
