use crate::diagnostic::{Finding, Source, check};
use crate::rules::node::Node;

/// The maximum width, in columns.
pub const MOST_COLUMNS: u16 = 1000;

check! {
/// Invalid width.
///
/// A width is a whole number of columns, from 1 to 1000.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// - widths: { action: wide }
/// + widths: { action: 24 }
/// ```
    WRONG_WIDTH: Error in Structure, "wrong-width"
}

/// Checks a width.
pub(crate) fn width(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    let valid = text.parse::<u16>().is_ok_and(|width| (1..=MOST_COLUMNS).contains(&width));
    let message = format!("`{}` is not a number of columns", text.chars().take(64).collect::<String>());
    let help = format!("write a whole number from 1 to {MOST_COLUMNS}");
    (!valid).then(|| WRONG_WIDTH.in_text(source, node.span.clone(), message).with_help(help))
}
