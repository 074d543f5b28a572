//! Random logs of leads, with what the engine makes of them.

use std::sync::Arc;

use referee::rules::{Action, FactDefault, FactKind, Kind, Need, RuleSet, State};
use referee::tooling::{HappeningKind, history};
use referee::{Acting, Event, EventKind, Given, Instant, Lead, Opening, Record, Referee};
use serde_json::{Value, json};

use crate::written::Dice;

/// 2020-05-31T12:00:00Z, a day that not every month has.
const START: i64 = 1_590_926_400_000;
const HOUR: i64 = 3_600_000;

/// The events of a lead, the last instant, and what happens to the lead.
pub struct Log {
    pub facts: Value,
    pub events: Vec<Value>,
    pub until: i64,
    pub expected: Value,
    /// The number of reminders.
    pub reminders: usize,
}

impl Log {
    /// The log as the scripts of the peers read it.
    pub fn life(&self) -> Value {
        json!({ "facts": self.facts, "at": START, "events": self.events, "until": self.until })
    }
}

/// A value for a field, perhaps an empty one.
fn value(kind: &Kind, empty: bool) -> Given {
    let record = |entries: &[(&str, Given)]| Given::Record(entries.iter().cloned().collect());
    match kind {
        _ if empty => Given::Null,
        Kind::Money => record(&[("amount", "10.00".into()), ("currency", "EUR".into())]),
        Kind::Date => "2020-09-30".into(),
        Kind::Email => "sales@partner.example".into(),
        Kind::Phone => "+49 30 555010".into(),
        Kind::Boolean => false.into(),
        Kind::List(parts) => {
            let parts = parts.iter().map(|(part, kind)| (part.to_string(), value(kind, false)));
            Given::List(vec![Given::Record(parts.collect())])
        }
        Kind::Text => "Q4".into(),
    }
}

/// The required fields of an action, sometimes with one that is missing or blank.
fn fields(dice: &mut Dice, rules: &RuleSet, action: &Action) -> Record {
    let required: Vec<_> = action.inputs.iter().filter(|input| input.need == Need::Required).collect();
    let lacking = if dice.roll(5) == 0 { dice.roll(required.len() + 1) } else { required.len() };
    let fields = required.iter().enumerate().filter_map(|(number, input)| {
        let field = &rules.fields()[input.field];
        let given = match (number == lacking, dice.roll(3), &field.kind) {
            (true, 0, _) => return None,
            (true, 1, Kind::Text) => " \t".into(),
            (true, 1, Kind::List(_)) => Given::List(Vec::new()),
            (empty, ..) => value(&field.kind, empty),
        };
        Some((field.id.to_string(), given))
    });
    fields.collect()
}

/// Facts that an opening must or may give.
fn opening(dice: &mut Dice, rules: &RuleSet) -> Opening {
    rules.facts().iter().fold(Opening::under(rules.name()), |opening, fact| {
        if fact.default != FactDefault::Required && dice.roll(2) == 0 {
            return opening;
        }
        match &fact.kind {
            FactKind::OneOf(values) => opening.fact(&fact.id, &**dice.pick(values.as_slice())),
            FactKind::Boolean => opening.fact(&fact.id, dice.roll(2) == 0),
            FactKind::Text => opening.fact(&fact.id, *dice.pick(&["", "the south"])),
        }
    })
}

/// An instant near the deadline of a lead, or some time later. No more than fifty timeouts happen before it.
fn later(dice: &mut Dice, lead: &Lead, now: i64) -> i64 {
    let position = lead.at(Instant::from_millis(now)).unwrap();
    let due = position.due().map_or(now + 72 * HOUR, Instant::millis);
    let most = now + 2 * (due - now).max(HOUR);
    let at = match dice.roll(8) {
        0 | 1 => now,
        2 => due - 1,
        3 => due,
        4 => due + 1,
        5 => most,
        _ => now + (most - now) / 97 * i64::try_from(dice.roll(97)).unwrap(),
    };
    let timeouts = lead.passages(Instant::from_millis(at)).take(50).count();
    if timeouts < 50 { at.max(now) } else { due.max(now) }
}

/// A random log of a lead, with events that are refused.
pub fn log(dice: &mut Dice, referee: &Referee, rules: &Arc<RuleSet>) -> Log {
    // The rules may exclude some facts together.
    let (opened, mut lead) = loop {
        let event = Event::open("L", Instant::from_millis(START), opening(dice, rules));
        if let Ok(lead) = referee.open(event.clone()) {
            break (event, lead);
        }
    };
    let ids: Vec<&str> = rules.states().flat_map(|state| rules.actions(state)).map(|action| &*action.id).collect();
    let mut events = Vec::new();
    let mut now = START;
    for _ in 0..dice.roll(10) {
        now = later(dice, &lead, now);
        let at = Instant::from_millis(now);
        let state = lead.at(at).unwrap().state;
        if matches!(state, State::Archived(_)) && dice.roll(2) == 0 {
            break;
        }
        let offered = rules.actions(state).as_slice();
        let acting = if offered.is_empty() || dice.roll(6) == 0 {
            Acting::of(*dice.pick(&[&*ids, &["burn"]].concat()))
        } else {
            let action = dice.pick(offered);
            Acting::of(&*action.id).with(fields(dice, rules, action))
        };
        let mut event = Event::act("L", at, acting);
        if !rules.roles().is_empty() && dice.roll(2) == 0 {
            event = event.by(dice.pick(rules.roles().as_slice()).clone());
        }
        let _ = lead.apply(&event);
        events.push(event);
    }
    let until = later(dice, &lead, now);
    let (expected, reminders) = expected(referee, rules, [std::slice::from_ref(&opened), &*events].concat(), until);
    let EventKind::Open(opening) = opened.kind else { panic!("it opens a lead") };
    let events = events.iter().map(|event| {
        let EventKind::Act(acting) = &event.kind else { panic!("somebody acts") };
        json!({ "at": event.at.millis(), "act": acting.action, "by": event.by, "fields": acting.fields })
    });
    Log { facts: json!(opening.facts), events: events.collect(), until, expected, reminders }
}

/// The moves of a lead, each with its action or null for a timeout; its last state; its notifications; and the number of
/// reminders among them.
fn expected(referee: &Referee, rules: &RuleSet, events: Vec<Event>, until: i64) -> (Value, usize) {
    let until = Instant::from_millis(until);
    let (lead, happenings) = history(referee.rulebook(), events, until);
    let id = |state: State| rules.state_id(state);
    let (mut moves, mut sent) = (Vec::new(), Vec::new());
    for it in &happenings {
        let at = it.at.millis();
        let action = match it.kind {
            HappeningKind::Opened | HappeningKind::Reminded { .. } => None,
            HappeningKind::Acted { state, action, .. } => Some(json!(rules.actions(state)[action].id)),
            HappeningKind::TimedOut { .. } | HappeningKind::RanOut { .. } => Some(Value::Null),
            _ => continue,
        };
        moves.extend(action.map(|action| json!([at, action, id(it.from.unwrap()), id(it.to.unwrap())])));
        sent.extend(it.sent.iter().map(|(notification, recipient)| {
            json!([at, rules.notifications()[*notification].id, rules.recipients()[*recipient]])
        }));
    }
    let state = id(lead.unwrap().at(until).unwrap().state);
    let reminders = happenings.iter().filter(|it| matches!(it.kind, HappeningKind::Reminded { .. })).count();
    (json!({ "moves": moves, "state": state, "sent": sent }), reminders)
}
