//! Stages: which section is about which, what happens in time, what shows, and how leads end.

use std::ops::Range;

use crate::label::{Label, Meant, Noun};
use crate::likeness::SAME;
use crate::told::{Name, ToldNotice, ToldSection, ToldTarget, ToldTimeout};
use crate::written;
use referee::rules::{Id, NotificationId, Shows, Stage, StageId, State, Timeout};

use super::actions::{labels, span};
use super::rows::Row;
use super::{Comparing, quoted};

impl<'c> Comparing<'c> {
    pub(super) fn stages(&mut self) {
        let mut taken: Vec<usize> = Vec::new();
        let rules = self.rules;
        for (number, stage) in rules.stages().entries() {
            if let Some(section) = self.section(stage.anchor.as_deref(), &stage.id, &taken) {
                taken.push(section);
                self.stage(number, stage, section);
            } else {
                let message = format!("the page does not tell of the stage `{}`", stage.id);
                self.unsaid(&self.top(), &["stages", &stage.id], message);
            }
        }
        let archive = rules.archive();
        if let Some(section) = self.section(archive.anchor.as_deref(), &archive.id, &taken) {
            taken.push(section);
            self.outcomes(section);
        } else {
            let message = format!("the page does not tell of the archive `{}`", archive.id);
            self.unsaid(&self.top(), &["stages", &archive.id], message);
        }
        let told = self.told;
        for (_, section) in told.sections.iter().enumerate().filter(|(number, _)| !taken.contains(number)) {
            let first = section.actions.first().map(|action| &action.name.at);
            let timeout = section.timeouts.iter().find_map(|timeout| timeout.after.as_ref().map(|(_, at)| at));
            if let Some(at) = first.or(timeout) {
                let message = format!("{} tells of a stage that the rules do not have", quoted(&section.heading.text));
                self.contradict(at, &["stages"], message, "the stages");
            }
        }
    }

    /// The section of a stage: by its anchor.
    pub(super) fn anchored(&self, anchor: Option<&str>, id: &str, taken: &[usize]) -> Option<usize> {
        let own = format!("stage-{id}");
        let is =
            |section: &ToldSection| section.anchors.iter().any(|known| anchor == Some(&**known) || **known == *own);
        let mut sections = self.told.sections.iter().enumerate();
        sections.find(|(number, section)| !taken.contains(number) && is(section)).map(|(number, _)| number)
    }

    /// The section of a stage: by its anchor, else by its heading.
    pub(super) fn section(&self, anchor: Option<&str>, id: &str, taken: &[usize]) -> Option<usize> {
        if let Some(number) = self.anchored(anchor, id, taken) {
            return Some(number);
        }
        let free = || self.told.sections.iter().enumerate().filter(|(number, _)| !taken.contains(number));
        let stage = self.labels.known(Noun::Stage, id);
        let tells = |section: &ToldSection| {
            !section.actions.is_empty() || !section.timeouts.is_empty() || !section.lists.is_empty()
        };
        let named = free().filter(|(_, section)| section.level > 1 && tells(section)).find(|(_, section)| {
            self.labels.within(Noun::Stage, &section.heading.text).is_some_and(|meant| meant.label == stage)
        });
        named.map(|(number, _)| number)
    }

    fn stage(&mut self, number: StageId, stage: &'c Stage, section: usize) {
        let Some(told) = self.told.sections.get(section) else { return };
        self.confirm(&told.heading.at, &["stages", &stage.id]);
        match (&told.overview, stage.shows) {
            (Some(at), Shows::Overview) => self.confirm(at, &["stages", &stage.id, "shows"]),
            (Some(at), Shows::Details) => {
                let message = format!("the page shows an overview only in `{}`, the rules all details", stage.id);
                self.contradict(at, &["stages", &stage.id], message, "nothing is withheld");
            }
            (None, Shows::Overview) => {
                let message = format!("the page does not say that only an overview shows in `{}`", stage.id);
                self.unsaid(&told.heading.at, &["stages", &stage.id, "shows"], message);
            }
            (None, Shows::Details) => {}
        }
        self.actions(number, stage, told);
        self.strangers(stage, told);
        self.timeouts(number, stage, told);
        self.alerts(stage, told);
    }

