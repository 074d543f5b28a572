//! Every stage, outcome, action, alert and notification of every rule set, in every locale, as a reader sees
//! them. The walk through a lifecycle uses only the rule set itself.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use referee::rules::{Action, FactKind, Kind, Need, RuleSet, StageId, State};
use referee::status::{Status, TimelineEntry};
use referee::tooling::history;
use referee::{Acting, Event, Given, Instant, Opening, Reader, Record, Referee};

const START: i64 = 1_591_088_400_000; // 2020-06-02T09:00:00Z
const HOUR: i64 = 3_600_000;

fn record<const N: usize>(entries: [(&str, Given); N]) -> Record {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}

/// A sample value for a kind of field.
fn sample(kind: &Kind) -> Given {
    match kind {
        Kind::Money => Given::Record(record([("amount", "25000.00".into()), ("currency", "EUR".into())])),
        Kind::Date => "2020-09-30".into(),
        Kind::Email => "sales@partner.example".into(),
        Kind::Phone => "+49 30 555010".into(),
        Kind::Boolean => true.into(),
        Kind::List(parts) => {
            let parts = parts.iter().map(|(part, kind)| (part.to_string(), sample(kind)));
            Given::List(vec![Given::Record(parts.collect())])
        }
        Kind::Text => "Q4".into(),
    }
}

fn fields(rules: &RuleSet, action: &Action) -> Record {
    let required = action.inputs.iter().filter(|input| input.need == Need::Required);
    required
        .map(|input| &rules.fields()[input.field])
        .map(|field| (field.id.to_string(), sample(&field.kind)))
        .collect()
}

/// An opening with all facts; the round selects their values.
fn opening(rules: &RuleSet, round: usize) -> Opening {
    rules.facts().iter().fold(Opening::under(rules.name()), |opening, fact| match &fact.kind {
        FactKind::OneOf(values) => opening.fact(&fact.id, &*values.as_slice()[round % values.len()]),
        FactKind::Boolean => opening.fact(&fact.id, round.is_multiple_of(2)),
        FactKind::Text => opening,
    })
}

/// The events that bring a lead into each open stage, by the index of the stage.
pub fn ways(rules: &Arc<RuleSet>, round: usize) -> BTreeMap<StageId, Vec<Event>> {
    let first = Event::open("L-1", Instant::from_millis(START), opening(rules, round));
    let opened = rules.stages().ids().next().unwrap();
    let mut ways = BTreeMap::from([(opened, vec![first])]);
    let mut open = vec![opened];
    while let Some(number) = open.pop() {
        let way = ways[&number].clone();
        for action in &rules.stages()[number].actions {
            let Some(State::Open(to)) = action.to else { continue };
            ways.entry(to).or_insert_with(|| {
                open.push(to);
                let at = Instant::from_millis(way.last().unwrap().at.millis() + HOUR);
                let event = Event::act("L-1", at, Acting::of(&*action.id).with(fields(rules, action)));
                way.iter().cloned().chain([event]).collect()
            });
        }
    }
    ways
}

fn status(text: &mut String, status: &Status<'_>) {
    writeln!(text, "{} [{}] — {} [{}]", status.state.label, status.state.id, status.stage.label, status.stage.id)
        .unwrap();
    writeln!(text, "  {}", status.summary).unwrap();
    if let Some(deadline) = &status.deadline {
        let to = deadline.to.as_ref().unwrap();
        writeln!(text, "  ⧖ {} → {} [{}]", deadline.text, to.label, to.id).unwrap();
    }
    for view in &status.views {
        writeln!(text, "  ⌂ {} [{}]", view.label, view.id).unwrap();
    }
    for alert in &status.alerts {
        writeln!(text, "  ! {} [{} {}]", alert.text, alert.id, alert.icon.as_deref().unwrap_or("–")).unwrap();
    }
    for field in &status.fields {
        writeln!(text, "  {}: {} [{}]", field.label, field.text, field.id).unwrap();
    }
    for action in status.actions.iter() {
        let to = action.to.as_ref().map_or("·", |to| &to.label);
        writeln!(text, "  ▸ {} [{}] → {to}\n      {}", action.label, action.id, action.hint.markdown).unwrap();
        for field in &action.fields {
            writeln!(text, "      {} [{} {} {}]", field.label, field.id, field.kind, field.need.id()).unwrap();
        }
    }
}

