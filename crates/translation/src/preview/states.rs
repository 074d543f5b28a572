//! What a host app shows of leads: the status of one in every state, and what is sent about it.

use std::fmt::Write;

use referee::diagnostic::safe::xml as escape;
use referee::rules::{Recipient, RuleSet, Shows};
use referee::status::Status;

use super::asked::Asked;
use super::examples::Example;
use super::html;
use super::side::Side;

/// The two languages of something, beside each other; nothing where what is searched for is in none of it.
pub(super) fn pair(sides: &[Side<'_>], ids: &[String], write: impl Fn(&Side<'_>) -> String) -> Option<String> {
    sides.iter().any(|side| ids.iter().any(|id| side.matches(id))).then(|| {
        let mut html = String::from("<div class=\"pair\">");
        for side in sides {
            let _ = write!(html, "<div class=\"side\" {}>{}</div>", side.lang(), write(side));
        }
        html.push_str("</div>");
        html
    })
}

pub(super) fn section(sides: &[Side<'_>], examples: &[Example], asked: &Asked, html: &mut String) {
    let mut cards = String::new();
    for example in examples {
        let at = asked.later(example.entered).max(example.lead.last());
        let rules = example.lead.rules();
        let begun = rules.state_id(example.state);
        let Some(first) = sides.first() else { return };
        let Ok(status) = first.reader.status(&example.lead, at) else { continue };
        let ids = ids(&status, rules);
        let card = pair(sides, &ids, |side| {
            side.reader.status(&example.lead, at).map_or_else(|_| String::new(), |status| card(side, &status, rules))
        });
        let Some(card) = card else { continue };
        let now = status.state.id;
        let moved = if now == begun { String::new() } else { format!(" → <code>{}</code>", escape(now)) };
        let _ = write!(
            cards,
            "<article aria-label=\"{0}\" data-state=\"{0}\"><h3><code>{0}</code>{moved}</h3>{card}</article>",
            escape(begun),
        );
    }
    html::section("states", "Statuses", &cards, html);
}

/// The message of the state that a lead is in.
fn state_key(status: &Status<'_>) -> String {
    let kind = if status.state.id == status.stage.id { "stage" } else { "outcome" };
    format!("{kind}-{}", status.state.id)
}

/// The messages that a status shows.
fn ids(status: &Status<'_>, rules: &RuleSet) -> Vec<String> {
    let key = state_key(status);
    let mut ids = vec![key.clone(), format!("{key}.summary"), format!("stage-{}", status.stage.id)];
    if status.deadline.is_some() {
        ids.push("deadline".to_owned());
    }
    ids.extend(status.alerts.iter().map(|alert| format!("alert-{}", alert.id)));
    for action in status.actions.iter() {
        ids.extend([format!("action-{}", action.id), format!("action-{}.hint", action.id)]);
        ids.extend(action.by.iter().map(|role| format!("role-{}", role.id)));
        for field in action.fields.iter() {
            ids.extend([format!("field-{}", field.id), format!("need-{}", field.need.id())]);
        }
        ids.extend(confirmation(action.id, rules));
    }
    ids.extend(status.fields.iter().map(|field| format!("field-{}", field.id)));
    ids.extend(status.views.iter().map(|view| format!("view-{}", view.id)));
    ids
}

/// The message that confirms an action.
fn confirmation(action: &str, rules: &RuleSet) -> Option<String> {
    let mut actions = rules.stages().iter().flat_map(|stage| &stage.actions);
    let confirm = actions.find(|it| *it.id == *action)?.confirm.as_ref()?;
    Some(format!("confirm-{confirm}"))
}

fn card(side: &Side<'_>, status: &Status<'_>, rules: &RuleSet) -> String {
    let key = state_key(status);
    let mut html = String::from("<div class=\"card\"><div class=\"head\">");
    let _ = write!(html, "<span class=\"label\">{}</span>", side.shown_as(&key, status.state.label, false));
    if let Some(deadline) = &status.deadline {
        let _ = write!(html, "<span class=\"due\">{}</span>", side.shown_as("deadline", &deadline.text, false));
    }
    if status.state.id != status.stage.id {
        let id = format!("stage-{}", status.stage.id);
        let _ = write!(html, "<span class=\"chip\">{}</span>", side.shown_as(&id, status.stage.label, false));
    }
    html.push_str("</div>");
    let _ = write!(html, "<p>{}</p>", side.shown_as(&format!("{key}.summary"), &status.summary, false));
    for alert in &status.alerts {
        let id = format!("alert-{}", alert.id);
        let icon = if alert.icon.is_some() { "!" } else { "·" };
        let text = side.shown_as(&id, &alert.text, false);
        let _ = write!(html, "<p class=\"alert\"><span aria-hidden=\"true\">{icon}</span> {text}</p>");
    }
    if status.shows == Shows::Overview {
        let _ = write!(html, "<p class=\"note\">{}</p>", side.word("picture-overview"));
    }
    if !status.fields.is_empty() {
        html.push_str("<dl>");
        for field in &status.fields {
            let label = side.shown_as(&format!("field-{}", field.id), field.label, false);
            let _ = write!(html, "<div><dt>{label}</dt><dd><bdi>{}</bdi></dd></div>", escape(&field.text));
        }
        html.push_str("</dl>");
    }
    if !status.actions.is_empty() {
        html.push_str("<ul class=\"actions\">");
        for action in status.actions.iter() {
            let id = format!("action-{}", action.id);
            let _ = write!(html, "<li><span class=\"button\">{}</span>", side.shown_as(&id, action.label, false));
            html.push_str(&side.shown_as(&format!("{id}.hint"), action.hint, true));
            let inputs: Vec<String> = action
                .fields
                .iter()
                .map(|field| {
                    let label = side.shown_as(&format!("field-{}", field.id), field.label, false);
                    format!("{label} <span class=\"note\">{}</span>", side.word(&format!("need-{}", field.need.id())))
                })
                .collect();
            if !inputs.is_empty() {
                let _ = write!(html, "<ul class=\"inputs\"><li>{}</li></ul>", inputs.join("</li><li>"));
            }
            if let Some(confirm) = confirmation(action.id, rules) {
                let _ = write!(html, "<span class=\"button quiet\">{}</span>", side.word(&confirm));
            }
            html.push_str("</li>");
        }
        html.push_str("</ul>");
    }
    if !status.views.is_empty() {
        html.push_str("<p class=\"chips\">");
        for view in &status.views {
            let id = format!("view-{}", view.id);
            let _ = write!(html, "<span class=\"chip\">{}</span> ", side.shown_as(&id, view.label, false));
        }
        html.push_str("</p>");
    }
    html.push_str("</div>");
    html
}

/// Notifications, as the mails that they are.
pub(super) fn mails(sides: &[Side<'_>], rules: &RuleSet, html: &mut String) {
    let mut mails = String::new();
    for notification in rules.notifications() {
        let id = format!("notification-{}", notification.id);
        let (subject, body) = (format!("{id}.subject"), format!("{id}.body"));
        let recipient = match &notification.to {
            Recipient::Fixed(recipient) => Some(*recipient),
            Recipient::ByFact { recipients, .. } => recipients.first().copied(),
        };
        let to = recipient.map(|recipient| &rules.recipients()[recipient]).map(|id| format!("recipient-{id}"));
        let ids: Vec<String> = [subject.clone(), body.clone()].into_iter().chain(to.clone()).collect();
        let mail = pair(sides, &ids, |side| {
            let to = to.as_deref().map(|to| format!("<p class=\"to\">→ {}</p>", side.word(to))).unwrap_or_default();
            format!(
                "<div class=\"card mail\">{to}<p class=\"subject\">{}</p>{}</div>",
                side.word(&subject),
                side.word(&body)
            )
        });
        if let Some(mail) = mail {
            html::article(&id, &mail, &mut mails);
        }
    }
    html::section("mails", "Notifications", &mails, html);
}

/// Tips, each with its text.
pub(super) fn tips(sides: &[Side<'_>], rules: &RuleSet, html: &mut String) {
    let mut tips = String::new();
    for tip in rules.tips() {
        let (title, body) = (format!("tip-{tip}"), format!("tip-{tip}.body"));
        let tip = pair(sides, &[title.clone(), body.clone()], |side| {
            format!("<div class=\"card\"><p class=\"subject\">{}</p>{}</div>", side.word(&title), side.word(&body))
        });
        if let Some(tip) = tip {
            html::article(&title, &tip, &mut tips);
        }
    }
    html::section("tips", "Tips", &tips, html);
}
