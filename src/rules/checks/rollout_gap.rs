use crate::diagnostic::{Finding, Source, check};
use crate::rules::node::key;
use crate::rules::outline::Outline;
use crate::rules::rollout_proof::Proof;

check! {
/// A rollout leaves out some leads.
///
/// From the first instant on from which any entry takes leads, every new lead opens under a rule set: whatever its facts
/// are, whichever share it falls into, and also where the fact by which shares are told apart is unknown.
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
    let help = "let the last entry take all that are left: `- { rules: NAME }`";
    if proof.stretches.is_empty() {
        let finding = ROLLOUT_GAP.in_text(source, key(source, "rollout"), "no entry takes any lead");
        findings.push(finding.with_help(help.to_owned()));
    }
    // One is enough to be mended first.
    let Some(stretch) = proof.stretches.iter().find(|stretch| !stretch.left.is_empty()) else { return };
    let when = stretch.from.map_or_else(String::new, |from| format!(" from {from} on"));
    let message = format!("no entry takes leads{}{when}", outline.describe(&stretch.left));
    findings.push(ROLLOUT_GAP.in_text(source, key(source, "rollout"), message).with_help(help.to_owned()));
}
