use crate::diagnostic::{Finding, Source, check};
use crate::rules::Duration;
use crate::rules::node::Node;

check! {
/// A duration cannot be read.
///
/// Durations are `90m`, `72h`, `7d`, `2w`, which are exact, or `6mo` and `1y`, which are steps of the calendar in UTC.
/// ISO 8601 (`P14D`) is read too. They last from a minute to a thousand years, or `0m`: no time at all.
///
/// Wrong:
/// ```yaml
/// rules: tickets
/// stages:
///   open:
///     actions: { close: { to: solved } }
///     timeout: { after: 30 days, to: solved }
///   closed: { outcomes: [solved] }
/// ```
/// Right:
/// ```yaml
/// rules: tickets
/// stages:
///   open:
///     actions: { close: { to: solved } }
///     timeout: { after: 30d, to: solved }
///   closed: { outcomes: [solved] }
/// ```
    WRONG_DURATION: Error in Structure, "wrong-duration"
}

pub(crate) fn duration(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    let error = text.parse::<Duration>().err()?;
    let help = "durations are written `90m`, `72h`, `7d`, `2w`, `6mo`, `1y`, or `P14D` as in ISO 8601";
    Some(WRONG_DURATION.in_text(source, node.span.clone(), error.to_string()).with_help(help.to_owned()))
}
