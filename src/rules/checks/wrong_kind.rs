use crate::diagnostic::{Finding, Source, check};
use crate::rules::node::Node;
use crate::rules::shape::Shape;

check! {
/// Value of the wrong kind.
///
/// For example, a value is a text instead of a mapping, or a list instead of a name; or a condition compares a fact with a
/// value of another kind. Text facts cannot be compared, and boolean facts only with `true` or `false`.
///
/// An event is refused with this id if a value does not have the kind of its field.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
/// -     actions: close
/// +     actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    WRONG_KIND: Error in Structure, "wrong-kind"
}

/// Reports a value that does not fit its shape.
pub fn found(source: &Source, node: &Node, expected: &Shape) -> Finding {
    let message = format!("expected {}, found {}", expected.what(), node.value.what());
    WRONG_KIND.in_text(source, node.span.clone(), message)
}
