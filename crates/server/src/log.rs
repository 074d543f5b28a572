//! The log of all accepted events.

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use referee_store::Verb;
use schemars::JsonSchema;
use serde::Deserialize;
use tokio::sync::mpsc::channel;
use tokio_stream::wrappers::ReceiverStream;

use super::app::{App, Asked};
use super::problem::Problem;

/// How many events are read at a time.
const PAGE: u64 = 1000;

/// The query of a log.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct From {
    /// Only the events after this number.
    #[serde(default)]
    after: u64,
}

/// `GET /v1/log`
pub(crate) async fn log(
    State(app): State<App>,
    Asked(From { after }): Asked<From>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let caller = app.caller(&headers, Verb::Read).await?;
    // A reader that is slow slows down the reading, and nothing else.
    let (sender, receiver) = channel::<Result<Bytes, std::io::Error>>(4);
    tokio::spawn(async move {
        let mut after = after;
        loop {
            let (store, scope) = (app.store.clone(), caller.scope().clone());
            let page = tokio::task::spawn_blocking(move || store.log(&scope, after, PAGE)).await;
            let page = match page.map_err(std::io::Error::other).and_then(|page| page.map_err(std::io::Error::other)) {
                Ok(page) => page,
                Err(error) => {
                    eprintln!("error: the log: {error}");
                    // The answer is cut off, so that nobody takes it for whole.
                    let _ = sender.send(Err(error)).await;
                    return;
                }
            };
            let Some((last, _)) = page.last() else { return };
            after = *last;
            let mut lines = String::new();
            for (_, line) in &page {
                lines.push_str(line);
                lines.push('\n');
            }
            if sender.send(Ok(lines.into())).await.is_err() {
                return;
            }
        }
    });
    let body = Body::from_stream(ReceiverStream::new(receiver));
    Ok(([(CONTENT_TYPE, "application/jsonl")], body).into_response())
}
