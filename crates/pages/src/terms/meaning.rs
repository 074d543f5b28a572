//! The meanings of names by their position on a page that is understood.

use std::cmp::Reverse;

use referee::rules::{Action, Condition, Kind, NotificationId, RuleSet, Stage, State};
use referee::tooling::TestNames;

use crate::label::{Label, Labels, Noun, Origin};
use crate::likeness;
use crate::section::Section;

/// The subject of a section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject<'r> {
    Stage(&'r Stage),
    Archive,
    /// A part of the rules, by the key that rule files cite it with.
    Part(&'static str),
}

/// The position of a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Position<'r> {
    pub(super) subject: Option<Subject<'r>>,
    /// Whether it begins its block, which is about it.
    pub(super) lead: bool,
    /// The item that its block is about.
    pub(super) about: Option<Label>,
    /// The item that the block above is about, for nested list items.
    pub(super) above: Option<Label>,
}

/// The parts of the rules that pages have sections for.
const PARTS: [&str; 10] =
    ["title", "arrival", "facts", "stages", "fields", "notifications", "recipients", "views", "tips", "related"];

/// Finds the items that names on a page mean.
pub(super) struct Meaning<'r> {
    pub(super) rules: &'r RuleSet,
    pub(super) labels: &'r Labels,
}

