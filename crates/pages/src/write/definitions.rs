//! Writes the sections that define facts, fields, notifications, views and marks.

use referee::rules::{ChangeClock, FactDefault, FactKind, Kind, Receiver, Recipient};

use super::variants::variants;

use super::scribe::{Scribe, code, icon, markdown, one_line};

pub(super) fn facts(scribe: &mut Scribe<'_>) {
    let rules = scribe.rules;
    if rules.facts().is_empty() {
        return;
    }
    scribe.titled_section("facts", "page-facts");
    for fact in rules.facts() {
        let name = scribe.name(&format!("fact-{}", fact.id));
        let kind = match fact.kind {
            FactKind::Text => Some("kind-text"),
            FactKind::Boolean => Some("kind-boolean"),
            FactKind::OneOf(_) => None,
        };
        let kind = kind.map(|kind| scribe.say("page-kind", &[("kind", &scribe.say(kind, &[]))]));
        let answer = |scribe: &Scribe<'_>, id: &str| {
            let value = format!("**{}**", scribe.text(id));
            scribe.say("page-default", &[("value", &value)])
        };
        let default = match &fact.default {
            FactDefault::Required => scribe.say("page-must-be-given", &[]),
            FactDefault::Unknown => scribe.say("page-may-be-left-out", &[]),
            FactDefault::Text(text) => {
                let value = code(text);
                scribe.say("page-default", &[("value", &value)])
            }
            FactDefault::Boolean(value) => answer(scribe, if *value { "answer-yes" } else { "answer-no" }),
            FactDefault::OneOf(number) => match &fact.kind {
                FactKind::OneOf(values) => answer(scribe, &format!("fact-{}-{}", fact.id, values[*number])),
                _ => String::new(),
            },
        };
        let mut sentences: Vec<String> = kind.into_iter().collect();
        sentences.push(default);
        if let Some(changes) = &fact.changes {
            let roles = changes.by.iter().map(|role| &*rules.roles()[*role]).collect::<Vec<_>>();
            sentences.push(if roles.is_empty() {
                scribe.say("page-changes", &[])
            } else {
                let roles = scribe.names("role", roles);
                scribe.say("page-changes-by", &[("roles", &roles)])
            });
            match changes.clock {
                ChangeClock::Recompute => {}
                ChangeClock::Keep => sentences.push(scribe.say("page-change-keeps", &[])),
                ChangeClock::Restart => sentences.push(scribe.say("page-change-restarts", &[])),
            }
        }
        let text = scribe.titled(&name, &sentences);
        scribe.item(0, &[text]);
        let FactKind::OneOf(values) = &fact.kind else { continue };
        for value in values {
            let id = format!("fact-{}-{value}", fact.id);
            let name = scribe.name(&id);
            let hint = if fact.explain { vec![one_line(&scribe.label(&id, Some("hint")))] } else { Vec::new() };
            let text = scribe.titled(&name, &hint);
            scribe.item(1, &[text]);
        }
    }
    for condition in rules.excluded() {
        let sentence: Vec<String> = scribe.conditional("page-excluded", condition).into_iter().collect();
        scribe.item(0, &sentence);
    }
}

pub(super) fn fields(scribe: &mut Scribe<'_>) {
    let rules = scribe.rules;
    if rules.fields().is_empty() {
        return;
    }
    scribe.titled_section("fields", "diff-section-fields");
    for field in rules.fields() {
        let name = scribe.name(&format!("field-{}", field.id));
        let kind = scribe.say(&format!("kind-{}", field.kind.id()), &[]);
        let text = scribe.titled(&name, &[kind]);
        scribe.item(0, &[text]);
        let Kind::List(parts) = &field.kind else { continue };
        for (part, kind) in parts {
            let name = scribe.name(&format!("field-{}-{part}", field.id));
            let kind = scribe.say(&format!("kind-{}", kind.id()), &[]);
            let text = scribe.titled(&name, &[kind]);
            scribe.item(1, &[text]);
        }
    }
}

pub(super) fn notifications(scribe: &mut Scribe<'_>) {
    let rules = scribe.rules;
    if !rules.notifications().is_empty() {
        scribe.titled_section("notifications", "diff-section-notifications");
    }
    for notification in rules.notifications() {
        let id = format!("notification-{}", notification.id);
        let name = format!("{}**{}**", scribe.anchor(&id), markdown(&scribe.label(&id, Some("subject"))));
        let recipients = scribe.recipients(&notification.to);
        let mut sentences = vec![scribe.say("page-sent", &[("recipients", &recipients)])];
        if let Recipient::ByFact { fact, .. } = &notification.to {
            let fact = scribe.name(&format!("fact-{}", rules.facts()[*fact].id));
            sentences.push(scribe.say("page-sent-by", &[("fact", &fact)]));
        }
        if let Some(digest) = &notification.digest {
            let count = digest.above.to_string();
            sentences.push(scribe.say_time("page-digest", digest.per, &[("count", &count)]));
            if let Some(by) = digest.by {
                let id = match by {
                    Receiver::Fact(fact) => format!("fact-{}", rules.facts()[fact].id),
                    Receiver::Field(field) => format!("field-{}", rules.fields()[field].id),
                };
                let by = scribe.name(&id);
                sentences.push(scribe.say("page-digest-by", &[("by", &by)]));
            }
        }
        sentences.extend(scribe.conditional("page-only", &notification.when));
        let text = scribe.titled(&name, &sentences);
        scribe.item(0, &[text]);
        variants(scribe, &id, "subject");
    }
    if !rules.recipients().is_empty() {
        scribe.titled_section("recipients", "page-recipients");
    }
    for recipient in rules.recipients() {
        let name = scribe.name(&format!("recipient-{recipient}"));
        scribe.item(0, &[name]);
    }
}

pub(super) fn views(scribe: &mut Scribe<'_>) {
    let rules = scribe.rules;
    if rules.views().is_empty() && rules.marks().is_empty() {
        return;
    }
    scribe.titled_section("views", "diff-section-views");
    for view in rules.views() {
        let name = scribe.name(&format!("view-{}", view.id));
        let sentences: Vec<String> = scribe.conditional("page-selects", &view.when).into_iter().collect();
        let text = scribe.titled(&name, &sentences);
        scribe.item(0, &[text]);
    }
    for (number, mark) in rules.marks().entries() {
        let name = scribe.name(&format!("mark-{mark}"));
        let icon = rules.mark_icon(number).map(|name| icon(scribe, name));
        let text = scribe.titled(&name, &icon.into_iter().collect::<Vec<_>>());
        scribe.item(0, &[text]);
    }
}
