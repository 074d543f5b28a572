//! Compares stages: sections, timeouts, alerts, visible details, and outcomes.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::label::{Label, Meant, Noun};
use crate::stated::{Name, StatedSection, StatedTarget, StatedTimeout};
use referee::rules::{Id, Shows, Stage, StageId, State, Timeout};

use super::recipients::is_short;
use super::{Comparing, quoted};

impl<'c> Comparing<'c> {
    /// Compares all stages. Returns the stage that each section is about.
    pub(super) fn stages(&mut self) -> Vec<Option<StageId>> {
        let (rules, stated) = (self.rules, self.stated);
        let owners = self.owners();
        self.misplaced();
        for (number, stage) in rules.stages().entries() {
            if let Some(section) = owners.iter().position(|owner| *owner == Some(number)) {
                self.stage(number, stage, section);
            } else {
                let message = format!("the page does not mention stage `{}`", stage.id);
                self.unsaid(&self.top(), &["stages", &stage.id], message);
            }
        }
        let archive = rules.archive();
        let taken: Vec<usize> = (0..owners.len()).filter(|number| owners.get(*number) != Some(&None)).collect();
        let archived = self.section(archive.anchor.as_deref(), &archive.id, &taken);
        if let Some(section) = archived {
            self.outcomes(section);
        } else {
            let message = format!("the page does not mention archive `{}`", archive.id);
            self.unsaid(&self.top(), &["stages", &archive.id], message);
        }
        let free = |number: &usize| Some(*number) != archived && !taken.contains(number);
        for section in (0..stated.sections.len()).filter(free).filter_map(|number| stated.sections.get(number)) {
            if let Some(action) = section.actions.first() {
                self.beyond(&action.name.at, format!("unknown stage {}", quoted(&section.heading.text)));
            }
        }
        owners
    }

    /// The stage that each section is about: by anchor or heading, with the deeper sections under it.
    pub(super) fn owners(&self) -> Vec<Option<StageId>> {
        let mut taken: Vec<usize> = Vec::new();
        let mut owners: Vec<Option<StageId>> = vec![None; self.stated.sections.len()];
        for (number, stage) in self.rules.stages().entries() {
            let Some(section) = self.section(stage.anchor.as_deref(), &stage.id, &taken) else { continue };
            taken.push(section);
            let end = self.end_of(section);
            for owner in owners.iter_mut().take(end).skip(section).filter(|owner| owner.is_none()) {
                *owner = Some(number);
            }
        }
        owners
    }

    /// The end of the sections under a section, which are deeper.
    fn end_of(&self, section: usize) -> usize {
        let level = |number: usize| self.stated.sections.get(number).map_or(0, |section| section.level);
        let own = level(section);
        (section + 1..self.stated.sections.len()).find(|next| level(*next) <= own).unwrap_or(self.stated.sections.len())
    }

    /// The section of a stage, by anchor.
    pub(super) fn anchored(&self, anchor: Option<&str>, id: &str, taken: &[usize]) -> Option<usize> {
        let is = |(number, section): &(usize, &StatedSection)| {
            !taken.contains(number) && has_anchor(section, anchor, id) && !self.strays.contains(&(*number, id))
        };
        self.stated.sections.iter().enumerate().find(is).map(|(number, _)| number)
    }

    /// The sections with the anchor of a stage on the heading of another one, which has none of its own.
    pub(super) fn strays(&self) -> BTreeSet<(usize, &'c str)> {
        let archive = self.rules.archive();
        let stages = self.rules.stages().iter().map(|stage| (&*stage.id, stage.anchor.as_deref()));
        let stages: Vec<(&str, Option<&str>)> = stages.chain([(&*archive.id, archive.anchor.as_deref())]).collect();
        let mut anchored: Vec<(usize, &str, Vec<Label>)> = Vec::new();
        for (number, section) in self.stated.sections.iter().enumerate() {
            for (id, _) in stages.iter().filter(|(id, anchor)| has_anchor(section, *anchor, id)) {
                let meant = self.labels.same(Noun::Stage, section.heading.words());
                let names = meant.into_iter().filter(|meant| meant.score == 100).map(|meant| meant.label);
                anchored.push((number, id, names.collect()));
            }
        }
        let own = |id: &str| self.labels.known(Noun::Stage, id);
        let at_home: BTreeSet<Label> = anchored
            .iter()
            .map(|(_, id, names)| (own(id), names))
            .filter(|(own, names)| names.contains(own))
            .map(|(own, _)| own)
            .collect();
        let is_stray = |id: &str, names: &[Label]| {
            names.first().is_some_and(|other| !at_home.contains(other)) && !names.contains(&own(id))
        };
        let strays = anchored.iter().filter(|(_, id, names)| is_stray(id, names));
        strays.map(|(number, id, _)| (*number, *id)).collect()
    }

