//! Digests: many notifications to one receiver in one period go out as one message, against a model that compares each
//! notification with every other one.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use chrono::{Datelike, NaiveDate};
use referee::tooling::{Happening, history};
use referee::{Acting, Event, EventKind, Finding, Instant, Loader, Opening, Record, Referee, RuleSet, Source};
use serde_json::Value;

use crate::command::{Folder, run_in};
use crate::written::Dice;

pub const RULES: &str = "rules: t
facts:
  plan: { one-of: [free, paid], default: free, info: true }
  vip: { kind: boolean, optional: true, changes: true }
fields: { subject: text, customer: email, note: text }
recipients: [team, customer]
arrival: { fields: [subject] }
stages:
  open:
    shows: overview
    actions:
      ask: { to: asked, notify: [daily, weekly] }
      note: { allow: note, notify: [daily, plain] }
    timeout: { after: 30h, to: lost, notify: [weekly, monthly, hourly] }
  asked:
    withhold: subject
    actions:
      note: { allow: note, notify: [daily, plain, hourly] }
      lose: { to: lost, notify: [weekly] }
    timeout: { after: 9d, to: lost, notify: monthly, remind: { before: 2d, notify: [weekly, daily] } }
  closed:
    outcomes: { lost: { actions: { reopen: { to: open, notify: [daily, weekly] } } } }
notifications:
  daily: { to: team, on: opened, digest: { above: 3, per: 1d } }
  weekly: { to: customer, digest: { above: 1, per: 1w, by: customer } }
  monthly: { to: team, digest: { above: 2, per: 1mo, by: plan } }
  hourly: { to: team, digest: { above: 1, per: 6h, by: vip } }
  plain: { to: team }
";

/// The messages of a rule set: each is its own id, with the arguments of digests.
pub fn words(rules: &str) -> String {
    let rules = RuleSet::parse(&Source::new("t.yaml", rules)).unwrap();
    let template = referee::tooling::template(&rules, None);
    let lines = template.lines().filter(|line| line.starts_with("# ") && line.ends_with('='));
    let line = |line: &str| match line.strip_prefix("#     ") {
        Some(".digest-subject =") => "    .digest-subject = { NUMBER($count) } since { DATE($since) }\n".to_owned(),
        Some(".digest-body =") => {
            "    .digest-body =\n        These { NUMBER($count) }:\n\n        { $leads }\n".to_owned()
        }
        Some(attribute) => format!("    {attribute} x\n"),
        None => {
            let id = line.trim_start_matches("# ").trim_end_matches(" =");
            if id.starts_with("notification-") { format!("{id} =\n") } else { format!("{id} = {id}\n") }
        }
    };
    lines.map(line).collect()
}

pub fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("rules/t.yaml", RULES);
    folder.write("locales/en/t.ftl", &words(RULES));
    folder
}

fn start() -> i64 {
    "2026-02-23T00:00:00Z".parse::<Instant>().unwrap().millis()
}

pub fn at(minutes: i64) -> Instant {
    Instant::from_millis(start() + minutes * 60_000)
}

/// A random log of some leads.
pub fn log(dice: &mut Dice, referee: &Referee) -> BTreeMap<String, Vec<Event>> {
    let mut log = BTreeMap::new();
    for number in 0..5 + dice.roll(40) {
        let id = format!("L{number:02}");
        let mut now = i64::try_from(dice.roll(5 * 24 * 60)).unwrap();
        let customer = *dice.pick(&["a@x.example", "b@x.example", "c@x.example"]);
        let mut opening = Opening::under("t").overview([("subject", format!("S{number} *bold*"))]);
        // A customer who is not known, or only in details, which the first stage does not show.
        match dice.roll(4) {
            0 => {}
            1 => opening = opening.details([("customer", customer)]),
            _ => {
                let overview = [("subject", format!("S{number} *bold*")), ("customer", customer.to_owned())];
                opening = opening.overview(overview);
            }
        }
        if dice.roll(2) == 0 {
            opening = opening.fact("plan", "paid");
        }
        if dice.roll(2) == 0 {
            opening = opening.fact("vip", dice.roll(2) == 0);
        }
        let mut events = vec![Event::open(&*id, at(now), opening)];
        let mut lead = referee.open(events[0].clone()).unwrap();
        for _ in 0..dice.roll(8) {
            now += i64::try_from(dice.roll(3 * 24 * 60)).unwrap();
            let event = match dice.roll(6) {
                0 => Event::fact(&*id, at(now), Record::from([("vip", dice.roll(2) == 0)])),
                1 => Event::act(&*id, at(now), Acting::of("note").field("note", "n")),
                _ => Event::act(&*id, at(now), *dice.pick(&["ask", "note", "lose", "reopen"])),
            };
            if lead.apply(&event).is_ok() {
                events.push(event);
            }
        }
        log.insert(id, events);
    }
    log
}

