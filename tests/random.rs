//! Random rule sets with cycles, timeouts that depend on facts, and hostile names.

use std::collections::BTreeSet;
use std::fmt::Write;

use referee::{Loader, Referee, Source};

use crate::command::folder;
use crate::written::Dice;

const STAGES: [&str; 6] = ["open", "2nd", "constructor", "any", "s4", "last"];
const OUTCOMES: [&str; 4] = ["won", "3rd", "gone", "over"];
const ACTIONS: [&str; 7] = ["error", "done", "edit", "again", "due", "9", "to-string"];
const DURATIONS: [&str; 11] = ["0m", "1m", "PT90S", "90m", "72h", "14d", "40d", "1mo", "P1M2DT3H", "6mo", "1y"];
const CONDITIONS: [&str; 10] = [
    "{ urgent: true }",
    "{ not: { size: [low, mid] } }",
    "{ any: [{ urgent: true }, { size: low }] }",
    "{ area: { given: true } }",
    "{ not: { any: [{ area: { given: false } }, { size: [mid, high] }] } }",
    "{ any: x }",
    "{ size: { given: false } }",
    "{ all: [{ size: [low, mid] }, { size: [mid, high] }] }",
    "{ all: [{ not: { size: low } }, { not: { urgent: true } }] }",
    "{ any: [{ any: [x], size: high }, { not: { urgent: [true, false] } }, { area: { given: false }, any: y }] }",
];

/// The facts of a rule set, and the conditions that can be asked of them.
fn facts(dice: &mut Dice) -> (String, Vec<&'static str>) {
    let mut text = String::new();
    let more = |dice: &mut Dice, default: &str| match dice.roll(3) {
        0 => String::new(),
        1 => format!(", default: {default}"),
        _ => ", optional: true".to_owned(),
    };
    let (size, urgent, any) = (more(dice, "mid"), more(dice, "false"), more(dice, "x"));
    let area = dice.pick(&["optional: true", "default: \"\\u2028 'a' <b> ]]>\""]);
    // Facts that are always given do not need a test for that.
    let optional = [("size: { given", &*size), ("[true, false]", &*urgent), ("area", area)];
    let optional = optional.map(|(test, fact)| (test, fact.contains("optional")));
    let conditions = CONDITIONS.iter().filter(|when| optional.iter().all(|(test, is)| *is || !when.contains(test)));
    let conditions: Vec<&str> = conditions.copied().collect();
    writeln!(text, "facts:\n  size: {{ one-of: [low, mid, high]{size} }}\n  urgent: {{ kind: boolean{urgent} }}")
        .unwrap();
    writeln!(text, "  any: {{ one-of: [x, y]{any} }}\n  area: {{ kind: text, {area} }}").unwrap();
    (text, conditions)
}

