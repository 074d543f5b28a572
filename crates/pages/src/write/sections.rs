//! Writes the sections of a page.

use std::fmt::Write;

use referee::rules::{Action, Alert, ClockId, FieldId, Need, NotificationId, Shows, Stage, State, Timeout};

use referee::tooling::running_clocks;

use super::calendars::calendars;
use super::clocks::{clocks, effects};
use super::definitions::{facts, fields, notifications, views};
use super::scribe::{Scribe, icon, markdown};

/// Writes everything below the front matter.
pub(super) fn write(scribe: &mut Scribe<'_>, title: &str) {
    let title = referee::tooling::markdown_escape(title).into_owned();
    scribe.section(1, "title", &title);
    let roles: Vec<&str> = scribe.rules.roles().iter().map(|role| &**role).collect();
    if !roles.is_empty() {
        let roles = scribe.names("role", roles);
        let sentence = scribe.say("page-roles", &[("roles", &roles)]);
        scribe.paragraph(&[sentence]);
    }
    arrival(scribe);
    facts(scribe);
    stages(scribe);
    clocks(scribe);
    calendars(scribe);
    fields(scribe);
    notifications(scribe);
    views(scribe);
    tips(scribe);
    related(scribe);
}

fn arrival(scribe: &mut Scribe<'_>) {
    let rules = scribe.rules;
    let arrival = rules.arrival();
    let nothing = arrival.found_under.is_empty() && arrival.channels.is_empty() && arrival.fields.is_empty();
    if nothing && rules.on_opened().is_empty() && rules.respond_within().is_none() {
        return;
    }
    scribe.titled_section("arrival", "diff-section-arrival");
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
    let has_condition = |number: &NotificationId| !rules.notifications()[*number].when.is_empty();
    let (some, all): (Vec<NotificationId>, Vec<NotificationId>) =
        rules.on_opened().iter().partition(|it| has_condition(it));
    let mut sentences = notices(scribe, &all);
    if let Some(within) = rules.respond_within() {
        sentences.push(scribe.say_time("page-advice", within, &[]));
    }
    scribe.paragraph(&sentences);
    for number in some {
        let mut sentences = notices(scribe, &[number]);
        sentences.extend(scribe.conditional("page-only", &rules.notifications()[number].when));
        scribe.paragraph(&sentences);
    }
}

fn stages(scribe: &mut Scribe<'_>) {
    scribe.titled_section("stages", "page-stages");
    let rules = scribe.rules;
    let running = running_clocks(rules);
    for (number, stage) in rules.stages().entries() {
        let label = scribe.text(&format!("stage-{}", stage.id));
        scribe.heading(3, &[stage.anchor.as_deref(), Some(&format!("stage-{}", stage.id))], &label);
        let overview = (stage.shows == Shows::Overview).then(|| scribe.say("page-overview", &[]));
        let leads_on = |clock: &ClockId| rules.clocks()[*clock].limits.iter().any(|limit| limit.to.is_some());
        let never = stage.timeouts.is_empty() && !running[number].iter().any(leads_on);
        let never = never.then(|| scribe.say("page-never", &[]));
        let withheld = withheld(scribe, &stage.withhold);
        for sentence in overview.into_iter().chain(withheld).chain(never) {
            scribe.paragraph(&[sentence]);
        }
        for action in &stage.actions {
            self::action(scribe, Some(stage), action);
        }
        for timeout in &stage.timeouts {
            self::timeout(scribe, "page-timeout", timeout);
        }
        otherwise_never(scribe, stage.limited || stage.timeouts.is_empty());
        for alert in &stage.alerts {
            self::alert(scribe, alert);
        }
    }
    let archive = rules.archive();
    let label = scribe.text(&format!("stage-{}", archive.id));
    scribe.heading(3, &[archive.anchor.as_deref(), Some(&format!("stage-{}", archive.id))], &label);
    for outcome in &archive.outcomes {
        let name = scribe.name(&format!("outcome-{}", outcome.id));
        let shows = outcome.shows.map(|shows| match shows {
            Shows::Overview => scribe.say("page-ends-overview", &[]),
            Shows::Details => scribe.say("page-ends-details", &[]),
        });
        let sentences: Vec<String> = shows.into_iter().chain(withheld(scribe, &outcome.withhold)).collect();
        let text = scribe.titled(&name, &sentences);
        scribe.item(0, &[text]);
        for action in &outcome.actions {
            self::action(scribe, None, action);
        }
    }
}

/// The sentence about fields that are not shown.
fn withheld(scribe: &mut Scribe<'_>, fields: &[FieldId]) -> Option<String> {
    let rules = scribe.rules;
    let names = scribe.names("field", fields.iter().map(|field| &*rules.fields()[*field].id));
    (!fields.is_empty()).then(|| scribe.say("page-withheld", &[("fields", &names)]))
}

