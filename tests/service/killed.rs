//! The process is killed at random moments while clients open leads and act on them, and timeouts happen.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use referee::Instant;
use referee::serde_json::{self, Value, json};

use super::dice::Dice;
use super::places::{Missing, Place, amount};
use super::running::{Client, Running, command};

/// What clients have heard.
#[derive(Default)]
struct Heard {
    /// Events that were accepted, by id, each with its lead.
    accepted: BTreeMap<String, String>,
    /// Events that were refused.
    refused: u64,
}

/// Sends an event until there is an answer.
fn send(client: &Client, path: &str, id: &str, lead: &str, event: &Value, heard: &Mutex<Heard>) -> bool {
    let answer = client.request("POST", path, &[("idempotency-key", id)], event.to_string().as_bytes());
    let Ok(answer) = answer else { return false };
    let mut heard = heard.lock().unwrap();
    match answer.status {
        200 | 201 => {
            heard.accepted.insert(id.to_owned(), lead.to_owned());
        }
        409 | 422 | 404 => heard.refused += 1,
        // The database is restarting.
        500 => return false,
        other => panic!("{other}: {}", answer.body),
    }
    true
}

/// Kills the service many times, then compares what is stored with what clients have heard.
fn survive(place: &Place, kills: usize) {
    let store = place.store();
    let heard = Mutex::new(Heard::default());
    let mut key = None;
    let mut dice = Dice::new(7);
    for round in 0..kills {
        let running = Running::start(&store, &[]);
        let key = key.get_or_insert_with(|| running.key.clone().unwrap()).clone();
        let ends = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for client_number in 0..8 {
                let (client, heard, ends) = (running.client(&key), &heard, &ends);
                let mut dice = Dice::new((round * 8 + client_number) as u64);
                scope.spawn(move || {
                    let mut number = 0;
                    while !ends.load(Ordering::Relaxed) {
                        let lead = format!("{round}-{client_number}-{}", dice.roll(number / 4 + 1));
                        let id = format!("{round}-{client_number}-e{number}");
                        number += 1;
                        // Its 72 hours are over in a moment.
                        let now = Instant::from(SystemTime::now()).millis();
                        let at = Instant::from_millis(now - 72 * 3_600_000 + dice.number(800)).to_string();
                        let money = json!({"amount": "12.50", "currency": "EUR"});
                        let events = [
                            json!({"lead": lead, "open": {"rules": "2017"}}),
                            json!({"lead": lead, "at": at, "open": {"rules": "2017"}}),
                            json!({"lead": lead, "act": "interested"}),
                            json!({"lead": lead, "act": "no-thanks"}),
                            json!({"lead": lead, "act": "accept",
                                "fields": {"deal-value": money, "closing-date": "2027-01-31"}}),
                        ];
                        let event = dice.pick(&events);
                        // A client that gets no answer repeats its request once.
                        if !send(&client, "/v1/leads", &id, &lead, event, heard) {
                            send(&client, "/v1/leads", &id, &lead, event, heard);
                        }
                    }
                });
            }
            std::thread::sleep(Duration::from_millis(100 + dice.roll(1200) as u64));
            if round % 4 == 3 {
                place.crash();
            }
            running.kill();
            ends.store(true, Ordering::Relaxed);
        });
    }
    // What the last timeouts have to say is in the outbox soon.
    let running = Running::start(&store, &[]);
    let client = running.client(&key.unwrap());
    std::thread::sleep(Duration::from_millis(2500));
    let log = client.get("/v1/log").body;
    drop(running);
    let mut ids = BTreeMap::new();
    for line in log.lines() {
        let event: Value = serde_json::from_str(line).unwrap();
        let id = event["id"].as_str().unwrap().to_owned();
        let again = ids.insert(id, event["lead"].as_str().unwrap().to_owned());
        assert_eq!(again, None, "an event is stored twice: {line}");
    }
    let heard = heard.into_inner().unwrap();
    for (id, lead) in &heard.accepted {
        assert_eq!(ids.get(id), Some(lead), "an accepted event is lost");
    }
    assert!(heard.accepted.len() > kills * 10, "{} events were accepted", heard.accepted.len());
    let (verified, errors, code) = command(&["store", "verify", "--store", &store]);
    assert_eq!(code, 0, "{verified}{errors}");
    assert!(verified.contains("wrong: 0"), "{verified}");
    // The command accepts every event of the log.
    let path = place.folder.join("log.jsonl");
    std::fs::write(&path, &log).unwrap();
    let (_, errors, code) = command(&["status", path.to_str().unwrap(), "--format", "json"]);
    assert_eq!((errors.as_str(), code), ("", 0));
}

pub fn nothing_is_lost_in_sqlite() -> Result<(), Missing> {
    survive(&Place::files(), amount("REFEREE_KILLS", 6));
    Ok(())
}

pub fn nothing_is_lost_in_postgres() -> Result<(), Missing> {
    survive(&Place::postgres()?, amount("REFEREE_KILLS", 6));
    Ok(())
}
