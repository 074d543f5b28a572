//! Random lives of many leads, with a model of a store that keeps only the accepted events and replays them each time.

use std::collections::BTreeMap;

use referee::rules::FactKind;
use referee::tooling::history;
use referee::{Acting, Event, EventKind, Given, Instant, Loader, Opening, Record, Referee, Switching, serde_json};
use referee_store::{Request, RequestedEvent, Scope, StoreError};

use super::dice::Dice;

const MINUTE: i64 = 60_000;
pub const START: i64 = 1_591_088_400_000;

/// The books that leads live under.
pub fn books() -> Vec<Referee> {
    let examples = ["tickets", "helpdesk", "marketplace", "data-request"];
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let examples = examples.map(|name| Loader::folder(folder.join(name)).load_valid().unwrap().0);
    std::iter::once(Referee::builtin()).chain(examples).collect()
}

/// The accepted events of all leads, in order, and up to when the store was settled.
#[derive(Default)]
pub struct Model {
    pub accepted: Vec<Event>,
    /// When each lead was last looked at.
    looked: BTreeMap<Box<str>, Instant>,
}

impl Model {
    pub fn events_of(&self, lead: &str) -> Vec<Event> {
        self.accepted.iter().filter(|event| &*event.lead == lead).cloned().collect()
    }

    /// The keys of the notifications of a lead.
    pub fn keys(&self, referee: &Referee, lead: &str) -> Vec<String> {
        let (_, happenings) = history(referee.rulebook(), self.events_of(lead), self.looked[lead]);
        let keys = happenings.iter().enumerate().flat_map(|(step, happening)| {
            let rules = happening.rules.as_ref().unwrap();
            let ids = happening.sent.iter().map(|(id, _)| &rules.notifications()[*id].id);
            ids.map(move |id| format!("{lead}/{step}/{id}"))
        });
        keys.collect()
    }

    /// When a lead's last notification was sent.
    fn notified(&self, referee: &Referee, lead: &str) -> Option<Instant> {
        let until = self.looked.get(lead)?;
        let (_, happenings) = history(referee.rulebook(), self.events_of(lead), *until);
        happenings.iter().filter(|happening| !happening.sent.is_empty()).map(|happening| happening.at).max()
    }

    /// Whether a request is accepted. Then its events are taken.
    pub fn accept(&mut self, referee: &Referee, request: &Request, now: Instant) -> Result<(), String> {
        let mut accepted = self.accepted.clone();
        for RequestedEvent { event, dated } in &request.events {
            let mut event = event.clone();
            let own = |all: &[Event]| -> Vec<Event> {
                all.iter().filter(|known| known.lead == event.lead).cloned().collect()
            };
            let before = own(&accepted);
            let same = before.iter().find(|known| known.id.is_some() && known.id == event.id);
            let notified = self.notified(referee, &event.lead);
            if !dated {
                let last = before.iter().map(|event| event.at).max();
                event.at = same.map_or_else(|| last.max(notified).map_or(now, |last| last.max(now)), |same| same.at);
            } else if event.at > now {
                return Err("future".to_owned());
            }
            if !matches!(event.kind, EventKind::Open(_))
                && same.is_none()
                && before.iter().all(|known| known.at <= event.at)
                && !before.is_empty()
                && notified.is_some_and(|notified| event.at < notified)
            {
                return Err("already-settled".to_owned());
            }
            let mut leads = referee::Leads::new(referee.rulebook().clone());
            for event in before.clone() {
                leads.take(event).unwrap();
            }
            leads.take(event.clone()).map_err(|refusal| refusal.id().to_owned())?;
            if same.is_none() {
                accepted.push(referee::settle(referee.rulebook(), event).unwrap());
            }
        }
        for event in &accepted[self.accepted.len()..] {
            let latest = accepted.iter().filter(|known| known.lead == event.lead).map(|event| event.at).max();
            self.looked.insert(event.lead.clone(), now.max(latest.unwrap()));
        }
        self.accepted = accepted;
        Ok(())
    }

    /// Everything is settled until an instant.
    pub fn settle(&mut self, now: Instant) {
        for looked in self.looked.values_mut() {
            *looked = now.max(*looked);
        }
    }
}

/// Why a store refuses a request, as the model says it.
pub fn reason(error: &StoreError) -> String {
    match error {
        StoreError::Refused(refused) => refused.refusal.id().to_owned(),
        StoreError::Future { .. } => "future".to_owned(),
        other => panic!("{other}"),
    }
}

