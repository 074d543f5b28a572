//! Every count of a replay is that of the histories of two lives, of which the second one is written by hand.

use std::collections::BTreeMap;

use referee::replay::{ReplayPart, ReplayRefusal};
use referee::rules::Action;
use referee::tooling::{Happening, HappeningKind, history};
use referee::{Event, EventKind, Given, Instant, Leads, Record, Referee, Zone};

use crate::replay::{HOUR, START, at, life, order, pair, replayed, switching};
use crate::written::Dice;

/// The names that a rule set has for those of the one before it, written down again.
struct Names {
    rules: &'static str,
    against: &'static str,
    fields: &'static [(&'static str, &'static str)],
    facts: &'static [(&'static str, &'static str)],
    values: &'static [(&'static str, &'static str)],
    marks: &'static [&'static str],
    supply: &'static [(&'static str, &'static str)],
}

const OF_PAIR: Names = Names {
    rules: "new",
    against: "old",
    fields: &[("name", "title"), ("price", "price"), ("reason", "reason")],
    facts: &[("size", "scale"), ("urgent", "urgent"), ("area", "area")],
    values: &[("low", "small")],
    marks: &["star"],
    supply: &[("channel", "web")],
};

const OF_2020: Names = Names {
    rules: "2020",
    against: "2017",
    fields: &[
        ("closing-date", "purchase-date"),
        ("deal-value", "deal-value"),
        ("notes", "notes"),
        ("reason", "reason"),
        ("email", "email"),
    ],
    facts: &[("contact-me", "contact-me")],
    values: &[],
    marks: &["favorite"],
    supply: &[("qualification", "customer-inquiry")],
};

fn renamed<'n>(names: &'n [(&str, &'n str)], id: &'n str) -> Option<&'n str> {
    names.iter().find(|(old, _)| *old == id).map(|(_, new)| *new)
}

impl Names {
    fn translated_facts(&self, facts: &Record) -> Record {
        let mut new: Record = self.supply.iter().map(|(id, value)| (*id, Given::from(*value))).collect();
        self.facts_of(facts).into_iter().for_each(|(id, given)| new.set(id, given));
        new
    }

    /// Facts with their other names and values.
    fn facts_of(&self, facts: &Record) -> Record {
        let mut new = Record::default();
        for (id, given) in facts.iter() {
            let Some(to) = renamed(self.facts, id) else { continue };
            let given = match given {
                Given::Text(value) => renamed(self.values, value).map_or(given.clone(), Given::from),
                other => other.clone(),
            };
            new.set(to, given);
        }
        new
    }
}

/// What happened to a lead in one life, from an entry of its history on.
struct Lived {
    entries: Vec<Happening>,
    /// The rule set and the state at the end.
    end: (String, String),
    running: u64,
}

fn lived(referee: &Referee, events: Vec<Event>, until: Instant, skip: bool) -> Lived {
    let (lead, mut entries) = history(referee.rulebook(), events, until);
    let lead = lead.unwrap();
    if skip {
        // Leads that come from other rules are compared from the switch on.
        let switch = entries.iter().position(|it| matches!(it.kind, HappeningKind::Switched { .. })).unwrap();
        entries.drain(..switch);
    }
    let position = lead.at(until).unwrap();
    let end = (lead.rules().name().to_owned(), lead.rules().state_id(position.state).to_owned());
    Lived { entries, end, running: u64::from(position.due().is_some()) }
}

impl Lived {
    /// Deadlines met and missed.
    fn deadlines(&self) -> [u64; 2] {
        let accepted: Vec<&Happening> =
            self.entries.iter().filter(|it| !matches!(it.kind, HappeningKind::Refused(_))).collect();
        let missed = accepted.iter().filter(|it| matches!(it.kind, HappeningKind::TimedOut { .. })).count();
        let met = accepted.windows(2).filter(|pair| {
            let HappeningKind::Acted { state, action, .. } = pair[1].kind else { return false };
            let rules = pair[1].rules.as_ref().unwrap();
            pair[0].due.is_some() && rules.actions(state)[action].to.is_some()
        });
        [met.count() as u64, missed as u64]
    }

