//! Both kinds of stores against a model that replays all events each time.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use referee::{Event, Instant, Leads, Opening, Referee, read_line};
use referee_store::{Request, Scope, Store, StoreError};

use super::dice::Dice;
use super::peers::python;
use super::places::{Missing, Place};
use super::world::{Model, START, books, later, reason, request};

/// Leads live in a store as in the model: the same events are accepted and refused, the same notifications are due.
fn live(place: &Place, referee: &Referee, seed: u64, steps: usize) {
    let dice = &mut Dice::new(seed);
    let address = place.store();
    let mut store = Store::open(&address, referee.clone()).unwrap();
    let mut model = Model::default();
    let mut now = Instant::from_millis(START);
    for step in 0..steps {
        now = later(dice, now);
        match dice.roll(10) {
            0 | 1 => {
                while store.settle(now, 1 + dice.roll(5) as u64).unwrap().leads > 0 {}
                model.settle(now);
            }
            2 if dice.roll(6) == 0 => {
                drop(store);
                store = Store::open(&address, referee.clone()).unwrap();
            }
            _ => {
                let request = request(dice, referee, &model, now);
                let tried = store.try_out(&request, now).map(drop);
                let stored = store.accept(request.clone(), now).map(drop);
                let expected = model.accept(referee, &request, now);
                let said = |result: &Result<(), referee_store::StoreError>| result.as_ref().copied().map_err(reason);
                assert_eq!(said(&stored), expected, "seed {seed}, step {step}: {request:?}");
                assert_eq!(said(&tried), expected, "tried out: seed {seed}, step {step}");
            }
        }
    }
    while store.settle(now, 100).unwrap().leads > 0 {}
    model.settle(now);
    agree(&store, referee, &model, now, seed);
}

/// A store has the events, the leads and the notifications of the model.
fn agree(store: &Store, referee: &Referee, model: &Model, now: Instant, seed: u64) {
    let mut after = 0;
    let mut lines = Vec::new();
    loop {
        let page = store.log(&Scope::default(), after, 7).unwrap();
        let Some((last, _)) = page.last() else { break };
        after = *last;
        lines.extend(page.into_iter().map(|(_, line)| line));
    }
    let events: Vec<_> = lines.iter().map(|line| read_line(line.as_bytes()).unwrap()).collect();
    assert_eq!(events, model.accepted, "seed {seed}");
    let mut leads = Leads::new(referee.rulebook().clone());
    for event in events {
        leads.take(event).unwrap();
    }
    for lead in leads.iter() {
        let stored = store.lead(lead.id()).unwrap().unwrap();
        assert_eq!(stored.lead, *lead, "seed {seed}");
        assert_eq!(stored.version, model.events_of(lead.id()).len() as u64);
        let now = now.max(lead.last());
        let reader = referee.reader("de").unwrap();
        assert_eq!(reader.status(&stored.lead, now).unwrap(), reader.status(lead, now).unwrap());
        let keys: Vec<_> = store.messages_of(lead.id()).unwrap().into_iter().map(|message| message.key).collect();
        let mut expected = model.keys(referee, lead.id());
        // Of one entry, in the order of keys.
        expected.sort_by_key(|key| (key.split('/').nth(1).unwrap().parse::<u64>().unwrap(), key.clone()));
        assert_eq!(keys, expected, "seed {seed}");
    }
    let verified = store.verify(now).unwrap();
    assert_eq!(verified.faults, [], "seed {seed}");
    assert_eq!((verified.leads, verified.events), (leads.len() as u64, model.accepted.len() as u64));
    assert_eq!(store.rebuild(now).unwrap(), []);
}

fn live_in(place: &Place, seeds: u64, steps: usize) {
    for (number, referee) in (0..).zip(books()) {
        for seed in 0..seeds {
            live(place, &referee, number * 1000 + seed, steps);
        }
    }
}

pub fn sqlite_agrees_with_replays() -> Result<(), Missing> {
    live_in(&Place::files(), 12, 120);
    Ok(())
}

pub fn postgres_agrees_with_replays() -> Result<(), Missing> {
    live_in(&Place::postgres()?, 3, 80);
    Ok(())
}

