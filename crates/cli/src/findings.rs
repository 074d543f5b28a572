//! Findings as the result of a command.

use std::io::Write;

use crate::report::text::render;
use crate::report::{github, json, sarif};
use referee::diagnostic::{Finding, Place, Severity};
use referee::{Reader, Refusal};

use clap::{Args, ValueEnum};

use super::console::{Console, terminal_width};
use super::formats::FindingFormat;
use super::{Ending, Stop};

/// How findings are told.
#[derive(Debug, Args)]
pub(super) struct FindingArgs {
    /// Text with the lines that are meant, one JSON object a line, a SARIF document, or commands for GitHub.
    #[arg(long, value_enum, default_value_t = FindingFormat::Text)]
    pub(super) format: FindingFormat,
    /// The least severity that is told; what is less is only counted.
    #[arg(long, value_enum, default_value_t = Least::Note, value_name = "SEVERITY")]
    min_severity: Least,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Least {
    Note,
    Warning,
    Error,
}

impl Least {
    fn severity(self) -> Severity {
        match self {
            Self::Note => Severity::Note,
            Self::Warning => Severity::Warning,
            Self::Error => Severity::Error,
        }
    }
}

/// Prints findings; ends by whether any of them is an error.
pub(super) fn tell(findings: &[Finding], args: &FindingArgs, console: &Console) -> Result<Ending, Stop> {
    let mut output = std::io::BufWriter::new(console.output());
    let shown = findings.iter().filter(|finding| finding.severity >= args.min_severity.severity());
    let shown: Vec<Finding> = shown.cloned().collect();
    match args.format {
        FindingFormat::Text => text(&mut output, &shown, findings)?,
        FindingFormat::Json => json::write(&mut output, &shown)?,
        FindingFormat::Sarif => sarif::write(&mut output, &shown, &console.checks)?,
        FindingFormat::Github => github::write(&mut output, &shown)?,
    }
    output.flush()?;
    Ok(ending(findings))
}

/// Prints findings with their lines, and how many there are.
pub(super) fn text(output: &mut impl Write, shown: &[Finding], all: &[Finding]) -> std::io::Result<()> {
    let width = terminal_width().unwrap_or(140);
    for finding in shown {
        writeln!(output, "{}\n", render(finding, width))?;
    }
    writeln!(output, "{}", summary(all))
}

/// A refusal as a finding.
pub(super) fn refused(refusal: &Refusal, place: Option<Place>, reader: &Reader) -> Finding {
    let accepted = refusal.accepted().join(", ");
    let help = (!accepted.is_empty()).then(|| format!("ids: {accepted}"));
    let mut finding = Finding::error(refusal.id(), place, reader.refusal(refusal)).with_help(help);
    finding.subject = refusal.subject();
    finding
}

/// Whether findings are the end of a command.
pub(super) fn ending(findings: &[Finding]) -> Ending {
    if findings.iter().any(Finding::is_error) { Ending::Findings } else { Ending::Well }
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