    /// Reports anchors of stages on the headings of others.
    fn misplaced(&mut self) {
        let stated = self.stated;
        for (number, id) in self.strays.clone() {
            let Some(heading) = stated.sections.get(number).map(|section| &section.heading) else { continue };
            let message = format!("the anchor of stage `{id}` is on the heading {}", quoted(&heading.text));
            self.contradict(&heading.at, &["stages", id, "anchor"], message, "the anchor");
        }
    }

    /// The section of a stage, by anchor or else by heading.
    pub(super) fn section(&self, anchor: Option<&str>, id: &str, taken: &[usize]) -> Option<usize> {
        if let Some(number) = self.anchored(anchor, id, taken) {
            return Some(number);
        }
        if !self.understood {
            return None;
        }
        let free = || self.stated.sections.iter().enumerate().filter(|(number, _)| !taken.contains(number));
        let stage = self.labels.known(Noun::Stage, id);
        let has_rules = |section: &StatedSection| {
            !section.actions.is_empty() || !section.timeouts.is_empty() || !section.lists.is_empty()
        };
        let named = free().filter(|(_, section)| section.level > 1 && has_rules(section)).find(|(_, section)| {
            self.labels.within(Noun::Stage, section.heading.words()).is_some_and(|meant| meant.label == stage)
        });
        named.map(|(number, _)| number)
    }

    fn stage(&mut self, number: StageId, stage: &'c Stage, section: usize) {
        let Some(stated) = self.stated.sections.get(section) else { return };
        self.confirm(&stated.heading.at, &["stages", &stage.id]);
        match (&stated.overview, stage.shows) {
            (Some(at), Shows::Overview) => self.confirm(at, &["stages", &stage.id, "shows"]),
            (Some(at), Shows::Details) => {
                let message =
                    format!("the page shows only the overview in stage `{}`, but the rules all details", stage.id);
                self.contradict(at, &["stages", &stage.id], message, "all details are shown");
            }
            (None, Shows::Overview) => {
                let message = format!("the page does not say that stage `{}` shows only the overview", stage.id);
                self.unsaid(&stated.heading.at, &["stages", &stage.id, "shows"], message);
            }
            (None, Shows::Details) => {}
        }
        self.withheld(&stage.withhold, &stated.withheld, &["stages", &stage.id, "withhold"], &stated.heading.at);
        self.actions(number, stage, stated);
        self.unknown_recipients(stage, stated);
        self.timeouts(number, stage, stated);
        self.alerts(stage, stated);
    }

    fn timeouts(&mut self, number: StageId, stage: &'c Stage, section: &'c StatedSection) {
        for (timeout, stated) in same_timeouts(stage.timeouts.as_slice(), &section.timeouts) {
            self.timeout(number, stage, timeout, stated);
        }
        if let Some(at) = section.never.as_ref().filter(|_| stage.limited) {
            let message = format!("stage `{}` has no timeout on the page but one in the rules", stage.id);
            self.contradict(at, &["stages", &stage.id, "timeout"], message, "the timeout");
        }
    }

    fn timeout(&mut self, number: StageId, stage: &'c Stage, timeout: &'c Timeout, stated: &'c StatedTimeout) {
        let key = |last: &'static str| ["stages", &*stage.id, "timeout", last];
        self.target(Some(number), Some(timeout.to), (&stated.to, &stated.names), None, &key("to"), &stated.at);
        self.notices(&timeout.notify, (&stated.notices, &stated.rest), &key("notify"), &stated.at);
        self.condition(&timeout.when, &stated.when, &key("when"), &stated.at);
        self.reminders(&timeout.reminders, stated, &key("remind"));
    }

