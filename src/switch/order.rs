use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::{Finding, Thing};
use crate::engine::refusals::{NO_SWITCH, SAME_RULES};
use crate::engine::{Event, EventKind, Given, Lead, Record, Refusal, Step, StepKind, decide, way};
use crate::rules::checks::unknown_names::UNKNOWN_FACT;
use crate::rules::{Entry, FactKind, Instant, RuleSet, Rulebook};

/// An order to switch leads to a rule set at an instant.
///
/// ```
/// use referee::switch::{Movement, SwitchOrder};
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let at = "2020-06-02T00:00:00Z".parse()?;
/// let order = SwitchOrder::new(referee.rulebook(), "2020", at)?.fact("qualification", "customer-inquiry");
/// let lead = referee.open(Event::open("L-1", "2020-05-28T09:00:00Z".parse()?, Opening::under("2019")))?;
/// let Movement::Moves { event, step } = order.movement(&lead) else { panic!("it moves") };
/// assert_eq!(serde_json::to_string(&event)?, concat!(
///     r#"{"lead":"L-1","at":"2020-06-02T00:00:00Z","switch":"2020","#,
///     r#""facts":{"qualification":"customer-inquiry"}}"#,
/// ));
/// assert_eq!(step.after.due(), lead.at(at)?.due());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct SwitchOrder {
    to: Arc<Entry>,
    at: Instant,
    from: Option<Box<str>>,
    back: bool,
    id: Option<Box<str>>,
    facts: Record,
    supplied: HashMap<Box<str>, Supplied>,
    /// The rule sets that can be switched, each with the rule sets on the way.
    ways: Vec<(Box<str>, Vec<Arc<Entry>>)>,
}

/// The facts and fields supplied for one lead.
#[derive(Debug, Clone, Default)]
struct Supplied {
    facts: Record,
    fields: Record,
}

/// The effect of a switch on a lead.
#[derive(Debug, Clone)]
pub enum Movement {
    /// The order does not include the lead.
    Stays(Stay),
    /// The lead moves.
    Moves {
        /// The event to store.
        event: Event,
        /// The effect of the event.
        step: Box<Step>,
    },
    /// The order includes the lead, but it cannot move.
    Refused(Refusal),
}

crate::ids! {
/// Why a lead is not moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stay {
    /// It is archived for good.
    Archived = "archived",
    /// It already uses the rule set.
    There = "there",
    /// The order does not include its rule set.
    Other = "other",
    /// Its rule set has no switch to the other one; or, going back, it never came from there.
    NoWay = "no-way",
}
}

fn asks(rules: &RuleSet, fact: &str) -> bool {
    rules.facts().iter().any(|known| *known.id == *fact)
}

impl SwitchOrder {
    /// Orders a switch of all open leads that can move to a rule set, at an instant.
    ///
    /// ```
    /// # use referee::Referee;
    /// # use referee::switch::SwitchOrder;
    /// # let referee = Referee::builtin();
    /// let order = SwitchOrder::new(referee.rulebook(), "2019", "2019-06-01T00:00:00Z".parse()?)?;
    /// assert_eq!(order.to().name(), "2019");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The rule set is unknown.
    pub fn new(book: &Rulebook, to: &str, at: Instant) -> Result<Self, Finding> {
        let to = Arc::clone(book.named_entry(to)?);
        let ways = book.entries.iter().filter_map(|set| Some((set.name().into(), way(set, to.name())?)));
        let ways = ways.collect();
        let (from, back, id) = (None, false, None);
        Ok(Self { to, at, from, back, id, facts: Record::default(), supplied: HashMap::new(), ways })
    }

    /// Limits the order to leads of one rule set.
    ///
    /// # Errors
    /// The rule set is unknown, it is the target, or it has no switch to the target.
    pub fn from(mut self, book: &Rulebook, from: &str) -> Result<Self, Finding> {
        let from = book.named(from)?.name();
        let to = self.to.name();
        if from == to {
            let message = format!("the leads already use rule set `{to}`");
            return Err(SAME_RULES.at(None, message).about(Thing::RuleSet, to));
        }
        if !self.back && self.ways.iter().all(|(way, _)| **way != *from) {
            let after = way(&self.to, from).is_some();
            let help = if after {
                format!("use `back` for leads that came from `{to}`, as `{from}` follows it")
            } else {
                format!("add `switch` to rule set `{to}`, or to one between them")
            };
            let message = format!("no switch leads from rule set `{from}` to `{to}`");
            return Err(NO_SWITCH.at(None, message).with_help(help).about(Thing::RuleSet, from));
        }
        self.from = Some(from.into());
        Ok(self)
    }

    /// Limits the order to leads that came from the rule set, or through it, and moves them back.
    #[must_use]
    pub fn back(mut self) -> Self {
        self.back = true;
        self
    }

    /// Sets the id of the events, so that a repeated event has no effect.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<Box<str>>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// Supplies a fact for every lead that the new rules need it for. Known facts of a lead do not change.
    #[must_use]
    pub fn fact(mut self, fact: &str, value: impl Into<Given>) -> Self {
        self.facts.set(fact, value.into());
        self
    }

