//! The rule sets.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use referee::RuleSet;
use referee::tooling::folder::about;
use referee_store::Verb;
use schemars::JsonSchema;
use serde::Serialize;

use super::app::App;
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

/// `GET /v1/rules`
pub(crate) async fn rules(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    app.caller(&headers, Verb::Read).await?;
    let sets = app.referee().rulebook().sets().iter();
    Ok(Json(sets.map(|set| Listed::of(set)).collect::<Vec<_>>()).into_response())
}

/// `GET /v1/rules/{name}`
pub(crate) async fn definition(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    app.caller(&headers, Verb::Read).await?;
    let referee = app.referee();
    let source = referee.sources().iter().find(|source| about(source).is_some_and(|rules| *rules == *name));
    let found = referee.rulebook().get(&name).zip(source);
    let (rules, source) = found.ok_or_else(|| Problem::not_found(format!("There is no rule set `{name}`.")))?;
    Ok(Json(Definition { listed: Listed::of(rules), file: source.text().to_owned() }).into_response())
}
