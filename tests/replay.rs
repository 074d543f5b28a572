//! Replays under other rules: nothing changes under the same rules, and a model without an engine agrees.

use std::collections::BTreeMap;

use referee::replay::{Replay, ReplayOrder, ReplayRefusal, ReplayReport, Replayed};
use referee::rules::{FactDefault, FactKind, Kind, RuleSet};
use referee::switch::SwitchOrder;
use referee::{
    Acting, Event, Given, Instant, Leads, Loader, Opening, Record, Referee, Source, Switching, Zone, read_line,
};
use referee_authoring::picture::{Flows, Theme};

use crate::command::{Folder, run, run_in};
use crate::random::{known, valid};
use crate::written::Dice;

pub const HOUR: i64 = 3_600_000;
/// 2020-05-04T09:00:00Z, a Monday.
pub const START: i64 = 1_588_582_800_000;

const OLD: &str = "rules: old
roles: [clerk, chief]
facts:
  size: { one-of: [low, mid], default: low, changes: true }
  urgent: { kind: boolean, default: false, changes: true }
  area: { kind: text, optional: true }
marks: [star, flag]
fields: { name: text, price: money, reason: text, extra: text }
recipients: [team, boss]
stages:
  fresh:
    actions:
      take: { to: active, require: name, allow: extra }
      drop: { to: dropped, by: [clerk, chief], notify: noted }
      note: { allow: extra, notify: noted }
      again: { to: fresh }
    timeout: { after: 5d, to: late, notify: [noted, warned], remind: { before: 1d, notify: soon } }
  late: { actions: { drop: { to: dropped } }, timeout: { after: 3d, to: expired } }
  active:
    actions: { win: { to: won, allow: price }, lose: { to: lost, allow: reason }, edit: { allow: [name, price] } }
  archived: { outcomes: [won, lost, dropped, expired] }
notifications:
  noted: { to: team, on: opened }
  warned: { to: boss, when: { urgent: true } }
  soon: { to: team }
";

const NEW: &str = "rules: new
follows: old
switch:
  stages: { fresh: waiting, active: { to: active, clock: restart } }
  fields: { name: title }
  facts: { size: { to: scale, values: { low: small } } }
  supply: { facts: [channel] }
roles: [chief]
facts:
  scale: { one-of: [small, mid], default: small, changes: true }
  urgent: { kind: boolean, default: false }
  area: { kind: text, optional: true }
  channel: [web, shop]
marks: [star]
fields: { title: text, price: money, reason: text }
recipients: [team, boss]
stages:
  waiting:
    actions:
      take: { to: active, require: title }
      drop: { to: dropped, by: [chief], notify: noted }
      note: { allow: reason, notify: [noted, soon] }
    timeout:
      - { when: { scale: small }, after: 3d, to: expired, notify: warned, remind: { before: 12h, notify: soon } }
      - { when: { scale: mid }, after: 9d, to: late }
  late: { actions: { drop: { to: dropped } }, timeout: { after: 1d, to: expired } }
  active:
    actions: { win: { to: won, require: price }, lose: { to: lost, require: reason }, edit: { allow: [title, price] } }
    timeout: { after: 30d, to: expired }
  archived: { outcomes: [won, lost, dropped, expired] }
notifications:
  noted: { to: team }
  warned: { to: boss, when: { not: { urgent: true } } }
  soon: { to: boss }
";

pub fn pair() -> Referee {
    Loader::rules([Source::new("old.yaml", OLD), Source::new("new.yaml", NEW)]).load_valid().unwrap().0
}

pub fn at(millis: i64) -> Instant {
    Instant::from_millis(millis)
}

fn value(kind: &Kind) -> Given {
    match kind {
        Kind::Money => Record::from([("amount", "10.00"), ("currency", "EUR")]).into(),
        Kind::Date => "2020-09-30".into(),
        Kind::Email => "sales@partner.example".into(),
        Kind::Phone => "+49 30 555010".into(),
        Kind::Boolean => false.into(),
        Kind::List(parts) => {
            let parts = parts.iter().map(|(part, kind)| (part.to_string(), value(kind)));
            Given::List(vec![Given::Record(parts.collect())])
        }
        Kind::Text => "Q4".into(),
    }
}

/// Facts that an opening or a switch must or may give.
fn facts(dice: &mut Dice, rules: &RuleSet) -> Record {
    let mut facts = Record::default();
    for fact in rules.facts() {
        if fact.default != FactDefault::Required && dice.roll(2) == 0 {
            continue;
        }
        let given = match &fact.kind {
            FactKind::OneOf(values) => Given::from(&**dice.pick(values.as_slice())),
            FactKind::Boolean => (dice.roll(2) == 0).into(),
            FactKind::Text => (*dice.pick(&["north", "south"])).into(),
        };
        facts.set(fact.id.clone(), given);
    }
    facts
}