    /// What a section tells of that its stage does not have: items of its list that are no actions, and who is told.
    fn strangers(&mut self, stage: &Stage, told: &ToldSection) {
        let route = ["stages", &*stage.id, "actions"];
        for entry in told.entries.iter().filter(|entry| entry.depth > 0 && !told.actions.is_empty()) {
            let message =
                format!("the page tells of {}, which is no action of `{}`", quoted(&entry.name.text), stage.id);
            self.contradict(&entry.name.at, &route, message, "the actions");
        }
        let notify = stage.actions.iter().flat_map(|action| &action.notify);
        let notify: Vec<NotificationId> =
            notify.chain(stage.timeouts.iter().flat_map(|timeout| &timeout.notify)).copied().collect();
        for name in told.notices.iter().flat_map(|notice| &notice.to) {
            let recipients = notify.iter().map(|number| &self.rules.notifications()[*number]);
            let mut known = recipients.flat_map(|notification| notification.to.all());
            if !known.any(|one| self.means(*one, &name.text)) {
                let message =
                    format!("the page says that {} is told in `{}`, the rules do not", quoted(&name.text), stage.id);
                self.contradict(&name.at, &["stages", &stage.id], message, "nobody of that name is told");
            }
        }
    }

    fn timeouts(&mut self, number: StageId, stage: &'c Stage, section: &'c ToldSection) {
        let key = ["stages", &*stage.id, "timeout"];
        for (timeout, told) in stage.timeouts.iter().zip(&section.timeouts) {
            self.timeout(number, stage, timeout, told);
        }
        let missing = stage.timeouts.iter().skip(section.timeouts.len());
        if let Some(at) = section.never.as_ref().filter(|_| stage.limited) {
            let message = format!("the page says that `{}` has no time limit, the rules that it has", stage.id);
            self.contradict(at, &key, message, "the time limit");
        } else {
            for timeout in missing {
                let after = written(timeout.after);
                let message = format!("the page does not say that leads leave `{}` after {after}", stage.id);
                self.unsaid(&section.heading.at, &key, message);
            }
        }
        for told in section.timeouts.iter().skip(stage.timeouts.len()) {
            let at = told.after.as_ref().map_or(&told.at, |(_, at)| at);
            let message = format!("the page sets `{}` a time limit that the rules do not have", stage.id);
            self.contradict(at, &["stages", &stage.id], message, "no such time limit");
        }
    }

    fn timeout(&mut self, number: StageId, stage: &'c Stage, timeout: &'c Timeout, told: &'c ToldTimeout) {
        let key = |last: &'static str| ["stages", &*stage.id, "timeout", last];
        match &told.after {
            Some((after, at)) if *after == timeout.after => self.confirm(at, &key("after")),
            Some((after, at)) => {
                let rule = written(timeout.after);
                let message = format!("the page says {}, the rules say {rule}", written(*after));
                self.contradict(at, &key("after"), message, &format!("the time limit is {rule}"));
            }
            None if told.unread => {}
            None => {
                let rule = written(timeout.after);
                let message = format!("the page does not say that leads leave `{}` after {rule}", stage.id);
                self.unsaid(&told.at, &key("after"), message);
            }
        }
        self.target(number, Some(timeout.to), &told.to, &key("to"), &told.at);
        self.notices(&timeout.notify, &told.notices, &key("notify"), &told.at);
        self.condition(&timeout.when, &told.when, &key("when"), &told.at);
    }

