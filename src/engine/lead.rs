use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use crate::rules::{Condition, Instant, Recipient, RuleSet, Shows};

use super::given::Record;
use super::position::{Ground, Passages, Position};
use super::step::{Step, StepKind};
use super::value::{FactValue, Value, meets};

/// A lead: what its events have made of it. Where it stands follows from that and the clock.
///
/// ```
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
/// let position = lead.at("2017-06-05T09:00:00Z".parse()?);
/// assert_eq!(lead.rules().state_id(position.state), "missed");
/// assert_eq!(lead.passages("2017-06-05T08:59:59Z".parse()?).count(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Lead {
    pub(super) id: Box<str>,
    pub(super) rules: Arc<RuleSet>,
    pub(super) opened: Instant,
    pub(super) last: Instant,
    pub(super) position: Position,
    pub(super) facts: Box<[FactValue]>,
    pub(super) fields: Vec<(usize, Value)>,
    pub(super) marks: Vec<usize>,
    /// What the host gave for fields of the rules.
    pub(super) overview: Box<[(usize, Value)]>,
    pub(super) details: Box<[(usize, Value)]>,
    /// What the host gave besides: overview and details.
    pub(super) own: Option<Box<(Record, Record)>>,
    pub(super) ids: BTreeSet<Box<str>>,
}

/// Without what it holds, which may be withheld.
impl fmt::Debug for Lead {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.rules.state_id(self.position.state);
        f.debug_struct("Lead")
            .field("id", &self.id)
            .field("rules", &self.rules.name())
            .field("state", &state)
            .finish_non_exhaustive()
    }
}

/// Values with their numbers.
fn numbered(values: &[(usize, Value)]) -> impl ExactSizeIterator<Item = (usize, &Value)> {
    values.iter().map(|(number, value)| (*number, value))
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
        self.ground().at(self.position, now.max(self.last))
    }

    /// The timeouts that happened between its last event and an instant.
    pub fn passages(&self, until: Instant) -> Passages<'_> {
        self.ground().passages(self.position, until)
    }

    /// What its way through time hangs on.
    #[inline]
    pub(crate) fn ground(&self) -> Ground<'_> {
        Ground { rules: &self.rules, facts: &self.facts }
    }

    /// The value of a fact, by its number in the rule set.
    pub fn fact(&self, fact: usize) -> &FactValue {
        self.facts.get(fact).unwrap_or(&FactValue::Unknown)
    }

    /// The fields that actions have given, by their numbers in the rule set and in its order.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = (usize, &Value)> {
        numbered(&self.fields)
    }

    /// The marks that are set, by their numbers in the rule set and in its order.
    pub fn marks(&self) -> impl ExactSizeIterator<Item = usize> {
        self.marks.iter().copied()
    }

    /// What the host said is shown from the beginning: fields of the rules, by their numbers and in their order.
    pub fn overview(&self) -> impl ExactSizeIterator<Item = (usize, &Value)> {
        numbered(&self.overview)
    }

    /// What the host said besides: fields of the rules, by their numbers and in their order. Nothing while the
    /// rules withhold it.
    pub fn details(&self, now: Instant) -> impl ExactSizeIterator<Item = (usize, &Value)> {
        self.details_at(self.at(now))
    }

    /// The details that are shown at a position.
    pub(crate) fn details_at(&self, position: Position) -> impl ExactSizeIterator<Item = (usize, &Value)> {
        let shown = position.shows == Shows::Details;
        numbered(if shown { &self.details } else { &[] })
    }

    /// What the host gave in the overview that is no field of the rules.
    pub fn own_overview(&self) -> Option<&Record> {
        self.own.as_ref().map(|own| &own.0)
    }

    /// What the host gave in the details that is no field of the rules. Nothing while the rules withhold it.
    pub fn own_details(&self, now: Instant) -> Option<&Record> {
        let shown = self.at(now).shows == Shows::Details;
        self.own.as_ref().filter(|_| shown).map(|own| &own.1)
    }

    /// Whether a condition holds for this lead.
    pub fn meets(&self, condition: &Condition) -> bool {
        meets(condition, &self.facts, &self.marks)
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
            // Both are in the order of the rule set.
            StepKind::Acted { fields, .. } if self.fields.is_empty() => self.fields = fields,
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
