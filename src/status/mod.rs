//! Status and timeline of a lead in the reader's language, from the engine's ids and numbers and the messages of a
//! locale.
//!
//! ```
//! use referee::{Leads, Referee, read_line, status::StatusError};
//! let referee = Referee::builtin();
//! let mut leads = Leads::new(referee.rulebook().clone());
//! for line in std::fs::read_to_string("examples/leads.jsonl")?.lines() {
//!     leads.take(read_line(line.as_bytes())?)?;
//! }
//! let reader = referee.reader("en")?;
//! let at = "2020-07-02T00:00:00Z".parse()?;
//! let states: Vec<String> = leads.iter().map(|lead| Ok(reader.status(lead, at)?.state.label.into_owned())).collect::<Result<_, StatusError>>()?;
//! assert_eq!(states, ["Won", "Expired", "Expired", "Negotiating", "Declined", "Missed"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod actions;
pub(crate) mod calendar_names;
mod changes;
pub(crate) mod clock_names;
mod clocks;
pub(crate) mod condition;
mod digest;
mod error;
mod forms;
mod json;
pub(crate) mod label;
pub(crate) mod name;
mod particulars;
mod refusal;
#[cfg(feature = "schema")]
mod shape;
mod snapshot;
mod stored;
mod timeline;
pub(crate) mod variants;

pub use actions::{ActionStatus, InputStatus, PartStatus, Prose};
pub use clocks::{ClockPhase, ClockStatus};
pub use digest::{DigestKind, DigestLead, DigestPart, DigestReceiver, DigestSent};
pub use error::StatusError;
pub use label::Label;
pub(crate) use label::state_label;
pub use snapshot::{AlertStatus, Deadline, FieldStatus, Status};
pub use timeline::{FactChanged, NotificationSent, TimelineEntry, TimelineKind};
