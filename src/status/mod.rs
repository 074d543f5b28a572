//! Where a lead stands and what happened to it, in the reader's language: the engine's ids and numbers joined
//! with the words of a locale.

mod refusal;
mod snapshot;
mod timeline;

pub use snapshot::{ActionStatus, AlertStatus, Deadline, FieldStatus, InputStatus, Label, Status};
pub use timeline::{NotificationSent, TimelineEntry, TimelineKind};
