use crate::diagnostic::{Finding, Source, check};
use crate::rules::rollout_file::RolloutDraft;
use crate::rules::rollout_proof::Proof;

check! {
/// An entry of a rollout takes no lead, or one of its shares does not.
///
/// The first entry that takes a lead decides. Those before this one leave nothing to it, at no instant. Let it stand
/// further up, or take it out.
///
/// ```diff yaml rollout
///   rollout:
/// +   - { rules: later, from: 2020-01-01 }
///     - { rules: first }
/// -   - { rules: later, from: 2020-01-01 }
/// ```
    ROLLOUT_SHADOWED: Error in Switch, "rollout-shadowed"
}

pub(crate) fn check(source: &Source, rollout: &RolloutDraft, proof: &Proof, findings: &mut Vec<Finding>) {
    for (entry, takes) in rollout.entries.iter().zip(&proof.takes) {
        if !takes.contains(&true) {
            // Nothing is no share, which may be meant: it is to grow.
            if entry.by.is_none() || entry.taken().thousandths() > 0 {
                let message = "this entry takes no lead: those before it leave nothing";
                findings.push(ROLLOUT_SHADOWED.in_text(source, entry.span.clone(), message));
            }
            continue;
        }
        for ((name, share), _) in entry.shares.iter().zip(takes).filter(|(_, takes)| !**takes) {
            if share.value.thousandths() > 0 {
                let message =
                    format!("`{}` takes no lead here: the entries before leave nothing of its share", name.value);
                findings.push(ROLLOUT_SHADOWED.in_text(source, name.span.clone(), message));
            }
        }
    }
}
