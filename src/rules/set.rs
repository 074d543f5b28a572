use serde::Serialize;

use super::Duration;
use super::id::{FactId, FieldId, IdVec, MarkId, NotificationId, RecipientId, RoleId, StageId, ViewId};
use super::parts::{Arrival, Fact, Field, Notification, SourcePage, View};
use super::stage::{Archive, Stage, State};
use super::switch::Switch;

/// A checked rule set: one version of the rules, compiled and indexed.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let new = rules.stages().named("new").expect("the rules have it");
/// assert_eq!(&*new.id, "new");
/// assert_eq!(new.timeouts.first().map(|timeout| timeout.after.to_string()).as_deref(), Some("3d"));
/// ```
///
/// Its fields, facts, notifications and so on have numbers, each kind with its own type, in the order of the rule file.
/// They refer to the lists of this same rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleSet {
    pub(crate) name: Box<str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) follows: Option<Box<str>>,
    /// Leads that come over are no part of what these rules mean for a lead.
    #[serde(skip)]
    pub(crate) switch: Option<Switch>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<SourcePage>,
    pub(crate) arrival: Arrival,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) respond_within: Option<Duration>,
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub(crate) roles: IdVec<RoleId, Box<str>>,
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub(crate) facts: IdVec<FactId, Fact>,
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub(crate) marks: IdVec<MarkId, Box<str>>,
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub(crate) mark_icons: IdVec<MarkId, Option<Box<str>>>,
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub(crate) fields: IdVec<FieldId, Field>,
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub(crate) recipients: IdVec<RecipientId, Box<str>>,
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub(crate) stages: IdVec<StageId, Stage>,
    pub(crate) archive: Archive,
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub(crate) notifications: IdVec<NotificationId, Notification>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) on_opened: Box<[NotificationId]>,
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub(crate) views: IdVec<ViewId, View>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) tips: Box<[Box<str>]>,
    /// What words have room for is no part of what these rules mean.
    #[serde(skip)]
    pub(crate) widths: Box<[(Box<str>, u16)]>,
    /// Computed from the other fields by `compile`.
    #[serde(skip)]
    pub(crate) fingerprint: Box<str>,
}

impl RuleSet {
    /// The name, such as `2020`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rule set that this one follows.
    pub fn follows(&self) -> Option<&str> {
        self.follows.as_deref()
    }

    /// How leads of the rule set that this one follows come over to it; none where they do not.
    pub fn switch(&self) -> Option<&Switch> {
        self.switch.as_ref()
    }

    /// The help page it was read from.
    pub fn source(&self) -> Option<&SourcePage> {
        self.source.as_ref()
    }

    /// How leads come in.
    pub fn arrival(&self) -> &Arrival {
        &self.arrival
    }

    /// Within which time a response is advised.
    pub fn respond_within(&self) -> Option<Duration> {
        self.respond_within
    }

    /// The roles that may act. Without any, nobody may name one.
    pub fn roles(&self) -> &IdVec<RoleId, Box<str>> {
        &self.roles
    }

    /// The facts.
    pub fn facts(&self) -> &IdVec<FactId, Fact> {
        &self.facts
    }

    /// The marks that a user can set.
    pub fn marks(&self) -> &IdVec<MarkId, Box<str>> {
        &self.marks
    }

    /// The icon that shows a mark, by the number of the mark.
    pub fn mark_icon(&self, mark: MarkId) -> Option<&str> {
        self.mark_icons[mark].as_deref()
    }

    /// The fields.
    pub fn fields(&self) -> &IdVec<FieldId, Field> {
        &self.fields
    }

    /// Whom notifications can go to.
    pub fn recipients(&self) -> &IdVec<RecipientId, Box<str>> {
        &self.recipients
    }

    /// The open stages; a lead opens in the first.
    pub fn stages(&self) -> &IdVec<StageId, Stage> {
        &self.stages
    }

    /// The archive.
    pub fn archive(&self) -> &Archive {
        &self.archive
    }

    /// The notifications.
    pub fn notifications(&self) -> &IdVec<NotificationId, Notification> {
        &self.notifications
    }

    /// The notifications that go out when a lead opens.
    pub fn on_opened(&self) -> &[NotificationId] {
        &self.on_opened
    }

    /// The views.
    pub fn views(&self) -> &IdVec<ViewId, View> {
        &self.views
    }

    /// How much room the words of a kind have where they stand, in columns, of which a Chinese character takes two; none
    /// where nothing is said of it. Kinds are `stage`, `action`, `subject` and others.
    pub fn width(&self, kind: &str) -> Option<u16> {
        self.widths.iter().find(|(known, _)| &**known == kind).map(|(_, width)| *width)
    }

    /// The tips, in their order.
    pub fn tips(&self) -> &[Box<str>] {
        &self.tips
    }

    /// The open stage of a state; none for an outcome.
    pub fn stage(&self, state: State) -> Option<&Stage> {
        state.open().ok().map(|stage| &self.stages[stage])
    }

    /// The state in which leads open.
    pub fn first(&self) -> State {
        State::Open(StageId::FIRST)
    }

    /// Every state: the open stages, then the outcomes.
    pub fn states(&self) -> impl Iterator<Item = State> + use<> {
        self.stages.ids().map(State::Open).chain(self.archive.outcomes.ids().map(State::Archived))
    }

    /// The state with an id: an open stage or an outcome.
    pub fn state(&self, id: &str) -> Option<State> {
        let outcome = || self.archive.outcomes.find(id).map(State::Archived);
        self.stages.find(id).map(State::Open).or_else(outcome)
    }

    /// The id of a state: of the open stage, or of the outcome.
    pub fn state_id(&self, state: State) -> &str {
        match state {
            State::Open(stage) => &self.stages[stage].id,
            State::Archived(outcome) => &self.archive.outcomes[outcome].id,
        }
    }

    /// The id of the stage that a state lies in: the open stage, or the archive.
    pub fn stage_id(&self, state: State) -> &str {
        match state {
            State::Open(_) => self.state_id(state),
            State::Archived(_) => &self.archive.id,
        }
    }

    /// The number of a field.
    pub fn field(&self, id: &str) -> Option<FieldId> {
        self.fields.find(id)
    }
}
