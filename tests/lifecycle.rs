//! The lifecycle proofs against a second, simpler method: every combination of facts is enumerated,
//! and every path in it is walked.

use std::collections::BTreeSet;
use std::fmt::Write;

use proptest::prelude::*;
use referee::{Event, Loader, Opening, RuleSet, Source};

/// The number of values of each fact; the second fact can also be unknown.
const VALUES: [usize; 3] = [2, 2, 4];

/// For each fact, the values that match a condition, as bits; none if the condition does not use the fact.
type When = [Option<u8>; 3];

#[derive(Debug, Clone)]
struct Exit {
    when: When,
    /// A stage, or an outcome, numbered after the stages; none for a timeout with `never`.
    to: Option<usize>,
    /// Whether the timeout takes no time.
    instant: bool,
}

#[derive(Debug, Clone)]
struct Life {
    stages: Vec<(Vec<Exit>, Vec<Exit>, Vec<When>)>,
    /// The actions of each outcome.
    outcomes: Vec<Vec<Exit>>,
}

fn when() -> impl Strategy<Value = When> {
    let fact = |values: usize| prop_oneof![3 => Just(None), 1 => (1_u8..(1 << values)).prop_map(Some)];
    (fact(VALUES[0]), prop_oneof![3 => Just(None), 1 => (1_u8..3).prop_map(Some)], fact(VALUES[2]))
        .prop_map(|(a, b, c)| [a, b, c])
}

fn life() -> impl Strategy<Value = Life> {
    (1_usize..5, 1_usize..3).prop_flat_map(|(stages, outcomes)| {
        let states = stages + outcomes;
        let action = move || (when(), 0..states).prop_map(|(when, to)| Exit { when, to: Some(to), instant: false });
        let back = prop_oneof![2 => Just(Vec::new()), 1 => prop::collection::vec(action(), 1..3)];
        let timeout = (when(), prop_oneof![5 => (0..states).prop_map(Some), 1 => Just(None)], 0..3)
            .prop_map(|(when, to, time)| Exit { when, to, instant: time == 0 && to.is_some() });
        let stage = (
            prop::collection::vec(action(), 0..3),
            prop::collection::vec(timeout, 0..3),
            prop::collection::vec(when(), 0..2),
        );
        let all = (prop::collection::vec(stage, stages), prop::collection::vec(back, outcomes));
        all.prop_map(|(stages, outcomes)| Life { stages, outcomes })
    })
}

impl Life {
    fn name(&self, state: usize) -> String {
        if state < self.stages.len() { format!("s{state}") } else { format!("o{}", state - self.stages.len()) }
    }

    fn text(&self) -> String {
        let condition = |when: &When| {
            let tests = when.iter().enumerate().filter_map(|(fact, wanted)| {
                let wanted = (*wanted)?;
                let values = (0..4).filter(|value| wanted & (1 << value) != 0);
                let values: Vec<String> = match fact {
                    0 => values.map(|value| ["false", "true"][value].to_owned()).collect(),
                    _ => values.map(|value| format!("v{value}")).collect(),
                };
                Some(format!("f{fact}: [{}]", values.join(", ")))
            });
            let tests: Vec<String> = tests.collect();
            if tests.is_empty() { String::new() } else { format!("when: {{ {} }}, ", tests.join(", ")) }
        };
        let mut text = "rules: t\nfacts:\n  f0: boolean\n  f1: { one-of: [v0, v1], optional: true }\n  \
            f2: [v0, v1, v2, v3]\nstages:\n"
            .to_owned();
        for (number, (actions, timeouts, alerts)) in self.stages.iter().enumerate() {
            write!(text, "  s{number}:\n    actions:\n").unwrap();
            for (n, action) in actions.iter().enumerate() {
                let to = self.name(action.to.unwrap());
                writeln!(text, "      a{number}-{n}: {{ {}to: {to} }}", condition(&action.when)).unwrap();
            }
            writeln!(text, "    timeout:").unwrap();
            for timeout in timeouts {
                let then = match timeout.to {
                    Some(to) => format!("after: {}, to: {}", if timeout.instant { "0m" } else { "1d" }, self.name(to)),
                    None => "never: true".to_owned(),
                };
                writeln!(text, "      - {{ {}{then} }}", condition(&timeout.when)).unwrap();
            }
            writeln!(text, "    alerts:").unwrap();
            for (n, alert) in alerts.iter().enumerate() {
                writeln!(text, "      l{number}-{n}: {{ {} }}", condition(alert).trim_end_matches(", ")).unwrap();
            }
        }
        text += "  end:\n    outcomes:\n";
        for (outcome, actions) in self.outcomes.iter().enumerate() {
            writeln!(text, "      o{outcome}:\n        actions:").unwrap();
            let state = self.stages.len() + outcome;
            for (n, action) in actions.iter().enumerate() {
                let to = self.name(action.to.unwrap());
                writeln!(text, "          a{state}-{n}: {{ {}to: {to} }}", condition(&action.when)).unwrap();
            }
        }
        text
    }

