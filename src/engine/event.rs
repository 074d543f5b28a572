use serde::{Deserialize, Serialize};

use crate::rules::Instant;

use super::given::Record;

/// Something that happened to a lead: one line of an event log.
///
/// ```
/// use referee::{Acting, Event, EventKind, Record};
/// let at = "2020-06-03T10:00:00Z".parse()?;
/// let desk = Record::from([("name", "Sales desk"), ("email", "sales@partner.example")]);
/// let acting = Acting::of("add-employees").field("employees", vec![desk]);
/// let event = Event::act("L-1", at, acting).by("referrals-admin").with_id("e-7");
/// assert_eq!((&*event.lead, event.at), ("L-1", at));
/// assert_eq!((event.by.as_deref(), event.id.as_deref()), (Some("referrals-admin"), Some("e-7")));
/// assert!(matches!(event.kind, EventKind::Act(_)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Event {
    /// The lead.
    pub lead: Box<str>,
    /// When it happened.
    pub at: Instant,
    /// An id that identifies a repeated event.
    pub id: Option<Box<str>>,
    /// The role that acted.
    pub by: Option<Box<str>>,
    /// What happened.
    pub kind: EventKind,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum EventKind {
    /// The lead was opened.
    Open(Box<Opening>),
    /// Somebody acted on it.
    Act(Acting),
    /// A user set a mark.
    Mark(Box<str>),
    /// A user removed a mark.
    Unmark(Box<str>),
    /// Facts about the lead changed.
    Fact(Record),
    /// The lead moved to another rule set.
    Switch(Box<Switching>),
}

/// An action on a lead, with its fields.
///
/// ```
/// use referee::{Acting, Event, Opening, Referee};
/// let at = "2020-06-02T09:00:00Z".parse()?;
/// let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
/// let mut lead = Referee::builtin().open(Event::open("L-1", at, opening))?;
/// let decline = Acting::of("decline").field("reason", "no capacity").field("notes", "perhaps in May");
/// lead.apply(&Event::act("L-1", at, decline))?;
/// assert_eq!(lead.fields().count(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Acting {
    /// The action.
    pub action: Box<str>,
    /// The values of its fields.
    pub fields: Record,
}

/// A switch to another rule set: one that follows the current one, or one that the lead came from.
///
/// ```
/// use referee::{Event, Opening, Referee, Switching};
/// let at = "2020-06-02T09:00:00Z".parse()?;
/// let mut lead = Referee::builtin().open(Event::open("L-1", at, Opening::under("2019")))?;
/// let switching = Switching::to("2020");
/// let refusal = lead.apply(&Event::switch("L-1", at, switching.clone())).unwrap_err();
/// assert_eq!(refusal.accepted(), ["qualification"]);
/// let switching = switching.fact("qualification", "customer-inquiry").field("purchase-timeframe", "Q4");
/// lead.apply(&Event::switch("L-1", at, switching))?;
/// assert_eq!((lead.rules().name(), lead.fields().count()), ("2020", 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Switching {
    /// The rule set to switch to.
    pub rules: Box<str>,
    /// Facts that the new rules need and that are not known yet.
    pub facts: Record,
    /// Fields that the new rules need and that have no value yet.
    pub fields: Record,
}

/// The values that the host gives a lead when it opens it.
///
/// ```
/// use referee::Opening;
/// let opening = Opening::under("2020")
///     .fact("qualification", "customer-inquiry")
///     .overview([("subject", "ERP move")])
///     .details([("customer", "Contoso")]);
/// assert_eq!(opening.rules.as_deref(), Some("2020"));
/// assert_eq!(opening.facts.get("qualification"), Some(&"customer-inquiry".into()));
/// assert_eq!((opening.overview.iter().len(), opening.details.iter().len()), (1, 1));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default, expecting = "the rules, facts, overview and details of a new lead")]
pub struct Opening {
    /// The rule set it runs under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rules: Option<Box<str>>,
    /// The facts that conditions of the rules can use.
    #[serde(skip_serializing_if = "Record::is_empty")]
    pub facts: Record,
    /// Values that are shown from the start. Keys that are fields of the rule set are typed and labeled; other values
    /// belong to the host and are never shown.
    #[serde(skip_serializing_if = "Record::is_empty")]
    pub overview: Record,
    /// Values that are withheld while a stage shows only the overview; same keys as in the overview.
    #[serde(skip_serializing_if = "Record::is_empty")]
    pub details: Record,
}

impl Event {
    /// Opens a lead.
    pub fn open(lead: impl Into<Box<str>>, at: Instant, opening: Opening) -> Self {
        Self::new(lead, at, EventKind::Open(Box::new(opening)))
    }

    /// Acts on a lead: with an [`Acting`], or with the id of an action without fields.
    pub fn act(lead: impl Into<Box<str>>, at: Instant, acting: impl Into<Acting>) -> Self {
        Self::new(lead, at, EventKind::Act(acting.into()))
    }

    /// Sets a mark.
    pub fn mark(lead: impl Into<Box<str>>, at: Instant, mark: impl Into<Box<str>>) -> Self {
        Self::new(lead, at, EventKind::Mark(mark.into()))
    }

