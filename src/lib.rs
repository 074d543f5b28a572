#![doc = include_str!("../README.md")]

mod audit;
mod builtin;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod cores;
pub mod diagnostic;
pub mod diff;
pub mod engine;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod exchange;
mod folder;
pub mod locale;
pub mod pages;
pub mod picture;
#[cfg(feature = "cli")]
mod preview;
mod referee;
mod reference;
pub mod rules;
pub mod scenario;
pub mod status;
pub mod switch;
pub mod translation;

pub use diagnostic::{Area, Check, Difference, Finding, Findings, Place, Severity, Source};
pub use engine::{
    Event, EventKind, Given, Lead, LeadError, Leads, LineError, Opening, Position, Record, Refusal, Step, StepKind,
    Value, decide, read_line, settle,
};
pub use locale::{Phrasebook, Reader, Words, Zone, ZoneError};
pub use referee::Referee;
pub use reference::checks;
pub use rules::{Duration, DurationError, Instant, InstantError, RuleSet, Rulebook};
pub use scenario::Scenarios;
pub use status::{Status, TimelineEntry};
