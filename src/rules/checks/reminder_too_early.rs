use crate::diagnostic::{Finding, check};
use crate::rules::Duration;
use crate::rules::draft::Draft;

check! {
/// Reminder that is never sent.
///
/// A reminder is sent a fixed time before the deadline, while the lead is still in the stage. It must be less than the
/// timeout, more than nothing, and without months, whose length varies.
///
/// ```diff yaml
///   rules: tickets
///   recipients: [team]
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout:
///         after: 7d
///         to: solved
/// -       remind: { before: 7d, notify: waiting }
/// +       remind: { before: 1d, notify: waiting }
///     closed: { outcomes: [solved] }
///   notifications:
///     waiting: { to: team }
/// ```
    REMINDER_TOO_EARLY: Error in Lifecycle, "reminder-too-early"
}

pub(crate) fn check(draft: &Draft, findings: &mut Vec<Finding>) {
    let clocks = draft.clocks.iter().flat_map(|clock| &clock.limits);
    for timeout in draft.open_stages().flat_map(|stage| &stage.timeouts).chain(clocks) {
        let Some(after) = &timeout.after else { continue };
        for before in timeout.reminders.iter().filter_map(|reminder| reminder.before.as_ref()) {
            let (message, help) = if before.value.months() > 0 {
                ("a reminder cannot use months, which vary in length".to_owned(), "use days or weeks".to_owned())
            } else if before.value.is_zero() {
                let message = "a reminder at the deadline is never sent, because the timeout happens then";
                (message.to_owned(), format!("use more than `{}`, or `notify` for the timeout itself", before.value))
            } else if never_less(before.value, after.value) {
                let message = format!("this reminder is never sent: leads time out after {}", after.value);
                (message, format!("use less than `{}`", after.value))
            } else {
                continue;
            };
            findings.push(REMINDER_TOO_EARLY.in_text(&draft.source, before.span.clone(), message).with_help(help));
        }
    }
}

/// Whether a reminder is never after the start of a time limit. How much exact time is in working time varies.
fn never_less(before: Duration, after: Duration) -> bool {
    match (before.is_working(), after.is_working()) {
        (false, false) => before.millis() >= after.shortest_millis(),
        (true, false) => after.months() == 0 && before.shortest_millis() >= after.millis(),
        (_, true) => before.kind() == after.kind() && before.millis() >= after.millis(),
    }
}
