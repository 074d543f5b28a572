//! Lifecycles in interpreters of state machines, in simulated time, against the engine.

use std::fmt::Write;

use referee_authoring::interchange::Machine;
use serde_json::{Value, json};

use crate::command::{Folder, root, run};
use crate::docs::blocks;
use crate::logs::{Log, log};
use crate::programs::{Checked, Missing, modules, node, peer_in};
use crate::shared::random::{clocked, known, valid};
use crate::written::Dice;

/// Runs random logs of leads: equal moves, instants, states and notifications.
fn lives(script: &str, text: fn(&Machine<'_>) -> String) -> Checked {
    let mut dice = Dice(11);
    let mut input = String::new();
    let mut expected: Vec<(String, Vec<Log>)> = Vec::new();
    let mut with_clocks = 0;
    let known = known().into_iter().map(|(name, referee)| (name, referee, 300));
    let random = valid(0..600).into_iter().chain(clocked(0..600)).map(|(name, referee)| (name, referee, 25));
    for (name, referee, count) in known.chain(random) {
        let reader = referee.reader("en").unwrap();
        for rules in referee.rulebook().sets() {
            let machine = Machine::new(&reader, rules).unwrap();
            with_clocks += if rules.clocks().is_empty() { 0 } else { count };
            let logs: Vec<Log> = (0..count).map(|_| log(&mut dice, &referee, rules)).collect();
            let lives: Vec<Value> = logs.iter().map(Log::life).collect();
            writeln!(input, "{}", json!({ "machine": text(&machine), "logs": lives })).unwrap();
            expected.push((format!("{name}, {}", rules.name()), logs));
        }
    }
    let (found, last) = node(script, &[], input.as_bytes())?;
    assert_eq!(found.len(), expected.len());
    let (mut logs, mut actions, mut timeouts, mut reminders, mut refused) = (0, 0, 0, 0, 0);
    for ((name, expected), found) in expected.iter().zip(&found) {
        for (log, found) in expected.iter().zip(found.as_array().unwrap()) {
            assert_eq!(&log.expected, found, "{name}: {}", log.life());
            let moves = log.expected["moves"].as_array().unwrap();
            let acted = moves.iter().filter(|it| !it[1].is_null()).count();
            (logs, actions, timeouts) = (logs + 1, actions + acted, timeouts + moves.len() - acted);
            refused += log.events.len() - acted;
            reminders += log.reminders;
        }
    }
    let counts = format!(
        "{logs} logs, {with_clocks} with clocks, {actions} actions, {timeouts} timeouts, {reminders} reminders and {refused} refused events"
    );
    assert_eq!(last["lives"], logs);
    assert!(
        logs > 8000 && with_clocks > 1000 && actions > 5000 && timeouts > 5000 && reminders > 1000 && refused > 2000,
        "{counts}"
    );
    Ok(())
}

#[expect(clippy::redundant_closure_for_method_calls, reason = "the method is of machines of one lifetime")]
pub fn leads_live_the_same_in_xstate() -> Checked {
    lives("xstate.mjs", |machine| machine.xstate())
}

#[expect(clippy::redundant_closure_for_method_calls, reason = "the method is of machines of one lifetime")]
pub fn leads_live_the_same_in_scxml() -> Checked {
    lives("scxml.mjs", |machine| machine.scxml())
}

pub fn the_program_of_the_documentation_runs() -> Checked {
    // Node finds modules that are imported only in folders above.
    let module = std::path::Path::new(&modules()).join("xstate");
    if !module.exists() {
        return Err(Missing::new("xstate"));
    }
    let folder = Folder::new();
    folder.write("2020.json", &run(&["draw", "2020", "--format", "xstate"], b"").output);
    let page = std::fs::read_to_string(root().join("docs/hosts/machines.md")).unwrap();
    for block in blocks(&page) {
        let name = block.title.unwrap_or_else(|| "unused".to_owned());
        // An absolute location instead of a package.
        let text = block.text.replace("\"xstate\"", &format!("\"{}/dist/xstate.cjs.js\"", module.display()));
        folder.write(&name, &text);
    }
    let ran = peer_in(folder.path(), "node", &["lead.mjs"], b"")?;
    let (output, errors) = (String::from_utf8(ran.stdout).unwrap(), String::from_utf8(ran.stderr).unwrap());
    assert_eq!((&*output, &*errors), ("received\nchoose-another-partner for customer\ndeclined\n", ""));
    Ok(())
}
