//! Lives under rules with working time, against a model that goes from hour to hour.

use std::fmt::Write;

use referee::chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc, Weekday};
use referee::engine::ClockState;
use referee::rules::TimeKind;
use referee::tooling::{HappeningKind, history};
use referee::{Duration, Event, Instant, Lead, Loader, Opening, Record, Referee, Severity, Source, Zone};

use crate::snapshots::reread;
use crate::written::Dice;

const HOUR: i64 = 3_600_000;
/// 2026-03-25T07:00:00Z, four days before clocks are set forward in Berlin.
const START: i64 = 1_774_422_000_000;

const BERLIN: &str = "zone: Europe/Berlin\nhours:\n  mon-fri: [08:00-12:00, 13:00-18:00]\n  sat: 22:00-24:00\nholidays:\n  \
                      - 2026-03-27\n  - { date: 2026-03-30, hours: 10:00-12:00 }\n";
const YORK: &str = "zone: America/New_York\nhours: { sun-thu: 09:00-17:00 }\n";

fn at(hours: i64) -> Instant {
    Instant::from_millis(START + hours * HOUR)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Exact,
    Day,
    Work,
}

const UNITS: [Unit; 3] = [Unit::Exact, Unit::Day, Unit::Work];

impl Unit {
    fn name(self) -> &'static str {
        ["h", "bd", "bh"][self as usize]
    }

    fn kind(self) -> TimeKind {
        [TimeKind::Exact, TimeKind::BusinessDays, TimeKind::BusinessHours][self as usize]
    }

    fn length(self) -> i64 {
        if self == Self::Day { 24 } else { 1 }
    }
}

/// The calendars, hour by hour.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Berlin,
    York,
}

impl Place {
    fn local(self, hour: i64) -> NaiveDateTime {
        let zone: Zone = if self == Self::Berlin { "Europe/Berlin" } else { "America/New_York" }.parse().unwrap();
        let millis = at(hour).millis() + i64::from(zone.offset(at(hour))) * 1000;
        DateTime::<Utc>::from_timestamp_millis(millis).unwrap().naive_utc()
    }

    fn hours(self, date: NaiveDate) -> Vec<u32> {
        match (self, date.weekday(), date.to_string().as_str()) {
            (Self::Berlin, _, "2026-03-30") => vec![10, 11],
            (Self::Berlin, _, "2026-03-27")
            | (Self::Berlin, Weekday::Sun, _)
            | (Self::York, Weekday::Fri | Weekday::Sat, _) => Vec::new(),
            (Self::Berlin, Weekday::Sat, _) => vec![22, 23],
            (Self::Berlin, ..) => (8..12).chain(13..18).collect(),
            (Self::York, ..) => (9..17).collect(),
        }
    }

    fn is_day(self, hour: i64) -> bool {
        !self.hours(self.local(hour).date()).is_empty()
    }

    /// Whether an hour counts.
    fn counts(self, unit: Unit, hour: i64) -> bool {
        match unit {
            Unit::Exact => true,
            Unit::Day => self.is_day(hour),
            Unit::Work => {
                let local = self.local(hour);
                self.hours(local.date()).contains(&local.hour())
            }
        }
    }

    fn between(self, unit: Unit, from: i64, to: i64) -> i64 {
        (from..to).map(|hour| i64::from(self.counts(unit, hour))).sum()
    }

    fn ahead(self, unit: Unit, from: i64, hours: i64) -> i64 {
        let (mut hour, mut left) = (from, hours);
        while left > 0 {
            left -= i64::from(self.counts(unit, hour));
            hour += 1;
        }
        while unit == Unit::Day && !self.is_day(hour) {
            hour += 1;
        }
        hour
    }
}

const STAGES: [&str; 3] = ["first", "second", "third"];

#[derive(Debug, Clone, Copy, PartialEq)]
struct Limit {
    amount: i64,
    unit: Unit,
    to: Option<usize>,
}

impl Limit {
    fn random(dice: &mut Dice, unit: Unit, must: bool) -> Self {
        let most = if unit == Unit::Day { 4 } else { 24 };
        Self { amount: 1 + dice.number::<i64>(most), unit, to: (must || dice.roll(2) == 0).then(|| dice.roll(4)) }
    }

