//! A message file still to be written: every message that a rule set needs, as a comment.

use std::fmt::Write;

use crate::rules::RuleSet;

use super::contract::{Need, contract};
use super::shared::{COMMON, VariableKind};

/// The messages of a rule set, each to be written in the place of its comment.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let template = referee::locale::template(rules);
/// assert!(template.contains("# stage-new =\n#     .summary =\n"));
/// assert!(referee::locale::check_messages(&referee::Source::new("fr.ftl", template)).is_empty());
/// ```
pub fn template(rules: &RuleSet) -> String {
    let (needs, _) = contract(Some(rules));
    let needs = needs.get(COMMON.len()..).unwrap_or_default();
    let mut text = format!(
        "### The words of {}. Write each message after its equals sign, and take the `# ` before it away.\n",
        rules.name()
    );
    let mut ids: Vec<&str> = Vec::new();
    let mut kind = "";
    let of = |need: &Need| need.id.split('-').next().unwrap_or_default().to_owned();
    let mut kinds: Vec<String> = Vec::new();
    for need in needs {
        if !kinds.contains(&of(need)) {
            kinds.push(of(need));
        }
    }
    let mut sorted: Vec<&Need> = needs.iter().collect();
    sorted.sort_by_key(|need| kinds.iter().position(|kind| *kind == of(need)));
    for need in sorted {
        if ids.contains(&&*need.id) {
            continue;
        }
        ids.push(&need.id);
        let first = need.id.split('-').next().unwrap_or_default();
        if first != kind {
            kind = first;
            let _ = write!(text, "\n## {kind}\n");
        }
        let parts: Vec<&Need> = needs.iter().filter(|other| other.id == need.id).collect();
        text.push('\n');
        for part in &parts {
            if !part.variables.is_empty() || part.markdown {
                let _ = writeln!(text, "# {}", about(part));
            }
        }
        let _ = writeln!(text, "# {} =", need.id);
        for attribute in parts.iter().filter_map(|part| part.attribute) {
            let _ = writeln!(text, "#     .{attribute} =");
        }
    }
    text
}

/// What the writer of a message may use; nothing for a plain one.
pub fn about(need: &Need) -> String {
    let kind = |kind: VariableKind| match kind {
        VariableKind::Text => "text",
        VariableKind::Number => "number",
        VariableKind::Instant => "instant",
        VariableKind::Duration => "length of time",
        VariableKind::List => "list",
    };
    let variables: Vec<String> = need.variables.iter().map(|(name, of)| format!("${name} ({})", kind(*of))).collect();
    let takes = if variables.is_empty() { String::new() } else { format!(" may use {}", variables.join(", ")) };
    let markdown = match (need.markdown, variables.is_empty()) {
        (true, true) => " is Markdown",
        (true, false) => ", and is Markdown",
        (false, _) => "",
    };
    match need.attribute {
        Some(attribute) => format!(".{attribute}{takes}{markdown}"),
        None => format!("It{takes}{markdown}"),
    }
}