pub fn switching(to: &str, facts: &Record) -> Switching {
    facts.iter().fold(Switching::to(to), |switching, (fact, value)| switching.fact(fact, value.clone()))
}

/// The events of a random lead, some of which are refused or repeated. With `switches`, it moves between rule sets.
pub fn life(dice: &mut Dice, referee: &Referee, id: &str, switches: bool) -> Vec<Event> {
    let sets = referee.rulebook().sets();
    let rules = dice.pick(sets).clone();
    let mut now = START + HOUR * i64::try_from(dice.roll(24 * 30)).unwrap();
    let offers = sets.iter().flat_map(|rules| rules.states().flat_map(|state| rules.actions(state)));
    let actions: Vec<&str> = offers.map(|action| &*action.id).collect();
    let marks: Vec<&str> = sets.iter().flat_map(|rules| rules.marks()).map(|mark| &**mark).chain(["none"]).collect();
    // The rules may exclude some facts together.
    let (opened, mut lead) = loop {
        let facts = facts(dice, &rules);
        let opening = facts.iter().fold(Opening::under(rules.name()), |it, (fact, value)| it.fact(fact, value.clone()));
        let event = Event::open(id, at(now), opening).with_id("e");
        if let Ok(lead) = referee.open(event.clone()) {
            break (event, lead);
        }
    };
    let mut events = vec![opened];
    for number in 0..dice.roll(9) {
        now += HOUR * dice.pick(&[0, 1, 6, 24, 60, 120, 200]);
        let rules = lead.rules().clone();
        let offered = rules.actions(lead.at(at(now)).unwrap().state).as_slice();
        let mut event = match dice.roll(13) {
            0 => Event::mark(id, at(now), *dice.pick(&marks)),
            1 => Event::unmark(id, at(now), *dice.pick(&marks)),
            2 | 3 if switches => {
                let to = dice.pick(sets).clone();
                let record = if dice.roll(3) == 0 { Record::default() } else { facts(dice, &to) };
                Event::switch(id, at(now), switching(to.name(), &record))
            }
            4 => events[dice.roll(events.len())].clone(),
            12 => Event::fact(id, at(now), facts(dice, &rules)),
            5 => Event::act(id, at(now - 2 * HOUR), *dice.pick(&actions)),
            6 => Event::act(id, at(now), *dice.pick(&actions)),
            _ if offered.is_empty() => Event::act(id, at(now), *dice.pick(&actions)),
            _ => {
                let action = dice.pick(offered);
                let mut acting = Acting::of(&*action.id);
                for input in &action.inputs {
                    let field = &rules.fields()[input.field];
                    if dice.roll(4) > 0 {
                        acting = acting.field(&field.id, value(&field.kind));
                    }
                }
                Event::act(id, at(now), acting)
            }
        };
        if dice.roll(3) == 0 && !rules.roles().is_empty() {
            event = event.by(dice.pick(rules.roles().as_slice()).clone());
        }
        if dice.roll(3) == 0 && event.id.is_none() {
            event = event.with_id(format!("e-{number}"));
        }
        let _ = lead.apply(&event);
        events.push(event);
    }
    events
}

pub fn replayed(order: &ReplayOrder, events: &[Event]) -> Replayed {
    let mut replay = Replay::new(order);
    for (line, event) in (1..).zip(events) {
        let _ = replay.take(line, event.clone());
    }
    replay.end()
}

pub fn order(referee: &Referee, rules: &str, against: &str, until: Instant, supply: &[(&str, &str)]) -> ReplayOrder {
    let order = SwitchOrder::new(referee.rulebook(), rules, until).unwrap();
    let order = supply.iter().fold(order, |order, (fact, value)| order.fact(fact, *value));
    ReplayOrder::new(referee.rulebook(), order, against).unwrap()
}

/// Nothing differs in a report.
fn assert_same(report: &ReplayReport, name: &str) {
    let parts = std::iter::once(&report.total).chain(report.groups.iter().map(|group| &group.part));
    for part in parts {
        assert_eq!((part.changed, part.guessed, &part.refused, &report.impossible), (0, 0, &vec![], &vec![]), "{name}");
        for flow in &part.flows {
            assert_eq!((&flow.from, flow.change), (&flow.to, "none"), "{name}");
        }
        let deadlines = part.deadlines;
        for both in [deadlines.met, deadlines.missed, deadlines.running] {
            assert_eq!(both.before, both.after, "{name}");
        }
        for sent in &part.notifications {
            assert_eq!(sent.sent.before, sent.sent.after, "{name}");
        }
    }
}

