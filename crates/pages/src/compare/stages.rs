//! Compares stages: sections, timeouts, alerts, visible details, and outcomes.

use std::ops::Range;

use crate::label::{Label, Meant, Noun};
use crate::likeness::SAME;
use crate::stated::{Name, StatedNotice, StatedSection, StatedTarget, StatedTimeout};
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
                let message = format!("the page does not mention stage `{}`", stage.id);
                self.unsaid(&self.top(), &["stages", &stage.id], message);
            }
        }
        let archive = rules.archive();
        if let Some(section) = self.section(archive.anchor.as_deref(), &archive.id, &taken) {
            taken.push(section);
            self.outcomes(section);
        } else {
            let message = format!("the page does not mention archive `{}`", archive.id);
            self.unsaid(&self.top(), &["stages", &archive.id], message);
        }
        let stated = self.stated;
        for (_, section) in stated.sections.iter().enumerate().filter(|(number, _)| !taken.contains(number)) {
            let first = section.actions.first().map(|action| &action.name.at);
            let timeout = section.timeouts.iter().find_map(|timeout| timeout.after.as_ref().map(|(_, at)| at));
            if let Some(at) = first.or(timeout) {
                let message = format!("unknown stage {}", quoted(&section.heading.text));
                self.contradict(at, &["stages"], message, "the stages");
            }
        }
    }

    /// The section of a stage, by anchor.
    pub(super) fn anchored(&self, anchor: Option<&str>, id: &str, taken: &[usize]) -> Option<usize> {
        let own = format!("stage-{id}");
        let is =
            |section: &StatedSection| section.anchors.iter().any(|known| anchor == Some(&**known) || **known == *own);
        let mut sections = self.stated.sections.iter().enumerate();
        sections.find(|(number, section)| !taken.contains(number) && is(section)).map(|(number, _)| number)
    }

    /// The section of a stage, by anchor or else by heading.
    pub(super) fn section(&self, anchor: Option<&str>, id: &str, taken: &[usize]) -> Option<usize> {
        if let Some(number) = self.anchored(anchor, id, taken) {
            return Some(number);
        }
        let free = || self.stated.sections.iter().enumerate().filter(|(number, _)| !taken.contains(number));
        let stage = self.labels.known(Noun::Stage, id);
        let has_rules = |section: &StatedSection| {
            !section.actions.is_empty() || !section.timeouts.is_empty() || !section.lists.is_empty()
        };
        let named = free().filter(|(_, section)| section.level > 1 && has_rules(section)).find(|(_, section)| {
            self.labels.within(Noun::Stage, &section.heading.text).is_some_and(|meant| meant.label == stage)
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
        self.actions(number, stage, stated);
        self.unknown_items(stage, stated);
        self.timeouts(number, stage, stated);
        self.alerts(stage, stated);
    }

    /// Reports list items that are not actions of the stage, and recipients that it does not notify.
    fn unknown_items(&mut self, stage: &Stage, stated: &StatedSection) {
        let route = ["stages", &*stage.id, "actions"];
        for entry in stated.entries.iter().filter(|entry| entry.depth > 0 && !stated.actions.is_empty()) {
            let message = format!("stage `{}` has no action {}", stage.id, quoted(&entry.name.text));
            self.contradict(&entry.name.at, &route, message, "the actions");
        }
        let notify = stage.actions.iter().flat_map(|action| &action.notify);
        let notify: Vec<NotificationId> =
            notify.chain(stage.timeouts.iter().flat_map(|timeout| &timeout.notify)).copied().collect();
        for name in stated.notices.iter().flat_map(|notice| &notice.to) {
            let recipients = notify.iter().map(|number| &self.rules.notifications()[*number]);
            let mut known = recipients.flat_map(|notification| notification.to.all());
            if !known.any(|one| self.means(*one, &name.text)) {
                let message = format!(
                    "{} is notified in stage `{}` on the page but not in the rules",
                    quoted(&name.text),
                    stage.id
                );
                self.contradict(&name.at, &["stages", &stage.id], message, "no such recipient");
            }
        }
    }

    fn timeouts(&mut self, number: StageId, stage: &'c Stage, section: &'c StatedSection) {
        let key = ["stages", &*stage.id, "timeout"];
        for (timeout, stated) in stage.timeouts.iter().zip(&section.timeouts) {
            self.timeout(number, stage, timeout, stated);
        }
        let missing = stage.timeouts.iter().skip(section.timeouts.len());
        if let Some(at) = section.never.as_ref().filter(|_| stage.limited) {
            let message = format!("stage `{}` has no timeout on the page but one in the rules", stage.id);
            self.contradict(at, &key, message, "the timeout");
        } else {
            for timeout in missing {
                let after = written(timeout.after);
                let message = format!("the page does not say that leads leave stage `{}` after {after}", stage.id);
                self.unsaid(&section.heading.at, &key, message);
            }
        }
        for stated in section.timeouts.iter().skip(stage.timeouts.len()) {
            let at = stated.after.as_ref().map_or(&stated.at, |(_, at)| at);
            let message = format!("stage `{}` has a timeout on the page but not in the rules", stage.id);
            self.contradict(at, &["stages", &stage.id], message, "no such timeout");
        }
    }

    fn timeout(&mut self, number: StageId, stage: &'c Stage, timeout: &'c Timeout, stated: &'c StatedTimeout) {
        let key = |last: &'static str| ["stages", &*stage.id, "timeout", last];
        match &stated.after {
            Some((after, at)) if *after == timeout.after => self.confirm(at, &key("after")),
            Some((after, at)) => {
                let rule = written(timeout.after);
                let message = format!("the timeout is {} on the page but {rule} in the rules", written(*after));
                self.contradict(at, &key("after"), message, &format!("the timeout is {rule}"));
            }
            None if stated.unread => {}
            None => {
                let rule = written(timeout.after);
                let message = format!("the page does not say that leads leave stage `{}` after {rule}", stage.id);
                self.unsaid(&stated.at, &key("after"), message);
            }
        }
        self.target(number, Some(timeout.to), &stated.to, &key("to"), &stated.at);
        self.notices(&timeout.notify, &stated.notices, &key("notify"), &stated.at);
        self.condition(&timeout.when, &stated.when, &key("when"), &stated.at);
    }

    /// Compares the target of an action or a timeout.
    pub(super) fn target(
        &mut self,
        stage: StageId,
        to: Option<State>,
        stated: &'c [StatedTarget],
        route: &[&str],
        around: &Range<usize>,
    ) {
        let Some(to) = to else {
            for target in stated {
                let at = target.at();
                let message = "the page moves the lead, but the rules keep it in its stage".to_owned();
                self.contradict(&at, route, message, "the lead stays in its stage");
            }
            return;
        };
        let id = self.rules.state_id(to).to_owned();
        if stated.is_empty() {
            self.unsaid(around, route, format!("the page does not say that this leads to `{id}`"));
        }
        for target in stated {
            let at = target.at();
            let name = match target {
                StatedTarget::Next(_) => {
                    if matches!(to, State::Open(next) if next.number() == stage.number() + 1) {
                        self.confirm(&at, route);
                    } else {
                        let message = format!("the target is the next stage on the page but `{id}` in the rules");
                        self.contradict(&at, route, message, &format!("the target is `{id}`"));
                    }
                    continue;
                }
                StatedTarget::Moves(name) | StatedTarget::Archives(name) => name,
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
                    format!("the target is {} (`{other}`) on the page but `{id}` in the rules", quoted(&name.text))
                }
                None => format!("the target is {} on the page but `{id}` in the rules", quoted(&name.text)),
            };
            self.contradict(&at, route, message, &format!("the target is `{id}`"));
        }
    }

    /// The states that a name can mean, those of the expected noun first.
    fn states(&self, noun: Noun, name: &Name) -> Vec<Meant> {
        let other = if noun == Noun::Stage { Noun::Outcome } else { Noun::Stage };
        let mut states = self.labels.same(noun, &name.text);
        states.extend(self.labels.same(other, &name.text));
        let best = states.iter().map(|meant| meant.score).max();
        states.retain(|meant| Some(meant.score) == best);
        states
    }

    /// Compares the recipients of notifications.
    pub(super) fn notices(
        &mut self,
        notify: &[NotificationId],
        stated: &[StatedNotice],
        route: &[&str],
        around: &Range<usize>,
    ) {
        let rules = self.rules;
        let expected = labels(notify.iter().flat_map(|number| rules.notifications()[*number].to.all()));
        let mut open = expected.clone();
        let mut wrong: Vec<Name> = Vec::new();
        for subject in stated.iter().filter_map(|notice| notice.subject.as_ref()) {
            if notify.iter().any(|number| self.means(*number, &subject.text)) {
                self.confirm(&subject.at, route);
            } else {
                let message = format!("the page names notification {}, but the rules another", quoted(&subject.text));
                self.contradict(&subject.at, route, message, "the notifications");
            }
        }
        for notice in stated {
            let names = self.merged(Noun::Recipient, &notice.to.iter().collect::<Vec<_>>());
            for name in &names {
                let meant = self.labels.within(Noun::Recipient, &name.text);
                let known = meant.and_then(|meant| open.iter().position(|recipient| *recipient == meant.label));
                match (known, meant) {
                    (Some(known), _) => {
                        open.remove(known);
                        self.confirm(&name.at, route);
                    }
                    // The page mentions the recipient twice.
                    (None, Some(meant)) if expected.contains(&meant.label) => {}
                    (None, _) => wrong.push(name.clone()),
                }
            }
        }
        let ids: Vec<String> = expected.iter().map(|label| format!("`{}`", self.labels.id(*label))).collect();
        let rule = if ids.is_empty() { "nobody".to_owned() } else { ids.join(" or ") };
        for name in wrong {
            // The finding also covers the recipient that the rules have instead.
            if !open.is_empty() {
                open.remove(0);
            }
            let message = format!("the page notifies {}, but the rules notify {rule}", quoted(&name.text));
            self.contradict(&name.at, route, message, &format!("notifies {rule}"));
        }
        for recipient in open {
            let message = format!("the page does not say that `{}` is notified", self.labels.id(recipient));
            self.unsaid(around, route, message);
        }
    }

    fn alerts(&mut self, stage: &'c Stage, section: &'c StatedSection) {
        for (alert, stated) in stage.alerts.iter().zip(&section.alerts) {
            let route = ["stages", &*stage.id, "alerts", &*alert.id];
            let time = ["stages", &*stage.id, "alerts", &*alert.id, "for"];
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
            match (&alert.follower, &stated.changes) {
                (Some(next), Some((after, at))) if next.after == *after => self.confirm(at, &time),
                (Some(next), Some((after, at))) => {
                    let rule = written(next.after);
                    let message =
                        format!("the alert changes after {} on the page but {rule} in the rules", written(*after));
                    self.contradict(at, &time, message, &format!("the alert changes after {rule}"));
                }
                (Some(next), None) => {
                    let message = format!(
                        "the page does not say that alert `{}` changes after {}",
                        alert.id,
                        written(next.after)
                    );
                    self.unsaid(&stated.at, &time, message);
                }
                (None, Some((_, at))) => {
                    let message = format!("alert `{}` changes on the page but not in the rules", alert.id);
                    self.contradict(at, &route, message, "it does not change");
                }
                (None, None) => {}
            }
        }
        for alert in stage.alerts.iter().skip(section.alerts.len()) {
            let message = format!("the page does not mention alert `{}`", alert.id);
            self.unsaid(&section.heading.at, &["stages", &stage.id, "alerts", &alert.id], message);
        }
        for stated in section.alerts.iter().skip(stage.alerts.len()) {
            let message = format!("stage `{}` has an alert on the page but not in the rules", stage.id);
            self.contradict(&stated.at, &["stages", &stage.id], message, "no such alert");
        }
    }

    /// Compares the list of outcomes.
    fn outcomes(&mut self, section: usize) {
        let Some(stated) = self.stated.sections.get(section) else { return };
        let archive = &*self.rules.archive().id;
        let route = ["stages", archive, "outcomes"];
        self.confirm(&stated.heading.at, &["stages", archive]);
        let listed: Vec<&Name> = stated.lists.iter().max_by_key(|list| list.len()).into_iter().flatten().collect();
        let alone: Vec<&Name> = stated.entries.iter().map(|entry| &entry.name).collect();
        // Items that each begin with a name take precedence over a row.
        let names = if listed.is_empty() || alone.len() > 1 { alone } else { listed };
        let expected = self.labels.of(Noun::Outcome);
        let around = span(&names).unwrap_or_else(|| stated.heading.at.clone());
        let row = Row {
            noun: Noun::Outcome,
            expected: &expected,
            stated: &names,
            route: &route,
            around: &around,
            least: SAME,
        };
        self.row(&row);
    }
}

impl StatedTarget {
    /// Its location.
    pub(crate) fn at(&self) -> Range<usize> {
        match self {
            Self::Moves(name) | Self::Archives(name) => name.at.clone(),
            Self::Next(at) => at.clone(),
        }
    }
}
