//! Drafts the outcomes, and the ids of names in a language that is not known.

use crate::label::Noun;
use crate::stated::{Name, StatedAction, StatedSection, StatedTarget};
use referee::rules::{Action, Shows, Stage, State};

use super::build::{Building, archived};
use super::naming::Like;
use super::sketch::ArchiveSketch;

impl<'b> Building<'b> {
    /// The other rule set if names have to be matched with its names by position, as their language is unknown.
    fn unknown_language(&self) -> Option<Like<'b>> {
        self.naming.like.filter(|_| !self.naming.understood)
    }

    /// Gives the names in the archive the ids of as many outcomes of the other rule set.
    pub(super) fn outcomes_by_position(&mut self) {
        let Some(like) = self.unknown_language() else { return };
        let section = self.archive.and_then(|number| self.section(number));
        let names = section.map(|section| &section.names);
        let outcomes = like.rules.archive().outcomes.as_slice();
        for (name, outcome) in names.filter(|all| all.len() == outcomes.len()).into_iter().flatten().zip(outcomes) {
            self.naming.give("outcome", &outcome.id, name);
        }
    }

    /// The stage of the other rule set with the id of a stage.
    pub(super) fn like_stage(&self, at: usize) -> Option<&'b Stage> {
        let id = &self.sketch.stages.get(at)?.id;
        self.naming.like?.rules.stages().iter().find(|stage| *stage.id == **id)
    }

    /// Gives the actions of a stage that lead to a stage, and those that end, the ids of as many actions of the same stage
    /// of the other rule set. Their outcomes, and those of as many timeouts, get the ids of the outcomes there.
    pub(super) fn names_by_position(&mut self, at: usize, section: &'b StatedSection) {
        let Some(like) = self.unknown_language() else { return };
        let Some(stage) = self.like_stage(at) else { return };
        let ends = |target: &StatedTarget| matches!(target, StatedTarget::Archives(_));
        let mut pairs: Vec<(&[StatedTarget], Option<State>)> = Vec::new();
        for ending in [false, true] {
            let stated: Vec<&StatedAction> =
                section.actions.iter().filter(|it| it.to.first().is_some_and(|to| ends(to) == ending)).collect();
            let actions =
                stage.actions.iter().filter(|it| it.to.is_some_and(|to| matches!(to, State::Archived(_)) == ending));
            let actions: Vec<&Action> = actions.collect();
            for (stated, action) in stated.iter().zip(&actions).filter(|_| stated.len() == actions.len()) {
                self.naming.give("action", &action.id, &stated.name);
                pairs.push((&stated.to, action.to));
            }
        }
        if section.timeouts.len() == stage.timeouts.len() {
            let timeouts = section.timeouts.iter().zip(stage.timeouts.iter());
            pairs.extend(timeouts.map(|(stated, timeout)| (&*stated.to, Some(timeout.to))));
        }
        for (stated, to) in pairs {
            if let (Some(StatedTarget::Archives(name)), Some(to @ State::Archived(_))) = (stated.first(), to) {
                self.naming.give("outcome", like.rules.state_id(to), name);
            }
        }
    }

    pub(super) fn outcomes(&mut self) {
        let archive = self.archive.and_then(|number| self.section(number));
        let mut names: Vec<&Name> = Vec::new();
        if let Some(section) = archive {
            let alone: Vec<&Name> = section.entries.iter().map(|entry| &entry.name).collect();
            let listed = section.lists.iter().max_by_key(|list| list.len());
            names.extend(listed.into_iter().flatten().filter(|_| alone.len() < 2));
            if names.is_empty() {
                names = alone;
            }
        }
        let ends: Vec<&Name> =
            self.stages.iter().filter_map(|number| self.section(*number)).flat_map(archived).collect();
        let mut outcomes: Vec<String> = Vec::new();
        // A target has the same name everywhere, except perhaps for its ending in a list.
        let listed = |end: &&Name| names.iter().any(|name| end.is_like(name) || self.means_same(end, name));
        let mut unlisted: Vec<&Name> = Vec::new();
        for end in ends.iter().copied().filter(|end| !listed(end)) {
            if unlisted.iter().all(|known| !known.is_like(end)) {
                unlisted.push(end);
            }
        }
        let leads = |name: &&Name| ends.iter().any(|end| end.is_like(name) || self.means_same(end, name));
        let idle: Vec<&Name> = names.iter().copied().filter(|name| !leads(name)).collect();
        // An outcome without exits to it and an unlisted target are probably the same, under two names.
        let renamed = match (idle.as_slice(), unlisted.as_slice()) {
            ([idle], [end]) => Some((idle.at.start, *end)),
            _ => None,
        };
        for name in &names {
            let renamed = renamed.filter(|(at, _)| *at == name.at.start).map(|(_, end)| end);
            let full = renamed.or_else(|| ends.iter().find(|end| end.is_like(name)).copied());
            outcomes.push(self.naming.id("outcome", Noun::Outcome, full.unwrap_or(name)));
        }
        for name in ends {
            let id = self.naming.id("outcome", Noun::Outcome, name);
            outcomes.push(id);
        }
        // Timeouts whose target has the name of another outcome.
        for (at, number) in self.stages.iter().enumerate() {
            let timeouts = self.section(*number).into_iter().flat_map(|section| &section.timeouts);
            outcomes.extend(timeouts.filter_map(|timeout| self.like_end(at, &timeout.to)));
        }
        let mut seen = Vec::new();
        outcomes.retain(|id| {
            !seen.contains(id) && {
                seen.push(id.clone());
                true
            }
        });
        let entries = archive.map(|section| section.entries.clone()).unwrap_or_default();
        let mut shows = Vec::new();
        for entry in entries.iter().filter(|entry| entry.shows.is_some() || !entry.withheld.is_empty()) {
            let id = self.naming.id("outcome", Noun::Outcome, &entry.name);
            let part = entry.shows.as_ref().map(|(shows, _)| match shows {
                Shows::Overview => "overview",
                Shows::Details => "details",
            });
            shows.push((id, part, self.withheld(&entry.withheld)));
        }
        match &mut self.sketch.archive {
            Some(archive) => (archive.outcomes, archive.shows) = (outcomes, shows),
            None if !outcomes.is_empty() => {
                self.sketch.open.push("no section lists the outcomes".to_owned());
                let id = "archived".to_owned();
                self.sketch.archive = Some(ArchiveSketch { id, outcomes, ..ArchiveSketch::default() });
            }
            None => {}
        }
    }

    /// Whether both names belong to the same item of the other rule set.
    fn means_same(&self, a: &Name, b: &Name) -> bool {
        let like = |name: &Name| self.naming.like(Noun::Outcome, name, 70);
        like(a).is_some_and(|id| like(b) == Some(id))
    }

    /// The target of the same stage's timeout in the other rule set, if the page calls it that.
    pub(super) fn like_end(&self, from: usize, stated: &[StatedTarget]) -> Option<String> {
        let Some(StatedTarget::Archives(name)) = stated.first() else { return None };
        let like = self.naming.like?;
        let to = like.rules.state_id(self.like_stage(from)?.timeouts.first()?.to);
        let outcome = like.labels.find(Noun::Outcome, to)?;
        let called = like.labels.same(Noun::Outcome, name.words()).iter().any(|meant| meant.label == outcome);
        called.then(|| to.to_owned())
    }
}