/// The sentence about the target of a lead.
fn target(scribe: &mut Scribe<'_>, to: State) -> String {
    let id = scribe.rules.state_id(to).to_owned();
    // Stages and outcomes have their own anchors.
    let (sentence, label) = match to {
        State::Open(_) => ("page-moves", scribe.text(&format!("stage-{id}"))),
        State::Archived(_) => ("page-archives", scribe.text(&format!("outcome-{id}"))),
    };
    scribe.say(sentence, &[("state", &format!("**{label}**"))])
}

/// Writes an action of a stage, or of an outcome.
fn action(scribe: &mut Scribe<'_>, stage: Option<&Stage>, action: &Action) {
    let rules = scribe.rules;
    let name = scribe.name(&format!("action-{}", action.id));
    let mut sentences = Vec::new();
    sentences.push(match action.to {
        Some(to) => target(scribe, to),
        None if stage.is_none() => scribe.say("page-stays-archived", &[]),
        None => scribe.say("page-stays", &[]),
    });
    if let Some(State::Open(next)) = action.to
        && stage.is_some_and(|stage| stage.shows == Shows::Overview)
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
    sentences.extend(effects(scribe, &action.clocks));
    sentences.extend(notices(scribe, &action.notify));
    sentences.extend(scribe.conditional("page-only", &action.when));
    if !action.by.is_empty() {
        let ids = action.by.iter().map(|role| &*rules.roles()[*role]);
        let roles = scribe.names("role", ids);
        sentences.push(scribe.say("page-by", &[("roles", &roles)]));
    }
    let text = scribe.titled(&name, &sentences);
    scribe.item(usize::from(stage.is_none()), &[text]);
}

/// The sentence that leads without any of the timeouts above have none, unless all leads have one.
pub(super) fn otherwise_never(scribe: &mut Scribe<'_>, all: bool) {
    if !all {
        let sentence = scribe.say("page-otherwise-never", &[]);
        scribe.item(0, &[sentence]);
    }
}

/// The item about a timeout. Those of clocks need not have a target.
pub(super) fn timeout<T: Copy + Into<Option<State>>>(scribe: &mut Scribe<'_>, sentence: &str, timeout: &Timeout<T>) {
    let mut sentences = vec![scribe.say_time(sentence, timeout.after, &[])];
    sentences.extend(timeout.to.into().map(|to| target(scribe, to)));
    sentences.extend(notices(scribe, &timeout.notify));
    for reminder in &timeout.reminders {
        sentences.extend(announced(scribe, &reminder.notify, |scribe, values| {
            scribe.say_time("page-reminds", reminder.before, values)
        }));
    }
    sentences.extend(scribe.conditional("page-only", &timeout.when));
    scribe.item(0, &sentences);
}

fn alert(scribe: &mut Scribe<'_>, alert: &Alert) {
    let anchor = scribe.anchor(&format!("alert-{}", alert.id));
    let mut sentences = vec![format!("{anchor}{}", scribe.say("page-alert", &[]))];
    sentences.extend(scribe.conditional("page-only", &alert.when));
    sentences.extend(alert.icon.as_ref().map(|name| icon(scribe, name)));
    if let Some(next) = &alert.follower {
        let anchor = scribe.anchor(&format!("alert-{}", next.id));
        sentences.push(format!("{anchor}{}", scribe.say_time("page-alert-changes", next.after, &[])));
        sentences.extend(next.icon.as_ref().map(|name| icon(scribe, name)));
    }
    let text = Scribe::join(&sentences);
    let _ = write!(scribe.out, "\n> [!TIP]\n> {text}\n");
}

/// The sentences about notifications.
fn notices(scribe: &mut Scribe<'_>, notify: &[NotificationId]) -> Vec<String> {
    announced(scribe, notify, |scribe, values| scribe.say("page-notifies", values))
}

/// A sentence for each notification.
fn announced(
    scribe: &mut Scribe<'_>,
    notify: &[NotificationId],
    say: impl Fn(&Scribe<'_>, &[(&'static str, &str)]) -> String,
) -> Vec<String> {
    let rules = scribe.rules;
    let mut sentences = Vec::new();
    for notification in notify.iter().map(|number| &rules.notifications()[*number]) {
        let recipients = scribe.recipients(&notification.to);
        let id = format!("notification-{}", notification.id);
        let subject = markdown(&scribe.label(&id, Some("subject")));
        sentences.push(say(scribe, &[("recipients", &recipients), ("subject", &subject)]));
    }
    sentences
}

fn tips(scribe: &mut Scribe<'_>) {
    let rules = scribe.rules;
    if rules.tips().is_empty() {
        return;
    }
    scribe.titled_section("tips", "diff-section-tips");
    for tip in rules.tips() {
        let id = format!("tip-{tip}");
        let name = scribe.name(&id);
        let body = scribe.label(&id, Some("body"));
        // Indented lines belong to the item.
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
    scribe.titled_section("related", "page-related");
    if let Some(follows) = follows {
        let rules = format!("**{}**", markdown(&follows));
        let sentence = scribe.say("page-follows", &[("rules", &rules)]);
        scribe.paragraph(&[sentence]);
    }
}
