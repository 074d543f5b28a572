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
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.name(), "2020");
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The rule set that this one follows.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.follows(), Some("2019"));
    /// ```
    pub fn follows(&self) -> Option<&str> {
        self.follows.as_deref()
    }

    /// How leads of the rule set that this one follows come over to it; none where they do not.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// let switch = rules.switch().expect("leads of 2019 come over to it");
    /// assert_eq!(switch.supplied_facts.join(", "), "qualification");
    /// assert!(referee.rulebook().get("2017").is_some_and(|rules| rules.switch().is_none()));
    /// ```
    pub fn switch(&self) -> Option<&Switch> {
        self.switch.as_ref()
    }

    /// The help page it was read from.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.source().map(|source| &*source.page), Some("manage-leads"));
    /// ```
    pub fn source(&self) -> Option<&SourcePage> {
        self.source.as_ref()
    }

    /// How leads come in.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.arrival().found_under.join(" > "), "referrals > leads");
    /// ```
    pub fn arrival(&self) -> &Arrival {
        &self.arrival
    }

    /// Within which time a response is advised.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2019").expect("it comes with the library");
    /// assert_eq!(rules.respond_within(), Some("24h".parse()?));
    /// # Ok::<(), referee::ParseError>(())
    /// ```
    pub fn respond_within(&self) -> Option<Duration> {
        self.respond_within
    }

    /// The roles that may act. Without any, nobody may name one.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.roles().as_slice().join(", "), "partner-admin, referrals-admin");
    /// ```
    pub fn roles(&self) -> &IdVec<RoleId, Box<str>> {
        &self.roles
    }

    /// The facts.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// let facts: Vec<&str> = rules.facts().iter().map(|fact| &*fact.id).collect();
    /// assert_eq!(facts, ["qualification", "sender", "contact-me"]);
    /// ```
    pub fn facts(&self) -> &IdVec<FactId, Fact> {
        &self.facts
    }

    /// The marks that a user can set.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.marks().as_slice().join(", "), "favorite");
    /// ```
    pub fn marks(&self) -> &IdVec<MarkId, Box<str>> {
        &self.marks
    }

    /// The icon that shows a mark, by the number of the mark.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.marks().find("favorite").and_then(|mark| rules.mark_icon(mark)), Some("heart"));
    /// ```
    pub fn mark_icon(&self, mark: MarkId) -> Option<&str> {
        self.mark_icons[mark].as_deref()
    }

    /// The fields.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2017").expect("it comes with the library");
    /// let fields: Vec<&str> = rules.fields().iter().map(|field| &*field.id).collect();
    /// assert_eq!(fields, ["subject", "customer", "email", "phone", "deal-value", "closing-date"]);
    /// ```
    pub fn fields(&self) -> &IdVec<FieldId, Field> {
        &self.fields
    }

    /// Whom notifications can go to.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.recipients().as_slice().join(", "), "customer, microsoft, partner");
    /// ```
    pub fn recipients(&self) -> &IdVec<RecipientId, Box<str>> {
        &self.recipients
    }

    /// The open stages; a lead opens in the first.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2017").expect("it comes with the library");
    /// let stages: Vec<&str> = rules.stages().iter().map(|stage| &*stage.id).collect();
    /// assert_eq!(stages, ["new", "evaluating", "negotiating"]);
    /// ```
    pub fn stages(&self) -> &IdVec<StageId, Stage> {
        &self.stages
    }

    /// The archive.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2017").expect("it comes with the library");
    /// assert_eq!(&*rules.archive().id, "archived");
    /// ```
    pub fn archive(&self) -> &Archive {
        &self.archive
    }

    /// The notifications.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// let notifications: Vec<&str> = rules.notifications().iter().map(|notification| &*notification.id).collect();
    /// assert_eq!(notifications, ["choose-another-partner", "lead-expired"]);
    /// ```
    pub fn notifications(&self) -> &IdVec<NotificationId, Notification> {
        &self.notifications
    }

    /// The notifications that go out when a lead opens.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2017").expect("it comes with the library");
    /// let sent: Vec<&str> = rules.on_opened().iter().map(|number| &*rules.notifications()[*number].id).collect();
    /// assert_eq!(sent, ["lead-received"]);
    /// ```
    pub fn on_opened(&self) -> &[NotificationId] {
        &self.on_opened
    }

    /// The views.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// let views: Vec<&str> = rules.views().iter().map(|view| &*view.id).collect();
    /// assert_eq!(views, ["marketplace", "qualified", "favorites"]);
    /// ```
    pub fn views(&self) -> &IdVec<ViewId, View> {
        &self.views
    }

    /// How much room the words of a kind have where they stand, in columns, of which a Chinese character takes two; none
    /// where nothing is said of it. Kinds are `stage`, `action`, `subject` and others.
    ///
    /// ```
    /// use referee::{RuleSet, Source};
    /// let text = "rules: t\nstages:\n  open: { actions: { close: { to: done } } }\n  end: { outcomes: [done] }\nwidths: { action: 24 }\n";
    /// let rules = RuleSet::parse(&Source::new("t.yaml", text))?;
    /// assert_eq!((rules.width("action"), rules.width("stage")), (Some(24), None));
    /// # Ok::<(), referee::Findings>(())
    /// ```
    pub fn width(&self, kind: &str) -> Option<u16> {
        self.widths.iter().find(|(known, _)| &**known == kind).map(|(_, width)| *width)
    }

    /// The tips, in their order.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.tips().join(", "), "keywords, contacts, respond-quickly, be-choosy, report-back");
    /// ```
    pub fn tips(&self) -> &[Box<str>] {
        &self.tips
    }

    /// The open stage of a state; none for an outcome.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// let stage = |state: &str| rules.stage(rules.state(state)?);
    /// assert_eq!(stage("received").map(|stage| &*stage.id), Some("received"));
    /// assert!(stage("won").is_none());
    /// ```
    pub fn stage(&self, state: State) -> Option<&Stage> {
        match state {
            State::Open(stage) => Some(&self.stages[stage]),
            State::Archived(_) => None,
        }
    }

    /// The state in which leads open.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2017").expect("it comes with the library");
    /// assert_eq!(rules.state_id(rules.first()), "new");
    /// ```
    pub fn first(&self) -> State {
        State::Open(StageId::FIRST)
    }

    /// Every state: the open stages, then the outcomes.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2017").expect("it comes with the library");
    /// assert_eq!(rules.states().next(), Some(rules.first()));
    /// assert_eq!(rules.states().count(), rules.stages().len() + rules.archive().outcomes.len());
    /// ```
    pub fn states(&self) -> impl Iterator<Item = State> + use<> {
        self.stages.ids().map(State::Open).chain(self.archive.outcomes.ids().map(State::Archived))
    }

    /// The state with an id: an open stage or an outcome.
    ///
    /// ```
    /// use referee::rules::State;
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.state("received"), Some(rules.first()));
    /// assert!(matches!(rules.state("won"), Some(State::Archived(_))));
    /// assert_eq!(rules.state("archived"), None);
    /// ```
    pub fn state(&self, id: &str) -> Option<State> {
        let outcome = || self.archive.outcomes.find(id).map(State::Archived);
        self.stages.find(id).map(State::Open).or_else(outcome)
    }

    /// The id of a state: of the open stage, or of the outcome.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.state_id(rules.first()), "received");
    /// assert_eq!(rules.state("won").map(|state| rules.state_id(state)), Some("won"));
    /// ```
    pub fn state_id(&self, state: State) -> &str {
        match state {
            State::Open(stage) => &self.stages[stage].id,
            State::Archived(outcome) => &self.archive.outcomes[outcome].id,
        }
    }

    /// The id of the stage that a state lies in: the open stage, or the archive.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.stage_id(rules.first()), "received");
    /// assert_eq!(rules.state("won").map(|state| rules.stage_id(state)), Some("archived"));
    /// ```
    pub fn stage_id(&self, state: State) -> &str {
        match state {
            State::Open(_) => self.state_id(state),
            State::Archived(_) => &self.archive.id,
        }
    }

    /// The number of a field.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2017").expect("it comes with the library");
    /// let email = rules.field("email").expect("the rules have it");
    /// assert_eq!(&*rules.fields()[email].id, "email");
    /// assert_eq!(rules.field("fax"), None);
    /// ```
    pub fn field(&self, id: &str) -> Option<FieldId> {
        self.fields.find(id)
    }
}
