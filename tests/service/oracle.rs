//! The service against the command: the same statuses and the same notifications from the log of the service.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};

use referee::serde_json::{self, Value, json};

use super::dice::Dice;
use super::places::{Missing, Place, amount};
use super::running::{Client, Running, command, escaped};

const LANGUAGES: [&str; 5] = ["de", "ru", "zh-TW", "it", "en"];
const CLIENTS: usize = 16;

/// All that happens to a lead: in one request, or step by step.
fn life(client: &Client, dice: &mut Dice, lead: &str) {
    let rules = *dice.pick(&["2017", "2019", "2020"]);
    let facts =
        if rules == "2020" { json!({"qualification": "customer-inquiry", "contact-me": true}) } else { json!({}) };
    let overview = json!({"subject": "Sicherung „Ü“ <b>&amp;", "phone": "+39 06 555010"});
    let mut minute = 0;
    let mut at = |dice: &mut Dice| {
        minute += dice.number(9_000);
        referee::Instant::from_millis(1_591_088_400_000 + minute * 60_000).to_string()
    };
    let money = json!({"amount": "1250.00", "currency": "EUR"});
    let actions = [
        json!({"act": "interested"}),
        json!({"act": "accept", "fields": {"deal-value": money, "closing-date": "2020-09-30"}}),
        json!({"act": "accept", "fields": {"engagement-name": "E", "deal-value": money, "purchase-timeframe": "Q4"}}),
        json!({"act": "accept", "fields": {"deal-name": "D", "deal-value": money, "purchase-timeframe": "Q4"}}),
        json!({"act": "decline", "fields": {"reason": "no"}}),
        json!({"act": "won"}),
        json!({"act": "lost"}),
        json!({"mark": "favorite"}),
        json!({"switch": "2020", "facts": {"qualification": "sales-qualified"}}),
    ];
    let open = json!({"lead": lead, "open": {"rules": rules, "facts": facts, "overview": overview}});
    let past = dice.roll(2) == 0;
    let dated = |mut event: Value, at: String| {
        event["at"] = at.into();
        event
    };
    if past {
        // What a system that was offline sends later; each list is taken whole or not at all.
        for _ in 0..3 {
            let mut events = vec![dated(open.clone(), at(dice))];
            events.extend((0..dice.roll(3)).map(|_| dated(dice.pick(&actions).clone(), at(dice))));
            if client.post(&format!("/v1/leads/{}/events", escaped(lead)), &json!(events).to_string()).status == 200 {
                return;
            }
        }
    }
    client.post("/v1/leads", &open.to_string());
    for _ in 0..dice.roll(6) {
        let answer = client.post(&format!("/v1/leads/{}/events", escaped(lead)), &dice.pick(&actions).to_string());
        assert!([200, 201, 404, 409, 422].contains(&answer.status), "{answer:?}");
    }
}

fn agree(place: &Place, leads: usize) {
    let running = Running::start(&place.store(), &[]);
    let key = running.key.clone().unwrap();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for seed in 0..CLIENTS {
            let (client, next) = (running.client(&key), &next);
            scope.spawn(move || {
                let mut dice = Dice::new(seed as u64);
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= leads {
                        return;
                    }
                    // Two clients share some leads.
                    life(&client, &mut dice, &format!("L ö/{}", number - number % 3 % 2));
                }
            });
        }
    });
    let client = running.client(&key);
    let log = client.get("/v1/log").body;
    let path = place.folder.join("exported.jsonl");
    std::fs::write(&path, &log).unwrap();
    let path = path.to_str().unwrap();
    // A later instant, at which timeouts have happened that have not happened now.
    let now = referee::Instant::from(std::time::SystemTime::now()).to_string();
    for at in [now.as_str(), "2027-02-01T00:00:00Z"] {
        for locale in LANGUAGES {
            let (statuses, errors, code) =
                command(&["status", path, "--at", at, "--locale", locale, "--format", "json"]);
            assert_eq!((errors.as_str(), code), ("", 0));
            assert!(statuses.lines().count() > leads / 3);
            for status in statuses.lines().take(if at == now { usize::MAX } else { 20 }) {
                let lead = serde_json::from_str::<Value>(status).unwrap()["lead"].as_str().unwrap().to_owned();
                let answer = client.get(&format!("/v1/leads/{}?at={at}&locale={locale}", escaped(&lead)));
                assert_eq!((answer.status, answer.body.as_str()), (200, status));
            }
        }
    }
    notified(&client, path, &now);
    timelines(&client, path, &now);
}

/// The outbox has the notifications of the timelines.
fn notified(client: &Client, path: &str, now: &str) {
    let (timeline, errors, code) = command(&["timeline", path, "--at", now, "--locale", "it", "--format", "json"]);
    assert_eq!((errors.as_str(), code), ("", 0));
    let mut steps: BTreeMap<String, usize> = BTreeMap::new();
    let mut expected = BTreeSet::new();
    for line in timeline.lines() {
        let entry: Value = serde_json::from_str(line).unwrap();
        let lead = entry["lead"].as_str().unwrap().to_owned();
        let step = steps.entry(lead.clone()).or_default();
        for sent in entry["notifications"].as_array().unwrap() {
            let key = format!("{lead}/{step}/{}", sent["id"].as_str().unwrap());
            expected.insert((key, entry["at"].to_string(), sent["to"].to_string(), sent["body"].to_string()));
        }
        *step += 1;
    }
    let mut found = BTreeSet::new();
    for lead in steps.keys() {
        let answer = client.get(&format!("/v1/notifications?lead={}&locale=it&limit=1000", escaped(lead)));
        for sent in answer.json().as_array().unwrap() {
            let key = sent["key"].as_str().unwrap().to_owned();
            found.insert((key, sent["at"].to_string(), sent["to"].to_string(), sent["body"].to_string()));
        }
    }
    assert_eq!(found, expected);
    assert!(!found.is_empty());
}

/// A timeline is that of the command.
fn timelines(client: &Client, path: &str, now: &str) {
    let (all, ..) = command(&["timeline", path, "--at", now, "--locale", "ru", "--format", "json"]);
    let mut expected: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for line in all.lines() {
        let entry: Value = serde_json::from_str(line).unwrap();
        expected.entry(entry["lead"].as_str().unwrap().to_owned()).or_default().push(entry);
    }
    for (lead, entries) in expected.iter().take(50) {
        let answer = client.get(&format!("/v1/leads/{}/timeline?at={now}&locale=ru", escaped(lead)));
        assert_eq!(answer.json(), Value::from(entries.clone()));
    }
}

pub fn sqlite_and_the_command_agree() -> Result<(), Missing> {
    agree(&Place::files(), amount("REFEREE_LEADS", 150));
    Ok(())
}

pub fn postgres_and_the_command_agree() -> Result<(), Missing> {
    agree(&Place::postgres()?, amount("REFEREE_LEADS", 150));
    Ok(())
}
