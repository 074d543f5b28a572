//! All words of a rule set by their ids, those that are shown in no place of their own among them.

use std::collections::HashMap;
use std::fmt::Write;

use referee::diagnostic::safe::xml as escape;

use super::html;
use super::side::Side;

/// The kinds of words, with what they are called; those of a rule set first.
const KINDS: [(&str, &str); 29] = [
    ("refusal", "Refusals"),
    ("stage", "Stages"),
    ("outcome", "Outcomes"),
    ("action", "Actions"),
    ("confirm", "Confirmations"),
    ("field", "Fields"),
    ("kind", "Kinds of fields"),
    ("need", "How much fields are needed"),
    ("fact", "Facts"),
    ("alert", "Alerts"),
    ("notification", "Notifications"),
    ("recipient", "Recipients"),
    ("role", "Roles"),
    ("mark", "Marks"),
    ("view", "Views"),
    ("channel", "Channels"),
    ("place", "Places"),
    ("advice", "Advice"),
    ("tip", "Tips"),
    ("event", "What happened"),
    ("table", "Tables"),
    ("picture", "Pictures"),
    ("diff", "Differences between rule sets"),
    ("plan", "Plans of switches"),
    ("rollout", "Rollouts"),
    ("page", "Help pages"),
    ("reading", "Help pages that are read"),
    ("typography", "What the language uses"),
    ("", "Other words"),
];

pub(super) fn sections(sides: &[Side<'_>], html: &mut String) {
    let Some(first) = sides.first() else { return };
    let mut ids: HashMap<&str, Vec<String>> = HashMap::new();
    for id in first.ids() {
        let word = id.split(['-', '.']).next().unwrap_or_default();
        let kind = KINDS.iter().find(|(kind, _)| *kind == word).map_or("", |(kind, _)| kind);
        ids.entry(kind).or_default().push(id);
    }
    let mut all = String::new();
    for (of, title) in KINDS {
        let mut rows = String::new();
        for id in ids.get(of).into_iter().flatten() {
            if !sides.iter().any(|side| side.matches(id)) {
                continue;
            }
            let _ = write!(rows, "<tr><th scope=\"row\"><code>{}</code></th>", escape(id));
            for side in sides {
                let _ = write!(rows, "<td {}>{}</td>", side.lang(), side.word(id));
            }
            rows.push_str("</tr>");
        }
        if rows.is_empty() {
            continue;
        }
        let name = if of.is_empty() { "other" } else { of };
        let _ = write!(
            all,
            "<h3 id=\"words-{name}-title\">{title}</h3><div class=\"wide\" id=\"words-{name}\"><table \
             aria-labelledby=\"words-{name}-title\"><thead><tr><th scope=\"col\">Message</th>"
        );
        for side in sides {
            let _ = write!(all, "<th scope=\"col\">{}</th>", escape(&side.locale.to_string()));
        }
        let _ = write!(all, "</tr></thead><tbody>{rows}</tbody></table></div>");
    }
    if all.is_empty() {
        html.push_str("<p>There is no message to show.</p>");
    } else {
        html::section("words", "All messages", &all, html);
    }
}
