//! Switches between random rule sets, against a second, simpler model.

use std::collections::BTreeMap;
use std::fmt::Write;

use proptest::prelude::*;

use referee::engine::FactValue;
use referee::rules::{Id, State, Timeout};
use referee::switch::{Movement, Plan, PlanReport, SwitchOrder};
use referee::tooling::{HappeningKind, history};
use referee::{
    Acting, Event, Given, Instant, Lead, Leads, Opening, Record, Referee, Rulebook, Source, decide, read_line,
};

const HOUR: i64 = 3_600_000;
const START: i64 = 1_590_000_000_000;

/// A timeout: in hours, for leads with fact `x`, and for leads with fact `y`.
type Limit = [Option<i64>; 2];

#[derive(Debug, Clone)]
struct Set {
    /// By stage.
    limits: Vec<Limit>,
    /// Fields besides the one that all rule sets have.
    fields: usize,
    mark: bool,
    /// By stage: whether an alert shows, for leads with fact `x` or for all, and whether it changes.
    rings: Vec<Option<bool>>,
    /// The recipients of a timeout and of winning: none, the customer, the partner, both.
    recipients: [usize; 2],
}

const RECIPIENTS: [&[&str]; 4] = [&[], &["customer"], &["partner"], &["customer", "partner"]];

fn notify(recipients: usize) -> String {
    let names: Vec<String> = RECIPIENTS[recipients].iter().map(|it| format!("to-{it}")).collect();
    if names.is_empty() { String::new() } else { format!(", notify: [{}]", names.join(", ")) }
}

