//! Findings as SARIF 2.1.0, for code hosts and editors.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use referee::tooling::Check;
use referee::{Finding, Place};

/// Writes one document with all findings and a description of their checks.
pub(crate) fn write(output: &mut impl Write, findings: &[Finding], checks: &[&Check]) -> io::Result<()> {
    let mut rules: Vec<Value> = Vec::new();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings {
        if !numbers.contains_key(finding.id) {
            numbers.insert(finding.id, rules.len());
            let check = checks.iter().find(|check| check.id == finding.id);
            rules.push(check.map_or_else(|| json!({ "id": finding.id }), |check| rule(check)));
        }
    }
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, numbers.get(finding.id))).collect();
    let document = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "referee",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *output, &document)?;
    output.write_all(b"\n")
}

fn rule(check: &Check) -> Value {
    json!({
        "id": check.id,
        "shortDescription": { "text": check.title() },
        "help": { "text": check.page(), "markdown": check.page() },
        "defaultConfiguration": { "level": check.severity.id() },
    })
}

fn result(finding: &Finding, rule: Option<&usize>) -> Value {
    let text = match &finding.help {
        Some(help) => format!("{}\n{help}", finding.message),
        None => finding.message.clone(),
    };
    let mut locations: Vec<Value> = finding.place.iter().map(location).collect();
    if let Some(subject) = &finding.subject {
        locations.resize(1, json!({}));
        let named = json!({ "name": subject.id, "kind": subject.kind, "fullyQualifiedName": subject.to_string() });
        for location in &mut locations {
            location["logicalLocations"] = json!([named]);
        }
    }
    let mut value = json!({
        "ruleId": finding.id,
        "ruleIndex": rule,
        "level": finding.severity.id(),
        "message": { "text": text },
        "locations": locations,
    });
    if let (Some((place, message)), Some(fields)) = (&finding.related, value.as_object_mut()) {
        let mut related = location(place);
        if let Some(related) = related.as_object_mut() {
            related.insert("message".to_owned(), json!({ "text": message }));
        }
        fields.insert("relatedLocations".to_owned(), json!([related]));
    }
    value
}

fn location(place: &Place) -> Value {
    let (end_line, end_column) = place.end();
    let region = json!({
        "startLine": place.line_number(),
        "startColumn": place.column(),
        "endLine": end_line,
        "endColumn": end_column,
    });
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri(place.file()) }, "region": region } })
}

/// A path as a percent-encoded URI: relative, or with `file://` if the path is absolute. A backslash separates folders
/// only where the system says so.
fn uri(path: &str) -> String {
    let path = if std::path::MAIN_SEPARATOR == '\\' { path.replace('\\', "/") } else { path.to_owned() };
    let mut uri = match (std::path::Path::new(&path).is_absolute(), path.starts_with('/')) {
        (true, true) => "file://".to_owned(),
        (true, false) => "file:///".to_owned(),
        _ => String::with_capacity(path.len()),
    };
    let drive = uri.len() == "file:///".len();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || drive && byte == b':' {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}