    fn hours(self) -> i64 {
        self.amount * self.unit.length()
    }

    fn text(self) -> String {
        format!("{}{}", self.amount, self.unit.name())
    }
}

#[derive(Clone, Copy)]
enum Effect {
    Start,
    Stop,
    Extend(i64, Unit),
}

struct Plan {
    opened: bool,
    starts: Vec<usize>,
    pauses: Vec<usize>,
    stops: Vec<usize>,
    limits: [Option<Limit>; 2],
}

struct World {
    policy: &'static str,
    timeouts: Vec<Option<Limit>>,
    actions: Vec<Vec<(Option<usize>, Vec<(usize, Effect)>)>>,
    clocks: Vec<Plan>,
}

impl World {
    fn random(dice: &mut Dice) -> Self {
        let some = |dice: &mut Dice, odds: usize| (0..3).filter(|_| dice.roll(odds) == 0).collect::<Vec<usize>>();
        let count = 1 + dice.roll(2);
        let clocks = (0..count).map(|_| {
            let stops = some(dice, 6);
            let but = |stages: Vec<usize>| stages.into_iter().filter(|it| !stops.contains(it)).collect();
            let (starts, pauses) = (but(some(dice, 4)), but(some(dice, 2)));
            let one = *dice.pick(&UNITS);
            // A clock that counts different kinds of time cannot be extended.
            let mixed = dice.roll(2) == 0;
            let limits = [0, 1].map(|_| {
                let unit = if mixed { *dice.pick(&UNITS) } else { one };
                (dice.roll(8) > 0).then(|| Limit::random(dice, unit, false))
            });
            Plan { opened: dice.roll(4) > 0, starts, pauses, stops, limits }
        });
        let clocks: Vec<Plan> = clocks.collect();
        let unit = |clock: &Plan| {
            let units: Vec<Unit> = clock.limits.iter().flatten().map(|limit| limit.unit).collect();
            units.first().copied().filter(|first| units.iter().all(|unit| unit == first))
        };
        let actions = (0..3).map(|_| {
            let acts = (0..3).map(|_| {
                let changes = (0..count).filter(|_| dice.roll(2) == 0).collect::<Vec<_>>();
                let changes = changes.into_iter().map(|clock| {
                    let effect = match (dice.roll(4), unit(&clocks[clock])) {
                        (2.., Some(unit)) => Effect::Extend(1 + dice.number::<i64>(3), unit),
                        (0 | 2, _) => Effect::Start,
                        _ => Effect::Stop,
                    };
                    (clock, effect)
                });
                let changes = changes.collect();
                ((dice.roll(3) > 0).then(|| dice.roll(3)), changes)
            });
            acts.collect()
        });
        let actions = actions.collect();
        let timeouts = (0..3).map(|_| {
            let unit = *dice.pick(&UNITS);
            (dice.roll(2) == 0).then(|| Limit::random(dice, unit, true))
        });
        let timeouts = timeouts.collect();
        Self { policy: *dice.pick(&["keep", "recompute", "restart"]), timeouts, actions, clocks }
    }

