//! Lifecycles as state machines: every state, action and timeout of a rule set is in its JSON and in its SCXML.
//! Peers run them against the engine.

use std::collections::{BTreeMap, BTreeSet};

use referee::Referee;
use referee::rules::{RuleSet, State, Timeout};
use referee_authoring::interchange::Machine;
use roxmltree::{Document, Node};
use serde_json::Value;

use crate::command::{Folder, run, run_in};
use crate::random::{clocked, known, valid};

/// An exit of a state: its event, its delay and its target, each empty if there is none.
type Exit = [String; 3];
/// The exits of each state, sorted.
type Exits = BTreeMap<String, Vec<Exit>>;

fn sorted(states: impl Iterator<Item = (String, Vec<Exit>)>) -> Exits {
    states
        .map(|(state, mut exits)| {
            exits.sort();
            (state, exits)
        })
        .collect()
}

fn of_rules(rules: &RuleSet) -> Exits {
    let exits = |state: State| {
        let delay = |timeout: &Timeout, before: i64| match (timeout.after.months(), timeout.after.millis()) {
            (0, millis) => (millis - before).to_string(),
            (months, millis) => format!("{months} {}", millis - before),
        };
        let timeouts = rules.stage(state).into_iter().flat_map(|stage| &stage.timeouts).flat_map(|timeout| {
            // Reminders at the same instant are one.
            let reminders: BTreeSet<i64> = timeout.reminders.iter().map(|it| it.before.millis()).collect();
            let reminders = reminders.into_iter().map(|before| (before, ""));
            let all = reminders.chain([(0, rules.state_id(timeout.to))]);
            all.map(move |(before, to)| [String::new(), delay(timeout, before), to.to_owned()])
        });
        let actions = rules.actions(state).iter().map(|action| {
            // Other clocks need another timer, so the lead enters the stage again.
            let to = action.to.or((!action.clocks.is_empty()).then_some(state));
            let to = to.map_or("", |to| rules.state_id(to));
            [action.id.to_string(), String::new(), to.to_owned()]
        });
        // With clocks, the limits are data. Peers run them.
        let timeouts = timeouts.filter(|_| rules.clocks().is_empty());
        (rules.state_id(state).to_owned(), timeouts.chain(actions).collect())
    };
    sorted(rules.states().map(exits))
}

fn of_xstate(config: &Value) -> Exits {
    let delay = |name: &str| match &config["meta"]["delays"][name] {
        Value::Null => name.to_owned(),
        parts => format!("{} {}", parts["months"], parts["milliseconds"]),
    };
    let exits = |state: &Value| {
        let entries = |key: &str| state[key].as_object().cloned().unwrap_or_default();
        let instant = state["always"].as_array().cloned().unwrap_or_default();
        let instant = instant.into_iter().map(|it| (String::new(), "0".to_owned(), it));
        let lists = entries("after").into_iter().map(|(name, all)| (String::new(), delay(&name), all));
        let lists = lists.chain(entries("on").into_iter().map(|(event, all)| (event, String::new(), all)));
        let all = lists.flat_map(|(event, delay, all)| {
            let all = all.as_array().unwrap().clone();
            all.into_iter().map(move |transition| (event.clone(), delay.clone(), transition))
        });
        let exit = |(event, delay, transition): (String, String, Value)| {
            [event, delay, transition["target"].as_str().unwrap_or_default().to_owned()]
        };
        let planned = !config["meta"]["plan"].is_null();
        let acted = |exit: &Exit| !planned || !exit[0].is_empty();
        instant.chain(all).map(exit).filter(acted).collect()
    };
    sorted(config["states"].as_object().unwrap().iter().map(|(id, state)| (id.clone(), exits(state))))
}

