//! How long requests take.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

use super::routes::routes;

/// The upper ends of the buckets, in milliseconds.
const ENDS: [u32; 11] = [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 60_000];
/// Requests for nothing that is known. It sorts after all paths.
const OTHER: (&str, &str) = ("other", "other");

/// The times of the requests of each path and method.
pub(crate) struct Timings(Vec<((&'static str, &'static str), Taken)>);

/// The times of one kind of requests. Streams count until they begin.
#[derive(Default)]
struct Taken {
    buckets: [AtomicU64; ENDS.len()],
    /// Their sum, in microseconds.
    sum: AtomicU64,
    /// How many there were, by the first digit of their status.
    statuses: [AtomicU64; 6],
}

impl Default for Timings {
    fn default() -> Self {
        let operations = routes().flat_map(|route| route.operations.iter().map(|it| (route.path, it.method)));
        let mut known: Vec<_> = operations.collect();
        known.sort_unstable();
        Self(known.into_iter().chain([OTHER]).map(|operation| (operation, Taken::default())).collect())
    }
}

impl Taken {
    fn count(&self, status: u16, time: Duration) {
        let end = ENDS.iter().position(|end| time <= Duration::from_millis(u64::from(*end)));
        if let Some(bucket) = end.and_then(|end| self.buckets.get(end)) {
            bucket.fetch_add(1, Ordering::Relaxed);
        }
        self.sum.fetch_add(u64::try_from(time.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
        if let Some(count) = self.statuses.get(usize::from(status / 100)) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }
}

impl Timings {
    fn of(&self, method: &str, path: &str) -> Option<&Taken> {
        let known = self.0.binary_search_by(|((route, verb), _)| (*route, *verb).cmp(&(path, method)));
        // Those that are not known are counted together, at the end.
        known.map_or_else(|_| self.0.last(), |index| self.0.get(index)).map(|(_, taken)| taken)
    }

    /// The times as metrics.
    pub(crate) fn write(&self, text: &mut String) {
        let load = |count: &AtomicU64| count.load(Ordering::Relaxed);
        let name = "referee_request_seconds";
        let _ = writeln!(text, "# HELP {name} How long requests take.\n# TYPE {name} histogram");
        for ((route, method), taken) in &self.0 {
            let count: u64 = taken.statuses.iter().map(load).sum();
            if count == 0 {
                continue;
            }
            let labels = format!("method=\"{method}\",route=\"{route}\"");
            let mut below = 0;
            for (end, bucket) in ENDS.iter().zip(&taken.buckets) {
                below += load(bucket);
                let _ = writeln!(text, "{name}_bucket{{{labels},le=\"{}\"}} {below}", f64::from(*end) / 1000.0);
            }
            let _ = writeln!(text, "{name}_bucket{{{labels},le=\"+Inf\"}} {count}");
            let sum = Duration::from_micros(load(&taken.sum)).as_secs_f64();
            let _ = writeln!(text, "{name}_sum{{{labels}}} {sum}\n{name}_count{{{labels}}} {count}");
        }
        let name = "referee_requests_total";
        let _ = writeln!(text, "# HELP {name} Requests by route and status.\n# TYPE {name} counter");
        for ((route, method), taken) in &self.0 {
            for (digit, count) in taken.statuses.iter().enumerate().filter(|(_, count)| load(count) > 0) {
                let labels = format!("method=\"{method}\",route=\"{route}\",status=\"{digit}xx\"");
                let _ = writeln!(text, "{name}{{{labels}}} {}", load(count));
            }
        }
    }
}

/// Measures a request.
pub(crate) async fn timed(State(timings): State<Arc<Timings>>, request: Request, next: Next) -> Response {
    let since = Instant::now();
    let method = match *request.method() {
        Method::GET => "get",
        Method::POST => "post",
        Method::PUT => "put",
        Method::DELETE => "delete",
        _ => "",
    };
    let path = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let taken = timings.of(method, path);
    let response = next.run(request).await;
    if let Some(taken) = taken {
        taken.count(response.status().as_u16(), since.elapsed());
    }
    response
}
