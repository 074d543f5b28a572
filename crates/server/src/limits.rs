//! Limits that keep one client from costing the others.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::problem::Problem;

/// The longest time from the head of a request to its answer.
const LONGEST: Duration = Duration::from_secs(60);
/// How many keys are remembered.
const MOST_KEYS: usize = 10_000;

/// How many requests each key has made in this second.
pub(crate) struct Rates {
    /// How many it may make; `None` if there is no limit.
    most: Option<u32>,
    made: Mutex<HashMap<String, (Instant, u32)>>,
}

impl Rates {
    pub(crate) fn new(most: Option<u32>) -> Self {
        Self { most, made: Mutex::default() }
    }

    /// Counts a request of a key.
    pub(crate) fn count(&self, key: &str) -> Result<(), Problem> {
        let Some(most) = self.most else { return Ok(()) };
        let now = Instant::now();
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if made.len() > MOST_KEYS {
            made.retain(|_, (since, _)| now.duration_since(*since) < Duration::from_secs(1));
        }
        let (since, count) = made.entry(key.to_owned()).or_insert((now, 0));
        if now.duration_since(*since) >= Duration::from_secs(1) {
            (*since, *count) = (now, 0);
        }
        *count += 1;
        if *count <= most {
            return Ok(());
        }
        let detail = format!("This key may make {most} requests in a second.");
        Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "rate", "Too many requests", detail))
    }
}

/// Ends a request whose body does not come, or whose answer takes too long.
pub(crate) async fn in_time(request: Request, next: Next) -> Response {
    tokio::time::timeout(LONGEST, next.run(request)).await.unwrap_or_else(|_| {
        let detail = format!("The request took longer than {} seconds.", LONGEST.as_secs());
        Problem::new(StatusCode::REQUEST_TIMEOUT, "timeout", "Request too slow", detail).into_response()
    })
}
