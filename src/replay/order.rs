use std::sync::Arc;

use crate::diagnostic::{Finding, Thing, did_you_mean};
use crate::engine::refusals::NO_SWITCH;
use crate::engine::{EventKind, Given, Lead, Refusal, way};
use crate::locale::Zone;
use crate::rules::checks::unknown_names::UNKNOWN_FACT;
use crate::rules::{Entry, Instant, Receiver, RuleSet, Rulebook};
use crate::switch::SwitchOrder;

use super::tally::Group;

/// What to replay: leads of one rule set, under another one that follows it directly or through others.
///
/// ```
/// use referee::Referee;
/// use referee::replay::ReplayOrder;
/// use referee::switch::SwitchOrder;
/// let referee = Referee::builtin();
/// let order = SwitchOrder::new(referee.rulebook(), "2020", "2020-06-12T09:00:00Z".parse()?)?;
/// let order = order.fact("qualification", "customer-inquiry");
/// let order = ReplayOrder::new(referee.rulebook(), order, "2019")?;
/// assert_eq!((order.against().name(), order.rules().name()), ("2019", "2020"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct ReplayOrder {
    pub(super) book: Rulebook,
    /// The other rules, the data supplied for them, and the instant of the comparison.
    pub(super) supply: SwitchOrder,
    pub(super) against: Arc<Entry>,
    /// The rule sets from `against` to the other rules; empty if they are the same.
    pub(super) way: Vec<Arc<Entry>>,
    pub(super) by: Option<By>,
    /// Whether the values of fields decide who gets a digest. Other values matter to no count.
    valued: bool,
}

/// What the leads are split by.
#[derive(Debug, Clone)]
pub(super) enum By {
    /// The week of opening in a time zone.
    Week(Zone),
    /// A fact of either rule set.
    Fact(Box<str>),
}

impl ReplayOrder {
    /// Replays leads of the rule set `against` under the target of a switch, with the data that it supplies, and compares
    /// both lives as of its instant.
    ///
    /// # Errors
    /// The rule set `against` is unknown, or no switch leads from it to the target.
    pub fn new(book: &Rulebook, supply: SwitchOrder, against: &str) -> Result<Self, Finding> {
        let against = Arc::clone(book.named_entry(against)?);
        let (from, to) = (against.name(), supply.to().name());
        let found = if from == to { Some(Vec::new()) } else { way(&against, to) };
        let Some(way) = found else {
            let message = format!("no switch leads from rule set `{from}` to `{to}`");
            // A replay goes from a rule set to one that follows it.
            let after = book.entry(to).is_some_and(|to| way(to, from).is_some());
            let help = if after {
                format!("exchange `--rules` and `--against`, as `{from}` follows `{to}`")
            } else {
                format!("add `switch` to rule set `{to}`, or to one between them")
            };
            return Err(NO_SWITCH.at(None, message).with_help(help).about(Thing::RuleSet, from));
        };
        let mut digests = book.sets().iter().flat_map(|rules| rules.notifications()).filter_map(|it| it.digest);
        let valued = digests.any(|digest| matches!(digest.by, Some(Receiver::Field(_))));
        Ok(Self { book: book.clone(), supply, against, way, by: None, valued })
    }

    /// Splits the leads by a fact of either rule set.
    ///
    /// # Errors
    /// Both rule sets lack the fact.
    pub fn by_fact(mut self, fact: &str) -> Result<Self, Finding> {
        let facts = || [self.against(), self.rules()].into_iter().flat_map(|rules| rules.facts());
        if facts().all(|known| *known.id != *fact) {
            let help = did_you_mean(fact, facts().map(|known| &*known.id));
            let message = format!("unknown fact `{fact}`");
            return Err(UNKNOWN_FACT.at(None, message).with_help(help).about(Thing::Fact, fact));
        }
        self.by = Some(By::Fact(fact.into()));
        Ok(self)
    }

    /// Splits the leads by the week in which they were opened, from Monday to Sunday in a time zone.
    #[must_use]
    pub fn by_week(mut self, zone: Zone) -> Self {
        self.by = Some(By::Week(zone));
        self
    }

    /// The rule set that the leads lived under.
    pub fn against(&self) -> &Arc<RuleSet> {
        &self.against.rules
    }

    /// The rule set that they are replayed under.
    pub fn rules(&self) -> &Arc<RuleSet> {
        self.supply.to()
    }

    /// The instant of the comparison.
    pub fn at(&self) -> Instant {
        self.supply.at()
    }

    /// Drops what no count depends on.
    pub(super) fn slim(&self, lead: &mut Lead) {
        if !self.valued {
            lead.drop_values();
        }
    }

    /// A lead that was just opened, as if it had been opened under the other rules.
    pub(super) fn reopened(&self, lead: &Lead) -> Result<Lead, Refusal> {
        if self.way.is_empty() {
            return Ok(lead.clone());
        }
        match self.supply.event(lead, lead.opened()).kind {
            EventKind::Switch(switching) => lead.clone().opened_under(&self.way, &switching),
            _ => Ok(lead.clone()),
        }
    }

    /// The group of a lead. Facts have the value of the old rules, or else of the other ones.
    pub(super) fn group(&self, old: &Lead, new: &Lead) -> Group {
        match &self.by {
            None => Group::All,
            Some(By::Week(zone)) => Group::Week(zone.monday(old.opened())),
            Some(By::Fact(fact)) => {
                let declares = |lead: &Lead| lead.rules().facts().named(fact).is_some();
                let lead = if declares(old) { old } else { new };
                match lead.known(fact) {
                    Some(Given::Text(value)) => Group::Value(value),
                    Some(Given::Boolean(value)) => Group::Value(value.to_string().into()),
                    _ => Group::Unknown,
                }
            }
        }
    }
}
