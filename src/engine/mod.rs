//! The interpreter: `(rule set, lead, event, instant) → step or refusal`.
//!
//! Pure: no input or output, no clock of its own, no words. It speaks in ids and numbers.

mod decide;
mod event;
mod given;
mod history;
mod lead;
mod leads;
mod log;
mod position;
mod refusal;
mod step;
mod value;

pub use decide::{decide, open};
pub use event::{Event, EventKind, Opening};
pub use given::{Given, Record};
pub(crate) use history::Chronicle;
pub use history::{Happening, HappeningKind, MOST_TIMEOUTS, history};
pub use lead::Lead;
pub use leads::Leads;
pub use log::{LineError, read_line};
pub use position::{Passage, Passages, Position};
pub(crate) use refusal::Cause;
pub use refusal::Refusal;
pub use step::{Step, StepKind};
pub(crate) use value::meets;
pub use value::{Entry, FactValue, Value};
