use referee::tooling::Happening;
use referee::{Event, Instant, Lead};

use super::audit::Actor;
use super::scope::Scope;

/// Events to be accepted together: all or none.
#[derive(Debug, Clone)]
pub struct Request {
    /// The events, in order.
    pub events: Vec<RequestedEvent>,
    /// The version that the lead of the first event must have; 0 if it must not be open.
    pub expects: Option<u64>,
    /// Who makes the request; `None` if that is not known.
    pub by: Option<Actor>,
    /// The leads that exist for who makes the request; others are unknown to it.
    pub scope: Scope,
}

/// An event of a request.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestedEvent {
    /// The event.
    pub event: Event,
    /// Whether the request says when it happened. Otherwise it happens now, after all that is known of the lead.
    pub dated: bool,
}

/// A lead after a request.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Changed {
    /// The lead.
    pub lead: Lead,
    /// The number of its last event.
    pub version: u64,
    /// The accepted events; none if all were accepted before.
    pub events: Vec<Event>,
    /// What has happened to it since its last event before the request, up to its last event now.
    pub happenings: Vec<Happening>,
}

impl Request {
    /// A request with one event.
    pub fn of(event: Event) -> Self {
        Self { events: vec![RequestedEvent { event, dated: true }], expects: None, by: None, scope: Scope::default() }
    }
}

/// How far a call of [`Store::settle`](crate::Store::settle) came.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Settled {
    /// How many leads something has happened to.
    pub leads: u64,
    /// When something happens next; it may be in the past if there is more to do.
    pub next: Option<Instant>,
    /// Leads that could not be settled, each with the reason. They are tried again after a minute.
    pub failed: Vec<String>,
}
