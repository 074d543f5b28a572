//! One transition with its deadline and notifications, compared with the same flow handwritten as a `match`.

#![expect(clippy::expect_used, reason = "a benchmark panics if its own input is invalid")]
#![allow(missing_docs, unreachable_pub, dead_code, clippy::allow_attributes, reason = "a benchmark has no callers")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use referee::{Acting, Event, Given, Instant, Lead, Opening, Record, Referee};
use rust_decimal::Decimal;

/// The handwritten lifecycle of 2017.
mod by_hand {
    use super::{Acting, Decimal, Event, Given, Instant, Record};
    use chrono::NaiveDate;
    use referee::EventKind;

    #[derive(Clone, Copy, PartialEq, Debug)]
    pub enum State {
        New,
        Evaluating,
        Negotiating,
        Won,
        Lost,
        Skipped,
        Missed,
        Declined,
        Expired,
    }

    #[derive(Clone)]
    pub struct Lead {
        pub state: State,
        pub since: Instant,
        pub last: Instant,
        pub ids: std::collections::BTreeSet<Box<str>>,
    }

    pub struct Step {
        pub state: State,
        pub since: Instant,
        pub due: Option<Instant>,
        pub notify: &'static [&'static str],
        pub fields: Vec<(usize, Value)>,
    }

    pub enum Value {
        Money(Decimal, [u8; 3]),
        Date(NaiveDate),
    }

    const HOUR: i64 = 3_600_000;

    fn due(state: State, since: Instant) -> Option<Instant> {
        match state {
            State::New => Some(Instant::from_millis(since.millis() + 72 * HOUR)),
            State::Evaluating => Some(Instant::from_millis(since.millis() + 7 * 24 * HOUR)),
            _ => None,
        }
    }

    fn money(fields: &Record) -> Option<Value> {
        let Given::Record(money) = fields.get("deal-value")? else { return None };
        let (Given::Text(amount), Given::Text(currency)) = (money.get("amount")?, money.get("currency")?) else {
            return None;
        };
        Some(Value::Money(Decimal::from_str_exact(amount).ok()?, currency.as_bytes().try_into().ok()?))
    }

    fn date(fields: &Record) -> Option<Value> {
        let Given::Text(date) = fields.get("closing-date")? else { return None };
        NaiveDate::parse_from_str(date, "%Y-%m-%d").ok().map(Value::Date)
    }

    pub fn decide(lead: &Lead, event: &Event) -> Option<Step> {
        if event.id.as_ref().is_some_and(|id| lead.ids.contains(id)) || event.at < lead.last {
            return None;
        }
        let (mut state, mut since) = (lead.state, lead.since);
        while let Some(due) = due(state, since).filter(|due| *due <= event.at) {
            state = match state {
                State::New => State::Missed,
                _ => State::Expired,
            };
            since = due;
        }
        let EventKind::Act(Acting { action, fields, .. }) = &event.kind else { return None };
        let none = || fields.is_empty().then(Vec::new);
        let (to, notify, fields): (_, &[&str], _) = match (state, &**action) {
            (State::New, "interested") => (State::Evaluating, &[], none()?),
            (State::New, "no-thanks") => (State::Skipped, &["choose-another-partner"], none()?),
            (State::Evaluating, "accept") => (State::Negotiating, &[], vec![(4, money(fields)?), (5, date(fields)?)]),
            (State::Evaluating, "decline") => (State::Declined, &["choose-another-partner"], none()?),
            (State::Negotiating, "won") => (State::Won, &[], none()?),
            (State::Negotiating, "lost") => (State::Lost, &[], none()?),
            _ => return None,
        };
        Some(Step { state: to, since: event.at, due: due(to, event.at), notify, fields })
    }
}

fn instant(text: &str) -> Instant {
    text.parse().expect("an instant")
}

fn text(text: &str) -> Given {
    Given::from(text)
}

fn transitions(criterion: &mut Criterion) {
    let referee = Referee::builtin();
    let opened = instant("2017-06-02T09:00:00Z");
    let price = Record::from([("amount", "8400.00"), ("currency", "EUR")]);
    let accept = Acting::of("accept").field("deal-value", price).field("closing-date", "2017-09-30");
    let events = [
        Event::act("L-1", instant("2017-06-03T09:00:00Z"), "interested"),
        Event::act("L-1", instant("2017-06-04T09:00:00Z"), accept),
        Event::act("L-1", instant("2017-06-05T09:00:00Z"), "won"),
    ];
    let mut lead: Lead = referee.open(Event::open("L-1", opened, Opening::under("2017"))).expect("a lead");
    let mut leads = Vec::new();
    for event in &events {
        leads.push(lead.clone());
        lead.apply(event).expect("a step");
    }
    let states = [by_hand::State::New, by_hand::State::Evaluating, by_hand::State::Negotiating];
    let by_hand: Vec<by_hand::Lead> = states
        .iter()
        .zip(&leads)
        .map(|(state, lead)| by_hand::Lead {
            state: *state,
            since: lead.last(),
            last: lead.last(),
            ids: std::collections::BTreeSet::new(),
        })
        .collect();
    for (name, number) in [("interested", 0), ("accept with its fields", 1), ("won", 2)] {
        let mut group = criterion.benchmark_group(format!("one transition of 2017: {name}"));
        let (event, lead, hand) = (events.get(number), leads.get(number), by_hand.get(number));
        let (Some(event), Some(lead), Some(hand)) = (event, lead, hand) else { continue };
        group.bench_function("by hand", |bencher| {
            bencher.iter(|| {
                let step = by_hand::decide(black_box(hand), black_box(event)).expect("a step");
                (step.state, step.since, step.due, step.notify, step.fields)
            });
        });
        group.bench_function("referee", |bencher| {
            bencher.iter(|| {
                let step = referee::decide(black_box(lead), black_box(event)).expect("a step");
                let rules = lead.rules();
                (step.after.due(), step.notify(rules), step)
            });
        });
        group.finish();
    }
}

criterion_group!(benches, transitions);
criterion_main!(benches);
