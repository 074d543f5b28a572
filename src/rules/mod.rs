//! Rule files: text becomes a draft with places, and a draft becomes a checked [`RuleSet`].
//!
//! Only a [`RuleSet`] can be run, and the only way to one is through the checks.
//!
//! ```
//! use referee::{RuleSet, Source};
//! let text = "
//! rules: tickets
//! fields:
//!   answer: text
//! stages:
//!   open:
//!     actions:
//!       close: { to: solved, require: [anser] }
//!   closed:
//!     outcomes: [solved]
//! ";
//! let findings = RuleSet::parse(&Source::new("tickets.yaml", text)).unwrap_err();
//! assert_eq!(
//!     findings.to_string(),
//!     "tickets.yaml:8:38: error[unknown-field]: `anser` is not a field of this rule set (did you mean `answer`?)"
//! );
//! let rules = RuleSet::parse(&Source::new("tickets.yaml", text.replace("anser", "answer")))?;
//! assert_eq!(rules.stages()[0].actions[0].inputs.len(), 1);
//! # Ok::<(), referee::Findings>(())
//! ```

mod book;
pub(crate) mod checks;
mod circles;
mod compile;
mod condition;
mod currency;
mod draft;
pub(crate) mod duration;
mod file;
#[cfg(feature = "cli")]
pub(crate) mod format;
pub(crate) mod grammar;
mod instant;
mod kind;
mod known;
mod landing;
mod ledger;
mod mapping;
#[cfg(feature = "cli")]
mod margin;
mod money;
mod names;
pub(crate) mod node;
#[cfg(feature = "cli")]
mod order;
mod outline;
mod parts;
mod region;
#[cfg(feature = "cli")]
mod renamed;
mod rollout;
mod rollout_file;
mod rollout_proof;
pub(crate) mod schema;
mod set;
pub(crate) mod shape;
mod stage;
pub(crate) mod structure;
mod switch;
mod switch_draft;

pub use book::Rulebook;
pub(crate) use book::{Checked, is_rollout};
pub use condition::{Condition, Test};
pub use currency::Currency;
pub use duration::{Duration, DurationError};
#[cfg(feature = "cli")]
pub(crate) use file::RuleFile;
pub use instant::{Instant, InstantError};
pub use kind::{Kind, Need};
pub(crate) use ledger::Ledger;
#[cfg(feature = "cli")]
pub(crate) use ledger::Release;
#[cfg(feature = "cli")]
pub(crate) use ledger::fingerprint;
pub(crate) use ledger::hex;
pub(crate) use mapping::{Mapping, StageLike};
pub use money::Money;
pub(crate) use node::is_name;
pub use parts::{Arrival, Fact, FactDefault, FactKind, Field, Notification, Recipient, SourcePage, View};
#[cfg(feature = "cli")]
pub(crate) use renamed::renamed;
pub use rollout::{Rollout, RolloutEntry, RolloutTarget, Share, ShareError};
#[cfg(feature = "cli")]
pub(crate) use rollout_file::ROLLOUT_FILE;
pub use schema::{rollout_schema, rule_file_schema};
pub use set::RuleSet;
pub(crate) use stage::Clock;
pub use stage::{Action, Alert, Archive, Follower, Input, Outcome, Shows, Stage, State, Timeout};
pub use switch::{ClockPolicy, FactSwitch, StageSwitch, Switch};