#[test]
fn nothing_changes_under_the_same_rules() {
    let mut dice = Dice(3);
    let (mut leads, mut missed, mut sent) = (0, 0, 0);
    let books = known().into_iter().chain(valid(0..250)).chain([("pair".to_owned(), pair())]);
    for (name, referee) in books {
        let count = if name.starts_with("random") { 12 } else { 150 };
        let events: Vec<Event> =
            (0..count).flat_map(|lead| life(&mut dice, &referee, &format!("L-{lead}"), true)).collect();
        let reader = referee.reader("en").unwrap();
        for rules in referee.rulebook().sets() {
            let until = at(START + HOUR * 24 * 60);
            let order = order(&referee, rules.name(), rules.name(), until, &[]).by_week(Zone::EAST);
            let report = reader.replay(&order, &replayed(&order, &events));
            assert_same(&report, &format!("{name} {}", rules.name()));
            leads += report.total.leads;
            missed += report.total.deadlines.missed.after;
            sent += report.total.notifications.iter().map(|it| it.sent.after).sum::<u64>();
        }
    }
    assert!(leads > 1500 && missed > 1000 && sent > 1000, "{leads} leads, {missed} timeouts, {sent} notifications");
}

/// Numbers of leads or events with the first lead, by two ids.
type Found = BTreeMap<(String, String), (u64, String)>;

/// A second, dumber model: every hour, does somebody act, and is the time up?
#[test]
fn a_model_without_an_engine_agrees() {
    let rules = |name: &str, more: &str, days: u32, require: &str| {
        format!(
            "rules: {name}\n{more}recipients: [boss]\nfields: {{ reason: text }}\nstages:\n  open:\n    actions:\n      win: \
             {{ to: won }}\n      lose: {{ to: lost, {require}: reason }}\n    timeout: {{ after: {days}d, to: late, \
             notify: gone }}\n  end: {{ outcomes: [won, lost, late] }}\nnotifications: {{ gone: {{ to: boss }} }}\n"
        )
    };
    let old = rules("old", "", 5, "allow");
    let new = rules("new", "follows: old\nswitch: { clock: keep }\n", 3, "require");
    let referee = Loader::rules([Source::new("old.yaml", old), Source::new("new.yaml", new)]).load_valid().unwrap().0;
    let reader = referee.reader("en").unwrap();
    let mut dice = Dice(77);
    let (mut flows, mut refused, mut missed) = (BTreeMap::new(), BTreeMap::new(), [0, 0]);
    let mut events = Vec::new();
    let until = 24 * 10;
    for lead in 0..3000 {
        let id = format!("L-{lead}");
        let opened = i64::try_from(dice.roll(24 * 10)).unwrap();
        let acts = opened + i64::try_from(dice.roll(24 * 8)).unwrap();
        let (wins, reason) = (dice.roll(2) == 0, dice.roll(2) == 0);
        events.push(Event::open(&*id, at(START + opened * HOUR), Opening::under("old")));
        let acting = if wins { Acting::of("win") } else { Acting::of("lose") };
        let acting = if reason && !wins { acting.field("reason", "price") } else { acting };
        events.push(Event::act(&*id, at(START + acts * HOUR), acting));
        let live = |days: i64, needs: bool| {
            let mut state = "open";
            let mut reason_of_refusal = None;
            for hour in opened..=until {
                if state == "open" && hour == opened + days * 24 {
                    state = "late";
                }
                if hour == acts {
                    if state != "open" {
                        reason_of_refusal = Some("archived");
                    } else if !wins && needs && !reason {
                        reason_of_refusal = Some("missing-field");
                    } else {
                        state = if wins { "won" } else { "lost" };
                    }
                }
            }
            (state, reason_of_refusal)
        };
        let (before, not_done) = live(5, false);
        let (after, mut why) = live(3, true);
        if not_done.is_some() {
            why = None;
        }
        // The number of leads, and the first of them.
        flows.entry((before.to_owned(), after.to_owned())).or_insert((0, id.clone())).0 += 1;
        if let Some(why) = why {
            refused
                .entry((if wins { "win" } else { "lose" }.to_owned(), why.to_owned()))
                .or_insert((0, id.clone()))
                .0 += 1;
        }
        missed[0] += u64::from(before == "late");
        missed[1] += u64::from(after == "late");
    }
    let order = order(&referee, "new", "old", at(START + until * HOUR), &[]);
    let report = reader.replay(&order, &replayed(&order, &events));
    let ends = |flow: &referee::replay::ReplayFlow| (flow.from.id.clone(), flow.to.id.clone());
    let found: Found = report.total.flows.iter().map(|it| (ends(it), (it.leads, it.example.clone()))).collect();
    assert_eq!(found, flows);
    let reason = |it: &ReplayRefusal| (it.id.clone().unwrap(), it.refusal.to_owned());
    let found: Found = report.total.refused.iter().map(|it| (reason(it), (it.events, it.example.clone()))).collect();
    assert_eq!(found, refused);
    let sent = &report.total.notifications[0].sent;
    assert_eq!([sent.before, sent.after], missed);
    assert!(flows.len() > 5 && refused.len() == 3, "{flows:?} {refused:?}");
    // The flips of outcomes come first, the largest before others.
    let changes: Vec<&str> = report.total.flows.iter().map(|flow| flow.change).collect();
    let mut sorted = changes.clone();
    sorted.sort_by_key(|change| ["outcome", "state", "none"].iter().position(|known| known == change));
    assert_eq!(changes, sorted);
    assert_eq!(changes[0], "outcome");
}