    /// Compares the target of an action or a timeout: the stated one, or else the states among the names in bold. Only a
    /// stage has a next one.
    pub(super) fn target(
        &mut self,
        stage: Option<StageId>,
        to: Option<State>,
        (stated, names): (&[StatedTarget], &[Name]),
        own: Option<&Name>,
        route: &[&str],
        around: &Range<usize>,
    ) {
        let Some(to) = to else {
            for target in stated.iter().filter(|target| self.is_state(target)).collect::<Vec<_>>() {
                let at = target.at();
                let message = "the page moves the lead, but the rules keep it in its stage".to_owned();
                self.contradict(&at, route, message, "the lead stays in its stage");
            }
            return;
        };
        let label = Label::from(to);
        let id = self.rules.state_id(to).to_owned();
        let known: Vec<&StatedTarget> = stated.iter().filter(|target| self.is_state(target)).collect();
        let mut states: Vec<&Name> = Vec::new();
        for target in &known {
            match target {
                StatedTarget::Next(at) if matches!((to, stage), (State::Open(next), Some(stage)) if next.number() == stage.number() + 1) =>
                {
                    self.confirm(at, route);
                }
                StatedTarget::Next(at) => {
                    let message = format!("the target is the next stage on the page but `{id}` in the rules");
                    self.contradict(at, route, message, &format!("the target is `{id}`"));
                }
                StatedTarget::Moves(name) | StatedTarget::Archives(name) => states.push(name),
            }
        }
        if known.is_empty() {
            // Of the names in bold, only one is the target.
            let expected = names.iter().find(|name| self.means(label, name));
            let state = || names.iter().find(|name| self.is_only_state(name));
            states.extend(expected.or_else(state));
        }
        for name in &states {
            let mut all = self.states(label.noun, name);
            if let Some(meant) = all.iter().find(|meant| meant.label == label).copied() {
                all.retain(|meant| meant.label.noun == label.noun);
                self.confirm(&name.at, route);
                self.uses(meant, name, &all);
            } else if let Some(meant) = all.first() {
                let other = self.labels.id(meant.label);
                let name_of = quoted(&name.text);
                let message = format!("the target is {name_of} (`{other}`) on the page but `{id}` in the rules");
                self.contradict(&name.at, route, message, &format!("the target is `{id}`"));
            }
        }
        if stated.is_empty() && states.is_empty() && own.is_some_and(|own| self.means(label, own)) {
            // An action such as `won` has the name of its outcome.
            return own.into_iter().for_each(|own| self.confirm(&own.at, route));
        }
        if known.is_empty() && states.is_empty() {
            // The name in the sentence about the target, or else the only other unknown one in bold.
            let unknown = |name: &&Name| self.is_unknown(name);
            let mut bold: Vec<&Name> = stated
                .iter()
                .filter_map(StatedTarget::name)
                .filter(|name| name.bold || is_short(name))
                .filter(unknown)
                .collect();
            if bold.is_empty() {
                bold = names.iter().filter(unknown).collect();
            }
            match bold.as_slice() {
                // Even if several sentences repeat it.
                [name, others @ ..] if others.iter().all(|other| other.text == name.text) => {
                    let message = format!("the target is {} on the page but `{id}` in the rules", quoted(&name.text));
                    self.misnamed(name, Some(label), route, (message, &format!("the target is `{id}`")));
                }
                _ => self.unsaid(around, route, format!("the page does not say that this leads to `{id}`")),
            }
        }
    }

    /// Whether a target is a known state or the next stage.
    fn is_state(&self, target: &StatedTarget) -> bool {
        target.name().is_none_or(|name| !self.states(Noun::Stage, name).is_empty())
    }

    /// Whether a name means a state rather than a button, a field or an action.
    fn is_only_state(&self, name: &Name) -> bool {
        let best = |noun: Noun| self.labels.same(noun, name.words()).first().map_or(0, |meant| meant.score);
        let state = best(Noun::Stage).max(best(Noun::Outcome));
        // An action can have the name of its outcome: **Won**.
        state > 0 && best(Noun::Confirm) == 0 && best(Noun::Field) == 0 && best(Noun::Action) <= state
    }

