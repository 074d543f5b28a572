//! Compares actions: names, targets, fields and confirmations.

use std::borrow::Cow;
use std::ops::Range;

use crate::claim::Verdict;
use crate::label::{Label, Meant, Noun};
use crate::stated::{Name, StatedAction, StatedEntry, StatedSection, StatedTarget};
use referee::rules::{Action, Outcome, Shows, Stage, StageId, State};

use super::rows::{Paired, Row, pair};
use super::{Comparing, quoted};

impl<'c> Comparing<'c> {
    pub(super) fn actions(&mut self, number: StageId, stage: &'c Stage, section: &'c StatedSection) {
        let all = self.offered(section);
        let paired = self.paired(stage.actions.as_slice(), &all);
        let (unknown, missing) = paired.guesses();
        for (one, stated) in all.iter().map(|stated| &**stated).enumerate() {
            if let Some(action) =
                paired.stated.get(one).copied().flatten().and_then(|other| stage.actions.as_slice().get(other))
            {
                let route = ["stages", &*stage.id, "actions", &*action.id];
                self.confirm(&stated.name.at, &route);
                self.named(self.labels.known(Noun::Action, &action.id), &stated.name);
                self.leads_to(Some(number), action, stated, &route);
                self.action(&route, action, stated);
                self.details(stage, action, stated);
                continue;
            }
            // An unknown name is that of the action that nothing else on the page matches.
            let route = ["stages", &*stage.id, "actions"];
            let others = self.labels.same(Noun::Action, stated.name.words());
            let known = |action: &Action| others.iter().any(|meant| self.labels.id(meant.label) == &*action.id);
            if !others.is_empty() && !stage.actions.iter().any(known) {
                let message = format!("stage `{}` has no action {}", stage.id, quoted(&stated.name.text));
                self.contradict(&stated.name.at, &route, message, "the actions");
                continue;
            }
            let meant = unknown.iter().find(|(known, _)| *known == one).and_then(|(_, meant)| *meant);
            let Some(action) = meant.and_then(|other| stage.actions.as_slice().get(other)) else {
                // The same action, in other words or in several items, or one that the rules do not have.
                if others.is_empty() && stated.to.iter().any(|target| target.name().is_some()) {
                    let message = format!("stage `{}` has no action {}", stage.id, quoted(&stated.name.text));
                    self.beyond(&stated.name.at, message);
                } else {
                    self.claim(&stated.name.at, &[], Verdict::Uncovered);
                }
                continue;
            };
            let message = format!("the page names {} instead of action `{}`", quoted(&stated.name.text), action.id);
            let label = self.labels.known(Noun::Action, &action.id);
            self.misnamed(&stated.name, Some(label), &route, (message, "the action"));
            let route = ["stages", &*stage.id, "actions", &*action.id];
            // If the name is that of the target, the finding covers both.
            if stated.to.iter().all(|target| target.at() != stated.name.at) {
                self.leads_to(Some(number), action, stated, &route);
            }
            self.action(&route, action, stated);
            self.details(stage, action, stated);
        }
        for action in missing.into_iter().filter_map(|other| stage.actions.as_slice().get(other)) {
            let label = self.labels.known(Noun::Action, &action.id);
            // The page may offer it in other words, with its name in bold.
            if let Some(name) = section.names.iter().find(|name| self.means(label, name)) {
                let route = ["stages", &*stage.id, "actions", &*action.id];
                self.confirm(&name.at, &route);
                self.named(label, name);
                if action.to.is_some_and(|to| self.means(to, name)) {
                    self.confirm(&name.at, &[&route[..], &["to"]].concat());
                }
                continue;
            }
            if let Some(name) = self.in_row(stage, action, section) {
                let message = format!("the page names {} instead of action `{}`", quoted(&name.text), action.id);
                let route = ["stages", &*stage.id, "actions", &*action.id];
                self.contradict(&name.at, &route, message, "the action");
                continue;
            }
            if let Some((name, outcome)) = self.other_outcome(stage, section) {
                let message =
                    format!("stage `{}` has no action that leads to {} (`{outcome}`)", stage.id, quoted(&name.text));
                self.contradict(&name.at, &["stages", &stage.id, "actions"], message, "the actions");
                continue;
            }
            let message = format!("the page does not mention action `{}` of stage `{}`", action.id, stage.id);
            self.unsaid(&section.heading.at, &["stages", &stage.id, "actions", &action.id], message);
        }
    }

