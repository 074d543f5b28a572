//! Example leads in every state of a rule set, made by acting and waiting.

use std::collections::{BTreeMap, VecDeque};

use referee::engine::{Acting, Event, Given, Lead, Opening, Position, Record, Refusal, open};
use referee::rules::{Duration, Fact, FactKind, Field, Instant, Kind, RuleSet, Rulebook, State};

use super::asked::Asked;
use super::samples::{Samples, given};

/// The most leads that are opened, and that are examined in the search for states.
const MOST_OPENINGS: usize = 64;
const MOST_LEADS: usize = 4000;
/// The time before an action, in milliseconds.
const HOUR: i64 = 3_600_000;

/// A lead in a state.
pub(super) struct Example {
    pub(super) state: State,
    pub(super) lead: Lead,
    /// When the lead entered the state.
    pub(super) entered: Instant,
}

/// A lead in every reachable state, in the order of the rule set. If the requested values are refused, uses default values
/// and returns the refusal.
pub(super) fn examples(
    book: &Rulebook,
    rules: &RuleSet,
    asked: &Asked,
    samples: Samples,
) -> (Vec<Example>, Option<Refusal>) {
    let mut refusal = None;
    let search = Search { book, rules, asked, samples };
    let found = search.reached(&mut refusal);
    if !found.is_empty() {
        return (found, refusal);
    }
    let usual = Asked { facts: BTreeMap::new(), fields: BTreeMap::new(), ..asked.clone() };
    (Search { asked: &usual, ..search }.reached(&mut None), refusal)
}

/// The search for leads in all states.
#[derive(Clone, Copy)]
struct Search<'s> {
    book: &'s Rulebook,
    rules: &'s RuleSet,
    asked: &'s Asked,
    samples: Samples,
}

impl Search<'_> {
    fn reached(&self, refusal: &mut Option<Refusal>) -> Vec<Example> {
        let Self { book, rules, asked, .. } = *self;
        let states: Vec<State> = rules.states().collect();
        let mut found: Vec<Example> = Vec::new();
        let mut examined = 0;
        for opening in self.openings() {
            let lead = match open(book, Event::open(asked.lead.as_str(), asked.since, opening)) {
                Ok(lead) => lead,
                Err(refused) => {
                    refusal.get_or_insert(refused);
                    continue;
                }
            };
            let mut next = VecDeque::from([(lead, asked.since)]);
            while let Some((lead, at)) = next.pop_front() {
                let Ok(position) = lead.at(at.max(lead.last())) else { continue };
                examined += 1;
                if found.iter().any(|example| example.state == position.state) || examined > MOST_LEADS {
                    continue;
                }
                found.push(Example { state: position.state, lead: lead.clone(), entered: position.since });
                if let Some(due) = leaves(&lead, position) {
                    next.push_back((lead.clone(), due));
                }
                let soon = Instant::from_millis(position.since.millis().saturating_add(HOUR)).max(lead.last());
                let soon = position.due().map_or(soon, |due| soon.min(Instant::from_millis(due.millis() - 1)));
                for action in rules.actions(position.state) {
                    let fields = action.inputs.iter().map(|input| &rules.fields()[input.field]);
                    let acting = Acting::of(action.id.clone()).with(self.record(fields));
                    let mut event = Event::act(asked.lead.as_str(), soon, acting);
                    if let Some(role) = action.by.first().map(|role| &rules.roles()[*role]) {
                        event = event.by(role.clone());
                    }
                    let mut acted = lead.clone();
                    if acted.apply(&event).is_ok() {
                        next.push_back((acted, soon));
                    }
                }
            }
            if found.len() == states.len() {
                break;
            }
        }
        found.sort_by_key(|example| states.iter().position(|state| *state == example.state));
        found
    }

    /// Openings with the requested facts first, then with all other values.
    fn openings(&self) -> Vec<Opening> {
        let rules = self.rules;
        let fields = || rules.arrival().fields.iter().map(|field| &rules.fields()[*field]);
        let mut all = vec![Opening::under(rules.name()).overview(self.record(fields()))];
        for fact in rules.facts() {
            let values = self.values(fact);
            let with =
                all.iter().flat_map(|opening| values.iter().map(|value| opening.clone().fact(&fact.id, value.clone())));
            // Openings with the first value of each fact come first.
            let mut with: Vec<Opening> = with.collect();
            with.truncate(MOST_OPENINGS);
            all = with;
        }
        all
    }

    /// The values of a fact, the requested one first.
    fn values(&self, fact: &Fact) -> Vec<Given> {
        let chosen = self.asked.facts.get(&*fact.id);
        match &fact.kind {
            FactKind::Boolean => {
                let first = chosen.is_none_or(|chosen| chosen == "true");
                vec![Given::Boolean(first), Given::Boolean(!first)]
            }
            FactKind::OneOf(values) => {
                let mut values: Vec<&str> = values.iter().map(|value| &**value).collect();
                if let Some(place) = chosen.and_then(|chosen| values.iter().position(|value| value == chosen)) {
                    values.swap(0, place);
                }
                values.into_iter().map(Given::from).collect()
            }
            FactKind::Text => {
                let text = chosen.filter(|text| !text.is_empty()).cloned();
                vec![Given::from(text.unwrap_or_else(|| self.samples.text(&fact.id, &Kind::Text)))]
            }
        }
    }

    /// Values for fields: the requested ones, else examples.
    fn record<'f>(&self, fields: impl Iterator<Item = &'f Field>) -> Record {
        let given = fields.map(|field| {
            let chosen = self.asked.fields.get(&*field.id).filter(|text| !text.is_empty());
            let chosen = chosen.and_then(|text| given(&field.kind, text));
            (field.id.clone(), chosen.unwrap_or_else(|| self.samples.given(&field.id, &field.kind)))
        });
        given.collect()
    }
}

/// When the lead leaves its state without an action. Clocks can run out before.
fn leaves(lead: &Lead, mut position: Position) -> Option<Instant> {
    let state = position.state;
    for _ in 0..=lead.rules().clocks().len() {
        let due = position.due()?;
        position = lead.at(due).ok()?;
        if position.state != state {
            return Some(due);
        }
    }
    None
}

/// The longest timeout of a rule set in hours, with a margin.
pub(super) fn longest(rules: &RuleSet, since: Instant) -> u32 {
    let stages = rules.stages().iter();
    let timeouts = stages.flat_map(|stage| {
        let followers = stage.alerts.iter().filter_map(|alert| alert.follower.as_ref()).map(|follower| follower.after);
        stage.timeouts.iter().map(|timeout| timeout.after).chain(followers)
    });
    let hours = |after: Duration| {
        let calendars = rules.calendars().iter().map(|choice| choice.calendar.after(after, since));
        let due = calendars.max().unwrap_or_else(|| after.after(since));
        u32::try_from((due.millis() - since.millis()) / HOUR).unwrap_or(u32::MAX)
    };
    let limits = rules.clocks().iter().flat_map(|clock| &clock.limits).map(|limit| limit.after);
    let longest = timeouts.chain(limits).map(hours).max().unwrap_or(0);
    longest.saturating_add(48).min(super::asked::MOST_HOURS)
}
