//! Facts that change after the lead was opened: who may change them, what happens to the deadline, and what is proven.

use referee::tooling::{HappeningKind, history};
use referee::{Event, Instant, Loader, Opening, Record, Referee, RuleSet, Source, read_line};

use crate::command::{Folder, run_in};
use crate::written::Dice;

fn rules(clock: &str) -> String {
    format!(
        "rules: t
roles: [agent, chief]
facts:
  kind: [offer, trial]
  urgent: {{ kind: boolean, default: false, changes: {{ by: [chief], clock: {clock} }} }}
  paid: {{ kind: boolean, optional: true, changes: true }}
excluded:
  - {{ kind: trial, paid: true }}
recipients: [team]
stages:
  open:
    actions:
      close: {{ to: solved }}
      hurry: {{ when: {{ urgent: true }}, notify: hot }}
    alerts: {{ hot: {{ when: {{ urgent: true }} }} }}
    timeout:
      - {{ when: {{ urgent: false }}, after: 10d, to: late }}
      - {{ when: {{ urgent: true }}, after: 2d, to: dropped, notify: hot, remind: {{ before: 1d, notify: hot }} }}
  late:
    actions: {{ close: {{ to: solved }} }}
    timeout: {{ after: 1d, to: dropped }}
  archived: {{ outcomes: [solved, dropped] }}
notifications:
  hot: {{ to: team }}
"
    )
}

fn referee(rules: &[&str]) -> Referee {
    let rules = rules.iter().enumerate().map(|(number, text)| Source::new(format!("{number}.yaml"), *text));
    Loader::rules(rules.collect::<Vec<_>>()).load_valid().unwrap().0
}

fn at(hours: i64) -> Instant {
    let start: Instant = "2026-03-02T09:00:00Z".parse().unwrap();
    Instant::from_millis(start.millis() + hours * 3_600_000)
}

fn urgent(hours: i64, value: bool) -> Event {
    Event::fact("L-1", at(hours), Record::from([("urgent", value)]))
}

fn opened(referee: &Referee) -> referee::Lead {
    referee.open(Event::open("L-1", at(0), Opening::under("t").fact("kind", "offer"))).unwrap()
}

#[test]
fn the_deadline_follows_the_policy() {
    // After ten hours, an hour before the shorter time limit, and after it.
    for (clock, due) in [("keep", [240, 240, 240]), ("recompute", [48, 48, 100]), ("restart", [58, 95, 148])] {
        for (hours, due) in [10, 47, 100].into_iter().zip(due) {
            let referee = referee(&[&rules(clock)]);
            let mut lead = opened(&referee);
            lead.apply(&urgent(hours, true)).unwrap();
            // A time limit that has passed is due at once.
            let position = lead.at(at(hours)).unwrap();
            let dropped = lead.rules().state_id(position.state) == "dropped";
            assert_eq!((dropped, dropped || position.due() == Some(at(due))), (due == hours, true), "{clock} {hours}");
            if !dropped {
                assert_eq!(position.since, at(0), "it has not entered the stage again");
                // The same value again changes nothing.
                lead.apply(&urgent(hours, true)).unwrap();
                assert_eq!(lead.at(at(hours)).unwrap(), position);
            }
        }
    }
}

