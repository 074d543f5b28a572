//! Rule files: text becomes a draft with places, and a draft becomes a checked [`RuleSet`].
//!
//! Only a [`RuleSet`] can be run, and the only way to one is through the checks.

mod book;
pub(crate) mod checks;
mod compile;
mod condition;
mod currency;
mod draft;
mod duration;
pub(crate) mod grammar;
mod instant;
mod kind;
mod ledger;
mod money;
mod names;
mod node;
mod outline;
mod region;
#[cfg(feature = "cli")]
pub(crate) mod schema;
mod set;
mod shape;
mod structure;

pub use book::Rulebook;
pub use condition::{Condition, Test};
pub use currency::Currency;
pub use duration::{Duration, DurationError};
pub use instant::{Instant, InstantError};
pub use kind::{Kind, Need};
pub(crate) use ledger::{Ledger, Release};
pub use money::Money;
pub use set::{
    Action, Alert, Archive, Arrival, Fact, FactDefault, FactKind, Field, Follower, Input, Notification, Outcome,
    Recipient, RuleSet, Shows, SourcePage, Stage, State, Timeout, View,
};
