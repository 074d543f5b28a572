use crate::diagnostic::{Finding, Source, check};
use crate::rules::calendar::Span;
use crate::rules::calendar_file::{DAYS, SpanFault, span, weekdays};
use crate::rules::node::{At, Node};

check! {
/// Invalid working hours.
///
/// Working hours are two times of the same day, such as `09:00-17:00`. They begin at `00:00` at the earliest and end at
/// `24:00` at the latest, cannot go over midnight, and cannot overlap on the same day. Weekdays are `mon`, `tue`, `wed`,
/// `thu`, `fri`, `sat` and `sun`, or a range such as `mon-fri` or `sun-thu`.
///
/// ```diff yaml calendar
///   zone: Europe/Berlin
///   hours:
/// -   mon-fri: 22:00-06:00
/// +   mon-fri: [00:00-06:00, 22:00-24:00]
/// ```
    WRONG_HOURS: Error in Structure, "wrong-hours"
}

fn shortened(text: &str) -> String {
    text.chars().take(64).collect()
}

pub(crate) fn hours(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    let fault = span(text).err()?;
    let text = shortened(text);
    let (why, help) = match fault {
        SpanFault::Form => (format!("`{text}` is not a range of hours"), "write two times, such as `09:00-17:00`"),
        SpanFault::Time => (
            format!("`{text}` has a time that does not exist"),
            "use times from `00:00` to `23:59`, or `24:00` as the end",
        ),
        SpanFault::Midnight => {
            (format!("`{text}` begins at the end of the day"), "write `00:00`, and put it on the next weekday")
        }
        SpanFault::Order => {
            let help = "end the hours at `24:00`, and add hours from `00:00` to the next weekday";
            (format!("`{text}` ends before it begins: hours cannot go over midnight"), help)
        }
        SpanFault::Nothing => {
            (format!("`{text}` ends when it begins"), "write `00:00-24:00` for a whole day, or remove it")
        }
    };
    Some(WRONG_HOURS.in_text(source, node.span.clone(), why).with_help(help.to_owned()))
}

pub(crate) fn days(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    if weekdays(text).is_some() {
        return None;
    }
    let short = |word: &str| {
        let word: String = word.trim().to_lowercase().chars().take(3).collect();
        DAYS.contains(&&*word).then_some(word)
    };
    let parts: Option<Vec<String>> = text.split(['-', '–']).map(short).collect();
    let meant = parts.map(|parts| parts.join("-")).filter(|meant| meant != text && weekdays(meant).is_some());
    let help = meant.map_or_else(
        || format!("use {}, or a range such as `mon-fri`", crate::diagnostic::listed(DAYS)),
        |meant| format!("write `{meant}`"),
    );
    let message = format!("`{}` is not a weekday", shortened(text));
    Some(WRONG_HOURS.in_text(source, node.span.clone(), message).with_help(help))
}

/// Reports hours that overlap others of the same day.
pub(in crate::rules) fn overlap(source: &Source, at: &At<Span>) -> Finding {
    let message = format!("`{}` overlaps other hours of the same day", at.value);
    let help = "let one end before or when the other begins".to_owned();
    WRONG_HOURS.in_text(source, at.span.clone(), message).with_help(help)
}
