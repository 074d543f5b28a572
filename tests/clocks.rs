//! Named clocks: when they start, pause, stop, are extended and run out, against a model that counts hours.

use referee::engine::ClockState;
use referee::rules::ClockId;
use referee::tooling::{Happening, HappeningKind, history};
use referee::{Duration, Event, Instant, Lead, Loader, Opening, Record, Referee, RuleSet, Source};

use crate::clock_worlds::{Effect, STAGES, World};
use crate::snapshots::reread;
use crate::written::Dice;

fn referee(rules: &[&str]) -> Referee {
    let rules = rules.iter().enumerate().map(|(number, text)| Source::new(format!("{number}.yaml"), *text));
    Loader::rules(rules.collect::<Vec<_>>()).load_valid().unwrap().0
}

pub(crate) fn at(hours: i64) -> Instant {
    Instant::from_millis(1_772_000_000_000 + hours * 3_600_000)
}

fn hours(instant: Instant) -> i64 {
    (instant.millis() - at(0).millis()).div_euclid(3_600_000)
}

/// A clock that counts hours.
#[derive(Clone, Copy, Debug)]
struct Count {
    elapsed: i64,
    extended: i64,
    times: u16,
    /// How much later it is due than counted, because facts changed.
    shift: i64,
    paused: bool,
    /// Which limit holds; `None` without one.
    limit: Option<Limit2>,
}

type Limit2 = (i64, Option<usize>);

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
    /// 4 if it is archived.
    stage: usize,
    since: i64,
    hot: bool,
    clocks: Vec<Model>,
    seen: Vec<(i64, String)>,
}

impl<'w> Walker<'w> {
    /// A lead that has just been opened.
    fn opened(world: &'w World) -> Self {
        let mut walker = Self { world, hour: 0, stage: 0, since: 0, hot: false, clocks: Vec::new(), seen: Vec::new() };
        let clock = |it: usize| if world.clocks[it].opened { Model::Active(walker.started(it)) } else { Model::Idle };
        walker.clocks = (0..world.clocks.len()).map(clock).collect();
        walker.enter(0);
        walker
    }

    fn limit(&self, clock: usize) -> Option<Limit2> {
        self.world.clocks[clock].limits[usize::from(self.hot)].map(|limit| (limit.after, limit.to))
    }

    fn started(&self, clock: usize) -> Count {
        let limit = self.limit(clock);
        Count { elapsed: 0, extended: 0, times: 0, shift: 0, paused: false, limit }
    }

    fn enter(&mut self, stage: usize) {
        (self.stage, self.since) = (stage, self.hour);
        for number in 0..self.clocks.len() {
            let plan = &self.world.clocks[number];
            if stage == 4 || plan.stops.contains(&stage) {
                self.clocks[number] = Model::Idle;
                continue;
            }
            if plan.starts.contains(&stage) && !matches!(self.clocks[number], Model::Active(_)) {
                self.clocks[number] = Model::Active(self.started(number));
            }
            self.pauses(number);
        }
    }

    fn pauses(&mut self, number: usize) {
        if let Model::Active(count) = &mut self.clocks[number] {
            count.paused = self.world.clocks[number].pauses.contains(&self.stage);
        }
    }

    /// Whether a clock is over at this hour.
    fn over(&self, number: usize) -> Option<Limit2> {
        let Model::Active(count) = self.clocks[number] else { return None };
        let (after, to) = count.limit.filter(|_| !count.paused)?;
        (count.elapsed >= after + count.extended + count.shift).then_some((after, to))
    }

    /// All timeouts of this hour.
    fn settle(&mut self) {
        while self.stage < 4 {
            let timeout = self.world.timeouts[self.stage].filter(|timeout| self.hour - self.since >= timeout.after);
            if let Some(timeout) = timeout {
                self.enter(timeout.to.unwrap());
                self.seen.push((self.hour, format!("stage to {}", self.stage)));
                continue;
            }
            let Some((number, (_, to))) = (0..self.clocks.len()).find_map(|it| Some((it, self.over(it)?))) else {
                break;
            };
            self.clocks[number] = Model::Over(self.hour);
            if let Some(to) = to {
                self.enter(to);
            }
            self.seen.push((self.hour, format!("c{number} to {}", self.stage)));
        }
    }

    fn tick(&mut self) {
        self.hour += 1;
        if self.stage < 4 {
            for clock in &mut self.clocks {
                if let Model::Active(count) = clock {
                    count.elapsed += i64::from(!count.paused);
                }
            }
        }
        self.settle();
    }

    fn extendable(&self, clock: usize, times: Option<u16>) -> bool {
        matches!(self.clocks[clock], Model::Active(count) if times.is_none_or(|times| count.times < times))
    }

