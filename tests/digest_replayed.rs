//! A replay counts digests as they go out among all compared leads, against a model that compares each notification with
//! every other one, in both lives.

use std::collections::BTreeMap;

use referee::replay::{ReplayPart, Replayed};
use referee::tooling::history;
use referee::{Acting, Event, EventKind, Instant, Loader, Referee};

use crate::command::{Folder, run_in};
use crate::digested::{RULES, Sent, at, log, sent, words};
use crate::replay::{order, replayed};
use crate::written::Dice;

/// The other rules: another name for the customer, more and fewer digests, and a shorter time to answer.
fn others() -> String {
    let switch = "rules: u\nfollows: t\nswitch: { fields: { customer: client } }";
    let rules = RULES.replace("rules: t", switch).replace("customer: email", "client: email");
    let rules = rules.replace("by: customer", "by: client").replace("after: 9d", "after: 4d");
    let rules = rules
        .replace("above: 3", "above: 2")
        .replace("weekly: { to: customer, digest: { above: 1", "weekly: { to: customer, digest: { above: 2");
    rules.replace("hourly: { to: team, digest: { above: 1, per: 6h, by: vip } }", "hourly: { to: team }")
}

fn above(rules: &str, id: &str) -> usize {
    match (rules, id) {
        ("t", "daily") => 3,
        ("t", "weekly" | "hourly") => 1,
        ("u", "hourly") | (_, "plain") => usize::MAX,
        _ => 2,
    }
}

fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("rules/t.yaml", RULES);
    folder.write("rules/u.yaml", &others());
    folder.write("locales/en/t.ftl", &words(RULES));
    folder.write("locales/en/u.ftl", &words(&others()));
    folder
}

/// An event with another name for the customer.
fn renamed(mut event: Event, from: &str, to: &str) -> Event {
    if let EventKind::Open(opening) = &mut event.kind {
        for record in [&mut opening.overview, &mut opening.details] {
            *record = record.iter().map(|(id, value)| (if id == from { to } else { id }, value.clone())).collect();
        }
    }
    event
}

/// The events of a lead under the other rules, without refused ones.
fn other_life(referee: &Referee, events: &[Event]) -> Vec<Event> {
    let mut events = events.iter().cloned().map(|mut event| {
        if let EventKind::Open(opening) = &mut event.kind {
            opening.rules = Some("u".into());
        }
        renamed(event, "customer", "client")
    });
    let opened = events.next().unwrap();
    let mut lead = referee.open(opened.clone()).unwrap();
    let rest = events.filter(|event| lead.apply(event).is_ok()).collect::<Vec<_>>();
    std::iter::once(opened).chain(rest).collect()
}

/// Of one notification to one recipient, before and after: sent on their own, digests, notifications in them, and those
/// that wait for one.
type Counts = BTreeMap<(String, String), [[u64; 2]; 4]>;

/// The counts of some leads, whose digests depend on all of them.
fn expected(
    referee: &Referee,
    log: &BTreeMap<String, Vec<Event>>,
    until: Instant,
    of: &dyn Fn(&str) -> bool,
) -> Counts {
    let mut counts = Counts::new();
    for (side, rules) in ["t", "u"].into_iter().enumerate() {
        let mut all: Vec<(Sent, bool)> = Vec::new();
        for (id, events) in log {
            let events = if side == 0 { events.clone() } else { other_life(referee, events) };
            let (_, happenings) = history(referee.rulebook(), events.iter().cloned(), until);
            // Without the name that the other rules have.
            let named: Vec<Event> = events.iter().map(|it| renamed(it.clone(), "client", "customer")).collect();
            all.extend(happenings.iter().flat_map(|it| sent(id, it, &named)));
        }
        let mut seen = Vec::new();
        for (one, grouped) in all.iter().filter(|(one, _)| of(&one.lead)) {
            let same = |other: &Sent| {
                (&other.id, &other.to, &other.period, &other.by) == (&one.id, &one.to, &one.period, &one.by)
            };
            let together = all.iter().filter(|(other, grouped)| *grouped && same(other)).count();
            let row = counts.entry((one.id.clone(), one.to.clone())).or_default();
            if !grouped || together <= above(rules, &one.id) {
                row[0][side] += 1;
            } else if one.until > until {
                row[3][side] += 1;
            } else {
                row[2][side] += 1;
                if !seen.iter().any(same) {
                    row[1][side] += 1;
                    seen.push(one.clone());
                }
            }
        }
    }
    counts
}

