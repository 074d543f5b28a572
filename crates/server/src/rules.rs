//! The rule sets.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use referee::tooling::folder::about;
use referee::{Instant, Record, RuleSet};
use referee_authoring::diff::{Diff, Renames};
use referee_store::Verb;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::app::{App, Asked, Shown, blocking};
use super::problem::Problem;

/// A rule set in a list.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Listed {
    /// Its name.
    name: String,
    /// The fingerprint of its rules.
    fingerprint: String,
}

/// A rule set.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Definition {
    #[serde(flatten)]
    listed: Listed,
    /// Its rule file, in YAML.
    file: String,
}

impl Listed {
    fn of(set: &RuleSet) -> Self {
        Self { name: set.name().to_owned(), fingerprint: set.fingerprint().to_owned() }
    }
}

/// The query of a picture, or of messages.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Drawing {
    /// The language, instead of that of `Accept-Language`.
    pub(crate) locale: Option<String>,
    /// The time zone, such as `Europe/Berlin` or `+02:00`.
    pub(crate) zone: Option<String>,
}

/// The messages of a rule set in a language.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Wording {
    /// The language.
    locale: String,
    /// Each message by its id, with the attribute after a dot; its source if it has variables.
    messages: BTreeMap<String, String>,
}

/// The query of the differences between two rule sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Comparing {
    /// The earlier rule set.
    old: String,
    /// The later rule set.
    new: String,
    /// The language, instead of that of `Accept-Language`.
    locale: Option<String>,
}

/// The query of the rollout.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asking {
    /// The facts of a new lead, as JSON such as `{"account-moved":true}`.
    #[serde(default)]
    facts: String,
    /// When it is opened, such as `2020-06-12T09:00:00Z`; now by default.
    at: Option<Instant>,
    /// The language, instead of that of `Accept-Language`.
    locale: Option<String>,
    /// The time zone, such as `Europe/Berlin` or `+02:00`.
    zone: Option<String>,
}

/// A rule set of the book.
pub(crate) fn named(app: &App, name: &str) -> Result<Arc<RuleSet>, Problem> {
    let rules = app.referee().rulebook().get(name).cloned();
    rules.ok_or_else(|| Problem::not_found(format!("There is no rule set `{name}`.")))
}

/// `GET /v1/rules/{name}/words`
pub(crate) async fn words(
    State(app): State<App>,
    Path(name): Path<String>,
    Asked(Drawing { locale, zone }): Asked<Drawing>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Read).await?.read(&app, &Shown { locale, zone })?;
    let rules = named(&app, &name)?;
    let reader = caller.reader();
    let words = reader.words(&rules);
    let messages = words.iter().map(|word| {
        let text = word.text.map_or_else(|| word.source(), str::to_owned);
        (word.id, text)
    });
    Ok(Json(Wording { locale: words.locale().to_string(), messages: messages.collect() }).into_response())
}

/// `GET /v1/diff`
pub(crate) async fn diff(
    State(app): State<App>,
    Asked(Comparing { old, new, locale }): Asked<Comparing>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Read).await?.read(&app, &Shown { locale, zone: None })?;
    blocking(move || {
        let query = |problem: Problem| Problem::query(problem.detail);
        let (old, new) = (named(&app, &old).map_err(query)?, named(&app, &new).map_err(query)?);
        let diff = Diff::between(&old, &new, &Renames::of_switch(&old, &new));
        let diff = diff.map_err(|finding| Problem::query(format!("{finding}.")))?;
        Ok(Json(diff.report(&caller.reader())).into_response())
    })
    .await
}

/// `GET /v1/rollout`
pub(crate) async fn rollout(
    State(app): State<App>,
    Asked(Asking { facts, at, locale, zone }): Asked<Asking>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Read).await?.read(&app, &Shown { locale, zone })?;
    let referee = app.referee();
    let rollout = referee.rulebook().rollout();
    let rollout = rollout.ok_or_else(|| Problem::not_found("The book has no rollout."))?;
    let facts: Record = match &*facts {
        "" => Record::default(),
        facts => serde_json::from_str(facts).map_err(|error| Problem::query(format!("`facts`: {error}.")))?,
    };
    match caller.reader().rollout(rollout, at.unwrap_or(caller.now), &facts) {
        Ok(report) => Ok(Json(report).into_response()),
        Err(refusal) => Err(Problem::refused(&refusal, None, &caller.reader())),
    }
}

/// `GET /v1/rules`
pub(crate) async fn rules(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    app.caller(&headers, Verb::Read).await?;
    let referee = app.referee();
    let sets = referee.rulebook().sets().iter();
    Ok(Json(sets.map(|set| Listed::of(set)).collect::<Vec<_>>()).into_response())
}

/// `GET /v1/rules/{name}`
pub(crate) async fn definition(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    app.caller(&headers, Verb::Read).await?;
    let rules = named(&app, &name)?;
    let referee = app.referee();
    let source = referee.sources().iter().find(|source| about(source).is_some_and(|rules| *rules == *name));
    let file = source.map(|source| source.text().to_owned()).unwrap_or_default();
    Ok(Json(Definition { listed: Listed::of(&rules), file }).into_response())
}