/// A store in the first format is brought up to date whole.
pub fn an_old_store_is_brought_up_to_date() -> Result<(), Missing> {
    let place = Place::files();
    let (new, old) = (place.store(), place.store());
    let referee = books().remove(0);
    let store = Store::open(&new, referee.clone()).unwrap();
    let opened: Instant = "2020-06-02T09:00:00Z".parse().unwrap();
    for number in 0..1200 {
        let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
        store.accept(Request::of(Event::open(format!("L-{number}"), opened, opening)), opened).unwrap();
    }
    let now = "2020-07-01T09:00:00Z".parse().unwrap();
    while store.settle(now, 500).unwrap().leads > 0 {}
    drop(store);
    let first = include_str!("../../crates/store/src/migrations/1.sql");
    let connection = rusqlite::Connection::open(&old).unwrap();
    connection.execute_batch(&first.replace("{number}", "INTEGER PRIMARY KEY AUTOINCREMENT")).unwrap();
    let lead = "id, version, steps, unsent, snapshot, rules, fingerprint, state, archived, opened, due, wake";
    let outbox = "key, lead, step, at, rules, notification, recipient, state, next";
    let copied = format!(
        "CREATE TABLE format (number BIGINT NOT NULL); INSERT INTO format VALUES (1); ATTACH '{new}' AS new;
        INSERT INTO event SELECT seq, lead, number, id, at, body, taken, access FROM new.event; INSERT INTO shown SELECT * FROM new.shown;
        INSERT INTO lead ({lead}) SELECT {lead} FROM new.lead;
        INSERT INTO outbox ({outbox}, attempts) SELECT {outbox}, 0 FROM new.outbox;"
    );
    connection.execute_batch(&copied).unwrap();
    drop(connection);
    let store = Store::open(&old, referee.clone()).unwrap();
    let verified = store.verify(now).unwrap();
    assert_eq!((verified.faults, verified.leads, verified.messages), (Vec::new(), 1200, 1200));
    let scope = Scope::of("qualification", ["customer-inquiry"]);
    assert_eq!(store.states(&scope).unwrap()[0].leads, 1200);
    assert_eq!(store.states(&scope.and(Scope::of("qualification", ["sales-qualified"]))).unwrap(), []);
    let changes: Vec<u64> =
        store.changes(&Scope::default(), 0, 2000).unwrap().into_iter().map(|(number, _)| number).collect();
    assert_eq!(changes, (1..=1200).collect::<Vec<_>>());
    // An older program refuses it.
    drop(store);
    let connection = rusqlite::Connection::open(&old).unwrap();
    connection.execute_batch("UPDATE format SET number = 99").unwrap();
    drop(connection);
    assert!(matches!(Store::open(&old, referee), Err(StoreError::Newer { found: 99, .. })));
    Ok(())
}