    fn sent(&self) -> impl Iterator<Item = (String, String)> {
        self.entries.iter().flat_map(|it| {
            let rules = it.rules.clone();
            it.sent.iter().map(move |(notification, to)| {
                let rules = rules.as_ref().unwrap();
                (rules.notifications()[*notification].id.to_string(), rules.recipients()[*to].to_string())
            })
        })
    }
}

/// Everything that a part of a report counts, by ids.
#[derive(Debug, Default, PartialEq)]
struct Counts {
    leads: u64,
    changed: u64,
    guessed: u64,
    flows: BTreeMap<[(String, String); 2], u64>,
    /// Kind of event, id, refusal and its text.
    refused: BTreeMap<(String, String, String), u64>,
    impossible: BTreeMap<(String, String, String), u64>,
    /// Met, missed and running, before and after.
    deadlines: [[u64; 2]; 3],
    sent: BTreeMap<(String, String), [u64; 2]>,
}

fn refusals(refused: &[ReplayRefusal]) -> BTreeMap<(String, String, String), u64> {
    let mut all = BTreeMap::new();
    for it in refused {
        let key = (it.event.to_owned(), it.id.clone().unwrap_or_default(), it.refusal.to_owned());
        *all.entry(key).or_default() += it.events;
    }
    all
}

fn counted(part: &ReplayPart, impossible: &[ReplayRefusal]) -> Counts {
    let state = |state: &referee::switch::PlanState| (state.rules.clone(), state.id.clone());
    let both = |both: referee::replay::Both| [both.before, both.after];
    let deadlines = part.deadlines;
    Counts {
        leads: part.leads,
        changed: part.changed,
        guessed: part.guessed,
        flows: part.flows.iter().map(|flow| ([state(&flow.from), state(&flow.to)], flow.leads)).collect(),
        refused: refusals(&part.refused),
        impossible: refusals(impossible),
        deadlines: [deadlines.met, deadlines.missed, deadlines.running].map(both),
        sent: part
            .notifications
            .iter()
            .map(|it| ((it.notification.id.to_string(), it.to.id.to_string()), both(it.sent)))
            .collect(),
    }
}

/// The events that the old rules accept, each with the rule set of the lead before it.
fn accepted(referee: &Referee, events: &[Event], until: Instant) -> Vec<(Event, String)> {
    let mut leads = Leads::new(referee.rulebook().clone());
    let mut old: Vec<(Event, String)> = Vec::new();
    for event in events.iter().filter(|event| event.at <= until) {
        let before = leads.get(&event.lead).map(|lead| lead.rules().name().to_owned());
        let repeated = event.id.is_some() && old.iter().any(|(known, _)| known.id == event.id);
        if leads.take(event.clone()).is_ok() && !repeated {
            old.push((event.clone(), before.unwrap_or_default()));
        }
    }
    old
}

impl Names {
    /// Whether a lead comes to the old rules by an event.
    fn comes(&self, event: &Event) -> bool {
        match &event.kind {
            EventKind::Open(opening) => opening.rules.as_deref() == Some(self.against),
            EventKind::Switch(switching) => &*switching.rules == self.against,
            _ => false,
        }
    }

