//! Switches: leads move to another rule set, after a plan that says what will happen to each.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use referee::Instant;
use referee_store::{Actor, Move, Obstacle, Store, StoreError, Switch, SwitchRequest, SwitchState, Verb};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::app::{App, Asked, Caller, Shown, blocking, page};
use super::body::json as read_json;
use super::leads::json;
use super::problem::Problem;

type Answer = Result<Response, Problem>;

/// A switch.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Report {
    /// Its id, which is also the id of its events.
    id: String,
    #[serde(flatten)]
    order: Ordered,
    /// How far it is.
    state: SwitchState,
    /// Why it failed.
    problem: Option<String>,
    /// Whether it can be applied; null while it is planned.
    safe: Option<bool>,
    /// Whether it must be approved with another key than the one that planned it.
    needs_approval: bool,
    /// The id of the key that approved it.
    approved_by: Option<String>,
    /// The id of the key that planned it; null for the command.
    created_by: Option<String>,
    /// When it was asked for.
    created: Instant,
    /// How many leads the plan has read, of how many.
    read: u64,
    total: u64,
    /// How many leads wait to be moved.
    planned: u64,
    /// How many leads cannot move, so that the switch cannot be applied.
    refused: u64,
    /// How many leads have moved.
    moved: u64,
    /// How many leads were left where they are, as something has happened to them since they were planned.
    skipped: u64,
}

/// What was asked for.
#[derive(Serialize, JsonSchema)]
struct Ordered {
    /// The rule set that leads move to.
    to: String,
    /// The only rule set whose leads move; null for all.
    from: Option<String>,
    /// When leads move.
    at: Instant,
    /// Whether leads move back.
    back: bool,
    /// The switch whose leads move; null for all leads.
    of: Option<String>,
}

/// The query of a list of switches.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Listing {
    /// How many, 1 to 1000; 50 by default.
    #[schemars(range(min = 1, max = 1000))]
    limit: Option<u64>,
}

/// The query of a plan.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Planned {
    /// The language, instead of that of `Accept-Language`.
    locale: Option<String>,
}

/// The query of the leads of a switch.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asking {
    /// Only leads in this state.
    state: Option<Move>,
    /// The last lead of the page before.
    #[serde(default)]
    after: String,
    /// How many, 1 to 1000; 50 by default.
    #[schemars(range(min = 1, max = 1000))]
    limit: Option<u64>,
}

/// A lead of a switch.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Lead {
    /// Its id.
    lead: String,
    /// Its rule set when it was planned.
    rules: String,
    /// What happens to it.
    state: Move,
    /// Why it does not move: the id of a refusal, or `changed`.
    reason: Option<String>,
}

fn report(store: &Store, switch: Switch) -> Result<Report, StoreError> {
    let counts = store.switch_counts(&switch.id)?;
    let count = |state| counts.iter().find(|(known, _)| *known == state).map_or(0, |(_, leads)| *leads);
    let Switch { id, request, state, problem, at, needs_approval, safe, total, read, created, .. } = switch;
    let SwitchRequest { to, from, back, of, .. } = request;
    let counting = state == SwitchState::Planning;
    Ok(Report {
        planned: count(Move::Planned),
        refused: count(Move::Refused),
        moved: count(Move::Moved),
        skipped: count(Move::Skipped),
        id,
        order: Ordered { to, from, at, back, of },
        state,
        problem,
        safe: (!counting).then_some(safe),
        needs_approval,
        approved_by: switch.approved,
        created_by: switch.access,
        created,
        read,
        total,
    })
}

fn unknown(id: &str) -> Problem {
    Problem::not_found(format!("There is no switch `{id}`."))
}

/// `GET /v1/switches`
pub(crate) async fn switches(State(app): State<App>, Asked(listing): Asked<Listing>, headers: HeaderMap) -> Answer {
    let caller = app.caller(&headers, Verb::Admin).await?;
    let limit = page(listing.limit)?;
    blocking(move || {
        let switches = app.store.switches(limit).map_err(caller.problem())?.into_iter();
        let reports = switches.map(|switch| report(&app.store, switch)).collect::<Result<Vec<_>, _>>();
        Ok(Json(reports.map_err(caller.problem())?).into_response())
    })
    .await
}

/// `POST /v1/switches`
pub(crate) async fn plan(State(app): State<App>, headers: HeaderMap, body: Bytes) -> Answer {
    let caller = app.caller(&headers, Verb::Admin).await?;
    let request: SwitchRequest = read_json(&body, "a switch")?;
    blocking(move || {
        let report = begin(&app, &caller, &request)?;
        let place = [(LOCATION, format!("/v1/switches/{}", report.id))];
        Ok((StatusCode::ACCEPTED, place, Json(report)).into_response())
    })
    .await
}

/// Asks for a switch.
fn begin(app: &App, caller: &Caller, request: &SwitchRequest) -> Result<Report, Problem> {
    let unusable = |detail: String| Problem::unusable("switch", "Not a switch that can be planned", detail);
    if let Some(at) = request.at.filter(|at| *at < caller.now) {
        return Err(unusable(format!("`at` is {at}, which is in the past.")));
    }
    if let Some(of) = &request.of {
        let known = app.store.switch(of).map_err(caller.problem())?;
        known.ok_or_else(|| unusable(format!("There is no switch `{of}`.")))?;
    }
    let id = format!("switch-{}", Uuid::now_v7().simple());
    let at = request.at.unwrap_or(caller.now);
    let order = request.order(app.referee().rulebook(), &id, at).map_err(|finding| {
        let help = finding.help.as_deref().map(|help| format!("; {help}")).unwrap_or_default();
        Problem { subject: finding.subject.clone(), ..unusable(format!("{}{help}.", finding.message)) }
    })?;
    app.store.add_switch(&id, request, &order, &caller.actor()).map_err(caller.problem())?;
    app.alarms.switches.ring(caller.now);
    let switch = app.store.switch(&id).map_err(caller.problem())?.ok_or_else(|| unknown(&id))?;
    report(&app.store, switch).map_err(caller.problem())
}

