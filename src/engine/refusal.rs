use std::sync::Arc;

use crate::diagnostic::{Subject, Thing};
use crate::rules::{ActionId, ClockId, FactId, FieldId, Instant, OutcomeId, PartId, RoleId, RuleSet, State, Test};

/// Why an event is not accepted, and what would be accepted.
///
/// A refusal is data; a phrasebook turns it into a localized message. `Display` gives the cause in English, for program
/// logs.
///
/// ```
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let at = "2017-06-02T09:00:00Z".parse()?;
/// let mut lead = referee.open(Event::open("L-1", at, Opening::under("2017")))?;
/// lead.apply(&Event::act("L-1", at, "interested"))?;
/// let refusal = referee::decide(&lead, &Event::act("L-1", at, "accept")).unwrap_err();
/// assert_eq!(refusal.id(), "missing-field");
/// assert_eq!(refusal.accepted(), ["deal-value", "closing-date"]);
/// assert_eq!(refusal.to_string(), "required fields are missing");
/// let english = referee.reader("en")?.refusal(&refusal);
/// assert_eq!(english, "Required fields are missing: Estimated deal value and Estimated closing date.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{cause}")]
pub struct Refusal {
    cause: Box<Cause>,
    rules: Option<Arc<RuleSet>>,
}

macro_rules! causes {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident: $type:ty),+ })? = $id:literal: $text:literal,)+) => {
        /// The cause. Texts come from the event, numbers from the rule set.
        #[derive(Debug, Clone, PartialEq, thiserror::Error)]
        pub(crate) enum Cause {
            $($(#[$doc])* #[error($text)] $name $({ $($field: $type),+ })?),+
        }

        /// The ids of all refusals.
        pub const IDS: &[&str] = &[$($id),+];

        impl Cause {
            fn id(&self) -> &'static str {
                match self {
                    $(Self::$name { .. } => $id),+
                }
            }
        }
    };
}

causes! {
    UnknownLead { lead: Box<str> } = "unknown-lead": "unknown lead `{lead}`",
    OpenedTwice { lead: Box<str> } = "opened-twice": "lead `{lead}` is already open",
    UnknownRules { rules: Box<str>, accepted: Vec<Box<str>> } = "unknown-rules": "unknown rule set `{rules}`",
    RulesNotGiven { accepted: Vec<Box<str>> } = "rules-not-given": "the opening names no rule set",
    NotInForce { at: Instant, accepted: Vec<Box<str>> } = "not-in-force": "the rollout has no rule set for the lead",
    RolloutFact { fact: Box<str>, expected: Vec<Box<str>> } = "rollout-fact": "the rollout needs the fact `{fact}`",
    IdTaken { id: Box<str> } = "id-taken": "id `{id}` belongs to an event with different content",
    IdEmpty = "id-empty": "the id is empty",
    OutOfOrder { at: Instant, last: Instant } =
        "out-of-order": "the event at {at} is earlier than the last one, at {last}",
    AlreadySettled { at: Instant, until: Instant } =
        "already-settled": "the event at {at} is earlier than the last notification, at {until}",
    Archived { outcome: OutcomeId } = "archived": "the lead is archived",
    UnknownAction { action: Box<str>, state: State, accepted: Vec<ActionId> } =
        "unknown-action": "unknown action `{action}`",
    NotExtendable { clock: ClockId } = "not-extendable": "the clock cannot be extended",
    UnknownRole { role: Box<str>, accepted: Vec<RoleId> } = "unknown-role": "role `{role}` may not act",
    MissingField { action: ActionId, state: State, fields: Vec<FieldId> } =
        "missing-field": "required fields are missing",
    UnknownField { action: ActionId, state: State, field: Box<str> } =
        "unknown-field": "the action takes no field `{field}`",
    WrongKind { field: FieldId, part: Option<PartId> } = "wrong-kind": "wrong kind of field value",
    UnknownFact { fact: Box<str> } = "unknown-fact": "unknown fact `{fact}`",
    MissingFact { facts: Vec<FactId> } = "missing-fact": "missing facts",
    /// The facts meet this one of the exclusions.
    ExcludedFacts { exclusion: usize } = "excluded-facts": "the rules exclude these facts together",
    FixedFact { fact: FactId } = "fixed-fact": "the fact cannot change",
    WrongFact { fact: FactId } = "wrong-fact": "invalid fact value",
    UnknownMark { mark: Box<str> } = "unknown-mark": "unknown mark `{mark}`",
    NoSwitch { to: Box<str> } = "no-switch": "no switch leads to rule set `{to}`",
    SameRules { rules: Box<str> } = "same-rules": "the lead already uses rule set `{rules}`",
    /// Going back is ambiguous: not exactly one stage maps to the stage of the lead.
    NotOneToOne { to: Box<str>, state: State, origins: usize } = "not-one-to-one": "the stage has no unique counterpart in rule set `{to}`",
    ReturnSupplied { to: Box<str> } = "return-supplied": "a switch back to rule set `{to}` takes no facts or fields",
    UnknownSwitchField { field: Box<str> } = "unknown-switch-field": "unknown field `{field}`",
}

