//! The sections of a page that is written: what each says, sentence by sentence.

use std::fmt::Write;

use referee::rules::{
    Action, Alert, Condition, FactKind, Need, NotificationId, Recipient, RecipientId, Shows, Stage, State, Test,
    Timeout, ValueId,
};

use super::definitions::{facts, fields, notifications, views};
use super::scribe::{Scribe, one_line};

/// All of a page below its front matter.
pub(super) fn write(scribe: &mut Scribe<'_>, title: &str) {
    let title = referee::locale::markdown_escape(title).into_owned();
    section(scribe, 1, "title", &title);
    let roles: Vec<&str> = scribe.rules.roles().iter().map(|role| &**role).collect();
    if !roles.is_empty() {
        let roles = scribe.names("role", roles);
        let sentence = scribe.say("page-roles", &[("roles", &roles)]);
        scribe.paragraph(&[sentence]);
    }
    arrival(scribe);
    facts(scribe);
    stages(scribe);
    fields(scribe);
    notifications(scribe);
    views(scribe);
    tips(scribe);
    related(scribe);
}

/// A heading with the anchor that the rules cite, and the one that says what the section is about.
fn section(scribe: &mut Scribe<'_>, level: usize, about: &str, text: &str) {
    let source = scribe.rules.source();
    let anchors = source.and_then(|source| source.anchors.iter().find(|(key, _)| **key == *about));
    scribe.heading(level, &[anchors.map(|(_, anchor)| &**anchor), Some(about)], text);
}

pub(super) fn titled_section(scribe: &mut Scribe<'_>, about: &str, message: &str) {
    let text = scribe.say(message, &[]);
    section(scribe, 2, about, &text);
}

fn arrival(scribe: &mut Scribe<'_>) {
    let rules = scribe.rules;
    let arrival = rules.arrival();
    let nothing = arrival.found_under.is_empty() && arrival.channels.is_empty() && arrival.fields.is_empty();
    if nothing && rules.on_opened().is_empty() && rules.respond_within().is_none() {
        return;
    }
    titled_section(scribe, "arrival", "diff-section-arrival");
    if !arrival.channels.is_empty() {
        let sentence = scribe.say("page-channels", &[]);
        scribe.paragraph(&[sentence]);
        for channel in &arrival.channels {
            let name = scribe.name(&format!("channel-{channel}"));
            scribe.item(0, &[name]);
        }
    }
    let mut sentences = Vec::new();
    if !arrival.fields.is_empty() {
        let ids = arrival.fields.iter().map(|field| &*rules.fields()[*field].id);
        let fields = scribe.names("field", ids);
        sentences.push(scribe.say("page-brings", &[("fields", &fields)]));
    }
    if !arrival.found_under.is_empty() {
        let path = scribe.joined("place", arrival.found_under.iter().map(|id| &**id), " > ");
        sentences.push(scribe.say("page-found", &[("path", &path)]));
    }
    scribe.paragraph(&sentences);
    let mut sentences = notices(scribe, rules.on_opened());
    if let Some(within) = rules.respond_within() {
        let time = scribe.time(within);
        sentences.push(scribe.say("page-advice", &[("time", &time)]));
    }
    scribe.paragraph(&sentences);
}

fn stages(scribe: &mut Scribe<'_>) {
    titled_section(scribe, "stages", "page-stages");
    let rules = scribe.rules;
    for stage in rules.stages() {
        let label = scribe.text(&format!("stage-{}", stage.id));
        scribe.heading(3, &[stage.anchor.as_deref(), Some(&format!("stage-{}", stage.id))], &label);
        let overview = (stage.shows == Shows::Overview).then(|| scribe.say("page-overview", &[]));
        let never = stage.timeouts.is_empty().then(|| scribe.say("page-never", &[]));
        for sentence in overview.into_iter().chain(never) {
            scribe.paragraph(&[sentence]);
        }
        for action in &stage.actions {
            self::action(scribe, stage, action);
        }
        for timeout in &stage.timeouts {
            self::timeout(scribe, timeout);
        }
        for alert in &stage.alerts {
            self::alert(scribe, alert);
        }
    }
    let archive = rules.archive();
    let label = scribe.text(&format!("stage-{}", archive.id));
    scribe.heading(3, &[archive.anchor.as_deref(), Some(&format!("stage-{}", archive.id))], &label);
    for outcome in &archive.outcomes {
        let name = scribe.name(&format!("outcome-{}", outcome.id));
        scribe.item(0, &[name]);
    }
}

