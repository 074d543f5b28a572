//! The description of the API: OpenAPI 3.1, made from the routes and the types of what they answer.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::operation::{Body, Content, Operation, Route};
use super::problem::Problem;

/// Describes routes.
pub(crate) fn describe(routes: impl Iterator<Item = &'static Route>) -> Value {
    let settings = || {
        let mut settings = SchemaSettings::draft2020_12();
        settings.definitions_path = "/components/schemas".into();
        settings.meta_schema = None;
        settings
    };
    let mut answered = SchemaGenerator::new(settings().for_serialize());
    let mut asked = SchemaGenerator::new(settings().for_deserialize());
    let problem = answered.subschema_for::<Problem>();
    let mut paths = Map::new();
    for route in routes {
        let parameters: Vec<Value> = route
            .path
            .split('{')
            .skip(1)
            .filter_map(|rest| {
                let name = rest.split('}').next()?;
                Some(
                    json!({"name": name, "in": "path", "required": true, "schema": {"type": "string", "minLength": 1}}),
                )
            })
            .collect();
        let mut path = Map::new();
        for operation in route.operations {
            let mut parameters = parameters.clone();
            parameters.extend(query(operation, &mut asked));
            parameters.extend(headers(operation));
            let mut described = json!({
                "operationId": format!("{} {}", operation.method, route.path),
                "summary": operation.summary,
                "tags": [route.path.split('/').nth(2).unwrap_or("service")],
                "parameters": parameters,
                "responses": responses(operation, &problem.clone().to_value(), &mut answered),
                "security": operation.verb.map_or_else(|| json!([]), |_| json!([{"key": []}])),
            });
            if let (Some(body), Some(object)) = (operation.body, described.as_object_mut()) {
                let schema = match body {
                    Body::Events => json!({"$ref": "#/components/schemas/Events"}),
                    Body::Json(describe) => describe(&mut asked).to_value(),
                };
                object.insert(
                    "requestBody".to_owned(),
                    json!({"required": true, "content": {"application/json": {"schema": schema}}}),
                );
            }
            path.insert(operation.method.to_owned(), described);
        }
        paths.insert(route.path.to_owned(), path.into());
    }
    let mut schemas = answered.take_definitions(true);
    schemas.extend(asked.take_definitions(true));
    schemas.insert("Event".to_owned(), event());
    schemas.insert(
        "Events".to_owned(),
        json!({
            "anyOf": [
                {"$ref": "#/components/schemas/Event"},
                {"type": "array", "items": {"$ref": "#/components/schemas/Event"}, "minItems": 1, "maxItems": 10_000},
            ],
        }),
    );
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Referee",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Leads, their statuses in the reader's language, and what is due.",
            "license": {"name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer", "description": "A key, such as `referee_…`."}},
        },
    })
}

/// The parameters of a query.
fn query(operation: &Operation, asked: &mut SchemaGenerator) -> Vec<Value> {
    let Some(describe) = operation.query else { return Vec::new() };
    let reference = describe(asked).to_value();
    let name = reference.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next());
    // The parts of the query are parameters, and the whole is not a type of its own.
    let whole = name.and_then(|name| asked.definitions_mut().remove(name)).unwrap_or(reference);
    let properties = whole.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let parameter = |(name, mut schema): (String, Value)| {
        let object = schema.as_object_mut();
        let description = object.and_then(|object| object.remove("description"));
        json!({"name": name, "in": "query", "required": false, "description": description, "schema": required(schema)})
    };
    properties.into_iter().map(parameter).collect()
}

/// The schema of a value without `null`, which a query cannot have.
fn required(mut schema: Value) -> Value {
    if let Some(kinds) = schema.get_mut("type").and_then(Value::as_array_mut) {
        kinds.retain(|kind| kind != "null");
        if let [kind] = kinds.as_slice() {
            let kind = kind.clone();
            if let Some(object) = schema.as_object_mut() {
                object.insert("type".to_owned(), kind);
                object.remove("default");
            }
        }
    }
    if let Some(any) = schema.get_mut("anyOf").and_then(Value::as_array_mut) {
        any.retain(|one| one.get("type").is_none_or(|kind| kind != "null"));
        if let [one] = any.as_slice() {
            return one.clone();
        }
    }
    schema
}

/// The headers of a request.
fn headers(operation: &Operation) -> Vec<Value> {
    let header = |name: &str, text: &str, pattern: &str| {
        let schema = match pattern {
            "" => json!({"type": "string"}),
            pattern => json!({"type": "string", "pattern": pattern}),
        };
        json!({"name": name, "in": "header", "required": false, "description": text, "schema": schema})
    };
    let mut headers = Vec::new();
    if operation.verb.is_some() {
        headers.push(header("Accept-Language", "The languages of the reader, such as `it-CH, de;q=0.5`.", ""));
    }
    if matches!(operation.body, Some(Body::Events)) {
        let text = "An id for the request, if its event has none. A repeated request has the same effect once.";
        headers.push(header("Idempotency-Key", text, "^[!-~]+$"));
        headers.push(header("If-Match", "The `ETag` of the lead that you have seen.", "^\"[0-9]{1,18}\"$"));
    }
    headers
}

/// The answers to a request.
fn responses(operation: &Operation, problem: &Value, answered: &mut SchemaGenerator) -> Value {
    let (status, content) = operation.well;
    let content = match content {
        Content::Nothing => json!({"description": "Done."}),
        Content::Json(describe) => {
            let schema = describe(answered).to_value();
            json!({"description": "Well.", "content": {"application/json": {"schema": schema}}})
        }
        Content::Other("application/json") => json!({"description": "Well.", "content": {"application/json": {}}}),
        Content::Other(kind) => json!({"description": "Well.", "content": {kind: {"schema": {"type": "string"}}}}),
    };
    let mut responses = Map::new();
    responses.insert(status.to_string(), content.clone());
    if status == 201 && operation.verb == Some("write") {
        // Nothing was opened.
        responses.insert("200".to_owned(), content);
    }
    for problem_status in operation.problems {
        let described = json!({
            "description": "A problem.",
            "content": {"application/problem+json": {"schema": problem}},
        });
        responses.insert(problem_status.to_string(), described);
    }
    responses.into()
}

/// An event in a body: as in a log, but for what the address and the clock say.
fn event() -> Value {
    let text = |description: &str| json!({"type": "string", "minLength": 1, "description": description});
    let record = |description: &str| json!({"type": "object", "description": description});
    json!({
        "type": "object",
        "description": "An event as in an event log, with exactly one of `open`, `act`, `mark`, `unmark`, `fact` and `switch`.",
        "properties": {
            "lead": text("The lead, if it is not in the address."),
            "at": {"type": "string", "format": "date-time", "description": "When it happened; now by default."},
            "id": text("An id that identifies a repeated event."),
            "by": text("The role that acts."),
            "open": {
                "type": "object",
                "description": "Opens a lead.",
                "properties": {
                    "rules": text("The rule set; by default, the one that the rollout assigns."),
                    "facts": record("The facts that the rules ask for."),
                    "overview": record("Values that are shown from the start."),
                    "details": record("Values that are withheld while a stage shows only the overview."),
                },
                "additionalProperties": false,
            },
            "act": text("An action."),
            "mark": text("A mark to set."),
            "unmark": text("A mark to remove."),
            "fact": record("Facts that have changed."),
            "switch": text("The rule set to switch to."),
            "fields": record("The fields of an action or a switch."),
            "facts": record("The facts of a switch."),
        },
        "additionalProperties": false,
    })
}
