//! Routes of leads.

use axum::routing::{get, post};
use referee::Status;
use referee::status::TimelineEntry;
use schemars::JsonSchema;

use super::{READ, WRITE, schema};
use crate::operation::{Content, Operation, Route};
use crate::{leads, lists, log, pictures, stream};

pub(super) const ROUTES: &[Route] = &[
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
];

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
