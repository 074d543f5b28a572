//! Leads: to open them, to act on them, to read them.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, ETAG, IF_MATCH, LOCATION, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use referee::status::{Status, TimelineEntry};
use referee::{Event, Instant, Lead, Reader};
use referee_store::{Changed, Request, RequestedEvent, StoreError, Stored, Verb};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::access::{may_act, may_move};
use super::app::{App, Asked, Caller, Shown, blocking, shortly};
use super::body;
use super::fields;
use super::problem::Problem;

type Answer = Result<Response, Problem>;

/// The query of a request with events.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Posting {
    /// Whether to say what would happen, and store nothing.
    #[serde(default)]
    dry_run: bool,
    /// The language, instead of that of `Accept-Language`.
    locale: Option<String>,
    /// The time zone, such as `Europe/Berlin` or `+02:00`.
    zone: Option<String>,
}

/// The query of a request for a lead.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Reading {
    /// The instant, such as `2020-06-12T09:00:00Z`; now by default.
    pub(crate) at: Option<Instant>,
    /// The language, instead of that of `Accept-Language`.
    pub(crate) locale: Option<String>,
    /// The time zone, such as `Europe/Berlin` or `+02:00`.
    pub(crate) zone: Option<String>,
}

/// What a request would do.
#[derive(Serialize, JsonSchema)]
pub(crate) struct DryRun<'d> {
    /// The events as they would be stored; none if all were accepted before.
    #[schemars(with = "Vec<serde_json::Value>")]
    events: &'d [Event],
    /// What would have happened by then, since the last event before.
    entries: Vec<TimelineEntry>,
    /// The status after it.
    status: Status<'d>,
}

/// `POST /v1/leads`
pub(crate) async fn open(
    State(app): State<App>,
    Asked(posting): Asked<Posting>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    post(app, posting, headers, body, None).await
}

/// `POST /v1/leads/{lead}/events`
pub(crate) async fn act(
    State(app): State<App>,
    Path(lead): Path<String>,
    Asked(posting): Asked<Posting>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    post(app, posting, headers, body, Some(lead)).await
}

async fn post(app: App, posting: Posting, headers: HeaderMap, body: Bytes, lead: Option<String>) -> Answer {
    let Posting { dry_run, locale, zone } = posting;
    let caller = app.caller(&headers, Verb::Write).await?.read(&app, &Shown { locale, zone })?;
    let name = || format!("L-{}", Uuid::now_v7());
    let (mut events, listed) = body::events(&body, lead.as_deref(), caller.now, name)?;
    // The events of one lead have one answer.
    let listed = listed && lead.is_none();
    identify(&mut events, &headers)?;
    for (index, RequestedEvent { event, .. }) in events.iter().enumerate() {
        may_act(&caller.access, event, index)?;
        may_move(&app.referee(), event, index)?;
    }
    let (by, scope) = (Some(caller.actor()), caller.scope().clone());
    let request = Request { events, expects: expected(&headers)?, by, scope };
    blocking(move || {
        let problem = |error: StoreError| fields::explained(&app.store, &caller.reader(), &request, caller.now, &error);
        if dry_run {
            let changed = app.store.try_out(&request, caller.now).map_err(problem)?;
            let reader = caller.reader();
            let runs = changed
                .iter()
                .map(|changed| dry(&reader, caller.at(&changed.lead), changed))
                .collect::<Result<Vec<_>, _>>()?;
            return Ok(one_or_all(runs, listed));
        }
        let changed = app.store.accept(request.clone(), caller.now).map_err(problem)?;
        let next = changed.iter().filter_map(|changed| changed.lead.next_after(caller.at(&changed.lead)).ok()?);
        if let Some(next) = next.min() {
            app.alarms.timer.ring(next);
        }
        app.stir.now();
        if let ([changed], false) = (&*changed, listed) {
            let opened = changed.events.len() as u64 == changed.version;
            let mut response = status(&caller, &changed.lead, changed.version)?;
            if opened && let Ok(place) = HeaderValue::from_str(&address(changed.lead.id())) {
                *response.status_mut() = StatusCode::CREATED;
                response.headers_mut().insert(LOCATION, place);
            }
            return Ok(response);
        }
        let statuses = changed.iter().map(|changed| written(&caller.reader(), &changed.lead, caller.at(&changed.lead)));
        let statuses = statuses.collect::<Result<Vec<_>, _>>()?;
        Ok(json(&caller.reader(), list(&statuses)).into_response())
    })
    .await
}

/// The path of a lead.
fn address(lead: &str) -> String {
    let encoded: String = form_urlencoded::byte_serialize(lead.as_bytes()).collect();
    format!("/v1/leads/{}", encoded.replace('+', "%20"))
}

