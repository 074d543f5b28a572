use crate::diagnostic::{Finding, Source, check, did_you_mean};
use crate::rules::node::Node;
use crate::rules::shape::RecordShape;

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

pub(crate) fn found(source: &Source, key: &Node, name: &str, record: &RecordShape) -> Finding {
    let keys = || record.keys.iter().map(|key| key.name);
    let help =
        did_you_mean(name, keys()).unwrap_or_else(|| format!("available: {}", keys().collect::<Vec<_>>().join(", ")));
    UNKNOWN_KEY.in_text(source, key.span.clone(), format!("unknown key `{name}`")).with_help(help)
}
