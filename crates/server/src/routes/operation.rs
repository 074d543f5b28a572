//! Routes for operators, and those that need no key.

use axum::routing::{delete, get};

use super::{ADMIN, OPEN, document, schema};
use crate::operation::{Body, Content, Operation, Route};
use crate::{audit, health, keys, page};

pub(super) const ROUTES: &[Route] = &[
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
        path: "/docs",
        handlers: || get(page::docs),
        operations: &[Operation {
            summary: "Describe this API on a page",
            well: (200, Content::Other("text/html; charset=utf-8")),
            ..OPEN
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
