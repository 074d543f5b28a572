//! Streams say what changes: a reader with breaks knows in the end what everybody else can read.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use referee::serde_json::{self, Value, json};

use super::dice::Dice;
use super::hosted::Hosted;
use super::peers::{Moved, eventually};
use super::places::{Missing, Place, amount};
use super::running::{Client, escaped};

const HOUR: i64 = 3_600_000;

/// An event of a stream: its id, if it has one, and its data.
type Sent = (Option<u64>, Value);

/// Follows a stream until it ends.
fn follow(client: &Client, path: &str, last: Option<u64>) -> Receiver<Sent> {
    let (sender, receiver) = channel();
    let (url, key) = (format!("{}{path}", client.address()), client.key().to_owned());
    std::thread::spawn(move || {
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let mut request = agent.get(url).header("authorization", format!("Bearer {key}"));
        if let Some(last) = last {
            request = request.header("last-event-id", last.to_string());
        }
        let answer = request.call().unwrap();
        assert_eq!(answer.status().as_u16(), 200);
        let (mut id, mut data) = (None, String::new());
        for line in BufReader::new(answer.into_body().into_reader()).lines().map_while(Result::ok) {
            match line.split_once(':').map(|(name, value)| (name, value.trim_start())) {
                Some(("id", value)) => id = Some(value.parse().unwrap()),
                Some(("data", value)) => data.push_str(value),
                Some(("event", value)) => assert_eq!(value, "status"),
                None if !data.is_empty() => {
                    let value = serde_json::from_str(&std::mem::take(&mut data)).unwrap();
                    if sender.send((id.take(), value)).is_err() {
                        return;
                    }
                }
                _ => {}
            }
        }
    });
    receiver
}

/// What a reader of streams knows of each lead.
#[derive(Default)]
struct Known {
    states: BTreeMap<String, String>,
    last: u64,
}

impl Known {
    fn take(&mut self, (id, status): Sent) {
        if let Some(id) = id {
            assert!(id > self.last, "{id} after {}", self.last);
            self.last = id;
        }
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        self.states.insert(text(&status["lead"]), text(&status["state"]["id"]));
    }
}

fn readers_know_everything(place: &Place, rounds: usize) {
    let hosted = Hosted::start(&place.store(), &Moved::default(), None);
    let own = hosted.client.post("/v1/keys", r#"{"name":"A","verbs":["read"],"leads":{"account":["A"]}}"#).json();
    let own = Client::new(hosted.client.address(), own["secret"].as_str().unwrap());
    let mut readers = [(&hosted.client, Known::default()), (&own, Known::default())];
    let mut streams = readers.each_ref().map(|(client, _)| follow(client, "/v1/stream?after=0", None));
    let dice = &mut Dice::new(3);
    let mut opened = 0;
    for _ in 0..rounds {
        match dice.roll(6) {
            0 | 1 => {
                hosted.open(
                    &format!("T-{opened}"),
                    "a@fabrikam.example",
                    &json!({ "account": *dice.pick(&["A", "B"]) }),
                );
                opened += 1;
            }
            2 if opened > 0 => {
                let path = format!("/v1/leads/T-{}/events", dice.roll(opened));
                assert!([200, 409].contains(&hosted.client.post(&path, r#"{"act":"answer"}"#).status));
            }
            3 => hosted.clock.on(dice.number(12) * HOUR),
            4 => {
                // A reader that was away goes on after what it knows.
                let reader = dice.roll(2);
                let (client, known) = &mut readers[reader];
                while let Ok(sent) = streams[reader].try_recv() {
                    known.take(sent);
                }
                streams[reader] = follow(client, "/v1/stream?after=0", Some(known.last).filter(|last| *last > 0));
            }
            _ => std::thread::sleep(Duration::from_millis(20)),
        }
    }
    hosted.clock.on(48 * HOUR);
    for ((client, known), stream) in readers.iter_mut().zip(&streams) {
        let all = client.get("/v1/leads?limit=1000").json();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let all = all["leads"].as_array().unwrap().iter();
        let expected: BTreeMap<_, _> = all.map(|lead| (text(&lead["lead"]), text(&lead["state"]["id"]))).collect();
        eventually(|| {
            while let Ok(sent) = stream.recv_timeout(Duration::from_millis(10)) {
                known.take(sent);
            }
            (known.states == expected).then_some(())
        });
    }
    assert!(readers[1].1.states.len() < readers[0].1.states.len());
}

pub fn readers_know_everything_in_sqlite() -> Result<(), Missing> {
    readers_know_everything(&Place::files(), amount("REFEREE_LEADS", 150));
    Ok(())
}

pub fn readers_know_everything_in_postgres() -> Result<(), Missing> {
    readers_know_everything(&Place::postgres()?, amount("REFEREE_LEADS", 150));
    Ok(())
}

/// The time left in a text changes without an event.
pub fn texts_change_by_themselves() -> Result<(), Missing> {
    let place = Place::files();
    let hosted = Hosted::start(&place.store(), &Moved::default(), None);
    hosted.open("T-1", "a@fabrikam.example", &json!({}));
    let stream = follow(&hosted.client, &format!("/v1/stream?leads={}&locale=de", escaped("T-1,none")), None);
    std::thread::sleep(Duration::from_millis(300));
    hosted.clock.on(5 * HOUR);
    let (id, status) = stream.recv_timeout(Duration::from_secs(20)).unwrap();
    assert_eq!((id, status["locale"].as_str()), (None, Some("de")));
    assert_eq!(status["deadline"]["text"], "noch 18 Stunden");
    Ok(())
}

pub fn streams_end_with_their_key() -> Result<(), Missing> {
    let place = Place::files();
    let hosted = Hosted::start(&place.store(), &Moved::default(), None);
    let made = hosted.client.post("/v1/keys", r#"{"name":"x","verbs":["read"]}"#).json();
    let other = Client::new(hosted.client.address(), made["secret"].as_str().unwrap());
    let stream = follow(&other, "/v1/stream", None);
    std::thread::sleep(Duration::from_millis(300));
    let path = format!("/v1/keys/{}", made["id"].as_str().unwrap());
    assert_eq!(hosted.client.request("DELETE", &path, &[], b"").unwrap().status, 204);
    hosted.open("T-1", "a@fabrikam.example", &json!({}));
    // Nothing, or what was on its way; then the end.
    let ended = std::time::Instant::now();
    while stream.recv_timeout(Duration::from_secs(20)).is_ok() {}
    assert!(ended.elapsed() < Duration::from_secs(15));
    for wrong in ["last", "-1", ""] {
        let answer = hosted.client.request("GET", "/v1/stream", &[("last-event-id", wrong)], b"").unwrap();
        assert_eq!(answer.status, 400, "{wrong}");
    }
    // A service that stops does not wait for readers.
    let _stream = follow(&hosted.client, "/v1/stream", None);
    std::thread::sleep(Duration::from_millis(300));
    let stopping = std::time::Instant::now();
    drop(hosted);
    assert!(stopping.elapsed() < Duration::from_secs(10));
    Ok(())
}
