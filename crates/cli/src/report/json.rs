//! Findings as JSON objects.

use std::io::{self, Write};

use serde::Serialize;

use referee::{Finding, Subject};

/// A finding as JSON. Lines and columns start at 1; columns count characters. The end is after the last character.
#[derive(Serialize, schemars::JsonSchema)]
#[schemars(title = "Finding")]
pub(crate) struct FindingLine<'f> {
    /// The id of the check; `referee explain ID` shows its page.
    id: &'f str,
    /// The severity.
    #[schemars(extend("enum" = ["error", "warning", "note"]))]
    severity: &'f str,
    /// The item that the finding is about; null if it has no id.
    subject: Option<&'f Subject>,
    /// The file; null if the finding has no location.
    file: Option<&'f str>,
    line: Option<u64>,
    column: Option<u64>,
    #[serde(rename = "end-line")]
    end_line: Option<u64>,
    #[serde(rename = "end-column")]
    end_column: Option<u64>,
    /// The text at the location, if it may be shown.
    text: Option<&'f str>,
    /// The problem.
    message: &'f str,
    /// How to fix the problem.
    help: Option<&'f str>,
    /// Another location that belongs to the problem.
    related: Option<RelatedLine<'f>>,
}

/// A second location of a finding.
#[derive(Serialize, schemars::JsonSchema)]
pub(crate) struct RelatedLine<'f> {
    file: &'f str,
    line: u64,
    column: u64,
    /// The text at the location, if it may be shown.
    text: Option<&'f str>,
    /// What is at this location.
    message: &'f str,
}

impl<'f> From<&'f Finding> for FindingLine<'f> {
    fn from(finding: &'f Finding) -> Self {
        let place = finding.place.as_ref();
        let end = place.map(referee::Place::end);
        Self {
            id: finding.id,
            severity: finding.severity.id(),
            subject: finding.subject.as_ref(),
            file: place.map(referee::Place::file),
            line: place.map(referee::Place::line_number),
            column: place.map(referee::Place::column),
            end_line: end.map(|(line, _)| line),
            end_column: end.map(|(_, column)| column),
            text: place.and_then(referee::Place::underlined),
            message: &finding.message,
            help: finding.help.as_deref(),
            related: finding.related.as_ref().map(|(place, message)| RelatedLine {
                file: place.file(),
                line: place.line_number(),
                column: place.column(),
                text: place.underlined(),
                message,
            }),
        }
    }
}

/// Writes findings, one per line.
pub(crate) fn write(output: &mut impl Write, findings: &[Finding]) -> io::Result<()> {
    for finding in findings {
        line(output, &FindingLine::from(finding))?;
    }
    Ok(())
}

/// Writes a value on a line.
pub(crate) fn line(output: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *output, value)?;
    output.write_all(b"\n")
}
