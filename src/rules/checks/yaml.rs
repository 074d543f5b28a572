use crate::diagnostic::check;

check! {
/// The file is not YAML.
///
/// The file cannot be read as YAML 1.2 with one document, or following its aliases would make it larger than any rule
/// file is. Nothing else is looked at until it can be read, because no place in it is certain.
///
/// ```diff yaml
///   rules: tickets
/// - stages: [
/// + stages:
/// +   open:
/// +     actions: { close: { to: solved } }
/// +     timeout: { after: 30d, to: solved }
/// +   closed: { outcomes: [solved] }
/// ```
    YAML: Error in Structure, "yaml"
}

/// What to do about a message of the parser, which knows what it saw and not what was meant.
pub(crate) fn advice(message: &str, text: &str) -> Option<String> {
    if let Some(line) = text.lines().position(|line| line.trim_start_matches(' ').starts_with('\u{a0}')) {
        return Some(format!("line {} is indented with a no-break space; use usual ones", line + 1));
    }
    let advice = match message {
        message if message.contains("tab") => "indent with spaces, not with tabs",
        message if message.contains("did not find expected key") => {
            "look at the indentation of the line above: keys of one mapping begin in the same column"
        }
        message if message.contains("mapping values are not allowed") => {
            "put a space after the colon of a key, and a value that holds a colon in quotation marks"
        }
        message if message.contains("quoted scalar") => "a quotation mark before this is not closed",
        message if message.contains("flow") => "a bracket or a brace before this is not closed",
        message if message.contains("indentation") => "keys of one mapping begin in the same column",
        _ => return None,
    };
    Some(advice.to_owned())
}