    /// Compares the actions of an outcome.
    pub(super) fn returns(&mut self, outcome: &'c Outcome, entry: &'c StatedEntry) {
        let actions = outcome.actions.as_slice();
        let all: Vec<Cow<'c, StatedAction>> = entry.actions.iter().map(Cow::Borrowed).collect();
        let paired = self.paired(actions, &all);
        let (unknown, missing) = paired.guesses();
        let all_of = ["stages", &*self.rules.archive().id, "outcomes", &*outcome.id, "actions"];
        for (one, stated) in all.iter().map(|stated| &**stated).enumerate() {
            let known = paired.stated.get(one).copied().flatten().and_then(|other| actions.get(other));
            let meant = unknown.iter().find(|(known, _)| *known == one).and_then(|(_, meant)| *meant);
            let Some(action) = known.or_else(|| actions.get(meant?)) else {
                let message = format!("outcome `{}` has no action {}", outcome.id, quoted(&stated.name.text));
                self.contradict(&stated.name.at, &all_of, message, "the actions");
                continue;
            };
            let route = [&all_of[..], &[&*action.id]].concat();
            let label = self.action_label(action);
            if known.is_some() {
                self.confirm(&stated.name.at, &route);
                self.named(label, &stated.name);
            } else {
                let message = format!("the page names {} instead of action `{}`", quoted(&stated.name.text), action.id);
                self.misnamed(&stated.name, Some(label), &route, (message, "the action"));
            }
            self.leads_to(None, action, stated, &route);
            self.action(&route, action, stated);
        }
        for action in missing.into_iter().filter_map(|other| actions.get(other)) {
            self.unmentioned(outcome, action, &entry.name.at);
        }
    }

    /// Reports an action of an outcome that the page does not mention.
    pub(super) fn unmentioned(&mut self, outcome: &Outcome, action: &Action, around: &Range<usize>) {
        let message = format!("the page does not mention action `{}` of outcome `{}`", action.id, outcome.id);
        let archive = &*self.rules.archive().id;
        let route = ["stages", archive, "outcomes", &outcome.id, "actions", &action.id];
        self.unsaid(around, &route, message);
    }

