//! The interpreter: `(rule set, lead, event, instant) → step or refusal`.
//!
//! Pure: no I/O, no clock and no messages. It uses only ids and numbers.
//!
//! ```
//! use referee::engine::{decide, open};
//! use referee::{Event, Opening, Referee};
//! let book = Referee::builtin().rulebook().clone();
//! let lead = open(&book, Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
//! let late = Event::act("L-1", "2017-06-05T09:00:00Z".parse()?, "interested");
//! assert_eq!(decide(&lead, &late).unwrap_err().id(), "archived");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod apply;
mod clocks;
mod contents;
mod convert;
mod course;
mod decide;
mod digest;
mod error;
mod event;
mod facts;
mod given;
pub(crate) mod history;
mod lead;
mod leads;
mod line;
/// Reads lines of an event log.
pub(crate) mod log;
mod named;
pub(crate) mod partial;
mod position;
mod reach;
mod refusal;
/// The pages of refusals.
pub(crate) mod refusals;
mod reopen;
mod role;
pub(crate) mod rollout;
mod snapshot;
mod snapshot_clocks;
mod stamp;
mod step;
mod sum;
mod switch;
mod switch_clocks;
mod switch_facts;
mod taken;
mod value;

pub use clocks::ClockState;
pub(crate) use contents::Contents;
pub use contents::{Aside, AsideKind, Particulars};
pub(crate) use course::Course;
pub use course::{Passage, Passages};
pub use decide::{decide, open, settle};
pub use digest::{Batch, Digests};
pub use error::LeadError;
pub use event::{Acting, Event, EventKind, Opening, Switching};
pub use given::{Given, Record};
pub(crate) use history::{Chronicle, Happening, HappeningKind, Paused, history};
pub use lead::Lead;
pub use leads::Leads;
pub use log::{LineError, read_line};
pub use position::Position;
pub use reach::{Destination, Mail};
pub(crate) use refusal::Cause;
pub use refusal::Refusal;
pub(crate) use rollout::{Verdict, verdicts};
pub use snapshot::Snapshot;
pub use step::{Changed, Step, StepKind, Switched};
pub(crate) use switch::way;
pub use value::{Entry, FactValue, Value};
