use crate::diagnostic::{Finding, check};
use crate::rules::fact_draft::FactKindDraft;
use crate::rules::id::{Axis, Number, ValueId};
use crate::rules::outline::Outline;
use crate::rules::region::{TooMany, Values};

check! {
/// Notification without a recipient.
///
/// A fact names the recipient, but the fact may be left out. Then the notification silently goes to nobody. Give the fact a
/// default, or do not make it optional.
///
/// ```diff yaml
///   rules: tickets
///   facts:
/// -   owner: { one-of: [team, customer], optional: true }
/// +   owner: { one-of: [team, customer], default: team }
///   recipients: [team, customer]
///   stages:
///     open:
///       actions: { close: { to: solved, notify: done } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   notifications:
///     done: { to: owner }
/// ```
    UNKNOWABLE_RECIPIENT: Error in Lifecycle, "unknowable-recipient"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    for notification in &outline.draft.notifications {
        let Some(number) = outline.names.facts.get(&notification.to.value) else { continue };
        if let FactKindDraft::Unreadable = outline.draft.facts[number].1.kind {
            continue;
        }
        let values = &outline.names.values[number];
        let axis = Axis::from(number);
        let size = outline.sizes[axis];
        if outline.names.recipients.get(&notification.to.value).is_some() || size == values.names().len() {
            continue;
        }
        // The last value of an optional fact means that it was left out.
        let unknown = outline.space.with(axis, Values::of(size, ValueId::of(size.saturating_sub(1))))?;
        let sent = outline.space.and(outline.sends(notification)?, outline.region(&notification.when)?)?;
        if !outline.space.and(sent, unknown)?.is_empty() {
            let message = format!(
                "notification `{}` has no recipient if `{}` is not given",
                notification.name.value, notification.to.value
            );
            let help = "give the fact a default, or require it";
            let finding = UNKNOWABLE_RECIPIENT.in_text(&outline.draft.source, notification.to.span.clone(), message);
            findings.push(finding.with_help(help.to_owned()));
        }
    }
    Ok(())
}