/// Gives the event of a request the id in `Idempotency-Key`, and the events of a list ids that follow from it.
fn identify(events: &mut [RequestedEvent], headers: &HeaderMap) -> Result<(), Problem> {
    let Some(key) = headers.get("idempotency-key") else { return Ok(()) };
    let key = key.to_str().ok().filter(|key| !key.is_empty());
    let key = key.ok_or_else(|| Problem::query("`Idempotency-Key` is not text."))?;
    // A structured field is a string in quotation marks.
    let key = key.strip_prefix('"').and_then(|key| key.strip_suffix('"')).unwrap_or(key);
    let alone = events.len() == 1;
    for (index, RequestedEvent { event, .. }) in events.iter_mut().enumerate() {
        if event.id.is_some() {
            return Err(Problem::query("An event has an `id`, and the request has an `Idempotency-Key`. Use one."));
        }
        event.id = Some(if alone { key.into() } else { format!("{key}/{index}").into() });
    }
    Ok(())
}

/// The version in `If-Match`.
fn expected(headers: &HeaderMap) -> Result<Option<u64>, Problem> {
    let Some(header) = headers.get(IF_MATCH) else { return Ok(None) };
    let version = header.to_str().ok().map(|text| text.trim().trim_matches('"')).and_then(|text| text.parse().ok());
    version.map(Some).ok_or_else(|| Problem::query("`If-Match` is not the `ETag` of a lead, such as \"3\"."))
}

fn dry<'d>(reader: &'d Reader, at: Instant, changed: &'d Changed) -> Result<DryRun<'d>, Problem> {
    let status = reader.status(&changed.lead, at).map_err(|error| Problem::internal(&error))?;
    let entries = changed.happenings.iter().map(|happening| reader.entry(changed.lead.id(), happening));
    Ok(DryRun { events: &changed.events, entries: entries.collect(), status })
}

fn one_or_all<T: Serialize>(mut things: Vec<T>, listed: bool) -> Response {
    match (things.pop(), listed) {
        (Some(thing), false) => Json(thing).into_response(),
        (thing, _) => {
            things.extend(thing);
            Json(things).into_response()
        }
    }
}

/// `GET /v1/leads/{lead}`
pub(crate) async fn show(
    State(app): State<App>,
    Path(lead): Path<String>,
    Asked(Reading { at, locale, zone }): Asked<Reading>,
    headers: HeaderMap,
) -> Answer {
    let caller = app.caller(&headers, Verb::Read).await?.read(&app, &Shown { locale, zone })?;
    let own = app.clone();
    shortly(&own, move || {
        let stored = existing(&app, &caller, &lead)?;
        match at {
            None => status(&caller, &stored.lead, stored.version),
            Some(at) => {
                let then = app.store.lead_as_of(&lead, at).map_err(caller.problem())?;
                let then =
                    then.ok_or_else(|| Problem::not_found(format!("The lead `{lead}` was not open at {at}.")))?;
                Ok(json(&caller.reader(), written(&caller.reader(), &then, at)?).into_response())
            }
        }
    })
    .await
}

/// `GET /v1/leads/{lead}/timeline`
pub(crate) async fn timeline(
    State(app): State<App>,
    Path(lead): Path<String>,
    Asked(Reading { at, locale, zone }): Asked<Reading>,
    headers: HeaderMap,
) -> Answer {
    let caller = app.caller(&headers, Verb::Read).await?.read(&app, &Shown { locale, zone })?;
    blocking(move || {
        let stored = existing(&app, &caller, &lead)?;
        let events = app.store.events(&lead).map_err(caller.problem())?;
        let until = at.unwrap_or_else(|| caller.at(&stored.lead));
        let timeline = caller.reader().timeline(app.referee().rulebook(), events, until);
        let body = serde_json::to_vec(&timeline).map_err(|error| Problem::internal(&error))?;
        Ok(json(&caller.reader(), body).into_response())
    })
    .await
}

/// A lead that exists for the caller.
pub(crate) fn existing(app: &App, caller: &Caller, lead: &str) -> Result<Stored, Problem> {
    let stored = app.store.lead(lead).map_err(caller.problem())?;
    let own = stored.filter(|stored| caller.scope().has(&stored.lead));
    own.ok_or_else(|| Problem::not_found(format!("There is no lead `{lead}`.")))
}

/// The status of a lead as JSON.
pub(crate) fn written(reader: &Reader, lead: &Lead, at: Instant) -> Result<Vec<u8>, Problem> {
    let mut body = Vec::with_capacity(2048);
    reader.write_status(lead, at, &mut body).map_err(|error| Problem::internal(&error))?;
    Ok(body)
}

/// Several JSON values as a list.
pub(crate) fn list(values: &[Vec<u8>]) -> Vec<u8> {
    let mut body = b"[".to_vec();
    body.extend(values.join(&b","[..]));
    body.push(b']');
    body
}

/// The status of a lead now, with its version.
fn status(caller: &Caller, lead: &Lead, version: u64) -> Answer {
    let mut response = json(&caller.reader(), written(&caller.reader(), lead, caller.at(lead))?).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{version}\"")) {
        response.headers_mut().insert(ETAG, tag);
    }
    Ok(response)
}

/// A body in the reader's language. It changes with time, so nobody keeps it.
pub(crate) fn json(reader: &Reader, body: Vec<u8>) -> impl IntoResponse + use<> {
    let headers = [
        (CONTENT_TYPE, "application/json".to_owned()),
        (CONTENT_LANGUAGE, reader.locale().to_string()),
        (VARY, "Accept-Language, Authorization".to_owned()),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, body)
}
