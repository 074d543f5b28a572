use crate::diagnostic::{Finding, Source, check};
use crate::rules::node::Node;

check! {
/// Something is there twice.
///
/// A key stands twice in one mapping, a name twice in one list, a field twice in one action, or two files hold rule
/// sets of one name. Only one of the two could count, and a reader would not know which.
///
/// Wrong:
/// ```yaml
/// rules: tickets
/// stages:
///   open:
///     actions: { close: { to: solved } }
///     timeout: { after: 30d, to: solved }
///     timeout: { after: 60d, to: solved }
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
    DUPLICATE: Error in Structure, "duplicate"
}

pub(crate) fn key(source: &Source, key: &Node, name: &str) -> Finding {
    let name: String = name.chars().take(64).collect();
    DUPLICATE.in_text(source, key.span.clone(), format!("the key `{name}` is there twice"))
}

pub(crate) fn listed(source: &Source, item: &Node, name: &str) -> Finding {
    let name: String = name.chars().take(64).collect();
    DUPLICATE.in_text(source, item.span.clone(), format!("`{name}` is listed twice"))
}
