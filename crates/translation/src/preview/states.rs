//! Statuses in every state, notifications and tips, as a host app shows them.

use maud::{Markup, html};

use referee::rules::{Recipient, RuleSet, Shows};
use referee::status::Status;
use referee::tooling::mail_text;
use referee::tooling::safe::{line, lines};
use referee_pages::icon;

use super::asked::Asked;
use super::examples::Example;
use super::html::{article, section as titled};
use super::side::Side;

/// Two locales side by side, or `None` if no message matches the search.
pub(super) fn pair(sides: &[Side<'_>], ids: &[String], write: impl Fn(&Side<'_>) -> Markup) -> Option<Markup> {
    let write = |side| (side, write(side));
    is_shown(sides.iter(), ids).then(|| beside(sides.iter().map(write)))
}

/// Whether a message matches the search in one of the locales.
fn is_shown<'s>(mut sides: impl Iterator<Item = &'s Side<'s>>, ids: &[String]) -> bool {
    sides.any(|side| ids.iter().any(|id| side.matches(id)))
}

fn beside<'s>(sides: impl Iterator<Item = (&'s Side<'s>, Markup)>) -> Markup {
    html! {
        div class="pair" {
            @for (side, markup) in sides {
                div class="side" lang=(side.locale) dir=(side.direction()) { (markup) }
            }
        }
    }
}