    /// Whether the action is accepted.
    fn act(&mut self, number: usize) -> bool {
        let act = &self.world.actions[self.stage][number];
        let fits = |(clock, effect): &(usize, Effect)| match effect {
            Effect::Extend(_, times) => self.extendable(*clock, *times),
            _ => true,
        };
        if !act.changes.iter().all(fits) {
            return false;
        }
        for (clock, effect) in &act.changes {
            match effect {
                Effect::Start => self.clocks[*clock] = Model::Active(self.started(*clock)),
                Effect::Stop => self.clocks[*clock] = Model::Idle,
                Effect::Extend(by, _) => {
                    let Model::Active(count) = &mut self.clocks[*clock] else { panic!() };
                    (count.extended, count.times) = (count.extended + by, count.times + 1);
                }
            }
            self.pauses(*clock);
        }
        if let Some(to) = act.to {
            self.enter(to);
        }
        self.settle();
        true
    }

    fn change(&mut self, hot: bool) {
        if self.hot == hot {
            return;
        }
        self.hot = hot;
        for number in 0..self.clocks.len() {
            let Model::Active(mut count) = self.clocks[number] else { continue };
            if count.limit.is_some() || self.limit(number).is_some() {
                self.relimit(number, &mut count, self.world.policy);
            }
            self.clocks[number] = Model::Active(count);
            self.pauses(number);
        }
        self.settle();
    }

    /// Gives a clock the limit that holds now. Limits have numbers: both may be equal, but they are two.
    fn relimit(&self, number: usize, count: &mut Count, policy: &str) {
        let limit = self.limit(number);
        let left = |count: &Count, after: i64| after + count.extended + count.shift - count.elapsed;
        match (policy, count.limit, limit) {
            ("restart", ..) => *count = self.started(number),
            ("keep" | "remaining", Some((old, _)), Some((new, _))) => {
                count.shift += left(count, old) - left(count, new);
            }
            (_, _, Some((new, _))) => {
                count.shift = 0;
                count.shift = (-left(count, new)).max(0);
            }
            (_, _, None) => {}
        }
        count.limit = limit;
    }

    /// Goes on under other rules with the same stages. Clocks with the same number are counterparts.
    fn switch(&mut self, world: &'w World, policy: &str) {
        let old = std::mem::take(&mut self.clocks);
        self.world = world;
        let moves = matches!(policy, "remaining" | "restart");
        self.since = if moves { self.hour } else { self.since };
        for (number, plan) in world.clocks.iter().enumerate() {
            let since = |this: &Self, hour: i64| {
                let mut count = this.started(number);
                count.elapsed = this.hour - hour;
                count.shift = count.limit.map_or(0, |(after, _)| (count.elapsed - after).max(0));
                Model::Active(count)
            };
            let clock = match old.get(number).copied() {
                _ if plan.stops.contains(&self.stage) => Model::Idle,
                Some(Model::Over(hour)) if plan.limits.iter().any(Option::is_some) => Model::Over(hour),
                Some(Model::Over(_)) => Model::Idle,
                Some(Model::Active(mut count)) => {
                    self.relimit(number, &mut count, policy);
                    Model::Active(count)
                }
                None if plan.opened => since(self, if moves { self.hour } else { 0 }),
                _ if plan.starts.contains(&self.stage) => since(self, self.since),
                _ => Model::Idle,
            };
            self.clocks.push(clock);
            self.pauses(number);
        }
        self.settle();
    }

    /// The next deadline.
    fn due(&self) -> Option<i64> {
        if self.stage == 4 {
            return None;
        }
        let stage = self.world.timeouts[self.stage].map(|timeout| self.since + timeout.after);
        let clocks = self.clocks.iter().filter_map(|clock| match clock {
            Model::Active(count) if !count.paused => {
                Some(self.hour + count.limit?.0 + count.extended + count.shift - count.elapsed)
            }
            _ => None,
        });
        stage.into_iter().chain(clocks).min()
    }

    fn states(&self) -> Vec<ClockState> {
        let state = |clock: &Model| match *clock {
            Model::Idle => ClockState::Idle,
            Model::Over(hour) => ClockState::Over { since: at(hour) },
            Model::Active(count) => {
                let left = count.limit.map(|(after, _)| after + count.extended + count.shift - count.elapsed);
                if count.paused {
                    ClockState::Paused { left: left.map(|left| Duration::from_millis(left * 3_600_000)) }
                } else {
                    ClockState::Running { due: left.map(|left| at(self.hour + left)) }
                }
            }
        };
        if self.stage == 4 { Vec::new() } else { self.clocks.iter().map(state).collect() }
    }
}

