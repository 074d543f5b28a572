//! Sales leads with versioned rules and localized status.
//!
//! A lead is computed from its events and an instant: no timer runs, and the same events give the same answer later.
//! Rules are YAML files, messages are [Fluent](https://projectfluent.org) files, and both are checked when they are
//! loaded.
//!
//! ```
//! use referee::{Event, Opening, Referee};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let referee = Referee::builtin();
//! let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
//! let mut lead = referee.open(Event::open("L-1", "2020-06-02T09:00:00Z".parse()?, opening))?;
//!
//! // A required field is missing.
//! let decline = Event::act("L-1", "2020-06-03T10:00:00Z".parse()?, "decline");
//! let refusal = lead.apply(&decline).expect_err("a reason is required");
//! let english = referee.reader("en")?;
//! assert_eq!(english.refusal(&refusal).to_string(), "A required field is missing: Reason.");
//!
//! let status = english.status(&lead, "2020-06-12T09:00:00Z".parse()?)?;
//! assert_eq!((&*status.state.id, &*status.state.label), ("received", "Received"));
//! assert_eq!(status.deadline.map(|deadline| deadline.text.into_owned()).as_deref(), Some("4 days left"));
//! # Ok(())
//! # }
//! ```
//!
//! - [`Loader`] loads a book: rules and messages from a folder, from memory or built in.
//! - [`Referee`] opens leads, and [`Lead::apply`] applies events. [`decide`] and [`Step`] do it in two steps, for hosts
//!   that store events in between.
//! - [`Reader`] formats a [`Status`], a timeline, a refusal or a chart in a language and a time zone.
//! - [`switch`] plans and makes the move of open leads to another rule set.
//! - [`replay`] compares what leads lived through with their lives under other rules.
//!
//! Everything is `Send + Sync` and cheap to clone. Only functions that say so read files, the clock or the environment.
//!
//! # Features
//!
//! `schema` derives JSON Schemas of statuses, timelines and plans. It is off by default.

pub mod diagnostic;
#[cfg(doctest)]
mod doctests;
pub mod engine;
mod fault;
mod ids;
pub mod loading;
pub mod locale;
pub mod replay;
pub mod rules;
pub mod status;
pub mod switch;
pub mod tooling;

pub use diagnostic::{Difference, Finding, Findings, Place, Severity, Source, Subject};
pub use engine::{
    Acting, Event, EventKind, Given, Lead, LeadError, Leads, LineError, Opening, Position, Record, Refusal, Step,
    StepKind, Switching, Value, decide, read_line, settle,
};
pub use loading::{Loader, Referee};
pub use locale::{LocaleError, Phrasebook, Reader, Words, Zone};
pub use rules::{Duration, Instant, ParseError, RuleSet, Rulebook};
pub use status::{Status, TimelineEntry};

// Their types appear in the interface: languages, dates, amounts and JSON. Hosts that use them from here need not find
// the versions that fit.
pub use {chrono, rust_decimal, serde_json, unic_langid};
