//! The routes: what answers, and what the documentation says of it.

mod delivery;
mod leads;
mod operation;
mod rules;

use axum::Json;
use axum::response::{IntoResponse, Response};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use super::operation::{Body, Content, Operation, Route};
use super::{openapi, switches};

fn schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

const READ: Operation = Operation {
    method: "get",
    summary: "",
    verb: Some("read"),
    query: None,
    body: None,
    well: (200, Content::Nothing),
    problems: &[400, 401, 403, 429],
};

const OPEN: Operation = Operation { verb: None, problems: &[], ..READ };

const WRITE: Operation = Operation {
    method: "post",
    verb: Some("write"),
    query: Some(schema::<crate::leads::Posting>),
    body: Some(Body::Events),
    problems: &[400, 401, 403, 404, 408, 409, 412, 413, 422, 429],
    ..READ
};

const ADMIN: Operation = Operation { verb: Some("admin"), ..READ };

const CHANGE_OF_SWITCH: Operation = Operation {
    method: "post",
    well: (200, Content::Json(schema::<switches::Report>)),
    problems: &[400, 401, 403, 404, 409, 422, 429],
    ..ADMIN
};

/// Everything that the service answers.
pub(crate) fn routes() -> impl Iterator<Item = &'static Route> {
    [leads::ROUTES, delivery::ROUTES, rules::ROUTES, operation::ROUTES].into_iter().flatten()
}

/// The description of the API, as OpenAPI 3.1.
pub fn description() -> Value {
    openapi::describe(routes())
}

/// `GET /openapi.json`
async fn document() -> Response {
    Json(description()).into_response()
}
