use crate::diagnostic::{Finding, Source, check};
use crate::rules::draft::Draft;
use crate::rules::node::{Node, is_name, name_fault};

check! {
/// A name is not made as names are.
///
/// Names become ids of messages and outputs. They are made of lower-case letters, digits and hyphens, do not begin with
/// a hyphen, and have at most 64 characters. The name of a rule set is also that of its files, so it cannot be `common`,
/// `released`, `rollout`, or a device on Windows, such as `con`. Anchors may be longer, without spaces, `#` and quotation marks.
///
/// ```diff yaml
///   rules: tickets
///   stages:
/// -   Open:
/// +   open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    WRONG_NAME: Error in Structure, "wrong-name"
}

pub(crate) fn name(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    let message = || format!("`{}` is not a name", text.chars().take(64).collect::<String>());
    let help = || match text {
        text if text.contains(['“', '”', '„', '‘', '’', '«', '»']) => {
            "these quotation marks are letters here; use `\"` or none".to_owned()
        }
        text if text.contains('\u{a0}') => "it holds a no-break space; write a usual one".to_owned(),
        text if text.starts_with('-') => "put a space after the hyphen of an item in a list".to_owned(),
        text if text.contains(' ') => "names have no spaces; in brackets, commas part them: `[one, two]`".to_owned(),
        text if is_name(&text.to_lowercase().replace('_', "-")) => {
            format!("write `{}`", text.to_lowercase().replace('_', "-"))
        }
        _ => "a name is made of lower-case letters, digits and hyphens, at most 64".to_owned(),
    };
    (!is_name(text)).then(|| WRONG_NAME.in_text(source, node.span.clone(), message()).with_help(help()))
}

/// The name of a rule set, which is also that of its files.
pub(in crate::rules) fn rule_set(draft: &Draft, findings: &mut Vec<Finding>) {
    let name = &draft.name;
    // The structure reports a text that is no name.
    if let Some(why) = name_fault(&name.value).filter(|_| is_name(&name.value)) {
        let message = format!("`{}` cannot be the name of a rule set: {why}", name.value);
        findings.push(WRONG_NAME.in_text(&draft.source, name.span.clone(), message));
    }
}

pub(crate) fn anchor(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    let wrong = text.is_empty() || text.contains(|c: char| c.is_whitespace() || c == '#' || c == '"');
    let message = || format!("`{}` is not an anchor", text.chars().take(64).collect::<String>());
    wrong.then(|| WRONG_NAME.in_text(source, node.span.clone(), message()))
}
