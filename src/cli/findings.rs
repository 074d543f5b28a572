//! Findings as the result of a command.

use std::io::Write;

use crate::diagnostic::text::render;
use crate::diagnostic::{Finding, Severity, github, json, sarif};

use super::console::{Console, terminal_width};
use super::formats::FindingFormat;
use super::{Ending, Stop};

/// Prints findings; ends by whether any of them is an error.
pub(super) fn tell(findings: &[Finding], format: FindingFormat, console: &Console) -> Result<Ending, Stop> {
    let mut output = std::io::BufWriter::new(console.output());
    match format {
        FindingFormat::Text => {
            let width = terminal_width().unwrap_or(140);
            for finding in findings {
                writeln!(output, "{}\n", render(finding, width))?;
            }
            writeln!(output, "{}", summary(findings))?;
        }
        FindingFormat::Json => json::write(&mut output, findings)?,
        FindingFormat::Sarif => sarif::write(&mut output, findings, &crate::checks().collect::<Vec<_>>())?,
        FindingFormat::Github => github::write(&mut output, findings)?,
    }
    output.flush()?;
    let failed = findings.iter().any(Finding::is_error);
    Ok(if failed { Ending::Findings } else { Ending::Well })
}

/// `2 errors, 1 warning, no notes`.
fn summary(findings: &[Finding]) -> String {
    let count = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let said = |severity: Severity| match count(severity) {
        0 => format!("no {}s", severity.id()),
        1 => format!("1 {}", severity.id()),
        more => format!("{more} {}s", severity.id()),
    };
    format!("{}, {}, {}", said(Severity::Error), said(Severity::Warning), said(Severity::Note))
}
