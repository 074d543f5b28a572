use std::fmt;

use serde::{Serialize, Serializer};

use super::content::{Content, TestContent};
use referee::tooling::{Name, Noun};

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The noun and the aspect that changed.
    pub kind: ChangeKind,
    /// The heading that the change is listed under.
    pub section: Section,
    /// The changed items, outermost first: the stage, its action, the action's field.
    pub about: Vec<Counterparts>,
    /// The leads that the change applies to; empty for all leads of the stage.
    pub when: Vec<TestContent>,
    /// The old content.
    pub before: Option<Content>,
    /// The new content.
    pub after: Option<Content>,
}

/// The kind of a change, written `noun-aspect`, such as `stage-added` or `timeout-later`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct ChangeKind {
    /// The kind of item.
    pub noun: Noun,
    /// The aspect that changed.
    pub aspect: Aspect,
}

impl ChangeKind {
    /// The kind of the same change in the opposite direction.
    #[must_use]
    pub const fn opposite(self) -> Self {
        let aspect = match self.aspect {
            Aspect::Added => Aspect::Removed,
            Aspect::Removed => Aspect::Added,
            Aspect::Notifies => Aspect::NotifiesNoMore,
            Aspect::NotifiesNoMore => Aspect::Notifies,
            Aspect::Stricter => Aspect::Looser,
            Aspect::Looser => Aspect::Stricter,
            Aspect::LimitAdded => Aspect::LimitRemoved,
            Aspect::LimitRemoved => Aspect::LimitAdded,
            Aspect::HolidayAdded => Aspect::HolidayRemoved,
            Aspect::HolidayRemoved => Aspect::HolidayAdded,
            Aspect::Sooner => Aspect::Later,
            Aspect::Later => Aspect::Sooner,
            same => same,
        };
        Self { noun: self.noun, aspect }
    }

    /// Whether something was added, removed or changed.
    pub const fn nature(self) -> Nature {
        match self.aspect {
            Aspect::Added | Aspect::Notifies | Aspect::LimitAdded | Aspect::HolidayAdded => Nature::Added,
            Aspect::Removed | Aspect::NotifiesNoMore | Aspect::LimitRemoved | Aspect::HolidayRemoved => Nature::Removed,
            _ => Nature::Changed,
        }
    }
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.noun.id(), self.aspect.id())
    }
}

impl Serialize for ChangeKind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

referee::ids! {
/// The aspect of an item that changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Aspect {
    /// It was added.
    Added = "added",
    /// It was removed.
    Removed = "removed",
    /// It has another id, as declared by the renames.
    Renamed = "renamed",
    /// Its label changed in the reader's language; its id is the same.
    Relabeled = "relabelled",
    /// It is the stage of new leads.
    First = "first",
    /// How much of a lead it shows.
    Shows = "shows",
    /// Other fields are withheld.
    Withheld = "withheld",
    /// The state that leads move to.
    Target = "target",
    /// The confirmation.
    Confirm = "confirm",
    /// The roles that may act.
    Roles = "roles",
    /// The condition.
    When = "when",
    /// The order.
    Order = "order",
    /// It sends a new notification.
    Notifies = "notifies",
    /// It no longer sends a notification.
    NotifiesNoMore = "notifies-no-more",
    /// The reminders before it.
    Reminders = "reminders",
    /// A clock has a limit for more leads.
    LimitAdded = "limit-added",
    /// A clock no longer has a limit for some leads.
    LimitRemoved = "limit-removed",
    /// What starts a clock.
    Starts = "starts",
    /// The stages in which a clock pauses.
    Pauses = "pauses",
    /// The stages that stop a clock.
    Stops = "stops",
    /// What an action does to clocks.
    Clocks = "clocks",
    /// The time zone.
    Zone = "zone",
    /// The working hours.
    Hours = "hours",
    /// A calendar has another holiday.
    HolidayAdded = "holiday-added",
    /// A calendar no longer has a holiday.
    HolidayRemoved = "holiday-removed",
    /// The working hours on a holiday.
    HolidayHours = "holiday-hours",
    /// The name of a holiday.
    HolidayName = "holiday-name",
    /// It happens after another kind of time, which may be sooner or later.
    Time = "time",
    /// It became more required.
    Stricter = "stricter",
    /// It became less required.
    Looser = "looser",
    /// It happens sooner.
    Sooner = "sooner",
    /// It happens later.
    Later = "later",
    /// The icon.
    Icon = "icon",
    /// The kind of values.
    Kind = "kind",
    /// The default.
    Default = "default",
    /// How it can change after the lead was opened.
    Changes = "changes",
    /// When many of a notification go out as one message.
    Digest = "digest",
    /// No lead has these facts together any more.
    Excluded = "excluded",
    /// Leads may have these facts together again.
    Allowed = "allowed",
    /// The recipient.
    Recipient = "recipient",
    /// The text.
    Text = "text",
    /// The path in the menu.
    Path = "path",
}
}

/// Whether something was added, removed or changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// Added.
    Added,
    /// Removed.
    Removed,
    /// Changed.
    Changed,
}

/// The heading that a change is listed under.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Section {
    /// A stage.
    Stage(Counterparts),
    /// The actions of an outcome.
    Outcome(Counterparts),
    /// The outcomes.
    Outcomes,
    /// Time limits that run across stages.
    Clocks,
    /// Calendars that count working time.
    Calendars,
    /// How leads arrive, and their facts.
    Arrival,
    /// The fields.
    Fields,
    /// Notifications and their recipients.
    Notifications,
    /// Roles.
    Roles,
    /// Views and marks.
    Views,
    /// Tips.
    Tips,
}

impl Section {
    /// The id in outputs.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Stage(_) => "stage",
            Self::Outcome(_) => "outcome",
            Self::Outcomes => "outcomes",
            Self::Clocks => "clocks",
            Self::Calendars => "calendars",
            Self::Arrival => "arrival",
            Self::Fields => "fields",
            Self::Notifications => "notifications",
            Self::Roles => "roles",
            Self::Views => "views",
            Self::Tips => "tips",
        }
    }
}

/// An item of one rule set and its counterpart in the other. One of the two may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counterparts {
    /// The item in the old rule set.
    pub before: Option<Name>,
    /// The item in the new rule set.
    pub after: Option<Name>,
}

impl Counterparts {
    /// The new name, or the old one if the item was removed.
    pub fn name(&self) -> Option<&Name> {
        self.after.as_ref().or(self.before.as_ref())
    }
}
