//! Leads that come back from the archive: actions of outcomes, against a model that counts hours.

use std::collections::BTreeSet;
use std::fmt::Write;

use referee::engine::ClockState;
use referee::rules::{Shows, State};
use referee::tooling::{HappeningKind, history};
use referee::{Acting, Event, Lead, Loader, Opening, Reader, Record, Referee, RuleSet, Source};

use crate::clocks::at;
use crate::snapshots::reread;
use crate::written::Dice;

/// Three stages, then three outcomes.
const STATES: [&str; 6] = ["a", "b", "c", "x", "y", "z"];
const STAGES: usize = 3;

/// An action of a stage or an outcome.
struct Act {
    to: Option<usize>,
    /// The target of leads without the fact, if it is another one.
    other: Option<usize>,
    when: Option<bool>,
    starts: Vec<usize>,
    stops: Vec<usize>,
    sends: bool,
    required: bool,
}

struct Clock {
    opened: bool,
    starts: Vec<usize>,
    stops: Vec<usize>,
    after: i64,
    to: Option<usize>,
}

/// A random rule set.
struct World {
    acts: Vec<Vec<Act>>,
    timeouts: Vec<Option<(i64, usize)>>,
    clocks: Vec<Clock>,
    /// Whether each state shows only the overview; `None` if an outcome does not say.
    overview: Vec<Option<bool>>,
    /// Whether each state withholds the field; `None` if an outcome does not say.
    withholds: Vec<Option<bool>>,
}

impl World {
    fn random(dice: &mut Dice) -> Self {
        let act = |dice: &mut Dice, state: usize| {
            let archived = state >= STAGES;
            let to = (dice.roll(5) > 0).then(|| if dice.roll(3) > 0 { dice.roll(STAGES) } else { dice.roll(6) });
            let other = to.filter(|_| dice.roll(4) == 0).map(|_| dice.roll(6));
            let opens = !archived || to.is_some_and(|to| to < STAGES);
            let some = |dice: &mut Dice| (0..2).filter(|_| dice.roll(4) == 0).collect::<Vec<usize>>();
            let starts = if opens { some(dice) } else { Vec::new() };
            let stops = if archived { Vec::new() } else { some(dice) };
            Act {
                to,
                other,
                when: (dice.roll(3) == 0).then(|| dice.roll(2) == 0),
                stops: stops.into_iter().filter(|clock| !starts.contains(clock)).collect(),
                starts,
                sends: to.is_none() || dice.roll(3) == 0,
                required: dice.roll(5) == 0,
            }
        };
        let some = |dice: &mut Dice| (0..STAGES).filter(|_| dice.roll(4) == 0).collect::<Vec<usize>>();
        let clocks = (0..2).map(|_| {
            let stops = some(dice);
            Clock {
                opened: dice.roll(3) > 0,
                starts: some(dice).into_iter().filter(|it| !stops.contains(it)).collect(),
                stops,
                after: 1 + dice.number::<i64>(30),
                to: (dice.roll(2) == 0).then(|| dice.roll(6)),
            }
        });
        let clocks = clocks.collect();
        let acts = (0..6).map(|state| {
            let count = if state < STAGES { 3 } else { dice.roll(4) };
            (0..count).map(|_| act(dice, state)).collect()
        });
        let acts = acts.collect();
        let timeout = |dice: &mut Dice| (dice.roll(2) == 0).then(|| (1 + dice.number::<i64>(20), dice.roll(6)));
        let overview: Vec<Option<bool>> =
            (0..6).map(|it| (it < STAGES || dice.roll(3) == 0).then(|| dice.roll(2) == 0)).collect();
        let withholds = (0..6).map(|it| {
            // An outcome that says what it shows withholds nothing unless it says so.
            let says = it < STAGES || overview[it].is_some() || dice.roll(3) == 0;
            says.then(|| dice.roll(3) == 0)
        });
        let withholds = withholds.collect();
        Self { acts, timeouts: (0..STAGES).map(|_| timeout(dice)).collect(), clocks, overview, withholds }
    }

