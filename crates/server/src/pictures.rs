//! Pictures of rule sets, and of the paths of leads through them.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY};
use axum::response::{IntoResponse, Response};
use referee::tooling::history;
use referee_authoring::picture::{Chart, Theme};
use referee_store::Verb;

use super::app::{App, Asked, Caller, Shown, blocking};
use super::leads::{Reading, existing};
use super::problem::Problem;
use super::rules::{Drawing, named};

/// `GET /v1/rules/{name}/picture.svg`
pub(crate) async fn rules(
    State(app): State<App>,
    Path(name): Path<String>,
    Asked(Drawing { locale, zone }): Asked<Drawing>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Read).await?.read(&app, &Shown { locale, zone })?;
    blocking(move || Ok(picture(&caller, &Chart::new(&caller.reader(), &named(&app, &name)?)))).await
}

/// `GET /v1/leads/{lead}/picture.svg`
pub(crate) async fn lead(
    State(app): State<App>,
    Path(lead): Path<String>,
    Asked(Reading { at, locale, zone }): Asked<Reading>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Read).await?.read(&app, &Shown { locale, zone })?;
    blocking(move || {
        let stored = existing(&app, &caller, &lead)?;
        let at = at.unwrap_or_else(|| caller.at(&stored.lead));
        let events = app.store.events(&lead).map_err(caller.problem())?;
        let (then, happenings) = history(app.referee().rulebook(), events, at);
        let then = then.ok_or_else(|| Problem::not_found(format!("The lead `{lead}` was not open at {at}.")))?;
        let chart = Chart::with_path(&caller.reader(), &then, &happenings, at);
        Ok(picture(&caller, &chart.map_err(|error| Problem::internal(&error))?))
    })
    .await
}

fn picture(caller: &Caller, chart: &Chart) -> Response {
    let headers = [
        (CONTENT_TYPE, "image/svg+xml".to_owned()),
        (CONTENT_LANGUAGE, caller.reader().locale().to_string()),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'".to_owned()),
        (VARY, "Accept-Language, Authorization".to_owned()),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, chart.svg(Theme::Auto)).into_response()
}