fn compare(lead: &Lead, walker: &Walker<'_>, seed: u64, text: &str) {
    let now = at(walker.hour);
    let position = lead.at(now).unwrap();
    let state = lead.rules().state_id(position.state);
    let expected = STAGES.get(walker.stage).copied().unwrap_or("gone");
    let states: Vec<ClockState> = lead.clocks(now).unwrap().into_iter().map(|(_, state)| state).collect();
    assert_eq!(states, walker.states(), "seed {seed}, hour {}\n{text}", walker.hour);
    let found = (state, hours(position.since), position.due().map(hours));
    assert_eq!(found, (expected, walker.since, walker.due()), "seed {seed}, hour {}\n{text}", walker.hour);
}

fn timeouts(happenings: &[Happening]) -> Vec<(i64, String)> {
    let seen = happenings.iter().filter_map(|it| {
        let to = it.to.zip(it.rules.as_ref()).map(|(to, rules)| rules.state_id(to))?;
        let to = STAGES.iter().position(|stage| *stage == to).unwrap_or(4);
        let what = match &it.kind {
            HappeningKind::TimedOut { .. } => "stage".to_owned(),
            HappeningKind::RanOut { clock, .. } => format!("c{}", referee::rules::Id::number(*clock)),
            _ => return None,
        };
        Some((hours(it.at), format!("{what} to {to}")))
    });
    seen.collect()
}

/// A rule set without errors, if the random one has none.
fn checked(text: &str) -> Option<Referee> {
    match RuleSet::parse(&Source::new("t.yaml", text)) {
        Ok(_) => Some(referee(&[text])),
        Err(findings) => {
            // Random rules may have clocks that never start, or stages that no lead reaches.
            let known = ["idle-clock", "unreachable-stage", "unused", "endless", "impossible", "unreachable-outcome"];
            let unknown: Vec<String> = findings
                .iter()
                .filter(|it| it.severity == referee::Severity::Error && !known.contains(&it.id))
                .map(ToString::to_string)
                .collect();
            assert!(unknown.is_empty(), "{unknown:?}\n{text}");
            None
        }
    }
}

#[test]
fn random_lives_agree_with_counted_hours() {
    let (mut lives, mut over, mut extended, mut refused) = (0, 0, 0, 0);
    for seed in 0..3000 {
        let mut dice = Dice(seed * 7919 + 13);
        let world = World::random(&mut dice);
        let text = world.yaml();
        let Some(referee) = checked(&text) else { continue };
        lives += 1;
        let mut events = vec![Event::open("L-1", at(0), Opening::under("t"))];
        let mut lead = referee.open(events[0].clone()).unwrap();
        let mut walker = Walker::opened(&world);
        compare(&lead, &walker, seed, &text);
        for _ in 0..200 {
            walker.tick();
            if dice.roll(4) == 0 {
                compare(&lead, &walker, seed, &text);
            }
            if dice.roll(6) > 0 || walker.stage == 4 {
                continue;
            }
            let now = at(walker.hour);
            if dice.roll(4) == 0 {
                let hot = dice.roll(2) == 0;
                let event = Event::fact("L-1", now, Record::from([("hot", hot)]));
                lead.apply(&event).unwrap();
                events.push(event);
                walker.change(hot);
            } else {
                let number = dice.roll(3);
                let event = Event::act("L-1", now, format!("act{number}"));
                let changes = &world.actions[walker.stage][number].changes;
                extended += usize::from(changes.iter().any(|(_, effect)| matches!(effect, Effect::Extend(..))));
                let offered = walker.act(number);
                assert_eq!(lead.apply(&event).is_ok(), offered, "seed {seed}, hour {}\n{text}", walker.hour);
                refused += usize::from(!offered);
                if offered {
                    events.push(event);
                }
            }
            compare(&lead, &walker, seed, &text);
            // A stored lead goes on in the same way.
            if dice.roll(5) == 0 {
                let restored = reread(referee.rulebook(), &lead);
                assert_eq!(restored, lead, "seed {seed}\n{text}");
                lead = restored;
            }
        }
        let (_, happenings) = history(referee.rulebook(), events, at(200));
        assert_eq!(timeouts(&happenings), walker.seen, "seed {seed}\n{text}");
        over += walker.seen.iter().filter(|(_, what)| what.starts_with('c')).count();
    }
    assert!(lives > 300 && over > 500 && extended > 800 && refused > 400, "{lives} {over} {extended} {refused}");
}