/// A notification, with everything that decides about its digest.
#[derive(Debug, Clone)]
pub struct Sent {
    pub lead: String,
    pub at: Instant,
    pub id: String,
    pub to: String,
    /// The period, and when it is over.
    pub period: String,
    pub until: Instant,
    pub by: Option<String>,
    pub above: usize,
}

fn date(at: Instant) -> NaiveDate {
    at.to_string()[..10].parse().unwrap()
}

fn midnight(date: NaiveDate) -> Instant {
    format!("{date}T00:00:00Z").parse().unwrap()
}

/// The notifications of a happening, and whether each could be part of a digest.
pub fn sent(lead: &str, happening: &Happening, events: &[Event]) -> Vec<(Sent, bool)> {
    let Some(rules) = &happening.rules else { return Vec::new() };
    let state = rules.state_id(happening.to.unwrap());
    let EventKind::Open(opening) = &events[0].kind else { panic!("it opens") };
    let text = |value: Option<&referee::Given>| value.map(|value| serde_json::to_value(value).unwrap());
    let text = |value| text(value).map(|it| it.as_str().map_or_else(|| it.to_string(), str::to_owned));
    // Details are shown once the lead was asked, and stay.
    let asked = |event: &Event| matches!(&event.kind, EventKind::Act(acting) if &*acting.action == "ask");
    let last = events.iter().rfind(|it| it.at <= happening.at && (asked(it) || opens_again(it)));
    let detailed = state != "open" && last.is_some_and(asked);
    let customer =
        text(opening.overview.get("customer")).or(text(opening.details.get("customer")).filter(|_| detailed));
    let mut changes = events.iter().filter(|it| it.at <= happening.at).filter_map(|it| match &it.kind {
        EventKind::Fact(facts) => text(facts.get("vip")),
        _ => None,
    });
    let vip = changes.next_back().or(text(opening.facts.get("vip")));
    let plan = text(opening.facts.get("plan")).unwrap_or_else(|| "free".to_owned());
    let day = date(happening.at);
    let each = happening.sent.iter().map(|(notification, recipient)| {
        let id = rules.notifications()[*notification].id.to_string();
        let hour: u32 = happening.at.to_string()[11..13].parse().unwrap();
        let (period, until, by, above) = match &*id {
            "daily" => (day.to_string(), midnight(day.succ_opt().unwrap()), Some(String::new()), 3),
            "weekly" => {
                let monday = day - chrono::Days::new(u64::from(day.weekday().num_days_from_monday()));
                (monday.to_string(), midnight(monday + chrono::Days::new(7)), customer.clone(), 1)
            }
            "monthly" => {
                let next = day.with_day(1).unwrap() + chrono::Months::new(1);
                (day.to_string()[..7].to_owned(), midnight(next), Some(plan.clone()), 2)
            }
            "hourly" => {
                let until = Instant::from_millis(midnight(day).millis() + i64::from(hour / 6 + 1) * 6 * 3_600_000);
                (format!("{day} {}", hour / 6), until, vip.clone(), 1)
            }
            _ => (String::new(), happening.at, None, usize::MAX),
        };
        let grouped = by.is_some();
        let sent = Sent {
            lead: lead.to_owned(),
            at: happening.at,
            to: rules.recipients()[*recipient].to_string(),
            id,
            period,
            until,
            by,
            above,
        };
        (sent, grouped)
    });
    each.collect()
}

fn opens_again(event: &Event) -> bool {
    matches!(&event.kind, EventKind::Act(acting) if &*acting.action == "reopen")
}

/// What was sent on its own, in which digests, and the digests: as lines.
fn expected(log: &BTreeMap<String, Vec<Event>>, referee: &Referee, until: Instant) -> BTreeSet<String> {
    let mut all: Vec<(Sent, bool)> = Vec::new();
    for (id, events) in log {
        let (_, happenings) = history(referee.rulebook(), events.iter().cloned(), until);
        all.extend(happenings.iter().flat_map(|it| sent(id, it, events)));
    }
    let mut lines = BTreeSet::new();
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    let mut add = |lines: &mut BTreeSet<String>, line: String| {
        // The same line can occur twice.
        let count = place.entry(line.clone()).or_default();
        *count += 1;
        lines.insert(format!("{line} #{count}"));
    };
    for (one, grouped) in &all {
        let same = |other: &&(Sent, bool)| {
            let Sent { id, to, period, by, .. } = &other.0;
            *grouped && other.1 && (id, to, period, by) == (&one.id, &one.to, &one.period, &one.by)
        };
        if all.iter().filter(same).count() <= one.above || !grouped {
            add(&mut lines, format!("{} {} {} to {}", one.lead, one.at, one.id, one.to));
            continue;
        }
        add(&mut lines, format!("{} {} {} to {} in {}", one.lead, one.at, one.id, one.to, one.until));
        if one.until <= until {
            let by = one.by.clone().unwrap_or_default();
            add(&mut lines, format!("digest {} {} to {} {by}: {} {}", one.until, one.id, one.to, one.at, one.lead));
        }
    }
    lines
}

