use referee::rules::{ActionId, IdVec, OutcomeId, TimeoutId};
use referee::tooling::fault;

/// The lifecycle of a rule set in a reader's words, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The rule set.
    pub(super) rules: String,
    /// The locale that serves the reader.
    pub(super) locale: String,
    pub(super) title: String,
    /// The life in sentences.
    pub(super) description: String,
    pub(super) opening: Exit,
    /// The open stages in the order of a life.
    pub(super) stages: Vec<Node>,
    /// The word for the archive.
    pub(super) archive: String,
    pub(super) outcomes: IdVec<OutcomeId, Node>,
    /// What the signs mean, those that occur.
    pub(super) legend: Vec<Note>,
    /// Whether the path of one lead is lit, and everything else dimmed.
    pub(super) lit: bool,
}

/// A stage or an outcome.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) label: String,
    pub(super) notes: Vec<Note>,
    /// What leaves the lead where it is.
    pub(super) stays: Vec<Exit>,
    pub(super) exits: Vec<Exit>,
    /// When a lead entered it.
    pub(super) entered: Vec<String>,
    /// Whether the lead is here.
    pub(super) here: Option<String>,
}

/// A way out of a stage, or something that can be done in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Exit {
    pub(super) sign: Sign,
    pub(super) label: String,
    pub(super) notes: Vec<Note>,
    pub(super) to: Target,
    /// Where it stands in the rule set.
    pub(super) source: Source,
    /// When a lead went this way.
    pub(super) taken: Vec<String>,
}

/// Where a way out stands in the rule set, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    Opening,
    Action(ActionId),
    Timeout(TimeoutId),
}

/// Where a way leads: to the stage at this place in the chart, or to an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    Stage(usize),
    Outcome(OutcomeId),
}

/// A small text with a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Note {
    pub(super) sign: Sign,
    pub(super) text: String,
}

/// A sign that stands before a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Sign {
    /// None.
    None,
    /// A clock: what happens when nobody acts.
    Clock,
    /// An envelope: a notification.
    Envelope,
    /// A fork: only for some leads.
    Fork,
    /// A person: only for some roles.
    Person,
    /// A circle with an arrow: the stage is entered anew.
    Again,
    /// An eye that is half shut: only the overview is shown.
    Overview,
    /// A dot: something that can be done and leaves the lead where it is.
    Dot,
    /// A pin: the lead is here.
    Pin,
    /// A check mark: it happened then.
    Check,
}

impl Chart {
    /// What the picture shows, in a line.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The life in sentences, in the reader's language.
    pub fn description(&self) -> &str {
        &self.description
    }

    pub(super) fn node(&self, target: Target) -> &Node {
        match target {
            Target::Stage(place) => self.stages.get(place).unwrap_or_else(|| fault("a place of another chart")),
            Target::Outcome(number) => &self.outcomes[number],
        }
    }

    pub(super) fn node_mut(&mut self, target: Target) -> &mut Node {
        match target {
            Target::Stage(place) => self.stages.get_mut(place).unwrap_or_else(|| fault("a place of another chart")),
            Target::Outcome(number) => &mut self.outcomes[number],
        }
    }

    /// How a lead's path changes the look of something.
    pub(super) fn light(&self, on_path: bool) -> super::Light {
        match (self.lit, on_path) {
            (false, _) => super::Light::Plain,
            (true, true) => super::Light::Lit,
            (true, false) => super::Light::Dim,
        }
    }
}
