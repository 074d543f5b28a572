use crate::diagnostic::{Finding, Source, check};
use crate::rules::node::Node;

/// The maximum of such a number.
pub const MOST: u16 = 1000;

check! {
/// Invalid number.
///
/// A width in columns, or how often a clock can be extended, is a whole number from 1 to 1000.
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
    WRONG_NUMBER: Error in Structure, "wrong-number"
}

/// Checks a number of things.
pub(crate) fn number(source: &Source, node: &Node, text: &str, of: &str) -> Option<Finding> {
    let valid = text.parse::<u16>().is_ok_and(|number| (1..=MOST).contains(&number));
    let message = format!("`{}` is not a number of {of}", text.chars().take(64).collect::<String>());
    let help = format!("write a whole number from 1 to {MOST}");
    (!valid).then(|| WRONG_NUMBER.in_text(source, node.span.clone(), message).with_help(help))
}