/// A reader that has heard of a version of a lead reads this one or a later one.
fn readers_are_not_behind(place: &Place, rounds: u64) {
    let store = Store::open(&place.store(), books().remove(0)).unwrap();
    let opened = Instant::from_millis(START);
    let leads: Vec<String> = (0..8).map(|number| format!("L-{number}")).collect();
    for lead in &leads {
        let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
        store.accept(Request::of(Event::open(&**lead, opened, opening)), opened).unwrap();
    }
    let heard: Vec<AtomicU64> = leads.iter().map(|_| AtomicU64::new(1)).collect();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for reader in 0..4 {
            let (store, leads, heard, done) = (&store, &leads, &heard, &done);
            scope.spawn(move || {
                let dice = &mut Dice::new(reader);
                while !done.load(Ordering::SeqCst) {
                    let lead = dice.roll(leads.len());
                    let known = heard[lead].load(Ordering::SeqCst);
                    let stored = store.lead(&leads[lead]).unwrap().unwrap();
                    assert!(stored.version >= known, "{} after {known}", stored.version);
                    assert_eq!(stored.lead.marks().len() as u64, (stored.version - 1) % 2);
                }
            });
        }
        let writers: Vec<_> = (0..2)
            .map(|writer| {
                let (store, leads, heard) = (&store, &leads, &heard);
                scope.spawn(move || {
                    for round in 0..rounds {
                        for (lead, id) in leads.iter().enumerate().skip(writer * 4).take(4) {
                            let event = if round % 2 == 0 {
                                Event::mark(&**id, opened, "favorite")
                            } else {
                                Event::unmark(&**id, opened, "favorite")
                            };
                            let changed = store.accept(Request::of(event), opened).unwrap();
                            heard[lead].fetch_max(changed[0].version, Ordering::SeqCst);
                        }
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.join().unwrap();
        }
        done.store(true, Ordering::SeqCst);
    });
}

pub fn readers_are_not_behind_in_sqlite() -> Result<(), Missing> {
    readers_are_not_behind(&Place::files(), 150);
    Ok(())
}

pub fn readers_are_not_behind_in_postgres() -> Result<(), Missing> {
    readers_are_not_behind(&Place::postgres()?, 150);
    Ok(())
}

pub fn postgres_is_reached_over_tls() -> Result<(), Missing> {
    let place = Place::postgres()?;
    let store = place.store();
    let made = python("trustme")?.args(["-m", "trustme", "-q", "-i", "localhost", "-d"]).arg(&place.folder).status();
    assert!(made.unwrap().success());
    let authority = place.folder.join("client.pem").display().to_string();
    let place = place.secured();
    let verify = |store: &str, authority: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_referee"));
        let command = command.args(["store", "verify", "--store", store]).env("SSL_CERT_FILE", authority);
        let ran = command.current_dir(&place.folder).output().unwrap();
        (ran.status.code(), String::from_utf8([ran.stdout, ran.stderr].concat()).unwrap())
    };
    let (code, printed) = verify(&Place::secure(&store), &authority);
    assert_eq!(code, Some(0), "{printed}");
    // A server with an unknown certificate could be another one.
    let (code, printed) = verify(&Place::secure(&store), place.folder.join("server.key").to_str().unwrap());
    assert_eq!(code, Some(2), "{printed}");
    // In the clear, this server refuses.
    let (code, printed) = verify(&store, &authority);
    assert_eq!(code, Some(2), "{printed}");
    Ok(())
}

/// A session of a database, in which commands can be given one by one.
struct Session {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Session {
    fn start(store: &str) -> Self {
        let mut command = Command::new("psql");
        let command = command.args(["-q", "-t", "-A", store]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, output }
    }

    /// Runs a command, and waits until it is done.
    fn run(&mut self, command: &str) {
        writeln!(self.child.stdin.as_mut().unwrap(), "{command}\n\\echo done").unwrap();
        let mut line = String::new();
        while line.trim() != "done" {
            line.clear();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the session ended");
        }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn no_reader_misses_what_was_overtaken() -> Result<(), Missing> {
    let place = Place::postgres()?;
    let address = place.store();
    let store = Store::open(&address, Referee::builtin()).unwrap();
    let at = Instant::from_millis(START);
    for lead in ["A", "B"] {
        store.accept(Request::of(Event::open(lead, at, Opening::under("2017"))), at).unwrap();
    }
    let log = |after: u64| store.log(&Scope::default(), after, 100).unwrap();
    let changes = |after: u64| store.changes(&Scope::default(), after, 100).unwrap();
    let (last, change) = (log(0).last().unwrap().0, store.last_change().unwrap());
    // Each takes its lead before it gets its numbers, the second one first.
    let (mut first, mut second) = (Session::start(&address), Session::start(&address));
    let event = |lead: &str| {
        format!(
            "INSERT INTO event (lead, number, at, body, taken) SELECT lead, 2, at, body, taken FROM event WHERE lead = '{lead}';
             UPDATE lead SET changed = nextval('change') WHERE id = '{lead}';"
        )
    };
    second.run("BEGIN; SELECT id FROM lead WHERE id = 'B' FOR UPDATE;");
    first.run("BEGIN; SELECT id FROM lead WHERE id = 'A' FOR UPDATE;");
    first.run(&event("A"));
    second.run(&event("B"));
    second.run("COMMIT;");
    // The first one has earlier numbers, and may still come.
    assert_eq!((log(last).len(), changes(change).len()), (0, 0));
    assert_eq!(store.last_change().unwrap(), change);
    first.run("COMMIT;");
    assert_eq!((log(last).len(), changes(change).len()), (2, 2));
    assert_eq!(store.last_change().unwrap(), change + 2);
    Ok(())
}

pub fn one_damaged_lead_does_not_stop_the_others() -> Result<(), Missing> {
    let place = Place::files();
    let path = place.store();
    let at = Instant::from_millis(START);
    let store = Store::open(&path, Referee::builtin()).unwrap();
    for lead in ["A", "B", "C"] {
        store.accept(Request::of(Event::open(lead, at, Opening::under("2017"))), at).unwrap();
    }
    drop(store);
    let database = rusqlite::Connection::open(&path).unwrap();
    database.execute("UPDATE lead SET snapshot = '{}' WHERE id = 'A'", []).unwrap();
    drop(database);
    let store = Store::open(&path, Referee::builtin()).unwrap();
    let later = at.plus_millis(30 * 86_400_000);
    let settled = store.settle(later, 100).unwrap();
    assert_eq!((settled.leads, settled.failed.len()), (3, 1), "{settled:?}");
    assert!(settled.failed[0].contains("`A`"), "{settled:?}");
    assert_eq!(store.messages_of("B").unwrap().len(), 2);
    // It is tried again after a while, not at once.
    assert_eq!(store.settle(later, 100).unwrap().leads, 0);
    Ok(())
}