/// Under the rule set of the lead.
impl From<Cause> for Refusal {
    #[cold]
    fn from(cause: Cause) -> Self {
        Self::new(cause, None)
    }
}

impl Refusal {
    pub(super) fn new(cause: Cause, rules: impl Into<Option<Arc<RuleSet>>>) -> Self {
        Self { cause: Box::new(cause), rules: rules.into() }
    }

    /// Under the rule set of the lead, unless it is under another one.
    #[cold]
    pub(super) fn of_lead(self, rules: &Arc<RuleSet>) -> Self {
        Self { rules: self.rules.or_else(|| Some(Arc::clone(rules))), ..self }
    }

    /// Whether both have the same cause under the same rule set.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let same = match (&self.rules, &other.rules) {
            (Some(own), Some(others)) => Arc::ptr_eq(own, others),
            (own, others) => own.is_none() && others.is_none(),
        };
        same && self.cause == other.cause
    }

    pub(crate) fn cause(&self) -> &Cause {
        &self.cause
    }

    /// The rule set of the lead; `None` if there is no lead.
    pub fn rules(&self) -> Option<&Arc<RuleSet>> {
        self.rules.as_ref()
    }

    /// A stable id. The id of its message is `refusal-` and this id.
    pub fn id(&self) -> &'static str {
        self.cause.id()
    }

    /// The subject, by the id in the event; `None` if the event has none.
    pub fn subject(&self) -> Option<Subject> {
        let rules = self.rules.as_ref();
        let (kind, id) = match &*self.cause {
            Cause::UnknownLead { lead } | Cause::OpenedTwice { lead } => (Thing::Lead, lead),
            Cause::UnknownRules { rules: to, .. }
            | Cause::NoSwitch { to }
            | Cause::SameRules { rules: to }
            | Cause::NotOneToOne { to, .. }
            | Cause::ReturnSupplied { to } => (Thing::RuleSet, to),
            Cause::UnknownAction { action, .. } => (Thing::Action, action),
            Cause::UnknownRole { role, .. } => (Thing::Role, role),
            Cause::UnknownField { field, .. } | Cause::UnknownSwitchField { field } => (Thing::Field, field),
            Cause::MissingField { action, state, .. } => (Thing::Action, &rules?.actions(*state)[*action].id),
            Cause::WrongKind { field, .. } => (Thing::Field, &rules?.fields()[*field].id),
            Cause::RolloutFact { fact, .. } | Cause::UnknownFact { fact } => (Thing::Fact, fact),
            Cause::MissingFact { facts } => (Thing::Fact, &rules?.facts()[*facts.first()?].id),
            Cause::WrongFact { fact } | Cause::FixedFact { fact } => (Thing::Fact, &rules?.facts()[*fact].id),
            Cause::ExcludedFacts { exclusion } => {
                let first = rules?.excluded().get(*exclusion)?.comparisons().into_iter().find_map(Test::fact)?;
                (Thing::Fact, &rules?.facts()[first].id)
            }
            Cause::UnknownMark { mark } => (Thing::Mark, mark),
            Cause::NotExtendable { clock } => (Thing::Clock, &rules?.clocks()[*clock].id),
            Cause::Archived { outcome } => (Thing::Outcome, &rules?.archive().outcomes[*outcome].id),
            _ => return None,
        };
        Some(Subject { kind, id: id.clone() })
    }

    /// The lead has not been opened.
    pub fn is_unknown_lead(&self) -> bool {
        matches!(*self.cause, Cause::UnknownLead { .. })
    }

    /// A later event has already been accepted.
    pub fn is_out_of_order(&self) -> bool {
        matches!(*self.cause, Cause::OutOfOrder { .. })
    }

    /// The lead is archived for good: its outcome has no actions.
    pub fn is_archived(&self) -> bool {
        matches!(*self.cause, Cause::Archived { .. })
    }

    /// The ids that would be accepted instead: rule sets, actions, roles, fields, facts, values or marks. Empty if
    /// there are none.
    ///
    /// ```
    /// use referee::{Event, Opening, Referee};
    /// let referee = Referee::builtin();
    /// let at = "2020-06-02T09:00:00Z".parse()?;
    /// let lead = referee.open(Event::open("L-1", at, Opening::under("2017")))?;
    /// let refusal = referee::decide(&lead, &Event::act("L-1", at, "accept")).unwrap_err();
    /// assert_eq!(refusal.id(), "unknown-action");
    /// assert_eq!(refusal.accepted(), ["interested", "no-thanks"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn accepted(&self) -> Vec<&str> {
        if let Cause::UnknownRules { accepted, .. }
        | Cause::RulesNotGiven { accepted }
        | Cause::NotInForce { accepted, .. }
        | Cause::RolloutFact { expected: accepted, .. } = &*self.cause
        {
            return accepted.iter().map(|name| &**name).collect();
        }
        let Some(rules) = self.rules.as_deref() else { return Vec::new() };
        let field = |number: FieldId| &*rules.fields()[number].id;
        match &*self.cause {
            Cause::UnknownAction { state, accepted, .. } => {
                accepted.iter().map(|action| &*rules.actions(*state)[*action].id).collect()
            }
            Cause::UnknownRole { accepted, .. } => accepted.iter().map(|number| &*rules.roles()[*number]).collect(),
            Cause::MissingField { fields, .. } => fields.iter().map(|number| field(*number)).collect(),
            Cause::UnknownField { action, state, .. } => {
                rules.actions(*state)[*action].inputs.iter().map(|input| field(input.field)).collect()
            }
            Cause::UnknownFact { .. } => rules.facts().iter().map(|fact| &*fact.id).collect(),
            Cause::WrongFact { fact } => rules.facts()[*fact].kind.choices(),
            Cause::MissingFact { facts } => facts.iter().map(|fact| &*rules.facts()[*fact].id).collect(),
            Cause::FixedFact { .. } => {
                rules.facts().iter().filter(|fact| fact.changes.is_some()).map(|fact| &*fact.id).collect()
            }
            Cause::UnknownMark { .. } => rules.marks().iter().map(|mark| &**mark).collect(),
            Cause::UnknownSwitchField { .. } => rules.fields().iter().map(|field| &*field.id).collect(),
            _ => Vec::new(),
        }
    }

    /// An example of a value that would be accepted, as JSON; `None` unless a value has the wrong kind.
    ///
    /// ```
    /// use referee::{Acting, Event, Opening, Referee};
    /// let referee = Referee::builtin();
    /// let at = "2020-06-02T09:00:00Z".parse()?;
    /// let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
    /// let lead = referee.open(Event::open("L-1", at, opening))?;
    /// let accept = Acting::of("accept").field("deal-value", "12");
    /// let refusal = referee::decide(&lead, &Event::act("L-1", at, accept)).unwrap_err();
    /// assert_eq!(refusal.example().as_deref(), Some(r#"{"amount":"12.50","currency":"EUR"}"#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn example(&self) -> Option<String> {
        let Cause::WrongKind { field, .. } = &*self.cause else { return None };
        Some(self.rules.as_deref()?.fields()[*field].kind.example())
    }
}
