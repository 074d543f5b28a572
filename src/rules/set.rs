use serde::Serialize;

use super::id::{
    ActionId, ClockId, FactId, FieldId, IdVec, MarkId, NotificationId, RecipientId, RoleId, StageId, ViewId,
};
use super::parts::{Arrival, Fact, Field, Notification, SourcePage, View};
use super::stage::{Action, Archive, Stage, State};
use super::switch::Switch;
use super::{CalendarChoice, Clock, Condition, Duration};

/// A checked rule set: one version of the rules, compiled and indexed.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it is built in");
/// let new = rules.stages().named("new").expect("the rules have it");
/// assert_eq!(&*new.id, "new");
/// assert_eq!(new.timeouts.first().map(|timeout| timeout.after.to_string()).as_deref(), Some("3d"));
/// ```
///
/// Fields, facts, notifications and so on have typed numbers, in the order of the rule file. A number is only valid in
/// its own rule set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleSet {
    pub(crate) name: Box<str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) follows: Option<Box<str>>,
    /// Not part of the fingerprint, because a switch does not change the rules of this set.
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
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) excluded: Box<[Condition]>,
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
    pub(crate) clocks: IdVec<ClockId, Clock>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) calendars: Box<[CalendarChoice]>,
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub(crate) notifications: IdVec<NotificationId, Notification>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) on_opened: Box<[NotificationId]>,
    #[serde(skip_serializing_if = "IdVec::is_empty")]
    pub(crate) views: IdVec<ViewId, View>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) tips: Box<[Box<str>]>,
    /// Not part of the fingerprint, because widths do not change the rules.
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

    /// The name of the previous rule set.
    pub fn follows(&self) -> Option<&str> {
        self.follows.as_deref()
    }

    /// How leads switch from the previous rule set; `None` if they cannot.
    pub fn switch(&self) -> Option<&Switch> {
        self.switch.as_ref()
    }

    /// The help page that states the rules.
    pub fn source(&self) -> Option<&SourcePage> {
        self.source.as_ref()
    }

    /// How leads arrive.
    pub fn arrival(&self) -> &Arrival {
        &self.arrival
    }

    /// The advised response time.
    pub fn respond_within(&self) -> Option<Duration> {
        self.respond_within
    }

    /// The roles that may act. If empty, events cannot name a role.
    pub fn roles(&self) -> &IdVec<RoleId, Box<str>> {
        &self.roles
    }

    /// The facts.
    pub fn facts(&self) -> &IdVec<FactId, Fact> {
        &self.facts
    }

    /// The conditions that no lead meets.
    pub fn excluded(&self) -> &[Condition] {
        &self.excluded
    }

    /// The marks that a user can set.
    pub fn marks(&self) -> &IdVec<MarkId, Box<str>> {
        &self.marks
    }

    /// The icon of a mark.
    pub fn mark_icon(&self, mark: MarkId) -> Option<&str> {
        self.mark_icons[mark].as_deref()
    }

    /// The fields.
    pub fn fields(&self) -> &IdVec<FieldId, Field> {
        &self.fields
    }

    /// The recipients of notifications.
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

    /// The clocks.
    pub fn clocks(&self) -> &IdVec<ClockId, Clock> {
        &self.clocks
    }

    /// The calendars, of which each lead has one; empty if nothing counts working time. The last one can be for all
    /// other leads.
    pub fn calendars(&self) -> &[CalendarChoice] {
        &self.calendars
    }

    /// The notifications.
    pub fn notifications(&self) -> &IdVec<NotificationId, Notification> {
        &self.notifications
    }

    /// The notifications sent when a lead opens.
    pub fn on_opened(&self) -> &[NotificationId] {
        &self.on_opened
    }

    /// The views.
    pub fn views(&self) -> &IdVec<ViewId, View> {
        &self.views
    }

    /// The maximum width of messages of a kind, such as `stage`, `action` or `subject`, if limited. It is measured in
    /// columns, of which a Chinese character takes two.
    pub fn width(&self, kind: &str) -> Option<u16> {
        self.widths.iter().find(|(known, _)| &**known == kind).map(|(_, width)| *width)
    }

    /// The tips, in order.
    pub fn tips(&self) -> &[Box<str>] {
        &self.tips
    }

    /// The open stage of a state; `None` for an outcome.
    pub fn stage(&self, state: State) -> Option<&Stage> {
        state.open().ok().map(|stage| &self.stages[stage])
    }

    /// The actions of a state.
    pub fn actions(&self, state: State) -> &IdVec<ActionId, Action> {
        match state {
            State::Open(stage) => &self.stages[stage].actions,
            State::Archived(outcome) => &self.archive.outcomes[outcome].actions,
        }
    }

    /// Whether leads never leave a state: it is an outcome without actions.
    pub fn is_final(&self, state: State) -> bool {
        matches!(state, State::Archived(_)) && self.actions(state).is_empty()
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

    /// The id of a state: the open stage or the outcome.
    pub fn state_id(&self, state: State) -> &str {
        match state {
            State::Open(stage) => &self.stages[stage].id,
            State::Archived(outcome) => &self.archive.outcomes[outcome].id,
        }
    }

    /// The id of the stage of a state: the open stage or the archive.
    pub fn stage_id(&self, state: State) -> &str {
        match state {
            State::Open(_) => self.state_id(state),
            State::Archived(_) => &self.archive.id,
        }
    }

    /// The fields that are not shown in a state, no matter who gave their values.
    pub fn withheld(&self, state: State) -> &[FieldId] {
        match state {
            State::Open(stage) => &self.stages[stage].withhold,
            State::Archived(outcome) => &self.archive.outcomes[outcome].withhold,
        }
    }

    /// The number of a field.
    pub fn field(&self, id: &str) -> Option<FieldId> {
        self.fields.find(id)
    }
}