/// A rule set with cycles, timeouts that depend on facts, and names that mean something in JavaScript or XML. It may be
/// invalid.
fn rules(dice: &mut Dice, clocks: &[&str]) -> String {
    let (facts, conditions) = facts(dice);
    let mut text = format!(
        "rules: t\nroles: [clerk, chief]\nfields: {{ note: text, paid: boolean, people: {{ list: {{ name: text }} }} }}\n\
         recipients: [low, mid, high]\n{facts}stages:\n"
    );
    let stages = &STAGES[..=dice.roll(STAGES.len())];
    let all: Vec<&str> = stages.iter().chain(&OUTCOMES).copied().collect();
    let mut reached = BTreeSet::new();
    for (number, stage) in stages.iter().enumerate() {
        writeln!(text, "  {stage:?}:\n    actions:").unwrap();
        let next = stages.get(number + 1).copied().unwrap_or(OUTCOMES[0]);
        let mut actions = vec![("next", Some(next.to_owned()))];
        for id in dice.some(&ACTIONS) {
            let to = match dice.roll(4) {
                0 => None,
                1 => Some((*stage).to_owned()),
                _ => Some((*dice.pick(&all)).to_owned()),
            };
            actions.push((id, to));
        }
        for (id, to) in actions {
            let mut keys: Vec<String> = Vec::new();
            if let Some(to) = to {
                reached.insert(to.clone());
                if dice.roll(4) == 0 {
                    let (when, other) = (dice.pick(&conditions), *dice.pick(&all));
                    reached.insert(other.to_owned());
                    keys.push(format!(
                        "to: [{{ when: {when}, to: {to:?} }}, {{ when: {{ not: {when} }}, to: {other:?} }}]"
                    ));
                } else {
                    keys.push(format!("to: {to:?}"));
                }
            }
            if id != "next" && dice.roll(3) == 0 {
                keys.push(format!("when: {}", dice.pick(&conditions)));
            }
            if dice.roll(4) == 0 {
                keys.push(format!("by: {}", dice.pick(&["[clerk]", "[chief]", "[clerk, chief]"])));
            }
            if dice.roll(3) == 0 {
                keys.push(format!("require: {}", dice.pick(&["[note]", "[note, people]", "[paid]"])));
            }
            let changes: Vec<String> = dice.some(clocks).iter().map(|id| format!("{id}: {}", change(dice))).collect();
            if !changes.is_empty() {
                keys.push(format!("clocks: {{ {} }}", changes.join(", ")));
            }
            if dice.roll(3) == 0 || keys.is_empty() {
                keys.push(format!("notify: {}", dice.pick(&["[first]", "[second, first]"])));
            }
            writeln!(text, "      {id:?}: {{ {} }}", keys.join(", ")).unwrap();
        }
        let mut timeout = |dice: &mut Dice, when: &str| {
            if !when.is_empty() && dice.roll(5) == 0 {
                return format!("{{ {when}never: true }}");
            }
            let to = *dice.pick(&all);
            reached.insert(to.to_owned());
            let notify = dice.pick(&["", ", notify: [second]"]);
            let after = *dice.pick(&DURATIONS);
            let remind = reminders(dice, after);
            format!("{{ {when}after: {after}, to: {to:?}{notify}{remind} }}")
        };
        match dice.roll(4) {
            0 | 1 => writeln!(text, "    timeout: {}", timeout(dice, "")).unwrap(),
            2 => {
                let when = dice.pick(&conditions);
                let one = timeout(dice, &format!("when: {when}, "));
                let other = timeout(dice, &format!("when: {{ not: {when} }}, "));
                writeln!(text, "    timeout: [{one}, {other}]").unwrap();
            }
            _ => {}
        }
    }
    let mut limits = String::new();
    for id in clocks {
        writeln!(limits, "  {id}: {}", clock(dice, stages, &all, &conditions, &mut reached)).unwrap();
    }
    let ended: Vec<&str> = OUTCOMES.iter().copied().filter(|id| reached.contains(*id)).collect();
    let outcomes: Vec<String> =
        ended.iter().map(|id| format!("{id:?}: {}", returns(dice, stages, &ended, &conditions))).collect();
    let on = dice.pick(&["", ", on: opened"]);
    let when = if dice.roll(2) == 0 { format!(", when: {}", dice.pick(&conditions)) } else { String::new() };
    writeln!(text, "  end: {{ outcomes: {{ {} }} }}", outcomes.join(", ")).unwrap();
    if !clocks.is_empty() {
        writeln!(text, "clocks:\n{limits}").unwrap();
    }
    writeln!(
        text,
        "notifications:\n  first: {{ to: mid{on} }}\n  second: {{ to: {}{when} }}",
        if facts.contains("high], optional") { "high" } else { "size" }
    )
    .unwrap();
    text
}

/// What an action does to a clock.
fn change(dice: &mut Dice) -> String {
    match dice.roll(5) {
        0 => "start".to_owned(),
        1 => "stop".to_owned(),
        2 => format!("{{ extend: {} }}", dice.pick(&["90m", "1mo", "P1M2DT3H"])),
        _ => format!("{{ extend: {}, times: {} }}", dice.pick(&["PT90S", "72h", "1d"]), 1 + dice.roll(3)),
    }
}