fn of_scxml(text: &str) -> Exits {
    let document = Document::parse(text).unwrap();
    let named = |node: Node<'_, '_>, key: &str| node.attribute(key).unwrap_or_default().to_owned();
    let plain = |id: String| id.strip_prefix('_').map(str::to_owned).unwrap_or(id);
    let planned = document.descendants().any(|node| node.attribute("id") == Some("time"));
    let state = |state: Node<'_, '_>| {
        let delay = |event: &str| {
            let send = state.descendants().find(|node| node.attribute("event") == Some(event));
            let send = send.filter(|send| send.has_tag_name(("http://www.w3.org/2005/07/scxml", "send")))?;
            let exact = send.attribute("delay").map(|delay| match delay.strip_suffix("ms") {
                Some(millis) => millis.to_owned(),
                None => format!("{}000", delay.strip_suffix('s').unwrap()),
            });
            let calendar = |call: &str| call.trim_start_matches("delay(").trim_end_matches(')').replace(", ", " ");
            exact.or_else(|| send.attribute("delayexpr").map(calendar))
        };
        let transitions = state.children().filter(|node| node.tag_name().name() == "transition");
        let exit = |transition: Node<'_, '_>| {
            let (event, to) = (named(transition, "event"), plain(named(transition, "target")));
            match delay(&event) {
                Some(delay) => [String::new(), delay, to],
                None if event.is_empty() => [event, "0".to_owned(), to],
                None => [event, String::new(), to],
            }
        };
        let acted = |exit: &Exit| !planned || !(exit[0].is_empty() || exit[0].starts_with('_'));
        (plain(named(state, "id")), transitions.map(exit).filter(acted).collect())
    };
    let states = document.root_element().children().filter(|node| ["state", "final"].contains(&node.tag_name().name()));
    sorted(states.filter(|state| state.attribute("id") != Some("_begin")).map(state))
}

#[test]
fn every_state_action_and_timeout_is_in_both_formats() {
    let (mut sets, mut exits, mut planned) = (0, 0, 0);
    for (name, referee) in known().into_iter().chain(valid(0..600)).chain(clocked(0..600)) {
        let reader = referee.reader("en").unwrap();
        for rules in referee.rulebook().sets() {
            let machine = Machine::new(&reader, rules).unwrap();
            planned += usize::from(!rules.clocks().is_empty());
            let expected = of_rules(rules);
            let config: Value = serde_json::from_str(&machine.xstate()).unwrap();
            assert_eq!(of_xstate(&config), expected, "{name} {}", rules.name());
            assert_eq!(of_scxml(&machine.scxml()), expected, "{name} {}", rules.name());
            sets += 1;
            exits += expected.values().map(Vec::len).sum::<usize>();
        }
    }
    assert!(sets > 150 && exits > 2000 && planned > 30, "{sets} rule sets, {planned} with clocks, {exits} exits");
}

#[test]
fn the_machines_of_the_built_in_rule_sets_match_their_snapshots() {
    let referee = Referee::builtin();
    for rules in referee.rulebook().sets() {
        for (format, locale) in [("xstate", "de"), ("scxml", "ru")] {
            let ran = run(&["draw", rules.name(), "--format", format, "--locale", locale], b"");
            assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)));
            let name = format!("{}-{format}", rules.name());
            insta::with_settings!({ snapshot_path => "interchange", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(name, ran.output);
            });
        }
    }
}

#[test]
fn a_path_needs_a_picture() {
    for format in ["xstate", "scxml"] {
        let ran = run(&["draw", "2020", "--format", format, "--lead", "../examples/leads.jsonl:L-1"], b"");
        assert_eq!((ran.output.as_str(), ran.code), ("", Some(2)));
        assert!(ran.errors.contains("`--lead` needs the format of a picture"), "{}", ran.errors);
    }
}

/// What a rule set with a clock and a timeout cannot have.
#[test]
fn working_time_beside_clocks_is_refused_by_name() {
    let draw = |clock: &str, extend: &str, timeout: &str| {
        let folder = Folder::new();
        folder.write("rules/calendars/any.yaml", "zone: UTC\nhours: { mon-fri: 09:00-17:00 }\n");
        folder.write(
            "rules/t.yaml",
            &format!(
                "rules: t\nrecipients: [team]\nstages:\n  open:\n    actions:\n      end: {{ to: gone }}\n      more: {{ clocks: {{ \
                 reply: {{ extend: {extend} }} }} }}\n    timeout: {{ after: {timeout}, to: gone }}\n  archived: {{ outcomes: \
                 [gone] }}\ncalendar: any\nclocks:\n  reply: {{ timeout: {{ after: {clock}, notify: [late] }} }}\nnotifications: \
                 {{ late: {{ to: team }} }}\n"
            ),
        );
        let ran = run_in(folder.path(), &["draw", "t", "--format", "xstate", "--book", "."], b"");
        let first =
            ran.errors.lines().find(|line| line.starts_with("error[no-machine]")).unwrap_or_default().to_owned();
        (first, ran.code)
    };
    let no = |why: &str| (format!("error[no-machine]: a state machine of rule set `t` cannot hold {why}"), Some(2));
    assert_eq!(draw("8bh", "1bh", "2d"), no("clock `reply`: it counts working time"));
    assert_eq!(draw("8d", "1d", "2bd"), no("the timeout of stage `open` beside clocks: it counts working time"));
}
