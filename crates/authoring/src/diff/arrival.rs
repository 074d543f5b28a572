//! How leads arrive, and what is known of them.

use super::change::{Aspect, Counterparts, Section};
use super::compare::{Comparison, Names};
use super::content::{Content, DefaultContent, FactContent};
use super::pairs::pairs;
use super::side::Side;
use referee::status::{Name, Noun};

impl<'r> Comparison<'r> {
    pub(super) fn arrival(&mut self) {
        self.section = Section::Arrival;
        let opened = |side: Side<'r>| side.notices(side.rules.on_opened());
        let (old, moved, new) = (opened(self.old), opened(self.moved), opened(self.new));
        self.notices(Noun::Opening, &old, &moved, &new);
        match (self.old.rules.respond_within(), self.new.rules.respond_within()) {
            (None, Some(after)) => self.tell(Noun::Advice, Aspect::Added, None, Some(Content::Time(after))),
            (Some(before), None) => self.tell(Noun::Advice, Aspect::Removed, Some(Content::Time(before)), None),
            (Some(before), Some(after)) => self.time(Noun::Advice, before, after),
            (None, None) => {}
        }
        self.listed(Noun::Channel, |rules| &rules.arrival().channels);
        let places = |side: Side<'r>| side.names(Noun::Place, &side.rules.arrival().found_under);
        let (before, after) = (places(self.old), places(self.new));
        let path = |places: Vec<Name>| (!places.is_empty()).then_some(Content::Names(places));
        if before == after {
            for (before, after) in before.into_iter().zip(after) {
                self.path.push(Counterparts { before: Some(before.clone()), after: Some(after.clone()) });
                self.tell(Noun::Place, Aspect::Relabelled, Some(Content::Name(before)), Some(Content::Name(after)));
                self.path.pop();
            }
        } else {
            let aspect = match (before.is_empty(), after.is_empty()) {
                (true, _) => Aspect::Added,
                (_, true) => Aspect::Removed,
                _ => Aspect::Path,
            };
            self.tell(Noun::Place, aspect, path(before), path(after));
        }
        let names = |side: Side<'r>| -> Vec<Name> {
            side.rules.arrival().fields.iter().map(|field| side.field_name(Noun::ArrivalField, *field)).collect()
        };
        let (old, moved, new) = (names(self.old), names(self.moved), names(self.new));
        for (before, after) in pairs(&moved, &new) {
            let before = before.and_then(|place| old.get(place)).cloned();
            let after = after.and_then(|place| new.get(place)).cloned();
            let aspect = match (&before, &after) {
                (Some(_), None) => Aspect::Removed,
                (None, Some(_)) => Aspect::Added,
                _ => continue,
            };
            self.path.push(Counterparts { before: before.clone(), after: after.clone() });
            self.tell(Noun::ArrivalField, aspect, before.map(Content::Name), after.map(Content::Name));
            self.path.pop();
        }
    }

    pub(super) fn facts(&mut self) {
        let names = |side: Side<'r>| -> Vec<Name> {
            side.rules.facts().iter().map(|fact| side.name(Noun::Fact, &fact.id)).collect()
        };
        let names = Names { old: names(self.old), moved: names(self.moved), new: names(self.new) };
        let contents = |side: Side<'r>| -> Vec<FactContent> {
            side.rules.facts().entries().map(|(number, fact)| side.fact(number, fact)).collect()
        };
        let (old, moved, new) = (contents(self.old), contents(self.moved), contents(self.new));
        let content = |list: &[FactContent], number: usize| {
            list.get(number).cloned().map_or_else(|| Content::Names(Vec::new()), Content::Fact)
        };
        let both = (|number| content(&old, number), |number| content(&new, number));
        self.each(Noun::Fact, &names, &both, |this, a, b| {
            let (Some(was), Some(moved), Some(is)) = (old.get(a), moved.get(a), new.get(b)) else { return };
            if moved.kind != is.kind {
                let fact = |fact: &FactContent| Some(Content::Fact(fact.clone()));
                this.tell(Noun::Fact, Aspect::Kind, fact(was), fact(is));
                return;
            }
            let values = Names { old: was.values.clone(), moved: moved.values.clone(), new: is.values.clone() };
            let value = |list: &[Name], number: usize| {
                Content::Name(list.get(number).cloned().unwrap_or_else(|| Name::new(Noun::FactValue, "")))
            };
            let both = (|number| value(&was.values, number), |number| value(&is.values, number));
            this.each(Noun::FactValue, &values, &both, |_, _, _| ());
            let defaults: (DefaultContent, _, _) = (was.default.clone(), &moved.default, is.default.clone());
            this.changed((Noun::Fact, Aspect::Default), defaults, Content::Default);
        });
    }
}