    /// An event as the other rules see it, after others.
    fn translated(&self, referee: &Referee, event: &Event, before: &str, new: &[Event]) -> Option<Event> {
        let mut event = event.clone();
        event.id = None;
        let (lead, _) = history(referee.rulebook(), new.to_vec(), event.at);
        let here = lead.as_ref().map(|lead| lead.rules().name().to_owned()).unwrap_or_default();
        let same = before == here;
        match &mut event.kind {
            EventKind::Open(opening) => {
                opening.rules = Some(self.rules.into());
                opening.facts = self.translated_facts(&opening.facts);
            }
            EventKind::Act(acting) => {
                let lead = lead.as_ref().unwrap();
                let state = lead.at(event.at).unwrap().state;
                let action = lead.rules().actions(state).named(&acting.action);
                let asks = |id: &str, action: &Action| {
                    action.inputs.iter().any(|input| *lead.rules().fields()[input.field].id == *id)
                };
                let name = |id: &str| if same { Some(id.to_owned()) } else { renamed(self.fields, id).map(Into::into) };
                let fields = acting.fields.iter().filter_map(|(id, value)| Some((name(id)?, value.clone())));
                acting.fields = fields.filter(|(id, _)| action.is_none_or(|action| asks(id, action))).collect();
            }
            EventKind::Mark(mark) | EventKind::Unmark(mark) => {
                return (same || self.marks.contains(&&**mark)).then_some(event);
            }
            EventKind::Fact(facts) => {
                if !same {
                    *facts = self.facts_of(facts);
                }
                return (!facts.is_empty()).then_some(event);
            }
            EventKind::Switch(switching) => {
                let to_old = &*switching.rules == self.against;
                let to = if to_old { self.rules } else { &*switching.rules };
                let supplied = self.supply.iter().filter(|_| to_old);
                let mut given: Record = supplied.map(|(id, value)| (*id, Given::from(*value))).collect();
                switching.facts.iter().for_each(|(id, value)| given.set(id, value.clone()));
                let goes = to != here;
                **switching = self::switching(to, &given);
                return goes.then_some(event);
            }
        }
        Some(event)
    }
}

/// The kind and id of an event.
fn named(event: &Event) -> (&'static str, String) {
    match &event.kind {
        EventKind::Open(_) => ("open", String::new()),
        EventKind::Act(acting) => ("act", acting.action.to_string()),
        EventKind::Mark(mark) => ("mark", mark.to_string()),
        EventKind::Unmark(mark) => ("unmark", mark.to_string()),
        EventKind::Fact(_) => ("fact", String::new()),
        EventKind::Switch(switching) => ("switch", switching.rules.to_string()),
    }
}

/// The stages and outcomes with other names.
fn counterpart(state: &str) -> &str {
    match state {
        "fresh" => "waiting",
        "new" | "evaluating" => "received",
        "negotiating" => "accepted",
        other => other,
    }
}

impl Counts {
    /// Counts a lead, unless it never comes to the old rules or the other ones cannot take it.
    fn add(&mut self, referee: &Referee, names: &Names, events: &[Event], until: Instant) {
        let old = accepted(referee, events, until);
        let Some(first) = old.iter().position(|(event, _)| names.comes(event)) else { return };
        let mut new: Vec<Event> = old[..first].iter().map(|(event, _)| event.clone()).collect();
        let mut guessed = false;
        for (event, before) in &old[first..] {
            let Some(event) = names.translated(referee, event, before, &new) else { continue };
            let (kind, id) = named(&event);
            let at = event.at;
            new.push(event);
            let (_, entries) = history(referee.rulebook(), new.clone(), at);
            let refusal = entries.iter().rev().find_map(|it| match &it.kind {
                HappeningKind::Refused(refusal) => Some(refusal.id()),
                _ => None,
            });
            let Some(refusal) = refusal else { continue };
            new.pop();
            let key = (kind.to_owned(), id, refusal.to_owned());
            if new.len() == first {
                *self.impossible.entry(key).or_default() += 1;
                return;
            }
            *self.refused.entry(key).or_default() += 1;
            guessed = true;
        }
        let old = old.into_iter().map(|(event, _)| event).collect();
        let lives = [lived(referee, old, until, first > 0), lived(referee, new, until, first > 0)];
        self.leads += 1;
        self.guessed += u64::from(guessed);
        for (side, life) in lives.iter().enumerate() {
            let [met, missed] = life.deadlines();
            for (row, number) in [met, missed, life.running].into_iter().enumerate() {
                self.deadlines[row][side] += number;
            }
            life.sent().for_each(|sent| self.sent.entry(sent).or_default()[side] += 1);
        }
        let ends = lives.map(|life| life.end);
        let like = if ends[0].0 == ends[1].0 { &ends[0].1 } else { counterpart(&ends[0].1) };
        self.changed += u64::from(like != ends[1].1);
        *self.flows.entry(ends).or_default() += 1;
    }
}