#[test]
fn random_switches_agree_with_counted_hours() {
    let (mut switches, mut running, mut returns) = (0, 0, 0);
    for seed in 0..300 {
        let mut dice = Dice(seed * 104_729 + 7);
        let mut world = || {
            let worlds = std::iter::repeat_with(|| {
                let mut world = World::random(&mut dice);
                world.timeouts.fill(None);
                world
            });
            worlds.take(100).find(|world| checked(&world.yaml()).is_some()).unwrap()
        };
        let (old, new) = (world(), world());
        let policy = *dice.pick(&["keep", "remaining", "recompute", "restart"]);
        let texts = [old.yaml(), new.named(&format!("rules: u\nfollows: t\nswitch: {{ clock: {policy} }}"))];
        let text = texts.join("---\n");
        let referee = referee(&[&texts[0], &texts[1]]);
        let mut lead = referee.open(Event::open("L-1", at(0), Opening::under("t"))).unwrap();
        let mut walker = Walker::opened(&old);
        for _ in 0..dice.roll(40) {
            walker.tick();
            if walker.stage < 4 && dice.roll(4) == 0 {
                let number = dice.roll(3);
                let event = Event::act("L-1", at(walker.hour), format!("act{number}"));
                assert_eq!(lead.apply(&event).is_ok(), walker.act(number), "seed {seed}\n{text}");
            }
        }
        if walker.stage == 4 {
            continue;
        }
        switches += 1;
        running += usize::from(walker.clocks.iter().any(|clock| matches!(clock, Model::Active(_))));
        let now = at(walker.hour);
        let before = (lead.at(now).unwrap(), lead.clocks(now).unwrap());
        lead.apply(&Event::switch("L-1", now, "u")).unwrap();
        walker.switch(&new, policy);
        compare(&lead, &walker, seed, &text);
        if walker.seen.last().is_none_or(|(hour, _)| *hour < walker.hour) {
            let mut back = lead.clone();
            back.apply(&Event::switch("L-1", now, "t")).unwrap();
            assert_eq!((back.at(now).unwrap(), back.clocks(now).unwrap()), before, "seed {seed}\n{text}");
            returns += 1;
        }
        for _ in 0..40 {
            walker.tick();
            compare(&lead, &walker, seed, &text);
        }
    }
    assert!(switches > 100 && running > 80 && returns > 80, "{switches} {running} {returns}");
}

/// A round of two stages, with a clock that never ends, is not walked hour by hour.
#[test]
fn a_thousand_years_pass_at_once() {
    let text = "rules: t\nfacts: { hot: { kind: boolean, default: false } }\nstages:\n  day: { actions: { end: { to: done } }, \
                timeout: { after: 12h, to: night } }\n  night: { timeout: { after: 12h, to: day } }\n  shut: { outcomes: \
                [done] }\nclocks:\n  shift: { starts: [day], pauses: [night], timeout: { after: 10h } }\n  age: { \
                timeout: { after: 999y } }\n";
    let referee = referee(&[text]);
    let lead = referee.open(Event::open("L-1", at(0), Opening::under("t"))).unwrap();
    let later = Instant::from_millis(at(0).millis() + 998 * 365 * 24 * 3_600_000);
    let clocks = lead.clocks(later).unwrap();
    let shift = Instant::from_millis(later.millis() + 10 * 3_600_000);
    assert_eq!(clocks[0].1, ClockState::Running { due: Some(shift) });
    assert_eq!(lead.rules().state_id(lead.at(later).unwrap().state), "day");
    let end = Instant::from_millis(at(0).millis() + 1001 * 366 * 24 * 3_600_000);
    assert!(matches!(lead.clocks(end).unwrap()[1].1, ClockState::Over { since } if since < end));
}

#[test]
fn a_number_of_a_clock_is_its_place() {
    let text = "rules: t\nstages:\n  open: { actions: { close: { to: done } }, timeout: { after: 30d, to: done } }\n  \
                shut: { outcomes: [done] }\nclocks:\n  a: { timeout: { after: 2d } }\n  b: { timeout: { after: 1d } }\n";
    let referee = referee(&[text]);
    let lead = referee.open(Event::open("L-1", at(0), Opening::under("t"))).unwrap();
    let clocks: Vec<(ClockId, ClockState)> = lead.clocks(at(30)).unwrap();
    assert_eq!(clocks.len(), 2);
    assert_eq!(clocks[1].1, ClockState::Over { since: at(24) });
    let position = lead.at(at(30)).unwrap();
    assert_eq!(position.clock(), lead.rules().clocks().find("a"));
    assert_eq!(position.due(), Some(at(48)));
    assert_eq!(position.timeout(), None, "the deadline of the clock comes first");
}
