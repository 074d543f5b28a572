//! Differences between two rule sets that people notice: stages and their exits, fields of actions, timeouts, alerts,
//! notifications, where leads are found, roles, views and tips.
//!
//! A [`Diff`] is data: ids with old and new contents. A reader turns it into a [`DiffReport`] with sentences in the
//! reader's language.
//!
//! ```
//! use referee::Referee;
//! use referee_authoring::diff::{Diff, Renames};
//! let referee = Referee::builtin();
//! let (old, new) = (referee.rulebook().get("2017").unwrap(), referee.rulebook().get("2019").unwrap());
//! let diff = Diff::between(old, new, &Renames::default())?;
//! let later = diff.changes().find(|change| change.kind.to_string() == "timeout-later").unwrap();
//! assert_eq!(later.after.as_ref().and_then(|after| after.time()).unwrap().to_string(), "2w");
//!
//! let reader = referee.reader("en")?;
//! let report = diff.report(&reader);
//! let later = report.changes.iter().find(|change| change.kind == later.kind).unwrap();
//! assert_eq!(later.text, "More time to respond: 14 days (before: 72 hours).");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod arrival;
mod calendars;
mod change;
mod compare;
mod content;
mod details;
mod lifecycle;
mod pairs;
mod rename;
mod report;
mod sentence;
mod side;

pub use change::{Aspect, Change, ChangeKind, Counterparts, Nature, Section};
pub use compare::Diff;
pub use content::{
    ActionContent, AlertContent, ChangesContent, Content, DefaultContent, DigestContent, FactContent, FollowerContent,
    InputContent, KindContent, NoticeContent, PartContent, RecipientContent, RecipientOfValue, ReminderContent,
    TestContent, TimeoutContent,
};
pub use rename::{Rename, Renames, WRONG_RENAME};
pub use report::{ChangeReport, DiffReport, NameLabel, SectionLabel};
