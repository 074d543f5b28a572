//! Rule files: text becomes a draft with locations, and a draft becomes a checked [`RuleSet`].
//!
//! Only a [`RuleSet`] can be run, and only checked rules become one.
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
//!     "tickets.yaml:8:38: error[unknown-field]: unknown field `anser` (did you mean `answer`?)"
//! );
//! let rules = RuleSet::parse(&Source::new("tickets.yaml", text.replace("anser", "answer")))?;
//! let open = rules.stages().named("open").expect("the rules have it");
//! assert_eq!(open.actions.named("close").map(|action| action.inputs.len()), Some(1));
//! # Ok::<(), referee::Findings>(())
//! ```

mod book;
mod book_file;
mod calendar;
pub(crate) mod calendar_draft;
pub(crate) mod calendar_file;
pub(crate) mod calendars;
pub(crate) mod checks;
mod clock;
pub(crate) mod clock_draft;
mod clock_shape;
mod condition;
pub(crate) mod condition_draft;
mod consequences;
mod crossing;
mod currency;
mod cycles;
pub(crate) mod delivery;
mod delivery_check;
mod delivery_file;
mod digest;
mod draft;
pub(crate) mod duration;
mod fact_draft;
pub(crate) mod fact_shape;
pub(crate) mod file;
pub(crate) mod grammar;
mod hint;
pub(crate) mod id;
mod instant;
mod kind;
mod known;
mod landing;
pub(crate) mod ledger;
pub(crate) mod logic;
mod mapping;
pub(crate) mod mistaken;
mod money;
mod names;
pub(crate) mod node;
mod outline;
mod parse_error;
mod parts;
pub(crate) mod phases;
pub(crate) mod reading;
mod region;
mod repair;
mod resolve;
mod rollout;
mod rollout_check;
pub(crate) mod rollout_file;
mod rollout_proof;
mod set;
pub(crate) mod shape;
mod stage;
pub(crate) mod structure;
pub(crate) mod subjects;
mod switch;
mod switch_draft;
mod timeline;
mod transitions;
mod zone;

pub(crate) use book::Entry;
pub use book::Rulebook;
pub use book_file::{BookFile, CALENDARS};
pub use calendar::{Calendar, CalendarChoice, Holiday, Span};
pub use clock::{Clock, ClockChange, ClockEffect, Limit};
pub use condition::{Condition, Test};
pub use currency::Currency;
pub use delivery::{Address, DeliveryRules, Reach, Setting, ValueOf, mailbox};
pub use digest::{Digest, Receiver};
pub use duration::{Duration, TimeKind};
pub use id::{
    ActionId, AlertId, ClockId, FactId, FieldId, Id, IdVec, MarkId, Named, NotificationId, OutcomeId, PartId,
    RecipientId, RoleId, StageId, TimeoutId, ValueId, ViewId,
};
pub use instant::Instant;
pub(crate) use instant::day;
pub use kind::{Kind, Need};
pub(crate) use ledger::hex;
pub(crate) use mapping::{Mapping, StageCounterpart};
pub use money::Money;
pub(crate) use node::is_device;
pub use parse_error::ParseError;
pub use parts::{
    Arrival, ChangeClock, Changes, Fact, FactDefault, FactKind, Field, Notification, Recipient, SourcePage, View,
};
pub use rollout::{Rollout, RolloutEntry, RolloutTarget, Share};
pub use set::RuleSet;
pub(crate) use stage::Pace;
pub use stage::{Action, Alert, Archive, Follower, Input, Outcome, Reminder, Shows, Stage, State, Timeout};
pub use switch::{ClockPolicy, FactSwitch, StageSwitch, Switch};
pub use zone::Zone;