#[test]
fn actions_alerts_and_texts_follow_the_facts() {
    let referee = referee(&[&rules("recompute")]);
    let mut lead = opened(&referee);
    let seen = |lead: &referee::Lead, hours| {
        let reader = referee.reader("en").unwrap();
        let status = reader.status(lead, at(hours)).unwrap();
        let mut json = Vec::new();
        reader.write_status(lead, at(hours), &mut json).unwrap();
        assert_eq!(json, serde_json::to_vec(&status).unwrap());
        (status.actions.len(), status.alerts.len())
    };
    assert_eq!(seen(&lead, 0), (1, 0));
    lead.apply(&urgent(1, true)).unwrap();
    assert_eq!(seen(&lead, 1), (2, 1));
    lead.apply(&urgent(2, false)).unwrap();
    assert_eq!(seen(&lead, 2), (1, 0));
    let events = [
        Event::open("L-1", at(0), Opening::under("t").fact("kind", "offer")),
        urgent(1, true).by("chief"),
        Event::fact("L-1", at(2), Record::from([("paid", true)])),
    ];
    let timeline = referee.reader("en").unwrap().timeline(referee.rulebook(), events, at(60));
    let entry = serde_json::to_value(&timeline[1]).unwrap();
    assert_eq!((&entry["kind"], &entry["facts"][0]["id"]), (&"fact".into(), &"urgent".into()), "{entry}");
    let kinds: Vec<String> = timeline.iter().map(|entry| format!("{:?}", entry.kind)).collect();
    assert_eq!(kinds, ["Opened", "Fact", "Fact", "Reminder", "Timeout"]);
}

#[test]
fn who_may_not_change_it_is_refused() {
    let referee = referee(&[&rules("keep")]);
    let lead = opened(&referee);
    let refused = |event: &Event| {
        referee::decide(&lead, event).map(|_| ()).map_err(|refusal| (refusal.id(), refusal.accepted().join(" ")))
    };
    let fact = |name: &'static str, value: referee::Given| Event::fact("L-1", at(1), Record::from([(name, value)]));
    assert_eq!(refused(&urgent(1, true)), Ok(()), "an event without a role is not checked for roles");
    assert_eq!(refused(&urgent(1, true).by("chief")), Ok(()));
    assert_eq!(refused(&urgent(1, true).by("agent")), Err(("unknown-role", "chief".into())));
    assert_eq!(refused(&fact("paid", true.into()).by("agent")), Ok(()));
    assert_eq!(refused(&fact("kind", "trial".into())), Err(("fixed-fact", "urgent paid".into())));
    assert_eq!(refused(&fact("color", "red".into())), Err(("unknown-fact", "kind urgent paid".into())));
    assert_eq!(refused(&fact("urgent", "yes".into())), Err(("wrong-fact", "true false".into())));
    let trial = referee.open(Event::open("L-2", at(0), Opening::under("t").fact("kind", "trial"))).unwrap();
    let paid = Event::fact("L-2", at(1), Record::from([("paid", true)]));
    assert_eq!(referee::decide(&trial, &paid).unwrap_err().id(), "excluded-facts");
    let unpaid = Event::fact("L-2", at(1), Record::from([("paid", false)]));
    assert!(referee::decide(&trial, &unpaid).is_ok());
    let mut closed = opened(&referee);
    closed.apply(&Event::act("L-1", at(1), "close")).unwrap();
    assert_eq!(referee::decide(&closed, &urgent(2, true)).unwrap_err().id(), "archived");
}

