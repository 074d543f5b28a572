use crate::diagnostic::{Finding, Source, check};
use crate::rules::mistaken;
use crate::rules::node::Node;

check! {
/// Invalid date.
///
/// Dates are written `YYYY-MM-DD`, and must exist in the calendar.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// - source: { page: help, date: 2020-02-30 }
/// + source: { page: help, date: 2020-02-29 }
/// ```
    WRONG_DATE: Error in Structure, "wrong-date"
}

pub(crate) fn date(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    let wrong = text.len() != 10 || chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_err();
    let message = || format!("`{}` is not a date", text.chars().take(64).collect::<String>());
    wrong.then(|| {
        let help = mistaken::date(text).unwrap_or_else(|| "write dates as `YYYY-MM-DD`".to_owned());
        WRONG_DATE.in_text(source, node.span.clone(), message()).with_help(help)
    })
}