/// A clock that starts, pauses and stops in some stages, perhaps with limits that depend on facts.
fn clock(
    dice: &mut Dice,
    stages: &[&str],
    all: &[&str],
    conditions: &[&str],
    reached: &mut BTreeSet<String>,
) -> String {
    let mut limit = |dice: &mut Dice, when: &str| {
        if !when.is_empty() && dice.roll(5) == 0 {
            return format!("{{ {when}never: true }}");
        }
        let mut to = String::new();
        if dice.roll(2) == 0 {
            let state = *dice.pick(all);
            reached.insert(state.to_owned());
            to = format!(", to: {state:?}");
        }
        let after = *dice.pick(&DURATIONS[1..]);
        let notify = dice.pick(&["", ", notify: [second]"]);
        let notify = if to.is_empty() { ", notify: [first]" } else { notify };
        let remind = reminders(dice, after);
        format!("{{ {when}after: {after}{to}{notify}{remind} }}")
    };
    let when = dice.pick(conditions);
    let limits = match dice.roll(3) {
        0 => [limit(dice, &format!("when: {when}, ")), limit(dice, &format!("when: {{ not: {when} }}, "))].join(", "),
        _ => limit(dice, ""),
    };
    let mut places: [Vec<String>; 3] = Default::default();
    if dice.roll(4) > 0 {
        places[0].push("opened".to_owned());
    }
    for stage in stages {
        // A stage that stops a clock does nothing else with it.
        if dice.roll(6) == 0 {
            places[2].push(format!("{stage:?}"));
            continue;
        }
        for (place, odds) in [(0, 4), (1, 3)] {
            if dice.roll(odds) == 0 {
                places[place].push(format!("{stage:?}"));
            }
        }
    }
    let [starts, pauses, stops] = places.map(|stages| stages.join(", "));
    format!("{{ starts: [{starts}], pauses: [{pauses}], stops: [{stops}], timeout: [{limits}] }}")
}

/// An outcome, perhaps with actions that lead out of the archive.
fn returns(dice: &mut Dice, stages: &[&str], ended: &[&str], conditions: &[&str]) -> String {
    let mut actions = Vec::new();
    for id in ACTIONS {
        if dice.roll(8) > 0 {
            continue;
        }
        let to = match dice.roll(4) {
            0 => "notify: [first]".to_owned(),
            1 => format!("to: {:?}", dice.pick(ended)),
            _ => format!("to: {:?}", dice.pick(stages)),
        };
        let more = match dice.roll(4) {
            0 => format!(", when: {}", dice.pick(conditions)),
            1 => ", by: [chief]".to_owned(),
            2 => ", require: [note]".to_owned(),
            _ => String::new(),
        };
        actions.push(format!("{id:?}: {{ {to}{more} }}"));
    }
    if actions.is_empty() { "{}".to_owned() } else { format!("{{ actions: {{ {} }} }}", actions.join(", ")) }
}

/// Reminders of a timeout, perhaps several at the same instant.
fn reminders(dice: &mut Dice, after: &str) -> String {
    let before: &[&str] = match after {
        "0m" => &[],
        "1m" | "PT90S" => &["PT30S"],
        "90m" => &["PT30S", "1h"],
        "72h" => &["1h", "1d", "PT24H"],
        _ => &["PT24H", "1d", "PT30S", "10d"],
    };
    let mut some = Vec::new();
    for before in before {
        if dice.roll(4) == 0 {
            some.push(format!("{{ before: {before}, notify: {} }}", dice.pick(&["first", "[second, first]"])));
        }
    }
    if some.is_empty() { String::new() } else { format!(", remind: [{}]", some.join(", ")) }
}

/// The valid rule sets of some seeds.
pub fn valid(seeds: std::ops::Range<u64>) -> Vec<(String, Referee)> {
    loaded(seeds, &[])
}

/// The valid rule sets of some seeds, with clocks.
pub fn clocked(seeds: std::ops::Range<u64>) -> Vec<(String, Referee)> {
    loaded(seeds, &["constructor", "stage", "9"])
}

fn loaded(seeds: std::ops::Range<u64>, clocks: &[&str]) -> Vec<(String, Referee)> {
    let book = |seed| {
        let mut dice = Dice(seed * 7919 + 3);
        let few = clocks.iter().take(1 + usize::try_from(seed % 3).unwrap()).copied();
        let text = rules(&mut dice, &few.collect::<Vec<_>>());
        let (referee, _) = Loader::rules([Source::new("t.yaml", text)]).load_valid().ok()?;
        Some((format!("random {seed}"), referee))
    };
    seeds.filter_map(book).collect()
}

/// The built-in rule sets, and those of books.
pub fn known() -> Vec<(String, Referee)> {
    let mut books = vec![("built-in".to_owned(), Referee::builtin())];
    for book in [
        "../examples/tickets",
        "../examples/marketplace",
        "../examples/data-request",
        "books/library",
        "books/reference",
    ] {
        let (referee, _) = Loader::folder(folder().join(book)).load_valid().unwrap();
        books.push((book.to_owned(), referee));
    }
    books
}
