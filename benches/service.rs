//! How fast the service answers, beside what the same machine can do at best, in one run.
//!
//! - Accepted events, 64 clients at the same time, beside the same rows written by the same driver with the same
//!   durability, with as many waiting writers in a transaction.
//! - Statuses, beside a constant body from the same server.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_precision_loss,
    reason = "a benchmark stops at the first error, and counts less than a million million"
)]

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant as Time};

use referee::{Acting, Event, Instant, Opening, Record, Referee};
use referee_server::{Clock, Service, Settings};
use referee_store::{Cursor, Filter, Import, Store};
use rusqlite::{Connection, params};

/// How long each measurement takes.
const LONG: Duration = Duration::from_secs(5);
const WRITERS: usize = 64;
const READERS: usize = 16;

/// Sends requests on a connection until the time is over. Returns how many were answered as expected.
fn ask(address: SocketAddr, until: Time, expected: &str, mut request: impl FnMut(usize) -> Vec<u8>) -> usize {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_nodelay(true).unwrap();
    let mut answer = vec![0; 1 << 16];
    let mut count = 0;
    while Time::now() < until {
        stream.write_all(&request(count)).unwrap();
        let mut filled = 0;
        let whole = loop {
            let read = stream.read(&mut answer[filled..]).unwrap();
            assert!(read > 0, "the connection has ended");
            filled += read;
            let text = String::from_utf8_lossy(&answer[..filled]);
            let Some(head) = text.find("\r\n\r\n") else { continue };
            let length = text[..head].split("content-length: ").nth(1).unwrap().split("\r\n").next().unwrap();
            let body = answer[..filled].windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
            if filled - body >= length.parse::<usize>().unwrap() {
                break text.into_owned();
            }
        };
        assert!(whole.starts_with(&format!("HTTP/1.1 {expected}")), "{whole}");
        count += 1;
    }
    count
}

/// The sum over clients at the same time, in a second.
fn together(clients: usize, client: impl Fn(usize) -> usize + Sync) -> f64 {
    let since = Time::now();
    let all: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..clients)
            .map(|number| {
                let client = &client;
                scope.spawn(move || client(number))
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    let all = all as f64;
    all / since.elapsed().as_secs_f64()
}

/// A row to be written, and whom to answer.
type Row = (String, Sender<()>);

/// Writes the rows of an opening, as many as wait in one transaction.
fn floor_writer(path: &Path, rows: &Receiver<Row>, snapshot: &str, body: &str) {
    let mut database = Connection::open(path).unwrap();
    database
        .execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;")
        .unwrap();
    while let Ok(first) = rows.recv() {
        let batch: Vec<Row> = std::iter::once(first).chain(rows.try_iter().take(511)).collect();
        let transaction = database.transaction().unwrap();
        for (id, _) in &batch {
            let insert = |sql: &str, values: &[&dyn rusqlite::ToSql]| {
                transaction.prepare_cached(sql).unwrap().execute(values).unwrap();
            };
            insert(
                "INSERT INTO event (lead, number, at, body, taken, access) VALUES (?1, 1, 2, ?2, 2, 'key')",
                params![id, body],
            );
            insert(
                "INSERT INTO lead VALUES (?1, 1, 1, 0, ?2, '2017', 'sha256', 'new', 0, 2, 3, 3,
                (SELECT COALESCE(MAX(changed), 0) + 1 FROM lead))",
                params![id, snapshot],
            );
            insert(
                "INSERT INTO outbox (key, lead, step, at, rules, notification, recipient, state, next)
                VALUES (?1, ?1, 0, 2, '2017', 'lead-received', 'contact', 'waiting', 2)",
                params![id],
            );
            for word in id.split('-') {
                insert("INSERT OR IGNORE INTO word (word, opened, lead) VALUES (lower(?1), 2, ?2)", params![word, id]);
            }
        }
        transaction.commit().unwrap();
        for (_, reply) in batch {
            let _ = reply.send(());
        }
    }
}

/// A server that answers everything with the same body.
fn constant(body: &'static str) -> SocketAddr {
    let (send, receive) = channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
            send.send(listener.local_addr().unwrap()).unwrap();
            let router = axum::Router::new().fallback(move || async move { body });
            axum::serve(listener, router).await.unwrap();
        });
    });
    receive.recv().unwrap()
}