    fn yaml(&self) -> String {
        let state = |to: usize| STAGES.get(to).copied().unwrap_or("gone");
        let names = |stages: &[usize]| stages.iter().map(|it| STAGES[*it]).collect::<Vec<_>>().join(", ");
        let policy = self.policy;
        let mut text = format!(
            "rules: t\ncalendar:\n  - {{ when: {{ place: york }}, use: york }}\n  - {{ use: berlin }}\nfacts:\n  hot: {{ kind: \
             boolean, default: false, changes: {{ clock: {policy} }} }}\n  place: {{ one-of: [berlin, york], default: \
             berlin, changes: {{ clock: {policy} }} }}\nstages:\n"
        );
        for (stage, name) in STAGES.iter().enumerate() {
            let _ = writeln!(text, "  {name}:\n    actions:\n      end: {{ to: gone }}");
            for (number, (to, changes)) in self.actions[stage].iter().enumerate() {
                let mut keys: Vec<String> = to.iter().map(|to| format!("to: {}", state(*to))).collect();
                let changes = changes.iter().map(|(clock, effect)| match effect {
                    Effect::Start => format!("c{clock}: start"),
                    Effect::Stop => format!("c{clock}: stop"),
                    Effect::Extend(by, unit) => format!("c{clock}: {{ extend: {by}{} }}", unit.name()),
                });
                let changes: Vec<String> = changes.collect();
                keys.extend((!changes.is_empty()).then(|| format!("clocks: {{ {} }}", changes.join(", "))));
                let _ = writeln!(text, "      act{number}: {{ {} }}", keys.join(", "));
            }
            if let Some(timeout) = self.timeouts[stage] {
                let _ =
                    writeln!(text, "    timeout: {{ after: {}, to: {} }}", timeout.text(), state(timeout.to.unwrap()));
            }
        }
        text += "  archived: { outcomes: [gone] }\nclocks:\n";
        for (number, clock) in self.clocks.iter().enumerate() {
            let opened = clock.opened.then_some("opened");
            let starts: Vec<&str> = opened.into_iter().chain(clock.starts.iter().map(|it| STAGES[*it])).collect();
            let _ = writeln!(text, "  c{number}:\n    starts: [{}]", starts.join(", "));
            let _ = writeln!(
                text,
                "    pauses: [{}]\n    stops: [{}]\n    timeout:",
                names(&clock.pauses),
                names(&clock.stops)
            );
            for (hot, limit) in clock.limits.iter().enumerate() {
                let when = format!("when: {{ hot: {} }}", hot == 1);
                let _ = match limit {
                    None => writeln!(text, "      - {{ {when}, never: true }}"),
                    Some(limit) => {
                        let to = limit.to.map_or_else(String::new, |to| format!(", to: {}", state(to)));
                        writeln!(text, "      - {{ {when}, after: {}{to} }}", limit.text())
                    }
                };
            }
        }
        text
    }
}

#[derive(Clone, Copy, Debug)]
enum Phase {
    Running(Option<i64>),
    Paused(i64, Option<i64>),
}

#[derive(Clone, Copy, Debug)]
struct Count {
    since: i64,
    limit: Option<Limit>,
    extended: i64,
    paused: [i64; 3],
    phase: Phase,
}

#[derive(Clone, Copy, Debug)]
enum Model {
    Idle,
    Active(Count),
    Over(i64),
}

/// A lead, hour by hour.
struct Walker<'w> {
    world: &'w World,
    hour: i64,
    /// 3 if it is archived.
    stage: usize,
    since: i64,
    due: Option<i64>,
    hot: bool,
    place: Place,
    clocks: Vec<Model>,
    seen: Vec<(i64, String)>,
}

