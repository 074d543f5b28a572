use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::{Finding, Thing};
use crate::engine::refusals::{NO_SWITCH, SAME_RULES};
use crate::engine::{Event, EventKind, Given, Lead, Record, Refusal, Step, StepKind, decide, way};
use crate::rules::{Entry, FactKind, Instant, RuleSet, Rulebook, State};

/// What is to be moved where, and when.
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
    /// The rule sets of the book from which there is a way, each with the rule sets on it.
    ways: Vec<(Box<str>, Vec<Arc<Entry>>)>,
}

/// What is supplied for one lead.
#[derive(Debug, Clone, Default)]
struct Supplied {
    facts: Record,
    fields: Record,
}

/// What a switch does to a lead.
#[derive(Debug, Clone)]
pub enum Movement {
    /// It is none of those that are to move.
    Stays(Stay),
    /// It moves.
    Moves {
        /// The event that says so, to be stored.
        event: Event,
        /// What it does to the lead.
        step: Box<Step>,
    },
    /// It is to move, and cannot.
    Refused(Refusal),
}

crate::ids! {
/// Why a lead stays where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stay {
    /// It has ended, and stays under the rules that it ended by.
    Archived = "archived",
    /// It runs under the rule set already.
    There = "there",
    /// It runs under a rule set that is not to be moved.
    Other = "other",
    /// No way leads from its rule set to the other one; or, going back, it never came from there.
    NoWay = "no-way",
}
}

fn asks(rules: &RuleSet, fact: &str) -> bool {
    rules.facts().iter().any(|known| *known.id == *fact)
}

impl SwitchOrder {
    /// All open leads from whose rule set there is a way are to move to a rule set, at an instant.
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
    /// There is no such rule set.
    pub fn new(book: &Rulebook, to: &str, at: Instant) -> Result<Self, Finding> {
        let to = Arc::clone(book.named_entry(to)?);
        let ways = book.entries.iter().filter_map(|set| Some((set.name().into(), way(set, to.name())?)));
        let ways = ways.collect();
        let (from, back, id) = (None, false, None);
        Ok(Self { to, at, from, back, id, facts: Record::default(), supplied: HashMap::new(), ways })
    }

    /// Only those under one rule set are to move.
    ///
    /// # Errors
    /// There is no such rule set, it is the one to move to, or no way leads there.
    pub fn from(mut self, book: &Rulebook, from: &str) -> Result<Self, Finding> {
        let from = book.named(from)?.name();
        let to = self.to.name();
        if from == to {
            let message = format!("leads of the rule set `{to}` are there already");
            return Err(SAME_RULES.at(None, message).about(Thing::RuleSet, to));
        }
        if !self.back && self.ways.iter().all(|(way, _)| **way != *from) {
            let after = way(&self.to, from).is_some();
            let help = if after {
                format!("`{from}` comes after it; leads that came from `{to}` can go back")
            } else {
                format!("the rule set `{to}`, or one between them, says under `switch` how leads come over")
            };
            let message = format!("no way leads from the rule set `{from}` to `{to}`");
            return Err(NO_SWITCH.at(None, message).with_help(help).about(Thing::RuleSet, from));
        }
        self.from = Some(from.into());
        Ok(self)
    }

    /// Those that came from the rule set, or by way of it, are to go back to it, and no others.
    #[must_use]
    pub fn back(mut self) -> Self {
        self.back = true;
        self
    }

    /// The events are to have an id, so that taking one twice has no effect.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<Box<str>>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// What the new rules ask of every lead and nothing has told. Facts that are known of a lead stay what they are.
    #[must_use]
    pub fn fact(mut self, fact: &str, value: impl Into<Given>) -> Self {
        self.facts.set(fact, value.into());
        self
    }

    /// The facts for every lead that no rule set on any way asks for.
    pub fn idle_facts(&self) -> impl Iterator<Item = &str> {
        let sets = || self.ways.iter().flat_map(|(_, way)| way);
        self.facts.iter().map(|(fact, _)| fact).filter(move |fact| !sets().any(|set| asks(set, fact)))
    }

    /// Whether a fact is yes or no in the rule set to move to, or else in one on the way.
    pub fn is_boolean(&self, fact: &str) -> bool {
        let sets = std::iter::once(&self.to).chain(self.ways.iter().flat_map(|(_, way)| way));
        let kind = sets.flat_map(|set| set.facts()).find(|known| *known.id == *fact).map(|known| &known.kind);
        kind == Some(&FactKind::Boolean)
    }

    /// What is supplied for one lead: facts, which go before those that hold for every lead, and fields.
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

    /// The rule set to move to.
    pub fn to(&self) -> &Arc<RuleSet> {
        &self.to.rules
    }

    /// When.
    pub fn at(&self) -> Instant {
        self.at
    }

    /// The only rule set whose leads are to move, if there is one.
    pub(super) fn only(&self) -> Option<&str> {
        self.from.as_deref()
    }

    pub(super) fn goes_back(&self) -> bool {
        self.back
    }

    /// What it does to a lead. The lead is as it was; whoever stores the event lets it take the step.
    pub fn movement(&self, lead: &Lead) -> Movement {
        let rules = lead.rules().name();
        // What was archived later was still open then, and cannot be moved any more.
        if lead.at(self.at).is_ok_and(|position| matches!(position.state, State::Archived(_))) {
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
        let event = self.event(lead);
        match decide(lead, &event) {
            Ok(step) if matches!(step.kind, StepKind::Switched(_)) => Movement::Moves { event, step: Box::new(step) },
            // The id of the order has been taken by this lead before.
            Ok(_) => Movement::Stays(Stay::There),
            Err(refusal) => Movement::Refused(refusal),
        }
    }

    fn event(&self, lead: &Lead) -> Event {
        let mut event = Event::switch(lead.id(), self.at, self.to.name());
        event.id.clone_from(&self.id);
        let EventKind::Switch(switching) = &mut event.kind else { return event };
        // What holds for every lead is told where a rule set on its way asks for it.
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
