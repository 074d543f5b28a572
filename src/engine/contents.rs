use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::rules::{
    Condition, Entry, FactId, FieldId, IdVec, Kind, MarkId, NotificationId, Recipient, RecipientId, RuleSet, Shows,
};

use super::course::Course;
use super::given::{Given, Record};
use super::position::{Ground, Position};
use super::value::{FactValue, Value, meets};

/// The values of a lead under its rule set. A switch replaces all of them.
#[derive(Clone, PartialEq)]
pub(crate) struct Contents {
    pub(super) rules: Arc<Entry>,
    pub(super) course: Course,
    pub(super) facts: IdVec<FactId, FactValue>,
    /// Field values from actions. All lists here are in rule set order.
    pub(super) fields: Vec<(FieldId, Value)>,
    pub(super) marks: Vec<MarkId>,
    /// Values from the host for fields of the rule set.
    pub(super) overview: Box<[(FieldId, Value)]>,
    pub(super) details: Box<[(FieldId, Value)]>,
    /// Values that few leads have.
    pub(super) rest: Option<Box<Rest>>,
}

/// Values without a counterpart in the rule set of the lead.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Rest {
    /// Host values that are not fields of the rule set.
    pub(super) overview: Record,
    pub(super) details: Record,
    /// Values stored from other rule sets.
    pub(super) aside: Vec<Aside>,
    /// Its states before each switch, latest last.
    pub(super) previous: Vec<PreviousState>,
}

/// A value without a counterpart in the rule set of the lead. It is stored, and restored by a switch to a rule set that
/// has one.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Aside {
    /// The id in the rule set that it came from.
    pub id: Box<str>,
    /// The kind of item, with its value.
    pub kind: AsideKind,
    pub(super) layer: Layer,
}

/// The kind of a stored item, with its value.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum AsideKind {
    /// A field: its kind and value.
    Field(Kind, Value),
    /// A fact: its value.
    Fact(Given),
    /// A mark that is set.
    Mark,
}

/// The source of a field value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Layer {
    Given,
    Overview,
    Details,
}

/// The state of a lead before a switch.
#[derive(Clone, PartialEq)]
pub(super) struct PreviousState {
    pub(super) rules: Arc<Entry>,
    pub(super) course: Course,
    pub(super) facts: IdVec<FactId, FactValue>,
    /// The course right after the switch.
    pub(super) landed: Course,
}

/// The facts and shown fields of a lead at some time, for the texts of notifications.
#[derive(Debug, Clone, PartialEq)]
pub struct Particulars {
    pub(crate) facts: IdVec<FactId, FactValue>,
    pub(crate) fields: Vec<(FieldId, Value)>,
    /// The fields of the overview, shown or not.
    pub(crate) overview: Box<[FieldId]>,
}

/// Leaves out what follows from other values and the events: the position, and values stored from other rule sets.
impl Hash for Contents {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.rules.name(), &self.facts, &self.fields).hash(state);
        (&self.marks, &self.overview, &self.details).hash(state);
    }
}

impl Contents {
    /// The rules and facts that decide its timeouts.
    #[inline]
    pub(crate) fn ground(&self) -> Ground<'_> {
        Ground { rules: &self.rules, facts: &self.facts }
    }

    pub(crate) fn rules(&self) -> &Arc<RuleSet> {
        &self.rules.rules
    }

    /// The rule set with the switches to and from it.
    pub(crate) fn entry(&self) -> &Entry {
        &self.rules
    }

    /// Whether the lead meets a condition.
    pub(crate) fn meets(&self, condition: &Condition) -> bool {
        meets(condition, &self.facts, &self.marks)
    }

    /// The recipient of a notification, by its number in the rule set.
    fn recipient(&self, recipient: &Recipient) -> Option<RecipientId> {
        match recipient {
            Recipient::Fixed(recipient) => Some(*recipient),
            Recipient::ByFact { fact, recipients } => match self.facts[*fact] {
                FactValue::OneOf(value) => Some(recipients[value]),
                _ => None,
            },
        }
    }

    /// The notifications of a list that the lead is sent, with their recipients.
    pub(crate) fn sent<'c>(
        &'c self,
        notify: &'c [NotificationId],
    ) -> impl Iterator<Item = (NotificationId, RecipientId)> + 'c {
        notify.iter().filter_map(|number| {
            let notification = &self.rules.notifications()[*number];
            self.meets(&notification.when).then_some(())?;
            Some((*number, self.recipient(&notification.to)?))
        })
    }

    /// The field values that are shown at a position, by number: those of actions, then of the host.
    pub(crate) fn shown_fields(&self, position: Position) -> Vec<(FieldId, &Value)> {
        let details: &[(FieldId, Value)] = if position.shows == Shows::Details { &self.details } else { &[] };
        let mut shown = Vec::with_capacity(self.fields.len() + details.len() + self.overview.len());
        shown.extend(self.fields.iter().chain(details).chain(&*self.overview).map(|(number, value)| (*number, value)));
        // Values of actions replace those of the host, and details replace the overview.
        let withheld = self.rules.withheld(position.state);
        if !withheld.is_empty() {
            shown.retain(|(number, _)| !withheld.contains(number));
        }
        shown.sort_by_key(|(number, _)| *number);
        shown.dedup_by_key(|(number, _)| *number);
        shown
    }

    /// The facts and shown fields at a position.
    pub(crate) fn particulars(&self, position: Position) -> Particulars {
        let shown = self.shown_fields(position).into_iter();
        Particulars {
            facts: self.facts.clone(),
            fields: shown.map(|(number, value)| (number, value.clone())).collect(),
            overview: self.overview.iter().map(|(number, _)| *number).collect(),
        }
    }

    /// Whether a field has a value, from any source.
    pub(crate) fn holds(&self, field: FieldId) -> bool {
        let mut all = self.fields.iter().chain(&*self.overview).chain(&*self.details);
        all.any(|(known, _)| *known == field)
    }

    /// All stored values, including withheld details and facts that are known again.
    pub(crate) fn aside(&self) -> &[Aside] {
        self.rest.as_ref().map_or(&[], |rest| &rest.aside)
    }

    /// The stored values without facts that are known again, which are stored only for going back.
    pub(crate) fn shown_aside(&self) -> impl Iterator<Item = &Aside> {
        let known = |aside: &Aside| {
            let fact = self.rules.facts().iter().any(|fact| fact.id == aside.id);
            fact && matches!(aside.kind, AsideKind::Fact(_))
        };
        self.aside().iter().filter(move |aside| !known(aside))
    }

    pub(crate) fn course(&self) -> &Course {
        &self.course
    }

    pub(crate) fn position(&self) -> Position {
        self.course.position
    }

    pub(super) fn previous(&self) -> &[PreviousState] {
        self.rest.as_ref().map_or(&[], |rest| &rest.previous)
    }
}