/// Moves time on: by nothing, minutes, or weeks.
pub fn later(dice: &mut Dice, now: Instant) -> Instant {
    let minutes = match dice.roll(8) {
        0..=2 => 0,
        3..=5 => dice.number(300),
        6 => dice.number(5_000),
        _ => dice.number(60_000),
    };
    Instant::from_millis(now.millis() + minutes * MINUTE)
}

/// A request with one event, or with several of several leads.
pub fn request(dice: &mut Dice, referee: &Referee, model: &Model, now: Instant) -> Request {
    let count = if dice.roll(5) == 0 { 1 + dice.roll(4) } else { 1 };
    let events = (0..count).map(|_| {
        let dated = dice.roll(3) == 0;
        let at = match dice.roll(6) {
            0 => Instant::from_millis(now.millis() - dice.number(20_000) * MINUTE),
            1 if dice.roll(8) == 0 => Instant::from_millis(now.millis() + MINUTE),
            _ => now,
        };
        if !model.accepted.is_empty() && dice.roll(12) == 0 {
            let event = dice.pick(&model.accepted).clone();
            return RequestedEvent { event, dated };
        }
        let lead = format!("L-{}", dice.roll(14));
        let mut event = event(dice, referee, model, &lead, if dated { at } else { now });
        if dice.roll(2) == 0 {
            event = event.with_id(format!("e-{}", dice.roll(40)));
        }
        RequestedEvent { event, dated }
    });
    Request { events: events.collect(), expects: None, by: None, scope: Scope::default() }
}

/// An event that may be accepted.
fn event(dice: &mut Dice, referee: &Referee, model: &Model, lead: &str, at: Instant) -> Event {
    let sets = referee.rulebook().sets();
    let Some(now) = referee.lead_as_of(model.events_of(lead), Instant::from_millis(i64::MAX / 4)) else {
        let rules = &sets[dice.roll(sets.len())];
        let facts = facts(dice, rules);
        let overview = [("subject", "Backup – „<b>“")];
        return Event::open(lead, at, Opening { facts, ..Opening::under(rules.name()) }.overview(overview));
    };
    let rules = now.rules();
    let state = now.at(at.max(now.last())).unwrap().state;
    let by = rules.roles().iter().nth(dice.roll(4));
    let by = |event: Event| match by {
        Some(role) => event.by(role.clone()),
        None => event,
    };
    match dice.roll(12) {
        0 => match rules.marks().iter().next() {
            Some(mark) => Event::mark(lead, at, mark.clone()),
            None => Event::unmark(lead, at, "none"),
        },
        1 => match facts(dice, rules) {
            // A log cannot have such an event.
            facts if facts.is_empty() => by(Event::act(lead, at, "nothing")),
            facts => by(Event::fact(lead, at, facts)),
        },
        2 => {
            let other = &sets[dice.roll(sets.len())];
            let mut switching = Switching::to(other.name());
            switching.facts = facts(dice, other);
            Event::switch(lead, at, switching)
        }
        3 => Event::open(lead, at, Opening::under(rules.name())),
        _ => {
            let actions: Vec<_> = rules.actions(state).iter().collect();
            let Some(action) = actions.get(dice.roll(actions.len() + 1)) else {
                return by(Event::act(lead, at, "nothing"));
            };
            let mut acting = Acting::of(action.id.clone());
            for input in &action.inputs {
                if dice.roll(6) > 0 {
                    let kind = &rules.fields()[input.field];
                    let value: Given = serde_json::from_str(&kind.kind.example()).unwrap();
                    acting = acting.field(&kind.id, value);
                }
            }
            by(Event::act(lead, at, acting))
        }
    }
}

fn facts(dice: &mut Dice, rules: &referee::RuleSet) -> Record {
    let mut facts = Vec::new();
    for fact in rules.facts() {
        if dice.roll(4) == 0 {
            continue;
        }
        let value: Given = match &fact.kind {
            FactKind::OneOf(values) => {
                let values: Vec<_> = values.iter().collect();
                (&**values[dice.roll(values.len())]).into()
            }
            FactKind::Boolean => (dice.roll(2) == 0).into(),
            FactKind::Text => "Torino".into(),
        };
        facts.push((fact.id.clone(), value));
    }
    facts.into_iter().collect()
}
