use referee::rules::{ActionId, ClockId, IdVec, OutcomeId, TimeoutId};
use referee::tooling::fault;

/// The lifecycle of a rule set in the reader's language, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The rule set.
    pub(super) rules: String,
    /// The locale that serves the reader.
    pub(super) locale: String,
    pub(super) title: String,
    /// The lifecycle in sentences.
    pub(super) description: String,
    pub(super) opening: Exit,
    /// The open stages in lifecycle order.
    pub(super) stages: Vec<Node>,
    /// The label of the archive.
    pub(super) archive: String,
    pub(super) outcomes: IdVec<OutcomeId, Node>,
    /// The meanings of the signs that occur.
    pub(super) legend: Vec<Note>,
    /// Whether the path of one lead is highlighted and everything else dimmed.
    pub(super) has_path: bool,
}

/// A stage or an outcome.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) label: String,
    pub(super) notes: Vec<Note>,
    /// Actions and timeouts that keep the lead in the stage or with the outcome.
    pub(super) stays: Vec<Exit>,
    pub(super) exits: Vec<Exit>,
    /// When the lead entered it.
    pub(super) entered: Vec<String>,
    /// The label of the lead's position, if the lead is here.
    pub(super) here: Option<String>,
}

/// An exit of a stage or an outcome, or an action that keeps the lead in the stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Exit {
    pub(super) sign: Sign,
    pub(super) label: String,
    pub(super) notes: Vec<Note>,
    pub(super) to: Target,
    /// The corresponding rule.
    pub(super) source: Source,
    /// When the lead took it.
    pub(super) taken: Vec<String>,
}

/// The rule behind an exit, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Opening,
    Action(ActionId),
    Timeout(TimeoutId),
    /// The time limit of a clock.
    Clock(ClockId, TimeoutId),
}

/// The target of an exit: the stage at this position in the chart, or an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Stage(usize),
    Outcome(OutcomeId),
}

/// A short text with a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) sign: Sign,
    pub(super) text: String,
}

/// A sign before a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Sign {
    /// None.
    None,
    /// A clock: a timeout.
    Clock,
    /// An envelope: a notification.
    Envelope,
    /// A fork: only for some leads.
    Fork,
    /// A person: only for some roles.
    Person,
    /// A round arrow: the stage is entered again.
    Again,
    /// A half-closed eye: only the overview is shown.
    Overview,
    /// A dot: an action that keeps the lead in the stage.
    Dot,
    /// A pin: the lead is here.
    Pin,
    /// A check mark: when it happened.
    Check,
}

impl Chart {
    /// The title of the picture, on one line.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The lifecycle in sentences, in the reader's language.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// The exits of all stages and outcomes, each with where it is.
    pub(super) fn exits(&self) -> impl Iterator<Item = (Target, &Exit)> {
        let stages = self.stages.iter().enumerate().map(|(number, node)| (Target::Stage(number), node));
        let outcomes = self.outcomes.entries().map(|(number, node)| (Target::Outcome(number), node));
        stages.chain(outcomes).flat_map(|(here, node)| node.exits.iter().map(move |exit| (here, exit)))
    }

    pub(super) fn node(&self, target: Target) -> &Node {
        match target {
            Target::Stage(place) => self.stages.get(place).unwrap_or_else(|| fault("a position in another chart")),
            Target::Outcome(number) => &self.outcomes[number],
        }
    }

    pub(super) fn node_mut(&mut self, target: Target) -> &mut Node {
        match target {
            Target::Stage(place) => self.stages.get_mut(place).unwrap_or_else(|| fault("a position in another chart")),
            Target::Outcome(number) => &mut self.outcomes[number],
        }
    }

    /// The look of an item when a lead's path may be highlighted.
    pub(super) fn light(&self, on_path: bool) -> super::Light {
        match (self.has_path, on_path) {
            (false, _) => super::Light::Plain,
            (true, true) => super::Light::OnPath,
            (true, false) => super::Light::Dim,
        }
    }
}
