//! Under which rule set leads open, and how those that are under way come over to another one.

mod rollout;

pub use rollout::{EntryReport, RolloutReport};
