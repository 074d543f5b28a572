//! Compares stages: sections, timeouts, alerts, visible details, and outcomes.

use std::ops::Range;

use crate::label::{Label, Meant, Noun};
use crate::likeness::SAME;
use crate::stated::{Name, StatedNotice, StatedSection, StatedTarget, StatedTimeout};
use referee::rules::{Id, NotificationId, Shows, Stage, StageId, State, Timeout};

use super::actions::{labels, span};
use super::rows::Row;
use super::{Comparing, quoted};

impl<'c> Comparing<'c> {
    /// Compares all stages. Returns the stage that each section is about.
    pub(super) fn stages(&mut self) -> Vec<Option<StageId>> {
        let (rules, stated) = (self.rules, self.stated);
        let owners = self.owners();
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
        if !self.understood {
            return None;
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
        self.unknown_recipients(stage, stated);
        self.timeouts(number, stage, stated);
        self.alerts(stage, stated);
    }

    /// Reports recipients that the stage does not notify.
    fn unknown_recipients(&mut self, stage: &Stage, stated: &StatedSection) {
        let notify = stage.actions.iter().flat_map(|action| &action.notify);
        let notify: Vec<NotificationId> =
            notify.chain(stage.timeouts.iter().flat_map(|timeout| &timeout.notify)).copied().collect();
        for name in stated.notices.iter().flat_map(|notice| &notice.to) {
            let recipients = notify.iter().map(|number| &self.rules.notifications()[*number]);
            let known = recipients.flat_map(|notification| notification.to.all());
            let expected: Vec<Label> = known.map(|one| (*one).into()).collect();
            let meant = self.labels.same(Noun::Recipient, &name.text);
            if !meant.is_empty() && meant.iter().all(|meant| !expected.contains(&meant.label)) {
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
        self.target(number, Some(timeout.to), (&stated.to, &stated.names), None, &key("to"), &stated.at);
        self.notices(&timeout.notify, (&stated.notices, &stated.rest), &key("notify"), &stated.at);
        self.condition(&timeout.when, &stated.when, &key("when"), &stated.at);
    }

    /// Compares the target of an action or a timeout: the stated one, or else the states among the names in bold.
    pub(super) fn target(
        &mut self,
        stage: StageId,
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
                StatedTarget::Next(at) if matches!(to, State::Open(next) if next.number() == stage.number() + 1) => {
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
            let expected = names.iter().find(|name| self.means(label, &name.text));
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
        if stated.is_empty() && states.is_empty() && own.is_some_and(|own| self.means(label, &own.text)) {
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
        let best = |noun: Noun| self.labels.same(noun, &name.text).first().map_or(0, |meant| meant.score);
        let state = best(Noun::Stage).max(best(Noun::Outcome));
        // An action can have the name of its outcome: **Won**.
        state > 0 && best(Noun::Confirm) == 0 && best(Noun::Field) == 0 && best(Noun::Action) <= state
    }

    /// Whether a name means nothing that the rules know.
    pub(super) fn is_unknown(&self, name: &Name) -> bool {
        let nouns = [Noun::Stage, Noun::Outcome, Noun::Action, Noun::Confirm, Noun::Field, Noun::Recipient];
        nouns.iter().all(|noun| self.labels.same(*noun, &name.text).is_empty())
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
        (stated, rest): (&[StatedNotice], &[Range<usize>]),
        route: &[&str],
        around: &Range<usize>,
    ) {
        let rules = self.rules;
        let expected = labels(notify.iter().flat_map(|number| rules.notifications()[*number].to.all()));
        let mut open = expected.clone();
        for subject in stated.iter().filter_map(|notice| notice.subject.as_ref()) {
            let all = self.labels.same(Noun::Notification, &subject.text);
            if notify.iter().any(|number| self.means(*number, &subject.text)) {
                self.confirm(&subject.at, route);
            } else {
                let message = format!("the page names notification {}, but the rules another", quoted(&subject.text));
                let expected = if all.is_empty() { notify.first().map(|number| (*number).into()) } else { None };
                match expected {
                    Some(expected) => self.wording(subject, expected, route),
                    None => self.contradict(&subject.at, route, message, "the notifications"),
                }
            }
        }
        let ids: Vec<String> = expected.iter().map(|label| format!("`{}`", self.labels.id(*label))).collect();
        let rule = if ids.is_empty() { "nobody".to_owned() } else { ids.join(" or ") };
        let names: Vec<&Name> = stated.iter().flat_map(|notice| &notice.to).collect();
        let mut merged = self.merged(Noun::Recipient, &names);
        let knows = |name: &Name| self.labels.within(Noun::Recipient, &name.text).is_some();
        if !expected.is_empty() && !merged.iter().any(knows) {
            let mentioned = self.mentioned_recipients(&expected, rest);
            merged = if mentioned.is_empty() { merged } else { mentioned };
        }
        let mut unknown: Vec<&Name> = Vec::new();
        let mut wrong = false;
        for name in &merged {
            let all = self.labels.all(Noun::Recipient, &name.text);
            let same = self.labels.same(Noun::Recipient, &name.text);
            let asked = if same.is_empty() { &all } else { &same };
            match asked.iter().find(|meant| expected.contains(&meant.label)) {
                Some(meant) => {
                    open.retain(|recipient| *recipient != meant.label);
                    self.confirm(&name.at, route);
                }
                None if same.is_empty() => unknown.push(name),
                None => {
                    wrong = true;
                    let message = format!("the page notifies {}, but the rules notify {rule}", quoted(&name.text));
                    self.contradict(&name.at, route, message, &format!("notifies {rule}"));
                }
            }
        }
        // The finding also covers the recipients that the rules have instead.
        for (number, recipient) in open.into_iter().enumerate().filter(|_| !wrong) {
            if let Some(name) = unknown.get(number).filter(|name| is_short(name)) {
                self.wording(name, recipient, route);
            } else {
                let message = format!("the page does not say that `{}` is notified", self.labels.id(recipient));
                self.unsaid(around, route, message);
            }
        }
    }

    /// The expected recipients that a text mentions, or else any others, in any sentence.
    fn mentioned_recipients(&self, expected: &[Label], rest: &[Range<usize>]) -> Vec<Name> {
        let text = self.source.text();
        let name = |at: Range<usize>| Name { text: text.get(at.clone()).unwrap_or_default().into(), at, bold: false };
        let mention = |label: &Label| rest.iter().find_map(|at| self.labels.mentions_one(*label, text, at)).map(name);
        let names: Vec<Name> = expected.iter().filter_map(mention).collect();
        if names.is_empty() {
            self.labels.of(Noun::Recipient).iter().filter_map(mention).take(1).collect()
        } else {
            names
        }
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

/// The timeouts of a stage with those of a page: those after the same time, and the others in order.
fn same_timeouts<'t>(rules: &'t [Timeout], page: &'t [StatedTimeout]) -> Vec<(&'t Timeout, &'t StatedTimeout)> {
    let mut pairs = Vec::new();
    let (mut rules, mut page): (Vec<&Timeout>, Vec<&StatedTimeout>) = (rules.iter().collect(), page.iter().collect());
    page.retain(|stated| {
        let after = |timeout: &&Timeout| stated.after.as_ref().is_some_and(|(after, _)| *after == timeout.after);
        let same = rules.iter().position(after);
        pairs.extend(same.map(|at| (rules.remove(at), *stated)));
        same.is_none()
    });
    pairs.extend(rules.into_iter().zip(page));
    pairs
}

/// The maximum size of the name of a recipient, in words and in letters.
const MOST_WORDS: usize = 4;
const MOST_LETTERS: usize = 40;

/// Whether a name is short enough to be one, and not the rest of a clause.
fn is_short(name: &Name) -> bool {
    name.text.split_whitespace().count() <= MOST_WORDS && name.text.chars().count() <= MOST_LETTERS
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
