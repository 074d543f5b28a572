use std::collections::BTreeMap;
use std::sync::Arc;

use crate::engine::{Cause, Contents, Lead, Refusal, Step, StepKind};
use crate::rules::{ClockId, FieldId, RuleSet, State};

use super::comparison::noun;
use super::order::{Movement, Stay, SwitchOrder};
use super::tally::{Counts, Origins, Scene, Tally, merge};

/// The effect of a switch on leads, computed before it is applied. Leads are added one by one, in any order. Plans of
/// several batches or threads can be merged. Memory grows with the number of distinct changes and named leads.
///
/// ```
/// use referee::switch::{Movement, Plan, SwitchOrder};
/// use referee::{Leads, Referee, read_line};
/// let referee = Referee::builtin();
/// let mut leads = Leads::new(referee.rulebook().clone());
/// for line in std::fs::read_to_string("examples/leads.jsonl")?.lines() {
///     leads.take(read_line(line.as_bytes())?)?;
/// }
/// let order = SwitchOrder::new(referee.rulebook(), "2020", "2020-06-12T09:00:00Z".parse()?)?;
/// let mut plan = Plan::new(order.fact("qualification", "customer-inquiry"));
/// let mut events = Vec::new();
/// for lead in leads.iter() {
///     if let Movement::Moves { event, .. } = plan.add(lead) {
///         events.push(event);
///     }
/// }
/// assert_eq!(events.len(), 2);
/// assert!(plan.is_safe());
/// let reader = referee.reader("en")?;
/// println!("{}", reader.plan(&plan).to_markdown(reader.common()));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Plan {
    pub(super) order: Arc<SwitchOrder>,
    pub(super) tallies: Vec<Tally>,
    /// The number of leads that stay, by reason and rule set.
    pub(super) stay: Counts<(Stay, Box<str>)>,
    pub(super) at_once: Vec<AtOnce>,
    pub(super) lacking: Vec<Lacking>,
    pub(super) refused: Vec<Refused>,
}

/// A lead that times out at the instant of the switch.
#[derive(Debug, Clone)]
pub(super) struct AtOnce {
    pub(super) lead: Box<str>,
    pub(super) before: Arc<RuleSet>,
    pub(super) after: Arc<RuleSet>,
    pub(super) from: State,
    /// The state that it moves to.
    pub(super) to: State,
    /// Whether `grace` allows it.
    pub(super) meant: bool,
}

/// A lead that lacks fields that its new stage needs.
#[derive(Debug, Clone)]
pub(super) struct Lacking {
    pub(super) lead: Box<str>,
    pub(super) rules: Arc<RuleSet>,
    pub(super) stage: State,
    pub(super) fields: Box<[FieldId]>,
}

/// A lead that cannot move.
#[derive(Debug, Clone)]
pub(super) struct Refused {
    pub(super) lead: Box<str>,
    pub(super) refusal: Refusal,
}

impl Plan {
    /// An empty plan.
    pub fn new(order: impl Into<Arc<SwitchOrder>>) -> Self {
        let (tallies, stay) = (Vec::new(), Counts::new());
        Self { order: order.into(), tallies, stay, at_once: Vec::new(), lacking: Vec::new(), refused: Vec::new() }
    }

    /// The order.
    pub fn order(&self) -> &SwitchOrder {
        &self.order
    }

    /// Adds a lead and returns the effect of the switch on it.
    pub fn add(&mut self, lead: &Lead) -> Movement {
        let movement = self.order.movement(lead);
        match &movement {
            Movement::Stays(why) => {
                let rules = lead.rules().name();
                match self.stay.iter_mut().find(|((known, name), _)| known == why && **name == *rules) {
                    Some((_, count)) => *count += 1,
                    None => {
                        self.stay.insert((*why, rules.into()), 1);
                    }
                }
            }
            Movement::Moves { step, .. } => self.count(lead, step),
            Movement::Refused(refusal) => {
                self.refused.push(Refused { lead: lead.id().into(), refusal: refusal.clone() });
            }
        }
        movement
    }