    /// Where the page says that a lead goes.
    pub(super) fn target(
        &mut self,
        stage: StageId,
        to: Option<State>,
        told: &'c [ToldTarget],
        route: &[&str],
        around: &Range<usize>,
    ) {
        let Some(to) = to else {
            for target in told {
                let at = target.at();
                let message = "the page moves the lead, the rules leave it where it is".to_owned();
                self.contradict(&at, route, message, "the lead stays in its stage");
            }
            return;
        };
        let id = self.rules.state_id(to).to_owned();
        if told.is_empty() {
            self.unsaid(around, route, format!("the page does not say that this leads to `{id}`"));
        }
        for target in told {
            let at = target.at();
            let name = match target {
                ToldTarget::Next(_) => {
                    if matches!(to, State::Open(next) if next.number() == stage.number() + 1) {
                        self.confirm(&at, route);
                    } else {
                        let message = format!("the page leads to the next stage, the rules to `{id}`");
                        self.contradict(&at, route, message, &format!("leads to `{id}`"));
                    }
                    continue;
                }
                ToldTarget::Moves(name) | ToldTarget::Archives(name) => name,
            };
            let label = Label::from(to);
            let mut all = self.states(label.noun, name);
            if let Some(meant) = all.iter().find(|meant| meant.label == label).copied() {
                all.retain(|meant| meant.label.noun == label.noun);
                self.confirm(&at, route);
                self.uses(meant, name, &all);
                continue;
            }
            let message = match all.first() {
                Some(meant) => {
                    let other = self.labels.id(meant.label);
                    format!("the page leads to {} (`{other}`), the rules to `{id}`", quoted(&name.text))
                }
                None => format!("the page leads to {}, the rules to `{id}`", quoted(&name.text)),
            };
            self.contradict(&at, route, message, &format!("leads to `{id}`"));
        }
    }

    /// The states that a name can mean: those of the noun that is expected first.
    fn states(&self, noun: Noun, name: &Name) -> Vec<Meant> {
        let other = if noun == Noun::Stage { Noun::Outcome } else { Noun::Stage };
        let mut states = self.labels.same(noun, &name.text);
        states.extend(self.labels.same(other, &name.text));
        let best = states.iter().map(|meant| meant.score).max();
        states.retain(|meant| Some(meant.score) == best);
        states
    }

    /// Whom the page says is told.
    pub(super) fn notices(
        &mut self,
        notify: &[NotificationId],
        told: &[ToldNotice],
        route: &[&str],
        around: &Range<usize>,
    ) {
        let rules = self.rules;
        let expected = labels(notify.iter().flat_map(|number| rules.notifications()[*number].to.all()));
        let mut open = expected.clone();
        let mut wrong: Vec<Name> = Vec::new();
        for subject in told.iter().filter_map(|notice| notice.subject.as_ref()) {
            if notify.iter().any(|number| self.means(*number, &subject.text)) {
                self.confirm(&subject.at, route);
            } else {
                let message = format!("the page names the notification {}, the rules another", quoted(&subject.text));
                self.contradict(&subject.at, route, message, "the notifications");
            }
        }
        for notice in told {
            let names = self.merged(Noun::Recipient, &notice.to.iter().collect::<Vec<_>>());
            for name in &names {
                let meant = self.labels.within(Noun::Recipient, &name.text);
                let known = meant.and_then(|meant| open.iter().position(|recipient| *recipient == meant.label));
                match (known, meant) {
                    (Some(known), _) => {
                        open.remove(known);
                        self.confirm(&name.at, route);
                    }
                    // Said twice of one.
                    (None, Some(meant)) if expected.contains(&meant.label) => {}
                    (None, _) => wrong.push(name.clone()),
                }
            }
        }
        let said: Vec<String> = expected.iter().map(|label| format!("`{}`", self.labels.id(*label))).collect();
        let rule = if said.is_empty() { "nobody is told".to_owned() } else { format!("{} is told", said.join(" or ")) };
        for name in wrong {
            // Whom it should be instead is told with it.
            if !open.is_empty() {
                open.remove(0);
            }
            let message = format!("the page says that {} is told, the rules say that {rule}", quoted(&name.text));
            self.contradict(&name.at, route, message, &rule);
        }
        for recipient in open {
            let message = format!("the page does not say that `{}` is told", self.labels.id(recipient));
            self.unsaid(around, route, message);
        }
    }

