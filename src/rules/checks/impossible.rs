use crate::diagnostic::{Finding, check};
use crate::rules::condition_draft::TestDraft;
use crate::rules::node::Name;
use crate::rules::outline::Outline;
use crate::rules::region::{Region, TooMany};

check! {
/// Impossible action, timeout, alert, calendar or notification.
///
/// No lead that matches its condition reaches the stage, uses the calendar or gets the notification, or all leads leave the stage at once by a timeout of `0m`,
/// before anybody could act or see an alert.
///
/// ```diff yaml
///   rules: tickets
///   facts:
///     urgency: [low, high]
///   stages:
///     open:
///       actions:
///         close: { to: solved }
///         escalate: { when: { urgency: high }, to: escalated }
///       timeout: { after: 30d, to: solved }
///     escalated:
///       actions:
///         close: { to: solved }
/// -       defer: { when: { urgency: low }, to: open }
/// +       defer: { when: { urgency: high }, to: open }
///       timeout: { after: 2d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    IMPOSSIBLE: Error in Lifecycle, "impossible"
}

const HELP: &str = "correct its condition, or remove it";

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) -> Result<(), TooMany> {
    for (number, stage) in outline.stages.entries() {
        let reach = outline.reach[number];
        // `unreachable-stage` reports the whole stage.
        if reach.is_empty() {
            continue;
        }
        let staying = outline.staying(number)?;
        let mut report =
            |what: &str, name: Option<&Name>, at: &std::ops::Range<usize>, when: &[TestDraft], rest: Region| {
                // An unreadable condition was reported, and could mean anything.
                if outline.is_readable(when) && outline.space.and(rest, outline.region(when)?)?.is_empty() {
                    let name = name.map_or_else(String::new, |name| format!(" `{}`", name.value));
                    let message = if rest.is_empty() {
                        format!("{what}{name} can never happen: leads leave `{}` at once", stage.name.value)
                    } else {
                        format!("{what}{name} can never happen: no such lead reaches `{}`", stage.name.value)
                    };
                    findings.push(
                        IMPOSSIBLE.in_text(&outline.draft.source, at.clone(), message).with_help(HELP.to_owned()),
                    );
                }
                Ok(())
            };
        for action in &stage.actions {
            let (what, at) = match &action.target {
                Some(target) => ("this target of the action", &target.span),
                None => ("the action", &action.name.span),
            };
            report(what, Some(&action.name), at, &action.when, staying)?;
        }
        for timeout in &stage.timeouts {
            report("this timeout", None, &timeout.span, &timeout.when, reach)?;
        }
        for alert in &stage.alerts {
            report("the alert", Some(&alert.name), &alert.name.span, &alert.when, staying)?;
        }
    }
    for (outcome, ended) in outline.outcomes.iter().zip(&outline.ended) {
        // `unreachable-outcome` reports the whole outcome.
        for action in outcome.actions.iter().filter(|it| !ended.is_empty() && outline.is_readable(&it.when)) {
            if !outline.space.and(*ended, outline.region(&action.when)?)?.is_empty() {
                continue;
            }
            let (what, at) = match &action.target {
                Some(target) => ("this target of the action", &target.span),
                None => ("the action", &action.name.span),
            };
            let (name, outcome) = (&action.name.value, &outcome.name.value);
            let message = format!("{what} `{name}` can never happen: no such lead ends with `{outcome}`");
            findings.push(IMPOSSIBLE.in_text(&outline.draft.source, at.clone(), message).with_help(HELP.to_owned()));
        }
    }
    let anywhere = outline.anywhere()?;
    for clock in &outline.draft.clocks {
        for limit in clock.limits.iter().filter(|limit| outline.is_readable(&limit.when)) {
            if outline.space.and(anywhere, outline.region(&limit.when)?)?.is_empty() {
                let message = format!("this timeout of `{}` holds for no lead", clock.name.value);
                findings.push(
                    IMPOSSIBLE.in_text(&outline.draft.source, limit.span.clone(), message).with_help(HELP.to_owned()),
                );
            }
        }
    }
    for (choice, region) in outline.draft.calendars.iter().zip(outline.calendars()?) {
        if outline.is_readable(&choice.when) && outline.space.and(anywhere, region)?.is_empty() {
            let message = format!("this calendar `{}` is for no lead", choice.name.value);
            findings.push(
                IMPOSSIBLE.in_text(&outline.draft.source, choice.span.clone(), message).with_help(HELP.to_owned()),
            );
        }
    }
    for notification in &outline.draft.notifications {
        let sent = outline.sends(notification)?;
        // `unused` reports a notification that nothing sends.
        let possible = sent.is_empty() || !outline.is_readable(&notification.when);
        if !possible && outline.space.and(sent, outline.region(&notification.when)?)?.is_empty() {
            let message = format!("the notification `{}` is never sent for such a lead", notification.name.value);
            findings.push(
                IMPOSSIBLE
                    .in_text(&outline.draft.source, notification.name.span.clone(), message)
                    .with_help(HELP.to_owned()),
            );
        }
    }
    Ok(())
}