    /// Removes a mark.
    pub fn unmark(lead: impl Into<Box<str>>, at: Instant, mark: impl Into<Box<str>>) -> Self {
        Self::new(lead, at, EventKind::Unmark(mark.into()))
    }

    /// Changes facts about a lead.
    ///
    /// ```
    /// use referee::{Event, Opening, Record, Rulebook, Source};
    /// let rules = "
    /// rules: visits
    /// facts: { urgent: { kind: boolean, default: false, changes: true } }
    /// stages:
    ///   open:
    ///     actions: { close: { to: done } }
    ///     timeout: [{ when: { urgent: true }, after: 1d, to: done }, { when: { urgent: false }, after: 7d, to: done }]
    ///   closed: { outcomes: [done] }
    /// ";
    /// let book = Rulebook::parse(&[Source::new("visits.yaml", rules)])?;
    /// let opened = "2026-03-02T09:00:00Z".parse()?;
    /// let mut lead = referee::engine::open(&book, Event::open("V-1", opened, Opening::under("visits")))?;
    /// let at = "2026-03-02T12:00:00Z".parse()?;
    /// lead.apply(&Event::fact("V-1", at, Record::from([("urgent", true)])))?;
    /// assert_eq!(lead.at(at)?.due().map(|due| due.to_string()).as_deref(), Some("2026-03-03T09:00:00Z"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fact(lead: impl Into<Box<str>>, at: Instant, facts: impl Into<Record>) -> Self {
        Self::new(lead, at, EventKind::Fact(facts.into()))
    }

    /// Switches a lead to another rule set.
    pub fn switch(lead: impl Into<Box<str>>, at: Instant, switching: impl Into<Switching>) -> Self {
        Self::new(lead, at, EventKind::Switch(Box::new(switching.into())))
    }

    /// Whether its id is empty, which is never valid.
    pub(super) fn has_empty_id(&self) -> bool {
        self.id.as_deref() == Some("")
    }

    fn new(lead: impl Into<Box<str>>, at: Instant, kind: EventKind) -> Self {
        Self { lead: lead.into(), at, id: None, by: None, kind }
    }

    /// Sets the id, which identifies a repeated event.
    ///
    /// ```
    /// use referee::{Event, Opening, Referee, StepKind};
    /// let referee = Referee::builtin();
    /// let opened = "2017-06-02T09:00:00Z".parse()?;
    /// let mut lead = referee.open(Event::open("L-1", opened, Opening::under("2017")))?;
    /// let event = Event::act("L-1", opened, "interested").with_id("e-7");
    /// lead.apply(&event)?;
    /// assert_eq!(referee::decide(&lead, &event)?.kind, StepKind::Repeated);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_id(mut self, id: impl Into<Box<str>>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Sets the role that acted.
    #[must_use]
    pub fn by(mut self, role: impl Into<Box<str>>) -> Self {
        self.by = Some(role.into());
        self
    }
}

impl Acting {
    /// An action without fields.
    pub fn of(action: impl Into<Box<str>>) -> Self {
        Self { action: action.into(), ..Self::default() }
    }

    /// Adds the value of a field.
    #[must_use]
    pub fn field(mut self, field: &str, value: impl Into<super::Given>) -> Self {
        self.fields.set(field, value.into());
        self
    }

    /// Replaces all fields.
    #[must_use]
    pub fn with(mut self, fields: impl Into<Record>) -> Self {
        self.fields = fields.into();
        self
    }
}

impl<T: Into<Box<str>>> From<T> for Acting {
    fn from(action: T) -> Self {
        Self::of(action)
    }
}

impl Switching {
    /// A switch to a rule set, without facts or fields.
    pub fn to(rules: impl Into<Box<str>>) -> Self {
        Self { rules: rules.into(), ..Self::default() }
    }

    /// Adds a fact that the new rules need.
    #[must_use]
    pub fn fact(mut self, fact: &str, value: impl Into<super::Given>) -> Self {
        self.facts.set(fact, value.into());
        self
    }

    /// Adds a field that the new rules need.
    #[must_use]
    pub fn field(mut self, field: &str, value: impl Into<super::Given>) -> Self {
        self.fields.set(field, value.into());
        self
    }
}

impl<T: Into<Box<str>>> From<T> for Switching {
    fn from(rules: T) -> Self {
        Self::to(rules)
    }
}

impl Opening {
    /// A lead under a rule set, without facts.
    pub fn under(rules: impl Into<Box<str>>) -> Self {
        Self { rules: Some(rules.into()), ..Self::default() }
    }

    /// Adds a fact.
    #[must_use]
    pub fn fact(mut self, fact: &str, value: impl Into<super::Given>) -> Self {
        self.facts.set(fact, value.into());
        self
    }

    /// Sets the values that are shown from the start.
    #[must_use]
    pub fn overview(mut self, overview: impl Into<Record>) -> Self {
        self.overview = overview.into();
        self
    }

    /// Sets the values that are withheld while a stage shows only the overview.
    #[must_use]
    pub fn details(mut self, details: impl Into<Record>) -> Self {
        self.details = details.into();
        self
    }
}
