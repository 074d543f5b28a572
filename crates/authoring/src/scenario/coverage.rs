use std::collections::BTreeSet;
use std::fmt;

use referee::rules::{
    ActionId, AlertId, ClockId, MarkId, NotificationId, RecipientId, RuleSet, Rulebook, State, TimeoutId, ViewId,
};
use referee::tooling::Noun;

/// A part of a rule set that scenarios can cover, by its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    State(State),
    Action(State, ActionId),
    Timeout(State, TimeoutId),
    Clock(ClockId, TimeoutId),
    /// An alert of a stage, or the one that it changes to.
    Alert(State, AlertId, bool),
    Notification(NotificationId, RecipientId),
    Digest(NotificationId),
    View(ViewId),
    Mark(MarkId),
}

/// A covered part, with the number of its rule set.
pub(super) type Touched = (usize, Part);

/// The parts of a rule set that scenarios cover, and those that none covers.
///
/// Stages, outcomes, actions, timeouts and marks count when a lead passes through them. Notifications count per
/// recipient when they are sent. Alerts, views and digests count only if an expectation checks them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    rules: Box<str>,
    parts: Vec<(Noun, String, bool)>,
}

impl Coverage {
    /// The counted kinds, in the order of tables.
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

    /// The coverage of every rule set of a book.
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

    /// How many parts of a kind there are, and how many are covered.
    pub fn count(&self, kind: Noun) -> (usize, usize) {
        let of = self.parts.iter().filter(|(known, ..)| *known == kind);
        of.fold((0, 0), |(all, touched), (.., hit)| (all + 1, touched + usize::from(*hit)))
    }

    /// The parts that no scenario covers, with their kinds.
    pub fn untouched(&self) -> impl Iterator<Item = (Noun, &str)> {
        self.parts.iter().filter(|(.., hit)| !hit).map(|(kind, name, _)| (*kind, name.as_str()))
    }

    /// The coverage in percent, rounded down: 100 only if everything is covered.
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

/// All parts of a rule set, with their names.
fn parts(rules: &RuleSet) -> Vec<(Part, Noun, String)> {
    let mut parts = Vec::new();
    let stages = || rules.stages().entries().map(|(number, stage)| (State::Open(number), stage));
    for (state, stage) in stages() {
        parts.push((Part::State(state), Noun::Stage, stage.id.to_string()));
    }
    for (number, outcome) in rules.archive().outcomes.entries() {
        parts.push((Part::State(State::Archived(number)), Noun::Outcome, outcome.id.to_string()));
    }
    for state in rules.states() {
        let actions = rules.actions(state);
        for (number, action) in actions.entries() {
            // An action with several targets is there for each of them.
            let several = actions.iter().filter(|other| other.id == action.id).count() > 1;
            let to = action.to.filter(|_| several).map(|to| format!(" to {}", rules.state_id(to)));
            let name = format!("{}.{}{}", rules.state_id(state), action.id, to.unwrap_or_default());
            parts.push((Part::Action(state, number), Noun::Action, name));
        }
    }
    for (state, stage) in stages() {
        for (number, timeout) in stage.timeouts.entries() {
            let name = format!("{}.{} to {}", stage.id, timeout.after, rules.state_id(timeout.to));
            parts.push((Part::Timeout(state, number), Noun::Timeout, name));
        }
    }
    for (number, clock) in rules.clocks().entries() {
        for (limit, it) in clock.limits.entries() {
            parts.push((Part::Clock(number, limit), Noun::Timeout, format!("{} after {}", clock.id, it.after)));
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
        if notification.digest.is_some() {
            parts.push((Part::Digest(number), Noun::Notification, format!("{} as a digest", notification.id)));
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
