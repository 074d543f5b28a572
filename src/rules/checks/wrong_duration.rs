use crate::diagnostic::{Finding, Source, check};
use crate::rules::Duration;
use crate::rules::duration::offset;
use crate::rules::node::{Name, Node};

check! {
/// Invalid duration.
///
/// Durations are exact, such as `90m`, `72h`, `7d` and `2w`, or calendar steps in UTC, such as `6mo` and `1y`. ISO 8601
/// (`P14D`) is accepted too. `5bd` and `8bh` are business days and business hours, which do not mix with other units. A
/// duration is `0m`, or from a minute to a thousand years.
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
    let usual = || {
        "write durations as `90m`, `72h`, `7d`, `2w`, `6mo`, `1y`, `5bd`, `8bh`, or `P14D` as in ISO 8601".to_owned()
    };
    let help = match working(text).or_else(|| unitless(text)).or_else(|| fraction(text)) {
        Some(help) => help,
        None => meant(text).map_or_else(usual, |meant| format!("write `{meant}`")),
    };
    Some(WRONG_DURATION.in_text(source, node.span.clone(), error.to_string()).with_help(help))
}

/// Reports working time where no calendar counts it.
pub(crate) fn of_working_time(source: &Source, text: &Name) -> Finding {
    let help = "write it in other units, such as `30d`".to_owned();
    WRONG_DURATION.in_text(source, text.span.clone(), "working time needs a calendar").with_help(help)
}

/// What is wrong with working time.
fn working(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let compact: String = lower.chars().filter(|c| !c.is_whitespace() && !"-_".contains(*c)).take(64).collect();
    let digits = compact.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = compact.split_at_checked(digits).filter(|(number, _)| !number.is_empty())?;
    let known = |names: &[&str]| names.iter().any(|name| unit == *name || unit == format!("{name}s"));
    let unit = if known(&["bd", "wd", "businessday", "workingday", "workday"]) {
        "bd"
    } else if known(&["bh", "wh", "businesshour", "workinghour", "workhour"]) {
        "bh"
    } else if compact.contains("bd") || compact.contains("bh") {
        return Some("working time does not mix with other units: write only `5bd`, or only `8bh`".to_owned());
    } else {
        return None;
    };
    if number.bytes().all(|c| c == b'0') {
        return Some("write `0m` for no time".to_owned());
    }
    Some(format!("write `{number}{unit}`")).filter(|_| format!("{number}{unit}").parse::<Duration>().is_ok())
}

/// Units, by the beginnings of the words that people write for them.
/// The same number with a unit.
fn unitless(text: &str) -> Option<String> {
    let number = !text.is_empty() && text.len() < 6 && text.bytes().all(|c| c.is_ascii_digit());
    number.then(|| format!("add a unit, such as `{text}d` for days or `{text}h` for hours"))
}

/// A fraction, in a smaller unit.
fn fraction(text: &str) -> Option<String> {
    let compact: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace()).take(64).collect();
    let end = compact.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')?;
    let (number, unit) = compact.split_at_checked(end)?;
    let (whole, part) = number.split_once(['.', ','])?;
    let minutes: u64 = match unit.get(..1)? {
        "h" => 60,
        "d" => 24 * 60,
        "w" => 7 * 24 * 60,
        _ => return None,
    };
    if part.is_empty() || part.len() > 4 {
        return None;
    }
    let scale = 10u64.pow(u32::try_from(part.len()).ok()?);
    let of = whole.parse::<u64>().ok()?.checked_mul(scale)?.checked_add(part.parse().ok()?)?.checked_mul(minutes)?;
    let written = format!("{}m", of / scale).parse::<Duration>().ok().filter(|_| of % scale == 0)?;
    Some(format!("write `{written}`"))
}

const UNITS: [(&str, &str); 6] = [("mo", "mo"), ("mi", "m"), ("h", "h"), ("d", "d"), ("w", "w"), ("y", "y")];

/// The probably intended duration: `14d` for `14 days`, `36h` for `1d12h`.
pub(in crate::rules) fn meant(text: &str) -> Option<String> {
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