    fn actions(&self, state: usize, indent: &str) -> String {
        let mut text = String::new();
        for (number, act) in self.acts[state].iter().enumerate() {
            let mut keys: Vec<String> = match (act.to, act.other) {
                (Some(to), Some(other)) => vec![format!(
                    "to: [{{ when: {{ hot: true }}, to: {} }}, {{ when: {{ hot: false }}, to: {} }}]",
                    STATES[to], STATES[other]
                )],
                (to, _) => to.iter().map(|to| format!("to: {}", STATES[*to])).collect(),
            };
            keys.extend(act.when.map(|hot| format!("when: {{ hot: {hot} }}")));
            let starts = act.starts.iter().map(|clock| format!("k{clock}: start"));
            let changes: Vec<String> = starts.chain(act.stops.iter().map(|clock| format!("k{clock}: stop"))).collect();
            keys.extend((!changes.is_empty()).then(|| format!("clocks: {{ {} }}", changes.join(", "))));
            keys.extend(act.sends.then(|| "notify: note".to_owned()));
            keys.extend(act.required.then(|| "require: f".to_owned()));
            writeln!(text, "{indent}act{number}: {{ {} }}", keys.join(", ")).unwrap();
        }
        text
    }

    fn yaml(&self) -> String {
        let names = |states: &[usize]| states.iter().map(|it| STATES[*it]).collect::<Vec<_>>().join(", ");
        let mut text =
            "rules: t\nfacts: { hot: { kind: boolean, default: false, changes: true } }\nfields: { f: text }\n\
             recipients: [team]\narrival: { fields: f }\nstages:\n"
                .to_owned();
        for (state, name) in STATES.iter().enumerate() {
            let indent = if state < STAGES { "  " } else { "      " };
            if state == STAGES {
                text += "  closed:\n    outcomes:\n";
            }
            writeln!(text, "{indent}{name}:").unwrap();
            if let Some(overview) = self.overview[state] {
                writeln!(text, "{indent}  shows: {}", if overview { "overview" } else { "details" }).unwrap();
            }
            if let Some(withholds) = self.withholds[state] {
                writeln!(text, "{indent}  withhold: [{}]", if withholds { "f" } else { "" }).unwrap();
            }
            let actions = self.actions(state, &format!("{indent}    "));
            if state < STAGES {
                let ends =
                    Self::ends(state).iter().map(|to| format!("{indent}    go-{0}: {{ to: {0} }}\n", STATES[*to]));
                writeln!(text, "{indent}  actions:\n{}{actions}", ends.collect::<String>()).unwrap();
                if let Some((after, to)) = self.timeouts[state] {
                    writeln!(text, "{indent}  timeout: {{ after: {after}h, to: {} }}", STATES[to]).unwrap();
                }
            } else if !actions.is_empty() {
                writeln!(text, "{indent}  actions:\n{actions}").unwrap();
            }
        }
        text += "clocks:\n";
        for (number, clock) in self.clocks.iter().enumerate() {
            let opened = clock.opened.then_some("opened");
            let starts: Vec<&str> = opened.into_iter().chain(clock.starts.iter().map(|it| STATES[*it])).collect();
            let to = clock.to.map(|to| format!(", to: {}", STATES[to])).unwrap_or_default();
            writeln!(text, "  k{number}:\n    starts: [{}]\n    stops: [{}]", starts.join(", "), names(&clock.stops))
                .unwrap();
            writeln!(text, "    timeout: {{ after: {}h{to} }}", clock.after).unwrap();
        }
        text + "notifications: { note: { to: team } }\n"
    }

