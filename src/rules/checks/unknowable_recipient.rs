use crate::diagnostic::{Finding, check};
use crate::rules::outline::Outline;

check! {
/// Nobody may get a notification.
///
/// A fact says who gets it, and the fact may be left out. Whoever waits for the message would never know that it went
/// nowhere. Give the fact a default, or do not make it optional.
///
/// Wrong:
/// ```yaml
/// rules: tickets
/// facts:
///   owner: { one-of: [team, customer], optional: true }
/// recipients: [team, customer]
/// stages:
///   open:
///     actions: { close: { to: solved, notify: done } }
///     timeout: { after: 30d, to: solved }
///   closed: { outcomes: [solved] }
/// notifications:
///   done: { to: owner }
/// ```
/// Right:
/// ```yaml
/// rules: tickets
/// facts:
///   owner: { one-of: [team, customer], default: team }
/// recipients: [team, customer]
/// stages:
///   open:
///     actions: { close: { to: solved, notify: done } }
///     timeout: { after: 30d, to: solved }
///   closed: { outcomes: [solved] }
/// notifications:
///   done: { to: owner }
/// ```
    UNKNOWABLE_RECIPIENT: Error in Lifecycle, "unknowable-recipient"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) {
    for notification in &outline.draft.notifications {
        let fact = outline.names.facts.get(&notification.to.value).and_then(|fact| outline.draft.facts.get(fact));
        if fact.is_some_and(|(_, fact)| fact.optional && fact.default.is_none()) {
            let message =
                format!("nobody gets `{}` while `{}` is not given", notification.name.value, notification.to.value);
            let help = "give the fact a default, or require it";
            let finding = UNKNOWABLE_RECIPIENT.in_text(&outline.draft.source, notification.to.span.clone(), message);
            findings.push(finding.with_help(help.to_owned()));
        }
    }
}