/// A switch from one rule set to the next.
#[derive(Debug, Clone)]
struct Way {
    /// By stage of the old rule set: stage, deadline policy and grace in hours.
    stages: Vec<(usize, &'static str, Option<i64>)>,
    /// By field of the old rule set.
    fields: Vec<Option<usize>>,
}

fn is_limited(limit: Limit) -> bool {
    limit.iter().all(Option::is_some)
}

fn yaml(name: &str, set: &Set, before: Option<(&str, &Way)>) -> String {
    let mut text = format!("rules: {name}\n");
    if let Some((before, way)) = before {
        write!(text, "follows: {before}\nswitch:\n  stages:\n").unwrap();
        for (from, (to, clock, grace)) in way.stages.iter().enumerate() {
            let grace = match grace {
                None => String::new(),
                Some(0) => ", grace: 0m".to_owned(),
                Some(hours) => format!(", grace: {hours}h"),
            };
            writeln!(text, "    {before}-{from}: {{ to: {name}-{to}, clock: {clock}{grace} }}").unwrap();
        }
        let fields = way.fields.iter().enumerate().filter_map(|(from, to)| Some((from, (*to)?)));
        let fields: Vec<String> = fields.map(|(from, to)| format!("{before}-f{from}: {name}-f{to}")).collect();
        writeln!(text, "  fields: {{ {} }}", fields.join(", ")).unwrap();
    }
    text.push_str("facts:\n  kind: { one-of: [x, y], default: x }\n");
    let fields: Vec<String> = (0..set.fields).map(|field| format!("{name}-f{field}")).collect();
    writeln!(text, "fields:\n  shared: text").unwrap();
    for field in &fields {
        writeln!(text, "  {field}: text").unwrap();
    }
    if set.mark {
        writeln!(text, "marks: [{name}-mark, star]").unwrap();
    }
    text.push_str("recipients: [customer, partner]\nnotifications:\n");
    text.push_str("  to-customer: { to: customer }\n  to-partner: { to: partner }\nstages:\n");
    let [late, won] = set.recipients.map(notify);
    for (number, limit) in set.limits.iter().enumerate() {
        let all: Vec<&str> = fields.iter().map(String::as_str).chain(["shared"]).collect();
        writeln!(text, "  {name}-{number}:\n    actions:\n      edit: {{ allow: [{}] }}", all.join(", ")).unwrap();
        writeln!(text, "      win: {{ to: won{won} }}\n      lose: {{ to: lost }}").unwrap();
        if number + 1 < set.limits.len() {
            writeln!(text, "      go: {{ to: {name}-{} }}", number + 1).unwrap();
        }
        if let Some(some) = set.rings[number] {
            let when = if some { "when: { kind: x }, " } else { "" };
            writeln!(text, "    alerts: {{ ring: {{ {when}for: 24h, then: ring-late }} }}").unwrap();
        }
        match limit {
            [None, None] => {}
            [Some(x), Some(y)] if x == y => {
                writeln!(text, "    timeout: {{ after: {x}h, to: lost{late} }}").unwrap();
            }
            by_fact => {
                text.push_str("    timeout:\n");
                for (value, limit) in ["x", "y"].iter().zip(by_fact) {
                    match limit {
                        Some(hours) => {
                            writeln!(text, "      - {{ when: {{ kind: {value} }}, after: {hours}h, to: lost{late} }}")
                        }
                        None => writeln!(text, "      - {{ when: {{ kind: {value} }}, never: true }}"),
                    }
                    .unwrap();
                }
            }
        }
    }
    text.push_str("  end: { outcomes: [won, lost] }\n");
    text
}

fn set() -> impl Strategy<Value = Set> {
    let hours = prop::sample::select(vec![1_i64, 5, 24, 72, 168, 336]);
    let limit = prop_oneof![
        2 => Just([None, None]),
        3 => hours.clone().prop_map(|it| [Some(it), Some(it)]),
        2 => (prop::option::of(hours.clone()), prop::option::of(hours)).prop_map(|(x, y)| [x, y]),
    ];
    let stage = (limit, prop::option::of(any::<bool>()));
    (prop::collection::vec(stage, 1..4), 0..3_usize, any::<bool>(), [0..4_usize, 0..4_usize]).prop_map(
        |(stages, fields, mark, recipients)| {
            let (limits, rings) = stages.into_iter().unzip();
            Set { limits, fields, mark, rings, recipients }
        },
    )
}

/// A switch that maps every stage and keeps only deadlines that exist.
fn way(before: &Set, after: &Set) -> impl Strategy<Value = Way> + use<> {
    let (limits, new) = (before.limits.clone(), after.limits.clone());
    let graces = prop::sample::select(vec![None, Some(0), Some(1), Some(48)]);
    let stage = (0..new.len(), 0..4_usize, graces);
    let fields = (0..before.fields).map(|field| (field < after.fields).then_some(field)).collect::<Vec<_>>();
    let shuffled = Just(fields).prop_shuffle();
    (prop::collection::vec(stage, limits.len()), shuffled).prop_map(move |(stages, fields)| {
        let stages = limits.iter().zip(stages).map(|(limit, (to, clock, grace))| {
            let keeps = is_limited(*limit) || new[to] == [None, None];
            let clock = ["keep", "remaining", "recompute", "restart"][if keeps { clock } else { 2 + clock % 2 }];
            (to, clock, grace.filter(|_| clock == "recompute"))
        });
        Way { stages: stages.collect(), fields }
    })
}

#[derive(Debug, Clone)]
struct World {
    sets: [Set; 3],
    ways: [Way; 2],
}

fn world() -> impl Strategy<Value = World> {
    (set(), set(), set()).prop_flat_map(|(a, b, c)| {
        let ways = (way(&a, &b), way(&b, &c));
        ways.prop_map(move |(first, second)| World { sets: [a.clone(), b.clone(), c.clone()], ways: [first, second] })
    })
}

const NAMES: [&str; 3] = ["a", "b", "c"];

impl World {
    fn book(&self) -> Rulebook {
        let [a, b, c] = &self.sets;
        let texts =
            [yaml("a", a, None), yaml("b", b, Some(("a", &self.ways[0]))), yaml("c", c, Some(("b", &self.ways[1])))];
        let sources: Vec<Source> = texts.iter().map(|text| Source::new("r.yaml", text.as_str())).collect();
        Rulebook::parse(&sources).unwrap_or_else(|findings| panic!("{findings}\n{}", texts.join("---\n")))
    }
}

/// An event of a lead: hours since the previous one, and what happens.
type Life = (i64, bool, Vec<(i64, usize)>);

fn life() -> impl Strategy<Value = Life> {
    (0..100_i64, any::<bool>(), prop::collection::vec((0..90_i64, 0..7_usize), 0..6))
}

fn at(hours: i64) -> Instant {
    Instant::from_millis(START + hours * HOUR)
}

/// The log of some leads under a rule set.
fn log(rules: &str, set: &Set, lives: &[Life]) -> Vec<Event> {
    let mut events = Vec::new();
    for (number, (opened, y, steps)) in lives.iter().enumerate() {
        let lead = format!("L-{number}");
        let details: Record = match set.fields {
            0 => Record::default(),
            _ => [(format!("{rules}-f0"), "hidden")].into(),
        };
        let opening = Opening::under(rules)
            .fact("kind", if *y { "y" } else { "x" })
            .overview([("shared", format!("of {lead}"))])
            .details(details);
        let mut hours = *opened;
        events.push(Event::open(&*lead, at(hours), opening));
        for (later, what) in steps {
            hours += later;
            let edit = |field: &str| Acting::of("edit").field(field, format!("at {hours}"));
            events.push(match what {
                0 | 1 => Event::act(&*lead, at(hours), "go"),
                2 => Event::act(&*lead, at(hours), "win"),
                3 if set.fields > 0 => Event::act(&*lead, at(hours), edit(&format!("{rules}-f{}", set.fields - 1))),
                3 | 4 => Event::act(&*lead, at(hours), edit("shared")),
                5 => Event::mark(&*lead, at(hours), "star"),
                _ => Event::mark(&*lead, at(hours), format!("{rules}-mark")),
            });
        }
    }
    events.sort_by_key(|event| event.at);
    events
}

/// Without the events that the rules refuse.
fn valid(book: &Rulebook, events: Vec<Event>) -> (Leads, Vec<Event>) {
    let mut leads = Leads::new(book.clone());
    let taken = events.into_iter().filter(|event| leads.take(event.clone()).is_ok()).collect();
    (leads, taken)
}

/// The value of the first fact.
fn first_fact(lead: &Lead) -> Option<usize> {
    match lead.fact(lead.rules().facts().ids().next()?) {
        FactValue::OneOf(value) => Some(value.number()),
        _ => None,
    }
}

/// The deadline of a lead after a switch, by its policy.
fn deadline(world: &World, lead: &Lead, step: usize, now: Instant) -> (String, Option<Instant>, Instant) {
    let position = lead.at(now).unwrap();
    let State::Open(stage) = position.state else { panic!("the lead is not open") };
    let (to, clock, grace) = world.ways[step].stages[stage.number()];
    let y = first_fact(lead) == Some(1);
    let hours = world.sets[step + 1].limits[to][usize::from(y)];
    let since = if matches!(clock, "keep" | "recompute") { position.since } else { now };
    let plus = |start: Instant, hours: i64| Instant::from_millis(start.millis() + hours * HOUR);
    let due = hours.map(|hours| match clock {
        "keep" | "remaining" => position.due().unwrap(),
        "recompute" => plus(since, hours).max(plus(now, grace.unwrap_or(0))),
        _ => plus(now, hours),
    });
    (format!("{}-{to}", NAMES[step + 1]), due, since)
}

/// Everything that can be shown of a lead.
fn whole(lead: &Lead, now: Instant) -> String {
    let rules = lead.rules();
    let fields: Vec<_> = lead.fields().map(|(field, value)| (&rules.fields()[field].id, value)).collect();
    let overview: Vec<_> = lead.overview().map(|(field, value)| (&rules.fields()[field].id, value)).collect();
    let details: Vec<_> = lead.details(now).unwrap().map(|(field, value)| (&rules.fields()[field].id, value)).collect();
    let facts: Vec<_> = rules.facts().ids().map(|fact| lead.fact(fact)).collect();
    let marks: Vec<_> = lead.marks().map(|mark| &rules.marks()[mark]).collect();
    let aside: Vec<_> = lead.aside(now).unwrap().collect();
    let came: Vec<_> = lead.came_from().map(|rules| rules.name()).collect();
    format!(
        "{} {:?} {fields:?} {overview:?} {details:?} {facts:?} {marks:?} {aside:?} {came:?}",
        rules.name(),
        lead.at(now).unwrap()
    )
}

/// All ids and values that a lead holds.
fn held(lead: &Lead, now: Instant) -> Vec<String> {
    let rules = lead.rules();
    let values =
        lead.fields().chain(lead.overview()).chain(lead.details(now).unwrap()).map(|(_, value)| format!("{value:?}"));
    let mut held: Vec<String> = values.chain(lead.marks().map(|mark| rules.marks()[mark].to_string())).collect();
    held.extend(lead.aside(now).unwrap().map(|aside| match &aside.kind {
        referee::engine::AsideKind::Field(_, value) => format!("{value:?}"),
        _ => aside.id.to_string(),
    }));
    held.sort();
    held
}

fn report(plan: &Plan) -> PlanReport {
    Referee::builtin().reader("en").unwrap().plan(plan)
}

/// The actions of a stage, by its specification.
fn actions(set: &Set, stage: &str) -> Vec<String> {
    let stage: usize = stage.rsplit('-').next().unwrap().parse().unwrap();
    let go = (stage + 1 < set.limits.len()).then_some("go");
    ["edit", "win", "lose"].into_iter().chain(go).map(ToOwned::to_owned).collect()
}

/// The least, the median and the most of individual values.
fn spread(mut shifts: Vec<i64>) -> Option<(u64, [i64; 3])> {
    shifts.sort_unstable();
    let leads = shifts.len() as u64;
    Some((leads, [*shifts.first()?, shifts[(shifts.len() - 1) / 2], *shifts.last()?]))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    #[test]
    fn a_switch_follows_its_plan_and_loses_nothing(
        world in world(),
        lives in prop::collection::vec(life(), 1..12),
        now in 0..400_i64,
        to in 1..3_usize,
    ) {
        let (book, now) = (world.book(), at(now));
        let (leads, events) = valid(&book, log("a", &world.sets[0], &lives));
        let order = SwitchOrder::new(&book, NAMES[to], now).unwrap();
        let mut plan = Plan::new(order.clone());
        // In two parts, as two threads would.
        let mut other = plan.clone();
        let (mut switches, mut refused) = (Vec::new(), 0);
        for (number, lead) in leads.iter().enumerate() {
            let part = if number % 2 == 0 { &mut plan } else { &mut other };
            match part.add(lead) {
                Movement::Moves { event, .. } => switches.push(event),
                Movement::Refused(refusal) => {
                    prop_assert!(refusal.is_out_of_order() && lead.last() > now);
                    refused += 1;
                }
                Movement::Stays(_) => {
                    prop_assert!(matches!(lead.at(now).unwrap().state, State::Archived(_)));
                }
            }
        }
        plan.merge(other);
        let report = report(&plan);
        prop_assert_eq!(report.refused.len(), refused);

        // The events are written, read again and applied.
        let written: Vec<String> = switches.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
        let all = events.iter().cloned().chain(written.iter().map(|line| read_line(line.as_bytes()).unwrap()));
        let all: Vec<Event> = all.collect();
        let mut after = Leads::new(book.clone());
        for event in &all {
            prop_assert!(after.take(event.clone()).is_ok(), "every event of a plan is accepted");
        }
        prop_assert_eq!(after.len(), leads.len(), "no lead is lost or duplicated");
        let again = valid(&book, all.clone()).0;
        prop_assert!(after.iter().eq(again.iter()), "a replay gives the same leads");

        let mut changes: BTreeMap<(String, String), BTreeMap<(String, String), u64>> = BTreeMap::new();
        let mut moves: BTreeMap<(String, String), u64> = BTreeMap::new();
        let mut shifts: BTreeMap<(String, String), [Vec<i64>; 2]> = BTreeMap::new();
        let (mut at_once, mut aside) = (0, 0_u64);
        for (old, new) in leads.iter().zip(after.iter()) {
            prop_assert_eq!(old.id(), new.id());
            let until = now.max(old.last());
            if !switches.iter().any(|event| *event.lead == *old.id()) {
                prop_assert_eq!(whole(old, until), whole(new, until), "other leads are unchanged");
                continue;
            }
            prop_assert_eq!(held(old, until), held(new, until), "no value is lost");
            // Step by step, by the simpler model.
            let (mut lead, mut landed) = (old.clone(), None);
            for step in 0..to {
                if let State::Archived(_) = lead.at(now).unwrap().state {
                    break;
                }
                let expected = deadline(&world, &lead, step, now);
                let event = Event::switch(old.id(), now, NAMES[step + 1]);
                lead.apply(&event).unwrap();
                landed = Some(expected);
            }
            let (stage, due, since) = landed.unwrap();
            prop_assert_eq!(&lead, new, "two steps equal two switches in a row");
            let position = decide(old, switches.iter().find(|event| *event.lead == *old.id()).unwrap()).unwrap().after;
            prop_assert_eq!(new.rules().state_id(position.state), &stage);
            prop_assert_eq!((position.due(), position.since), (due, since), "the deadline follows the policy");
            let key = (old.rules().state_id(old.at(now).unwrap().state).to_owned(), stage);
            *moves.entry(key.clone()).or_default() += 1;
            let shift_key = key.clone();
            if let (Some(was), Some(is)) = (old.at(now).unwrap().due(), due) {
                let by = is.millis() - was.millis();
                let [earlier, later] = shifts.entry(shift_key).or_default();
                match by {
                    0 => {}
                    by if by < 0 => earlier.push(-by),
                    by => later.push(by),
                }
            }
            // The other changes, by the specification of the rules.
            if new.rules().name() == NAMES[to] {
                let changed = changes.entry(key.clone()).or_default();
                let [was, is] = [(0, &key.0, old.at(now).unwrap().due()), (to, &key.1, due)].map(|(set, stage, due)| {
                    let [late, won] = world.sets[set].recipients;
                    (actions(&world.sets[set], stage), if due.is_some() { RECIPIENTS[late] } else { &[] }, RECIPIENTS[won])
                });
                let mut count = |kind: &str, id: &str| *changed.entry((kind.to_owned(), id.to_owned())).or_default() += 1;
                for (kind, from, other) in [("lost", &was, &is), ("gained", &is, &was)] {
                    let more = if kind == "gained" { "notifies" } else { "notifies-no-more" };
                    from.0.iter().filter(|id| !other.0.contains(*id)).for_each(|id| count(&format!("action-{kind}"), id));
                    from.1.iter().filter(|id| !other.1.contains(*id)).for_each(|id| count(&format!("timeout-{more}"), id));
                    from.2.iter().filter(|id| !other.2.contains(*id)).for_each(|id| count(&format!("action-{more}"), id));
                }
                let rings = |set: usize, stage: &str, since: Instant| {
                    let stage: usize = stage.rsplit('-').next().unwrap().parse().unwrap();
                    let x = first_fact(old) == Some(0);
                    let late = now.millis() >= since.millis() + 24 * HOUR;
                    world.sets[set].rings[stage].filter(|some| x || !some).map(|_| if late { "ring-late" } else { "ring" })
                };
                let (rang, ring) = (rings(0, &key.0, old.at(now).unwrap().since), rings(to, &key.1, since));
                if rang != ring {
                    for (kind, id) in [("alert-lost", rang), ("alert-gained", ring)] {
                        if let Some(id) = id {
                            count(kind, id);
                        }
                    }
                }
            }
            at_once += usize::from(due.is_some_and(|due| due <= now));
            aside += (new.aside(now).unwrap().count() - old.aside(now).unwrap().count()) as u64;
        }
        let planned: BTreeMap<(String, String), u64> =
            report.moves.iter().map(|it| ((it.from.id.clone(), it.to.id.clone()), it.leads)).collect();
        // If the first of two steps ends a lead, the lead never reaches the last rule set.
        prop_assert_eq!(planned.values().sum::<u64>(), moves.values().sum::<u64>());
        for moved in report.moves.iter().filter(|it| it.to.rules == NAMES[to]) {
            let key = (moved.from.id.clone(), moved.to.id.clone());
            prop_assert_eq!(Some(&moved.leads), moves.get(&key));
            let [earlier, later] = shifts.remove(&key).unwrap_or_default();
            for (counted, planned) in [(spread(earlier), &moved.deadlines.earlier), (spread(later), &moved.deadlines.later)] {
                let planned = planned.as_ref().map(|it| {
                    (it.leads, [it.least.milliseconds, it.median.milliseconds, it.most.milliseconds])
                });
                prop_assert_eq!(counted, planned, "deadlines move as planned");
            }
            let planned = moved.changes.iter().filter(|it| {
                ["action-", "timeout-notifies", "alert-"].iter().any(|kind| it.kind.starts_with(kind))
            });
            let planned: BTreeMap<(String, String), u64> =
                planned.map(|it| ((it.kind.to_string(), it.ids.last().unwrap().clone()), it.leads)).collect();
            prop_assert_eq!(planned, changes.remove(&key).unwrap_or_default(), "exactly the planned changes");
            let counted = &moved.deadlines;
            let shifted = [&counted.earlier, &counted.later].map(|it| it.as_ref().map_or(0, |it| it.leads));
            prop_assert_eq!(
                counted.none + counted.same + counted.gained + counted.lost + shifted.iter().sum::<u64>(),
                moved.leads
            );
        }
        prop_assert_eq!(report.at_once.len(), at_once);
        let planned = report.moves.iter().flat_map(|it| &it.changes).filter(|it| it.kind.ends_with("-aside"));
        prop_assert_eq!(planned.map(|it| it.leads).sum::<u64>(), aside, "as many stored values as planned");
    }

    #[test]
    fn notifications_are_sent_once_and_by_the_rules_in_force(
        world in world(),
        life in life(),
        now in 0..400_i64,
        to in 1..3_usize,
    ) {
        let (book, now) = (world.book(), at(now));
        let (leads, events) = valid(&book, log("a", &world.sets[0], &[life]));
        let lead = leads.iter().next().unwrap();
        let order = SwitchOrder::new(&book, NAMES[to], now).unwrap();
        let Movement::Moves { event, .. } = order.movement(lead) else { return Ok(()) };
        let end = Instant::from_millis(START + 5000 * HOUR);
        let (_, without) = history(&book, events.clone(), now);
        let (moved, with) = history(&book, events.into_iter().chain([event]), end);
        let moved = moved.unwrap();
        // Up to the switch, everything is unchanged.
        prop_assert_eq!(&with[..without.len()], &without[..]);
        let switch = &with[without.len()];
        let switched = matches!(switch.kind, HappeningKind::Switched { .. });
        prop_assert!(switched);
        prop_assert!(switch.sent.is_empty(), "a switch notifies nobody");
        let later = &with[without.len() + 1..];
        prop_assert!(later.iter().all(|it| it.at >= now), "nothing happens before the switch");
        // Every timeout ends a lead here: it happens once, at its deadline, and is notified once.
        let timeouts: Vec<_> = with.iter().filter(|it| matches!(it.kind, HappeningKind::TimedOut { .. })).collect();
        prop_assert!(timeouts.len() <= 1);
        for happening in &with {
            let which = match happening.kind {
                HappeningKind::TimedOut { .. } => 0,
                HappeningKind::Acted { .. } if happening.to.is_some_and(|to| matches!(to, State::Archived(outcome) if outcome.number() == 0)) => 1,
                _ => {
                    prop_assert!(happening.sent.is_empty());
                    continue;
                }
            };
            let rules = happening.rules.as_ref().unwrap();
            let set = NAMES.iter().position(|name| *name == rules.name()).unwrap();
            let sent: Vec<&str> = happening.sent.iter().map(|(_, to)| &*rules.recipients()[*to]).collect();
            prop_assert_eq!(sent.as_slice(), RECIPIENTS[world.sets[set].recipients[which]], "once each, by the rules in force");
        }
        if let (Some(due), [timeout]) = (switch.due, timeouts.as_slice()) {
            prop_assert_eq!(timeout.at, due);
            let rules = timeout.rules.as_ref().unwrap();
            let Some(State::Open(stage)) = timeout.from else { panic!("the lead was not open") };
            let limits: &[Timeout] = rules.stages()[stage].timeouts.as_slice();
            prop_assert!(!limits.is_empty() && rules.name() == moved.rules().name());
        }
    }

    #[test]
    fn switching_there_and_back_changes_nothing(
        world in world(),
        lives in prop::collection::vec(life(), 1..8),
        now in 0..400_i64,
        to in 1..3_usize,
    ) {
        let (book, now) = (world.book(), at(now));
        let (leads, _) = valid(&book, log("a", &world.sets[0], &lives));
        let forth = SwitchOrder::new(&book, NAMES[to], now).unwrap();
        let back = SwitchOrder::new(&book, "a", now).unwrap().back();
        for lead in leads.iter() {
            let Movement::Moves { step, .. } = forth.movement(lead) else { continue };
            let mut moved = lead.clone();
            moved.take(*step).unwrap();
            match back.movement(&moved) {
                Movement::Moves { step, .. } => {
                    moved.take(*step).unwrap();
                    prop_assert_eq!(whole(lead, now), whole(&moved, now));
                    for hours in [1, 24, 400] {
                        let later = Instant::from_millis(now.millis() + hours * HOUR);
                        prop_assert_eq!(lead.at(later).unwrap(), moved.at(later).unwrap());
                    }
                }
                Movement::Refused(refusal) => panic!("it has not moved since: {refusal}"),
                // The lead timed out at once.
                Movement::Stays(_) => prop_assert!(matches!(moved.at(now).unwrap().state, State::Archived(_))),
            }
        }
    }
}

fn two(before: &str, after: &str) -> Result<Rulebook, referee::Findings> {
    Rulebook::parse(&[Source::new("a.yaml", before), Source::new("b.yaml", after)])
}

/// A deadline is kept if every lead with a deadline afterwards had one before.
#[test]
fn deadlines_of_some_leads_are_kept() {
    let rules = |head: &str, fact: &str, high: &str, low: &str| {
        format!(
            "{head}\nfacts: {{ {fact}: [high, low] }}\nstages:\n  open:\n    actions: {{ close: {{ to: done }} }}\n    \
             timeout:\n      - {{ when: {{ {fact}: high }}, {high} }}\n      - {{ when: {{ {fact}: low }}, {low} }}\n  \
             end: {{ outcomes: [done] }}\n"
        )
    };
    let (limit, never) = ("after: 1d, to: done", "never: true");
    let old = rules("rules: a", "urgency", limit, never);
    let head = "rules: b\nfollows: a\nswitch: { clock: keep }";
    let renamed = "rules: b\nfollows: a\nswitch: { clock: keep, facts: { urgency: weight } }";
    for (new, valid) in [
        (rules(head, "urgency", limit, never), true),
        (rules(head, "urgency", never, never), true),
        (rules(head, "urgency", never, limit), false),
        (rules(head, "urgency", limit, limit), false),
        (rules(renamed, "weight", limit, never), true),
        (rules(renamed, "weight", limit, limit), false),
        // A recomputed fact does not say who had a deadline.
        (
            rules("rules: b\nfollows: a\nswitch: { clock: keep, supply: { facts: weight } }", "weight", limit, never),
            false,
        ),
    ] {
        let found = two(&old, &new);
        let reported = found.as_ref().err().map(ToString::to_string).unwrap_or_default();
        assert_eq!(found.is_ok(), valid, "{new}\n{reported}");
        assert_eq!(reported.contains("switch-clock"), !valid, "{reported}");
    }
}

/// If two values become one, some leads with it may have had no deadline.
#[test]
fn deadlines_are_not_kept_if_values_become_one() {
    let rest = "stages:\n  open:\n    actions: { close: { to: done } }\n    timeout:\n";
    let end = "  end: { outcomes: [done] }\n";
    let old = format!(
        "rules: a\nfacts: {{ kind: [low, normal, high] }}\n{rest}      - {{ when: {{ kind: normal }}, never: true }}\n      \
         - {{ when: {{ kind: [low, high] }}, after: 1d, to: done }}\n{end}"
    );
    let new = |values: &str| {
        format!(
            "rules: b\nfollows: a\nswitch: {{ clock: keep, facts: {{ kind: {{ to: kind, values: {{ {values} }} }} }} }}\n\
             facts: {{ kind: [low, high, none] }}\n{rest}      - {{ when: {{ kind: none }}, never: true }}\n      \
             - {{ when: {{ kind: [low, high] }}, after: 1d, to: done }}\n{end}"
        )
    };
    assert!(two(&old, &new("normal: none")).is_ok());
    let reported = two(&old, &new("normal: low")).unwrap_err().to_string();
    assert!(reported.contains("switch-clock"), "{reported}");
}

/// Supplied data goes to the first rules that have it, once, and is mapped from there on; timeouts in between are
/// planned.
#[test]
fn a_switch_of_two_steps_takes_supplied_data_once() {
    let rules = |head: &str, fields: &str, after: &str| {
        format!(
            "{head}fields: {{ {fields} }}\nrecipients: [customer]\nnotifications: {{ sent: {{ to: customer }} }}\nstages:\n  \
             open: {{ actions: {{ edit: {{ allow: all }}, close: {{ to: done }} }}, timeout: {{ after: {after}, to: late, notify: sent }} }}\n  \
             late: {{ actions: {{ close: {{ to: done }} }} }}\n  end: {{ outcomes: [done] }}\n"
        )
        .replace("allow: all", "allow: people")
    };
    let people = "people: { list: { name: text } }";
    let next =
        |name: &str, old: &str, clock: &str| format!("rules: {name}\nfollows: {old}\nswitch: {{ clock: {clock} }}\n");
    let book = Rulebook::parse(&[
        Source::new("a", rules("rules: a\n", people, "30d")),
        Source::new("b", rules(&next("b", "a", "recompute"), people, "1d")),
        Source::new("c", rules(&next("c", "b", "keep"), people, "30d")),
    ])
    .unwrap();
    let lead = referee::engine::open(&book, Event::open("L-1", at(0), Opening::under("a"))).unwrap();
    let person: Record = [("name", Given::from("Anna"))].into_iter().collect();
    let fields: Record = [("people", Given::from(vec![person]))].into_iter().collect();
    let order =
        |hours| SwitchOrder::new(&book, "c", at(hours)).unwrap().supply("L-1", Record::default(), fields.clone());
    let Movement::Moves { step, .. } = order(1).movement(&lead) else { panic!("the lead does not move") };
    let mut moved = lead.clone();
    moved.take(*step).unwrap();
    let referee::Value::List(people) = moved.fields().next().unwrap().1 else { panic!("the field is not a list") };
    assert_eq!(people.len(), 1);
    // After ten days the lead is overdue by the intermediate rules and sends a notification, which nothing allows.
    let mut plan = Plan::new(order(240));
    assert!(matches!(plan.add(&lead), Movement::Moves { .. }));
    let report = report(&plan);
    assert_eq!((plan.is_safe(), report.at_once.len()), (false, 1));
    assert_eq!((report.at_once[0].to.rules.as_str(), report.at_once[0].to.id.as_str()), ("b", "late"));
}

/// A counterpart of another field is not filled with a stored value, and the stored value is not lost.
#[test]
fn a_stored_value_overwrites_nothing() {
    let rules = |head: &str, field: &str| {
        format!(
            "{head}fields: {{ {field}: text }}\nstages:\n  open: {{ actions: {{ edit: {{ allow: {field} }}, close: {{ to: done }} }} }}\n  end: {{ outcomes: [done] }}\n"
        )
    };
    let book = Rulebook::parse(&[
        Source::new("a", rules("rules: a\n", "x")),
        Source::new("b", rules("rules: b\nfollows: a\nswitch: { clock: keep }\n", "y")),
        Source::new("c", rules("rules: c\nfollows: b\nswitch: { fields: { y: x } }\n", "x")),
    ])
    .unwrap();
    let mut leads = Leads::new(book);
    leads.take(Event::open("L-1", at(0), Opening::under("a"))).unwrap();
    leads.take(Event::act("L-1", at(1), Acting::of("edit").field("x", "1"))).unwrap();
    let before = whole(leads.get("L-1").unwrap(), at(1));
    for to in ["b", "c"] {
        leads.take(Event::switch("L-1", at(1), to)).unwrap();
        let lead = leads.get("L-1").unwrap();
        assert_eq!((lead.fields().count(), lead.aside(at(1)).unwrap().count()), (0, 1), "{to}");
    }
    for to in ["b", "a"] {
        leads.take(Event::switch("L-1", at(1), to)).unwrap();
    }
    assert_eq!(whole(leads.get("L-1").unwrap(), at(1)), before);
}

/// On the way from the first rules to the last, an intermediate stage takes no time and sends a notification.
#[test]
fn events_between_two_steps_are_reported() {
    let stages = |name: &str, actions: &str, first: &str| {
        format!(
            "recipients: [customer]\nnotifications: {{ sent: {{ to: customer }} }}\nstages:\n  \
             {name}-1:\n{actions}    timeout: {{ {first}, notify: sent }}\n  \
             {name}-2:\n    actions: {{ close: {{ to: done }} }}\n  end: {{ outcomes: [done] }}\n"
        )
    };
    let close = "    actions: { close: { to: done } }\n";
    let a = format!("rules: a\n{}", stages("a", close, "after: 9d, to: a-2"));
    let way = |old: &str, new: &str| {
        format!(
            "rules: {new}\nfollows: {old}\nswitch: {{ clock: restart, stages: {{ {old}-1: {new}-1, {old}-2: {new}-2 }} }}\n"
        )
    };
    let b = format!("{}{}", way("a", "b"), stages("b", "", "after: 0m, to: b-2"));
    let c = format!("{}{}", way("b", "c"), stages("c", close, "after: 9d, to: c-2"));
    let book = Rulebook::parse(&[Source::new("a", a), Source::new("b", b), Source::new("c", c)]).unwrap();
    let open = Event::open("L-1", at(0), Opening::under("a"));
    let run = |switches: &[&str]| {
        let switches = switches.iter().map(|to| Event::switch("L-1", at(24), *to));
        let (lead, happenings) = history(&book, std::iter::once(open.clone()).chain(switches), at(1000));
        let steps =
            happenings.iter().map(|it| (it.at, format!("{:?}", it.kind).len(), it.from, it.to, it.sent.clone()));
        (steps.collect::<Vec<_>>(), whole(&lead.unwrap(), at(1000)))
    };
    let (one, lead) = run(&["c"]);
    assert_eq!((&one, &lead), (&run(&["b", "c"]).0, &run(&["b", "c"]).1));
    assert!(lead.starts_with("c ") && one.len() == 4, "{lead} {one:?}");
    assert_eq!(one.iter().map(|(.., sent)| sent.len()).sum::<usize>(), 1, "once, by the intermediate rules");
}

/// Missing required values are found, and nothing else: compared with a model that goes through every field.
#[test]
fn unmet_requirements_are_found() {
    let names = ["f0", "f1", "f2"];
    let subset =
        |bits: usize| names.iter().enumerate().filter(move |(bit, _)| bits & (1 << bit) != 0).map(|(_, name)| *name);
    let list = |bits: usize| format!("[{}]", subset(bits).collect::<Vec<_>>().join(", "));
    let set = |head: &str, required: usize, edited: usize| {
        let edit = if edited == 0 { String::new() } else { format!("edit: {{ allow: {} }}, ", list(edited)) };
        format!(
            "{head}fields: {{ f0: text, f1: text, f2: text }}\nstages:\n  one: {{ actions: {{ go: {{ to: two, require: {} }} }} }}\n  \
             two: {{ actions: {{ {edit}close: {{ to: done, allow: [] }} }} }}\n  end: {{ outcomes: [done] }}\n",
            list(required)
        )
    };
    for case in 0..8 * 8 * 4 * 4 {
        let (known, needed) = (case % 8, case / 8 % 8);
        let (edited, supplied) = ([0, 1, 4, 7][case / 64 % 4], [0, 2, 5, 7][case / 256]);
        let switch =
            format!("rules: b\nfollows: a\nswitch: {{ clock: keep, supply: {{ fields: {} }} }}\n", list(supplied));
        let found = two(&set("rules: a\n", known, 0), &set(&switch, needed, edited));
        let expected: Vec<&str> = subset(needed & !known & !edited & !supplied).collect();
        let found = found.err().map(|findings| findings.to_string()).unwrap_or_default();
        for name in names {
            let reported = found.contains(&format!("without `{name}`"));
            assert_eq!(reported, expected.contains(&name), "{found}");
        }
        assert_eq!(found.lines().count(), expected.len(), "{found}");
    }
}
