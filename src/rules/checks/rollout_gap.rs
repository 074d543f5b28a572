use crate::diagnostic::{Finding, Source, check};
use crate::rules::node::key;
use crate::rules::outline::Outline;
use crate::rules::rollout_proof::Proof;

check! {
/// Leads without an entry in the rollout.
///
/// From the first start of an entry on, every new lead must match an entry: with any facts, in any share, and also if the
/// fact that divides shares is unknown.
///
/// ```diff yaml rollout
///   facts:
///     moved: { kind: boolean, default: false }
///   rollout:
///     - { rules: later, when: { moved: true } }
/// -   - { rules: first, from: 2020-01-01 }
/// +   - { rules: first }
/// ```
    ROLLOUT_GAP: Error in Switch, "rollout-gap"
}

pub(crate) fn check(source: &Source, outline: &Outline<'_>, proof: &Proof, findings: &mut Vec<Finding>) {
    let help = "make the last entry a catch-all: `- { rules: NAME }`";
    if proof.periods.is_empty() {
        let finding = ROLLOUT_GAP.in_text(source, key(source, "rollout"), "no entry matches any lead");
        findings.push(finding.with_help(help.to_owned()));
    }
    // Report only the first gap.
    let Some(period) = proof.periods.iter().find(|period| !period.left.is_empty()) else { return };
    let when = period.from.map_or_else(String::new, |from| format!(" from {from} on"));
    let message = format!("no entry matches leads{}{when}", outline.describe(period.left));
    findings.push(ROLLOUT_GAP.in_text(source, key(source, "rollout"), message).with_help(help.to_owned()));
}
