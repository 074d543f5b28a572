//! Results of scenarios as JSON: one object per line, each with its `kind`.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use referee::diagnostic::{Finding, Place};
use referee_authoring::scenario::{Coverage, Outcome};

use super::tested::{Summary, Tested};

/// Writes the outcome of a scenario.
pub(super) fn outcome(file: &Tested, outcome: &Outcome, output: &mut impl Write) -> io::Result<()> {
    let status = match (outcome.passed(), outcome.ran) {
        (true, _) => "passed",
        (false, true) => "failed",
        (false, false) => "invalid",
    };
    let findings: Vec<Value> = outcome.findings.iter().map(finding).collect();
    let line = json!({
        "kind": "scenario",
        "file": file.scenarios.source().name(),
        "line": outcome.place.line_number(),
        "rules": file.scenarios.rules(),
        "name": outcome.name,
        "status": status,
        "steps": outcome.steps,
        "findings": findings,
    });
    writeln!(output, "{line}")
}

fn finding(finding: &Finding) -> Value {
    let place = finding.place.as_ref();
    json!({
        "id": finding.id,
        "severity": finding.severity.id(),
        "line": place.map(Place::line_number),
        "column": place.map(Place::column),
        "message": finding.message,
        "label": finding.label,
        "help": finding.help,
        "expected": finding.difference.as_ref().map(|difference| &difference.expected),
        "found": finding.difference.as_ref().map(|difference| &difference.found),
    })
}

/// Writes the coverage, one line per rule set.
pub(super) fn coverage(coverage: &[Coverage], output: &mut impl Write) -> io::Result<()> {
    for coverage in coverage {
        let counts = Coverage::KINDS.iter().map(|kind| {
            let (all, touched) = coverage.count(*kind);
            (format!("{}s", kind.id()), json!({ "all": all, "touched": touched }))
        });
        let untouched: Vec<Value> =
            coverage.untouched().map(|(kind, name)| json!({ "kind": kind.id(), "name": name })).collect();
        let line = json!({
            "kind": "coverage",
            "rules": coverage.rules(),
            "percent": coverage.percent(),
            "parts": counts.collect::<Map<_, _>>(),
            "untouched": untouched,
        });
        writeln!(output, "{line}")?;
    }
    Ok(())
}

/// Writes the totals.
pub(super) fn summary(summary: &Summary, output: &mut impl Write) -> io::Result<()> {
    let Summary { passed, failed, files } = summary;
    let line = json!({ "kind": "summary", "passed": passed, "failed": failed, "files": files });
    writeln!(output, "{line}")
}