impl Walker<'_> {
    fn limit(&self, clock: usize) -> Option<Limit> {
        self.world.clocks[clock].limits[usize::from(self.hot)]
    }

    /// When a clock is due, if it goes on.
    fn due_of(&self, count: &Count) -> Option<i64> {
        let limit = count.limit?;
        let due = self.place.ahead(limit.unit, count.since, limit.hours() + count.extended);
        Some(self.place.ahead(limit.unit, due, count.paused[limit.unit as usize]))
    }

    fn started(&self, clock: usize) -> Count {
        let limit = self.limit(clock);
        let mut count = Count { since: self.hour, limit, extended: 0, paused: [0; 3], phase: Phase::Running(None) };
        count.phase = Phase::Running(self.due_of(&count));
        count
    }

    fn left(&self, count: &Count, from: i64, due: Option<i64>) -> Option<i64> {
        Some(self.place.between(count.limit?.unit, from, due?))
    }

    /// Pauses a clock, or lets it go on.
    fn pauses(&mut self, number: usize) {
        let Model::Active(mut count) = self.clocks[number] else { return };
        count.phase = match (count.phase, self.world.clocks[number].pauses.contains(&self.stage)) {
            (Phase::Running(due), true) => Phase::Paused(self.hour, self.left(&count, self.hour, due)),
            (Phase::Paused(at, left), false) => {
                for unit in UNITS {
                    count.paused[unit as usize] += self.place.between(unit, at, self.hour);
                }
                let unit = count.limit.map(|limit| limit.unit);
                Phase::Running(unit.zip(left).map(|(unit, left)| self.place.ahead(unit, self.hour, left)))
            }
            (phase, _) => phase,
        };
        self.clocks[number] = Model::Active(count);
    }

    fn enter(&mut self, stage: usize) {
        (self.stage, self.since) = (stage, self.hour);
        let timeout = self.world.timeouts.get(stage).copied().flatten();
        self.due = timeout.map(|timeout| self.place.ahead(timeout.unit, self.hour, timeout.hours()));
        for number in 0..self.clocks.len() {
            let plan = &self.world.clocks[number];
            if stage == 3 || plan.stops.contains(&stage) {
                self.clocks[number] = Model::Idle;
                continue;
            }
            if plan.starts.contains(&stage) && !matches!(self.clocks[number], Model::Active(_)) {
                self.clocks[number] = Model::Active(self.started(number));
            }
            self.pauses(number);
        }
    }

    fn settle(&mut self) {
        while self.stage < 3 {
            if self.due.is_some_and(|due| due <= self.hour) {
                self.enter(self.world.timeouts[self.stage].unwrap().to.unwrap());
                self.seen.push((self.hour, format!("stage to {}", self.stage)));
                continue;
            }
            let over = |clock: &Model| match clock {
                Model::Active(Count { limit: Some(limit), phase: Phase::Running(Some(due)), .. })
                    if *due <= self.hour =>
                {
                    Some(*limit)
                }
                _ => None,
            };
            let found = self.clocks.iter().enumerate().find_map(|(number, clock)| Some((number, over(clock)?)));
            let Some((number, limit)) = found else { break };
            self.clocks[number] = Model::Over(self.hour);
            if let Some(to) = limit.to {
                self.enter(to);
            }
            self.seen.push((self.hour, format!("c{number} to {}", self.stage)));
        }
    }

    fn act(&mut self, number: usize) -> bool {
        let (to, changes) = &self.world.actions[self.stage][number];
        let fits = |(clock, effect): &(usize, Effect)| match effect {
            Effect::Extend(..) => matches!(self.clocks[*clock], Model::Active(_)),
            _ => true,
        };
        if !changes.iter().all(fits) {
            return false;
        }
        for (clock, effect) in changes {
            match effect {
                Effect::Start => self.clocks[*clock] = Model::Active(self.started(*clock)),
                Effect::Stop => self.clocks[*clock] = Model::Idle,
                Effect::Extend(by, unit) => {
                    let by = by * unit.length();
                    let place = self.place;
                    let Model::Active(count) = &mut self.clocks[*clock] else { panic!() };
                    count.extended += by;
                    count.phase = match count.phase {
                        Phase::Running(due) => Phase::Running(due.map(|due| place.ahead(*unit, due, by))),
                        Phase::Paused(at, left) => Phase::Paused(at, left.map(|left| left + by)),
                    };
                }
            }
            self.pauses(*clock);
        }
        if let Some(to) = to {
            self.enter(*to);
        }
        self.settle();
        true
    }

    fn change(&mut self, hot: bool, place: Place) {
        let (was_hot, was) = (self.hot, self.place);
        if (was_hot, was) == (hot, place) {
            return;
        }
        (self.hot, self.place) = (hot, place);
        let policy = self.world.policy;
        if let Some(timeout) = self.world.timeouts[self.stage].filter(|it| it.unit != Unit::Exact && was != place) {
            let again = |from| Some(place.ahead(timeout.unit, from, timeout.hours()).max(self.hour));
            match policy {
                "recompute" => self.due = again(self.since),
                "restart" => self.due = again(self.hour),
                _ => {}
            }
        }
        for number in 0..self.clocks.len() {
            let limit = self.limit(number);
            let Model::Active(old) = self.clocks[number] else { continue };
            let works = old.limit.is_some_and(|limit| limit.unit != Unit::Exact);
            let other = was_hot != hot && (old.limit.is_some() || limit.is_some());
            if !(other || works && was != place) {
                continue;
            }
            if policy == "restart" {
                self.clocks[number] = Model::Active(self.started(number));
                self.pauses(number);
                continue;
            }
            let mut count = Count { limit, ..old };
            let kept = (policy == "keep").then(|| old.limit.zip(limit)).flatten();
            count.phase = match (old.phase, kept) {
                (Phase::Running(due), Some(_)) => Phase::Running(due),
                (Phase::Running(_), None) => Phase::Running(self.due_of(&count).map(|due| due.max(self.hour))),
                (Phase::Paused(at, left), Some((before, after))) if before.unit == after.unit => {
                    Phase::Paused(at, left)
                }
                (Phase::Paused(at, left), Some((before, _))) => {
                    let due = left.map(|left| was.ahead(before.unit, at, left));
                    Phase::Paused(at, self.left(&count, at, due))
                }
                (Phase::Paused(at, _), None) => {
                    let due = self.due_of(&count).map(|due| due.max(at));
                    Phase::Paused(at, self.left(&count, at, due))
                }
            };
            self.clocks[number] = Model::Active(count);
        }
        self.settle();
    }

    fn next(&self) -> Option<i64> {
        if self.stage == 3 {
            return None;
        }
        let clocks = self.clocks.iter().filter_map(|clock| match clock {
            Model::Active(Count { phase: Phase::Running(due), .. }) => *due,
            _ => None,
        });
        self.due.into_iter().chain(clocks).min()
    }

    fn states(&self) -> Vec<ClockState> {
        let state = |clock: &Model| match *clock {
            Model::Idle => ClockState::Idle,
            Model::Over(hour) => ClockState::Over { since: at(hour) },
            Model::Active(Count { phase: Phase::Running(due), .. }) => ClockState::Running { due: due.map(at) },
            Model::Active(Count { limit, phase: Phase::Paused(_, left), .. }) => {
                let left = limit.zip(left).map(|(limit, left)| Duration::of(limit.unit.kind(), left * HOUR));
                ClockState::Paused { left }
            }
        };
        if self.stage == 3 { Vec::new() } else { self.clocks.iter().map(state).collect() }
    }
}