/// With damaged bytes, nothing panics, and nothing changes under the same rules.
#[test]
fn damaged_logs_are_replayed() {
    let referee = pair();
    let reader = referee.reader("en").unwrap();
    let mut dice = Dice(19);
    let (mut taken, mut damaged) = (0, 0);
    for _ in 0..300 {
        let lives = (0..6).flat_map(|lead| life(&mut dice, &referee, &format!("L-{lead}"), true));
        let mut log: Vec<u8> = Vec::new();
        for event in lives {
            log.extend(serde_json::to_vec(&event).unwrap());
            log.push(b'\n');
        }
        for _ in 0..dice.roll(30) {
            let place = dice.roll(log.len());
            match dice.roll(3) {
                0 => log[place] = u8::try_from(dice.roll(256)).unwrap(),
                1 => drop(log.remove(place)),
                _ => log.insert(place, b"\"{}[]:,0L-e9\n"[dice.roll(13)]),
            }
        }
        for (rules, against) in [("old", "old"), ("new", "old"), ("new", "new")] {
            let order = order(&referee, rules, against, at(START + HOUR * 24 * 50), &[("channel", "shop")]);
            let mut replay = Replay::new(&order);
            for (number, line) in (1..).zip(log.split(|byte| *byte == b'\n')) {
                match read_line(line) {
                    Ok(event) => taken += u64::from(replay.take(number, event).is_ok()),
                    Err(_) => damaged += 1,
                }
            }
            let report = reader.replay(&order, &replay.end());
            if rules == against {
                assert_same(&report, rules);
            }
        }
    }
    assert!(taken > 5000 && damaged > 3000, "{taken} events, {damaged} damaged lines");
}

/// The picture has a band for each flow, and every text is inside it and beside no other text.
#[test]
fn the_picture_shows_every_flow() {
    let referee = pair();
    let mut dice = Dice(23);
    let events: Vec<Event> = (0..400).flat_map(|lead| life(&mut dice, &referee, &format!("L-{lead}"), true)).collect();
    let order = order(&referee, "new", "old", at(START + HOUR * 24 * 50), &[("channel", "web")]);
    for locale in ["de", "en", "it", "ru", "zh-TW", "ar-XB", "en-XA"] {
        let reader = referee.reader(locale).unwrap();
        let report = reader.replay(&order, &replayed(&order, &events));
        let svg = Flows::new(&reader, &report).svg(Theme::Auto);
        let document = roxmltree::Document::parse(&svg).unwrap();
        let nodes = |name: &'static str| {
            document.descendants().filter(move |node| node.has_tag_name(("http://www.w3.org/2000/svg", name)))
        };
        assert_eq!(nodes("path").count(), report.total.flows.len());
        let number = |node: &roxmltree::Node<'_, '_>, key: &str| node.attribute(key).unwrap().parse::<f64>().unwrap();
        let root = document.root_element();
        let (width, height) = (number(&root, "width"), number(&root, "height"));
        let mut sides = BTreeMap::new();
        for text in nodes("text") {
            let (x, y) = (number(&text, "x"), number(&text, "y"));
            assert!(x > 0.0 && x < width && y > 0.0 && y < height, "{locale}: {svg}");
            if text.attribute("text-anchor").is_some() {
                let own: &mut Vec<f64> = sides.entry(text.attribute("text-anchor")).or_default();
                assert!(own.last().is_none_or(|last| y - last >= 12.0), "{locale}: {svg}");
                own.push(y);
            }
        }
        // The bars of both sides are as high as all bands.
        let bars: Vec<(f64, f64)> = nodes("rect")
            .filter(|node| node.attribute("class") == Some("node"))
            .map(|node| (number(&node, "x"), number(&node, "height")))
            .collect();
        let sum =
            |left: bool| bars.iter().filter(|(x, _)| (*x < width / 2.0) == left).map(|(_, height)| height).sum::<f64>();
        assert!((sum(true) - sum(false)).abs() < 0.01 && sum(true) > 300.0, "{locale}: {bars:?}");
    }
    let empty = replayed(&order, &[]);
    let reader = referee.reader("de").unwrap();
    let svg = Flows::new(&reader, &reader.replay(&order, &empty)).svg(Theme::Dark);
    assert!(roxmltree::Document::parse(&svg).is_ok(), "{svg}");
}