    /// The states that plain actions of a stage lead to, so that every state is reached.
    fn ends(state: usize) -> &'static [usize] {
        match state {
            0 => &[1, 2, 3, 4, 5],
            1 | 2 => &[3],
            _ => &[],
        }
    }

    /// Whether each state withholds the field.
    fn withheld(&self) -> Vec<bool> {
        let mut withheld: Vec<bool> = self.withholds.iter().map(|it| it.unwrap_or(false)).collect();
        let leads = |from: usize, to: usize| {
            let acts = self.acts[from].iter().any(|act| act.to == Some(to) || act.other == Some(to));
            let times_out = from < STAGES && self.timeouts[from].is_some_and(|(_, target)| target == to);
            let over = from < STAGES && self.clocks.iter().any(|clock| clock.to == Some(to));
            acts || times_out || over || Self::ends(from).contains(&to)
        };
        for _ in 0..6 {
            for to in (STAGES..6).filter(|it| self.withholds[*it].is_none()) {
                withheld[to] = (0..6).any(|from| leads(from, to) && withheld[from]);
            }
        }
        withheld
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Hand {
    Idle,
    Since(i64),
    Over(i64),
}

/// A lead, hour by hour.
struct Walker<'w> {
    world: &'w World,
    hour: i64,
    state: usize,
    since: i64,
    overview: bool,
    hot: bool,
    hands: Vec<Hand>,
    /// From which state to which, and when.
    moves: Vec<(i64, usize, usize)>,
}

impl Walker<'_> {
    fn enter(&mut self, state: usize) {
        (self.state, self.since) = (state, self.hour);
        self.overview = self.world.overview[state].unwrap_or(self.overview);
        for (hand, clock) in self.hands.iter_mut().zip(&self.world.clocks) {
            if state >= STAGES || clock.stops.contains(&state) {
                *hand = Hand::Idle;
            } else if clock.starts.contains(&state) && !matches!(hand, Hand::Since(_)) {
                *hand = Hand::Since(self.hour);
            }
        }
    }

    fn settle(&mut self) {
        while self.state < STAGES {
            let from = self.state;
            if let Some((_, to)) = self.world.timeouts[from].filter(|(after, _)| self.hour - self.since >= *after) {
                self.enter(to);
                self.moves.push((self.hour, from, to));
                continue;
            }
            let over = |it: &usize| matches!(self.hands[*it], Hand::Since(since) if self.hour - since >= self.world.clocks[*it].after);
            let Some(number) = (0..2).find(over) else { break };
            self.hands[number] = Hand::Over(self.hour);
            if let Some(to) = self.world.clocks[number].to {
                self.enter(to);
            }
            self.moves.push((self.hour, from, self.state));
        }
    }

    fn is_final(&self) -> bool {
        self.state >= STAGES && self.world.acts[self.state].is_empty()
    }

    fn offers(&self, act: &Act) -> bool {
        act.when.is_none_or(|hot| hot == self.hot)
    }

    /// The refusal of an action, if any.
    fn act(&mut self, number: usize, field: bool) -> Option<&'static str> {
        if self.is_final() {
            return Some("archived");
        }
        let Some(act) = self.world.acts[self.state].get(number).filter(|act| self.offers(act)) else {
            return Some("unknown-action");
        };
        if act.required != field {
            return Some(if field { "unknown-field" } else { "missing-field" });
        }
        for clock in &act.starts {
            self.hands[*clock] = Hand::Since(self.hour);
        }
        for clock in &act.stops {
            self.hands[*clock] = Hand::Idle;
        }
        let from = self.state;
        let to = act.to.map(|to| act.other.filter(|_| !self.hot).unwrap_or(to));
        if let Some(to) = to {
            self.enter(to);
        }
        self.moves.push((self.hour, from, self.state));
        self.settle();
        None
    }

    fn due(&self) -> Option<i64> {
        let stage = (self.state < STAGES).then(|| self.world.timeouts[self.state]).flatten();
        let stage = stage.map(|(after, _)| self.since + after);
        let hands = self.hands.iter().zip(&self.world.clocks);
        let clocks = hands.filter_map(|(hand, clock)| match hand {
            Hand::Since(since) => Some(since + clock.after),
            _ => None,
        });
        stage.into_iter().chain(clocks).min()
    }
}

