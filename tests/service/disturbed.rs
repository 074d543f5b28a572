//! What the machine does to a service: its disk is full, its clock jumps.

use std::collections::BTreeSet;

use referee::serde_json::{self, Value, json};
use referee_store::Store;

use super::delivered::header;
use super::dice::Dice;
use super::hosted::{self, Hosted};
use super::peers::{Moved, Peer, eventually};
use super::places::{Missing, Place, amount, free_port};
use super::running::{Client, Running, command};

const HOUR: i64 = 3_600_000;

/// Opens leads until the service fails. Returns those that were accepted.
fn fill(client: &Client) -> Vec<String> {
    let text = "x".repeat(4000);
    for number in 0..2000 {
        let lead = format!("L-{number}");
        let open = json!({"lead": lead, "open": {"rules": "2017", "overview": {"subject": text}}});
        let answer = client.post("/v1/leads", &open.to_string());
        if answer.status == 500 {
            return (0..number).map(|number| format!("L-{number}")).collect();
        }
        assert_eq!(answer.status, 201, "{answer:?}");
    }
    panic!("the disk is not full");
}

pub fn a_full_disk_loses_nothing() -> Result<(), Missing> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    let place = Place::files();
    let store = place.store();
    // No file can be larger than 4 MiB, as if the disk were full then.
    let running = Running::start_limited(&store, 4096);
    let key = running.key.clone().unwrap();
    let client = running.client(&key);
    let accepted = fill(&client);
    assert!(accepted.len() > 50, "{}", accepted.len());
    // What is there can be read, and what cannot be stored is not half there.
    assert_eq!(client.get("/v1/leads/L-0").status, 200);
    let next = format!("/v1/leads/L-{}", accepted.len());
    assert_eq!(client.get(&next).status, 404);
    assert_eq!(client.get("/healthz").status, 200);
    running.kill();
    // With room, everything goes on.
    let running = Running::start(&store, &[]);
    let client = running.client(&key);
    let log = client.get("/v1/log").body;
    let stored: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let stored: Vec<&str> = stored.iter().map(|event| event["lead"].as_str().unwrap()).collect();
    assert_eq!(stored, accepted);
    assert_eq!(client.post("/v1/leads", r#"{"open":{"rules":"2017"}}"#).status, 201);
    drop(running);
    let (verified, errors, code) = command(&["store", "verify", "--store", &store]);
    assert_eq!(code, 0, "{verified}{errors}");
    Ok(())
}

fn survive_jumps(place: &Place) -> Result<(), Missing> {
    let store = place.store();
    let server = Peer::smtp(&place.folder, free_port(), &[])?;
    let clock = Moved::still();
    let hosted = Hosted::start(&store, &clock, Some(server.port));
    let client = &hosted.client;
    let dice = &mut Dice::new(17);
    let start = clock.now();
    let mut latest = start;
    let mut accepted = Vec::new();
    for round in 0..amount("REFEREE_JUMPS", 40) {
        // Back and forth, by up to two days.
        clock.on((dice.number(96) - 45) * HOUR);
        latest = latest.max(clock.now());
        let lead = format!("J-{}", dice.roll(12));
        let id = format!("e-{round}");
        let open = json!({"lead": lead, "open": {"rules": "tickets", "details": {"email": "a@fabrikam.example"}}});
        let event = if dice.roll(2) == 0 { open } else { json!({"lead": lead, "act": "answer"}) };
        let answer = client.post_with("/v1/leads", &[("idempotency-key", &id)], &event.to_string());
        match answer.status {
            200 | 201 => accepted.push(id),
            404 | 409 => {}
            _ => panic!("{answer:?}"),
        }
        assert_eq!(client.get("/v1/leads?limit=1000").status, 200);
        assert_eq!(client.get("/v1/counts").status, 200);
    }
    // The clock is right again, later than ever before.
    clock.on(latest.millis() - clock.now().millis() + 100 * HOUR);
    let notifications = eventually(|| {
        clock.on(HOUR / 4);
        let all = client.get("/v1/notifications?limit=1000").json();
        let done = all.as_array().unwrap().iter().all(|it| it["state"] != "waiting");
        std::thread::sleep(std::time::Duration::from_millis(200));
        done.then_some(all)
    });
    let mails = server.taken();
    let ids: BTreeSet<&str> = mails.iter().map(|mail| header(mail, "Message-ID")).collect();
    assert_eq!(ids.len(), mails.len(), "no mail twice");
    assert!(!notifications.as_array().unwrap().is_empty() && !mails.is_empty());
    let log = client.get("/v1/log").body;
    let stored: Vec<String> = log
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(stored, accepted, "each accepted event once, in order");
    let now = clock.now();
    drop(hosted);
    let verified = Store::open(&store, hosted::referee(true)).unwrap().verify(now).unwrap();
    assert!(verified.faults.is_empty(), "{:?}", verified.faults);
    Ok(())
}

pub fn the_clock_jumps_in_sqlite() -> Result<(), Missing> {
    survive_jumps(&Place::files())
}

pub fn the_clock_jumps_in_postgres() -> Result<(), Missing> {
    survive_jumps(&Place::postgres()?)
}
