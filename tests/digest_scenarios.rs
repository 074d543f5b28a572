//! Scenarios expect the digests that timelines show.

use std::collections::BTreeMap;
use std::fmt::Write;

use referee::{Event, Instant, Loader};
use serde_json::{Map, Value, json};

use crate::command::run_in;
use crate::digested::{at, folder, log};
use crate::written::Dice;

/// The digests of a log up to an instant, in order.
fn digests(folder: &std::path::Path, log: &BTreeMap<String, Vec<Event>>, until: Instant) -> Vec<Value> {
    let mut all: Vec<&Event> = log.values().flatten().collect();
    all.sort_by_key(|event| event.at);
    let text: String = all.iter().map(|event| serde_json::to_string(event).unwrap() + "\n").collect();
    let args = ["timeline", "-", "--format", "json", "--locale", "en", "--at", &until.to_string(), "--book", "."];
    let ran = run_in(folder, &args, text.as_bytes());
    let lines = ran.output.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    lines.filter(|line| line["kind"] == "digest").collect()
}

/// An event as a step: without the lead, and with the keys of scenarios.
fn step(event: &Event) -> Map<String, Value> {
    let Value::Object(mut step) = serde_json::to_value(event).unwrap() else { panic!("an object") };
    step.remove("lead");
    step
}

fn opening(event: &Event) -> Map<String, Value> {
    let mut opened = step(event);
    let Some(Value::Object(mut opening)) = opened.remove("open") else { panic!("it opens") };
    opening.remove("rules");
    opening.insert("at".to_owned(), opened["at"].clone());
    opening
}

/// The scenario of a log, in which the first lead is at the center. Each expectation has some of the keys.
fn scenario(
    dice: &mut Dice,
    log: &BTreeMap<String, Vec<Event>>,
    digests: &[Value],
    looks: &[Instant],
) -> (Value, usize) {
    let (name, events) = log.first_key_value().unwrap();
    let mut steps: Vec<(Instant, Value)> = events[1..].iter().map(|it| (it.at, step(it).into())).collect();
    let mut after = events[0].at;
    let mut expected = 0;
    let looks: Vec<Instant> = looks.iter().copied().filter(|look| *look > after).collect();
    let all: Vec<Instant> = steps.iter().map(|(at, _)| *at).collect();
    for look in looks {
        let before = all.iter().copied().filter(|at| *at <= look).max();
        after = after.max(before.unwrap_or(after));
        let mut found: Map<String, Value> = Map::new();
        for digest in digests {
            let at: Instant = digest["at"].as_str().unwrap().parse().unwrap();
            if at <= after || at > look {
                continue;
            }
            let mut leads: Vec<&Value> = Vec::new();
            for lead in digest["leads"].as_array().unwrap() {
                if !leads.contains(&&lead["lead"]) {
                    leads.push(&lead["lead"]);
                }
            }
            let by = digest["by"].get("value").cloned();
            let parts = [
                ("at", Some(digest["at"].clone())),
                ("to", Some(digest["to"]["id"].clone())),
                ("by", by),
                ("count", Some(digest["count"].clone())),
                ("leads", Some(json!(leads))),
            ];
            let mut parts: Map<String, Value> = parts
                .into_iter()
                .filter_map(|(key, value)| Some((key.to_owned(), value?)))
                .filter(|_| dice.roll(3) > 0)
                .collect();
            // At least one part.
            parts.entry("to").or_insert(digest["to"]["id"].clone());
            let list = found.entry(digest["id"].as_str().unwrap()).or_insert_with(|| json!([]));
            list.as_array_mut().unwrap().push(parts.into());
            expected += 1;
        }
        steps.push((look, json!({ "at": look, "expect": { "digests": found } })));
        after = look;
    }
    steps.sort_by_key(|(at, _)| *at);
    let others: Map<String, Value> = log
        .iter()
        .skip(1)
        .map(|(id, events)| {
            let steps: Vec<Value> = events[1..].iter().map(|it| step(it).into()).collect();
            (id.to_lowercase(), json!({ "lead": id, "open": opening(&events[0]), "steps": steps }))
        })
        .collect();
    let steps: Vec<Value> = steps.into_iter().map(|(_, step)| step).collect();
    (json!({ "lead": name, "open": opening(&events[0]), "steps": steps, "others": others }), expected)
}