fn main() {
    let folder = std::env::temp_dir().join(format!("referee-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let store = Store::open(folder.join("leads.db").to_str().unwrap(), Referee::builtin()).unwrap();
    let settings = Settings::default();
    let service = Service::bind(store.clone(), Clock::system(), &settings).unwrap();
    let (address, key) = (service.address(), service.first_key().unwrap().unwrap());
    std::thread::spawn(move || service.run().unwrap());

    let open = |lead: &str| format!("{{\"lead\":\"{lead}\",\"open\":{{\"rules\":\"2017\"}}}}");
    let post = |lead: &str| {
        let body = open(lead);
        format!(
            "POST /v1/leads HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {key}\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        )
        .into_bytes()
    };
    let accepted = together(WRITERS, |client| {
        ask(address, Time::now() + LONG, "201", |number| post(&format!("L-{client}-{number}")))
    });

    let lead = store.lead("L-0-0").unwrap().unwrap().lead;
    let snapshot = referee::serde_json::to_string(&lead.snapshot()).unwrap();
    let body = format!("{{\"lead\":\"L-0-0\",\"at\":\"{}\",{}", lead.opened(), &open("")[11..]);
    let (rows, waiting) = channel::<Row>();
    // The same tables.
    let path = folder.join("floor.db");
    drop(Store::open(path.to_str().unwrap(), Referee::builtin()).unwrap());
    let writer = std::thread::spawn(move || floor_writer(&path, &waiting, &snapshot, &body));
    let floor = together(WRITERS, |client| {
        let (rows, until) = (rows.clone(), Time::now() + LONG);
        let mut count = 0;
        while Time::now() < until {
            let (reply, replied) = channel();
            rows.send((format!("L-{client}-{count}"), reply)).unwrap();
            replied.recv().unwrap();
            count += 1;
        }
        count
    });
    drop(rows);
    writer.join().unwrap();
    println!(
        "accepted events, 64 clients: {accepted:.0}/s, {:.2} of the same rows alone ({floor:.0}/s)",
        accepted / floor
    );

    let get = format!(
        "GET /v1/leads/L-0-0 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {key}\r\naccept-language: de\r\n\r\n"
    );
    let statuses = together(READERS, |_| ask(address, Time::now() + LONG, "200", |_| get.clone().into_bytes()));
    let reader = store.referee().reader("de").unwrap();
    let mut status = Vec::new();
    reader.write_status(&lead, lead.last(), &mut status).unwrap();
    let body: &'static str = String::from_utf8(status).unwrap().leak();
    let address = constant(body);
    let constants = together(READERS, |_| ask(address, Time::now() + LONG, "200", |_| get.clone().into_bytes()));
    println!(
        "statuses, 16 clients: {statuses:.0}/s, {:.2} of a constant body ({constants:.0}/s)",
        statuses / constants
    );
    many(&folder);
    let _ = std::fs::remove_dir_all(folder);
}

/// A store with many leads: how long it takes to open it, to show a page of a view, and to settle what is due.
fn many(folder: &Path) {
    let leads: usize = std::env::var("REFEREE_LEADS").map_or(200_000, |leads| leads.parse().unwrap());
    let path = folder.join("many.db");
    let path = path.to_str().unwrap();
    let store = Store::open(path, Referee::builtin()).unwrap();
    let opened: Instant = "2020-06-02T09:00:00Z".parse().unwrap();
    let since = Time::now();
    let numbers: Vec<usize> = (0..leads).collect();
    for part in numbers.chunks(10_000) {
        let events = part.iter().map(|number| {
            // Half of them are due two weeks later, at the same instant; the others stay where they are.
            let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
            let event = Event::open(format!("L-{number}"), opened, opening);
            let accept = Acting::of("accept").field("deal-name", "x").field("purchase-timeframe", "Q4");
            let accept = accept.field("deal-value", Record::from([("amount", "1.00"), ("currency", "EUR")]));
            let accept = Event::act(format!("L-{number}"), opened, accept);
            if number % 2 == 0 { vec![event] } else { vec![event, accept] }
        });
        let import = Import { log: "bench".to_owned(), line: part[0] as u64, events: events.flatten().collect() };
        assert_eq!(store.import(import, opened).unwrap(), []);
    }
    let each = since.elapsed().as_secs_f64() * 1e6 / (leads as f64 * 1.5);
    println!("import of {leads} leads: {each:.0} µs for each event");
    drop(store);
    let since = Time::now();
    let store = Store::open(path, Referee::builtin()).unwrap();
    println!("opening the store: {:.0} ms, most of it for the book", since.elapsed().as_secs_f64() * 1e3);
    let filter = Filter { view: Some("marketplace".to_owned()), ..Filter::default() };
    let mut times: Vec<f64> = Vec::new();
    let mut after = None;
    for _ in 0..100 {
        let since = Time::now();
        let page = store.leads(&filter, after.as_ref(), 50).unwrap();
        times.push(since.elapsed().as_secs_f64() * 1e3);
        let last = page.last().unwrap();
        after = Some(Cursor { opened: last.lead.opened(), lead: last.lead.id().to_owned() });
    }
    times.sort_by(f64::total_cmp);
    println!("a page of 50 leads of a view: {:.1} ms at the median", times[50]);
    let due = "2020-06-16T09:00:00Z".parse().unwrap();
    let since = Time::now();
    let mut settled = 0;
    loop {
        let some = store.settle(due, 500).unwrap().leads;
        settled += some;
        if some == 0 {
            break;
        }
    }
    let took = since.elapsed().as_secs_f64();
    println!(
        "settling {settled} leads that are due at one instant: {took:.1} s, {:.1} s for 100,000",
        took * 1e5 / settled as f64
    );
}
