//! Compares outcomes, and what stages and outcomes do not show.

use std::ops::Range;

use crate::label::{Label, Noun};
use crate::likeness::SAME;
use crate::stated::Name;
use referee::rules::FieldId;

use super::Comparing;
use super::actions::span;
use super::rows::Row;

impl Comparing<'_> {
    /// Compares the list of outcomes.
    pub(super) fn outcomes(&mut self, section: usize) {
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
        let paired = self.row(&row);
        let entries = stated.entries.iter();
        for (name, number) in names.iter().zip(paired.stated) {
            let outcome = number.and_then(|number| self.rules.archive().outcomes.as_slice().get(number));
            let entry = entries.clone().find(|entry| entry.name.at == name.at);
            let Some(outcome) = outcome else { continue };
            let Some(entry) = entry else {
                outcome.actions.iter().for_each(|action| self.unmentioned(outcome, action, &name.at));
                continue;
            };
            let route = ["stages", archive, "outcomes", &*outcome.id];
            match (&entry.shows, outcome.shows) {
                (Some((page, at)), Some(rules)) if *page == rules => {
                    self.confirm(at, &[&route[..], &["shows"]].concat());
                }
                (Some((_, at)), _) => {
                    let message = format!("the page states another part of a lead for outcome `{}`", outcome.id);
                    self.contradict(at, &route, message, "what the outcome shows");
                }
                (None, Some(_)) => {
                    let message = format!("the page does not say what outcome `{}` shows", outcome.id);
                    self.unsaid(&name.at, &route, message);
                }
                (None, None) => {}
            }
            self.withheld(&outcome.withhold, &entry.withheld, &route, &name.at);
            self.returns(outcome, entry);
        }
    }

    /// Compares the fields that are not shown.
    pub(super) fn withheld(&mut self, rules: &[FieldId], page: &[Name], route: &[&str], around: &Range<usize>) {
        let expected: Vec<Label> = rules.iter().copied().map(Label::from).collect();
        let stated: Vec<&Name> = page.iter().collect();
        if !expected.is_empty() || !stated.is_empty() {
            self.row(&Row { noun: Noun::Field, expected: &expected, stated: &stated, route, around, least: SAME });
        }
    }
}
