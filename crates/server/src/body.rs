//! The bodies of requests. Events are as in a log, but for what the address and the clock say.

use axum::http::StatusCode;
use referee::tooling::{Partial, read_partial};
use referee::{EventKind, Instant};
use referee_store::RequestedEvent;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::problem::Problem;

/// How many events a request can have.
const MOST_EVENTS: usize = 10_000;

/// Reads an object of a kind.
pub(crate) fn json<T: DeserializeOwned>(body: &[u8], what: &str) -> Result<T, Problem> {
    serde_json::from_slice(body)
        .map_err(|error| Problem::unusable("json", &format!("Not {what}"), format!("The body is not {what}: {error}.")))
}

/// Reads the events of a request, and whether they are a list. `lead` is the lead of the address; without one, each event
/// must name its own, or open a lead, which then gets an id from `name`.
pub(crate) fn events(
    body: &[u8],
    lead: Option<&str>,
    now: Instant,
    mut name: impl FnMut() -> String,
) -> Result<(Vec<RequestedEvent>, bool), Problem> {
    let malformed = |message: String| Problem::new(StatusCode::BAD_REQUEST, "json", "Invalid JSON", message);
    let text = std::str::from_utf8(body).map_err(|_| malformed("The body is not UTF-8.".to_owned()))?;
    let listed = text.trim_start().starts_with('[');
    let parsed: Result<Vec<&RawValue>, _> =
        if listed { serde_json::from_str(text) } else { serde_json::from_str(text).map(|event| vec![event]) };
    let events = parsed.map_err(|error| malformed(format!("The body is not JSON: {error}.")))?;
    if events.is_empty() || events.len() > MOST_EVENTS {
        let detail = format!("A request has 1 to {MOST_EVENTS} events, this one has {}.", events.len());
        return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "events", "Number of events", detail));
    }
    let events = events.into_iter().enumerate();
    let events = events.map(|(index, event)| one(event.get(), index, lead, now, &mut name));
    Ok((events.collect::<Result<_, _>>()?, listed))
}

/// Reads an event.
fn one(
    text: &str,
    index: usize,
    lead: Option<&str>,
    now: Instant,
    name: &mut impl FnMut() -> String,
) -> Result<RequestedEvent, Problem> {
    let wrong = |detail: String| Problem {
        event: Some(index),
        ..Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "log-event", "Not an event", detail)
    };
    let partial = match lead {
        Some(lead) => read_partial(text, lead, now),
        None => read_partial(text, &name(), now),
    };
    let Partial { event, names_lead, is_dated } = partial.map_err(|error| {
        let help = error.help().map(|help| format!("; {help}")).unwrap_or_default();
        wrong(format!("At character {}: {error}{help}", error.column()))
    })?;
    if lead.is_none() && !names_lead && !matches!(event.kind, EventKind::Open(_)) {
        return Err(wrong("The event names no `lead`.".to_owned()));
    }
    if lead.is_some_and(|lead| *lead != *event.lead) {
        return Err(wrong(format!("The event is of lead `{}`, not of the lead in the address.", event.lead)));
    }
    Ok(RequestedEvent { event, dated: is_dated })
}
