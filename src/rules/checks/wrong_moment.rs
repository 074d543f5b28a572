use crate::diagnostic::{Finding, Source, check};
use crate::rules::duration::offset;
use crate::rules::node::Node;
use crate::rules::{Instant, mistaken, rollout_file};

check! {
/// Invalid instant.
///
/// A step of a scenario has an instant, such as `2020-06-12T09:00:00Z`, or the time since the scenario's first instant, as
/// one or more durations: `+72h`, `+71h59m`, `+1mo2d`. The first instant itself must be absolute. `from` of a rollout entry
/// is an instant or a day, such as `2020-06-02`.
///
/// ```diff yaml scenario
///   rules: "2020"
///   scenarios:
///     first-days:
///       open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///       steps:
/// -       - { at: 1d, expect: { state: received } }
/// +       - { at: +1d, expect: { state: received } }
///         - { at: +2d, expect: { state: received } }
/// ```
    pub WRONG_MOMENT: Error in Scenarios, "wrong-moment"
}

/// Checks an instant or a day.
pub(crate) fn instant(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    let message = || format!("`{}` is neither an instant nor a date", text.chars().take(64).collect::<String>());
    let help = "write `2020-06-12T09:00:00Z`, or `2020-06-12` for midnight UTC";
    let wrong = rollout_file::instant(text).is_none();
    let help = || mistaken::instant(text).unwrap_or_else(|| help.to_owned());
    wrong.then(|| WRONG_MOMENT.in_text(source, node.span.clone(), message()).with_help(help()))
}

pub(crate) fn moment(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    let wrong = match text.strip_prefix('+') {
        Some(rest) => offset(rest).is_none(),
        None => text.parse::<Instant>().is_err(),
    };
    let message = || format!("`{}` is not an instant", text.chars().take(64).collect::<String>());
    let help = "write `2020-06-12T09:00:00Z`, or `+71h59m` for the time since the first instant";
    let help = || mistaken::instant(text).unwrap_or_else(|| help.to_owned());
    wrong.then(|| WRONG_MOMENT.in_text(source, node.span.clone(), message()).with_help(help()))
}
