use std::sync::Arc;

use crate::engine::{Contents, Lead, Refusal, Step, StepKind};
use crate::rules::{FieldId, RuleSet, State};

use super::comparison::noun;
use super::order::{Movement, Stay, SwitchOrder};
use super::tally::{Counts, Scene, Tally, merge};

/// What a switch will do to leads, known before it is made. Leads are added one by one, in any order and in as many
/// plans as there are batches or threads, which are merged; memory hangs on how many different things happen, and on the
/// leads that are named.
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
    /// By reason and rule set: how many stay.
    pub(super) stay: Counts<(Stay, Box<str>)>,
    pub(super) at_once: Vec<AtOnce>,
    pub(super) lacking: Vec<Lacking>,
    pub(super) refused: Vec<Refused>,
}

/// A lead that times out in the instant of the switch.
#[derive(Debug, Clone)]
pub(super) struct AtOnce {
    pub(super) lead: Box<str>,
    pub(super) before: Arc<RuleSet>,
    pub(super) after: Arc<RuleSet>,
    pub(super) from: State,
    /// Where it comes to.
    pub(super) to: State,
    /// Whether the rules say that leads may.
    pub(super) meant: bool,
}

/// A lead that lacks fields which its new stage needs.
#[derive(Debug, Clone)]
pub(super) struct Lacking {
    pub(super) lead: Box<str>,
    pub(super) rules: Arc<RuleSet>,
    pub(super) stage: State,
    pub(super) fields: Box<[FieldId]>,
}

/// A lead that is to move, and cannot.
#[derive(Debug, Clone)]
pub(super) struct Refused {
    pub(super) lead: Box<str>,
    pub(super) refusal: Refusal,
}

impl Plan {
    /// A plan without leads.
    pub fn new(order: impl Into<Arc<SwitchOrder>>) -> Self {
        let (tallies, stay) = (Vec::new(), Counts::new());
        Self { order: order.into(), tallies, stay, at_once: Vec::new(), lacking: Vec::new(), refused: Vec::new() }
    }

    /// What is planned.
    pub fn order(&self) -> &SwitchOrder {
        &self.order
    }

    /// Counts a lead, and gives what the switch does to it.
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
        let (from, to) = (step.before.state, step.after.state);
        let number = self.tallies.iter().position(|tally| tally.is_of(before, after, from, to));
        let number = number.unwrap_or_else(|| {
            self.tallies.push(Tally::new(before, after, from, to));
            self.tallies.len() - 1
        });
        let Some(tally) = self.tallies.get_mut(number) else { return };
        tally.add(Scene::new(old, step.before, at), Scene::new(new, step.after, at));
        for aside in new.shown_aside().filter(|aside| !old.aside().contains(aside)) {
            tally.put_aside(noun(&aside.kind), &aside.id);
        }
        if let Some(fields) = lacking(new, to) {
            fields.iter().for_each(|field| tally.lacks(*field));
            let (lead, rules) = (lead.id().into(), Arc::clone(after));
            self.lacking.push(Lacking { lead, rules, stage: to, fields });
        }
        let last = (new, step.after, switched.is_graced());
        let between = switched.between().iter().map(|(contents, graced)| (contents, contents.position(), *graced));
        for (contents, position, meant) in between.chain([last]) {
            if position.due().is_some_and(|due| due <= at) {
                self.at_once.push(AtOnce {
                    lead: lead.id().into(),
                    before: Arc::clone(before),
                    after: Arc::clone(contents.rules()),
                    from,
                    to: contents.ground().at(position, at).state,
                    meant,
                });
            }
        }
    }

    /// Adds what was counted elsewhere, for the same order.
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

    /// How many leads move.
    pub fn moves(&self) -> u64 {
        self.tallies.iter().map(|tally| tally.leads).sum()
    }

    /// Whether it can be applied: every lead that is to move can, and none times out at once that the rules do not let.
    pub fn is_safe(&self) -> bool {
        self.refused.is_empty() && self.at_once.iter().all(|lead| lead.meant)
    }
}

/// The fields that a stage needs and a lead that came to it lacks.
fn lacking(contents: &Contents, stage: State) -> Option<Box<[FieldId]>> {
    let State::Open(stage) = stage else { return None };
    let needs = &contents.entry().needs[stage];
    let lacks: Box<[FieldId]> = needs.iter().filter(|field| !contents.holds(*field)).collect();
    (!lacks.is_empty()).then_some(lacks)
}