#[test]
fn an_optional_fact_can_be_taken_back_and_the_event_is_read_as_written() {
    let referee = referee(&[&rules("keep")]);
    let mut lead = opened(&referee);
    let line =
        r#"{"lead":"L-1","at":"2026-03-02T10:00:00Z","id":"e-1","by":"chief","fact":{"urgent":true,"paid":true}}"#;
    let event = read_line(line.as_bytes()).unwrap();
    assert_eq!(serde_json::to_string(&event).unwrap(), line);
    lead.apply(&event).unwrap();
    assert_eq!(referee::decide(&lead, &event).unwrap().kind, referee::StepKind::Repeated);
    let other = read_line(line.replace("\"paid\":true", "\"paid\":false").as_bytes()).unwrap();
    assert_eq!(referee::decide(&lead, &other).unwrap_err().id(), "id-taken");
    let paid = lead.rules().facts().find("paid").unwrap();
    assert_eq!(lead.fact(paid), &referee::engine::FactValue::Boolean(true));
    lead.apply(&Event::fact("L-1", at(2), Record::from([("paid", referee::Given::Null)]))).unwrap();
    assert_eq!(lead.fact(paid), &referee::engine::FactValue::Unknown);
    let restored = referee::Lead::restore(referee.rulebook(), &lead.snapshot()).unwrap();
    assert_eq!(restored, lead);
    for (wrong, message) in [
        (r#""fact":{}"#, "`fact` names no fact"),
        (r#""fact":{"urgent":true},"act":"close""#, "an event has exactly one of"),
        (r#""fact":{"urgent":true},"fields":{}"#, "`fields` belongs to"),
        (r#""fact":"urgent""#, "expected an object"),
    ] {
        let line = format!(r#"{{"lead":"L-1","at":"2026-03-02T10:00:00Z",{wrong}}}"#);
        let error = read_line(line.as_bytes()).unwrap_err();
        assert!(error.to_string().contains(message), "{error}");
    }
}

/// The proofs hold for what leads can become, not only for what they were when they were opened.
#[test]
fn proofs_follow_the_changes() {
    let errors = |text: &str| {
        let (_, findings) = RuleSet::check(&Source::new("t.yaml", text));
        findings.iter().filter(|it| it.is_error()).map(|it| format!("{}: {}", it.id, it.message)).collect::<Vec<_>>()
    };
    let text = rules("keep");
    assert_eq!(errors(&text), [""; 0]);
    // Urgent leads never reach `late` by themselves, but they may become urgent there.
    let late = text.replace(
        "    actions: { close: { to: solved } }\n    timeout: { after: 1d",
        "    actions: { close: { to: solved, when: { urgent: true } } }\n    timeout: { after: 1d",
    );
    assert_eq!(errors(&late), [""; 0]);
    let fixed = late.replace(", changes: { by: [chief], clock: keep }", "");
    assert_eq!(errors(&fixed), ["impossible: the action `close` can never happen: no such lead reaches `late`"]);
    let gap = text
        .replace("timeout: { after: 1d, to: dropped }", "timeout: { when: { urgent: false }, after: 1d, to: dropped }");
    assert_eq!(
        errors(&gap),
        ["gap: stage `late` has no timeout for leads where `kind` is `offer` and `urgent` is `true`"]
    );
    assert_eq!(errors(&gap.replace(", changes: { by: [chief], clock: keep }", "")), [""; 0]);
    assert_eq!(errors(&text.replace("by: [chief]", "by: [chef]")), ["unknown-role: unknown role `chef`"]);
}

#[test]
fn a_lead_that_goes_back_keeps_what_has_changed() {
    let old = rules("keep").replace("rules: t\n", "rules: old\n");
    let new = rules("keep").replace("rules: t\n", "rules: t\nfollows: old\nswitch: { clock: keep }\n");
    let referee = referee(&[&old, &new]);
    let mut lead = referee.open(Event::open("L-1", at(0), Opening::under("old").fact("kind", "offer"))).unwrap();
    lead.apply(&Event::switch("L-1", at(1), "t")).unwrap();
    lead.apply(&urgent(2, true)).unwrap();
    lead.apply(&Event::switch("L-1", at(3), "old")).unwrap();
    let number = lead.rules().facts().find("urgent").unwrap();
    assert_eq!((lead.rules().name(), lead.fact(number)), ("old", &referee::engine::FactValue::Boolean(true)));
    assert_eq!(lead.at(at(3)).unwrap().due(), Some(at(48)), "the timeout of urgent leads runs");
}

/// The rules of a random life with switches: timeouts for urgent leads and others, in hours.
fn switching(name: &str, follows: Option<(&str, &str)>, change: &str, [hot, cold]: [i64; 2]) -> String {
    let switch = follows
        .map_or_else(String::new, |(follows, clock)| format!("follows: {follows}\nswitch: {{ clock: {clock} }}\n"));
    format!(
        "rules: {name}\n{switch}facts: {{ urgent: {{ kind: boolean, default: false, changes: {{ clock: {change} }} }} }}\n\
         stages:\n  open:\n    actions: {{ close: {{ to: done }} }}\n    timeout:\n      \
         - {{ when: {{ urgent: true }}, after: {hot}h, to: done }}\n      \
         - {{ when: {{ urgent: false }}, after: {cold}h, to: done }}\n  end: {{ outcomes: [done] }}\n"
    )
}

/// Against a dumber model: a switch recomputes from the last restart, also after snapshots, and back.
#[test]
fn a_recomputing_switch_remembers_restarts() {
    let (mut switched, mut recomputed, mut backwards, mut alive) = (0, 0, 0, 0);
    for seed in 0..500 {
        let mut dice = Dice(seed * 104_729 + 7);
        let change = *dice.pick(&["keep", "recompute", "restart", "restart"]);
        let policies = [0, 0].map(|_| *dice.pick(&["keep", "remaining", "recompute", "recompute", "restart"]));
        let lengths = [0, 0, 0].map(|_| [20 + dice.roll(60), 60 + dice.roll(200)].map(|it| i64::try_from(it).unwrap()));
        let names = ["a", "b", "c"];
        let texts: Vec<String> = (0..3)
            .map(|it| {
                let follows = (it > 0).then(|| (names[it - 1], policies[it - 1]));
                switching(names[it], follows, change, lengths[it])
            })
            .collect();
        let referee = referee(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let mut lead = referee.open(Event::open("L-1", at(0), Opening::under("a"))).unwrap();
        let (mut hour, mut rules, mut hot) = (0, 0, false);
        let (mut entered, mut counted, mut due) = (0, 0, lengths[0][1]);
        let mut restarted = false;
        for _ in 0..8 {
            hour += 1 + i64::try_from(dice.roll(25)).unwrap();
            if due <= hour {
                break;
            }
            let length = |rules: usize, hot: bool| lengths[rules][usize::from(!hot)];
            if dice.roll(3) > 0 || rules == 2 {
                let value = dice.roll(2) == 0;
                lead.apply(&Event::fact("L-1", at(hour), Record::from([("urgent", value)]))).unwrap();
                match change {
                    _ if value == hot => {}
                    "keep" => {}
                    "recompute" => (counted, due) = (entered, (entered + length(rules, value)).max(hour)),
                    _ => (counted, due, restarted) = (hour, hour + length(rules, value), true),
                }
                hot = value;
            } else {
                rules += 1;
                lead.apply(&Event::switch("L-1", at(hour), names[rules])).unwrap();
                switched += 1;
                match policies[rules - 1] {
                    "keep" => {}
                    "remaining" => (entered, counted) = (hour, hour),
                    "recompute" => {
                        recomputed += usize::from(restarted);
                        due = (counted + length(rules, hot)).max(hour);
                    }
                    _ => (entered, counted, due) = (hour, hour, hour + length(rules, hot)),
                }
            }
            if dice.roll(2) == 0 {
                lead = crate::snapshots::reread(referee.rulebook(), &lead);
            }
            let position = lead.at(at(hour)).unwrap();
            if due <= hour {
                assert!(lead.rules().stage(position.state).is_none(), "seed {seed}");
                break;
            }
            assert_eq!(
                (position.since, position.due()),
                (at(entered), Some(at(due))),
                "seed {seed}: {change} {policies:?}"
            );
            alive += 1;
            // Back, after a change of facts under the new rules: the old timeout counts from the same instant.
            if rules > 0 && dice.roll(6) == 0 {
                let before = crate::snapshots::reread(referee.rulebook(), &lead);
                let mut back = before;
                let changed = Event::fact("L-1", at(hour), Record::from([("urgent", !hot)]));
                back.apply(&changed).unwrap();
                if back.apply(&Event::switch("L-1", at(hour), names[rules - 1])).is_ok() {
                    let position = back.at(at(hour)).unwrap();
                    let from = match change {
                        "recompute" => entered,
                        "keep" => counted,
                        _ => hour,
                    };
                    let due = (from + length(rules - 1, !hot)).max(hour);
                    let ended = back.rules().stage(position.state).is_none();
                    assert!(ended == (due <= hour), "seed {seed}");
                    let found = position.due().filter(|_| !ended);
                    assert_eq!(
                        found,
                        (due > hour).then(|| at(due)),
                        "seed {seed}: {change} {policies:?} {hour} {rules}"
                    );
                    backwards += 1;
                }
            }
        }
    }
    assert!(
        switched > 166 && recomputed > 26 && backwards > 16 && alive > 666,
        "{switched} {recomputed} {backwards} {alive}"
    );
}

/// A second, dumber model: an hourly clock.
#[test]
fn random_changes_agree_with_an_hourly_clock() {
    for seed in 0..400 {
        let mut dice = Dice(seed * 7919 + 11);
        let clock = *dice.pick(&["keep", "recompute", "restart"]);
        let referee = referee(&[&rules(clock)]);
        let mut events = vec![Event::open("L-1", at(0), Opening::under("t").fact("kind", "offer"))];
        let (mut stage, mut entered, mut hot) = ("open", 0, false);
        let mut due = 240;
        let mut expected: Vec<(i64, &str)> = Vec::new();
        let last = 320;
        for hour in 1..last {
            if stage == "open" && hot && due - hour == 24 {
                expected.push((hour, "reminded"));
            }
            // An hour may end several stages, if a time limit has passed already.
            while stage != "gone" && due <= hour {
                let was = due;
                stage = if stage == "open" && !hot { "late" } else { "gone" };
                expected.push((was, if stage == "late" { "late" } else { "dropped" }));
                (entered, due) = (was, was + 24);
            }
            if dice.roll(30) == 0 && stage != "gone" {
                let value = dice.roll(2) == 0;
                events.push(urgent(hour, value));
                if value != hot {
                    expected.push((hour, "changed"));
                }
                let length = if value { 48 } else { 240 };
                // Every lead has the same time limit in `late`.
                if value != hot && stage == "open" {
                    due = match clock {
                        "keep" => due,
                        "recompute" => (entered + length).max(hour),
                        _ => hour + length,
                    };
                }
                hot = value;
                while stage != "gone" && due <= hour {
                    let was = due;
                    stage = if stage == "open" && !hot { "late" } else { "gone" };
                    expected.push((was, if stage == "late" { "late" } else { "dropped" }));
                    (entered, due) = (was, was + 24);
                }
            }
        }
        let (_, happenings) = history(referee.rulebook(), events, at(last - 1));
        let seen: Vec<(i64, &str)> = happenings
            .iter()
            .filter_map(|it| {
                let what = match &it.kind {
                    HappeningKind::Changed { .. } => "changed",
                    HappeningKind::Reminded { .. } => "reminded",
                    HappeningKind::TimedOut { .. } => it
                        .rules
                        .as_ref()
                        .zip(it.to)
                        .map(|(rules, to)| if rules.state_id(to) == "late" { "late" } else { "dropped" })?,
                    _ => return None,
                };
                Some(((it.at.millis() - at(0).millis()) / 3_600_000, what))
            })
            .collect();
        assert_eq!(seen, expected, "seed {seed} {clock}");
    }
}

#[test]
fn a_scenario_changes_facts() {
    let book = Folder::new();
    book.write("rules/t.yaml", &rules("recompute"));
    let scenario = "rules: t\nscenarios:\n  hurry:\n    open: { at: 2026-03-02T09:00:00Z, facts: { kind: offer }, expect: { alerts: [] } }\n    \
                    steps:\n      - { at: +1h, by: chief, fact: { urgent: true }, expect: { alerts: [hot], deadline: +48h } }\n      \
                    - { at: +2h, by: agent, fact: { urgent: false }, expect: { refused: unknown-role } }\n";
    book.write("rules/tests/t.yaml", scenario);
    let ran = run_in(book.path(), &["test"], b"");
    assert!(ran.output.contains("scenarios: 1 passed, 0 failed"), "{}{}", ran.output, ran.errors);
    book.write("rules/tests/t.yaml", &scenario.replace("urgent: true", "urgnt: true"));
    let ran = run_in(book.path(), &["check"], b"");
    assert!(ran.output.contains("`urgnt`"), "{}", ran.output);
}
