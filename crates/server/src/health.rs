//! Whether the service is well.

use std::fmt::Write;
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use referee::Instant;
use referee_store::{DeliveryCount, Scope};

use super::app::{App, blocking};
use super::problem::Problem;

/// How many seconds have passed; 0 for an instant to come.
fn seconds(since: Instant, now: Instant) -> f64 {
    Duration::from_millis(u64::try_from(now.millis() - since.millis()).unwrap_or(0)).as_secs_f64()
}

#[expect(clippy::cast_precision_loss, reason = "metrics are floating-point numbers")]
fn number(count: u64) -> f64 {
    count as f64
}

/// `GET /healthz`: the process runs.
pub(crate) async fn healthz() -> &'static str {
    "well\n"
}

/// `GET /readyz`: the store answers.
pub(crate) async fn readyz(State(app): State<App>) -> Response {
    let asked = blocking(move || app.store.next_wake().map_err(|error| Problem::internal(&error))).await;
    match asked {
        Ok(_) => "ready\n".into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the store does not answer\n").into_response(),
    }
}

/// `GET /metrics`, for Prometheus.
pub(crate) async fn metrics(State(app): State<App>) -> Result<Response, Problem> {
    blocking(move || {
        let internal = |error| Problem::internal(&error);
        let now = app.clock.now();
        let mut text = String::new();
        let mut family = |name: &str, help: &str, values: Vec<(String, f64)>| {
            let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} gauge");
            for (labels, value) in values {
                let _ = writeln!(text, "{name}{labels} {value}");
            }
        };
        let states = app.store.states(&Scope::default()).map_err(internal)?.into_iter();
        let leads =
            states.map(|count| (format!("{{rules=\"{}\",state=\"{}\"}}", count.rules, count.id), number(count.leads)));
        family("referee_leads", "Leads by rule set and state.", leads.collect());
        let next = app.store.next_wake().map_err(internal)?;
        let late = next.map_or(0.0, |next| seconds(next, now));
        family("referee_timer_late_seconds", "How late the timer is.", vec![(String::new(), late)]);
        let waiting = app.store.waiting().map_err(internal)?;
        let oldest = waiting.oldest.map_or(0.0, |at| seconds(at, now));
        let messages = number(waiting.messages);
        family("referee_outbox_waiting", "Notifications that are not sent.", vec![(String::new(), messages)]);
        family("referee_outbox_oldest_seconds", "How old the oldest of them is.", vec![(String::new(), oldest)]);
        let deliveries = app.store.delivery_counts().map_err(internal)?.into_iter();
        let deliveries = deliveries.map(|DeliveryCount { channel, state, deliveries, .. }| {
            (format!("{{channel=\"{channel}\",state=\"{}\"}}", state.name()), number(deliveries))
        });
        family("referee_deliveries", "Messages by channel and state.", deliveries.collect());
        app.timings.write(&mut text);
        Ok(([(CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response())
    })
    .await
}
