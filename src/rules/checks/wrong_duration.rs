use crate::diagnostic::{Finding, Source, check};
use crate::rules::Duration;
use crate::rules::duration::offset;
use crate::rules::node::Node;

check! {
/// Invalid duration.
///
/// Durations are exact, such as `90m`, `72h`, `7d` and `2w`, or calendar steps in UTC, such as `6mo` and `1y`. ISO 8601
/// (`P14D`) is accepted too. A duration is `0m`, or from a minute to a thousand years.
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
    let usual = || "write durations as `90m`, `72h`, `7d`, `2w`, `6mo`, `1y`, or `P14D` as in ISO 8601".to_owned();
    let help = meant(text).map_or_else(usual, |meant| format!("write `{meant}`"));
    Some(WRONG_DURATION.in_text(source, node.span.clone(), error.to_string()).with_help(help))
}

/// Units, by the beginnings of the words that people write for them.
const UNITS: [(&str, &str); 6] = [("mo", "mo"), ("mi", "m"), ("h", "h"), ("d", "d"), ("w", "w"), ("y", "y")];

/// The probably intended duration: `14d` for `14 days`, `36h` for `1d12h`.
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
