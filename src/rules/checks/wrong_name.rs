use crate::diagnostic::{Finding, Source, check};
use crate::rules::draft::Draft;
use crate::rules::node::{Node, is_name, name_fault};

check! {
/// Invalid name.
///
/// Names are part of message ids and outputs. They consist of lower-case letters, digits and hyphens, do not begin with a
/// hyphen, and have at most 64 characters. Files are named after their rule set, so it cannot be called `common`,
/// `released`, `rollout`, or like a Windows device, such as `con`. Anchors may be longer, but without spaces, `#` and
/// quotation marks.
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
        text if text.contains(QUOTES) => "use `\"` or no quotation marks; others are part of the name".to_owned(),
        text if text.contains('\u{a0}') => "replace the no-break space with a normal space".to_owned(),
        text if text.contains(['：', '，', '｛', '｝']) => {
            "use the normal signs `:`, `,`, `{` and `}`, with a space after a colon or comma".to_owned()
        }
        text if text.starts_with('-') => "put a space after the hyphen of a list item".to_owned(),
        text if text.contains(' ') => {
            "remove the space, or separate names in brackets with commas: `[one, two]`".to_owned()
        }
        text if is_name(&text.to_lowercase().replace('_', "-")) => {
            format!("write `{}`", text.to_lowercase().replace('_', "-"))
        }
        _ => "use at most 64 lower-case letters, digits and hyphens".to_owned(),
    };
    (!is_name(text)).then(|| WRONG_NAME.in_text(source, node.span.clone(), message()).with_help(help()))
}

/// Checks the name of a rule set, after which its files are named.
/// Quotation marks that YAML does not know.
const QUOTES: [char; 13] = ['“', '”', '„', '‘', '’', '‚', '«', '»', '「', '」', '『', '』', '＂'];

/// A text in quotation marks that YAML does not know, without them.
pub(crate) fn unquoted(text: &str) -> Option<&str> {
    let plain = text.strip_prefix(QUOTES)?.strip_suffix(QUOTES)?;
    (!plain.is_empty() && !plain.contains(QUOTES)).then_some(plain)
}

/// Reports a text in quotation marks that YAML does not know.
pub(crate) fn quoted(source: &Source, node: &Node, text: &str, plain: &str) -> Finding {
    let message = format!("`{}` includes its quotation marks", text.chars().take(64).collect::<String>());
    let help = format!("write `{plain}`, or use `\"`: other quotation marks are part of the text");
    WRONG_NAME.in_text(source, node.span.clone(), message).with_help(help)
}

/// Checks the name of a rule set.
pub(in crate::rules) fn rule_set(draft: &Draft, findings: &mut Vec<Finding>) {
    let name = &draft.name;
    // The structure reports a text that is not a name.
    if let Some(why) = name_fault(&name.value).filter(|_| is_name(&name.value)) {
        let message = format!("invalid rule set name `{}`: {why}", name.value);
        let finding = WRONG_NAME.in_text(&draft.source, name.span.clone(), message);
        findings.push(finding.with_help("choose another name".to_owned()));
    }
}

/// Checks the name of a calendar file.
pub(in crate::rules) fn calendar(source: &Source, name: &str) -> Option<Finding> {
    let message = format!("invalid calendar name `{}`", name.chars().take(64).collect::<String>());
    let help = "rename the file: use at most 64 lower-case letters, digits and hyphens".to_owned();
    (!is_name(name)).then(|| WRONG_NAME.in_text(source, 0..0, message).with_help(help))
}

pub(crate) fn anchor(source: &Source, node: &Node, text: &str) -> Option<Finding> {
    let wrong = text.is_empty() || text.contains(|c: char| c.is_whitespace() || c == '#' || c == '"');
    let message = || format!("`{}` is not an anchor", text.chars().take(64).collect::<String>());
    let help = "write the anchor without `#`, spaces and quotation marks".to_owned();
    wrong.then(|| WRONG_NAME.in_text(source, node.span.clone(), message()).with_help(help))
}
