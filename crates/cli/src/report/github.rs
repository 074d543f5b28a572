//! Findings as GitHub annotations: workflow commands.

use std::fmt::Write as _;
use std::io::{self, Write};

use referee::tooling::safe::{github, github_property};
use referee::{Finding, Severity};

/// Writes findings, one command per line.
pub(crate) fn write(output: &mut impl Write, findings: &[Finding]) -> io::Result<()> {
    for finding in findings {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        write!(output, "::{command} ")?;
        if let Some(place) = &finding.place {
            let (line, column) = place.end();
            write!(output, "file={},line={}", github_property(place.file()), place.line_number())?;
            write!(output, ",endLine={line},col={},endColumn={column},", place.column())?;
        }
        let mut message = finding.message.clone();
        if let Some((place, related)) = &finding.related {
            let _ = write!(message, "\n{place}: {related}");
        }
        if let Some(help) = &finding.help {
            let _ = write!(message, "\n{help}");
        }
        writeln!(output, "title={}::{}", github_property(finding.id), github(&message))?;
    }
    Ok(())
}
