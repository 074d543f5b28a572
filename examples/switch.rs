//! A switch as a batch job: plans it batch by batch, shows what will happen, and stores all events or none.
//!
//! Run it with `cargo run --example switch`.

mod store;

use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use referee::switch::{Movement, Plan, SwitchOrder};
use referee::{Instant, Referee, read_line};

use store::{Change, Store, StoreError};

/// How many leads are in memory at once.
const BATCH: usize = 2;

fn main() -> Result<(), Box<dyn Error>> {
    let referee = Referee::builtin();
    let now: Instant = "2020-06-12T09:00:00Z".parse()?;
    let mut store = Store::open(Path::new(":memory:"), &referee)?;
    for line in std::fs::read_to_string("examples/leads.jsonl")?.lines() {
        let event = read_line(line.as_bytes())?;
        if event.at <= now {
            store.take(&event)?;
        }
    }

    // The id makes it harmless to run the job again.
    let order = SwitchOrder::new(referee.rulebook(), "2020", now)?.with_id("switch-to-2020");
    let order = Arc::new(order.fact("qualification", "customer-inquiry"));
    let (plan, changes) = plan(&store, &order)?;
    let reader = referee.reader("en")?;
    print!("{}", reader.plan(&plan).to_markdown(reader.common()));
    if !plan.is_safe() {
        return Err("the plan is not safe: nothing was switched".into());
    }
    if !store.append(&changes)? {
        return Err("a lead has changed since the plan: nothing was switched".into());
    }

    println!();
    for Change { lead, .. } in changes {
        let status = reader.status(&lead, now)?;
        println!("{} is under rule set {}: {}", status.lead, status.rules, status.state.label);
    }
    Ok(())
}

/// Plans the switch of all leads, batch by batch, with the events that make it.
fn plan(store: &Store, order: &Arc<SwitchOrder>) -> Result<(Plan, Vec<Change>), StoreError> {
    let mut ids = store.db.prepare("SELECT id FROM lead ORDER BY id")?;
    let ids = ids.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let mut whole = Plan::new(Arc::clone(order));
    let mut changes = Vec::new();
    for batch in ids.chunks(BATCH) {
        // Each batch has a plan of its own: it can be on another thread.
        let mut plan = Plan::new(Arc::clone(order));
        for id in batch {
            let Some(mut stored) = store.load(id)? else { continue };
            if let Movement::Moves { event, step } = plan.add(&stored.lead) {
                stored.lead.take(*step)?;
                changes.push(Change { event, number: stored.events + 1, lead: stored.lead });
            }
        }
        whole.merge(plan);
    }
    Ok((whole, changes))
}