/// The sentence of where a lead goes.
fn target(scribe: &mut Scribe<'_>, to: State) -> String {
    let id = scribe.rules.state_id(to).to_owned();
    // The anchors of stages and outcomes are theirs.
    let (sentence, label) = match to {
        State::Open(_) => ("page-moves", scribe.text(&format!("stage-{id}"))),
        State::Archived(_) => ("page-archives", scribe.text(&format!("outcome-{id}"))),
    };
    scribe.say(sentence, &[("state", &format!("**{label}**"))])
}

fn action(scribe: &mut Scribe<'_>, stage: &Stage, action: &Action) {
    let rules = scribe.rules;
    let name = scribe.name(&format!("action-{}", action.id));
    let mut sentences = Vec::new();
    sentences.push(match action.to {
        Some(to) => target(scribe, to),
        None => scribe.say("page-stays", &[]),
    });
    if let Some(State::Open(next)) = action.to
        && stage.shows == Shows::Overview
        && rules.stages()[next].shows == Shows::Details
    {
        sentences.push(scribe.say("page-details", &[]));
    }
    for (need, sentence) in
        [(Need::Required, "page-required"), (Need::Asked, "page-asked"), (Need::Optional, "page-optional")]
    {
        let inputs = action.inputs.iter().filter(|input| input.need == need);
        let ids: Vec<&str> = inputs.map(|input| &*rules.fields()[input.field].id).collect();
        if !ids.is_empty() {
            let fields = scribe.names("field", ids);
            sentences.push(scribe.say(sentence, &[("fields", &fields)]));
        }
    }
    if let Some(confirm) = &action.confirm {
        let confirm = scribe.name(&format!("confirm-{confirm}"));
        sentences.push(scribe.say("page-confirm", &[("confirm", &confirm)]));
    }
    sentences.extend(notices(scribe, &action.notify));
    sentences.extend(only(scribe, &action.when));
    if !action.by.is_empty() {
        let ids = action.by.iter().map(|role| &*rules.roles()[*role]);
        let roles = scribe.names("role", ids);
        sentences.push(scribe.say("page-by", &[("roles", &roles)]));
    }
    let text = scribe.titled(&name, &sentences);
    scribe.item(0, &[text]);
}

fn timeout(scribe: &mut Scribe<'_>, timeout: &Timeout) {
    let time = scribe.time(timeout.after);
    let mut sentences = vec![scribe.say("page-timeout", &[("time", &time)]), target(scribe, timeout.to)];
    sentences.extend(notices(scribe, &timeout.notify));
    sentences.extend(only(scribe, &timeout.when));
    scribe.item(0, &sentences);
}

fn alert(scribe: &mut Scribe<'_>, alert: &Alert) {
    let anchor = scribe.anchor(&format!("alert-{}", alert.id));
    let mut sentences = vec![format!("{anchor}{}", scribe.say("page-alert", &[]))];
    sentences.extend(only(scribe, &alert.when));
    sentences.extend(alert.icon.as_ref().map(|icon| scribe.say("page-icon", &[("icon", &code(icon))])));
    if let Some(next) = &alert.follower {
        let time = scribe.time(next.after);
        let anchor = scribe.anchor(&format!("alert-{}", next.id));
        sentences.push(format!("{anchor}{}", scribe.say("page-alert-changes", &[("time", &time)])));
        sentences.extend(next.icon.as_ref().map(|icon| scribe.say("page-icon", &[("icon", &code(icon))])));
    }
    let text = Scribe::join(&sentences);
    let _ = write!(scribe.out, "\n> [!TIP]\n> {text}\n");
}

/// Who is told what.
fn notices(scribe: &mut Scribe<'_>, notify: &[NotificationId]) -> Vec<String> {
    let rules = scribe.rules;
    let mut sentences = Vec::new();
    for notification in notify.iter().map(|number| &rules.notifications()[*number]) {
        let recipients = recipients(scribe, &notification.to);
        let id = format!("notification-{}", notification.id);
        let subject = markdown(&scribe.label(&id, Some("subject")));
        sentences.push(scribe.say("page-notifies", &[("recipients", &recipients), ("subject", &subject)]));
    }
    sentences
}

