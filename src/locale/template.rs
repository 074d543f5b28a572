//! Message file templates: every message of a rule set as a comment.

use std::collections::HashSet;
use std::fmt::Write;

use crate::rules::RuleSet;

use super::contract::{Contract, Need};
use super::places::started;
use super::variable::{FACT, FIELD, Variable, VariableKind};

/// A message file for a rule set: each message is a comment to fill in. With the text of a file that exists, only the
/// messages that it lacks.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let template = referee::tooling::template(rules, None);
/// assert!(template.contains("# stage-new =\n#     .summary =\n"));
/// assert!(referee::tooling::check_messages(&referee::Source::new("fr.ftl", template.as_str())).is_empty());
/// assert_eq!(referee::tooling::template(rules, Some(&template)), "");
/// ```
pub fn template(rules: &RuleSet, existing: Option<&str>) -> String {
    let contract = Contract::new(Some(rules));
    let mut text = match existing {
        Some(_) => String::new(),
        None => format!("### The messages of {}. Fill each one in and remove the `# ` before it.\n", rules.name()),
    };
    let mut ids: HashSet<&str> = existing.map(known).unwrap_or_default();
    // Kinds and messages in rule set order.
    let mut kinds: Vec<(&str, Vec<&str>)> = Vec::new();
    for need in contract.own().iter().filter(|need| ids.insert(&need.id)) {
        let kind = need.id.split_once('-').map_or(&*need.id, |(kind, _)| kind);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, ids)) => ids.push(&need.id),
            None => kinds.push((kind, vec![&need.id])),
        }
    }
    for (kind, ids) in kinds {
        let _ = write!(text, "\n## {kind}\n");
        for id in ids {
            text.push('\n');
            let parts = || contract.parts(id).map(|(_, part)| part);
            for part in parts().filter(|part| !part.variables.is_empty() || part.markdown) {
                let _ = writeln!(text, "# {}", about(part));
            }
            let _ = writeln!(text, "# {id} =");
            for attribute in parts().filter_map(|part| part.attribute) {
                let _ = writeln!(text, "#     .{attribute} =");
            }
        }
    }
    text
}

/// The ids of messages in a file, those in comments included.
fn known(text: &str) -> HashSet<&str> {
    text.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)).filter_map(started).collect()
}

/// The variables and format of a message, for its writer.
pub fn about(need: &Need) -> String {
    let kind = |variable: &Variable| match variable.kind {
        VariableKind::Text => "text",
        VariableKind::Number => "number",
        VariableKind::Instant => "instant",
        VariableKind::Duration => "duration",
        VariableKind::List => "list",
        VariableKind::Choice => "selector",
    };
    let named = |variable: &Variable| format!("${} ({})", variable.name, kind(variable));
    let mut variables: Vec<String> = need.variables.iter().filter(|it| !it.is_of_rules()).map(named).collect();
    // One example each, as there may be many.
    for (prefix, what) in [(FACT, "fact"), (FIELD, "field")] {
        let mut all = need.variables.iter().filter(|it| it.name.starts_with(prefix));
        if let Some(first) = all.next() {
            let like = if all.next().is_some() { format!(" like each {what}") } else { String::new() };
            variables.push(format!("{}{like}", named(first)));
        }
    }
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