    /// The expected findings: ids and subjects.
    #[expect(clippy::too_many_lines, reason = "a line for each kind of finding")]
    fn wrong(&self) -> BTreeSet<(&'static str, String)> {
        let mut combinations = Vec::new();
        for a in 0..2_u8 {
            for b in 0..3_u8 {
                for c in 0..4_u8 {
                    combinations.push([a, b, c]);
                }
            }
        }
        let holds = |when: &When, facts: &[u8; 3]| {
            when.iter().zip(facts).all(|(wanted, value)| wanted.is_none_or(|wanted| wanted & (1 << value) != 0))
        };
        let mut wrong = BTreeSet::new();
        let mut met: BTreeSet<String> = BTreeSet::new();
        for facts in &combinations {
            let exits = |state: usize| {
                let open = |exit: &&Exit| holds(&exit.when, facts);
                let Some((actions, timeouts, _)) = self.stages.get(state) else {
                    let back = &self.outcomes[state - self.stages.len()];
                    return back.iter().filter(open).filter_map(|exit| exit.to).collect::<Vec<_>>();
                };
                let at_once: Vec<usize> =
                    timeouts.iter().filter(open).filter(|exit| exit.instant).filter_map(|exit| exit.to).collect();
                if !at_once.is_empty() {
                    return at_once;
                }
                actions.iter().chain(timeouts).filter(open).filter_map(|exit| exit.to).collect::<Vec<_>>()
            };
            let walk = |start: usize| {
                let (mut seen, mut open) = (BTreeSet::from([start]), vec![start]);
                while let Some(state) = open.pop() {
                    open.extend(exits(state).into_iter().filter(|to| seen.insert(*to)));
                }
                seen
            };
            let reached = walk(0);
            met.extend(reached.iter().map(|state| self.name(*state)));
            for state in reached.iter().copied().filter(|state| *state < self.stages.len()) {
                let (actions, timeouts, alerts) = &self.stages[state];
                let name = self.name(state);
                if exits(state).is_empty() {
                    wrong.insert(("dead-end", name.clone()));
                }
                if walk(state).iter().all(|state| *state < self.stages.len()) {
                    wrong.insert(("trapped", String::new()));
                }
                let running: Vec<&Exit> = timeouts.iter().filter(|it| holds(&it.when, facts)).collect();
                if running.is_empty() && !timeouts.is_empty() {
                    wrong.insert(("gap", name.clone()));
                }
                if timeouts.is_empty()
                    || running.iter().any(|it| it.to.is_none()) && running.iter().all(|it| it.to.is_none())
                {
                    wrong.insert(("no-time-limit", name.clone()));
                }
                let stays = !running.iter().any(|exit| exit.instant);
                for (n, action) in actions.iter().enumerate() {
                    if stays && holds(&action.when, facts) {
                        met.insert(format!("a{state}-{n}"));
                    }
                }
                for (n, timeout) in timeouts.iter().enumerate() {
                    if holds(&timeout.when, facts) {
                        met.insert(format!("t{state}-{n}"));
                    }
                }
                for (n, alert) in alerts.iter().enumerate() {
                    if stays && holds(alert, facts) {
                        met.insert(format!("l{state}-{n}"));
                    }
                }
            }
            for state in reached.iter().copied().filter(|state| *state >= self.stages.len()) {
                for (n, action) in self.outcomes[state - self.stages.len()].iter().enumerate() {
                    if holds(&action.when, facts) {
                        met.insert(format!("a{state}-{n}"));
                    }
                }
            }
            for (state, (_, timeouts, _)) in self.stages.iter().enumerate() {
                if timeouts.iter().filter(|it| holds(&it.when, facts)).count() > 1 {
                    wrong.insert(("overlap", self.name(state)));
                }
            }
        }
        for state in 0..self.stages.len() + self.outcomes.len() {
            let name = self.name(state);
            if met.contains(&name) {
                let Some((actions, timeouts, alerts)) = self.stages.get(state) else {
                    let all = 0..self.outcomes[state - self.stages.len()].len();
                    let all = all.map(|n| format!("a{state}-{n}"));
                    wrong.extend(all.filter(|name| !met.contains(name)).map(|name| ("impossible", name)));
                    continue;
                };
                let all = (0..actions.len()).map(|n| format!("a{state}-{n}"));
                let all = all.chain((0..alerts.len()).map(|n| format!("l{state}-{n}")));
                let all = all.chain((0..timeouts.len()).map(|n| format!("t{state}-{n}")));
                wrong.extend(all.filter(|name| !met.contains(name)).map(|name| ("impossible", name)));
            } else {
                let id = if state < self.stages.len() { "unreachable-stage" } else { "unreachable-outcome" };
                wrong.insert((id, name));
            }
        }
        wrong
    }

