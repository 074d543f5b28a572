//! What a page says of facts, marks, fields, notifications and views, each in a section of its own.

use crate::label::Noun;
use crate::likeness::{SAME, words};
use crate::told::{Name, ToldEntry, ToldSection};
use referee::rules::{Field, Kind, Recipient};

use super::Comparing;
use super::actions::labels;
use super::rows::Row;

impl<'c> Comparing<'c> {
    pub(super) fn definitions(&mut self) {
        self.facts();
        self.kinds();
        self.recipients();
        self.notifications();
        self.views();
    }

    pub(super) fn about(&self, what: &str) -> Option<&'c ToldSection> {
        self.section_of(what).and_then(|number| self.told.sections.get(number))
    }

    /// Whether the kind is told behind the name.
    pub(super) fn is_kind(&self, entry: &ToldEntry, kind: &str) -> bool {
        let told = words(&entry.rest.text);
        let kind = words(self.labels.label(self.labels.known(Noun::Kind, kind)));
        // What stands in brackets behind a kind explains it.
        !told.is_empty() && (told.starts_with(&kind) || kind.starts_with(&told))
    }

    /// What kind of value fields take.
    fn kinds(&mut self) {
        let rules = self.rules;
        let Some(section) = self.about("fields") else {
            if !rules.fields().is_empty() {
                let message = "the page does not say what kinds of values the fields take".to_owned();
                self.unsaid(&self.top(), &["fields"], message);
            }
            return;
        };
        let outer: Vec<&ToldEntry> = section.entries.iter().filter(|entry| entry.depth <= 1).collect();
        let names: Vec<&Name> = outer.iter().map(|entry| &entry.name).collect();
        let expected = self.labels.of(Noun::Field);
        let around = &section.heading.at;
        let row = Row { noun: Noun::Field, expected: &expected, told: &names, route: &["fields"], around, least: SAME };
        let paired = self.row(&row);
        for (entry, number) in outer.iter().zip(paired.told) {
            let Some((number, field)) = number.and_then(|number| rules.fields().entries().nth(number)) else {
                continue;
            };
            self.kind(entry, field, &["fields", &field.id]);
            let Kind::List(parts) = &field.kind else { continue };
            let from = section.entries.iter().position(|other| std::ptr::eq(other, *entry)).map_or(0, |at| at + 1);
            let inner: Vec<&ToldEntry> =
                section.entries.iter().skip(from).take_while(|entry| entry.depth > 1).collect();
            let names: Vec<&Name> = inner.iter().map(|entry| &entry.name).collect();
            let route = ["fields", &*field.id, "list"];
            let noun = Noun::Part(number);
            let expected = self.labels.of(noun);
            let paired = self.row(&Row {
                noun,
                expected: &expected,
                told: &names,
                route: &route,
                around: &entry.name.at,
                least: SAME,
            });
            for (entry, part) in inner.iter().zip(paired.told) {
                if let Some((id, kind)) = part.and_then(|part| parts.as_slice().get(part)) {
                    self.kind(entry, &Field { id: id.clone(), kind: kind.clone() }, &["fields", &field.id, "list", id]);
                }
            }
        }
    }

    fn kind(&mut self, entry: &ToldEntry, field: &Field, route: &[&str]) {
        if self.is_kind(entry, field.kind.id()) {
            self.confirm(&entry.name.at, route);
        } else {
            let message =
                format!("the page gives `{}` another kind than the rules, which is {}", field.id, field.kind.id());
            let at = if entry.rest.text.is_empty() { &entry.name.at } else { &entry.rest.at };
            self.contradict(at, route, message, field.kind.id());
        }
    }

    fn recipients(&mut self) {
        let Some(section) = self.about("recipients") else { return };
        let names: Vec<&Name> = section.entries.iter().map(|entry| &entry.name).collect();
        let expected = self.labels.of(Noun::Recipient);
        let (route, around) = (["recipients"], &section.heading.at);
        self.row(&Row { noun: Noun::Recipient, expected: &expected, told: &names, route: &route, around, least: SAME });
    }

    /// Who gets a notification, where they are told of one by one.
    fn notifications(&mut self) {
        let rules = self.rules;
        let Some(section) = self.about("notifications") else { return };
        let names: Vec<&Name> = section.entries.iter().map(|entry| &entry.name).collect();
        let expected = self.labels.of(Noun::Notification);
        let (route, around) = (["notifications"], &section.heading.at);
        let row =
            Row { noun: Noun::Notification, expected: &expected, told: &names, route: &route, around, least: SAME };
        let paired = self.row(&row);
        for (entry, number) in section.entries.iter().zip(paired.told) {
            let Some(notification) = number.and_then(|number| rules.notifications().as_slice().get(number)) else {
                continue;
            };
            let route = ["notifications", &*notification.id, "to"];
            let told: Vec<&Name> = entry.to.iter().collect();
            let around = &entry.name.at;
            let expected = labels(notification.to.all());
            self.row(&Row {
                noun: Noun::Recipient,
                expected: &expected,
                told: &told,
                route: &route,
                around,
                least: SAME,
            });
            let fact = match &notification.to {
                Recipient::Fixed(_) => Vec::new(),
                Recipient::ByFact { fact, .. } => labels([fact]),
            };
            let by: Vec<&Name> = entry.by.iter().collect();
            self.row(&Row { noun: Noun::Fact, expected: &fact, told: &by, route: &route, around, least: SAME });
        }
    }
}
