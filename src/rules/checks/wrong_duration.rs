use crate::diagnostic::{Finding, Source, check};
use crate::rules::Duration;
use crate::rules::duration::offset;
use crate::rules::node::Node;

check! {
/// A duration cannot be read.
///
/// Durations are `90m`, `72h`, `7d`, `2w`, which are exact, or `6mo` and `1y`, which are steps of the calendar in UTC.
/// ISO 8601 (`P14D`) is read too. They last from a minute to a thousand years, or `0m`: no time at all.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
/// -     timeout: { after: 30 days, to: solved }
/// +     timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    WRONG_DURATION: Error in Structure, "wrong-duration"
}

pub(crate) fn duration(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    let error = text.parse::<Duration>().err()?;
    let usual = || "durations are written `90m`, `72h`, `7d`, `2w`, `6mo`, `1y`, or `P14D` as in ISO 8601".to_owned();
    let help = meant(text).map_or_else(usual, |meant| format!("write `{meant}`"));
    Some(WRONG_DURATION.in_text(source, node.span.clone(), error.to_string()).with_help(help))
}

/// Words that people write for the units, by what they begin with.
const UNITS: [(&str, &str); 6] = [("mo", "mo"), ("mi", "m"), ("h", "h"), ("d", "d"), ("w", "w"), ("y", "y")];

/// The duration that was probably meant: `14 days` is `14d`, `1d12h` is `36h`.
fn meant(text: &str) -> Option<String> {
    if text.len() > 64 {
        return None;
    }
    let lower = text.to_lowercase();
    let compact: String = lower.chars().filter(|c| !c.is_whitespace() && !"-_".contains(*c)).collect();
    if let Some(sum) = offset(&compact).filter(|sum| !sum.is_zero()) {
        return Some(sum.to_string()).filter(|written| written.parse::<Duration>().is_ok());
    }
    let digits = compact.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = compact.split_at_checked(digits)?;
    let (_, unit) = UNITS.iter().find(|(begin, _)| unit.starts_with(begin))?;
    Some(format!("{number}{unit}")).filter(|written| written.parse::<Duration>().is_ok())
}
