//! Routes of notifications, and of how they are delivered.

use axum::routing::{delete, get, post, put};
use referee_store::{Contact, Subscription};

use super::{ADMIN, READ, schema};
use crate::operation::{Body, Content, Operation, Route};
use crate::{deliveries, directory, notifications, webhooks};

pub(super) const ROUTES: &[Route] = &[
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
];
