//! The routes: what answers, and what the documentation says of it.

use axum::Json;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post, put};
use referee::Status;
use referee::status::TimelineEntry;
use referee::switch::RolloutReport;
use referee_store::{Contact, Subscription};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::Value;

use super::operation::{Body, Content, Operation, Route};
use super::{
    audit, deliveries, directory, health, keys, leads, lists, log, notifications, openapi, pictures, rules, stream,
    webhooks,
};

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
    query: Some(schema::<leads::Posting>),
    body: Some(Body::Events),
    problems: &[400, 401, 403, 404, 408, 409, 412, 413, 422, 429],
    ..READ
};

const ADMIN: Operation = Operation { verb: Some("admin"), ..READ };

/// Everything that the service answers.
pub(crate) const ROUTES: &[Route] = &[
    Route {
        path: "/v1/leads",
        handlers: || get(lists::leads).post(leads::open),
        operations: &[
            Operation {
                summary: "List leads, the one opened last first",
                query: Some(schema::<lists::Listing>),
                well: (200, Content::Json(schema::<lists::Page>)),
                ..READ
            },
            Operation {
                summary: "Open leads, or add events to any leads: all or none. One event has one status as its answer, a \
                          list has a list",
                well: (201, Content::Json(schema::<AnyAnswer>)),
                ..WRITE
            },
        ],
    },
    Route {
        path: "/v1/leads/{lead}",
        handlers: || get(leads::show),
        operations: &[Operation {
            summary: "Show the status of a lead",
            query: Some(schema::<leads::Reading>),
            well: (200, Content::Json(schema::<Status<'static>>)),
            problems: &[400, 401, 403, 404, 429],
            ..READ
        }],
    },
    Route {
        path: "/v1/leads/{lead}/events",
        handlers: || post(leads::act),
        operations: &[Operation {
            summary: "Act on a lead: add one event, or several, all or none",
            well: (201, Content::Json(schema::<Answer>)),
            ..WRITE
        }],
    },
    Route {
        path: "/v1/leads/{lead}/timeline",
        handlers: || get(leads::timeline),
        operations: &[Operation {
            summary: "Show what has happened to a lead",
            query: Some(schema::<leads::Reading>),
            well: (200, Content::Json(schema::<Vec<TimelineEntry>>)),
            problems: &[400, 401, 403, 404, 429],
            ..READ
        }],
    },
    Route {
        path: "/v1/leads/{lead}/picture.svg",
        handlers: || get(pictures::lead),
        operations: &[Operation {
            summary: "Draw the path of a lead through its rules",
            query: Some(schema::<leads::Reading>),
            well: (200, Content::Other("image/svg+xml")),
            problems: &[400, 401, 403, 404, 429],
            ..READ
        }],
    },
    Route {
        path: "/v1/counts",
        handlers: || get(lists::counts),
        operations: &[Operation {
            summary: "Count the leads in each state and each view",
            well: (200, Content::Json(schema::<lists::Counts>)),
            ..READ
        }],
    },
    Route {
        path: "/v1/notifications",
        handlers: || get(notifications::notifications),
        operations: &[Operation {
            summary: "List the notifications in the outbox, the latest first",
            query: Some(schema::<notifications::Listing>),
            well: (200, Content::Json(schema::<Vec<notifications::Written>>)),
            ..READ
        }],
    },
    Route {
        path: "/v1/audit",
        handlers: || get(audit::audit),
        operations: &[Operation {
            summary: "List who did what, the latest first",
            query: Some(schema::<audit::Listing>),
            well: (200, Content::Json(schema::<Vec<audit::Done>>)),
            ..ADMIN
        }],
    },
    Route {
        path: "/v1/deliveries",
        handlers: || get(deliveries::deliveries).post(deliveries::again),
        operations: &[
            Operation {
                summary: "List what is sent to each address and webhook, with its attempts, the latest first",
                query: Some(schema::<deliveries::Listing>),
                well: (200, Content::Json(schema::<Vec<deliveries::Shown>>)),
                ..ADMIN
            },
            Operation {
                method: "post",
                summary: "Send a notification again, under the same key, where it failed",
                body: Some(Body::Json(schema::<deliveries::Again>)),
                well: (202, Content::Json(schema::<Vec<deliveries::Shown>>)),
                problems: &[401, 403, 404, 408, 413, 422, 429],
                ..ADMIN
            },
        ],
    },
    Route {
        path: "/v1/directory",
        handlers: || get(directory::contacts),
        operations: &[Operation {
            summary: "List the addresses of recipients, by id",
            query: Some(schema::<directory::Listing>),
            well: (200, Content::Json(schema::<Vec<directory::Listed>>)),
            ..ADMIN
        }],
    },
    Route {
        path: "/v1/directory/{id}",
        handlers: || put(directory::put).delete(directory::remove),
        operations: &[
            Operation {
                method: "put",
                summary: "Add an address of a recipient, or replace it",
                body: Some(Body::Json(schema::<Contact>)),
                well: (200, Content::Json(schema::<directory::Listed>)),
                problems: &[400, 401, 403, 408, 413, 422, 429],
                ..ADMIN
            },
            Operation {
                method: "delete",
                summary: "Remove an address of a recipient",
                well: (204, Content::Nothing),
                problems: &[400, 401, 403, 404, 429],
                ..ADMIN
            },
        ],
    },
    Route {
        path: "/v1/webhooks",
        handlers: || get(webhooks::webhooks).post(webhooks::make),
        operations: &[
            Operation {
                summary: "List the webhooks",
                well: (200, Content::Json(schema::<Vec<webhooks::Shown>>)),
                ..ADMIN
            },
            Operation {
                method: "post",
                summary: "Add a webhook. The answer has its secret, which is not shown again",
                body: Some(Body::Json(schema::<Subscription>)),
                well: (201, Content::Json(schema::<webhooks::Shown>)),
                problems: &[401, 403, 408, 413, 422, 429],
                ..ADMIN
            },
        ],
    },
    Route {
        path: "/v1/webhooks/{id}",
        handlers: || delete(webhooks::remove),
        operations: &[Operation {
            method: "delete",
            summary: "Remove a webhook",
            well: (204, Content::Nothing),
            problems: &[400, 401, 403, 404, 429],
            ..ADMIN
        }],
    },
    Route {
        path: "/v1/webhooks/{id}/secret",
        handlers: || post(webhooks::rotate),
        operations: &[Operation {
            method: "post",
            summary: "Give a webhook a new secret. The one before is used beside it for a day",
            well: (200, Content::Json(schema::<webhooks::Shown>)),
            problems: &[400, 401, 403, 404, 429],
            ..ADMIN
        }],
    },
    Route {
        path: "/v1/log",
        handlers: || get(log::log),
        operations: &[Operation {
            summary: "Stream all accepted events as an event log",
            query: Some(schema::<log::From>),
            well: (200, Content::Other("application/jsonl")),
            ..READ
        }],
    },
    Route {
        path: "/v1/stream",
        handlers: || get(stream::stream),
        operations: &[Operation {
            summary: "Stream the statuses of leads as they change, as server-sent events",
            query: Some(schema::<stream::Streaming>),
            well: (200, Content::Other("text/event-stream")),
            ..READ
        }],
    },
    Route {
        path: "/v1/rules",
        handlers: || get(rules::rules),
        operations: &[Operation {
            summary: "List the rule sets",
            well: (200, Content::Json(schema::<Vec<rules::Listed>>)),
            ..READ
        }],
    },
    Route {
        path: "/v1/rules/{name}",
        handlers: || get(rules::definition),
        operations: &[Operation {
            summary: "Show a rule set",
            well: (200, Content::Json(schema::<rules::Definition>)),
            problems: &[400, 401, 403, 404, 429],
            ..READ
        }],
    },
    Route {
        path: "/v1/rules/{name}/picture.svg",
        handlers: || get(pictures::rules),
        operations: &[Operation {
            summary: "Draw a rule set",
            query: Some(schema::<rules::Drawing>),
            well: (200, Content::Other("image/svg+xml")),
            problems: &[400, 401, 403, 404, 429],
            ..READ
        }],
    },
    Route {
        path: "/v1/rules/{name}/words",
        handlers: || get(rules::words),
        operations: &[Operation {
            summary: "List the messages of a rule set",
            query: Some(schema::<rules::Drawing>),
            well: (200, Content::Json(schema::<rules::Wording>)),
            problems: &[400, 401, 403, 404, 429],
            ..READ
        }],
    },
    Route {
        path: "/v1/diff",
        handlers: || get(rules::diff),
        operations: &[Operation {
            summary: "Compare two rule sets",
            query: Some(schema::<rules::Comparing>),
            well: (200, Content::Other("application/json")),
            ..READ
        }],
    },
    Route {
        path: "/v1/rollout",
        handlers: || get(rules::rollout),
        operations: &[Operation {
            summary: "Explain which rule set a new lead uses",
            query: Some(schema::<rules::Asking>),
            well: (200, Content::Json(schema::<RolloutReport>)),
            problems: &[400, 401, 403, 404, 422, 429],
            ..READ
        }],
    },
    Route {
        path: "/v1/keys",
        handlers: || get(keys::keys).post(keys::make),
        operations: &[
            Operation { summary: "List the keys", well: (200, Content::Json(schema::<Vec<keys::Shown>>)), ..ADMIN },
            Operation {
                method: "post",
                summary: "Make a key. The answer has its secret, which is not shown again",
                body: Some(Body::Json(schema::<keys::Wanted>)),
                well: (201, Content::Json(schema::<keys::Shown>)),
                problems: &[401, 403, 408, 413, 422, 429],
                ..ADMIN
            },
        ],
    },
    Route {
        path: "/v1/keys/{id}",
        handlers: || delete(keys::revoke),
        operations: &[Operation {
            method: "delete",
            summary: "Revoke a key at once",
            well: (204, Content::Nothing),
            problems: &[400, 401, 403, 404, 429],
            ..ADMIN
        }],
    },
    Route {
        path: "/openapi.json",
        handlers: || get(document),
        operations: &[Operation {
            summary: "Describe this API",
            well: (200, Content::Other("application/json")),
            ..OPEN
        }],
    },
    Route {
        path: "/healthz",
        handlers: || get(health::healthz),
        operations: &[Operation {
            summary: "Say that the process runs",
            well: (200, Content::Other("text/plain; charset=utf-8")),
            ..OPEN
        }],
    },
    Route {
        path: "/readyz",
        handlers: || get(health::readyz),
        operations: &[Operation {
            summary: "Say whether the store answers",
            well: (200, Content::Other("text/plain; charset=utf-8")),
            ..OPEN
        }],
    },
    Route {
        path: "/metrics",
        handlers: || get(health::metrics),
        operations: &[Operation {
            summary: "Show metrics for Prometheus",
            well: (200, Content::Other("text/plain; version=0.0.4")),
            ..OPEN
        }],
    },
];

/// The description of the API, as OpenAPI 3.1.
pub fn description() -> Value {
    openapi::describe(ROUTES)
}

/// `GET /openapi.json`
async fn document() -> Response {
    Json(description()).into_response()
}

/// The answer to events of one lead.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "describes what is written without it")]
enum Answer {
    /// The status after the events.
    Status(Status<'static>),
    /// With `dry-run`: what would happen.
    DryRun(leads::DryRun<'static>),
}

/// The answer to events of any leads.
#[derive(JsonSchema)]
#[schemars(untagged)]
#[expect(dead_code, reason = "describes what is written without it")]
enum AnyAnswer {
    One(Box<Answer>),
    /// One for each lead.
    Several(Vec<Answer>),
}