/// `GET /v1/switches/{id}`
pub(crate) async fn show(State(app): State<App>, Path(id): Path<String>, headers: HeaderMap) -> Answer {
    let caller = app.caller(&headers, Verb::Admin).await?;
    blocking(move || {
        let switch = app.store.switch(&id).map_err(caller.problem())?.ok_or_else(|| unknown(&id))?;
        Ok(Json(report(&app.store, switch).map_err(caller.problem())?).into_response())
    })
    .await
}

/// `GET /v1/switches/{id}/plan`
pub(crate) async fn planned(
    State(app): State<App>,
    Path(id): Path<String>,
    Asked(Planned { locale }): Asked<Planned>,
    headers: HeaderMap,
) -> Answer {
    let caller = app.caller(&headers, Verb::Admin).await?.read(&app, &Shown { locale, zone: None })?;
    blocking(move || {
        app.store.switch(&id).map_err(caller.problem())?.ok_or_else(|| unknown(&id))?;
        let locale = caller.reader().locale().to_string();
        let plan = app.store.switch_plan(&id, &locale).map_err(caller.problem())?;
        let plan = plan.ok_or_else(|| conflict("The switch is not planned yet, or its plan failed."))?;
        Ok(json(&caller.reader(), plan.into_bytes()).into_response())
    })
    .await
}

/// `GET /v1/switches/{id}/leads`
pub(crate) async fn leads(
    State(app): State<App>,
    Path(id): Path<String>,
    Asked(asking): Asked<Asking>,
    headers: HeaderMap,
) -> Answer {
    let caller = app.caller(&headers, Verb::Admin).await?;
    let limit = page(asking.limit)?;
    blocking(move || {
        app.store.switch(&id).map_err(caller.problem())?.ok_or_else(|| unknown(&id))?;
        let leads = app.store.switch_leads(&id, asking.state, &asking.after, limit).map_err(caller.problem())?;
        let leads = leads.into_iter().map(|lead| Lead {
            lead: lead.lead,
            rules: lead.rules,
            state: lead.state,
            reason: lead.reason,
        });
        Ok(Json(leads.collect::<Vec<_>>()).into_response())
    })
    .await
}

/// `POST /v1/switches/{id}/approve`
pub(crate) async fn approve(State(app): State<App>, Path(id): Path<String>, headers: HeaderMap) -> Answer {
    change(app, id, headers, Store::approve_switch).await
}

/// `POST /v1/switches/{id}/apply`
pub(crate) async fn apply(State(app): State<App>, Path(id): Path<String>, headers: HeaderMap) -> Answer {
    change(app, id, headers, Store::apply_switch).await
}

/// `POST /v1/switches/{id}/stop`
pub(crate) async fn stop(State(app): State<App>, Path(id): Path<String>, headers: HeaderMap) -> Answer {
    change(app, id, headers, Store::stop_switch).await
}

type Change = fn(&Store, &str, &Actor) -> Result<Option<Switch>, StoreError>;

async fn change(app: App, id: String, headers: HeaderMap, change: Change) -> Answer {
    let caller = app.caller(&headers, Verb::Admin).await?;
    blocking(move || {
        let switch = change(&app.store, &id, &caller.actor()).map_err(caller.problem())?;
        app.alarms.switches.ring(caller.now);
        let switch = switch.ok_or_else(|| unknown(&id))?;
        Ok(Json(report(&app.store, switch).map_err(caller.problem())?).into_response())
    })
    .await
}

/// `POST /v1/switches/{id}/undo`
pub(crate) async fn undo(State(app): State<App>, Path(id): Path<String>, headers: HeaderMap) -> Answer {
    let caller = app.caller(&headers, Verb::Admin).await?;
    blocking(move || {
        let switch = app.store.switch(&id).map_err(caller.problem())?.ok_or_else(|| unknown(&id))?;
        if !matches!(switch.state, SwitchState::Applied | SwitchState::Planned | SwitchState::Failed) {
            return Err(obstructed(Obstacle::State(switch.state)));
        }
        let forward = !switch.request.back;
        let from = app.store.switched_from(&id).map_err(caller.problem())?;
        let requests = from.into_iter().map(|rules| SwitchRequest {
            to: rules,
            from: None,
            at: None,
            back: forward,
            of: Some(id.clone()),
            facts: switch.request.facts.clone(),
            supply: if forward { Vec::new() } else { switch.request.supply.clone() },
        });
        let reports = requests.map(|mut request| {
            if request.back {
                request.facts = referee::Record::default();
            }
            begin(&app, &caller, &request)
        });
        Ok((StatusCode::ACCEPTED, Json(reports.collect::<Result<Vec<_>, _>>()?)).into_response())
    })
    .await
}

fn conflict(detail: impl Into<String>) -> Problem {
    Problem::new(StatusCode::CONFLICT, "switch-state", "Not possible now", detail)
}

/// Why something cannot be done with a switch now.
pub(crate) fn obstructed(obstacle: Obstacle) -> Problem {
    let text = obstacle.to_string();
    let sentence =
        text.chars().next().map(|first| first.to_uppercase().chain(text.chars().skip(1)).collect::<String>());
    let detail = format!("{}.", sentence.unwrap_or_default());
    match obstacle {
        Obstacle::SameKey => Problem { r#type: "/problems/same-key".to_owned(), ..Problem::forbidden(detail) },
        _ => conflict(detail),
    }
}