fn entry(text: &mut String, entry: &TimelineEntry) {
    writeln!(text, "  = {}", entry.text).unwrap();
    for sent in &entry.notifications {
        let body = sent.body.replace('\n', "\n      ");
        writeln!(text, "    ✉ {} [{} to {}]\n      {}", sent.subject, sent.id, sent.to.label, body).unwrap();
    }
}

/// The lifecycle of leads under a rule set, as a reader sees it.
fn lives(referee: &Referee, rules: &Arc<RuleSet>, reader: &Reader) -> String {
    let mut text = String::new();
    for (number, way) in ways(rules, 0) {
        let stage = &rules.stages()[number];
        let entered = way.last().unwrap().at;
        let book = referee.rulebook();
        let (lead, _) = history(book, way.clone(), entered);
        let lead = lead.unwrap();
        status(&mut text, &reader.status(&lead, entered).unwrap());
        let timeline = reader.timeline(book, way.clone(), entered);
        entry(&mut text, timeline.last().unwrap());
        for follower in stage.alerts.iter().filter_map(|alert| alert.follower.as_ref()) {
            let changed = follower.after.after(entered);
            for alert in &reader.status(&lead, changed).unwrap().alerts {
                writeln!(text, "  ! {} [{} {}]", alert.text, alert.id, alert.icon.as_deref().unwrap_or("–")).unwrap();
            }
        }
        let at = Instant::from_millis(entered.millis() + HOUR);
        for action in &stage.actions {
            writeln!(text, "\n{} › {}", stage.id, action.id).unwrap();
            let event = Event::act("L-1", at, Acting::of(&*action.id).with(fields(rules, action)));
            let events: Vec<_> = way.iter().cloned().chain([event]).collect();
            entry(&mut text, reader.timeline(book, events.clone(), at).last().unwrap());
            if let Some(State::Archived(_)) = action.to {
                status(&mut text, &reader.status(&history(book, events, at).0.unwrap(), at).unwrap());
            }
        }
        for timeout in &stage.timeouts {
            let due = timeout.after.after(entered);
            // Recipients can depend on the facts.
            for round in 0..2 {
                let way = &ways(rules, round)[&number];
                writeln!(text, "\n{} › timeout", stage.id).unwrap();
                entry(&mut text, reader.timeline(book, way.clone(), due).last().unwrap());
            }
            status(&mut text, &reader.status(&lead, due).unwrap());
        }
        text.push('\n');
    }
    for word in reader.words(rules).iter() {
        writeln!(text, "{} = {}", word.id, word.text.unwrap_or("…").replace('\n', "\n    ")).unwrap();
    }
    text
}

#[test]
fn lifecycles_match_their_snapshots() {
    let referee = Referee::builtin();
    for rules in referee.rulebook().sets() {
        for locale in referee.phrasebook().locales() {
            let reader = referee.phrasebook().reader(std::slice::from_ref(locale));
            let name = format!("{}-{locale}", rules.name());
            insta::with_settings!({ snapshot_path => "lives", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(name, lives(&referee, rules, &reader));
            });
        }
    }
}

#[test]
fn every_state_action_alert_and_notification_occurs() {
    let referee = Referee::builtin();
    for rules in referee.rulebook().sets() {
        let life = lives(&referee, rules, &referee.reader("en").unwrap());
        let stages = rules.stages().iter();
        let mut ids: Vec<String> = stages.clone().map(|stage| format!("[{}] — ", stage.id)).collect();
        ids.extend(rules.archive().outcomes.iter().map(|outcome| format!("[{}] — ", outcome.id)));
        ids.extend(stages.clone().flat_map(|stage| stage.actions.iter().map(|it| format!("{} › {}", stage.id, it.id))));
        ids.extend(stages.flat_map(|stage| stage.alerts.iter().map(|alert| format!("[{} ", alert.id))));
        ids.extend(rules.notifications().iter().map(|notification| format!("[{} to ", notification.id)));
        let missing: Vec<_> = ids.into_iter().filter(|id| !life.contains(id)).collect();
        assert!(missing.is_empty(), "rules {}: {missing:?}", rules.name());
    }
}