fn compare(reader: &Reader, lead: &Lead, walker: &Walker<'_>, withheld: &[bool], context: &str) {
    let now = at(walker.hour);
    let (position, rules) = (lead.at(now).unwrap(), lead.rules());
    let found = (rules.state_id(position.state), position.since, position.due(), position.shows == Shows::Overview);
    let expected = (STATES[walker.state], at(walker.since), walker.due().map(at), walker.overview);
    assert_eq!(found, expected, "{context}");
    let states: Vec<ClockState> = lead.clocks(now).unwrap().into_iter().map(|(_, state)| state).collect();
    let hands = walker.hands.iter().zip(&walker.world.clocks).map(|(hand, clock)| match *hand {
        Hand::Idle => ClockState::Idle,
        Hand::Since(since) => ClockState::Running { due: Some(at(since + clock.after)) },
        Hand::Over(since) => ClockState::Over { since: at(since) },
    });
    let hands: Vec<ClockState> = if walker.state < STAGES { hands.collect() } else { Vec::new() };
    assert_eq!(states, hands, "{context}");
    let status = reader.status(lead, now).unwrap();
    let ids: Vec<&str> = status.actions.iter().map(|action| &*action.id).collect();
    let acts = walker.world.acts[walker.state].iter().enumerate().filter(|(_, act)| walker.offers(act));
    let own: Vec<String> = acts.map(|(number, _)| format!("act{number}")).collect();
    let ends = World::ends(walker.state).iter().map(|to| format!("go-{}", STATES[*to]));
    let all: Vec<String> = ends.chain(own).collect();
    assert_eq!(ids, all, "{context}");
    // The field is in the overview.
    assert_eq!(status.fields.is_empty(), withheld[walker.state], "{context}");
    assert_eq!(rules.is_final(position.state), walker.is_final(), "{context}");
    let mut json = Vec::new();
    reader.write_status(lead, now, &mut json).unwrap();
    assert_eq!(json, serde_json::to_vec(&status).unwrap(), "{context}");
}

/// A rule set without errors, if the random one has none.
fn checked(text: &str) -> Option<Referee> {
    let source = Source::new("t.yaml", text);
    if let Err(findings) = RuleSet::parse(&source) {
        let known = ["idle-clock", "unreachable-stage", "unreachable-outcome", "unused", "impossible"];
        let unknown: Vec<String> = findings
            .iter()
            .filter(|it| it.severity == referee::Severity::Error && !known.contains(&it.id))
            .map(ToString::to_string)
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}\n{text}");
        return None;
    }
    Some(Loader::rules([source]).load_valid().unwrap().0)
}

