//! Findings as JSON objects.

use serde::Serialize;

use super::{Finding, Place, Subject};

/// A finding as JSON. Lines and columns start at 1; columns count characters. The end is after the last character.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(title = "Finding"))]
#[non_exhaustive]
pub struct FindingReport<'f> {
    /// The id of the check; `referee explain ID` shows its page.
    pub id: &'f str,
    /// The severity.
    #[cfg_attr(feature = "schema", schemars(extend("enum" = ["error", "warning", "note"])))]
    pub severity: &'f str,
    /// The item that the finding is about; null if it has no id.
    pub subject: Option<&'f Subject>,
    /// The file; null if the finding has no location.
    pub file: Option<&'f str>,
    /// The line.
    pub line: Option<u64>,
    /// The column.
    pub column: Option<u64>,
    /// The line of the end.
    #[serde(rename = "end-line")]
    pub end_line: Option<u64>,
    /// The column of the end.
    #[serde(rename = "end-column")]
    pub end_column: Option<u64>,
    /// The text at the location, if it may be shown.
    pub text: Option<&'f str>,
    /// The problem.
    pub message: &'f str,
    /// How to fix the problem.
    pub help: Option<&'f str>,
    /// Another location that belongs to the problem.
    pub related: Option<RelatedReport<'f>>,
}

/// A second location of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct RelatedReport<'f> {
    /// The file.
    pub file: &'f str,
    /// The line.
    pub line: u64,
    /// The column.
    pub column: u64,
    /// The text at the location, if it may be shown.
    pub text: Option<&'f str>,
    /// What is at this location.
    pub message: &'f str,
}

impl<'f> From<&'f Finding> for FindingReport<'f> {
    fn from(finding: &'f Finding) -> Self {
        let place = finding.place.as_ref();
        let end = place.map(Place::end);
        Self {
            id: finding.id,
            severity: finding.severity.id(),
            subject: finding.subject.as_ref(),
            file: place.map(Place::file),
            line: place.map(Place::line_number),
            column: place.map(Place::column),
            end_line: end.map(|(line, _)| line),
            end_column: end.map(|(_, column)| column),
            text: place.and_then(Place::underlined),
            message: &finding.message,
            help: finding.help.as_deref(),
            related: finding.related.as_ref().map(|(place, message)| RelatedReport {
                file: place.file(),
                line: place.line_number(),
                column: place.column(),
                text: place.underlined(),
                message,
            }),
        }
    }
}
