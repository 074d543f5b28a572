use std::collections::BTreeSet;
use std::fmt;

use referee::rules::{
    ActionId, AlertId, MarkId, NotificationId, RecipientId, RuleSet, Rulebook, State, TimeoutId, ViewId,
};
use referee::tooling::Noun;

/// A part of a rule set that scenarios come to, by its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    State(State),
    Action(State, ActionId),
    Timeout(State, TimeoutId),
    /// An alert of a stage, or what it changes to.
    Alert(State, AlertId, bool),
    Notification(NotificationId, RecipientId),
    View(ViewId),
    Mark(MarkId),
}

/// A part of the rule set of this number.
pub(super) type Touched = (usize, Part);

/// What scenarios come to in a rule set, and what none does.
///
/// Stages, outcomes, actions, timeouts and marks count when a lead goes through them, notifications when they go
/// out, to each of their recipients; alerts and views only where an expectation looks at them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    rules: Box<str>,
    parts: Vec<(Noun, String, bool)>,
}

impl Coverage {
    /// What is counted, in the order of tables.
    pub const KINDS: [Noun; 8] = [
        Noun::Stage,
        Noun::Outcome,
        Noun::Action,
        Noun::Timeout,
        Noun::Alert,
        Noun::Notification,
        Noun::View,
        Noun::Mark,
    ];

    /// What was touched in every rule set of a book.
    pub(super) fn of(book: &Rulebook, touched: &BTreeSet<Touched>) -> Vec<Self> {
        let sets = book.sets().iter().enumerate();
        let coverage = sets.map(|(number, rules)| Self {
            rules: rules.name().into(),
            parts: parts(rules)
                .into_iter()
                .map(|(part, kind, name)| (kind, name, touched.contains(&(number, part))))
                .collect(),
        });
        coverage.collect()
    }

    /// The rule set.
    pub fn rules(&self) -> &str {
        &self.rules
    }

    /// How many parts of a kind there are, and how many of them some scenario touches.
    pub fn count(&self, kind: Noun) -> (usize, usize) {
        let of = self.parts.iter().filter(|(known, ..)| *known == kind);
        of.fold((0, 0), |(all, touched), (.., hit)| (all + 1, touched + usize::from(*hit)))
    }

    /// The parts that no scenario touches, with what they are.
    pub fn untouched(&self) -> impl Iterator<Item = (Noun, &str)> {
        self.parts.iter().filter(|(.., hit)| !hit).map(|(kind, name, _)| (*kind, name.as_str()))
    }

    /// How much is touched in percent, rounded down: 100 only where nothing is left.
    pub fn percent(&self) -> usize {
        let touched = self.parts.iter().filter(|(.., hit)| *hit).count();
        (touched * 100).checked_div(self.parts.len()).unwrap_or(100)
    }
}

/// `2020: 96 %, untouched: …`
impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} %", self.rules, self.percent())?;
        for (number, (kind, name)) in self.untouched().enumerate() {
            write!(f, "{}{} {name}", if number > 0 { ", " } else { ", untouched: " }, kind.id())?;
        }
        Ok(())
    }
}

/// Every part of a rule set, with its name.
fn parts(rules: &RuleSet) -> Vec<(Part, Noun, String)> {
    let mut parts = Vec::new();
    let stages = || rules.stages().entries().map(|(number, stage)| (State::Open(number), stage));
    for (state, stage) in stages() {
        parts.push((Part::State(state), Noun::Stage, stage.id.to_string()));
    }
    for (number, outcome) in rules.archive().outcomes.entries() {
        parts.push((Part::State(State::Archived(number)), Noun::Outcome, outcome.id.to_string()));
    }
    for (state, stage) in stages() {
        for (number, action) in stage.actions.entries() {
            parts.push((Part::Action(state, number), Noun::Action, format!("{}.{}", stage.id, action.id)));
        }
    }
    for (state, stage) in stages() {
        for (number, timeout) in stage.timeouts.entries() {
            let name = format!("{}.{} to {}", stage.id, timeout.after, rules.state_id(timeout.to));
            parts.push((Part::Timeout(state, number), Noun::Timeout, name));
        }
    }
    for (state, stage) in stages() {
        for (number, alert) in stage.alerts.entries() {
            let name = |id: &str| format!("{}.{id}", stage.id);
            parts.push((Part::Alert(state, number, false), Noun::Alert, name(&alert.id)));
            if let Some(follower) = &alert.follower {
                parts.push((Part::Alert(state, number, true), Noun::Alert, name(&follower.id)));
            }
        }
    }
    for (number, notification) in rules.notifications().entries() {
        for recipient in notification.to.all().iter().copied().collect::<BTreeSet<_>>() {
            let to = &rules.recipients()[recipient];
            let name = format!("{} to {to}", notification.id);
            parts.push((Part::Notification(number, recipient), Noun::Notification, name));
        }
    }
    for (number, view) in rules.views().entries() {
        parts.push((Part::View(number), Noun::View, view.id.to_string()));
    }
    for (number, mark) in rules.marks().entries() {
        parts.push((Part::Mark(number), Noun::Mark, mark.to_string()));
    }
    parts
}
