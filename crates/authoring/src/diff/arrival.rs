//! Differences in how leads arrive, and in their facts.

use super::change::{Aspect, Section};
use super::compare::{Comparison, sorted};
use super::content::{Content, FactContent, TestContent};
use super::pairs::{Named, pairs};
use referee::tooling::{Name, Noun};

impl Comparison<'_> {
    pub(super) fn arrival(&mut self) {
        self.section = Section::Arrival;
        let opened = self.three(|side| side.notices(side.rules.on_opened()));
        self.notices(Noun::Opening, opened.map(|notices| notices));
        match (self.old.rules.respond_within(), self.new.rules.respond_within()) {
            (None, Some(after)) => self.report(Noun::Advice, Aspect::Added, None, Some(Content::Time(after))),
            (Some(before), None) => self.report(Noun::Advice, Aspect::Removed, Some(Content::Time(before)), None),
            (Some(before), Some(after)) => self.time(Noun::Advice, before, after),
            (None, None) => {}
        }
        self.listed(Noun::Channel, |rules| &rules.arrival().channels);
        let places = self.three(|side| side.names(Noun::Place, &side.rules.arrival().found_under));
        let (before, after) = (places.old, places.new);
        let path = |places: Vec<Name>| (!places.is_empty()).then_some(Content::Names(places));
        if before == after {
            for (before, after) in before.into_iter().zip(after) {
                self.report_of((Noun::Place, Aspect::Relabeled), (Some(before), Some(after)), Content::Name);
            }
        } else {
            let aspect = match (before.is_empty(), after.is_empty()) {
                (true, _) => Aspect::Added,
                (_, true) => Aspect::Removed,
                _ => Aspect::Path,
            };
            self.report(Noun::Place, aspect, path(before), path(after));
        }
        let fields = self.three(|side| -> Vec<Name> {
            side.rules.arrival().fields.iter().map(|field| side.field_name(Noun::ArrivalField, *field)).collect()
        });
        for (before, after) in pairs(&fields.moved, &fields.new) {
            let before = before.and_then(|place| fields.old.get(place)).cloned();
            let after = after.and_then(|place| fields.new.get(place)).cloned();
            let aspect = match (&before, &after) {
                (Some(_), None) => Aspect::Removed,
                (None, Some(_)) => Aspect::Added,
                _ => continue,
            };
            self.report_of((Noun::ArrivalField, aspect), (before, after), Content::Name);
        }
    }

    /// Compares the combinations of facts that no lead has.
    fn exclusions(&mut self) {
        let all = self.three(|side| -> Vec<Vec<TestContent>> {
            side.rules.excluded().iter().map(|condition| side.condition(condition)).collect()
        });
        let has = |list: &[Vec<TestContent>], tests: &[TestContent]| {
            list.iter().any(|known| sorted(known.clone()) == sorted(tests.to_vec()))
        };
        for (old, _) in all.old.iter().zip(&all.moved).filter(|(_, moved)| !has(&all.new, moved)) {
            self.report(Noun::Fact, Aspect::Allowed, Some(Content::Condition(old.clone())), None);
        }
        for new in all.new.iter().filter(|new| !has(&all.moved, new)) {
            self.report(Noun::Fact, Aspect::Excluded, None, Some(Content::Condition(new.clone())));
        }
    }

    pub(super) fn facts(&mut self) {
        let facts = self.three(|side| -> Named<FactContent> {
            let facts = side.rules.facts().entries();
            facts.map(|(number, fact)| (side.name(Noun::Fact, &fact.id), side.fact(number, fact))).collect()
        });
        self.each(
            Noun::Fact,
            &facts,
            |_, fact| Content::Fact(fact.clone()),
            |this, facts| {
                if facts.moved.kind != facts.new.kind {
                    let fact = |fact: &FactContent| Some(Content::Fact(fact.clone()));
                    this.report(Noun::Fact, Aspect::Kind, fact(facts.old), fact(facts.new));
                    return;
                }
                let values = facts.map(|fact| fact.values.iter().map(|value| (value.clone(), ())).collect());
                this.each(Noun::FactValue, &values, |name, ()| Content::Name(name.clone()), |_, _| ());
                this.changed(Noun::Fact, Aspect::Default, facts.map(|fact| &fact.default), Content::Default);
                this.changed(Noun::Fact, Aspect::Changes, facts.map(|fact| &fact.changes), Content::Changes);
            },
        );
        self.exclusions();
    }
}
