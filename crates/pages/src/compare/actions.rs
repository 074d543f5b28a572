//! What somebody can do: which action is told of, where it leads, what it asks for, how it is confirmed.

use std::ops::Range;

use crate::label::{Label, Meant, Noun};
use crate::told::{Name, ToldAction, ToldSection, ToldTarget};
use referee::rules::{Action, Shows, Stage, StageId, State};

use super::rows::{Paired, Row, pair};
use super::{Comparing, quoted};

impl<'c> Comparing<'c> {
    pub(super) fn actions(&mut self, number: StageId, stage: &'c Stage, section: &'c ToldSection) {
        let paired = self.paired(stage, section);
        let (strange, missing) = paired.strangers();
        for (one, told) in section.actions.iter().enumerate() {
            if let Some(action) =
                paired.told.get(one).copied().flatten().and_then(|other| stage.actions.as_slice().get(other))
            {
                let route = ["stages", &*stage.id, "actions", &*action.id];
                self.confirm(&told.name.at, &route);
                self.named(self.labels.known(Noun::Action, &action.id), &told.name);
                self.leads_to((number, stage), action, told);
                self.action(stage, action, told);
                continue;
            }
            // What is called by a strange name is taken for the action that nothing else is said of.
            let meant = strange.iter().find(|(known, _)| *known == one).and_then(|(_, meant)| *meant);
            let name = quoted(&told.name.text);
            let Some(action) = meant.and_then(|other| stage.actions.as_slice().get(other)) else {
                let message = format!("the page tells of the action {name}, which `{}` does not have", stage.id);
                self.contradict(&told.name.at, &["stages", &stage.id, "actions"], message, "the actions");
                continue;
            };
            let route = ["stages", &*stage.id, "actions", &*action.id];
            let message = format!("the page names {name}, where the rules have the action `{}`", action.id);
            self.contradict(&told.name.at, &route, message, "the action");
            // Where its name is that of what it leads to, both are told with it.
            if told.to.iter().all(|target| target.at() != told.name.at) {
                self.leads_to((number, stage), action, told);
            }
            self.action(stage, action, told);
        }
        for action in missing.into_iter().filter_map(|other| stage.actions.as_slice().get(other)) {
            let message = format!("the page does not tell of the action `{}` of `{}`", action.id, stage.id);
            self.unsaid(&section.heading.at, &["stages", &stage.id, "actions", &action.id], message);
        }
    }

    /// Which action is which: by its name, of equals by where it leads.
    fn paired(&self, stage: &Stage, section: &ToldSection) -> Paired {
        let known = |action: &Action| self.labels.known(Noun::Action, &action.id);
        let labels: Vec<Label> = stage.actions.iter().map(known).collect();
        let scores: Vec<Vec<Option<Meant>>> =
            section.actions.iter().map(|told| self.scores(Noun::Action, &told.name.text, &labels, 1)).collect();
        pair(section.actions.len(), stage.actions.len(), |one, other| {
            let meant = scores.get(one).and_then(|scores| scores.get(other)).copied().flatten();
            let leads = section.actions.get(one).zip(stage.actions.as_slice().get(other));
            let bonus = leads.is_some_and(|(told, action)| self.leads(told, action.to));
            meant.map_or(0, |meant| meant.score * 2 + u32::from(bonus))
        })
    }

    fn leads(&self, told: &ToldAction, to: Option<State>) -> bool {
        let names = told.to.iter().filter_map(|target| match target {
            ToldTarget::Moves(name) | ToldTarget::Archives(name) => Some(name),
            ToldTarget::Next(_) => None,
        });
        names.into_iter().any(|name| to.is_some_and(|to| self.means(to, &name.text)))
    }

    pub(super) fn means(&self, label: impl Into<Label>, name: &str) -> bool {
        let label = label.into();
        self.labels.same(label.noun, name).iter().any(|meant| meant.label == label)
    }

    /// Remembers by which of its words something is called.
    pub(super) fn named(&mut self, label: Label, name: &Name) {
        let all = self.labels.same(label.noun, &name.text);
        if let Some(meant) = all.iter().find(|meant| meant.label == label) {
            self.uses(*meant, name, &all);
        }
    }

    fn leads_to(&mut self, (number, stage): (StageId, &Stage), action: &Action, told: &'c ToldAction) {
        let route = ["stages", &*stage.id, "actions", &*action.id, "to"];
        self.target(number, action.to, &told.to, &route, &told.name.at);
    }

