//! Threads that do something again and again, and sleep in between.

use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use referee::Instant;

use super::clock::Clock;

/// How long a worker sleeps at most, in milliseconds, as other processes can share the store.
const NAP: i64 = 1000;

/// Wakes a worker.
#[derive(Default)]
pub(crate) struct Alarm {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// Until when the worker sleeps; `None` while it is awake.
    until: Option<Instant>,
    /// Something is due earlier than the worker knows.
    rings: bool,
    /// The worker ends.
    ends: bool,
}

impl Alarm {
    /// Something happens at an instant. Wakes the worker if it sleeps for longer.
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

    /// Sleeps until an instant. Returns whether the worker goes on.
    fn sleep(&self, until: Instant, time: Duration) -> bool {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.until = Some(until);
        let waited = self.changed.wait_timeout_while(state, time, |state| !state.rings && !state.ends);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (state.rings, state.until) = (false, None);
        !state.ends
    }
}

/// A thread that ends when it is dropped, after the step that it is at.
pub(crate) struct Worker {
    alarm: Arc<Alarm>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts a thread. Each step gets the present instant, and returns the instant of the next one, if there is one.
    pub(crate) fn start(
        name: &str,
        clock: Clock,
        alarm: Arc<Alarm>,
        mut step: impl FnMut(Instant) -> Option<Instant> + Send + 'static,
    ) -> std::io::Result<Self> {
        let own = Arc::clone(&alarm);
        let thread = std::thread::Builder::new().name(format!("referee-{name}")).spawn(move || {
            loop {
                let now = clock.now();
                let latest = now.plus_millis(NAP);
                let until = step(now).map_or(latest, |next| next.clamp(now, latest));
                let time = u64::try_from(until.millis() - now.millis()).unwrap_or(0);
                if !own.sleep(until, Duration::from_millis(time)) {
                    return;
                }
            }
        })?;
        Ok(Self { alarm, thread: Some(thread) })
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.alarm.end();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