    /// Whether a name means nothing that the rules know.
    pub(super) fn is_unknown(&self, name: &Name) -> bool {
        let nouns = [Noun::Stage, Noun::Outcome, Noun::Action, Noun::Confirm, Noun::Field, Noun::Recipient];
        nouns.iter().all(|noun| self.labels.same(*noun, name.words()).is_empty())
    }

    /// The states that a name can mean, those of the expected noun first.
    fn states(&self, noun: Noun, name: &Name) -> Vec<Meant> {
        let other = if noun == Noun::Stage { Noun::Outcome } else { Noun::Stage };
        let mut states = self.labels.same(noun, name.words());
        states.extend(self.labels.same(other, name.words()));
        let best = states.iter().map(|meant| meant.score).max();
        states.retain(|meant| Some(meant.score) == best);
        states
    }

    fn alerts(&mut self, stage: &'c Stage, section: &'c StatedSection) {
        for (alert, stated) in stage.alerts.iter().zip(&section.alerts) {
            let route = ["stages", &*stage.id, "alerts", &*alert.id];
            self.confirm(&stated.at, &route);
            // Pages in free prose need not mention conditions and icons.
            if !stated.anchors.is_empty() || !stated.when.is_empty() {
                let icon = ["stages", &*stage.id, "alerts", &*alert.id, "icon"];
                let then = ["stages", &*stage.id, "alerts", &*alert.id, "then", "icon"];
                self.condition(
                    &alert.when,
                    &stated.when,
                    &["stages", &stage.id, "alerts", &alert.id, "when"],
                    &stated.at,
                );
                self.icon(alert.icon.as_deref(), stated.icon.as_ref(), &icon, &stated.at);
                let next = alert.follower.as_ref().and_then(|next| next.icon.as_deref());
                self.icon(next, stated.next_icon.as_ref(), &then, &stated.at);
            }
        }
        for alert in stage.alerts.iter().skip(section.alerts.len()) {
            let message = format!("the page does not mention alert `{}`", alert.id);
            self.unsaid(&section.heading.at, &["stages", &stage.id, "alerts", &alert.id], message);
        }
        for stated in section.alerts.iter().skip(stage.alerts.len()) {
            self.beyond(&stated.at, format!("stage `{}` has no such alert", stage.id));
        }
    }
}

/// The timeouts of a stage or a clock with those of a page: those after the same time, and the others in order.
pub(super) fn same_timeouts<'t, T>(
    rules: &'t [Timeout<T>],
    page: &'t [StatedTimeout],
) -> Vec<(&'t Timeout<T>, &'t StatedTimeout)> {
    let mut pairs = Vec::new();
    let (mut rules, mut page): (Vec<&Timeout<T>>, Vec<&StatedTimeout>) =
        (rules.iter().collect(), page.iter().collect());
    page.retain(|stated| {
        let after = |timeout: &&Timeout<T>| stated.after.as_ref().is_some_and(|(after, _)| *after == timeout.after);
        let same = rules.iter().position(after);
        pairs.extend(same.map(|at| (rules.remove(at), *stated)));
        same.is_none()
    });
    pairs.extend(rules.into_iter().zip(page));
    pairs
}

impl StatedTarget {
    /// Its location.
    pub(crate) fn at(&self) -> Range<usize> {
        match self {
            Self::Moves(name) | Self::Archives(name) => name.at.clone(),
            Self::Next(at) => at.clone(),
        }
    }

    /// Its name; none for the next stage.
    pub(crate) fn name(&self) -> Option<&Name> {
        match self {
            Self::Moves(name) | Self::Archives(name) => Some(name),
            Self::Next(_) => None,
        }
    }
}

/// Whether a section has the anchor of a stage.
fn has_anchor(section: &StatedSection, anchor: Option<&str>, id: &str) -> bool {
    let is = |known: &str| anchor == Some(known) || known.strip_prefix("stage-") == Some(id);
    section.anchors.iter().any(|known| is(known))
}