    /// Checks that a rule set of this switch asks for each fact that is supplied for every lead.
    ///
    /// # Errors
    /// A fact that none of them asks for.
    pub fn check_facts(&self) -> Result<(), Finding> {
        let asked = |fact: &&str| self.ways.iter().flat_map(|(_, way)| way).any(|set| asks(set, fact));
        let Some(fact) = self.facts.iter().map(|(fact, _)| fact).find(|fact| !asked(fact)) else { return Ok(()) };
        let message = format!("no rule set on the way to `{}` asks for the fact `{fact}`", self.to.name());
        Err(UNKNOWN_FACT.at(None, message).about(Thing::Fact, fact))
    }

    /// Whether a fact is yes or no in the target rule set, or else in one on the way.
    pub fn is_boolean(&self, fact: &str) -> bool {
        let sets = std::iter::once(&self.to).chain(self.ways.iter().flat_map(|(_, way)| way));
        let kind = sets.flat_map(|set| set.facts()).find(|known| *known.id == *fact).map(|known| &known.kind);
        kind == Some(&FactKind::Boolean)
    }

    /// Supplies facts and fields for one lead. These facts take precedence over facts for every lead.
    ///
    /// ```
    /// # use referee::switch::{Movement, SwitchOrder};
    /// # use referee::{Event, Opening, Record, Referee};
    /// # let referee = Referee::builtin();
    /// let at = "2020-06-02T00:00:00Z".parse()?;
    /// let facts: Record = [("qualification", "sales-qualified".into())].into_iter().collect();
    /// let order = SwitchOrder::new(referee.rulebook(), "2020", at)?.supply("L-1", facts, Record::default());
    /// let lead = |id| referee.open(Event::open(id, at, Opening::under("2019")));
    /// assert!(matches!(order.movement(&lead("L-1")?), Movement::Moves { .. }));
    /// assert!(matches!(order.movement(&lead("L-2")?), Movement::Refused(_)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn supply(mut self, lead: impl Into<Box<str>>, facts: Record, fields: Record) -> Self {
        self.supplied.insert(lead.into(), Supplied { facts, fields });
        self
    }

    /// Whether facts or fields are supplied for this lead alone.
    pub(crate) fn is_supplied(&self, lead: &str) -> bool {
        self.supplied.contains_key(lead)
    }

    /// Whether a rule set on a way of the order says that somebody else must approve the switch.
    pub fn needs_approval(&self) -> bool {
        let asks = |set: &Arc<Entry>| set.switch().is_some_and(|switch| switch.approval);
        if self.back {
            let mut open: Vec<&Arc<Entry>> = self.to.followers.iter().collect();
            while let Some(set) = open.pop() {
                if asks(set) {
                    return true;
                }
                open.extend(&set.followers);
            }
            return false;
        }
        let own = self.ways.iter().filter(|(from, _)| self.from.as_ref().is_none_or(|only| only == from));
        own.flat_map(|(_, way)| way).any(asks)
    }

    /// The target rule set.
    pub fn to(&self) -> &Arc<RuleSet> {
        &self.to.rules
    }

    /// The instant of the switch.
    pub fn at(&self) -> Instant {
        self.at
    }

    /// The only rule set whose leads move, if the order is limited to one.
    pub(super) fn only(&self) -> Option<&str> {
        self.from.as_deref()
    }

    pub(super) fn goes_back(&self) -> bool {
        self.back
    }

    /// The effect on a lead. The lead is unchanged; apply the step after storing the event.
    pub fn movement(&self, lead: &Lead) -> Movement {
        let rules = lead.rules().name();
        // A lead that was archived after the instant cannot be moved any more.
        if lead.at(self.at).is_ok_and(|position| lead.rules().is_final(position.state)) {
            return Movement::Stays(Stay::Archived);
        }
        if rules == self.to.name() {
            return Movement::Stays(Stay::There);
        }
        if self.from.as_deref().is_some_and(|from| from != rules) {
            return Movement::Stays(Stay::Other);
        }
        let way = if self.back {
            lead.came_from().any(|came| came.name() == self.to.name())
        } else {
            self.ways.iter().any(|(way, _)| **way == *rules)
        };
        if !way {
            return Movement::Stays(Stay::NoWay);
        }
        let event = self.event(lead, self.at);
        match decide(lead, &event) {
            Ok(step) if matches!(step.kind, StepKind::Switched(_)) => Movement::Moves { event, step: Box::new(step) },
            // This lead already has an event with the id of the order.
            Ok(_) => Movement::Stays(Stay::There),
            Err(refusal) => Movement::Refused(refusal),
        }
    }

    /// The event that switches a lead at an instant, with the data supplied for it.
    pub(crate) fn event(&self, lead: &Lead, at: Instant) -> Event {
        let mut event = Event::switch(lead.id(), at, self.to.name());
        event.id.clone_from(&self.id);
        let EventKind::Switch(switching) = &mut event.kind else { return event };
        // Facts for every lead are added if a rule set on the way declares them.
        let way = self.ways.iter().find(|(from, _)| **from == *lead.rules().name()).map_or(&[][..], |(_, way)| way);
        for (fact, value) in self.facts.iter().filter(|(fact, _)| way.iter().any(|set| asks(set, fact))) {
            switching.facts.set(fact, value.clone());
        }
        if !self.supplied.is_empty()
            && let Some(supplied) = self.supplied.get(lead.id())
        {
            supplied.facts.iter().for_each(|(fact, value)| switching.facts.set(fact, value.clone()));
            switching.fields.clone_from(&supplied.fields);
        }
        event
    }
}
