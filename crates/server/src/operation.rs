//! What the documentation says of a route.

use axum::routing::MethodRouter;
use schemars::{Schema, SchemaGenerator};

use super::app::App;

/// A path with what answers there.
pub(crate) struct Route {
    pub(crate) path: &'static str,
    pub(crate) handlers: fn() -> MethodRouter<App>,
    pub(crate) operations: &'static [Operation],
}

/// A kind of requests, for the documentation.
pub(crate) struct Operation {
    pub(crate) method: &'static str,
    pub(crate) summary: &'static str,
    /// The verb that a key needs; none if no key is needed.
    pub(crate) verb: Option<&'static str>,
    pub(crate) query: Option<Describe>,
    pub(crate) body: Option<Body>,
    /// The status if all is well, with the content of the answer.
    pub(crate) well: (u16, Content),
    /// The statuses of problems.
    pub(crate) problems: &'static [u16],
}

/// Describes a type.
pub(crate) type Describe = fn(&mut SchemaGenerator) -> Schema;

/// The content of the body of a request.
#[derive(Clone, Copy)]
pub(crate) enum Body {
    /// One event or several.
    Events,
    Json(Describe),
}

/// The content of an answer.
#[derive(Clone, Copy)]
pub(crate) enum Content {
    Nothing,
    Json(Describe),
    Other(&'static str),
}
