//! Rule files: text becomes a draft with places, and a draft becomes a checked [`RuleSet`].
//!
//! Only a [`RuleSet`] can be run, and the only way to one is through the checks.

mod book;
pub(crate) mod checks;
mod compile;
mod condition;
mod currency;
mod draft;
pub(crate) mod duration;
mod grammar;
mod instant;
mod kind;
mod money;
mod names;
pub(crate) mod node;
mod outline;
mod region;
mod set;
pub(crate) mod shape;
pub(crate) mod structure;

pub use book::Rulebook;
pub use condition::{Condition, Test};
pub use currency::Currency;
pub use duration::{Duration, DurationError};
pub use instant::{Instant, InstantError};
pub use kind::{Kind, Need};
pub use money::Money;
pub use set::{
    Action, Alert, Archive, Arrival, Fact, FactDefault, FactKind, Field, Follower, Input, Notification, Outcome,
    Recipient, RuleSet, Shows, SourcePage, Stage, State, Timeout, View,
};
