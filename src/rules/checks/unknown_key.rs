use crate::diagnostic::{Finding, Source, check, did_you_mean};
use crate::rules::node::Node;
use crate::rules::shape::RecordShape;

check! {
/// A key is not known here.
///
/// Keys that mean nothing are refused rather than passed over: a mistyped `timeout` would otherwise be a stage without
/// one. Where a known key is near, it is named.
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
    let help = did_you_mean(name, keys())
        .unwrap_or_else(|| format!("{} has {}", record.what, keys().collect::<Vec<_>>().join(", ")));
    UNKNOWN_KEY.in_text(source, key.span.clone(), format!("unknown key `{name}`")).with_help(help)
}
