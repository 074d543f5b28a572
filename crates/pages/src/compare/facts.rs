//! Compares facts: their values and defaults.

use std::ops::Range;

use crate::claim::Verdict;
use crate::label::{Label, Labels, Noun};
use crate::likeness::{SAME, words};
use crate::stated::{Name, StatedEntry, StatedSection};
use referee::rules::{ChangeClock, Fact, FactDefault, FactId, FactKind, NotificationId, Recipient, Stage, Test};

use super::actions::labels;
use super::rows::Row;
use super::{Comparing, quoted};

impl<'c> Comparing<'c> {
    /// Compares facts with their values, and marks.
    pub(super) fn facts(&mut self) {
        let rules = self.rules;
        let Some(section) = self.about("facts") else {
            let around = self.top();
            rules.facts().ids().for_each(|number| self.find_elsewhere(number, &around));
            return;
        };
        self.exclusions(section);
        let entries: Vec<&StatedEntry> = section.entries.iter().collect();
        let mut rest: Vec<&StatedEntry> = Vec::new();
        let mut found: Vec<FactId> = Vec::new();
        let mut last = None;
        for entry in entries {
            let meant = self.labels.same(Noun::Fact, entry.name.words());
            let fact = meant.first().and_then(|meant| rules.facts().find(self.labels.id(meant.label)));
            match fact.filter(|_| entry.depth <= 1) {
                Some(number) => {
                    found.push(number);
                    last = Some(number);
                    self.confirm(&entry.name.at, &["facts", &rules.facts()[number].id]);
                    self.fact(number, entry);
                }
                None if entry.depth > 1 && last.is_some_and(|number| !self.is_choice(number)) => {
                    let name = quoted(&entry.name.text);
                    self.contradict(
                        &entry.name.at,
                        &["facts"],
                        format!("the page lists the value {name}, but the fact has no values"),
                        "no values",
                    );
                }
                None => rest.push(entry),
            }
        }
        // An entry with an unknown name that says how its fact is given is about a missing one.
        let (unknown, rest): (Vec<&StatedEntry>, Vec<&StatedEntry>) = rest.into_iter().partition(|entry| {
            entry.depth <= 1 && (entry.must_be_given || entry.may_be_left_out || entry.default.is_some())
        });
        let mut missing = rules.facts().ids().filter(|number| !found.contains(number)).collect::<Vec<_>>().into_iter();
        for entry in unknown {
            let Some(number) = missing.next() else { continue };
            found.push(number);
            self.wording(&entry.name, number.into(), &["facts", &rules.facts()[number].id]);
        }
        self.values(&rest, &mut found, section);
        let missing = rules.facts().ids().filter(|number| !found.contains(number));
        missing.for_each(|number| self.find_elsewhere(number, &section.heading.at));
    }

    /// Compares the combinations that no lead has, in order.
    fn exclusions(&mut self, section: &'c StatedSection) {
        let rules = self.rules;
        let mut stated = section.excluded.iter();
        for condition in rules.excluded() {
            if let Some((tests, at)) = stated.next() {
                self.condition(condition, tests, &["excluded"], at);
            } else {
                let message = "the page does not mention an excluded combination of facts".to_owned();
                self.unsaid(&section.heading.at, &["excluded"], message);
            }
        }
        for (_, at) in stated {
            let message = "the page excludes a combination of facts, but the rules do not".to_owned();
            self.contradict(at, &["excluded"], message, "no such exclusion");
        }
    }

    /// Looks for a fact in the arrival section, in alerts, and in the recipients of notifications.
    fn find_elsewhere(&mut self, number: FactId, around: &Range<usize>) {
        let rules = self.rules;
        let fact = &rules.facts()[number];
        let of = |test: &Test| test.fact() == Some(number);
        // A fact of a stage that is missing on the page is not reported again.
        let by_stage = |stage: &Stage| {
            let section = self
                .section(stage.anchor.as_deref(), &stage.id, &[])
                .and_then(|section| self.stated.sections.get(section));
            let alerts = stage.alerts.iter().enumerate().any(|(place, alert)| {
                let stated = section.is_none_or(|section| place < section.alerts.len());
                stated && alert.when.comparisons().into_iter().any(of)
            });
            let depends = |notification: &NotificationId| self.depends(*notification, number);
            let notify = stage
                .actions
                .iter()
                .flat_map(|action| &action.notify)
                .chain(stage.timeouts.iter().flat_map(|it| &it.notify))
                .chain(stage.timeouts.iter().flat_map(|it| &it.reminders).flat_map(|it| &it.notify));
            alerts || notify.into_iter().any(depends)
        };
        let returns = rules.archive().outcomes.iter().flat_map(|outcome| &outcome.actions);
        let depends = |notification: &NotificationId| self.depends(*notification, number);
        let staged = rules.stages().iter().any(by_stage) || returns.flat_map(|action| &action.notify).any(depends);
        let arrival = self.section_of("arrival").and_then(|section| {
            let start = self.stated.sections.get(section)?.heading.at.end;
            let end =
                self.stated.sections.get(section + 1).map_or(self.source.text().len(), |next| next.heading.at.start);
            self.labels.mentions_one(number.into(), self.source.text(), &(start..end.max(start)))
        });
        match arrival {
            Some(at) => self.confirm(&at, &["facts", &fact.id]),
            None if staged => {}
            None => {
                self.unsaid(around, &["facts", &fact.id], format!("the page does not mention fact `{}`", fact.id));
            }
        }
    }

    /// Whether a fact decides who gets a notification, or whether it is sent.
    fn depends(&self, notification: NotificationId, number: FactId) -> bool {
        let notification = &self.rules.notifications()[notification];
        matches!(notification.to, Recipient::ByFact { fact, .. } if fact == number)
            || notification.when.comparisons().into_iter().any(|test| test.fact() == Some(number))
    }