fn compare(lead: &Lead, walker: &Walker<'_>, seed: u64, text: &str) {
    let now = at(walker.hour);
    let position = lead.at(now).unwrap();
    let state = lead.rules().state_id(position.state);
    let expected = STAGES.get(walker.stage).copied().unwrap_or("gone");
    let place = format!("seed {seed}, hour {} ({now})\n{:?}\n{text}", walker.hour, walker.clocks);
    let states: Vec<ClockState> = lead.clocks(now).unwrap().into_iter().map(|(_, state)| state).collect();
    assert_eq!(states, walker.states(), "{place}");
    let found = (state, position.since, position.due());
    assert_eq!(found, (expected, at(walker.since), walker.next().map(at)), "{place}");
}

fn checked(text: &str) -> Option<Referee> {
    let sources = [("t.yaml", text), ("calendars/berlin.yaml", BERLIN), ("calendars/york.yaml", YORK)];
    let sources = sources.map(|(name, text)| Source::new(name, text));
    match Loader::rules(sources).load_valid() {
        Ok((referee, findings)) => {
            let known = ["unused", "message-missing", "missing-locale", "no-time-limit", "ftl-missing"];
            let wrong = findings.iter().filter(|it| it.severity == Severity::Error && !known.contains(&it.id));
            assert_eq!(wrong.map(ToString::to_string).collect::<Vec<_>>(), [""; 0], "{text}");
            Some(referee)
        }
        Err(findings) => {
            let known = ["idle-clock", "unreachable-stage", "unused", "endless", "impossible", "unreachable-outcome"];
            let unknown = findings.iter().filter(|it| it.severity == Severity::Error && !known.contains(&it.id));
            let unknown: Vec<String> = unknown.map(ToString::to_string).collect();
            assert!(unknown.is_empty(), "{unknown:?}\n{text}");
            None
        }
    }
}

