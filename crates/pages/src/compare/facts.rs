//! Facts: what a lead brings with it, and what it can be.

use std::ops::Range;

use crate::label::{Label, Labels, Noun};
use crate::likeness::words;
use crate::told::{Name, ToldEntry, ToldSection};
use referee::rules::{Fact, FactDefault, FactId, FactKind, NotificationId, Recipient, Stage, Test};

use super::rows::Row;
use super::{Comparing, quoted};

impl Comparing<'_> {
    /// Facts with their values, and marks.
    pub(super) fn facts(&mut self) {
        let rules = self.rules;
        let Some(section) = self.about("facts") else {
            let around = self.top();
            rules.facts().ids().for_each(|number| self.told_elsewhere(number, &around));
            return;
        };
        let entries: Vec<&ToldEntry> = section.entries.iter().collect();
        let mut rest: Vec<&ToldEntry> = Vec::new();
        let mut said: Vec<FactId> = Vec::new();
        let mut last = None;
        for entry in entries {
            let meant = self.labels.same(Noun::Fact, &entry.name.text);
            let fact = meant.first().and_then(|meant| rules.facts().find(self.labels.id(meant.label)));
            match fact.filter(|_| entry.depth <= 1) {
                Some(number) => {
                    said.push(number);
                    last = Some(number);
                    self.confirm(&entry.name.at, &["facts", &rules.facts()[number].id]);
                    self.fact(number, entry);
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
        let missing = rules.facts().ids().filter(|number| !said.contains(number));
        missing.for_each(|number| self.told_elsewhere(number, &section.heading.at));
    }

    /// A fact that is told of where leads arrive, by the alert that shows for it, or by who is notified.
    fn told_elsewhere(&mut self, number: FactId, around: &Range<usize>) {
        let rules = self.rules;
        let fact = &rules.facts()[number];
        let of = |test: &Test| matches!(test, Test::Is { fact, .. } | Test::OneOf { fact, .. } if *fact == number);
        // What a stage tells of is not missed twice where the stage is not told of.
        let by_stage = |stage: &Stage| {
            let section = self
                .section(stage.anchor.as_deref(), &stage.id, &[])
                .and_then(|section| self.told.sections.get(section));
            let alerts = stage.alerts.iter().enumerate().any(|(place, alert)| {
                let told = section.is_none_or(|section| place < section.alerts.len());
                told && alert.when.tests().iter().any(of)
            });
            let depends = |notification: &NotificationId| {
                let to = &rules.notifications()[*notification].to;
                matches!(to, Recipient::ByFact { fact, .. } if *fact == number)
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
            self.labels.mentions_one(number.into(), self.source.text(), &(start..end.max(start)))
        });
        match arrival {
            Some(at) => self.confirm(&at, &["facts", &fact.id]),
            None if staged => {}
            None => {
                self.unsaid(around, &["facts", &fact.id], format!("the page does not tell of the fact `{}`", fact.id));
            }
        }
    }

    fn is_choice(&self, number: FactId) -> bool {
        matches!(self.rules.facts()[number].kind, FactKind::OneOf(_))
    }

    /// The values of facts: each of the fact whose values they fit best.
    fn values(&mut self, entries: &[&ToldEntry], said: &mut Vec<FactId>, section: &ToldSection) {
        let rules = self.rules;
        let choices: Vec<FactId> = rules.facts().ids().filter(|number| self.is_choice(*number)).collect();
        let fits = |labels: &Labels, name: &Name| {
            let score = |fact: &FactId| labels.within(Noun::Value(*fact), &name.text).map_or(0, |meant| meant.score);
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
        let owners: Vec<Option<FactId>> = entries.iter().map(|entry| fits(self.labels, &entry.name)).collect();
        for number in choices.iter().copied() {
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
            let noun = Noun::Value(number);
            let expected = self.labels.of(noun);
            let route = ["facts", &*rules.facts()[number].id, "one-of"];
            let around = &section.heading.at;
            self.row(&Row { noun, expected: &expected, told: &names, route: &route, around, least: 1 });
            said.push(number);
        }
    }

    /// What is said when a fact is not.
    fn fact(&mut self, number: FactId, entry: &ToldEntry) {
        let rules = self.rules;
        let fact: &Fact = &rules.facts()[number];
        let route = ["facts", &*fact.id];
        let default = match &fact.default {
            FactDefault::Required => (true, false, None),
            FactDefault::Unknown => (false, true, None),
            FactDefault::Text(text) => (false, false, Some((**text).to_owned())),
            FactDefault::Boolean(value) => (false, false, Some(self.labels.label(Label::answer(*value)).to_owned())),
            FactDefault::OneOf(value) => {
                (false, false, Some(self.labels.label(Label::value(number, *value)).to_owned()))
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