fn counted(part: &ReplayPart) -> Counts {
    let both = |both: referee::replay::Both| [both.before, both.after];
    let rows = part.notifications.iter().map(|it| {
        let digests = it.digests.unwrap_or_default();
        let counts = [it.sent, digests.sent, digests.replaced, digests.waiting].map(both);
        ((it.notification.id.to_string(), it.to.id.to_string()), counts)
    });
    rows.collect()
}

#[test]
fn digests_of_both_lives_agree_with_pairs() {
    let folder = folder();
    let (referee, _) = Loader::folder(folder.path()).load_valid().unwrap();
    let reader = referee.reader("en").unwrap();
    let mut all = [[0; 2]; 4];
    for seed in 0..120 {
        let mut dice = Dice(seed * 6007 + 11);
        let log = log(&mut dice, &referee);
        let until = at(2 * 24 * 60 + i64::try_from(dice.roll(30 * 24 * 60)).unwrap());
        let order = order(&referee, "u", "t", until, &[]).by_fact("plan").unwrap();
        let events = |lives: &[&Vec<Event>]| lives.iter().flat_map(|life| life.iter().cloned()).collect::<Vec<_>>();
        let lives: Vec<&Vec<Event>> = log.values().collect();
        let report = reader.replay(&order, &replayed(&order, &events(&lives)));
        let opened = |id: &str| log[id][0].at <= until;
        assert_eq!(counted(&report.total), expected(&referee, &log, until, &opened), "seed {seed}");
        // Digests go out among all leads, in whichever shard and group they are.
        let (one, other) = lives.split_at(lives.len() / 2);
        let mut merged: Replayed = replayed(&order, &events(other));
        merged.merge(replayed(&order, &events(one)));
        let merged = reader.replay(&order, &merged);
        assert_eq!(counted(&merged.total), counted(&report.total), "seed {seed}");
        for group in &report.groups {
            let plan = |id: &str| match &log[id][0].kind {
                EventKind::Open(opening) if opening.facts.get("plan").is_some() => "paid",
                _ => "free",
            };
            let own = |id: &str| opened(id) && Some(plan(id)) == group.value.as_deref();
            assert_eq!(counted(&group.part), expected(&referee, &log, until, &own), "seed {seed} {}", group.label);
        }
        for row in counted(&report.total).into_values() {
            for (all, own) in all.iter_mut().flatten().zip(row.into_iter().flatten()) {
                *all += own;
            }
        }
    }
    assert!(all.iter().flatten().all(|count| *count > 100), "{all:?}");
}

#[test]
fn a_digest_is_one_message_in_tables_and_sentences() {
    let folder = folder();
    let mut text = String::new();
    for number in 0..3 {
        let lead = format!("L{number}");
        let opening = referee::Opening::under("t").overview([("subject", "a"), ("customer", "a@x.example")]);
        let events = [Event::open(&*lead, at(number), opening), Event::act(&*lead, at(60 + number), Acting::of("ask"))];
        for event in events {
            text.push_str(&(serde_json::to_string(&event).unwrap() + "\n"));
        }
    }
    let replay = |format: &str| {
        let at = ["--at", "2026-02-24T12:00:00Z", "--format", format, "--locale", "en", "--book", "."];
        let args = [&["replay", "-", "--rules", "u", "--against", "t"][..], &at].concat();
        let ran = run_in(folder.path(), &args, text.as_bytes());
        assert_eq!(ran.errors, "");
        ran.output
    };
    let sentence = "Messages sent, with each digest as one: 1 before, 1 after.";
    for format in ["table", "markdown", "svg", "json"] {
        let output = replay(format);
        assert!(output.contains(sentence), "{output}");
    }
    insta::assert_snapshot!(replay("table").split("Notifications\n").nth(1).unwrap(), @r"
    Subject                   Recipient           Rule set t  Rule set u  Difference
    x – digests               recipient-team               1           1           0
    x – combined in digests   recipient-team               6           6           0
    x – waiting for a digest  recipient-customer           3           3           0
    ");
}
