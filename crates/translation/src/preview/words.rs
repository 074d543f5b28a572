//! All messages of a rule set by id, including those without a context of their own.

use std::collections::HashMap;

use maud::{Markup, html};

use referee::tooling::safe::line;

use super::html::section as titled;
use super::side::Side;

/// The kinds of messages with their titles, those of a rule set first.
const KINDS: [(&str, &str); 30] = [
    ("refusal", "Refusals"),
    ("stage", "Stages"),
    ("outcome", "Outcomes"),
    ("action", "Actions"),
    ("confirm", "Confirmations"),
    ("field", "Fields"),
    ("kind", "Field kinds"),
    ("need", "Required and optional fields"),
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
    ("event", "Timeline"),
    ("table", "Tables"),
    ("picture", "Pictures"),
    ("diff", "Differences between rule sets"),
    ("plan", "Switch plans"),
    ("replay", "Replays"),
    ("rollout", "Rollouts"),
    ("page", "Help pages"),
    ("reading", "Wordings of help pages"),
    ("typography", "Typography"),
    ("", "Other messages"),
];

pub(super) fn sections(sides: &[Side<'_>]) -> Markup {
    let mut ids: HashMap<&str, Vec<String>> = HashMap::new();
    for id in sides.iter().take(1).flat_map(Side::ids).filter(|id| sides.iter().any(|side| side.matches(id))) {
        let word = id.split(['-', '.']).next().unwrap_or_default();
        let kind = KINDS.iter().find(|(kind, _)| *kind == word).map_or("", |(kind, _)| kind);
        ids.entry(kind).or_default().push(id);
    }
    let all = html! {
        @for (of, title) in KINDS {
            @if let Some(ids) = ids.get(of) { (table(sides, if of.is_empty() { "other" } else { of }, title, ids)) }
        }
    };
    html! {
        @if all.0.is_empty() { p { "There is no message to show." } }
        (titled("words", "All messages", &all))
    }
}

/// The messages of one kind.
fn table(sides: &[Side<'_>], name: &str, title: &str, ids: &[String]) -> Markup {
    html! {
        h3 id={ "words-" (name) "-title" } { (title) }
        div class="wide" id={ "words-" (name) } {
            table aria-labelledby={ "words-" (name) "-title" } {
                thead {
                    tr {
                        th scope="col" { "Message" }
                        @for side in sides { th scope="col" { (side.locale) } }
                    }
                }
                tbody {
                    @for id in ids {
                        tr id={ "message-" (line(id)) } {
                            th scope="row" {
                                button type="button" aria-haspopup="dialog" data-of=(line(id)) { code { (line(id)) } }
                            }
                            @for side in sides { td lang=(side.locale) dir=(side.direction()) { (side.word(id)) } }
                        }
                    }
                }
            }
        }
    }
}
