use std::hash::{Hash, Hasher};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::rules::{Condition, Entry, FactId, FieldId, IdVec, Kind, MarkId, Recipient, RecipientId, RuleSet};

use super::given::{Given, Record};
use super::position::{Ground, Position};
use super::value::{FactValue, Value, meets};

/// What a lead holds under its rule set: all that is another when it comes over to another one.
#[derive(Clone, PartialEq)]
pub(crate) struct Contents {
    pub(super) rules: Arc<Entry>,
    pub(super) position: Position,
    pub(super) facts: IdVec<FactId, FactValue>,
    /// What actions gave, in the order of the rule set, as all lists here.
    pub(super) fields: Vec<(FieldId, Value)>,
    pub(super) marks: Vec<MarkId>,
    /// What the host gave for fields of the rules.
    pub(super) overview: Box<[(FieldId, Value)]>,
    pub(super) details: Box<[(FieldId, Value)]>,
    /// What most leads do not have.
    pub(super) rest: Option<Box<Rest>>,
}

/// What the rules of a lead have no place for.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Rest {
    /// What the host gave that is no field of the rules.
    pub(super) overview: Record,
    pub(super) details: Record,
    /// What other rules had a place for.
    pub(super) aside: Vec<Aside>,
    /// From where the lead came over, the last time last.
    pub(super) came: Vec<Came>,
}

/// Something that a lead holds and its rules have no place for. It is kept, and is there again under rules that have.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Aside {
    /// The id that it has in the rules that have a place for it.
    pub id: Box<str>,
    /// What it is.
    pub kind: AsideKind,
    pub(super) layer: Layer,
}

/// What is kept aside.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum AsideKind {
    /// The value of a field of a kind.
    Field(Kind, Value),
    /// The value of a fact.
    Fact(Given),
    /// A mark that is set.
    Mark,
}

/// Where a field was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Layer {
    Given,
    Overview,
    Details,
}

/// Where a lead stood before it came over.
#[derive(Clone, PartialEq)]
pub(super) struct Came {
    pub(super) rules: Arc<Entry>,
    pub(super) position: Position,
    pub(super) facts: IdVec<FactId, FactValue>,
    /// Where it stood then.
    pub(super) landed: Position,
}

/// Without what follows from the rest and the events: its position, and what other rules had a place for.
impl Hash for Contents {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.rules.name(), &self.facts, &self.fields).hash(state);
        (&self.marks, &self.overview, &self.details).hash(state);
    }
}

impl Contents {
    /// What its way through time hangs on.
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

    /// Whether a condition holds.
    pub(crate) fn meets(&self, condition: &Condition) -> bool {
        meets(condition, &self.facts, &self.marks)
    }

    /// The recipient of a notification, by its number in the rule set.
    pub(crate) fn recipient(&self, recipient: &Recipient) -> Option<RecipientId> {
        match recipient {
            Recipient::Fixed(recipient) => Some(*recipient),
            Recipient::ByFact { fact, recipients } => match self.facts[*fact] {
                FactValue::OneOf(value) => Some(recipients[value]),
                _ => None,
            },
        }
    }

    /// Whether there is a value for a field, wherever it came from.
    pub(crate) fn holds(&self, field: FieldId) -> bool {
        let mut all = self.fields.iter().chain(&*self.overview).chain(&*self.details);
        all.any(|(known, _)| *known == field)
    }

    /// What is kept aside, also what is withheld and what is known again.
    pub(crate) fn aside(&self) -> &[Aside] {
        self.rest.as_ref().map_or(&[], |rest| &rest.aside)
    }

    /// The same without facts that are known again and stay noted for the way back.
    pub(crate) fn shown_aside(&self) -> impl Iterator<Item = &Aside> {
        let known = |aside: &Aside| {
            let fact = self.rules.facts().iter().any(|fact| fact.id == aside.id);
            fact && matches!(aside.kind, AsideKind::Fact(_))
        };
        self.aside().iter().filter(move |aside| !known(aside))
    }

    pub(crate) fn position(&self) -> Position {
        self.position
    }

    pub(super) fn came(&self) -> &[Came] {
        self.rest.as_ref().map_or(&[], |rest| &rest.came)
    }
}