#[test]
fn random_lives_agree_with_counted_hours() {
    let (mut lives, mut back, mut refused, mut elsewhere, mut seen) = (0, 0, BTreeSet::new(), 0, 0);
    for seed in 0..3000 {
        let mut dice = Dice(seed * 7919 + 29);
        let world = World::random(&mut dice);
        let text = world.yaml();
        let Some(referee) = checked(&text) else { continue };
        lives += 1;
        let reader = referee.reader("en").unwrap();
        let withheld = world.withheld();
        let opening = Opening::under("t").overview([("f", "v")]);
        let mut events = vec![Event::open("L-1", at(0), opening)];
        let mut lead = referee.open(events[0].clone()).unwrap();
        let mut walker = Walker {
            world: &world,
            hour: 0,
            state: 0,
            since: 0,
            overview: true,
            hot: false,
            hands: vec![],
            moves: vec![],
        };
        walker.hands = world.clocks.iter().map(|it| if it.opened { Hand::Since(0) } else { Hand::Idle }).collect();
        walker.enter(0);
        for _ in 0..120 {
            walker.hour += 1;
            walker.settle();
            let context = format!("seed {seed}, hour {}\n{text}", walker.hour);
            if dice.roll(5) == 0 {
                compare(&reader, &lead, &walker, &withheld, &context);
            }
            if dice.roll(4) > 0 {
                continue;
            }
            let now = at(walker.hour);
            let (event, refusal) = if dice.roll(5) == 0 {
                let hot = dice.roll(2) == 0;
                let refusal = walker.is_final().then_some("archived");
                if refusal.is_none() {
                    walker.hot = hot;
                }
                (Event::fact("L-1", now, Record::from([("hot", hot)])), refusal)
            } else {
                let (number, field) = (dice.roll(4), dice.roll(4) == 0);
                let before = walker.state;
                let acting = Acting::of(format!("act{number}"));
                let acting = if field { acting.field("f", "w") } else { acting };
                let refusal = walker.act(number, field);
                back += usize::from(refusal.is_none() && before >= STAGES && walker.state < STAGES);
                elsewhere += usize::from(refusal.is_none() && before >= STAGES && walker.state >= STAGES);
                (Event::act("L-1", now, acting), refusal)
            };
            let taken = lead.apply(&event).map_err(|refusal| refusal.id());
            assert_eq!(taken.as_ref().err().copied(), refusal, "{context}");
            match refusal {
                None => events.push(event),
                Some(id) => _ = refused.insert(id),
            }
            // A text in every language, also of refusals in the archive.
            compare(&reader, &lead, &walker, &withheld, &context);
            if dice.roll(5) == 0 {
                let restored = reread(referee.rulebook(), &lead);
                assert_eq!(restored, lead, "{context}");
                lead = restored;
            }
        }
        let (_, happenings) = history(referee.rulebook(), events, at(120));
        let moves = happenings.iter().filter_map(|it| {
            let rules = it.rules.as_ref()?;
            let place =
                |state: Option<State>| STATES.iter().position(|id| *id == rules.state_id(state.unwrap())).unwrap();
            match it.kind {
                HappeningKind::Acted { .. } | HappeningKind::TimedOut { .. } | HappeningKind::RanOut { .. } => {
                    Some(((it.at.millis() - at(0).millis()) / 3_600_000, place(it.from), place(it.to)))
                }
                _ => None,
            }
        });
        let moves: Vec<_> = moves.collect();
        assert_eq!(moves, walker.moves, "seed {seed}\n{text}");
        seen += moves.len();
    }
    let ids = ["archived", "missing-field", "unknown-action", "unknown-field"];
    assert_eq!(refused.into_iter().collect::<Vec<_>>(), ids);
    assert!(lives > 500 && back > 400 && elsewhere > 300 && seen > 5000, "{lives} {back} {elsewhere} {seen}");
}

const TICKETS: &str = "rules: tickets
roles: [agent, customer]
fields: { answer: text }
recipients: [team]
stages:
  open:
    actions: { close: { to: solved, require: answer }, drop: { to: dropped } }
    timeout: { after: 30d, to: dropped }
  closed:
    outcomes:
      solved:
        actions:
          reopen: { to: open, by: customer, notify: back, clocks: { answered: start } }
          comment: { allow: answer }
      dropped: {}
notifications: { back: { to: team } }
clocks: { answered: { starts: opened, stops: [], timeout: { after: 2d } } }
";

fn findings(text: &str) -> Vec<String> {
    let (_, findings) = RuleSet::check(&Source::new("t.yaml", text));
    findings.iter().map(|it| format!("{}: {}", it.id, it.message)).collect()
}

