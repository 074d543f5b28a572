//! What the variables of messages stand for: their names and the ids of their messages say which labels are examples.

/// Words in ids of messages and names of variables, with the kind of message whose labels are examples.
const WORDS: [(&str, &str); 56] = [
    ("accepted", "alike"),
    ("action", "action"),
    ("actions", "action"),
    ("after", "alike"),
    ("alert", "alert"),
    ("archive", "action"),
    ("before", "alike"),
    ("by", "role"),
    ("channel", "channel"),
    ("clock", "clock"),
    ("condition", "condition"),
    ("conditions", "condition"),
    ("confirm", "confirm"),
    ("default", "value"),
    ("expected", "value"),
    ("fact", "fact"),
    ("facts", "fact"),
    ("field", "field"),
    ("fields", "field"),
    ("force", "rules"),
    ("given", "rules"),
    ("input", "field"),
    ("kind", "kind"),
    ("lead", "lead"),
    ("looser", "need"),
    ("mark", "mark"),
    ("marks", "mark"),
    ("need", "need"),
    ("new", "rules"),
    ("notification", "notification"),
    ("old", "rules"),
    ("outcome", "outcome"),
    ("pauses", "stage"),
    ("place", "place"),
    ("recipient", "recipient"),
    ("recipients", "recipient"),
    ("reason", "reason"),
    ("role", "role"),
    ("roles", "role"),
    ("rollout", "value"),
    ("rules", "rules"),
    ("stage", "stage"),
    ("stages", "stage"),
    ("starts", "stage"),
    ("state", "stage"),
    ("stops", "stage"),
    ("stricter", "need"),
    ("subject", "notification"),
    ("target", "stage"),
    ("text", "alert"),
    ("tip", "tip"),
    ("value", "value"),
    ("values", "value"),
    ("view", "view"),
    ("wanted", "value"),
    ("when", "condition"),
];

/// Messages whose `from` and `to` are rule sets. In others they are stages.
const OF_RULES: [&str; 7] =
    ["refusal-", "plan-title", "plan-stay-", "replay-title", "replay-switch", "diff-title", "diff-none"];

fn known(word: &str) -> Option<&'static str> {
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
}

/// The kind of message whose labels are examples of a variable.
pub(super) fn kind(message: &str, variable: &str) -> Option<&'static str> {
    let words = || message.split('-').skip(1).filter_map(known).filter(|kind| *kind != "alike");
    match variable {
        "from" | "to" if OF_RULES.iter().any(|start| message.starts_with(start)) => Some("rules"),
        "from" | "to" => Some("stage"),
        "name" => words().next(),
        _ => match known(variable) {
            // Named by the last word of the message: `refusal-unknown-mark`.
            Some("alike") => words().last().or(Some("stage")),
            kind => kind,
        },
    }
}

/// Whether a variable is the second of its message: `to` after `from`.
pub(super) fn is_second(variable: &str) -> bool {
    ["to", "new", "after", "wanted"].contains(&variable)
}