/// The same from the output.
fn printed(output: &str) -> (BTreeSet<String>, usize) {
    let (mut lines, mut digests) = (BTreeSet::new(), 0);
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    let mut add = |line: String| {
        let count = place.entry(line.clone()).or_default();
        *count += 1;
        lines.insert(format!("{line} #{count}"));
    };
    let mut last: Option<String> = None;
    for line in output.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        if line["kind"] == "digest" {
            digests += 1;
            let at = text(&line["at"]);
            // In order of time.
            assert!(last.as_ref().is_none_or(|last| *last <= at), "{last:?} {at}");
            last = Some(at.clone());
            let by = text(&line["by"]["value"]);
            let leads = line["leads"].as_array().unwrap();
            assert_eq!(line["count"], leads.len());
            let body = text(&line["body"]);
            assert_eq!(body.lines().filter(|line| line.starts_with("- ")).count(), leads.len(), "{body}");
            for lead in leads {
                let head = format!("digest {at} {} to {} {by}", text(&line["id"]), text(&line["to"]["id"]));
                add(format!("{head}: {} {}", text(&lead["at"]), text(&lead["lead"])));
            }
            continue;
        }
        let head = format!("{} {}", text(&line["lead"]), text(&line["at"]));
        for sent in line["notifications"].as_array().unwrap() {
            add(format!("{head} {} to {}", text(&sent["id"]), text(&sent["to"]["id"])));
        }
        for part in line["digests"].as_array().into_iter().flatten() {
            add(format!("{head} {} to {} in {}", text(&part["id"]), text(&part["to"]["id"]), text(&part["at"])));
        }
    }
    (lines, digests)
}

#[test]
fn random_logs_agree_with_pairs() {
    let folder = folder();
    let (referee, _) = Loader::folder(folder.path()).load_valid().unwrap();
    let (mut digests, mut singles, mut pending) = (0, 0, 0);
    for seed in 0..300 {
        let mut dice = Dice(seed * 7919 + 41);
        let log = log(&mut dice, &referee);
        let until = at(2 * 24 * 60 + i64::try_from(dice.roll(30 * 24 * 60)).unwrap());
        let mut text = String::new();
        // Leads are interleaved.
        let mut all: Vec<&Event> = log.values().flatten().collect();
        all.sort_by_key(|event| event.at);
        for event in all {
            writeln!(text, "{}", serde_json::to_string(event).unwrap()).unwrap();
        }
        let args = ["timeline", "-", "--format", "json", "--locale", "en", "--at", &until.to_string(), "--book", "."];
        let ran = run_in(folder.path(), &args, text.as_bytes());
        assert_eq!(ran.errors, "");
        let (found, count) = printed(&ran.output);
        let expected = expected(&log, &referee, until);
        assert_eq!(found, expected, "seed {seed}, until {until}");
        digests += count;
        singles += expected.iter().filter(|line| !line.contains(" in ") && !line.starts_with("digest")).count();
        pending += expected
            .iter()
            .filter(|line| line.contains(" in ") && line.split(" in ").nth(1) > Some(&until.to_string()))
            .count();
    }
    assert!(digests > 1000 && singles > 5000 && pending > 500, "{digests} {singles} {pending}");
}