/// The counts of some leads, from the histories of two hand-written lives each.
fn expected(referee: &Referee, names: &Names, lives: &[&Vec<Event>], until: Instant) -> Counts {
    let mut counts = Counts::default();
    for events in lives {
        counts.add(referee, names, events, until);
    }
    counts
}

#[test]
fn every_count_is_that_of_both_histories() {
    let mut all = Counts::default();
    let mut impossible = 0;
    for (number, (referee, names, switches)) in
        [(pair(), OF_PAIR, false), (pair(), OF_PAIR, true), (Referee::builtin(), OF_2020, false)]
            .into_iter()
            .enumerate()
    {
        let reader = referee.reader("en").unwrap();
        for seed in 0..30 {
            let mut dice = Dice(seed * 31 + number as u64);
            let until = at(START + HOUR * i64::try_from(24 * 10 + dice.roll(24 * 60)).unwrap());
            let lives: Vec<Vec<Event>> =
                (0..40).map(|lead| life(&mut dice, &referee, &format!("L-{lead}"), switches)).collect();
            let lives: Vec<&Vec<Event>> = lives.iter().collect();
            let events: Vec<Event> = lives.iter().flat_map(|life| life.iter().cloned()).collect();
            let whole = order(&referee, names.rules, names.against, until, names.supply);
            let report = reader.replay(&whole, &replayed(&whole, &events));
            let found = counted(&report.total, &report.impossible);
            let name = format!("{} {switches} seed {seed}", names.rules);
            assert_eq!(found, expected(&referee, &names, &lives, until), "{name}");
            // The order of leads and the number of shards do not matter.
            let (one, other) = lives.split_at(17);
            let part = |lives: &[&Vec<Event>]| {
                let events: Vec<Event> = lives.iter().flat_map(|life| life.iter().cloned()).collect();
                replayed(&whole, &events)
            };
            let mut merged = part(other);
            merged.merge(part(one));
            let merged = reader.replay(&whole, &merged);
            assert_eq!(counted(&merged.total, &merged.impossible), found, "{name}");
            // Each group is a replay of its own leads.
            let week = |life: &&&Vec<Event>| (life[0].at.millis() - START + 9 * HOUR).div_euclid(168 * HOUR);
            let split =
                reader.replay(&whole.clone().by_week(Zone::UTC), &replayed(&whole.clone().by_week(Zone::UTC), &events));
            for group in &split.groups {
                let monday = group.value.as_deref().unwrap();
                let monday: Instant = format!("{monday}T00:00:00Z").parse().unwrap();
                let number = (monday.millis() - START + 9 * HOUR).div_euclid(168 * HOUR);
                let own: Vec<&Vec<Event>> = lives.iter().filter(|life| week(life) == number).copied().collect();
                let mut own = expected(&referee, &names, &own, until);
                own.impossible.clear();
                assert_eq!(counted(&group.part, &[]), own, "{name} {}", group.label);
            }
            let urgent = if names.rules == "new" { "urgent" } else { "contact-me" };
            let by = whole.clone().by_fact(urgent).unwrap();
            let split = reader.replay(&by, &replayed(&by, &events));
            let sum = |of: fn(&ReplayPart) -> u64| split.groups.iter().map(|group| of(&group.part)).sum::<u64>();
            assert_eq!(
                (sum(|it| it.leads), sum(|it| it.changed)),
                (report.total.leads, report.total.changed),
                "{name}"
            );
            all.leads += found.leads;
            all.changed += found.changed;
            all.guessed += found.guessed;
            impossible += found.impossible.values().sum::<u64>();
            for (key, count) in found.refused {
                *all.refused.entry((key.0, String::new(), key.2)).or_default() += count;
            }
        }
    }
    let reasons: Vec<&str> = all.refused.keys().map(|key| &*key.2).collect();
    for reason in ["archived", "unknown-action", "missing-field", "unknown-role", "fixed-fact"] {
        assert!(reasons.contains(&reason), "{reasons:?}");
    }
    assert!(all.leads > 900 && all.changed > 300 && all.guessed > 200, "{all:?} {impossible}");
}