    /// The actual findings, in the same form.
    fn found(&self) -> BTreeSet<(&'static str, String)> {
        let text = self.text();
        let findings = RuleSet::check(&Source::new("t.yaml", text.as_str())).1;
        let mut found = BTreeSet::new();
        for finding in findings {
            let place = finding.place.as_ref().unwrap();
            let line = usize::try_from(place.line_number()).unwrap();
            let before: Vec<&str> = text.lines().take(line).collect();
            let stage = before.iter().rposition(|line| line.starts_with("  s") && line.ends_with(':'));
            let stage_name = stage.map(|at| before[at].trim().trim_end_matches(':').to_owned()).unwrap_or_default();
            let meant = place.underlined().unwrap().to_owned();
            match finding.id {
                "dead-end" => {
                    found.insert(("dead-end", meant));
                    found.insert(("trapped", String::new()));
                }
                "endless" | "instant-circle" => {
                    found.insert(("trapped", String::new()));
                }
                "gap" | "overlap" => {
                    found.insert((finding.id, stage_name));
                }
                "impossible" if finding.message.starts_with("this timeout") => {
                    let first = before.iter().rposition(|line| line.trim() == "timeout:").unwrap();
                    found.insert((finding.id, format!("t{}-{}", &stage_name[1..], line - first - 2)));
                }
                "impossible" | "no-time-limit" | "unreachable-stage" | "unreachable-outcome" => {
                    found.insert((finding.id, meant));
                }
                "unused" => {}
                other => panic!("unexpected finding {other}: {finding}"),
            }
        }
        found
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn proofs_match_walking(life in life()) {
        let (mut found, mut wrong) = (life.found(), life.wrong());
        // If two timeouts match at once, the next stage is ambiguous.
        if wrong.iter().any(|(id, _)| *id == "overlap") {
            for side in [&mut found, &mut wrong] {
                side.retain(|(id, _)| *id != "trapped");
            }
        }
        prop_assert_eq!(found, wrong, "{}", life.text());
    }
}

/// The ids of the findings of a rule file, each once, and whether the file can be run.
fn ids(text: &str) -> (BTreeSet<&'static str>, bool) {
    let (set, findings) = RuleSet::check(&Source::new("t.yaml", text));
    (findings.iter().map(|finding| finding.id).collect(), set.is_some())
}

/// Leads are split and joined again by one fact after another, and only one in 2¹⁸ loops.
#[test]
fn a_cycle_is_found_in_any_number_of_combinations() {
    const FACTS: usize = 18;
    let facts = (0..FACTS).map(|n| format!("  f{n}: boolean\n")).collect::<Vec<String>>().concat();
    let mut text = format!("rules: t\nfacts:\n{facts}stages:\n");
    for n in 0..FACTS {
        let next = if n + 1 < FACTS { format!("s{}", n + 1) } else { "x".to_owned() };
        write!(
            text,
            "  s{n}:\n    timeout:\n      - {{ when: {{ f{n}: true }}, after: 0m, to: a{n} }}\n      \
             - {{ when: {{ f{n}: false }}, after: 0m, to: b{n} }}\n  a{n}: {{ timeout: {{ after: 0m, to: {next} }} }}\n  \
             b{n}: {{ timeout: {{ after: 0m, to: {next} }} }}\n"
        )
        .unwrap();
    }
    let all: Vec<String> = (0..FACTS).map(|n| format!("f{n}: true")).collect();
    let (all, mut rest) = (all.join(", "), String::new());
    for n in 0..FACTS {
        let before: Vec<String> = (0..n).map(|n| format!("f{n}: true")).chain([format!("f{n}: false")]).collect();
        writeln!(rest, "      - {{ when: {{ {} }}, after: 1d, to: done }}", before.join(", ")).unwrap();
    }
    write!(
        text,
        "  x:\n    timeout:\n      - {{ when: {{ {all} }}, after: 0m, to: y }}\n{rest}  \
         y: {{ timeout: {{ after: 0m, to: x }} }}\n  end: {{ outcomes: [done] }}\n"
    )
    .unwrap();
    let (found, runs) = ids(&text);
    assert!(found.contains("instant-circle") && !runs, "{found:?}");
}

#[test]
fn unprovable_rules_are_reported() {
    let facts = (0..60).map(|n| format!("  f{n}: boolean\n")).collect::<Vec<String>>().concat();
    let actions = (0..30)
        .map(|n| format!("      a{n}: {{ when: {{ f{n}: true, f{}: true }}, to: done }}\n", n + 30))
        .collect::<Vec<String>>()
        .concat();
    let text =
        format!("rules: t\nfacts:\n{facts}stages:\n  s:\n    actions:\n{actions}  end: {{ outcomes: [done] }}\n");
    let (found, runs) = ids(&text);
    assert!(found.contains("too-many") && !runs, "{found:?}");
    // A fact with many values is not a reason.
    let values: Vec<String> = (0..600).map(|n| format!("v{n}")).collect();
    let timeouts = (0..599)
        .map(|n| format!("      - {{ when: {{ f: v{n} }}, after: 1d, to: done }}\n"))
        .collect::<Vec<String>>()
        .concat();
    let text = format!(
        "rules: t\nfacts:\n  f: [{}]\nstages:\n  s:\n    timeout:\n{timeouts}  end: {{ outcomes: [done] }}\n",
        values.join(", ")
    );
    let (set, findings) = RuleSet::check(&Source::new("t.yaml", text));
    let gap = findings.iter().find(|finding| finding.id == "gap").unwrap();
    assert!(gap.message.ends_with("where `f` is `v599`") && set.is_none(), "{gap}");
}

/// Any number of notes leaves a valid file valid and hides no error.
#[test]
fn many_findings_hide_no_error() {
    let fields = (0..600).map(|n| format!("  f{n}: text\n")).collect::<Vec<String>>().concat();
    let rules = |to: &str| {
        format!(
            "rules: t\nfields:\n{fields}stages:\n  s:\n    actions: {{ a: {{ to: done }} }}\n    \
             timeout: {{ after: 1d, to: {to} }}\n  end: {{ outcomes: [done] }}\n"
        )
    };
    let (found, runs) = ids(&rules("done"));
    assert!(runs && found.contains("more-findings") && found.contains("unused"), "{found:?}");
    let (found, runs) = ids(&rules("nowhere"));
    assert!(!runs && found.contains("unknown-state"), "{found:?}");
}

/// Stages that time out in a cycle, after more stages than could be walked one by one.
#[test]
fn a_status_after_millennia_takes_no_longer() {
    let mut text = String::from("rules: t\nstages:\n");
    for n in 0..1100 {
        writeln!(text, "  s{n}: {{ timeout: {{ after: 1m, to: s{} }} }}", n + 1).unwrap();
    }
    text.push_str(
        "  s1100: { actions: { end: { to: done } }, timeout: { after: 1m, to: t } }\n  \
         t: { timeout: { after: 1m, to: s1100 } }\n  end: { outcomes: [done] }\n",
    );
    let (referee, _) = Loader::rules([Source::new("t.yaml", text)]).load_valid().unwrap();
    let opened = "2020-01-01T00:00:00Z".parse().unwrap();
    let lead = referee.open(Event::open("L", opened, Opening::under("t"))).unwrap();
    let position = lead.at("9999-02-01T00:00:30Z".parse().unwrap()).unwrap();
    assert_eq!(position.since.to_string(), "9999-02-01T00:00:00Z");
}

/// A condition means the same in any order, and a repeated value changes nothing.
#[test]
fn conditions_do_not_depend_on_order() {
    let rules = |when: &str| {
        format!(
            "rules: t\nfacts:\n  b: boolean\n  k: [x, y, z]\nstages:\n  s:\n    actions:\n      a: {{ to: done }}\n      \
             c: {{ when: {{ {when} }}, to: done }}\n    timeout: {{ after: 1d, to: done }}\n  end: {{ outcomes: [done] }}\n"
        )
    };
    let set = |when: &str| RuleSet::parse(&Source::new("t.yaml", rules(when))).unwrap();
    assert_eq!(set("b: true, k: [x, y]").fingerprint(), set("k: [y, x], b: true").fingerprint());
    assert_ne!(set("b: true, k: [x, y]").fingerprint(), set("b: false, k: [x, y]").fingerprint());
    let (found, _) = ids(&rules("b: [true, true]"));
    assert!(found.contains("duplicate"), "{found:?}");
}
