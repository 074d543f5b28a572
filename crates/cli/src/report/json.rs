//! Findings as JSON objects.

use std::io::{self, Write};

use serde::Serialize;

use referee::Finding;
use referee::diagnostic::FindingReport;

/// Writes findings, one per line.
pub(crate) fn write(output: &mut impl Write, findings: &[Finding]) -> io::Result<()> {
    for finding in findings {
        line(output, &FindingReport::from(finding))?;
    }
    Ok(())
}

/// Writes a value on a line.
pub(crate) fn line(output: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *output, value)?;
    output.write_all(b"\n")
}
