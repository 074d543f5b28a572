use crate::diagnostic::{Finding, Source, check};
use crate::rules::node::Node;
use crate::rules::shape::Shape;

check! {
/// A value is of the wrong kind.
///
/// A text stands where a mapping is expected, a list where a name is, or a condition compares a fact with a value that
/// it cannot have: free text is compared with nothing, yes or no with `true` or `false`.
///
/// An event is refused with this id if the value of a field is not of the kind of the field.
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

/// A value that has another kind than its shape.
pub fn found(source: &Source, node: &Node, expected: &Shape) -> Finding {
    let message = format!("expected {}, found {}", expected.what(), node.value.what());
    WRONG_KIND.in_text(source, node.span.clone(), message)
}
