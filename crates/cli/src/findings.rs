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

/// How findings are reported.
#[derive(Debug, Args)]
pub(super) struct FindingArgs {
    /// Print text with source lines, one JSON object per line, a SARIF document, or GitHub annotations.
    #[arg(long, value_enum, default_value_t = FindingFormat::Text)]
    pub(super) format: FindingFormat,
    /// Hide findings below this severity; they are still counted.
    #[arg(long, value_enum, default_value_t = Least::Note, value_name = "SEVERITY")]
    min_severity: Least,
    /// Fail if there are warnings.
    #[arg(long)]
    strict: bool,
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

impl FindingArgs {
    /// The ending of a command with findings.
    pub(super) fn ending(&self, findings: &[Finding]) -> Ending {
        let least = if self.strict { Severity::Warning } else { Severity::Error };
        if findings.iter().any(|finding| finding.severity >= least) { Ending::Findings } else { Ending::Well }
    }
}

/// Prints findings. The ending depends on whether any of them is an error.
pub(super) fn report(findings: &[Finding], args: &FindingArgs, console: &Console) -> Result<Ending, Stop> {
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
    Ok(args.ending(findings))
}

/// Prints findings with their source lines, and a summary of all.
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
    let ids = (!accepted.is_empty()).then(|| format!("ids: {accepted}"));
    let help = ids.or_else(|| refusal.example().map(|example| format!("write it as `{example}`")));
    let mut finding = Finding::error(refusal.id(), place, reader.refusal(refusal)).with_help(help);
    finding.subject = refusal.subject();
    finding
}

/// The ending of a command with findings.
pub(super) fn ending(findings: &[Finding]) -> Ending {
    if findings.iter().any(Finding::is_error) { Ending::Findings } else { Ending::Well }
}

/// `2 errors, 1 warning, no notes`.
fn summary(findings: &[Finding]) -> String {
    let count = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let counted = |severity: Severity| match count(severity) {
        0 => format!("no {}s", severity.id()),
        1 => format!("1 {}", severity.id()),
        more => format!("{more} {}s", severity.id()),
    };
    format!("{}, {}, {}", counted(Severity::Error), counted(Severity::Warning), counted(Severity::Note))
}
