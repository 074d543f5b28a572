#![doc = include_str!("../README.md")]

pub mod diagnostic;
pub mod engine;
mod fault;
mod ids;
pub mod loading;
pub mod locale;
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
