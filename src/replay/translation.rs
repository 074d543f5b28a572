//! Events in the words of the other rules.

use std::borrow::Cow;
use std::sync::Arc;

use crate::engine::{Event, EventKind, Given, Lead, Record, Switching, way};
use crate::rules::{Entry, FactKind, Instant, RuleSet};

use super::order::ReplayOrder;

impl ReplayOrder {
    /// An event that the old rules accepted, as the other rules would see it. `None` if it has no meaning for a lead there:
    /// a mark or facts without a counterpart, or a switch to the rule set that the lead uses already.
    pub(super) fn translated(&self, mut event: Event, before: &RuleSet, new: &Lead) -> Option<Event> {
        // The old rules accepted the event, so it is not a repeated one.
        event.id = None;
        let way = self.way_between(before, new.rules());
        match &mut event.kind {
            EventKind::Open(_) => return None,
            EventKind::Act(acting) if acting.fields.is_empty() => {}
            EventKind::Act(acting) => {
                let fields = std::mem::take(&mut acting.fields).into_iter();
                let placed = fields.filter_map(|(field, value)| {
                    let to = counterpart(&way, before, &field, field_of)?;
                    takes(new, event.at, &acting.action, &to).then(|| (to.into_owned(), value))
                });
                acting.fields = placed.collect();
            }
            EventKind::Mark(mark) | EventKind::Unmark(mark) => {
                *mark = counterpart(&way, before, mark, mark_of)?.into_owned().into();
            }
            EventKind::Fact(facts) => {
                let placed = std::mem::take(facts).into_iter().filter_map(|fact| placed(&way, before, fact));
                *facts = placed.collect();
                if facts.is_empty() {
                    return None;
                }
            }
            EventKind::Switch(switching) => {
                let logged = std::mem::take(&mut **switching);
                **switching = self.switching(logged, new, event.at)?;
            }
        }
        Some(event)
    }

    /// A switch of the log for a lead under the other rules. Instead of the old rules, it leads to the other ones. `None`
    /// if the lead is there already.
    pub(super) fn switching(&self, logged: Switching, new: &Lead, at: Instant) -> Option<Switching> {
        let arrives = *logged.rules == *self.against.name();
        let to = if arrives { self.rules().name() } else { &logged.rules };
        if new.rules().name() == to {
            return None;
        }
        let Some(way) = self.book.entry(new.rules().name()).and_then(|rules| way(rules, to)) else {
            return Some(Switching { rules: to.into(), ..logged });
        };
        let mut switching = Switching::to(to);
        if arrives && let EventKind::Switch(supplied) = self.supply.event(new, at).kind {
            switching = *supplied;
        }
        let known = |record: Record, is_known: fn(&RuleSet, &str) -> bool, known: &mut Record| {
            let asked = record.into_iter().filter(|(id, _)| way.iter().any(|set| is_known(set, id)));
            asked.for_each(|(id, value)| known.set(id, value));
        };
        known(logged.facts, |set, fact| set.facts().named(fact).is_some(), &mut switching.facts);
        known(logged.fields, |set, field| set.field(field).is_some(), &mut switching.fields);
        Some(switching)
    }

    /// The rule sets between two; empty if they are the same, or if none leads to the other.
    fn way_between(&self, before: &RuleSet, after: &RuleSet) -> Cow<'_, [Arc<Entry>]> {
        if before.name() == after.name() {
            return Cow::Borrowed(&[]);
        }
        if before.name() == self.against.name() && after.name() == self.rules().name() {
            return Cow::Borrowed(&self.way);
        }
        let way = self.book.entry(before.name()).and_then(|before| way(before, after.name()));
        Cow::Owned(way.unwrap_or_default())
    }
}

/// The id after a step to the next rule set; `None` without a counterpart.
type StepOf = fn(&RuleSet, &Entry, &str) -> Option<Box<str>>;

fn field_of(before: &RuleSet, after: &Entry, id: &str) -> Option<Box<str>> {
    let to = after.mapping.as_ref()?.fields[before.field(id)?]?;
    Some(after.fields()[to].id.clone())
}

fn mark_of(before: &RuleSet, after: &Entry, id: &str) -> Option<Box<str>> {
    let to = after.mapping.as_ref()?.marks[before.marks().find(id)?]?;
    Some(after.marks()[to].clone())
}

/// The counterpart of an id along a way.
fn counterpart<'i>(way: &[Arc<Entry>], before: &RuleSet, id: &'i str, step: StepOf) -> Option<Cow<'i, str>> {
    let mut here = before;
    let mut id = Cow::Borrowed(id);
    for after in way {
        id = Cow::Owned(step(here, after, &id)?.into());
        here = &after.rules;
    }
    Some(id)
}

/// The counterpart of a fact with its value along a way.
fn placed(way: &[Arc<Entry>], before: &RuleSet, (mut id, mut value): (Box<str>, Given)) -> Option<(Box<str>, Given)> {
    let mut here = before;
    for after in way {
        let number = here.facts().find(&id)?;
        let mut likes = after.mapping.as_ref()?.facts.entries();
        let (to, like) = likes.find(|(_, like)| like.from == Some(number))?;
        let fact = &after.facts()[to];
        if let (FactKind::OneOf(old), FactKind::OneOf(new), Given::Text(text)) =
            (&here.facts()[number].kind, &fact.kind, &value)
            && let Some(known) = old.position(|known| known == text)
        {
            value = Given::Text(new[like.values[known]].clone());
        }
        (id, here) = (fact.id.clone(), &after.rules);
    }
    Some((id, value))
}

/// Whether a form of the state of a lead has a field. An action that the state lacks is refused for that reason.
fn takes(lead: &Lead, at: Instant, action: &str, field: &str) -> bool {
    let rules = lead.rules();
    let Ok(position) = lead.at(at) else { return true };
    let mut same = rules.actions(position.state).iter().filter(|known| *known.id == *action).peekable();
    let asks = |input: &crate::rules::Input| *rules.fields()[input.field].id == *field;
    same.peek().is_none() || same.any(|action| action.inputs.iter().any(asks))
}
