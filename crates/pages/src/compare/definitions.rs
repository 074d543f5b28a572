//! Compares the sections that define facts, marks, fields, notifications and views.

use crate::label::Noun;
use crate::likeness::{SAME, words};
use crate::stated::{Name, StatedEntry, StatedSection};
use referee::rules::{Field, Kind, Notification, Receiver, Recipient};

use crate::written;

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

    pub(super) fn about(&self, what: &str) -> Option<&'c StatedSection> {
        self.section_of(what).and_then(|number| self.stated.sections.get(number))
    }

    /// Whether the kind follows the name.
    pub(super) fn is_kind(&self, entry: &StatedEntry, kind: &str) -> bool {
        let stated = entry.rest.words();
        let kind = words(self.labels.label(self.labels.known(Noun::Kind, kind)));
        // Text in parentheses after a kind is an explanation.
        !stated.is_empty() && (stated.starts_with(&kind) || kind.starts_with(stated))
    }

    /// Whether an entry is of one of the other kinds.
    pub(super) fn is_other_kind(&self, entry: &StatedEntry, kind: &str) -> bool {
        let kinds = self.labels.of(Noun::Kind);
        let mut others = kinds.iter().map(|label| self.labels.id(*label)).filter(|id| *id != kind);
        others.any(|other| self.is_kind(entry, other))
    }

    /// Compares the kinds of fields.
    fn kinds(&mut self) {
        let rules = self.rules;
        let Some(section) = self.about("fields") else {
            if !rules.fields().is_empty() {
                let message = "the page does not say which kinds of values the fields have".to_owned();
                self.unsaid(&self.top(), &["fields"], message);
            }
            return;
        };
        let outer: Vec<&StatedEntry> = section.entries.iter().filter(|entry| entry.depth <= 1).collect();
        let names: Vec<&Name> = outer.iter().map(|entry| &entry.name).collect();
        let expected = self.labels.of(Noun::Field);
        let around = &section.heading.at;
        let row =
            Row { noun: Noun::Field, expected: &expected, stated: &names, route: &["fields"], around, least: SAME };
        let paired = self.row(&row);
        for (entry, number) in outer.iter().zip(paired.stated) {
            let Some((number, field)) = number.and_then(|number| rules.fields().entries().nth(number)) else {
                continue;
            };
            self.kind(entry, field, &["fields", &field.id]);
            let Kind::List(parts) = &field.kind else { continue };
            let inner = below(section, entry);
            let names: Vec<&Name> = inner.iter().map(|entry| &entry.name).collect();
            let route = ["fields", &*field.id, "list"];
            let noun = Noun::Part(number);
            let expected = self.labels.of(noun);
            let paired = self.row(&Row {
                noun,
                expected: &expected,
                stated: &names,
                route: &route,
                around: &entry.name.at,
                least: SAME,
            });
            for (entry, part) in inner.iter().zip(paired.stated) {
                if let Some((id, kind)) = part.and_then(|part| parts.as_slice().get(part)) {
                    self.kind(entry, &Field { id: id.clone(), kind: kind.clone() }, &["fields", &field.id, "list", id]);
                }
            }
        }
    }

    fn kind(&mut self, entry: &StatedEntry, field: &Field, route: &[&str]) {
        if self.is_kind(entry, field.kind.id()) {
            self.confirm(&entry.name.at, route);
        } else if !self.is_other_kind(entry, field.kind.id()) {
            let message = format!("the page does not say which kind of values field `{}` has", field.id);
            self.unsaid(&entry.name.at, route, message);
        } else {
            let message = format!("the page gives field `{}` another kind than `{}`", field.id, field.kind.id());
            let at = if entry.rest.text.is_empty() { &entry.name.at } else { &entry.rest.at };
            self.contradict(at, route, message, field.kind.id());
        }
    }

    fn recipients(&mut self) {
        let Some(section) = self.about("recipients") else { return };
        let names: Vec<&Name> = section.entries.iter().map(|entry| &entry.name).collect();
        let expected = self.labels.of(Noun::Recipient);
        let (route, around) = (["recipients"], &section.heading.at);
        self.row(&Row {
            noun: Noun::Recipient,
            expected: &expected,
            stated: &names,
            route: &route,
            around,
            least: SAME,
        });
    }

    /// Compares the recipients of notifications, where the page lists them individually.
    fn notifications(&mut self) {
        let rules = self.rules;
        let Some(section) = self.about("notifications") else { return };
        let entries: Vec<&StatedEntry> = section.entries.iter().filter(|entry| entry.depth <= 1).collect();
        let names: Vec<&Name> = entries.iter().map(|entry| &entry.name).collect();
        let expected = self.labels.of(Noun::Notification);
        let (route, around) = (["notifications"], &section.heading.at);
        let row =
            Row { noun: Noun::Notification, expected: &expected, stated: &names, route: &route, around, least: SAME };
        let paired = self.row(&row);
        for (entry, number) in entries.into_iter().zip(paired.stated) {
            let Some((number, notification)) = number.and_then(|at| rules.notifications().entries().nth(at)) else {
                continue;
            };
            let route = ["notifications", &*notification.id, "to"];
            let stated: Vec<&Name> = entry.to.iter().collect();
            let around = &entry.name.at;
            let expected = labels(notification.to.all());
            self.row(&Row {
                noun: Noun::Recipient,
                expected: &expected,
                stated: &stated,
                route: &route,
                around,
                least: SAME,
            });
            let fact = match &notification.to {
                Recipient::Fixed(_) => Vec::new(),
                Recipient::ByFact { fact, .. } => labels([fact]),
            };
            let by: Vec<&Name> = entry.by.iter().collect();
            self.row(&Row { noun: Noun::Fact, expected: &fact, stated: &by, route: &route, around, least: SAME });
            self.digest(notification, entry);
            let route = ["notifications", &*notification.id, "when"];
            self.condition(&notification.when, &entry.tests, &route, around);
            self.subjects(number, entry, &below(section, entry));
        }
    }

    /// Compares when many of a notification are sent as one message.
    fn digest(&mut self, notification: &Notification, entry: &StatedEntry) {
        let id = &*notification.id;
        let route = ["notifications", id, "digest"];
        let (digest, around) = match (&notification.digest, &entry.digest) {
            (None, None) => return,
            (None, Some((.., at))) => {
                let message =
                    format!("the page sends many of notification `{id}` as one message, but the rules do not");
                return self.contradict(at, &route, message, "no digest");
            }
            (Some(_), None) => {
                let message = format!("the page does not say that many of notification `{id}` are sent as one message");
                return self.unsaid(&entry.name.at, &route, message);
            }
            (Some(digest), Some((count, time, at))) => {
                if (*count, *time) == (Some(digest.above), Some(digest.per)) {
                    self.confirm(at, &route);
                } else {
                    let message = format!("the page sends notification `{id}` as one message in another case");
                    let rule = format!("above {} in {}", digest.above, written(digest.per));
                    self.contradict(at, &route, message, &rule);
                }
                (digest, at.clone())
            }
        };
        let (noun, expected) = match digest.by {
            None => (Noun::Fact, Vec::new()),
            Some(Receiver::Fact(fact)) => (Noun::Fact, labels([&fact])),
            Some(Receiver::Field(field)) => (Noun::Field, labels([&field])),
        };
        let stated: Vec<&Name> = entry.digest_by.iter().collect();
        let route = ["notifications", id, "digest", "by"];
        self.row(&Row { noun, expected: &expected, stated: &stated, route: &route, around: &around, least: SAME });
    }
}

/// The items below an entry.
fn below<'s>(section: &'s StatedSection, entry: &StatedEntry) -> Vec<&'s StatedEntry> {
    let from = section.entries.iter().position(|other| std::ptr::eq(other, entry)).map_or(0, |at| at + 1);
    section.entries.iter().skip(from).take_while(|entry| entry.depth > 1).collect()
}
