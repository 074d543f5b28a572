//! Where a lead stands and what happened to it, in the reader's language: the engine's ids and numbers joined
//! with the words of a locale.

mod actions;
mod json;
mod label;
mod refusal;
#[cfg(feature = "cli")]
mod shape;
mod snapshot;
mod timeline;

pub use actions::{ActionStatus, Actions, InputStatus, Inputs};
pub use label::Label;
pub(crate) use label::state_label;
pub use snapshot::{AlertStatus, Deadline, FieldStatus, Status};
pub use timeline::{NotificationSent, OwnLabel, TimelineEntry, TimelineKind};
