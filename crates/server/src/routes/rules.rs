//! Routes of rule sets, books and switches.

use axum::routing::{get, post};
use referee::switch::{PlanReport, RolloutReport};
use referee_store::SwitchRequest;

use super::{ADMIN, CHANGE_OF_SWITCH, READ, schema};
use crate::operation::{Body, Content, Operation, Route};
use crate::{books, pictures, rules, switches};

pub(super) const ROUTES: &[Route] = &[
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
        path: "/v1/switches",
        handlers: || get(switches::switches).post(switches::plan),
        operations: &[
            Operation {
                summary: "List switches, the latest first",
                query: Some(schema::<switches::Listing>),
                well: (200, Content::Json(schema::<Vec<switches::Report>>)),
                ..ADMIN
            },
            Operation {
                method: "post",
                summary: "Plan a switch. The answer comes before the plan",
                body: Some(Body::Json(schema::<SwitchRequest>)),
                well: (202, Content::Json(schema::<switches::Report>)),
                problems: &[401, 403, 408, 413, 422, 429],
                ..ADMIN
            },
        ],
    },
    Route {
        path: "/v1/switches/{id}",
        handlers: || get(switches::show),
        operations: &[Operation {
            summary: "Show how far a switch is",
            well: (200, Content::Json(schema::<switches::Report>)),
            problems: &[400, 401, 403, 404, 429],
            ..ADMIN
        }],
    },
    Route {
        path: "/v1/switches/{id}/plan",
        handlers: || get(switches::planned),
        operations: &[Operation {
            summary: "Show what a switch will do",
            query: Some(schema::<switches::Planned>),
            well: (200, Content::Json(schema::<PlanReport>)),
            problems: &[400, 401, 403, 404, 409, 429],
            ..ADMIN
        }],
    },
    Route {
        path: "/v1/switches/{id}/leads",
        handlers: || get(switches::leads),
        operations: &[Operation {
            summary: "List the leads of a switch, by id",
            query: Some(schema::<switches::Asking>),
            well: (200, Content::Json(schema::<Vec<switches::Lead>>)),
            problems: &[400, 401, 403, 404, 429],
            ..ADMIN
        }],
    },
    Route {
        path: "/v1/switches/{id}/approve",
        handlers: || post(switches::approve),
        operations: &[Operation {
            summary: "Approve a planned switch, with another key than the one that planned it",
            ..CHANGE_OF_SWITCH
        }],
    },
    Route {
        path: "/v1/switches/{id}/apply",
        handlers: || post(switches::apply),
        operations: &[Operation { summary: "Let the leads of a planned switch move", ..CHANGE_OF_SWITCH }],
    },
    Route {
        path: "/v1/switches/{id}/stop",
        handlers: || post(switches::stop),
        operations: &[Operation {
            summary: "Stop a switch before its next batch of leads. To apply it again goes on",
            ..CHANGE_OF_SWITCH
        }],
    },
    Route {
        path: "/v1/switches/{id}/undo",
        handlers: || post(switches::undo),
        operations: &[Operation {
            summary: "Plan the way back of the leads that a switch has moved: a switch for each rule set that they came from",
            well: (202, Content::Json(schema::<Vec<switches::Report>>)),
            ..CHANGE_OF_SWITCH
        }],
    },
    Route {
        path: "/v1/books",
        handlers: || get(books::books).post(books::load),
        operations: &[
            Operation {
                summary: "List the books that were loaded while the service ran, the latest first",
                query: Some(schema::<books::Listing>),
                well: (200, Content::Json(schema::<Vec<books::Listed>>)),
                ..ADMIN
            },
            Operation {
                method: "post",
                summary: "Check a book, run its scenarios, and go on with it",
                query: Some(schema::<books::Posting>),
                body: Some(Body::Json(schema::<books::Wanted>)),
                well: (200, Content::Json(schema::<books::Loaded<'static>>)),
                problems: &[400, 401, 403, 408, 409, 413, 422, 429],
                ..ADMIN
            },
        ],
    },
    Route {
        path: "/v1/books/{number}",
        handlers: || get(books::show),
        operations: &[Operation {
            summary: "Show a book with its files",
            well: (200, Content::Json(schema::<books::Whole>)),
            problems: &[400, 401, 403, 404, 429],
            ..ADMIN
        }],
    },
];