/// The command prints the same report, for any number of threads.
#[test]
fn the_command_prints_the_report() {
    let referee = Referee::builtin();
    let mut dice = Dice(29);
    let events: Vec<Event> = (0..60).flat_map(|lead| life(&mut dice, &referee, &format!("L-{lead}"), false)).collect();
    let mut leads = Leads::new(referee.rulebook().clone());
    let accepted: Vec<&Event> = events.iter().filter(|event| leads.take((*event).clone()).is_ok()).collect();
    let lines: Vec<String> = accepted.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
    let log = lines.join("\n");
    let owned: Vec<Event> = accepted.into_iter().cloned().collect();
    let until = at(START + HOUR * 24 * 50);
    let order = order(&referee, "2020", "2019", until, &[("qualification", "sales-qualified")]).by_week(Zone::UTC);
    let reader = referee.reader("de").unwrap();
    let report = reader.replay(&order, &replayed(&order, &owned));
    let args = ["replay", "-", "--rules", "2020", "--against", "2019", "--facts", "qualification=sales-qualified"];
    let more = ["--by", "week", "--locale", "de", "--format"];
    let until = until.to_string();
    let print = |format: &str| {
        let ran = run(&[&args[..], &more, &[format, "--at", &until]].concat(), log.as_bytes());
        assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)), "{format}");
        ran.output
    };
    assert!(report.total.leads > 10 && report.groups.len() > 2, "{report:?}");
    assert_eq!(print("json"), format!("{}\n", serde_json::to_string(&report).unwrap()));
    assert_eq!(print("markdown"), report.to_markdown(reader.common()));
    assert_eq!(print("svg"), Flows::new(&reader, &report).svg(Theme::Auto));
    let table = print("table");
    for section in report.sections(reader.common()) {
        assert!(table.contains(&section.title), "{table}");
    }
}

/// Data for single leads is used, and reported if it is not.
#[test]
fn data_for_single_leads_is_used() {
    let folder = Folder::new();
    let open = |lead: &str| {
        format!("{{\"lead\":\"{lead}\",\"at\":\"2020-06-02T09:00:00Z\",\"open\":{{\"rules\":\"2019\"}}}}\n")
    };
    folder.write("log.jsonl", &["A", "B", "C"].map(open).concat());
    let supply =
        |lead: &str, kind: &str| format!("{{\"lead\":\"{lead}\",\"facts\":{{\"qualification\":\"{kind}\"}}}}\n");
    folder.write(
        "supply.jsonl",
        &[supply("A", "sales-qualified"), supply("C", "customer-inquiry"), supply("D", "x")].concat(),
    );
    let args = ["replay", "log.jsonl", "--rules", "2020", "--against", "2019", "--supply", "supply.jsonl"];
    let more = ["--by", "qualification", "--locale", "en", "--format", "json"];
    let ran = run_in(folder.path(), &[&args[..], &more].concat(), b"");
    let report: serde_json::Value = serde_json::from_str(&ran.output).unwrap();
    let groups: Vec<_> =
        report["groups"].as_array().unwrap().iter().map(|it| (&it["value"], &it["part"]["leads"])).collect();
    assert_eq!(serde_json::json!(groups), serde_json::json!([["customer-inquiry", 1], ["sales-qualified", 1]]));
    assert_eq!((&report["impossible"][0]["example"], &report["impossible"][0]["events"]), (&"B".into(), &1.into()));
    assert_eq!(ran.errors.trim(), "warning[supply-idle]: supply.jsonl:3:1: lead `D` is not replayed");
}
