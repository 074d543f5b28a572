//! Drafts facts and fields.

use crate::label::Noun;
use crate::stated::{Name, StatedEntry};
use referee::rules::{Fact, FactDefault, FactKind, IdVec, Kind, ValueId};

use super::build::Building;
use super::naming::kind_of;
use super::sketch::{FactSketch, FieldSketch};

impl Building<'_> {
    /// The facts that a section describes.
    pub(super) fn facts(&mut self) {
        if let Some(section) = self.about("facts") {
            for entry in &section.entries {
                self.fact(entry);
            }
            self.sketch.excluded = section.excluded.iter().map(|(tests, _)| self.tests(tests)).collect();
            return;
        }
        let Some(like) = self.naming.like else { return };
        // Names that are values in the other rule set.
        for (number, fact) in like.rules.facts().entries() {
            let FactKind::OneOf(values) = &fact.kind else { continue };
            let entries: Vec<&Name> =
                self.stated.sections.iter().flat_map(|section| &section.entries).map(|it| &it.name).collect();
            let mut found: Vec<String> = Vec::new();
            for name in entries {
                if self.naming.like(Noun::Value(number), name, 70).is_some() {
                    found.push(self.naming.id(&format!("fact-{}", fact.id), Noun::Value(number), name));
                }
            }
            if found.len() == values.len() && self.sketch.facts.iter().all(|known| known.id != *fact.id) {
                self.sketch.facts.push(fact_like(fact, values));
            }
        }
        for (number, fact) in like.rules.facts().entries() {
            let stated_elsewhere =
                self.arrival_range().and_then(|range| like.labels.mentions_one(number.into(), self.text, &range));
            if stated_elsewhere.is_some()
                && self.sketch.facts.iter().all(|known| known.id != *fact.id)
                && fact.kind == FactKind::Text
            {
                let optional = fact.default == FactDefault::Unknown;
                let fact =
                    FactSketch { id: fact.id.to_string(), kind: Some("text"), optional, ..FactSketch::default() };
                self.sketch.facts.push(fact);
            }
        }
    }

    fn fact(&mut self, entry: &StatedEntry) {
        if entry.depth > 1 {
            let Some(fact) = self.sketch.facts.last().map(|fact| fact.id.clone()) else { return };
            let kind = format!("fact-{fact}");
            let id = self.naming.id(&kind, Noun::Kind, &entry.name);
            if let Some(fact) = self.sketch.facts.last_mut() {
                fact.explain |= !entry.rest.text.is_empty();
                fact.kind = None;
                fact.values.push(id);
            }
            return;
        }
        let id = self.naming.id("fact", Noun::Fact, &entry.name);
        let kind = kind_of(&entry.rest, &self.kinds).filter(|kind| ["text", "boolean"].contains(kind));
        let default = entry.default.as_ref().map(|name| name.text.to_string());
        let optional = entry.may_be_left_out;
        let changes = entry.changes.as_ref().map(|by| {
            let by = self.naming.whole("role", by);
            (by.iter().map(|name| self.naming.id("role", Noun::Role, name)).collect(), entry.clock)
        });
        self.sketch.facts.push(FactSketch { id, kind, optional, default, changes, ..FactSketch::default() });
    }

    /// Marks facts of a page that defines facts, if nothing depends on them.
    pub(super) fn only_shown(&mut self) {
        if self.about("facts").is_none() {
            return;
        }
        let unused = |fact: &FactSketch| !fact.explain && fact.kind != Some("text") && !self.sketch.uses(&fact.id);
        let unused: Vec<bool> = self.sketch.facts.iter().map(unused).collect();
        for (fact, unused) in self.sketch.facts.iter_mut().zip(unused) {
            fact.info = unused;
        }
    }

    /// Sets the defaults of facts, by ids, once their values are known.
    pub(super) fn defaults(&mut self) {
        for fact in &mut self.sketch.facts {
            let Some(stated) = fact.default.take() else { continue };
            let name = Name::new(stated.as_str(), 0..0, false);
            fact.default = match fact.kind {
                Some("boolean") => kind_of(&name, &self.kinds).map(|answer| (answer == "yes").to_string()),
                Some(_) => Some(stated),
                None if fact.values.contains(&stated) => Some(stated),
                None => self.naming.anchored(&format!("fact-{}", fact.id), &name),
            };
        }
    }

    pub(super) fn field_kinds(&mut self) {
        if let Some(section) = self.about("fields") {
            let mut all: Vec<FieldSketch> = Vec::new();
            for entry in &section.entries {
                let kind = kind_of(&entry.rest, &self.kinds);
                if entry.depth > 1 {
                    let Some(field) = all.last_mut() else { continue };
                    let id = self.naming.id(&format!("field-{}", field.id), Noun::Kind, &entry.name);
                    field.parts.push((id, kind));
                } else {
                    let id = self.naming.id("field", Noun::Field, &entry.name);
                    if all.iter().all(|known| known.id != id) {
                        all.push(FieldSketch { id, kind, parts: Vec::new() });
                    }
                }
            }
            let before = std::mem::replace(&mut self.sketch.fields, all);
            let known = |field: &FieldSketch| self.sketch.fields.iter().any(|it| it.id == field.id);
            let more: Vec<FieldSketch> = before.into_iter().filter(|field| !known(field)).collect();
            self.sketch.fields.extend(more);
            return;
        }
        let Some(like) = self.naming.like else { return };
        for field in &mut self.sketch.fields {
            let known = like.rules.fields().iter().find(|known| *known.id == *field.id);
            let Some(known) = known else { continue };
            field.kind = Some(known.kind.id());
            if let Kind::List(parts) = &known.kind {
                let kind = |id: &str| parts.iter().find(|(part, _)| **part == *id).map(|(_, kind)| kind.id());
                for (id, of) in &mut field.parts {
                    *of = kind(id);
                }
                if field.parts.is_empty() {
                    field.parts = parts.iter().map(|(part, kind)| (part.to_string(), Some(kind.id()))).collect();
                }
            }
        }
    }
}

fn fact_like(fact: &Fact, values: &IdVec<ValueId, Box<str>>) -> FactSketch {
    let default = match fact.default {
        FactDefault::OneOf(number) => Some(values[number].to_string()),
        _ => None,
    };
    FactSketch {
        id: fact.id.to_string(),
        values: values.iter().map(ToString::to_string).collect(),
        explain: fact.explain,
        optional: fact.default == FactDefault::Unknown,
        default,
        ..FactSketch::default()
    }
}
