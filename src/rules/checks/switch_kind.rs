use crate::diagnostic::{Finding, Thing, check};
use crate::rules::crossing::{Crossing, same_kind};

check! {
/// Counterpart of another kind.
///
/// A switch does not convert values: a date does not become a text, nor a boolean one of several values. Without a
/// mapping, values without a counterpart of their kind are stored.
///
/// ```diff yaml book
///   rules: tickets
///   fields: { until: date }
///   stages:
///     open:
///       actions: { close: { to: solved, require: until } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   ---
///   rules: later
///   follows: tickets
/// - switch: { fields: { until: quarter } }
/// - fields: { quarter: text }
/// + switch: { fields: { until: end } }
/// + fields: { end: date }
///   stages:
///     open:
/// -     actions: { close: { to: solved, require: quarter } }
/// +     actions: { close: { to: solved, require: end } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    SWITCH_KIND: Error in Switch, "switch-kind"
}

pub(crate) fn check(crossing: &Crossing<'_>, findings: &mut Vec<Finding>) {
    let Crossing { before, after, draft, source, .. } = crossing;
    for (from, to) in &draft.fields {
        let Some((number, new)) = before.field(&from.value).zip(after.fields().named(&to.value)) else { continue };
        if crossing.fields[number].is_none() {
            let old = &before.fields()[number];
            let (old, new) = (old.kind.id(), new.kind.id());
            let kinds = if old == new { "lists with different parts".to_owned() } else { format!("{old} and {new}") };
            let message = format!("`{}` cannot become `{}`: they are {kinds}", from.value, to.value);
            findings.push(
                SWITCH_KIND
                    .in_text(source, to.span.clone(), message)
                    .with_help("choose a field of the same kind, or leave it out to store its values".to_owned())
                    .about(Thing::Field, &to.value),
            );
        }
    }
    for given in &draft.facts {
        let (old, new) = (before.facts().named(&given.from.value), after.facts().named(&given.to.value));
        if old.zip(new).is_some_and(|(old, new)| !same_kind(&old.kind, &new.kind)) {
            let message =
                format!("`{}` cannot become `{}`: they have different kinds", given.from.value, given.to.value);
            let finding = SWITCH_KIND
                .in_text(source, given.to.span.clone(), message)
                .with_help("choose a fact of the same kind, or leave it out to store its values".to_owned());
            findings.push(finding.about(Thing::Fact, &given.to.value));
        }
    }
}