    fn is_choice(&self, number: FactId) -> bool {
        matches!(self.rules.facts()[number].kind, FactKind::OneOf(_))
    }

    /// Compares the values of facts. Each value belongs to the fact that it matches best.
    fn values(&mut self, entries: &[&StatedEntry], found: &mut Vec<FactId>, section: &StatedSection) {
        let rules = self.rules;
        let choices: Vec<FactId> = rules.facts().ids().filter(|number| self.is_choice(*number)).collect();
        let fits = |labels: &Labels, name: &Name| {
            let score = |fact: &FactId| labels.within(Noun::Value(*fact), name.words()).map_or(0, |meant| meant.score);
            choices
                .iter()
                .copied()
                .max_by_key(|fact| (score(fact), std::cmp::Reverse(*fact)))
                .filter(|fact| score(fact) > 0)
        };
        for entry in entries.iter().filter(|_| choices.is_empty()) {
            self.claim(&entry.name.at, &[], Verdict::Uncovered);
        }
        let owners: Vec<Option<FactId>> = entries.iter().map(|entry| fits(self.labels, &entry.name)).collect();
        for number in choices.iter().copied() {
            // A value that matches no fact belongs to the fact of the previous value.
            let mut before = None;
            let mut names: Vec<&Name> = Vec::new();
            for (entry, owner) in entries.iter().zip(&owners) {
                before = owner.or(before).or(owners.iter().flatten().next().copied());
                if before == Some(number) {
                    names.push(&entry.name);
                }
            }
            if names.is_empty() && !found.contains(&number) {
                continue;
            }
            let noun = Noun::Value(number);
            let expected = self.labels.of(noun);
            let route = ["facts", &*rules.facts()[number].id, "one-of"];
            let around = &section.heading.at;
            self.row(&Row { noun, expected: &expected, stated: &names, route: &route, around, least: 1 });
            found.push(number);
        }
    }

    /// Compares the default of a fact, and whether it is boolean.
    /// Compares how a fact can change.
    fn changes(&mut self, fact: &Fact, entry: &StatedEntry) {
        let (route, at) = (["facts", &*fact.id, "changes"], &entry.name.at);
        match (&fact.changes, &entry.changes) {
            (None, None) => {}
            (None, Some(_)) => {
                let message = format!("fact `{}` can change on the page but not in the rules", fact.id);
                self.contradict(at, &route, message, "it cannot change");
            }
            (Some(_), None) => {
                self.unsaid(at, &route, format!("the page does not say that fact `{}` can change", fact.id));
            }
            (Some(changes), Some(by)) => {
                let stated: Vec<&Name> = by.iter().collect();
                let expected = labels(&changes.by);
                self.row(&Row {
                    noun: Noun::Role,
                    expected: &expected,
                    stated: &stated,
                    route: &route,
                    around: at,
                    least: SAME,
                });
                if entry.clock.unwrap_or(ChangeClock::Recompute) == changes.clock {
                    self.confirm(at, &route);
                } else {
                    let message = format!("page and rules disagree about the deadline when fact `{}` changes", fact.id);
                    self.contradict(at, &route, message, changes.clock.id());
                }
            }
        }
    }

    fn fact(&mut self, number: FactId, entry: &StatedEntry) {
        let rules = self.rules;
        let fact: &Fact = &rules.facts()[number];
        let route = ["facts", &*fact.id];
        let (must, may) = match &fact.default {
            FactDefault::Required => (true, false),
            FactDefault::Unknown => (false, true),
            FactDefault::Text(_) | FactDefault::Boolean(_) | FactDefault::OneOf(_) => (false, false),
        };
        let message = || format!("page and rules disagree about the default of fact `{}`", fact.id);
        match &entry.default {
            Some(stated) if must || may => self.contradict(&stated.at, &route, message(), "the rules"),
            Some(stated) => self.default(number, stated, message()),
            None if (entry.must_be_given && !must) || (entry.may_be_left_out && !may) => {
                self.contradict(&entry.name.at, &route, message(), "the rules");
            }
            None if entry.must_be_given || entry.may_be_left_out => self.confirm(&entry.name.at, &route),
            None => {
                let message = format!("the page does not state the default of fact `{}`", fact.id);
                self.unsaid(&entry.name.at, &route, message);
            }
        }
        self.changes(fact, entry);
        let is_boolean = matches!(fact.kind, FactKind::Boolean);
        let message = format!("page and rules disagree about the kind of fact `{}`", fact.id);
        match (is_boolean, self.is_kind(entry, "boolean")) {
            (true, false) if !self.is_other_kind(entry, "boolean") => {
                let message = format!("the page does not say that fact `{}` is `boolean`", fact.id);
                self.unsaid(&entry.name.at, &route, message);
            }
            (true, false) | (false, true) => self.contradict(&entry.name.at, &route, message, "the rules"),
            (true, true) | (false, false) => {}
        }
    }

    /// Compares the stated default of a fact.
    fn default(&mut self, number: FactId, stated: &Name, message: String) {
        let rules = self.rules;
        let fact: &Fact = &rules.facts()[number];
        let route = ["facts", &*fact.id];
        let expected = match &fact.default {
            FactDefault::Boolean(value) => Label::answer(*value),
            FactDefault::OneOf(value) => Label::value(number, *value),
            FactDefault::Text(text) if stated.words() == words(text) => return self.confirm(&stated.at, &route),
            _ => return self.contradict(&stated.at, &route, message, "the rules"),
        };
        if self.means(expected, stated) {
            self.confirm(&stated.at, &route);
        } else {
            self.misnamed(stated, Some(expected), &route, (message, "the rules"));
        }
    }
}
