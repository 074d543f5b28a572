//! Lets timeouts happen on time.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use referee::Instant;
use referee_store::Store;

use super::clock::Clock;

/// How many leads are settled in a transaction.
const BATCH: u64 = 500;
/// How long the timer sleeps at most, as other processes can share the store.
const NAP: Duration = Duration::from_secs(1);

/// Wakes the timer.
#[derive(Default)]
pub(crate) struct Alarm {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// Something may be due earlier than the timer knows.
    rings: bool,
    /// The timer ends.
    ends: bool,
}

impl Alarm {
    /// Looks again at what is due.
    pub(crate) fn ring(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).rings = true;
        self.changed.notify_all();
    }

    fn end(&self) {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).ends = true;
        self.changed.notify_all();
    }

    /// Sleeps. Returns whether the timer goes on.
    fn sleep(&self, time: Duration) -> bool {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.changed.wait_timeout_while(state, time, |state| !state.rings && !state.ends);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.rings = false;
        !state.ends
    }
}

/// A thread that settles what is due.
pub(crate) struct Timer {
    alarm: Arc<Alarm>,
    thread: Option<JoinHandle<()>>,
}

impl Timer {
    pub(crate) fn start(store: Store, clock: Clock, alarm: Arc<Alarm>) -> std::io::Result<Self> {
        let own = Arc::clone(&alarm);
        let thread = std::thread::Builder::new().name("referee-timer".to_owned());
        let thread = thread.spawn(move || run(&store, &clock, &own))?;
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

fn run(store: &Store, clock: &Clock, alarm: &Alarm) {
    loop {
        let now = clock.now();
        let time = match store.settle(now, BATCH) {
            Ok(settled) => settled.next.map_or(NAP, |next| until(next, now)),
            Err(error) => {
                eprintln!("error: the timer: {error}");
                NAP
            }
        };
        if !alarm.sleep(time) {
            return;
        }
    }
}

/// How long to sleep until an instant.
fn until(next: Instant, now: Instant) -> Duration {
    let millis = u64::try_from(next.millis().saturating_sub(now.millis())).unwrap_or(0);
    Duration::from_millis(millis).min(NAP)
}
