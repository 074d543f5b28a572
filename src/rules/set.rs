use std::sync::Arc;

use serde::Serialize;

use super::Duration;
use super::mapping::Mapping;
use super::parts::{Arrival, Fact, Field, Notification, SourcePage, View};
use super::stage::{Archive, Stage, State};
use super::switch::Switch;

/// A checked rule set: one version of the rules, compiled and indexed.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let new = &rules.stages()[0];
/// assert_eq!(&*new.id, "new");
/// assert_eq!(new.timeouts[0].after.to_string(), "3d");
/// ```
///
/// Numbers in it (of fields, facts, notifications …) count from 0 in the order of the rule file and refer to
/// the lists of this same rule set; they are never out of range.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleSet {
    pub(crate) name: Box<str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) follows: Option<Box<str>>,
    /// Leads that come over are no part of what these rules mean for a lead.
    #[serde(skip)]
    pub(crate) switch: Option<Switch>,
    /// The same in numbers, where the rule set before is in the same book.
    #[serde(skip)]
    pub(crate) mapping: Option<Mapping>,
    /// By open stage: the fields without which none of its own leads comes there.
    #[serde(skip)]
    pub(crate) needs: Box<[Box<[usize]>]>,
    /// The rule sets of the same book that follow this one.
    #[serde(skip)]
    pub(crate) followers: Box<[Arc<RuleSet>]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) source: Option<SourcePage>,
    pub(crate) arrival: Arrival,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) respond_within: Option<Duration>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) roles: Box<[Box<str>]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) facts: Box<[Fact]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) marks: Box<[Box<str>]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) mark_icons: Box<[Option<Box<str>>]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) fields: Box<[Field]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) recipients: Box<[Box<str>]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) stages: Box<[Stage]>,
    pub(crate) archive: Archive,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) notifications: Box<[Notification]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) on_opened: Box<[usize]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) views: Box<[View]>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub(crate) tips: Box<[Box<str>]>,
    /// What words have room for is no part of what these rules mean.
    #[serde(skip)]
    pub(crate) widths: Box<[(Box<str>, u16)]>,
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
    /// # Ok::<(), referee::DurationError>(())
    /// ```
    pub fn respond_within(&self) -> Option<Duration> {
        self.respond_within
    }

    /// The roles that may act. Without any, nobody may name one.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.roles().join(", "), "partner-admin, referrals-admin");
    /// ```
    pub fn roles(&self) -> &[Box<str>] {
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
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// The marks that a user can set.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.marks().join(", "), "favorite");
    /// ```
    pub fn marks(&self) -> &[Box<str>] {
        &self.marks
    }

    /// The icon that shows a mark, by the number of the mark.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.mark_icon(0), Some("heart"));
    /// ```
    pub fn mark_icon(&self, mark: usize) -> Option<&str> {
        self.mark_icons.get(mark)?.as_deref()
    }

    /// The fields.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2017").expect("it comes with the library");
    /// let fields: Vec<&str> = rules.fields().iter().map(|field| &*field.id).collect();
    /// assert_eq!(fields, ["subject", "customer", "email", "phone", "deal-value", "closing-date"]);
    /// ```
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Whom notifications can go to.
    ///
    /// ```
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.recipients().join(", "), "customer, microsoft, partner");
    /// ```
    pub fn recipients(&self) -> &[Box<str>] {
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
    pub fn stages(&self) -> &[Stage] {
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
    pub fn notifications(&self) -> &[Notification] {
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
    pub fn on_opened(&self) -> &[usize] {
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
    pub fn views(&self) -> &[View] {
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
    /// use referee::rules::State;
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.stage(State::Open(0)).map(|stage| &*stage.id), Some("received"));
    /// assert!(rules.stage(State::Archived(0)).is_none());
    /// ```
    pub fn stage(&self, state: State) -> Option<&Stage> {
        match state {
            State::Open(stage) => self.stages.get(usize::from(stage)),
            State::Archived(_) => None,
        }
    }

    /// The id of a state: of the open stage, or of the outcome.
    ///
    /// ```
    /// use referee::rules::State;
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.state_id(State::Open(0)), "received");
    /// assert_eq!(rules.state_id(State::Archived(0)), "won");
    /// ```
    pub fn state_id(&self, state: State) -> &str {
        match state {
            State::Open(stage) => self.stages.get(usize::from(stage)).map_or("", |stage| &stage.id),
            State::Archived(outcome) => {
                self.archive.outcomes.get(usize::from(outcome)).map_or("", |outcome| &outcome.id)
            }
        }
    }

    /// The id of the stage that a state lies in: the open stage, or the archive.
    ///
    /// ```
    /// use referee::rules::State;
    /// # let referee = referee::Referee::builtin();
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(rules.stage_id(State::Open(0)), "received");
    /// assert_eq!(rules.stage_id(State::Archived(0)), "archived");
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
    /// assert_eq!(rules.field("email"), Some(2));
    /// assert_eq!(rules.field("fax"), None);
    /// ```
    pub fn field(&self, id: &str) -> Option<usize> {
        self.fields.iter().position(|field| &*field.id == id)
    }
}
