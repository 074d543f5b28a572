//! Lets timeouts happen on time.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use referee::Instant;
use referee_store::Store;

use super::app::Stir;
use super::clock::Clock;

/// How many leads are settled in a transaction.
const BATCH: u64 = 500;
/// How long the timer sleeps at most, in milliseconds, as other processes can share the store.
const NAP: i64 = 1000;

/// Wakes the timer.
#[derive(Default)]
pub(crate) struct Alarm {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// Until when the timer sleeps; `None` while it is awake.
    until: Option<Instant>,
    /// Something is due earlier than the timer knows.
    rings: bool,
    /// The timer ends.
    ends: bool,
}

impl Alarm {
    /// Something happens at an instant. Wakes the timer if it sleeps for longer.
    pub(crate) fn ring(&self, next: Instant) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.until.is_none_or(|until| next < until) {
            state.rings = true;
            drop(state);
            self.changed.notify_all();
        }
    }

    fn end(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).ends = true;
        self.changed.notify_all();
    }

    /// Sleeps until an instant. Returns whether the timer goes on.
    fn sleep(&self, until: Instant, time: Duration) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.until = Some(until);
        let waited = self.changed.wait_timeout_while(state, time, |state| !state.rings && !state.ends);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (state.rings, state.until) = (false, None);
        !state.ends
    }
}

/// A thread that settles what is due.
pub(crate) struct Timer {
    alarm: Arc<Alarm>,
    thread: Option<JoinHandle<()>>,
}

impl Timer {
    pub(crate) fn start(store: Store, clock: Clock, alarm: Arc<Alarm>, stir: Stir) -> std::io::Result<Self> {
        let own = Arc::clone(&alarm);
        let thread = std::thread::Builder::new().name("referee-timer".to_owned());
        let thread = thread.spawn(move || run(&store, &clock, &own, &stir))?;
        Ok(Self { alarm, thread: Some(thread) })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.alarm.end();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn run(store: &Store, clock: &Clock, alarm: &Alarm, stir: &Stir) {
    loop {
        let now = clock.now();
        let settled = store.settle(now, BATCH);
        let next = settled.map_or_else(
            |error| {
                eprintln!("error: the timer: {error}");
                None
            },
            |settled| {
                if settled.leads > 0 {
                    stir.now();
                }
                settled.next
            },
        );
        let latest = Instant::from_millis(now.millis().saturating_add(NAP));
        let until = next.map_or(latest, |next| next.clamp(now, latest));
        let time = u64::try_from(until.millis() - now.millis()).unwrap_or(0);
        if !alarm.sleep(until, Duration::from_millis(time)) {
            return;
        }
    }
}
