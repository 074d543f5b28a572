use crate::diagnostic::names::first_of;
use crate::diagnostic::{Finding, check};
use crate::rules::calendars::Calendars;
use crate::rules::draft::Draft;

check! {
/// Working time without a calendar.
///
/// `5bd` are five business days and `8bh` are eight business hours. The calendar of the rule set says which days and hours
/// these are. Calendars are files in the folder `calendars`, next to the rule files.
///
/// ```diff yaml working
///   rules: tickets
/// + calendar: berlin
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 5bd, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    NO_CALENDAR: Error in Lifecycle, "no-calendar"
}

pub(crate) fn check(draft: &Draft, calendars: &Calendars, findings: &mut Vec<Finding>) {
    if !draft.calendars.is_empty() {
        return;
    }
    if let Some(duration) = draft.working() {
        let message = format!("`{}` needs a calendar", duration.value);
        let help = match calendars.names().len() {
            0 => "add `calendar: NAME`, and the file `calendars/NAME.yaml`".to_owned(),
            _ => format!("add `calendar`; available: {}", first_of(calendars.names(), 12)),
        };
        findings.push(NO_CALENDAR.in_text(&draft.source, duration.span, message).with_help(help));
    }
}
