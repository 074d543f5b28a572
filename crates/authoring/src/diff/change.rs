use std::fmt;

use serde::{Serialize, Serializer};

use super::content::{Content, TestContent};
use referee::tooling::{Name, Noun};

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// What changed in what.
    pub kind: ChangeKind,
    /// The heading that it is told under.
    pub section: Section,
    /// What it is about, outermost first: the stage, the action in it, the field that the action asks for.
    pub about: Vec<Counterparts>,
    /// For which leads, where that is not for all of the stage.
    pub when: Vec<TestContent>,
    /// What stood there before.
    pub before: Option<Content>,
    /// What stands there now.
    pub after: Option<Content>,
}

/// What changed in what. It is written `noun-aspect`, such as `stage-added` or `timeout-later`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct ChangeKind {
    /// In what.
    pub noun: Noun,
    /// What changed.
    pub aspect: Aspect,
}

impl ChangeKind {
    /// What this change is called when it is seen from the other side.
    #[must_use]
    pub const fn opposite(self) -> Self {
        let aspect = match self.aspect {
            Aspect::Added => Aspect::Removed,
            Aspect::Removed => Aspect::Added,
            Aspect::Notifies => Aspect::NotifiesNoMore,
            Aspect::NotifiesNoMore => Aspect::Notifies,
            Aspect::Stricter => Aspect::Looser,
            Aspect::Looser => Aspect::Stricter,
            Aspect::Sooner => Aspect::Later,
            Aspect::Later => Aspect::Sooner,
            same => same,
        };
        Self { noun: self.noun, aspect }
    }

    /// Whether something came, went, or is otherwise than before.
    pub const fn nature(self) -> Nature {
        match self.aspect {
            Aspect::Added | Aspect::Notifies => Nature::Added,
            Aspect::Removed | Aspect::NotifiesNoMore => Nature::Removed,
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
/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Aspect {
    /// It is new.
    Added = "added",
    /// It is gone.
    Removed = "removed",
    /// It has another id, as the renames say.
    Renamed = "renamed",
    /// It is called otherwise in the reader's language; its id is the same.
    Relabelled = "relabelled",
    /// It is where leads begin.
    First = "first",
    /// How much of a lead is shown.
    Shows = "shows",
    /// Where it leads.
    Target = "target",
    /// How it is confirmed.
    Confirm = "confirm",
    /// Who may do it.
    Roles = "roles",
    /// For which leads.
    When = "when",
    /// In which order they stand.
    Order = "order",
    /// It sends a notification that it did not.
    Notifies = "notifies",
    /// It does not send a notification that it did.
    NotifiesNoMore = "notifies-no-more",
    /// It is needed more.
    Stricter = "stricter",
    /// It is needed less.
    Looser = "looser",
    /// It comes sooner.
    Sooner = "sooner",
    /// It comes later.
    Later = "later",
    /// Its icon.
    Icon = "icon",
    /// What it holds.
    Kind = "kind",
    /// What holds when it is not given.
    Default = "default",
    /// Who gets it.
    Recipient = "recipient",
    /// What it says.
    Text = "text",
    /// The way there.
    Path = "path",
}
}

/// Whether something came, went, or is otherwise than before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Nature {
    /// It came.
    Added,
    /// It went.
    Removed,
    /// It is otherwise than before.
    Changed,
}

/// The heading that a change is told under.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Section {
    /// A stage.
    Stage(Counterparts),
    /// How leads end.
    Outcomes,
    /// How leads arrive, and what is known of them.
    Arrival,
    /// The fields.
    Fields,
    /// Notifications and who gets them.
    Notifications,
    /// Who may act.
    Roles,
    /// Views and marks.
    Views,
    /// Standing advice.
    Tips,
}

impl Section {
    /// The word in outputs.
    pub const fn id(&self) -> &'static str {
        match self {
            Self::Stage(_) => "stage",
            Self::Outcomes => "outcomes",
            Self::Arrival => "arrival",
            Self::Fields => "fields",
            Self::Notifications => "notifications",
            Self::Roles => "roles",
            Self::Views => "views",
            Self::Tips => "tips",
        }
    }
}

/// Something in the one rule set and what stands for it in the other. One of the two may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counterparts {
    /// What it is before.
    pub before: Option<Name>,
    /// What it is now.
    pub after: Option<Name>,
}

impl Counterparts {
    /// What it is now, or was before it went.
    pub fn name(&self) -> Option<&Name> {
        self.after.as_ref().or(self.before.as_ref())
    }
}