#[test]
fn random_lives_agree_with_counted_working_hours() {
    let (mut lives, mut over, mut moved, mut paused, mut extended) = (0, 0, 0, 0, 0);
    for seed in 0..1500 {
        let mut dice = Dice(seed * 104_729 + 7);
        let world = World::random(&mut dice);
        let text = world.yaml();
        let Some(referee) = checked(&text) else { continue };
        lives += 1;
        let mut events = vec![Event::open("L-1", at(0), Opening::under("t"))];
        let mut lead = referee.open(events[0].clone()).unwrap();
        let (hour, place, clocks, seen) = (0, Place::Berlin, Vec::new(), Vec::new());
        let mut walker = Walker { world: &world, hour, stage: 0, since: 0, due: None, hot: false, place, clocks, seen };
        walker.clocks = (0..world.clocks.len())
            .map(|it| if world.clocks[it].opened { Model::Active(walker.started(it)) } else { Model::Idle })
            .collect();
        walker.enter(0);
        compare(&lead, &walker, seed, &text);
        for _ in 0..220 {
            walker.hour += 1;
            walker.settle();
            if dice.roll(6) == 0 {
                compare(&lead, &walker, seed, &text);
            }
            if dice.roll(8) > 0 || walker.stage == 3 {
                continue;
            }
            let now = at(walker.hour);
            match dice.roll(5) {
                0 => {
                    let hot = dice.roll(2) == 0;
                    let event = Event::fact("L-1", now, Record::from([("hot", hot)]));
                    lead.apply(&event).unwrap();
                    events.push(event);
                    walker.change(hot, walker.place);
                }
                1 => {
                    let place = if dice.roll(2) == 0 { Place::Berlin } else { Place::York };
                    moved += usize::from(place != walker.place);
                    let name = if place == Place::Berlin { "berlin" } else { "york" };
                    let event = Event::fact("L-1", now, Record::from([("place", name)]));
                    lead.apply(&event).unwrap();
                    events.push(event);
                    walker.change(walker.hot, place);
                }
                _ => {
                    let number = dice.roll(3);
                    let event = Event::act("L-1", now, format!("act{number}"));
                    let changes = &world.actions[walker.stage][number].1;
                    extended += usize::from(changes.iter().any(|(_, effect)| matches!(effect, Effect::Extend(..))));
                    let offered = walker.act(number);
                    assert_eq!(lead.apply(&event).is_ok(), offered, "seed {seed}, hour {}\n{text}", walker.hour);
                    if offered {
                        events.push(event);
                    }
                }
            }
            compare(&lead, &walker, seed, &text);
            paused += walker
                .states()
                .iter()
                .filter(|it| matches!(it, ClockState::Paused { left: Some(left) } if left.is_working()))
                .count();
            // A stored lead goes on in the same way.
            if dice.roll(3) == 0 {
                let restored = reread(referee.rulebook(), &lead);
                assert_eq!(restored, lead, "seed {seed}\n{text}");
                lead = restored;
            }
        }
        let (_, happenings) = history(referee.rulebook(), events, at(220));
        let found = happenings.iter().filter_map(|it| {
            let to = it.to.zip(it.rules.as_ref()).map(|(to, rules)| rules.state_id(to))?;
            let to = STAGES.iter().position(|stage| *stage == to).unwrap_or(3);
            let what = match &it.kind {
                HappeningKind::TimedOut { .. } => "stage".to_owned(),
                HappeningKind::RanOut { clock, .. } => format!("c{}", referee::rules::Id::number(*clock)),
                _ => return None,
            };
            Some(((it.at.millis() - START) / HOUR, format!("{what} to {to}")))
        });
        assert_eq!(found.collect::<Vec<_>>(), walker.seen, "seed {seed}\n{text}");
        over += walker.seen.len();
    }
    let counted = format!("{lives} {over} {moved} {paused} {extended}");
    assert!(lives > 200 && over > 500 && moved > 300 && paused > 200 && extended > 300, "{counted}");
}