#[test]
fn mistakes_are_reported() {
    assert_eq!(findings(TICKETS), [""; 0]);
    let with = |from: &str, to: &str| findings(&TICKETS.replace(from, to));
    let only = |from: &str, to: &str| {
        let all = with(from, to);
        assert_eq!(all.len(), 1, "{all:?}");
        all[0].clone()
    };
    assert_eq!(
        only("clocks: { answered: start } }", "clocks: { answered: stop } }"),
        "idle-clock: clock `answered` never runs in `solved`: it is an outcome"
    );
    assert_eq!(
        only("comment: { allow: answer }", "comment: { allow: answer, clocks: { answered: start } }"),
        "idle-clock: clock `answered` does not start: the lead stays in the archive"
    );
    assert_eq!(
        only("comment: { allow: answer }", "comment: {}"),
        "idle-action: action `comment` in outcome `solved` has no effect"
    );
    assert_eq!(only("to: open, by: customer", "to: opne, by: customer"), "unknown-state: unknown state `opne`");
    assert_eq!(
        only("      dropped: {}", "      dropped: {}\n      lost: {}"),
        "unreachable-outcome: outcome `lost` is unreachable"
    );
    assert_eq!(
        only("    outcomes:", "    actions: { again: { to: open } }\n    outcomes:"),
        "archive: the archive cannot have actions; give them to an outcome"
    );
    // A stage that only a reopened lead reaches is reached.
    let again = TICKETS.replace("to: open, by", "to: again, by").replace(
        "  closed:",
        "  again:\n    actions: { close: { to: dropped } }\n    timeout: { after: 1d, to: dropped }\n  closed:",
    );
    assert_eq!(findings(&again), [""; 0]);
    // An archive without named outcomes has the actions of its only outcome.
    let plain = "rules: t\nstages:\n  open: { actions: { close: { to: shut } }, timeout: { after: 1d, to: shut } }\n  \
                 shut: { archive: true, actions: { open: { to: open } } }\n";
    assert_eq!(findings(plain), [""; 0]);
}

#[test]
fn clocks_start_again_only_if_something_starts_them() {
    let (referee, _) = Loader::rules([Source::new("t.yaml", TICKETS)]).load_valid().unwrap();
    let mut lead = referee.open(Event::open("L", at(0), Opening::under("tickets"))).unwrap();
    let due = |lead: &Lead, hour| lead.at(at(hour)).unwrap().due();
    assert_eq!(due(&lead, 0), Some(at(48)), "it starts when the lead is opened");
    lead.apply(&Event::act("L", at(10), Acting::of("close").field("answer", "a"))).unwrap();
    assert_eq!((due(&lead, 10), lead.clocks(at(10)).unwrap()), (None, vec![]));
    let refused = lead.apply(&Event::act("L", at(11), "reopen").by("agent")).unwrap_err();
    assert_eq!((refused.id(), refused.accepted()), ("unknown-role", vec!["customer"]));
    let step = lead.apply(&Event::act("L", at(20), "reopen").by("customer")).unwrap();
    assert_eq!(step.notify(lead.rules()).len(), 1);
    assert_eq!(due(&lead, 20), Some(at(68)), "the action starts it");
    let stays = TICKETS.replace(", clocks: { answered: start }", "");
    let (referee, _) = Loader::rules([Source::new("t.yaml", stays)]).load_valid().unwrap();
    let mut lead = referee.open(Event::open("L", at(0), Opening::under("tickets"))).unwrap();
    lead.apply(&Event::act("L", at(10), Acting::of("close").field("answer", "a"))).unwrap();
    lead.apply(&Event::act("L", at(20), "reopen")).unwrap();
    assert_eq!(lead.clocks(at(20)).unwrap()[0].1, ClockState::Idle, "a lead is opened only once");
    assert_eq!(due(&lead, 20), Some(at(20 + 720)), "the timeout of the stage starts again");
}

#[test]
fn refusals_name_the_outcome_in_every_language() {
    let rules = Source::new("t.yaml", TICKETS);
    let template = referee::tooling::template(&RuleSet::parse(&rules).unwrap(), None);
    let words: String = template
        .lines()
        .filter(|line| line.starts_with("# ") && line.ends_with('='))
        .map(|line| match line.strip_prefix("#     ") {
            Some(attribute) => format!("    {attribute} x\n"),
            None => format!("{} x\n", line.trim_start_matches("# ")),
        })
        .collect();
    let words = ["de", "ru", "zh-TW", "it", "en"].map(|it| (it.parse().unwrap(), Source::new("t.ftl", words.clone())));
    let referee = Loader::rules([rules]).with_words(words).load_valid().unwrap().0;
    let mut lead = referee.open(Event::open("L", at(0), Opening::under("tickets"))).unwrap();
    lead.apply(&Event::act("L", at(1), Acting::of("close").field("answer", "a"))).unwrap();
    let refusal = lead.apply(&Event::act("L", at(2), "drop")).unwrap_err();
    assert_eq!((refusal.id(), refusal.accepted()), ("unknown-action", vec!["reopen", "comment"]));
    for (locale, part) in
        [("de", "archiviert"), ("ru", "в архиве"), ("zh-TW", "已封存"), ("it", "in archivio"), ("en", "archived as")]
    {
        let text = referee.reader(locale).unwrap().refusal(&refusal);
        assert!(text.contains(part), "{text}");
    }
    lead.apply(&Event::act("L", at(3), "reopen")).unwrap();
    lead.apply(&Event::act("L", at(4), "drop")).unwrap();
    let refusal = lead.apply(&Event::act("L", at(5), "reopen")).unwrap_err();
    assert!(refusal.is_archived(), "this outcome is final");
}

