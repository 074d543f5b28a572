use crate::diagnostic::names::near;
use crate::diagnostic::{Finding, Source, check};
use crate::rules::node::Node;
use crate::rules::shape::{RecordShape, Shape};

check! {
/// Unknown key.
///
/// Unknown keys are errors. Otherwise, a mistyped `timeout` would be a stage without one.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
/// -     timeuot: { after: 30d, to: solved }
/// +     timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    UNKNOWN_KEY: Error in Structure, "unknown-key"
}

/// Reports an unknown key of a record, with the records around it, innermost first.
pub(crate) fn found(
    source: &Source,
    key: &Node,
    name: &str,
    (record, mut outer): (&RecordShape, impl Iterator<Item = &'static RecordShape>),
) -> Finding {
    let keys = || record.keys.iter().map(|key| key.name);
    let has = |record: &RecordShape| record.keys.iter().any(|key| key.name == name);
    let inner = || record.keys.iter().find(|key| within(&key.shape).is_some_and(&has)).map(|key| key.name);
    let help = if let Some((meant, rest)) = meant(name, record) {
        match rest {
            Some("") => "remove the no-break space".to_owned(),
            Some(rest) => format!("put a colon and a space after the key: `{meant}: {rest}`"),
            None => format!("did you mean `{meant}`?"),
        }
    } else if let Some(inner) = inner() {
        format!("write it under `{inner}`: `{inner}: {{ {name}: … }}`")
    } else if let Some(outer) = outer.find(|outer| has(outer)) {
        format!("indent it less: `{name}` is a key of {}", outer.what)
    } else {
        format!("available: {}", keys().collect::<Vec<_>>().join(", "))
    };
    let shown: String = name.chars().take(64).collect();
    UNKNOWN_KEY.in_text(source, key.span.clone(), format!("unknown key `{shown}`")).with_help(help)
}

/// The key that an unknown one probably means. A text that begins with a known key, because no space or another sign
/// follows it, also has the rest of the text.
pub(crate) fn meant<'t>(text: &'t str, record: &RecordShape) -> Option<(&'static str, Option<&'t str>)> {
    let text = text.trim_matches(['\u{a0}', ' ']);
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end)?;
    let known = record.keys.iter().find(|key| key.name == word).map(|key| key.name);
    if let Some(known) = known {
        let rest = rest.trim_start_matches([' ', '\u{a0}']);
        return match rest.strip_prefix([':', '：', '=']) {
            Some(rest) => Some((known, Some(rest.trim_matches([' ', '\u{a0}'])))),
            None => rest.is_empty().then_some((known, Some(""))),
        };
    }
    let near = near(text, record.keys.iter().map(|key| key.name))?;
    let known = record.keys.iter().find(|key| key.name == near)?;
    Some((known.name, None))
}

/// The record that a value under a key is, or the items of its list.
fn within(shape: &Shape) -> Option<&'static RecordShape> {
    match shape {
        Shape::Record(record) => Some(record),
        Shape::List(of) | Shape::Or(of, _) => within(of),
        Shape::Either(all) => all.iter().find_map(within),
        _ => None,
    }
}

/// Reports a key of a record in the mapping around the record.
pub(crate) fn too_far_out(source: &Source, key: &Node, name: &str, record: &RecordShape) -> Finding {
    let message = format!("`{name}` is not {0}, but a key of {0}", record.what);
    let help = format!("indent it more, to the keys of {}", record.what);
    UNKNOWN_KEY.in_text(source, key.span.clone(), message).with_help(help)
}

/// Reports a key of a record in a mapping under another of its keys.
pub(crate) fn too_far_in(
    source: &Source,
    key: &Node,
    name: &str,
    (read, record, under): (&Shape, &RecordShape, &str),
) -> Finding {
    let message = format!("`{name}` is not {}, but a key of {}", read.what(), record.what);
    let help = format!("indent it as far as `{under}`");
    UNKNOWN_KEY.in_text(source, key.span.clone(), message).with_help(help)
}
