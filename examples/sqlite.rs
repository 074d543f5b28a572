//! Stores leads in a database: events are appended, a repeated request has no effect, and one of two writers wins.
//!
//! Run it with `cargo run --example sqlite`.

mod store;

use std::error::Error;
use std::path::Path;
use std::sync::Barrier;
use std::thread;

use referee::{Acting, Event, Opening, Record, Referee};

use store::{Store, StoreError};

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let path = std::env::temp_dir().join(format!("referee-sqlite-{}.db", std::process::id()));
    let done = run(&path);
    std::fs::remove_file(&path)?;
    done
}

fn run(path: &Path) -> Result<(), Failure> {
    // ANCHOR: first
    let referee = Referee::builtin();
    let mut store = Store::open(path, &referee)?;

    // The client repeats its request, as it has not seen the answer. The id makes the second one harmless.
    let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
    let open = Event::open("L-1", "2020-06-02T09:00:00Z".parse()?, opening).with_id("request-1");
    store.take(&open)?;
    store.take(&open)?;
    println!("{} event is stored.", store.events("L-1")?.len());
    // ANCHOR_END: first

    // ANCHOR: race
    // Two people accept the lead, each through a connection of its own. Both decide before either appends.
    let value = Record::from([("amount", "25000.00"), ("currency", "EUR")]);
    let deal = Acting::of("accept").field("deal-name", "Shop").field("deal-value", value);
    let accept = Event::act("L-1", "2020-06-03T10:00:00Z".parse()?, deal.field("purchase-timeframe", "Q4 2020"));
    let requests = ["request-2", "request-3"].map(|id| (Store::open(path, &referee), accept.clone().with_id(id)));
    let decided = &Barrier::new(requests.len());
    let results = thread::scope(|scope| {
        let writers = requests.map(|(store, event)| scope.spawn(move || write(store, &event, decided)));
        writers.into_iter().map(|writer| writer.join().map_err(|_| "a writer panicked")).collect::<Result<Vec<_>, _>>()
    })?;
    let reader = referee.reader("de")?;
    let mut outcomes = Vec::new();
    for result in results {
        outcomes.push(match result {
            Ok(()) => "One writer wins.".to_owned(),
            Err(StoreError::Refused(refusal)) => format!("The other decides again: {}", reader.refusal(&refusal)),
            Err(other) => return Err(other.into()),
        });
    }
    // Which of the two wins is up to chance.
    outcomes.sort();
    println!("{}", outcomes.join("\n"));
    // ANCHOR_END: race

    // ANCHOR: status
    // Snapshot and events give the same lead.
    let stored = store.load("L-1")?.ok_or("the lead is stored")?;
    println!("Same from its events: {}.", store.replay("L-1")?.as_ref() == Some(&stored.lead));

    let status = reader.status(&stored.lead, "2020-06-12T09:00:00Z".parse()?)?;
    println!("{}: {}", status.state.label, status.summary);
    for field in &status.fields {
        println!("  {}: {}", field.label, field.text);
    }
    let actions: Vec<&str> = status.actions.iter().map(|action| &*action.label).collect();
    println!("  {}", actions.join(" · "));
    // ANCHOR_END: status
    Ok(())
}

// ANCHOR: writer
/// A writer that waits for the other one between its decision and its append.
fn write(store: Result<Store, StoreError>, event: &Event, decided: &Barrier) -> Result<(), StoreError> {
    let decision = store.and_then(|store| Ok((store.decide(event.clone())?, store)));
    decided.wait();
    let (change, mut store) = decision?;
    let Some(change) = change else { return Ok(()) };
    if store.append(&[change])? { Ok(()) } else { store.take(event) }
}
// ANCHOR_END: writer