    fn alerts(&mut self, stage: &'c Stage, section: &'c ToldSection) {
        for (alert, told) in stage.alerts.iter().zip(&section.alerts) {
            let route = ["stages", &*stage.id, "alerts", &*alert.id];
            let time = ["stages", &*stage.id, "alerts", &*alert.id, "for"];
            self.confirm(&told.at, &route);
            // A page of one's own words tells of conditions and icons as it likes.
            if !told.anchors.is_empty() || !told.when.is_empty() {
                let icon = ["stages", &*stage.id, "alerts", &*alert.id, "icon"];
                let then = ["stages", &*stage.id, "alerts", &*alert.id, "then", "icon"];
                self.condition(&alert.when, &told.when, &["stages", &stage.id, "alerts", &alert.id, "when"], &told.at);
                self.icon(alert.icon.as_deref(), told.icon.as_ref(), &icon, &told.at);
                let next = alert.follower.as_ref().and_then(|next| next.icon.as_deref());
                self.icon(next, told.next_icon.as_ref(), &then, &told.at);
            }
            match (&alert.follower, &told.changes) {
                (Some(next), Some((after, at))) if next.after == *after => self.confirm(at, &time),
                (Some(next), Some((after, at))) => {
                    let rule = written(next.after);
                    let message = format!("the page says {}, the rules say {rule}", written(*after));
                    self.contradict(at, &time, message, &format!("the alert changes after {rule}"));
                }
                (Some(next), None) => {
                    let message =
                        format!("the page does not say that `{}` changes after {}", alert.id, written(next.after));
                    self.unsaid(&told.at, &time, message);
                }
                (None, Some((_, at))) => {
                    let message = format!("the page says that `{}` changes, the rules do not", alert.id);
                    self.contradict(at, &route, message, "it does not change");
                }
                (None, None) => {}
            }
        }
        for alert in stage.alerts.iter().skip(section.alerts.len()) {
            let message = format!("the page does not tell of the alert `{}`", alert.id);
            self.unsaid(&section.heading.at, &["stages", &stage.id, "alerts", &alert.id], message);
        }
        for told in section.alerts.iter().skip(stage.alerts.len()) {
            let message = format!("the page tells of an alert that `{}` does not have", stage.id);
            self.contradict(&told.at, &["stages", &stage.id], message, "no such alert");
        }
    }

    /// The list of how leads can end.
    fn outcomes(&mut self, section: usize) {
        let Some(told) = self.told.sections.get(section) else { return };
        let archive = &*self.rules.archive().id;
        let route = ["stages", archive, "outcomes"];
        self.confirm(&told.heading.at, &["stages", archive]);
        let listed: Vec<&Name> = told.lists.iter().max_by_key(|list| list.len()).into_iter().flatten().collect();
        let alone: Vec<&Name> = told.entries.iter().map(|entry| &entry.name).collect();
        // Of items that each begin with a name, none is a row.
        let names = if listed.is_empty() || alone.len() > 1 { alone } else { listed };
        let expected = self.labels.of(Noun::Outcome);
        let around = span(&names).unwrap_or_else(|| told.heading.at.clone());
        let row =
            Row { noun: Noun::Outcome, expected: &expected, told: &names, route: &route, around: &around, least: SAME };
        self.row(&row);
    }
}

impl ToldTarget {
    /// Where it is said.
    pub(crate) fn at(&self) -> Range<usize> {
        match self {
            Self::Moves(name) | Self::Archives(name) => name.at.clone(),
            Self::Next(at) => at.clone(),
        }
    }
}