    /// The actions of a section: those in known sentences, and items that begin with the name of an action.
    fn offered(&self, section: &'c StatedSection) -> Vec<Cow<'c, StatedAction>> {
        let known = |entry: &&StatedEntry| {
            let is_action = !self.labels.same(Noun::Action, entry.name.words()).is_empty();
            entry.depth > 0 && (is_action || !entry.names.is_empty())
        };
        let action = |entry: &StatedEntry| StatedAction {
            name: entry.name.clone(),
            names: entry.names.clone(),
            rest: entry.end.clone(),
            ..StatedAction::default()
        };
        let entries = section.entries.iter().filter(known).map(|entry| Cow::Owned(action(entry)));
        let mut all: Vec<Cow<'c, StatedAction>> = section.actions.iter().map(Cow::Borrowed).chain(entries).collect();
        all.sort_by_key(|action| action.name.at.start);
        all
    }

    /// A known name in a row with an action that ends a lead, where another action that ends it is expected.
    fn in_row(&self, stage: &Stage, action: &Action, section: &'c StatedSection) -> Option<&'c Name> {
        let ends = |action: &&Action| matches!(action.to, Some(State::Archived(_)));
        let _ = Some(action).filter(ends)?;
        let others: Vec<Label> = stage.actions.iter().filter(ends).map(|it| self.action_label(it)).collect();
        let is_end = |name: &&Name| others.iter().any(|label| self.means(*label, name));
        let is_known = |name: &&Name| {
            let nouns = [Noun::Action, Noun::Outcome];
            nouns.iter().any(|noun| !self.labels.same(*noun, name.words()).is_empty())
        };
        section.lists.iter().find_map(|row| {
            let first = row.iter().position(|name| is_end(&name))?;
            row.iter().enumerate().find(|(number, name)| *number != first && is_known(name)).map(|(_, name)| name)
        })
    }

    fn action_label(&self, action: &Action) -> Label {
        self.labels.known(Noun::Action, &action.id)
    }

    /// A name in bold of an outcome that the stage does not lead to.
    fn other_outcome(&self, stage: &Stage, section: &'c StatedSection) -> Option<(&'c Name, String)> {
        let targets = stage.actions.iter().filter_map(|action| action.to);
        let targets: Vec<State> = targets.chain(stage.timeouts.iter().map(|timeout| timeout.to)).collect();
        section.names.iter().find_map(|name| {
            let meant = self.labels.same(Noun::Outcome, name.words());
            let other = meant.first().filter(|_| !targets.iter().any(|to| self.means(*to, name)))?;
            let actions = self.labels.same(Noun::Action, name.words());
            actions.is_empty().then(|| (name, self.labels.id(other.label).to_owned()))
        })
    }

    /// Pairs actions by name and, among equals, by target.
    fn paired(&self, actions: &[Action], all: &[Cow<'_, StatedAction>]) -> Paired {
        let known = |action: &Action| self.labels.known(Noun::Action, &action.id);
        let labels: Vec<Label> = actions.iter().map(known).collect();
        let scores: Vec<Vec<Option<Meant>>> =
            all.iter().map(|stated| self.scores(Noun::Action, &stated.name, &labels, 1)).collect();
        pair(all.len(), actions.len(), |one, other| {
            let meant = scores.get(one).and_then(|scores| scores.get(other)).copied().flatten();
            let leads = all.get(one).zip(actions.get(other));
            let bonus = leads.is_some_and(|(stated, action)| self.leads(stated, action.to));
            meant.map_or(0, |meant| meant.score * 2 + u32::from(bonus))
        })
    }

    fn leads(&self, stated: &StatedAction, to: Option<State>) -> bool {
        let names = stated.to.iter().filter_map(|target| match target {
            StatedTarget::Moves(name) | StatedTarget::Archives(name) => Some(name),
            StatedTarget::Next(_) => None,
        });
        names.into_iter().any(|name| to.is_some_and(|to| self.means(to, name)))
    }

    pub(super) fn means(&self, label: impl Into<Label>, name: &Name) -> bool {
        let label = label.into();
        self.labels.same(label.noun, name.words()).iter().any(|meant| meant.label == label)
    }

    /// Records the wording by which an item is called.
    pub(super) fn named(&mut self, label: Label, name: &Name) {
        let all = self.labels.same(label.noun, name.words());
        if let Some(meant) = all.iter().find(|meant| meant.label == label) {
            self.uses(*meant, name, &all);
        }
    }

    fn leads_to(&mut self, number: Option<StageId>, action: &Action, stated: &StatedAction, route: &[&str]) {
        let route = [route, &["to"]].concat();
        let name = &stated.name;
        self.target(number, action.to, (&stated.to, &stated.names), Some(name), &route, &name.at);
    }

    fn action(&mut self, route: &[&str], action: &Action, stated: &StatedAction) {
        let key = |last: &'static str| [route, &[last]].concat();
        let around = &stated.name.at;
        self.notices(&action.notify, (&stated.notices, &stated.rest), &key("notify"), around);
        self.fields(route, action, stated);
        self.button(&key("confirm"), action, stated);
        self.condition(&action.when, &stated.when, &key("when"), around);
        let by: Vec<&Name> = stated.by.iter().collect();
        let (expected, route) = (labels(&action.by), key("by"));
        self.row(&Row { noun: Noun::Role, expected: &expected, stated: &by, route: &route, around, least: 1 });
        self.effects(&action.clocks, &stated.clocks, &key("clocks"), around);
    }

    /// Compares the confirmation button: the stated one, or else one that is in bold.
    fn button(&mut self, route: &[&str], action: &Action, stated: &StatedAction) {
        let own = self.labels.known(Noun::Action, &action.id);
        let Some(confirm) = &action.confirm else {
            let others = stated.confirm.iter().filter(|name| !self.means(own, name));
            for name in others.collect::<Vec<_>>() {
                let nouns = [Noun::Confirm, Noun::Action];
                if nouns.iter().all(|noun| self.labels.same(*noun, name.words()).is_empty()) {
                    self.claim(&name.at, &[], Verdict::Uncovered);
                } else {
                    let (id, name_of) = (&action.id, quoted(&name.text));
                    let message = format!("`{id}` is confirmed with {name_of} on the page but not in the rules");
                    self.contradict(&name.at, route, message, "no confirmation");
                }
            }
            return;
        };
        let button = self.labels.known(Noun::Confirm, confirm);
        let candidates = || stated.confirm.iter().chain(&stated.names);
        if let Some(name) = candidates().find(|name| self.means(button, name)) {
            self.confirm(&name.at, route);
            self.named(button, name);
        } else if let Some(name) = candidates().find(|name| self.labels.surrounds(button, self.source.text(), &name.at))
        {
            self.confirm(&name.at, route);
        } else if let Some(name) = &stated.confirm
            && !self.means(own, name)
        {
            let (id, name_of) = (&action.id, quoted(&name.text));
            let message = format!("`{id}` is confirmed with {name_of} on the page but with `{confirm}` in the rules");
            self.misnamed(name, Some(button), route, (message, "the confirmation"));
        } else {
            let message = format!("the page does not say that `{confirm}` confirms `{}`", action.id);
            self.unsaid(&stated.name.at, route, message);
        }
    }

    /// Compares whether all details show after the action.
    fn details(&mut self, stage: &Stage, action: &Action, stated: &StatedAction) {
        let Some(State::Open(next)) = action.to else { return };
        let shows = Some(self.rules.stages()[next].shows);
        let route = ["stages", &*stage.id, "shows"];
        match (&stated.details, stage.shows, shows) {
            (Some(at), Shows::Overview, Some(Shows::Details)) => self.confirm(at, &route),
            (Some(at), _, Some(Shows::Overview)) => {
                let message =
                    format!("the page shows all details after `{}`, but the rules only the overview", action.id);
                self.contradict(at, &route, message, "only the overview");
            }
            (None, Shows::Overview, Some(Shows::Details)) => {
                let message = format!("the page does not say that all details show after `{}`", action.id);
                self.unsaid(&stated.name.at, &route, message);
            }
            _ => {}
        }
    }
}

/// The labels of items.
pub(super) fn labels<'i, I: Into<Label> + Copy + 'i>(ids: impl IntoIterator<Item = &'i I>) -> Vec<Label> {
    ids.into_iter().map(|id| (*id).into()).collect()
}

/// The range that contains all of these names.
pub(super) fn span(names: &[&Name]) -> Option<Range<usize>> {
    let start = names.iter().map(|name| name.at.start).min()?;
    let end = names.iter().map(|name| name.at.end).max()?;
    Some(start..end)
}
