//! The description of the API as a page to read.

use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::{Html, IntoResponse, Response};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Map, Value};

use super::routes::description;

const STYLE: &str = include_str!("page.css");

/// `GET /docs`
pub(crate) async fn docs() -> Response {
    let policy = [(CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'")];
    (policy, Html(page(&description()).into_string())).into_response()
}

/// A description of the API as a page.
fn page(api: &Value) -> Markup {
    let empty = Map::new();
    let paths = api.get("paths").and_then(Value::as_object).unwrap_or(&empty);
    let schemas = api.pointer("/components/schemas").and_then(Value::as_object).unwrap_or(&empty);
    let title = format!("{} {}", text(api, "/info/title"), text(api, "/info/version"));
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (title) }
                    p {
                        (text(api, "/info/description")) " Clients send a key as "
                        code { "Authorization: Bearer KEY" } ". The same as " a href="/openapi.json" { "OpenAPI 3.1" } "."
                    }
                }
                nav {
                    @for (path, _) in paths { a href={ "#" (path) } { (path) } }
                }
                main {
                    @for (path, operations) in paths {
                        section id=(path) {
                            @for (method, operation) in operations.as_object().unwrap_or(&empty) {
                                (one(path, method, operation))
                            }
                        }
                    }
                    h2 { "Types" }
                    @for (name, schema) in schemas { (described(name, schema)) }
                }
            }
        }
    }
}

fn text<'v>(value: &'v Value, at: &str) -> &'v str {
    value.pointer(at).and_then(Value::as_str).unwrap_or_default()
}

/// A text in which backticks enclose code.
fn prose(text: &str) -> Markup {
    html! {
        @for (number, part) in text.split('`').enumerate() {
            @if number % 2 == 1 { code { (part) } } @else { (part) }
        }
    }
}

fn one(path: &str, method: &str, operation: &Value) -> Markup {
    let none = Vec::new();
    let parameters = operation.get("parameters").and_then(Value::as_array).unwrap_or(&none);
    let body = operation.pointer("/requestBody/content/application~1json/schema");
    let answers = operation.get("responses").and_then(Value::as_object);
    let well = answers.into_iter().flatten().filter(|(status, _)| status.starts_with('2'));
    let problems: Vec<&str> =
        answers.into_iter().flatten().map(|(status, _)| status.as_str()).filter(|it| !it.starts_with('2')).collect();
    html! {
        h3 { code class={ "method " (method) } { (method.to_uppercase()) } " " code { (path) } }
        p { (prose(text(operation, "/summary"))) "." }
        @if !parameters.is_empty() || body.is_some() {
            table {
                @for parameter in parameters {
                    tr {
                        td { code { (text(parameter, "/name")) } }
                        td { (text(parameter, "/in")) }
                        td {
                            (prose(text(parameter, "/description")))
                            @if let Some(schema) = parameter.get("schema") { (reference(schema)) }
                        }
                    }
                }
                @if let Some(schema) = body { tr { td {} td { "body" } td { (kind(schema)) } } }
            }
        }
        p.answers {
            @for (status, answer) in well {
                b { (status) } " "
                @for (content, answer) in answer.get("content").and_then(Value::as_object).into_iter().flatten() {
                    @match answer.get("schema").filter(|_| content == "application/json") {
                        Some(schema) => (kind(schema)),
                        None => (content),
                    }
                    " "
                }
            }
            @if !problems.is_empty() { span.note { "Problems: " (problems.join(", ")) } }
        }
    }
}

/// The type that a schema refers to.
fn reference(schema: &Value) -> Markup {
    let name = text(schema, "/$ref").rsplit('/').next().unwrap_or_default();
    html! { @if !name.is_empty() { " " (link(name)) } }
}

fn link(name: &str) -> Markup {
    html! { a href={ "#type-" (name) } { (name) } }
}

/// A schema in few words.
fn kind(schema: &Value) -> Markup {
    let name = text(schema, "/$ref").rsplit('/').next().unwrap_or_default();
    let choices = ["anyOf", "oneOf"].iter().find_map(|key| schema.get(key)?.as_array());
    let values = schema.get("enum").and_then(Value::as_array);
    html! {
        @if !name.is_empty() {
            (link(name))
        } @else if let Some(choices) = choices {
            @for (number, choice) in choices.iter().enumerate() { @if number > 0 { " or " } (kind(choice)) }
        } @else if let Some(values) = values {
            @for (number, value) in values.iter().enumerate() { @if number > 0 { ", " } code { (value) } }
        } @else if let Some(value) = schema.get("const") {
            code { (value) }
        } @else if let Some(items) = schema.get("items") {
            "list of " (kind(items))
        } @else {
            @match schema.get("type") {
                Some(Value::Array(kinds)) => {
                    (kinds.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" or "))
                }
                Some(Value::String(one)) => (one),
                _ => "any value",
            }
        }
    }
}

fn described(name: &str, schema: &Value) -> Markup {
    let properties = schema.get("properties").and_then(Value::as_object);
    html! {
        section id={ "type-" (name) } {
            h3 { (name) }
            p { (prose(text(schema, "/description"))) }
            @match properties {
                Some(properties) => table {
                    @for (key, value) in properties {
                        tr { td { code { (key) } } td { (kind(value)) } td { (prose(text(value, "/description"))) } }
                    }
                },
                None => p { (kind(schema)) },
            }
        }
    }
}