#[test]
fn scenarios_agree_with_timelines() {
    let folder = folder();
    let (referee, _) = Loader::folder(folder.path()).load_valid().unwrap();
    let (mut passed, mut failed) = (0, 0);
    let test = |scenario: &Value| {
        folder.write("rules/tests/t.yaml", &json!({ "rules": "t", "scenarios": { "all": scenario } }).to_string());
        run_in(folder.path(), &["test"], b"")
    };
    for seed in 0..60 {
        let mut dice = Dice(seed * 733 + 9);
        let log = log(&mut dice, &referee);
        let mut looks: Vec<Instant> = (0..3).map(|_| at(i64::try_from(dice.roll(40 * 24 * 60)).unwrap() + 1)).collect();
        looks.sort();
        looks.dedup();
        let digests = digests(folder.path(), &log, *looks.last().unwrap());
        let (mut scenario, expected) = scenario(&mut dice, &log, &digests, &looks);
        let ran = test(&scenario);
        assert!(ran.output.contains("1 passed, 0 failed"), "seed {seed}\n{}\n{}", ran.errors, scenario);
        passed += expected;
        // Another count is one failure, and is updated.
        let counts = scenario["steps"].as_array_mut().unwrap().iter_mut().filter_map(|step| {
            let digests = step.get_mut("expect")?.get_mut("digests")?.as_object_mut()?;
            digests.values_mut().flat_map(|list| list.as_array_mut().unwrap()).find_map(|it| it.get_mut("count"))
        });
        let Some(count) = counts.last() else { continue };
        *count = json!(count.as_u64().unwrap() + 1);
        let ran = test(&scenario);
        assert!(ran.errors.contains("not-as-expected"), "{}", ran.errors);
        assert_eq!(ran.errors.matches("not-as-expected").count(), 1, "{}", ran.errors);
        let ran = run_in(folder.path(), &["test", "--update"], b"");
        assert!(ran.output.contains("1 passed, 0 failed"), "seed {seed}\n{}{}", ran.output, ran.errors);
        failed += 1;
    }
    assert!(passed > 200 && failed > 30, "{passed} {failed}");
}

#[test]
fn leads_alike_are_written_once() {
    let folder = folder();
    let scenario = |more: &str| {
        let mut text = "rules: t
scenarios:
  busy:
    open: { at: 2026-02-24T09:00:00Z, overview: { subject: a } }
    steps:
      - { at: +1h, expect: { digests: {} } }
      - at: 2026-02-25T00:00:00Z
        expect:
          sent: {}
          digests: { daily: { to: team, count: 5, leads: [early, busy, more-1, more-2, more-3] } }
          words: { en: { digests: { daily: { subject: '5 since February 24, 2026' } } } }
    others:
      early: { open: { at: 2026-02-24T08:00:00Z } }
"
        .to_owned();
        write!(text, "{more}").unwrap();
        text
    };
    let test = |more: &str| {
        folder.write("rules/tests/t.yaml", &scenario(more));
        run_in(folder.path(), &["test", "--coverage"], b"")
    };
    let ran = test("      more: { times: 3, open: { at: +2h } }\n");
    assert!(ran.output.contains("1 passed"), "{}{}", ran.output, ran.errors);
    assert!(!ran.output.contains("daily as a digest") && ran.output.contains("weekly as a digest"), "{}", ran.output);
    let ran = test("      more: { times: 2, open: { at: +2h } }\n");
    assert!(ran.errors.contains("`digests"), "{}", ran.errors);
    // An event of another lead that is refused, and steps out of order.
    let refused = "      more: { times: 3, open: { at: +2h }, steps: [{ at: +3h, act: lose }] }\n";
    let ran = test(refused);
    assert!(ran.errors.contains("in `busy` at +3h: the event was refused unexpectedly"), "{}", ran.errors);
    let ran = test(&refused.replace("+3h", "+1h"));
    assert!(ran.errors.contains("error[backwards]"), "{}", ran.errors);
    let ran = test(&refused.replace("act: lose", "act: loose"));
    assert!(
        ran.errors.contains("error[no-such-action]") && ran.errors.contains("did you mean `lose`?"),
        "{}",
        ran.errors
    );
    let ran = test(&refused.replace("act: lose", "expect: { state: open }"));
    assert!(ran.errors.contains("unknown key `expect`") || ran.errors.contains("unknown-key"), "{}", ran.errors);
}
