use crate::diagnostic::names::first_of;
use crate::diagnostic::{Finding, Source, Thing, check, did_you_mean};
use crate::rules::RuleSet;
use crate::rules::node::key;

use super::unknown_rules::UNKNOWN_RULES;

check! {
/// Cycle in `follows`.
///
/// `follows` names the previous rule set. In a cycle, no rule set is the first.
    FOLLOWS_ITSELF: Error in Structure, "follows-itself"
}

/// Checks what rule sets follow, and returns the names of those that follow themselves.
pub(crate) fn check(
    sets: &[(&RuleSet, &Source)],
    names: &[(Box<str>, Source)],
    findings: &mut Vec<Finding>,
) -> Vec<Box<str>> {
    let mut cycles = Vec::new();
    for (set, source) in sets {
        let Some(follows) = set.follows() else { continue };
        if names.iter().all(|(known, _)| **known != *follows) {
            let message = format!("`{}` follows the unknown rule set `{follows}`", set.name());
            let others = names.iter().map(|(name, _)| &**name).filter(|name| *name != set.name());
            let known: Vec<&str> = others.collect();
            let help = did_you_mean(follows, known.iter().copied()).unwrap_or_else(|| match known.as_slice() {
                [] => format!("add the rule file of `{follows}`, or remove `follows`"),
                known => format!("available: {}", first_of(known, 12)),
            });
            findings.push(
                UNKNOWN_RULES
                    .in_text(source, key(source, "follows"), message)
                    .with_help(help)
                    .about(Thing::RuleSet, follows),
            );
        }
        if let Some(way) = cycle(sets, set) {
            let message = format!("`{}` follows itself: {}", set.name(), way.join(" → "));
            let finding = FOLLOWS_ITSELF
                .in_text(source, key(source, "follows"), message)
                .with_help("remove `follows` from the first rule set of them".to_owned());
            findings.push(finding.about(Thing::RuleSet, set.name()));
            cycles.push(Box::from(set.name()));
        }
    }
    cycles
}

/// The cycle by which a rule set follows itself.
fn cycle(sets: &[(&RuleSet, &Source)], set: &RuleSet) -> Option<Vec<String>> {
    let mut way = vec![format!("`{}`", set.name())];
    let mut here = set.follows()?;
    for _ in sets {
        way.push(format!("`{here}`"));
        if here == set.name() {
            return Some(way);
        }
        here = sets.iter().find(|(known, _)| known.name() == here)?.0.follows()?;
    }
    None
}