/// The next rules, with `more` in their switch.
fn later(more: &str) -> String {
    let later = TICKETS.replace("solved", "done").replace("  open:", "  new:").replace("to: open", "to: new");
    later.replace("rules: tickets", &format!("rules: later\nfollows: tickets\nswitch: {{ clock: keep{more} }}"))
}

#[test]
fn a_lead_that_may_come_back_switches() {
    let rules = |text: String| Loader::rules([Source::new("a.yaml", TICKETS), Source::new("b.yaml", text)]);
    let errors = |text: String| -> Vec<String> {
        let findings: Vec<_> = match rules(text).load_valid() {
            Ok((_, findings)) => findings,
            Err(findings) => findings.iter().cloned().collect(),
        };
        let errors = findings.iter().filter(|it| it.is_error() && it.id != "message-missing");
        errors.map(|it| format!("{}: {}", it.id, it.message)).collect()
    };
    assert_eq!(
        errors(later(", stages: { open: new }")),
        [
            "switch-gap: outcome `solved` of rule set `tickets` has no counterpart, but its actions lead out of the archive"
        ]
    );
    assert_eq!(
        errors(later(", stages: { open: new }, outcomes: { solved: new }")),
        ["unknown-state: `new` is a stage, but archived leads stay archived when they switch"]
    );
    assert_eq!(
        errors(later(", stages: { open: new }, outcomes: { solvd: done, solved: done }")),
        ["unknown-state: unknown outcome `solvd` in rule set `tickets`"]
    );
    let (referee, _) = rules(later(", stages: { open: new }, outcomes: { solved: done }")).load_valid().unwrap();
    let closed = |action: Acting| {
        let mut lead = referee.open(Event::open("L", at(0), Opening::under("tickets"))).unwrap();
        lead.apply(&Event::act("L", at(5), action)).unwrap();
        lead
    };
    let mut lead = closed(Acting::of("close").field("answer", "a"));
    let before = lead.clone();
    lead.apply(&Event::switch("L", at(10), "later")).unwrap();
    let state = |lead: &Lead, hour| {
        let position = lead.at(at(hour)).unwrap();
        (lead.rules().state_id(position.state).to_owned(), position.since)
    };
    assert_eq!(state(&lead, 10), ("done".to_owned(), at(5)));
    // Back at once: as it was.
    let mut back = lead.clone();
    back.apply(&Event::switch("L", at(11), "tickets")).unwrap();
    assert_eq!((state(&back, 11), back.rules().name()), (state(&before, 11), "tickets"));
    lead.apply(&Event::act("L", at(12), "reopen")).unwrap();
    assert_eq!(state(&lead, 12), ("new".to_owned(), at(12)));
    lead.apply(&Event::act("L", at(13), "drop")).unwrap();
    let refused = lead.apply(&Event::switch("L", at(14), "tickets")).unwrap_err();
    assert!(refused.is_archived(), "it is archived for good");
    // An outcome without actions is final, and its leads stay.
    let refused = closed(Acting::of("drop")).apply(&Event::switch("L", at(10), "later")).unwrap_err();
    assert!(refused.is_archived());
}
