use crate::diagnostic::{Finding, Source, check, did_you_mean, listed};
use crate::rules::hint;
use crate::rules::node::Node;

check! {
/// Unknown keyword.
///
/// Kinds of fields and facts, `shows` of a stage, and `on` of a notification have a fixed list of keywords.
///
/// ```diff yaml
///   rules: tickets
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
///   arrival: { fields: [due-on] }
/// - fields: { due-on: dates }
/// + fields: { due-on: date }
/// ```
    UNKNOWN_CHOICE: Error in Structure, "unknown-choice"
}

pub(crate) fn choice(source: &Source, node: &Node, text: &str, words: &[(&str, &str)]) -> Option<Finding> {
    if words.iter().any(|(word, _)| *word == text) {
        return None;
    }
    let known = || words.iter().map(|(word, _)| *word);
    let message = format!("`{}` is not one of {}", text.chars().take(64).collect::<String>(), listed(known()));
    let help = hint::choice(text, words).or_else(|| did_you_mean(text, known()));
    Some(UNKNOWN_CHOICE.in_text(source, node.span.clone(), message).with_help(help))
}

/// Reports a word as a key that should be its value.
pub(crate) fn swapped(source: &Source, key: &Node, word: &str, help: String) -> Finding {
    UNKNOWN_CHOICE.in_text(source, key.span.clone(), format!("`{word}` is a value, not a name")).with_help(help)
}
