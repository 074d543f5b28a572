//! The interpreter against a second, simpler one: the rules of 2017, 2019 and 2020 written by hand, with the
//! clock advanced a minute at a time.

use proptest::prelude::*;

use referee::tooling::{Happening, HappeningKind, history};
use referee::{Acting, Event, EventKind, Given, Instant, Lead, Opening, Record, Referee, decide};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
const START: i64 = 1_590_000_000_000;

/// The state of a lead and the time it entered it.
#[derive(Debug, Clone, PartialEq)]
struct Naive {
    rules: &'static str,
    state: &'static str,
    since: i64,
    last: i64,
    ids: Vec<Event>,
    favorite: bool,
    /// The states that the lead entered, each with its instant and the notification sent.
    seen: Vec<(i64, &'static str, Option<&'static str>)>,
}

/// The notification sent on the way from one state to another.
fn notification(rules: &str, from: &str, to: &str) -> Option<&'static str> {
    match (rules, from, to) {
        ("2020", _, "expired") => Some("lead-expired"),
        (_, _, "skipped" | "missed" | "declined" | "expired") => Some("choose-another-partner"),
        _ => None,
    }
}

/// Whether an action is possible in a state, and its target.
fn action(rules: &str, state: &'static str, action: &str) -> Option<&'static str> {
    Some(match (rules, state, action) {
        ("2017", "new", "interested") => "evaluating",
        ("2017", "new", "no-thanks") => "skipped",
        ("2017", "evaluating", "accept") => "negotiating",
        ("2017", "evaluating", "decline") | ("2019", "new", "decline") | ("2020", "received", "decline") => "declined",
        ("2017", "negotiating", "won") | ("2019", "active", "won") | ("2020", "accepted", "won") => "won",
        ("2017", "negotiating", "lost") | ("2019", "active", "lost") | ("2020", "accepted", "lost") => "lost",
        ("2019", "new", "accept") => "active",
        ("2020", "received", "accept") => "accepted",
        ("2019", "active", "edit" | "add-contact") | ("2020", "accepted", "edit" | "add-employees") => state,
        _ => return None,
    })
}

impl Naive {
    fn new(rules: &'static str) -> Self {
        let state = if rules == "2020" { "received" } else { "new" };
        let (ids, seen) = (Vec::new(), Vec::new());
        Self { rules, state, since: START, last: START, ids, favorite: false, seen }
    }

    fn enter(&mut self, state: &'static str, at: i64) {
        self.seen.push((at, state, notification(self.rules, self.state, state)));
        (self.state, self.since) = (state, at);
    }

    /// Advances the clock, a minute at a time.
    fn wait(&mut self, until: i64) {
        let mut now = self.since;
        while now <= until {
            let next = match (self.rules, self.state) {
                ("2017", "new") if now == self.since + 72 * HOUR => Some("missed"),
                ("2017", "evaluating") if now == self.since + 7 * DAY => Some("expired"),
                ("2019", "new") | ("2020", "received") if now == self.since + 14 * DAY => Some("expired"),
                _ => None,
            };
            if let Some(next) = next {
                self.enter(next, now);
            }
            now += MINUTE;
        }
    }

    /// Takes an event and returns whether it was accepted.
    fn take(&mut self, event: &Event) -> bool {
        let at = event.at.millis();
        if let Some(known) = self.ids.iter().find(|known| known.id == event.id) {
            return known == event;
        }
        if at < self.last {
            return false;
        }
        let mut then = self.clone();
        then.wait(at);
        match &event.kind {
            EventKind::Act(Acting { action: name, .. }) => {
                let Some(to) = action(then.rules, then.state, name) else { return false };
                if to != then.state {
                    then.enter(to, at);
                }
            }
            EventKind::Mark(mark) if &**mark == "favorite" && self.rules == "2020" => then.favorite = true,
            EventKind::Unmark(mark) if &**mark == "favorite" && self.rules == "2020" => then.favorite = false,
            _ => return false,
        }
        then.last = at;
        then.ids.extend(event.id.is_some().then(|| event.clone()));
        *self = then;
        true
    }
}

fn money() -> Given {
    Given::Record([("amount", Given::from("10.00")), ("currency", Given::from("EUR"))].into_iter().collect())
}

/// The fields that the actions of all three rule sets require, by action and rule set.
fn fields(rules: &str, action: &str) -> Record {
    let people =
        |name: &str| (name.to_owned(), Given::List(vec![Given::Record([("name", "N".into())].into_iter().collect())]));
    let text = |name: &str| (name.to_owned(), Given::from("x"));
    match (rules, action) {
        ("2017", "accept") => {
            [("deal-value".to_owned(), money()), ("closing-date".to_owned(), "2020-09-30".into())].into_iter().collect()
        }
        ("2019", "accept") => [text("engagement-name"), ("deal-value".to_owned(), money()), text("purchase-timeframe")]
            .into_iter()
            .collect(),
        ("2020", "accept") => {
            [text("deal-name"), ("deal-value".to_owned(), money()), text("purchase-timeframe")].into_iter().collect()
        }
        ("2019" | "2020", "decline") => [text("reason")].into_iter().collect(),
        (_, "add-contact") => [people("contacts")].into_iter().collect(),
        (_, "add-employees") => [people("employees")].into_iter().collect(),
        _ => Record::default(),
    }
}

const ACTIONS: &[&str] =
    &["interested", "no-thanks", "accept", "decline", "won", "lost", "edit", "add-contact", "add-employees", "burn"];

pub fn opened(rules: &'static str) -> Event {
    let opening = Opening::under(rules);
    let opening = if rules == "2020" { opening.fact("qualification", "customer-inquiry") } else { opening };
    Event::open("L", Instant::from_millis(START), opening)
}

fn open(rules: &'static str) -> Lead {
    Referee::builtin().open(opened(rules)).unwrap()
}

/// Events in steps of minutes around the deadlines, sometimes backwards, with repeated ids. Many are refused.
fn events(rules: &'static str) -> impl Strategy<Value = Vec<Event>> {
    let minutes = prop_oneof![
        Just(0_i64),
        -90_i64..0,
        -6000_i64..0,
        1_i64..4000,
        Just(72 * 60),
        Just(7 * 24 * 60),
        Just(14 * 24 * 60),
        Just(72 * 60 - 1)
    ];
    let steps = prop::collection::vec((minutes, 0..ACTIONS.len() + 5, prop::option::weighted(0.4, 0..4_u8)), 0..9);
    steps.prop_map(move |steps| {
        let mut now = START;
        let mut events: Vec<Event> = Vec::new();
        for (minutes, what, id) in steps {
            // Some events are repeated unchanged.
            if what >= ACTIONS.len() + 3 {
                events.extend(events.get(events.len().saturating_sub(what - ACTIONS.len() - 2)).cloned());
                continue;
            }
            now = (now + minutes * MINUTE).max(START - HOUR);
            let at = Instant::from_millis(now);
            let event = match what {
                0 => Event::mark("L", at, "favorite"),
                1 => Event::unmark("L", at, "favorite"),
                2 => Event::mark("L", at, "dog-eared"),
                other => {
                    let action = ACTIONS[other - 3];
                    Event::act("L", at, Acting::of(action).with(fields(rules, action)))
                }
            };
            events.push(match id {
                Some(id) => event.with_id(id.to_string()),
                None => event,
            });
        }
        events
    })
}

pub fn log() -> impl Strategy<Value = (&'static str, Vec<Event>)> {
    prop::sample::select(vec!["2017", "2019", "2020"]).prop_flat_map(|rules| (Just(rules), events(rules)))
}

/// Gives an event to a lead and to the model: both accept it or neither, and both are in the same state after it.
fn take_both(lead: &mut Lead, naive: &mut Naive, event: &Event) -> Result<(), TestCaseError> {
    let accepted = naive.take(event);
    let decided = decide(lead, event);
    prop_assert_eq!(decided.is_ok(), accepted, "{:?}: {:?}", event, &decided);
    if let Ok(step) = decided {
        lead.take(step).unwrap();
    }
    let position = lead.at(Instant::from_millis(naive.last)).unwrap();
    prop_assert_eq!(lead.rules().state_id(position.state), naive.state);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn a_lead_matches_the_simple_model((rules, events) in log(), look in 0_i64..30_000) {
        let mut lead = open(rules);
        let mut naive = Naive::new(rules);
        for event in events {
            take_both(&mut lead, &mut naive, &event)?;
            prop_assert_eq!(lead.marks().len(), usize::from(naive.favorite));
        }
        let later = naive.last + look * MINUTE;
        naive.wait(later);
        let position = lead.at(Instant::from_millis(later)).unwrap();
        prop_assert_eq!(lead.rules().state_id(position.state), naive.state);
        prop_assert_eq!(position.since.millis(), naive.since);
    }

    /// Refused events are listed and change nothing, at any time.
    #[test]
    fn a_history_contains_the_accepted_events((rules, events) in log(), look in 0_i64..30_000) {
        let mut naive = Naive::new(rules);
        let verdicts: Vec<bool> = events.iter().map(|event| naive.take(event)).collect();
        let latest = events.iter().map(|event| event.at.millis()).fold(naive.last, i64::max);
        let until = Instant::from_millis(latest + look * MINUTE);
        naive.wait(until.millis());
        let referee = Referee::builtin();
        let book = referee.rulebook();
        let all = [opened(rules)].into_iter().chain(events.iter().cloned());
        let taken = events.iter().zip(&verdicts).filter(|(_, taken)| **taken).map(|(event, _)| event.clone());
        let (_, shown) = history(book, all.clone(), until);
        let (_, expected) = history(book, [opened(rules)].into_iter().chain(taken), until);

        let (refused, shown): (Vec<_>, Vec<_>) =
            shown.into_iter().partition(|happening| matches!(happening.kind, HappeningKind::Refused(_)));
        prop_assert_eq!(&shown, &expected);
        prop_assert_eq!(refused.len(), verdicts.iter().filter(|taken| !**taken).count());

        let moves = shown.iter().filter(|happening| happening.from != happening.to && happening.from.is_some());
        let seen = |happening: &Happening| {
            let rules = happening.rules.as_ref().unwrap();
            let sent = happening.sent.first().map(|(number, _)| rules.notifications()[*number].id.to_string());
            (happening.at.millis(), rules.state_id(happening.to.unwrap()).to_owned(), sent)
        };
        let seen: Vec<_> = moves.map(seen).collect();
        let naive: Vec<_> =
            naive.seen.iter().map(|(at, state, sent)| (*at, (*state).to_owned(), sent.map(str::to_owned))).collect();
        prop_assert_eq!(seen, naive);

        // A refused event has a state that the lead was actually in, in the order of the log.
        let timeline = referee.reader("en").unwrap().timeline(book, all, until);
        let mut state = None;
        for entry in &timeline {
            if entry.refusal.is_some() {
                prop_assert_eq!((&entry.from, &entry.to), (&state, &state));
            }
            state = entry.to.clone();
        }
        let listed: Vec<_> = timeline.iter().filter(|entry| entry.refusal.is_some()).map(|entry| entry.at).collect();
        let log: Vec<_> = events.iter().zip(&verdicts).filter(|(_, taken)| !**taken).map(|(event, _)| event.at).collect();
        prop_assert_eq!(listed, log);
    }

    /// The event that opens a lead takes its id like any other.
    #[test]
    fn an_opening_takes_its_id(
        (rules, events) in log(),
        id in prop::option::of(0..4_u8),
        again in prop::collection::vec((0..9_usize, 0..5_usize), 0..4),
    ) {
        let with_id = |event: Event| match id {
            Some(id) => event.with_id(id.to_string()),
            None => event,
        };
        let first = with_id(opened(rules));
        let mut later = first.clone();
        later.at = Instant::from_millis(START + MINUTE);
        let others = [first.clone(), later, with_id(opened("2019")), with_id(opened(rules).by("somebody")), opened(rules)];
        let mut events = events;
        for (at, which) in again {
            events.insert(at.min(events.len()), others[which].clone());
        }
        let mut lead = Referee::builtin().open(first.clone()).unwrap();
        let mut naive = Naive::new(rules);
        naive.ids.extend(id.is_some().then_some(first));
        for event in events {
            take_both(&mut lead, &mut naive, &event)?;
            prop_assert_eq!(lead.last().millis(), naive.last);
        }
    }

    #[test]
    fn timeouts_are_the_same_step_by_step_and_together(stops in prop::collection::vec(1_i64..20_000, 1..6)) {
        let lead = open("2017");
        let mut times: Vec<i64> = stops.iter().map(|stop| START + stop * MINUTE).collect();
        times.sort_unstable();
        let mut seen = 0;
        for time in times {
            let passages: Vec<_> = lead.passages(Instant::from_millis(time)).collect();
            prop_assert!(passages.len() >= seen, "timeouts that happened stay");
            seen = passages.len();
            let last = passages.last().map_or(START, |passage| passage.at.millis());
            prop_assert_eq!(lead.at(Instant::from_millis(time)).unwrap().since.millis(), last);
        }
    }
}
