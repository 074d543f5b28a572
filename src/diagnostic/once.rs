use std::collections::HashMap;

use super::Finding;

/// Findings without duplicates, in insertion order.
#[derive(Default)]
pub struct Once {
    findings: Vec<Finding>,
    known: HashMap<(&'static str, String, Option<(u64, u64)>), Vec<usize>>,
}

impl Once {
    /// Adds a finding unless it is a duplicate.
    pub fn push(&mut self, finding: Finding) {
        let place = finding.place.as_ref().map(|place| (place.line_number(), place.column()));
        let known = self.known.entry((finding.id, finding.message.clone(), place)).or_default();
        if !known.iter().any(|number| self.findings.get(*number) == Some(&finding)) {
            known.push(self.findings.len());
            self.findings.push(finding);
        }
    }

    /// All findings.
    pub fn into_vec(self) -> Vec<Finding> {
        self.findings
    }
}
