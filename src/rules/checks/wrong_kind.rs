use crate::diagnostic::{Finding, Source, check};
use crate::rules::hint::hint;
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
    let help = hint(node, expected).map(|hint| hint.help).or_else(|| keys(expected));
    WRONG_KIND.in_text(source, node.span.clone(), message).with_help(help)
}

/// The maximum number of listed keys.
const MOST_KEYS: usize = 8;

/// The keys of the expected record, if there is one, unless there are many.
fn keys(expected: &Shape) -> Option<String> {
    match expected {
        Shape::Record(record) if record.keys.len() <= MOST_KEYS => {
            let all: Vec<String> = record.keys.iter().map(|key| format!("`{}`", key.name)).collect();
            Some(match all.split_last()? {
                (only, []) => format!("{} has the key {only}", record.what),
                (last, others) => format!("{} has the keys {} and {last}", record.what, others.join(", ")),
            })
        }
        Shape::List(of) | Shape::Or(of, _) => keys(of),
        Shape::Either(all) => all.iter().find_map(keys),
        _ => None,
    }
}
