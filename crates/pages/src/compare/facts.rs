//! Facts: what a lead brings with it, and what it can be.

use std::ops::Range;

use crate::label::{Labels, Noun};
use crate::likeness::words;
use crate::told::{Name, ToldEntry, ToldSection};
use referee::rules::{Fact, FactDefault, FactKind, Id, NotificationId, Recipient, Stage, Test};

use super::rows::Row;
use super::{Comparing, quoted};

impl Comparing<'_> {
    /// Facts with their values, and marks.
    pub(super) fn facts(&mut self) {
        let rules = self.rules;
        let Some(section) = self.about("facts") else {
            let around = self.top();
            (0..rules.facts().len()).for_each(|number| self.told_elsewhere(number, &around));
            return;
        };
        let entries: Vec<&ToldEntry> = section.entries.iter().collect();
        let mut rest: Vec<&ToldEntry> = Vec::new();
        let mut said: Vec<usize> = Vec::new();
        let mut last = None;
        for entry in entries {
            let fact = self.labels.same(Noun::Fact, &entry.name.text).first().map(|meant| meant.number);
            match fact
                .filter(|_| entry.depth <= 1)
                .and_then(|number| Some((number, rules.facts().as_slice().get(number)?)))
            {
                Some((number, fact)) => {
                    said.push(number);
                    last = Some(number);
                    self.confirm(&entry.name.at, &["facts", &fact.id]);
                    self.fact(fact, entry);
                }
                None if entry.depth > 1 && last.is_some_and(|number| !self.is_choice(number)) => {
                    let name = quoted(&entry.name.text);
                    self.contradict(
                        &entry.name.at,
                        &["facts"],
                        format!("the page gives the value {name}, the rules none"),
                        "no values",
                    );
                }
                None => rest.push(entry),
            }
        }
        self.values(&rest, &mut said, section);
        let missing = (0..rules.facts().len()).filter(|number| !said.contains(number));
        missing.for_each(|number| self.told_elsewhere(number, &section.heading.at));
    }

    /// A fact that is told of where leads arrive, by the alert that shows for it, or by who is notified.
    fn told_elsewhere(&mut self, number_of: usize, around: &Range<usize>) {
        let rules = self.rules;
        let Some(fact) = rules.facts().as_slice().get(number_of) else { return };
        let of = |test: &Test| matches!(test, Test::Is { fact, .. } | Test::OneOf { fact, .. } if fact.number() == number_of);
        // What a stage tells of is not missed twice where the stage is not told of.
        let by_stage = |stage: &Stage| {
            let section = self
                .section(stage.anchor.as_deref(), &stage.id, &[])
                .and_then(|section| self.told.sections.get(section));
            let alerts = stage.alerts.iter().enumerate().any(|(number, alert)| {
                let told = section.is_none_or(|section| number < section.alerts.len());
                told && alert.when.tests().iter().any(of)
            });
            let depends = |number: &NotificationId| {
                let to = &rules.notifications()[*number].to;
                matches!(to, Recipient::ByFact { fact, .. } if fact.number() == number_of)
            };
            let notify = stage
                .actions
                .iter()
                .flat_map(|action| &action.notify)
                .chain(stage.timeouts.iter().flat_map(|it| &it.notify));
            alerts || notify.into_iter().any(depends)
        };
        let staged = rules.stages().iter().any(by_stage);
        let arrival = self.section_of("arrival").and_then(|section| {
            let start = self.told.sections.get(section)?.heading.at.end;
            let end =
                self.told.sections.get(section + 1).map_or(self.source.text().len(), |next| next.heading.at.start);
            self.labels.mentions_one(Noun::Fact, number_of, self.source.text(), &(start..end.max(start)))
        });
        match arrival {
            Some(at) => self.confirm(&at, &["facts", &fact.id]),
            None if staged => {}
            None => {
                self.unsaid(around, &["facts", &fact.id], format!("the page does not tell of the fact `{}`", fact.id));
            }
        }
    }

    pub(super) fn is_choice(&self, number: usize) -> bool {
        self.rules.facts().as_slice().get(number).is_some_and(|fact| matches!(fact.kind, FactKind::OneOf(_)))
    }

    /// The values of facts: each of the fact whose values they fit best.
    fn values(&mut self, entries: &[&ToldEntry], said: &mut Vec<usize>, section: &ToldSection) {
        let rules = self.rules;
        let choices: Vec<usize> = (0..rules.facts().len()).filter(|number| self.is_choice(*number)).collect();
        let fits = |labels: &Labels, name: &Name| {
            let score = |fact: &usize| labels.within(Noun::Value(*fact), &name.text).map_or(0, |meant| meant.score);
            choices
                .iter()
                .copied()
                .max_by_key(|fact| (score(fact), std::cmp::Reverse(*fact)))
                .filter(|fact| score(fact) > 0)
        };
        for entry in entries.iter().filter(|_| choices.is_empty()) {
            let message = format!("the page names {}, which is no fact of the rules", quoted(&entry.name.text));
            self.contradict(&entry.name.at, &["facts"], message, "the facts");
        }
        let owners: Vec<Option<usize>> = entries.iter().map(|entry| fits(self.labels, &entry.name)).collect();
        for (number, fact) in rules.facts().iter().enumerate().filter(|(number, _)| choices.contains(number)) {
            // What fits no fact stands among the values of the one before.
            let mut before = None;
            let mut names: Vec<&Name> = Vec::new();
            for (entry, owner) in entries.iter().zip(&owners) {
                before = owner.or(before).or(owners.iter().flatten().next().copied());
                if before == Some(number) {
                    names.push(&entry.name);
                }
            }
            if names.is_empty() && !said.contains(&number) {
                continue;
            }
            let expected: Vec<usize> = (0..fact.kind.size()).collect();
            let route = ["facts", &*fact.id, "one-of"];
            let around = &section.heading.at;
            self.row(&Row {
                noun: Noun::Value(number),
                expected: &expected,
                told: &names,
                route: &route,
                around,
                least: 1,
            });
            said.push(number);
        }
    }

    /// What is said when a fact is not.
    fn fact(&mut self, fact: &Fact, entry: &ToldEntry) {
        let route = ["facts", &*fact.id];
        let default = match &fact.default {
            FactDefault::Required => (true, false, None),
            FactDefault::Unknown => (false, true, None),
            FactDefault::Text(text) => (false, false, Some((**text).to_owned())),
            FactDefault::Boolean(value) => {
                (false, false, Some(self.labels.label(Noun::Answer, usize::from(!*value)).to_owned()))
            }
            FactDefault::OneOf(value) => {
                let number = self.labels.number(Noun::Fact, &fact.id).unwrap_or_default();
                (false, false, Some(self.labels.label(Noun::Value(number), value.number()).to_owned()))
            }
        };
        let same = |told: &Name, rule: &str| words(&told.text) == words(rule);
        let told = (entry.must_be_given, entry.may_be_left_out, entry.default.as_ref());
        let agrees = match (&default.2, told.2) {
            (Some(rule), Some(told)) => same(told, rule),
            (None, None) => true,
            _ => false,
        };
        if (default.0, default.1) != (told.0, told.1) || !agrees {
            let at = told.2.map_or(&entry.name.at, |name| &name.at);
            let message = format!("the page says something else than the rules of leaving out `{}`", fact.id);
            self.contradict(at, &route, message, "the rules");
        }
        let boolean = self.is_kind(entry, "boolean");
        if boolean != matches!(fact.kind, FactKind::Boolean) {
            let message = format!("the page says something else than the rules of what `{}` can be", fact.id);
            self.contradict(&entry.name.at, &route, message, "the rules");
        }
    }
}
