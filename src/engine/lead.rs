use std::collections::BTreeSet;
use std::sync::Arc;

use crate::rules::{Condition, Instant, Recipient, RuleSet, Shows, Test};

use super::decide::{Step, StepKind};
use super::given::Record;
use super::position::{Passages, Position};
use super::value::{FactValue, Value};

/// A lead: what its events have made of it. Where it stands follows from that and the clock.
#[derive(Debug, Clone)]
pub struct Lead {
    pub(super) id: Box<str>,
    pub(super) rules: Arc<RuleSet>,
    pub(super) opened: Instant,
    pub(super) last: Instant,
    pub(super) position: Position,
    pub(super) facts: Box<[FactValue]>,
    pub(super) fields: Vec<(usize, Value)>,
    pub(super) marks: Vec<usize>,
    pub(super) overview: Record,
    pub(super) details: Record,
    pub(super) ids: BTreeSet<Box<str>>,
}

impl Lead {
    /// Its id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The rule set it runs under.
    pub fn rules(&self) -> &Arc<RuleSet> {
        &self.rules
    }

    /// When it was opened.
    pub fn opened(&self) -> Instant {
        self.opened
    }

    /// When its last event happened.
    pub fn last(&self) -> Instant {
        self.last
    }

    /// Where it stands at an instant. The instant is not before its last event; an earlier one counts as that.
    pub fn at(&self, now: Instant) -> Position {
        self.position.at(&self.rules, now.max(self.last))
    }

    /// The timeouts that happened between its last event and an instant.
    pub fn passages(&self, until: Instant) -> Passages<'_> {
        self.position.passages(&self.rules, until)
    }

    /// The value of a fact, by its number in the rule set.
    pub fn fact(&self, fact: usize) -> &FactValue {
        self.facts.get(fact).unwrap_or(&FactValue::Unknown)
    }

    /// The fields that have been given, by their numbers in the rule set and in its order.
    pub fn fields(&self) -> &[(usize, Value)] {
        &self.fields
    }

    /// The marks that are set, by their numbers in the rule set and in its order.
    pub fn marks(&self) -> &[usize] {
        &self.marks
    }

    /// What the host said is shown from the beginning.
    pub fn overview(&self) -> &Record {
        &self.overview
    }

    /// What the host said besides; none while the rules withhold it.
    pub fn details(&self, now: Instant) -> Option<&Record> {
        (self.rules.shows(self.at(now).state) == Shows::Details).then_some(&self.details)
    }

    /// What the host said besides, whatever the rules withhold.
    pub(crate) fn all_details(&self) -> &Record {
        &self.details
    }

    /// Whether a condition holds for this lead.
    pub fn meets(&self, condition: &Condition) -> bool {
        condition.tests().iter().all(|test| match test {
            Test::OneOf { fact, values } => {
                matches!(self.fact(*fact), FactValue::OneOf(value) if values.contains(value))
            }
            Test::Is { fact, value } => matches!(self.fact(*fact), FactValue::Boolean(known) if known == value),
            Test::Marked { mark } => self.marks.contains(mark),
        })
    }

    /// The recipient of a notification, by its number in the rule set.
    pub fn recipient(&self, recipient: &Recipient) -> Option<usize> {
        match recipient {
            Recipient::Fixed(recipient) => Some(*recipient),
            Recipient::ByFact { fact, recipients } => match self.fact(*fact) {
                FactValue::OneOf(value) => recipients.get(*value).copied(),
                _ => None,
            },
        }
    }

    /// Takes a step that was decided for this lead.
    pub fn take(&mut self, step: Step) {
        let Step { at, after, id, kind, .. } = step;
        match kind {
            StepKind::Repeated => return,
            StepKind::Acted { fields, .. } => {
                for (field, value) in fields {
                    match self.fields.binary_search_by_key(&field, |(known, _)| *known) {
                        Ok(found) => {
                            if let Some((_, old)) = self.fields.get_mut(found) {
                                old.renew(value);
                            }
                        }
                        Err(place) => self.fields.insert(place, (field, value)),
                    }
                }
            }
            StepKind::Marked(mark) => {
                if let Err(place) = self.marks.binary_search(&mark) {
                    self.marks.insert(place, mark);
                }
            }
            StepKind::Unmarked(mark) => self.marks.retain(|known| *known != mark),
        }
        self.position = after;
        self.last = at;
        self.ids.extend(id);
    }
}