#[test]
fn the_overview_is_withheld_in_digests_too() {
    let folder = folder();
    let mut text = String::new();
    for number in 0..4 {
        let lead = format!("L{number}");
        let opening = Opening::under("t").overview([("subject", "a *b* - c"), ("customer", "a@x.example")]);
        writeln!(text, "{}", serde_json::to_string(&Event::open(&*lead, at(number), opening)).unwrap()).unwrap();
    }
    for number in 0..4 {
        writeln!(
            text,
            "{}",
            serde_json::to_string(&Event::act(format!("L{number}"), at(24 * 60 + number), "ask")).unwrap()
        )
        .unwrap();
    }
    let args = ["timeline", "-", "--format", "json", "--locale", "en", "--at", "2026-03-03T00:00:00Z", "--book", "."];
    let ran = run_in(folder.path(), &args, text.as_bytes());
    let digests: Vec<Value> = ran
        .output
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|it: &Value| it["kind"] == "digest")
        .collect();
    let daily: Vec<&Value> = digests.iter().filter(|it| it["id"] == "daily").collect();
    assert_eq!(daily.len(), 2);
    // The first stage shows the subject, the second one withholds it.
    assert_eq!(daily[0]["leads"][0]["text"], "L0 · a *b* - c · a@x.example");
    assert_eq!(daily[1]["leads"][0]["text"], "L0 · a@x.example");
    let body = daily[0]["body"].as_str().unwrap();
    assert!(body.starts_with("These 4:\n\n- L0 · a \\*b\\* "), "{body}");
    assert_eq!(daily[0]["subject"], "4 since February 23, 2026");
    let weekly = digests.iter().find(|it| it["id"] == "weekly").unwrap();
    assert_eq!(
        weekly["by"],
        serde_json::json!({ "id": "customer", "label": "field-customer", "value": "a@x.example" })
    );
    // A table has the same.
    let args = ["timeline", "-", "--locale", "en", "--at", "2026-03-03T00:00:00Z", "--book", "."];
    let table = run_in(folder.path(), &args, text.as_bytes()).output;
    assert!(table.contains("Digest of") && table.contains("In the digest of"), "{table}");
}

fn findings(text: &str) -> Vec<String> {
    let (_, findings) = RuleSet::check(&Source::new("t.yaml", text));
    findings.iter().filter(|it| it.is_error()).map(|it: &Finding| format!("{}: {}", it.id, it.message)).collect()
}

#[test]
fn mistakes_are_reported() {
    assert_eq!(findings(RULES), [""; 0]);
    let with = |digest: &str| findings(&RULES.replace("{ above: 3, per: 1d }", digest));
    for (digest, message) in [
        ("{ above: 0, per: 1d }", "wrong-number: `0` is not a number of notifications"),
        ("{ above: some, per: 1d }", "wrong-number: `some` is not a number of notifications"),
        ("{ above: 3, per: 0m }", "wrong-digest: a period without a length has no notifications"),
        ("{ above: 3, per: 13mo }", "wrong-digest: the digest would be sent after more than a year"),
        ("{ above: 3, per: 400d }", "wrong-digest: the digest would be sent after more than a year"),
        ("{ above: 3, per: 2bd }", "wrong-digest: a period of working time has no fixed boundaries"),
        ("{ above: 3, per: P1M2D }", "wrong-digest: a period of months and days has no fixed boundaries"),
        ("{ above: 3, per: day }", "wrong-duration: invalid duration `day`"),
        ("{ above: 3 }", "missing-key: a digest needs the key `per`"),
        ("{ above: 3, per: 1d, by: custmer }", "unknown-field: unknown field `custmer`"),
    ] {
        let found = with(digest);
        assert!(found.len() == 1 && found[0].starts_with(message.split(": ").next().unwrap()), "{digest}: {found:?}");
        if message.starts_with("wrong-digest") {
            assert_eq!(found, [message]);
        }
    }
    let listed = RULES
        .replace("note: text }", "note: text, all: { list: { a: text } } }")
        .replace("allow: note", "allow: [note, all]");
    let listed = listed.replace("per: 1d }", "per: 1d, by: all }");
    assert_eq!(findings(&listed), ["wrong-digest: the field `all` is a list, which does not distinguish receivers"]);
    let both = RULES.replace("fields: { ", "fields: { plan: text, ").replace("allow: note", "allow: [note, plan]");
    assert_eq!(findings(&both), ["wrong-digest: `plan` is both a fact and a field, so it does not say by which"]);
}

#[test]
fn a_digest_needs_its_message() {
    let rules = || Source::new("t.yaml", RULES);
    let missing = words(RULES).replace("    .digest-subject = { NUMBER($count) } since { DATE($since) }\n", "");
    let found = |words: String| -> Vec<String> {
        let words = vec![("en".parse().unwrap(), Source::new("t.ftl", words))];
        let (_, findings) = Loader::rules([rules()]).with_words(words).load_valid().unwrap();
        findings.iter().map(|it| format!("{}: {}", it.id, it.message)).collect()
    };
    assert_eq!(found(words(RULES)).iter().filter(|it| it.contains("digest")).count(), 0);
    assert!(found(missing).iter().any(|it| it.starts_with("message-missing")), "a missing message is reported");
    let wrong = words(RULES).replace("{ NUMBER($count) } since", "{ $lead } since");
    assert!(found(wrong).iter().any(|it| it.contains("`$lead`") || it.contains("$lead")), "a digest is about no lead");
}