pub(super) fn recipients(scribe: &mut Scribe<'_>, to: &Recipient) -> String {
    let rules = scribe.rules;
    let ids: Vec<RecipientId> = match to {
        Recipient::Fixed(recipient) => vec![*recipient],
        Recipient::ByFact { recipients, .. } => {
            let mut ids = recipients.as_slice().to_vec();
            ids.dedup();
            ids
        }
    };
    scribe.joined("recipient", ids.iter().map(|id| &*rules.recipients()[*id]), " / ")
}

/// The condition of something.
fn only(scribe: &mut Scribe<'_>, when: &Condition) -> Option<String> {
    said_of(scribe, "page-only", when)
}

pub(super) fn said_of(scribe: &mut Scribe<'_>, sentence: &str, when: &Condition) -> Option<String> {
    if when.is_empty() {
        return None;
    }
    let conditions = conditions(scribe, when);
    Some(scribe.say(sentence, &[("conditions", &conditions)]))
}

/// `**Fact** = **Value**, **Value**; **Mark**`.
fn conditions(scribe: &mut Scribe<'_>, when: &Condition) -> String {
    let rules = scribe.rules;
    let mut all = Vec::new();
    for test in when.tests() {
        let (fact, values) = match test {
            Test::OneOf { fact, values } => (fact, values.to_vec()),
            Test::Is { fact, value } => (fact, vec![ValueId::from(*value)]),
            Test::Marked { marks } => {
                let marks = marks.iter().map(|mark| &rules.marks()[*mark]);
                // Their anchors are where they are told of.
                all.extend(marks.map(|mark| format!("**{}**", scribe.text(&format!("mark-{mark}")))));
                continue;
            }
        };
        let fact = &rules.facts()[*fact];
        let name = scribe.name(&format!("fact-{}", fact.id));
        let said: Vec<String> = match &fact.kind {
            FactKind::OneOf(known) => {
                values.iter().map(|value| scribe.name(&format!("fact-{}-{}", fact.id, known[*value]))).collect()
            }
            _ => values
                .iter()
                .map(|value| if *value == ValueId::from(true) { "answer-yes" } else { "answer-no" })
                .map(|answer| format!("**{}**", scribe.text(answer)))
                .collect(),
        };
        all.push(format!("{name} = {}", said.join(scribe.comma())));
    }
    all.join("; ")
}

fn tips(scribe: &mut Scribe<'_>) {
    let rules = scribe.rules;
    if rules.tips().is_empty() {
        return;
    }
    titled_section(scribe, "tips", "diff-section-tips");
    for tip in rules.tips() {
        let id = format!("tip-{tip}");
        let name = scribe.name(&id);
        let body = scribe.label(&id, Some("body"));
        // Lines of a paragraph that goes on belong to the item.
        let indented: Vec<String> = body
            .trim()
            .lines()
            .map(|line| if line.trim().is_empty() { String::new() } else { format!("  {line}") })
            .collect();
        let text = indented.join("\n");
        let text = scribe.titled(&name, &[text.trim_start().to_owned()]);
        scribe.item(0, &[text]);
    }
}

fn related(scribe: &mut Scribe<'_>) {
    let cited = scribe.rules.source().is_some_and(|source| source.anchors.iter().any(|(key, _)| **key == *"related"));
    let follows = scribe.rules.follows().map(str::to_owned);
    if !cited && follows.is_none() {
        return;
    }
    titled_section(scribe, "related", "page-related");
    if let Some(follows) = follows {
        let rules = format!("**{}**", markdown(&follows));
        let sentence = scribe.say("page-follows", &[("rules", &rules)]);
        scribe.paragraph(&[sentence]);
    }
}

pub(super) fn markdown(text: &str) -> String {
    referee::locale::markdown_escape(&one_line(text)).into_owned()
}

/// A value that is no word.
pub(super) fn code(text: &str) -> String {
    let text = one_line(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let marks = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    format!("{marks}{pad}{text}{pad}{marks}")
}