    fn action(&mut self, stage: &Stage, action: &Action, told: &ToldAction) {
        let key = |last: &'static str| ["stages", &*stage.id, "actions", &*action.id, last];
        let around = &told.name.at;
        self.notices(&action.notify, &told.notices, &key("notify"), around);
        self.fields((&stage.id, action), told);
        self.button(stage, action, told);
        self.condition(&action.when, &told.when, &key("when"), around);
        let by: Vec<&Name> = told.by.iter().collect();
        let (expected, route) = (labels(&action.by), key("by"));
        self.row(&Row { noun: Noun::Role, expected: &expected, told: &by, route: &route, around, least: 1 });
        self.details(stage, action, told);
    }

    /// What confirms it.
    fn button(&mut self, stage: &Stage, action: &Action, told: &ToldAction) {
        let route = ["stages", &*stage.id, "actions", &*action.id, "confirm"];
        let own = self.labels.known(Noun::Action, &action.id);
        match (&told.confirm, &action.confirm) {
            (Some(name), Some(confirm)) => {
                let button = self.labels.known(Noun::Confirm, confirm);
                if self.means(button, &name.text) {
                    self.confirm(&name.at, &route);
                    self.named(button, name);
                } else if self.stands_around(button, name) {
                    self.confirm(&name.at, &route);
                } else {
                    let message =
                        format!("the page confirms it with {}, the rules with `{confirm}`", quoted(&name.text));
                    self.contradict(&name.at, &route, message, "what confirms it");
                }
            }
            // Whoever confirms an action by its own name has no button of another.
            (Some(name), None) if self.means(own, &name.text) => self.named(own, name),
            (Some(name), None) => {
                let message = format!("the page confirms it with {}, the rules with nothing", quoted(&name.text));
                self.contradict(&name.at, &route, message, "nothing confirms it");
            }
            (None, Some(confirm)) => {
                let message = format!("the page does not say that `{confirm}` confirms `{}`", action.id);
                self.unsaid(&told.name.at, &route, message);
            }
            (None, None) => {}
        }
    }

    /// Whether all of a name stands where a part of it is in bold.
    fn stands_around(&self, label: Label, name: &Name) -> bool {
        let text = self.source.text();
        let room = self.labels.label(label).len() + MARKS;
        let mut around = name.at.start.saturating_sub(room)..name.at.end + room;
        while !text.is_char_boundary(around.start) {
            around.start -= 1;
        }
        while around.end < text.len() && !text.is_char_boundary(around.end) {
            around.end += 1;
        }
        around.end = around.end.min(text.len());
        let found = self.labels.mentions(label.noun, text, &around);
        found
            .iter()
            .any(|found| found.start <= name.at.start && found.end >= name.at.end && found.len() > name.at.len())
    }

    /// Whether all details show from then on.
    fn details(&mut self, stage: &Stage, action: &Action, told: &ToldAction) {
        let Some(State::Open(next)) = action.to else { return };
        let shows = Some(self.rules.stages()[next].shows);
        let route = ["stages", &*stage.id, "shows"];
        match (&told.details, stage.shows, shows) {
            (Some(at), Shows::Overview, Some(Shows::Details)) => self.confirm(at, &route),
            (Some(at), _, Some(Shows::Overview)) => {
                let message = "the page shows all details from then on, the rules an overview only".to_owned();
                self.contradict(at, &route, message, "an overview");
            }
            (None, Shows::Overview, Some(Shows::Details)) => {
                let message = format!("the page does not say that all details show after `{}`", action.id);
                self.unsaid(&told.name.at, &route, message);
            }
            _ => {}
        }
    }
}

/// The labels of things.
pub(super) fn labels<'i, I: Into<Label> + Copy + 'i>(ids: impl IntoIterator<Item = &'i I>) -> Vec<Label> {
    ids.into_iter().map(|id| (*id).into()).collect()
}

/// How much room marks of bold text take.
const MARKS: usize = 8;

/// Where all of some names stand.
pub(super) fn span(names: &[&Name]) -> Option<Range<usize>> {
    let start = names.iter().map(|name| name.at.start).min()?;
    let end = names.iter().map(|name| name.at.end).max()?;
    Some(start..end)
}
