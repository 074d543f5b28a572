//! Clients that send what no client should.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use referee::serde_json::json;

use super::dice::Dice;
use super::places::{Missing, Place};
use super::running::Running;

/// Sends bytes, and reads the status of the answer, if there is one.
fn send(address: &str, bytes: &[u8]) -> Option<u16> {
    let mut stream = TcpStream::connect(address.strip_prefix("http://").unwrap()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let _ = stream.write_all(bytes);
    let _ = stream.shutdown(std::net::Shutdown::Write);
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer);
    String::from_utf8_lossy(&answer).strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()
}

pub fn nothing_that_is_sent_is_our_fault() -> Result<(), Missing> {
    let place = Place::files();
    let running = Running::start(&place.store(), &[]);
    let key = running.key.clone().unwrap();
    let head = |method: &str, path: &str, more: &str| {
        format!("{method} {path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {key}\r\nconnection: close\r\n{more}\r\n")
            .into_bytes()
    };
    let post = |path: &str, body: &[u8]| {
        let mut bytes = head("POST", path, &format!("content-length: {}\r\n", body.len()));
        bytes.extend(body);
        bytes
    };
    let deep = "[".repeat(100_000);
    let nested = format!("{{\"open\":{{\"overview\":{}{}}}}}", "{\"a\":".repeat(5000), "}".repeat(5000));
    let large = vec![b' '; (8 << 20) + 1];
    let many = format!("[{}]", vec!["{\"mark\":\"a\"}"; 20_000].join(","));
    let cases: Vec<(Vec<u8>, &[u16])> = vec![
        (post("/v1/leads", deep.as_bytes()), &[400]),
        (post("/v1/leads", nested.as_bytes()), &[400, 422]),
        (post("/v1/leads", &large), &[413]),
        (post("/v1/leads/A/events", many.as_bytes()), &[422]),
        (post("/v1/leads", b"\xff\xfe{}"), &[400]),
        (post("/v1/leads/%FF%FE/events", b"{}"), &[400, 404, 422]),
        (post("/v1/leads/%00/events", b"{\"act\":\"won\"}"), &[404, 422]),
        (head("GET", &format!("/v1/leads/{}", "x".repeat(100_000)), ""), &[400, 404, 414, 431]),
        (head("GET", "/v1/leads", &format!("x: {}\r\n", "y".repeat(200_000))), &[400, 431]),
        (head("GET", "/v1/leads", &"x: y\r\n".repeat(10_000)), &[400, 431]),
        (head("GET", "/v1/leads/A", "accept-language: ;q=,,;;q=9,x-,*;q=NaN\r\n"), &[404]),
        (head("POST", "/v1/leads", "content-length: 99\r\ncontent-length: 1\r\n"), &[400]),
        (head("POST", "/v1/leads", "content-length: 5\r\n"), &[400]),
        (b"GET / HTTP/9.9\r\n\r\n".to_vec(), &[400, 505]),
        (b"\0\0\0\0".to_vec(), &[400]),
        (head("GET", "/v1/leads/..%2f..%2fetc", ""), &[404]),
    ];
    for (bytes, expected) in cases {
        let status = send(&running.address, &bytes);
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(80)]).into_owned();
        // A client that sends too much may hear nothing, as it does not listen.
        assert!(status.is_none_or(|status| expected.contains(&status)), "{shown}: {status:?}");
    }
    // Bodies of events with random changes.
    let dice = &mut Dice::new(3);
    let good = [
        json!({"lead": "A", "open": {"rules": "2020", "facts": {"qualification": "customer-inquiry"}, "overview": {"a": [1, null]}}}),
        json!({"act": "accept", "fields": {"deal-value": {"amount": "1.00", "currency": "EUR"}, "employees": [{"name": "x"}]}}),
        json!([{"mark": "favorite", "id": "e"}, {"at": "2020-06-02T09:00:00Z", "switch": "2019", "facts": {"location": "x"}}]),
    ];
    let client = running.client(&key);
    for _ in 0..1500 {
        let mut body = dice.pick(&good).to_string().into_bytes();
        for _ in 0..=dice.roll(4) {
            let at = dice.roll(body.len());
            match dice.roll(5) {
                0 => body[at] = dice.byte(),
                1 => body.truncate(at),
                2 => body.insert(at, *dice.pick(b"{}[]\",:\\0n\xc3")),
                3 => {
                    body.remove(at.min(body.len() - 1));
                }
                _ => {
                    let other = dice.pick(&good).to_string().into_bytes();
                    body.extend(&other[..dice.roll(other.len())]);
                }
            }
            if body.is_empty() {
                body.push(b' ');
            }
        }
        let path = *dice.pick(&["/v1/leads", "/v1/leads/A/events", "/v1/leads/A/events?dry-run=true"]);
        let answer = client.request("POST", path, &[], &body).unwrap();
        assert!(answer.status < 500, "{}: {answer:?}", String::from_utf8_lossy(&body));
    }
    assert_eq!(client.get("/readyz").body, "ready\n");
    Ok(())
}

pub fn slow_clients_cost_nothing() -> Result<(), Missing> {
    let place = Place::files();
    let running = Running::start(&place.store(), &[]);
    let client = running.client(running.key.as_ref().unwrap());
    let address = running.address.strip_prefix("http://").unwrap();
    // Clients that begin a request and do not go on.
    let slow: Vec<TcpStream> = (0..1000)
        .map(|number| {
            let mut stream = TcpStream::connect(address).unwrap();
            let started: &[u8] = if number % 2 == 0 { b"GET /v1/leads HTTP/1.1\r\nhost" } else { b"" };
            stream.write_all(started).unwrap();
            stream
        })
        .collect();
    for number in 0..50 {
        let open = json!({"lead": format!("L-{number}"), "open": {"rules": "2017"}});
        assert_eq!(client.post("/v1/leads", &open.to_string()).status, 201);
    }
    assert_eq!(client.get("/v1/log").body.lines().count(), 50);
    drop(slow);
    // The service stops although a client holds a connection.
    let held = TcpStream::connect(address).unwrap();
    assert!(running.stop());
    drop(held);
    Ok(())
}
