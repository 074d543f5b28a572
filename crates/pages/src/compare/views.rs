//! Compares views, marks and conditions.

use std::ops::Range;

use crate::label::{Label, Noun};
use crate::likeness::SAME;
use crate::stated::{Name, StatedEntry};
use referee::rules::{Condition, FactId, MarkId, Test};

use super::actions::labels;
use super::rows::Row;
use super::{Comparing, quoted};

impl<'c> Comparing<'c> {
    pub(super) fn views(&mut self) {
        let rules = self.rules;
        let Some(section) = self.about("views") else {
            for view in rules.views() {
                self.unsaid(&self.top(), &["views", &view.id], format!("the page does not mention view `{}`", view.id));
            }
            return self.marks(&[]);
        };
        let is_mark = |entry: &&StatedEntry| entry.anchors.iter().any(|anchor| anchor.starts_with("mark-"));
        let (marks, views): (Vec<&StatedEntry>, Vec<&StatedEntry>) = section.entries.iter().partition(is_mark);
        self.marks(&marks);
        let names: Vec<&Name> = views.iter().map(|entry| &entry.name).collect();
        let expected = self.labels.of(Noun::View);
        let (route, around) = (["views"], &section.heading.at);
        let row = Row { noun: Noun::View, expected: &expected, stated: &names, route: &route, around, least: 1 };
        let paired = self.row(&row);
        for (entry, number) in views.iter().zip(paired.stated) {
            let Some(view) = number.and_then(|number| rules.views().as_slice().get(number)) else { continue };
            let route = ["views", &*view.id];
            if entry.tests.is_empty() {
                self.mentioned(&view.when, entry, &route);
            } else {
                self.condition(&view.when, &entry.tests, &route, &entry.name.at);
            }
        }
    }

    /// Compares marks, which are in the section of views with their own anchors.
    fn marks(&mut self, entries: &[&'c StatedEntry]) {
        let rules = self.rules;
        // A view that selects by a mark mentions it.
        let viewed = |number: MarkId| {
            let of = |test: &Test| matches!(test, Test::Marked { marks } if marks.contains(&number));
            rules.views().iter().flat_map(|view| view.when.comparisons()).any(of)
        };
        let asked: Vec<MarkId> = rules.marks().ids().filter(|number| !entries.is_empty() || !viewed(*number)).collect();
        let expected = labels(&asked);
        let names: Vec<&Name> = entries.iter().map(|entry| &entry.name).collect();
        let (route, around) = (["marks"], self.top());
        let row =
            Row { noun: Noun::Mark, expected: &expected, stated: &names, route: &route, around: &around, least: SAME };
        let paired = self.row(&row);
        for (entry, number) in entries.iter().zip(paired.stated) {
            if let Some(number) = number.and_then(|number| asked.get(number).copied()) {
                let route = ["marks", &*rules.marks()[number], "icon"];
                self.icon(rules.mark_icon(number), entry.values.first(), &route, &entry.name.at);
            }
        }
    }

    /// Compares an icon.
    pub(super) fn icon(&mut self, rule: Option<&str>, stated: Option<&Name>, route: &[&str], around: &Range<usize>) {
        match (rule, stated) {
            (None, None) => {}
            (Some(rule), Some(stated)) if *stated.text == *rule => self.confirm(&stated.at, route),
            (Some(rule), Some(stated)) => {
                let message = format!("the icon is {} on the page but `{rule}` in the rules", quoted(&stated.text));
                self.contradict(&stated.at, route, message, "the icon");
            }
            (None, Some(stated)) => {
                let message = format!("the page has the icon {}, but the rules have none", quoted(&stated.text));
                self.contradict(&stated.at, route, message, "no icon");
            }
            (Some(rule), None) => self.unsaid(around, route, format!("the page does not mention icon `{rule}`")),
        }
    }

    /// Compares the values and marks mentioned after a name.
    fn mentioned(&mut self, when: &Condition, entry: &StatedEntry, route: &[&str]) {
        let rules = self.rules;
        let text = self.source.text();
        // Ignore facts that no view selects by.
        let selects = |fact: FactId| {
            let tests = rules.views().iter().flat_map(|view| view.when.comparisons());
            tests.into_iter().any(|test| matches!(test, Test::OneOf { fact: known, .. } if *known == fact))
        };
        let choices: Vec<FactId> = rules.facts().ids().filter(|number| selects(*number)).collect();
        for fact in choices {
            let noun = Noun::Value(fact);
            let values = when.comparisons().into_iter().filter_map(|test| match test {
                Test::OneOf { fact: known, values } if *known == fact => Some(values),
                _ => None,
            });
            let expected: Vec<Label> = values.flatten().map(|value| Label::value(fact, *value)).collect();
            let found = self.labels.mentions(noun, text, &entry.rest.at);
            let named: Vec<Name> =
                found.into_iter().map(|at| Name::new(text.get(at.clone()).unwrap_or_default(), at, false)).collect();
            // Words that mean no value of the fact do not belong to the condition.
            if expected.is_empty() {
                for name in &named {
                    let message = format!("the page selects by {}, but the rules do not", quoted(&name.text));
                    self.contradict(&name.at, route, message, "the condition");
                }
                continue;
            }
            let stated: Vec<&Name> = named.iter().collect();
            let around = &entry.rest.at;
            self.row(&Row { noun, expected: &expected, stated: &stated, route, around, least: 1 });
        }
        for test in when.comparisons() {
            let Test::Marked { marks } = test else { continue };
            for mark in marks {
                let found = self.labels.mentions(Noun::Mark, text, &entry.rest.at);
                if let Some(at) = found.first() {
                    self.confirm(at, route);
                } else {
                    let id = &rules.marks()[*mark];
                    self.unsaid(&entry.rest.at, route, format!("the page does not mention mark `{id}`"));
                }
            }
        }
    }
}