/// `examples` are the leads of each side.
pub(super) fn section(sides: &[Side<'_>], examples: &[Vec<Example>], asked: &Asked) -> Markup {
    let states = examples.first().into_iter().flatten();
    let cards = html! {
        @for state in states.map(|example| example.state) {
            @let leads: Vec<(&Side<'_>, &Example)> = sides
                .iter()
                .zip(examples)
                .filter_map(|(side, leads)| Some((side, leads.iter().find(|lead| lead.state == state)?)))
                .collect();
            @if let Some(card) = example_card(&leads, asked) { (card) }
        }
    };
    titled("states", "Statuses", &cards)
}

/// A lead in a state, with the values of each side.
fn example_card(leads: &[(&Side<'_>, &Example)], asked: &Asked) -> Option<Markup> {
    let (_, example) = leads.first()?;
    let rules = example.lead.rules();
    let first = rules.state_id(example.state);
    let statuses = leads.iter().map(|(side, example)| {
        let at = asked.later(example.entered).max(example.lead.last());
        Some((*side, side.reader.status(&example.lead, at).ok()?))
    });
    let statuses: Vec<(&Side<'_>, Status<'_>)> = statuses.collect::<Option<_>>()?;
    let (_, status) = statuses.first()?;
    let now = &*status.state.id;
    let ids = ids(status, rules);
    if !is_shown(statuses.iter().map(|(side, _)| *side), &ids) {
        return None;
    }
    let cards = beside(statuses.iter().map(|(side, status)| (*side, card(side, status, rules))));
    Some(html! {
        article id={ "card-" (line(first)) } aria-label=(line(first)) data-state=(line(first)) {
            h3 { code { (line(first)) } @if now != first { " → " code { (line(now)) } } }
            (cards)
        }
    })
}

/// The message of the current state.
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
    ids.extend(status.clocks.iter().map(|clock| format!("clock-{}", clock.id)));
    ids.extend(status.alerts.iter().map(|alert| format!("alert-{}", alert.id)));
    for action in status.actions.iter() {
        ids.extend([format!("action-{}", action.id), format!("action-{}.hint", action.id)]);
        ids.extend(action.by.iter().map(|role| format!("role-{}", role.id)));
        for field in &action.fields {
            ids.extend([format!("field-{}", field.id), format!("need-{}", field.need.id())]);
        }
        ids.extend(confirmation(&action.id, rules));
    }
    ids.extend(status.fields.iter().map(|field| format!("field-{}", field.id)));
    ids.extend(rules.marks().iter().map(|mark| format!("mark-{mark}")));
    ids.extend(status.views.iter().map(|view| format!("view-{}", view.id)));
    ids
}

/// The message that confirms an action.
fn confirmation(action: &str, rules: &RuleSet) -> Option<String> {
    let mut actions = rules.states().flat_map(|state| rules.actions(state));
    let confirm = actions.find(|it| *it.id == *action)?.confirm.as_ref()?;
    Some(format!("confirm-{confirm}"))
}

fn card(side: &Side<'_>, status: &Status<'_>, rules: &RuleSet) -> Markup {
    let key = state_key(status);
    let word = |id: &str, text: &str| side.shown_as(id, text, false);
    let label = |kind: &str, id: &str, text: &str| word(&format!("{kind}-{id}"), text);
    html! {
        div class="card" {
            div class="head" {
                span class="label" { (word(&key, &status.state.label)) }
                @if let Some(deadline) = &status.deadline { span class="due" { (word("deadline", &deadline.text)) } }
                @if status.state.id != status.stage.id {
                    span class="chip" { (label("stage", &status.stage.id, &status.stage.label)) }
                }
            }
            p { (word(&format!("{key}.summary"), &status.summary)) }
            @for clock in &status.clocks {
                p class="note" {
                    (label("clock", &clock.id, &clock.label)) (side.word("page-colon")) (clock.text)
                }
            }
            @for alert in &status.alerts {
                p class="alert" {
                    (sign(alert.icon.as_deref())) " " (label("alert", &alert.id, &alert.text))
                }
            }
            @if status.shows == Shows::Overview { p class="note" { (side.word("picture-overview")) } }
            @if !status.fields.is_empty() {
                dl {
                    @for field in &status.fields {
                        div { dt { (label("field", &field.id, &field.label)) } dd { bdi { (line(&field.text)) } } }
                    }
                }
            }
            @if !status.actions.is_empty() {
                ul class="actions" {
                    @for action in status.actions.iter() {
                        li {
                            span class="button" { (label("action", &action.id, &action.label)) }
                            (side.shown_as(&format!("action-{}.hint", action.id), &action.hint.markdown, true))
                            @if !action.fields.is_empty() {
                                ul class="inputs" {
                                    @for field in &action.fields {
                                        li {
                                            (label("field", &field.id, &field.label)) " "
                                            span class="note" { (side.word(&format!("need-{}", field.need.id()))) }
                                        }
                                    }
                                }
                            }
                            @if let Some(confirm) = confirmation(&action.id, rules) {
                                span class="button quiet" { (side.word(&confirm)) }
                            }
                        }
                    }
                }
            }
            @if !rules.marks().is_empty() {
                p class="chips" {
                    @for (mark, id) in rules.marks().entries() {
                        span class="chip" { (sign(rules.mark_icon(mark))) " " (side.word(&format!("mark-{id}"))) } " "
                    }
                }
            }
            @if !status.views.is_empty() {
                p class="chips" {
                    @for view in &status.views { span class="chip" { (label("view", &view.id, &view.label)) } " " }
                }
            }
        }
    }
}

/// An icon. Names that only the host knows are shown as a dot.
fn sign(name: Option<&str>) -> Markup {
    html! {
        @if let Some(name) = name {
            span class="sign" title=(line(name)) { @if let Some(icon) = icon(name) { (icon) } @else { "•" } }
        }
    }
}

/// Notifications as email, as HTML and as text.
pub(super) fn mails(sides: &[Side<'_>], rules: &RuleSet) -> Markup {
    let mail = |id: &str, to: &Recipient| {
        let recipient = match to {
            Recipient::Fixed(recipient) => Some(*recipient),
            Recipient::ByFact { recipients, .. } => recipients.first().copied(),
        };
        let to = recipient.map(|recipient| format!("recipient-{}", rules.recipients()[recipient]));
        let (subject, body) = (format!("{id}.subject"), format!("{id}.body"));
        let ids: Vec<String> = [subject.clone(), body.clone()].into_iter().chain(to.clone()).collect();
        pair(sides, &ids, |side| {
            html! {
                div class="card mail" {
                    @if let Some(to) = &to { p class="to" { "→ " (side.word(to)) } }
                    p class="subject" { (side.word(&subject)) }
                    (side.word(&body))
                    p class="to" lang="en" dir="ltr" { "Text version" }
                    pre class="plain" { (lines(&mail_text(&side.plain(&body)))) }
                }
            }
        })
    };
    let mails = html! {
        @for notification in rules.notifications() {
            @let id = format!("notification-{}", notification.id);
            @if let Some(mail) = mail(&id, &notification.to) { (article(&id, &mail)) }
        }
    };
    titled("mails", "Notifications", &mails)
}

pub(super) fn tips(sides: &[Side<'_>], rules: &RuleSet) -> Markup {
    let tips = html! {
        @for tip in rules.tips() {
            @let (title, body) = (format!("tip-{tip}"), format!("tip-{tip}.body"));
            @let tip = pair(sides, &[title.clone(), body.clone()], |side| html! {
                div class="card" { p class="subject" { (side.word(&title)) } (side.word(&body)) }
            });
            @if let Some(tip) = tip { (article(&title, &tip)) }
        }
    };
    titled("tips", "Tips", &tips)
}
