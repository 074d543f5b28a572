//! The rule sets.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use referee::RuleSet;
use referee_store::Verb;
use serde::Serialize;

use super::app::App;
use super::problem::Problem;

/// A rule set in a list.
#[derive(Serialize)]
struct Listed<'r> {
    name: &'r str,
    fingerprint: &'r str,
}

/// A rule set.
#[derive(Serialize)]
struct Definition<'r> {
    #[serde(flatten)]
    listed: Listed<'r>,
    /// Its rule file, in YAML.
    file: &'r str,
}

/// `GET /v1/rules`
pub(crate) async fn rules(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    app.caller(&headers, Verb::Read).await?;
    let sets = app.referee().rulebook().sets().iter();
    let listed =
        |set: &std::sync::Arc<RuleSet>| serde_json::json!(Listed { name: set.name(), fingerprint: set.fingerprint() });
    Ok(Json(sets.map(listed).collect::<Vec<_>>()).into_response())
}

/// `GET /v1/rules/{name}`
pub(crate) async fn definition(
    State(app): State<App>,
    Path(name): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    app.caller(&headers, Verb::Read).await?;
    let referee = app.referee();
    let file = format!("{name}.yaml");
    let source = referee.sources().iter().find(|source| {
        let path = std::path::Path::new(source.name());
        path.file_name().is_some_and(|known| known == file.as_str())
    });
    let found = referee.rulebook().get(&name).zip(source);
    let (rules, source) = found.ok_or_else(|| Problem::not_found(format!("There is no rule set `{name}`.")))?;
    let listed = Listed { name: rules.name(), fingerprint: rules.fingerprint() };
    Ok(Json(Definition { listed, file: source.text() }).into_response())
}