impl<'r> Meaning<'r> {
    /// The subject of a section by its anchors.
    pub(super) fn subject(&self, section: &Section) -> Option<Subject<'r>> {
        section.anchors().find_map(|anchor| self.of_anchor(anchor))
    }

    fn of_anchor(&self, anchor: &str) -> Option<Subject<'r>> {
        let is = |own: Option<&str>, id: &str| own == Some(anchor) || anchor.strip_prefix("stage-") == Some(id);
        let stage = self.rules.stages().iter().find(|stage| is(stage.anchor.as_deref(), &stage.id));
        if let Some(stage) = stage {
            return Some(Subject::Stage(stage));
        }
        let archive = self.rules.archive();
        if is(archive.anchor.as_deref(), &archive.id) {
            return Some(Subject::Archive);
        }
        let cited = self.rules.source().into_iter().flat_map(|source| &source.anchors);
        let key = cited.filter(|(_, cited)| **cited == *anchor).map(|(key, _)| &**key).next().unwrap_or(anchor);
        PARTS.into_iter().find(|part| *part == key).map(Subject::Part)
    }

    /// The stage that a heading names.
    pub(super) fn heading(&self, subject: Subject<'_>) -> Option<Label> {
        match subject {
            Subject::Stage(stage) => self.labels.find(Noun::Stage, &stage.id),
            Subject::Archive => self.labels.find(Noun::Stage, &self.rules.archive().id),
            Subject::Part(_) => None,
        }
    }

    /// The items that a name means: none if it is unknown or may mean several, except in a sentence about an action, where
    /// the name of the action may also be that of its target.
    pub(super) fn of(&self, name: &str, position: &Position<'r>) -> Vec<Label> {
        let words = likeness::words(name);
        for tier in self.tiers(position) {
            let mut best: Vec<((u32, Reverse<Origin>), Label)> = Vec::new();
            for label in tier.labels {
                if let Some((score, origin)) = self.labels.fit(label, &words)
                    && best.iter().all(|(_, known)| *known != label)
                {
                    best.push(((score, Reverse(origin)), label));
                }
            }
            let most = best.iter().map(|(rank, _)| *rank).max();
            best.retain(|(rank, _)| Some(*rank) == most);
            if !best.is_empty() {
                let clear = best.len() == 1 || tier.shared;
                return if clear { best.into_iter().map(|(_, label)| label).collect() } else { Vec::new() };
            }
        }
        Vec::new()
    }

    /// The items that a name at a position can mean, the most likely first.
    fn tiers(&self, position: &Position<'r>) -> Vec<Tier> {
        let mut tiers = Vec::new();
        if let Some(above) = position.above {
            tiers.push(Tier::new(self.inside(above)));
        }
        match position.subject {
            Some(Subject::Stage(stage)) => {
                if position.lead {
                    return vec![Tier::new(stage.actions.iter().filter_map(|it| self.action(it)).collect())];
                }
                let action =
                    stage.actions.iter().find(|it| position.about.is_some() && self.action(it) == position.about);
                if let Some(action) = action {
                    tiers.push(Tier::new(self.of_action(action)));
                    tiers.push(Tier::new(self.action(action).into_iter().collect()));
                } else {
                    tiers.push(Tier::new(self.of_timeouts(stage)));
                    let both =
                        |it: &Action| self.action(it).into_iter().chain(it.to.map(Label::from)).collect::<Vec<_>>();
                    tiers.push(Tier { labels: stage.actions.iter().flat_map(both).collect(), shared: true });
                    tiers.push(Tier::new(stage.actions.iter().flat_map(|it| self.of_action(it)).collect()));
                }
                tiers.push(Tier::new(self.all(&[Noun::Stage, Noun::Outcome])));
            }
            Some(Subject::Archive) => {
                tiers.push(Tier::new(self.all(&[Noun::Outcome])));
                tiers.push(Tier::new(self.all(&[Noun::Stage])));
            }
            Some(Subject::Part(part)) => {
                if part == "notifications" && position.lead {
                    return vec![Tier::new(self.all(&[Noun::Notification]))];
                }
                let nouns: &[Noun] = match part {
                    "title" => &[Noun::Role],
                    "arrival" => &[Noun::Channel, Noun::Place, Noun::Field, Noun::Recipient],
                    "facts" => &[Noun::Fact],
                    "fields" => &[Noun::Field],
                    "notifications" => &[Noun::Recipient, Noun::Fact],
                    "recipients" => &[Noun::Recipient],
                    "views" if position.lead => &[Noun::View, Noun::Mark],
                    "views" => &[Noun::Mark, Noun::Fact],
                    "tips" => &[Noun::Tip],
                    _ => &[],
                };
                tiers.push(Tier::new(self.all(nouns)));
                if matches!(part, "facts" | "views") {
                    let values = self.labels.nouns().into_iter().filter(|noun| matches!(noun, Noun::Value(_)));
                    tiers.push(Tier::new(self.all(&values.collect::<Vec<_>>())));
                }
            }
            None => {}
        }
        let named = |noun: &Noun| !matches!(noun, Noun::Answer | Noun::Kind);
        tiers.push(Tier::new(self.all(&self.labels.nouns().into_iter().filter(named).collect::<Vec<_>>())));
        tiers
    }

    fn all(&self, nouns: &[Noun]) -> Vec<Label> {
        nouns.iter().flat_map(|noun| self.labels.of(*noun)).collect()
    }

    fn action(&self, action: &Action) -> Option<Label> {
        self.labels.find(Noun::Action, &action.id)
    }

    /// The values of a fact, or the parts of a list.
    fn inside(&self, label: Label) -> Vec<Label> {
        let nouns = self.labels.nouns().into_iter().filter(|noun| match noun {
            Noun::Value(fact) => Label::from(*fact) == label,
            Noun::Part(field) => Label::from(*field) == label,
            _ => false,
        });
        self.all(&nouns.collect::<Vec<_>>())
    }

    /// The items that the sentences about an action name.
    fn of_action(&self, action: &Action) -> Vec<Label> {
        let mut labels: Vec<Label> = action.to.map(Label::from).into_iter().collect();
        labels.extend(action.confirm.as_deref().and_then(|confirm| self.labels.find(Noun::Confirm, confirm)));
        for input in &action.inputs {
            labels.push(input.field.into());
            if let Kind::List(_) = self.rules.fields()[input.field].kind {
                labels.extend(self.inside(input.field.into()));
            }
        }
        labels.extend(self.recipients(&action.notify));
        labels.extend(action.by.iter().map(|role| Label::from(*role)));
        labels.extend(self.tests(&action.when));
        labels
    }

    fn of_timeouts(&self, stage: &Stage) -> Vec<Label> {
        let mut labels = Vec::new();
        for timeout in &stage.timeouts {
            labels.push(match timeout.to {
                State::Open(stage) => stage.into(),
                State::Archived(outcome) => outcome.into(),
            });
            labels.extend(self.recipients(&timeout.notify));
            labels.extend(self.tests(&timeout.when));
        }
        labels.extend(stage.alerts.iter().flat_map(|alert| self.tests(&alert.when)));
        labels
    }

    fn recipients(&self, notify: &[NotificationId]) -> Vec<Label> {
        let to = notify.iter().flat_map(|number| self.rules.notifications()[*number].to.all());
        to.map(|recipient| Label::from(*recipient)).collect()
    }

    /// The facts, values and marks of a condition.
    fn tests(&self, when: &Condition) -> Vec<Label> {
        let tests = TestNames::of(self.rules, when);
        let names = TestNames::names(&tests).into_iter();
        names.filter_map(|name| self.labels.of_message(&name.message().0)).collect()
    }
}

/// Items that are equally likely.
struct Tier {
    labels: Vec<Label>,
    /// Whether a name may mean several of them.
    shared: bool,
}

impl Tier {
    fn new(labels: Vec<Label>) -> Self {
        Self { labels, shared: false }
    }
}