    fn count(&mut self, lead: &Lead, step: &Step) {
        let StepKind::Switched(switched) = &step.kind else { return };
        let (at, old, new) = (self.order.at(), lead.contents(), switched.contents());
        let (before, after) = (old.rules(), new.rules());
        let (from, to) = (step.from, step.after.state);
        let number = self.tallies.iter().position(|tally| tally.is_of(before, after, from, to));
        let number = number.unwrap_or_else(|| {
            let passed = switched.between().iter().map(|(contents, _)| contents);
            let origins = clock_origins(old, passed.chain([new]));
            self.tallies.push(Tally::new((before, after), (from, to), origins));
            self.tallies.len() - 1
        });
        let Some(tally) = self.tallies.get_mut(number) else { return };
        let (earlier, later) = (old.ground().at(old.course(), at), step.course());
        tally.add(Scene::new(old, &earlier, at), Scene::new(new, &later, at));
        for aside in new.shown_aside().filter(|aside| !old.aside().contains(aside)) {
            tally.put_aside(noun(&aside.kind), &aside.id);
        }
        if let Some(fields) = lacking(new, to) {
            fields.iter().for_each(|field| tally.lacks(*field));
            let (lead, rules) = (lead.id().into(), Arc::clone(after));
            self.lacking.push(Lacking { lead, rules, stage: to, fields });
        }
        let last = (new, later, switched.is_graced());
        let between =
            switched.between().iter().map(|(contents, graced)| (contents, contents.course().clone(), *graced));
        for (contents, course, meant) in between.chain([last]) {
            if course.position.due().is_some_and(|due| due <= at) {
                self.at_once.push(AtOnce {
                    lead: lead.id().into(),
                    before: Arc::clone(before),
                    after: Arc::clone(contents.rules()),
                    from,
                    to: contents.ground().at(&course, at).position.state,
                    meant,
                });
            }
        }
    }

    /// Merges another plan of the same order.
    pub fn merge(&mut self, other: Self) {
        for tally in other.tallies {
            let same = |known: &&mut Tally| known.is_of(&tally.before, &tally.after, tally.from, tally.to);
            match self.tallies.iter_mut().find(same) {
                Some(known) => known.merge(tally),
                None => self.tallies.push(tally),
            }
        }
        merge(&mut self.stay, other.stay);
        self.at_once.extend(other.at_once);
        self.lacking.extend(other.lacking);
        self.refused.extend(other.refused);
    }

    /// The number of leads that move.
    pub fn moves(&self) -> u64 {
        self.tallies.iter().map(|tally| tally.leads).sum()
    }

    /// The facts that refused leads lack, each with the number of these leads, in order.
    pub fn missing_facts(&self) -> BTreeMap<&str, usize> {
        let mut missing = BTreeMap::new();
        for lead in self.refused.iter().filter(|lead| matches!(lead.refusal.cause(), Cause::MissingFact { .. })) {
            for fact in lead.refusal.accepted() {
                *missing.entry(fact).or_insert(0) += 1;
            }
        }
        missing
    }

    /// Whether the plan can be applied: no lead is refused, and none times out at once unless `grace` allows it.
    pub fn is_safe(&self) -> bool {
        self.refused.is_empty() && self.at_once.iter().all(|lead| lead.meant)
    }
}

/// The clocks before a switch, by those of the last rule set that the lead passes.
fn clock_origins<'c>(old: &'c Contents, passed: impl Iterator<Item = &'c Contents>) -> Origins {
    let (mut last, mut origins) = (old, old.rules().clocks().ids().map(Some).collect::<Origins>());
    for next in passed {
        let forward = next.rules().follows() == Some(last.rules().name());
        let mapping = if forward { &next.entry().mapping } else { &last.entry().mapping };
        let origin = |clock: ClockId| {
            let clocks = &mapping.as_ref()?.clocks;
            let known = if forward { clocks[clock] } else { clocks.position(|before| *before == Some(clock)) };
            origins[known?]
        };
        origins = next.rules().clocks().ids().map(origin).collect();
        last = next;
    }
    origins
}

/// The fields that a state needs and that the lead lacks.
fn lacking(contents: &Contents, state: State) -> Option<Box<[FieldId]>> {
    if contents.rules().is_final(state) {
        return None;
    }
    let needs = contents.entry().needs.of(state);
    let lacks: Box<[FieldId]> = needs.iter().filter(|field| !contents.holds(*field)).collect();
    (!lacks.is_empty()).then_some(lacks)
}
