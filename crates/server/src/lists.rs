//! Lists of leads, and how many there are.

use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use referee::{Instant, RuleSet};
use referee_store::{Count, Cursor, Filter, Scope, Verb};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::app::{App, Asked, Caller, Shown, blocking, page};
use super::leads::{json, list, written};
use super::problem::Problem;

/// The query of a list of leads.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Listing {
    /// Only leads under this rule set.
    rules: Option<String>,
    /// Only leads in this view.
    view: Option<String>,
    /// Only leads in this state: a stage or an outcome.
    state: Option<String>,
    /// Only leads that are archived, or that are not.
    archived: Option<bool>,
    /// Only leads with a deadline before this instant.
    due_before: Option<Instant>,
    /// Only leads with this value of a fact, such as `region:north`.
    fact: Option<String>,
    /// Only leads with words that begin with all of these, in their id, facts, or fields that are shown.
    #[serde(default)]
    text: String,
    /// The `next` of the page before.
    after: Option<String>,
    /// How many leads, 1 to 1000; 50 by default.
    #[schemars(range(min = 1, max = 1000))]
    limit: Option<u64>,
    /// The language, instead of that of `Accept-Language`.
    locale: Option<String>,
    /// The time zone, such as `Europe/Berlin` or `+02:00`.
    zone: Option<String>,
}

/// A page of leads.
#[derive(JsonSchema)]
#[expect(dead_code, reason = "describes what is written without it")]
pub(crate) struct Page {
    /// The statuses of the leads.
    leads: Vec<referee::Status<'static>>,
    /// What to send as `after` for the next page; null after the last one.
    next: Option<String>,
}

/// How many leads are in each state and in each view.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Counts {
    /// How many leads are in each state.
    states: Vec<Counted>,
    /// How many leads are in each view.
    views: Vec<Counted>,
}

/// How many leads are in a state or a view.
#[derive(Serialize, JsonSchema)]
struct Counted {
    /// The rule set.
    rules: String,
    /// The id of the state or the view.
    id: String,
    /// Its label.
    label: String,
    /// How many leads.
    leads: u64,
}

/// `GET /v1/leads`
pub(crate) async fn leads(
    State(app): State<App>,
    Asked(listing): Asked<Listing>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let Listing { rules, view, state, archived, due_before, fact, text, after, limit, locale, zone } = listing;
    let caller = app.caller(&headers, Verb::Read).await?.read(&app, &Shown { locale, zone })?;
    let after = after.map(|after| cursor(&after)).transpose()?;
    let limit = page(limit)?;
    let mut filter = Filter { rules, view, state, archived, due_before, scope: caller.scope().clone(), text };
    known(&app, &filter, fact.as_deref())?;
    if let Some((fact, value)) = fact.as_deref().and_then(|fact| fact.split_once(':')) {
        filter.scope = filter.scope.and(Scope::of(fact, [value]));
    }
    blocking(move || {
        settle(&app, &caller)?;
        let mut leads = app.store.leads(&filter, after.as_ref(), limit + 1).map_err(caller.problem())?;
        let more = leads.len() as u64 > limit;
        leads.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let last = leads.last().filter(|_| more).map(|stored| written_cursor(stored.lead.opened(), stored.lead.id()));
        let statuses = leads.iter().map(|stored| written(&caller.reader(), &stored.lead, caller.at(&stored.lead)));
        let statuses = list(&statuses.collect::<Result<Vec<_>, _>>()?);
        let next = serde_json::to_string(&last).map_err(|error| Problem::internal(&error))?;
        let mut body = b"{\"leads\":".to_vec();
        body.extend(statuses);
        body.extend(b",\"next\":");
        body.extend(next.bytes());
        body.push(b'}');
        Ok(json(&caller.reader(), body).into_response())
    })
    .await
}

/// `GET /v1/counts`
pub(crate) async fn counts(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Read).await?;
    blocking(move || {
        settle(&app, &caller)?;
        let states = app.store.states(caller.scope()).map_err(caller.problem())?;
        let views = app.store.views(caller.scope()).map_err(caller.problem())?;
        let counts = Counts {
            states: counted(&app, &caller, states, &["stage", "outcome"]),
            views: counted(&app, &caller, views, &["view"]),
        };
        Ok(Json(counts).into_response())
    })
    .await
}

/// With labels, whose messages are of one of some kinds.
fn counted(app: &App, caller: &Caller, counts: Vec<Count>, kinds: &[&str]) -> Vec<Counted> {
    let reader = caller.reader();
    let counts = counts.into_iter().map(|Count { rules, id, leads, .. }| {
        let label = app.referee().rulebook().get(&rules).and_then(|set| {
            let words = reader.words(set);
            kinds.iter().find_map(|kind| words.get(&format!("{kind}-{id}"))?.text.map(str::to_owned))
        });
        Counted { label: label.unwrap_or_else(|| id.clone()), rules, id, leads }
    });
    counts.collect()
}

/// Lets everything happen that is due, so that lists are of now.
fn settle(app: &App, caller: &Caller) -> Result<(), Problem> {
    loop {
        let next = app.store.next_wake().map_err(caller.problem())?;
        if next.is_none_or(|next| next > caller.now) {
            return Ok(());
        }
        app.store.settle(caller.now, 1000).map_err(caller.problem())?;
    }
}

/// Checks that the names in a filter are those of a rule set.
fn known(app: &App, filter: &Filter, fact: Option<&str>) -> Result<(), Problem> {
    let referee = app.referee();
    let sets = referee.rulebook().sets();
    let sets: Vec<&RuleSet> = sets
        .iter()
        .filter(|set| filter.rules.as_deref().is_none_or(|name| name == set.name()))
        .map(|set| &**set)
        .collect();
    if let (Some(name), true) = (&filter.rules, sets.is_empty()) {
        return Err(Problem::query(format!("There is no rule set `{name}`.")));
    }
    if let Some(view) = &filter.view
        && !sets.iter().any(|set| set.views().find(view).is_some())
    {
        return Err(Problem::query(format!("There is no view `{view}`.")));
    }
    if let Some(fact) = fact {
        let Some((name, _)) = fact.split_once(':') else {
            return Err(Problem::query("`fact` is a fact with a value, such as `region:north`."));
        };
        if !sets.iter().any(|set| set.facts().find(name).is_some()) {
            return Err(Problem::query(format!("There is no fact `{name}`.")));
        }
    }
    if let Some(state) = &filter.state
        && !sets.iter().any(|set| set.state(state).is_some())
    {
        return Err(Problem::query(format!("There is no stage or outcome `{state}`.")));
    }
    Ok(())
}

/// A cursor as text. Nobody needs to read it.
fn written_cursor(opened: Instant, lead: &str) -> String {
    format!("{}-{lead}", opened.millis())
}

fn cursor(text: &str) -> Result<Cursor, Problem> {
    let end = text.char_indices().skip(1).find(|(_, c)| *c == '-').map(|(end, _)| end);
    let parts = end.and_then(|end| Some((text.get(..end)?.parse().ok()?, text.get(end + 1..)?)));
    let (opened, lead) = parts.ok_or_else(|| Problem::query("`after` is not a `next` of an earlier answer."))?;
    Ok(Cursor { opened: Instant::from_millis(opened), lead: lead.to_owned() })
}
