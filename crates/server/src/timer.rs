//! Lets timeouts happen on time, and leads move that are switched.

use std::sync::Arc;

use referee_store::{Step, Store, Switcher};
use uuid::Uuid;

use super::app::{Alarms, Stir};
use super::clock::Clock;
use super::worker::Worker;

/// How many leads are settled in a transaction.
const BATCH: u64 = 500;

/// Starts the thread that settles what is due.
pub(crate) fn settling(store: Store, clock: Clock, alarms: &Alarms, stir: Stir) -> std::io::Result<Worker> {
    Worker::start("timer", clock, Arc::clone(&alarms.timer), move |now| match store.settle(now, BATCH) {
        Ok(settled) => {
            for failed in &settled.failed {
                eprintln!("error: the timer: {failed}");
            }
            if settled.leads > 0 {
                stir.now();
            }
            settled.next
        }
        Err(error) => {
            eprintln!("error: the timer: {error}");
            None
        }
    })
}

/// Starts the thread that plans and makes switches.
pub(crate) fn switching(store: Store, clock: Clock, alarms: &Alarms, stir: Stir) -> std::io::Result<Worker> {
    let mut switcher = Switcher::new(store, Uuid::new_v4().simple().to_string());
    Worker::start("switches", clock, Arc::clone(&alarms.switches), move |now| match switcher.step(now) {
        Ok(Step::Idle) => None,
        Ok(Step::Planned) => Some(now),
        Ok(Step::Moved) => {
            stir.now();
            Some(now)
        }
        Err(error) => {
            eprintln!("error: a switch: {error}");
            None
        }
    })
}
