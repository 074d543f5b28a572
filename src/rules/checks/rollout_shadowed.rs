use crate::diagnostic::{Finding, Source, check};
use crate::rules::outline::Outline;
use crate::rules::rollout_file::RolloutDraft;
use crate::rules::rollout_proof::Proof;

check! {
/// Rollout entry or share that never matches.
///
/// The first matching entry decides. At any instant, earlier entries match all leads of this entry or share. Move it up,
/// or remove it.
///
/// ```diff yaml rollout
///   rollout:
/// +   - { rules: later, from: 2020-01-01 }
///     - { rules: first }
/// -   - { rules: later, from: 2020-01-01 }
/// ```
    ROLLOUT_SHADOWED: Error in Switch, "rollout-shadowed"
}

pub(crate) fn check(
    source: &Source,
    outline: &Outline<'_>,
    rollout: &RolloutDraft,
    proof: &Proof,
    findings: &mut Vec<Finding>,
) {
    for (number, (entry, takes)) in rollout.entries.iter().zip(&proof.takes).enumerate() {
        if !takes.contains(&true) {
            // A share of 0 % can be intended, to be raised later.
            if entry.by.is_none() || entry.taken().thousandths() > 0 {
                let message = "this entry never matches: earlier entries match all its leads";
                let finding = ROLLOUT_SHADOWED.in_text(source, entry.span.clone(), message);
                let hiding = proof.hiding(outline, rollout, number).and_then(|number| rollout.entries.get(number));
                let help = hiding.map(|hiding| {
                    let line = source.place(hiding.span.clone()).line_number();
                    match &hiding.rules {
                        Some(rules) => format!("move it above the entry for `{}` in line {line}", rules.value),
                        None => format!("move it above the entry in line {line}"),
                    }
                });
                findings.push(finding.with_help(help));
            }
            continue;
        }
        for ((name, share), _) in entry.shares.iter().zip(takes).filter(|(_, takes)| !**takes) {
            if share.value.thousandths() > 0 {
                let message =
                    format!("`{}` never gets a lead here: earlier entries match all leads of its share", name.value);
                findings.push(ROLLOUT_SHADOWED.in_text(source, name.span.clone(), message));
            }
        }
    }
}
