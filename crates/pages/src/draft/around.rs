//! From what a page says around the stages to a sketch of rules.

use crate::label::Noun;
use crate::likeness::words;
use crate::page::Page;
use crate::told::{Name, ToldEntry, ToldNotice, ToldSection};
use referee::rules::{Condition, FactDefault, FactKind, IdVec, Kind, Test, ValueId};

use super::build::{ABOUT, Building};
use super::naming::slug;
use super::sketch::{FactSketch, FieldSketch, Sketch, TestSketch};

/// Of how many lengths of time it is told that nothing is known about them.
const MOST_OTHERS: usize = 20;

/// How long the name of a page is.
const MOST_NAME: usize = 60;

/// The words for kinds and answers, as ids with what they are called.
pub(super) type Kinds = Vec<(&'static str, String)>;

impl<'b> Building<'b> {
    /// The section with an anchor.
    fn about(&self, about: &str) -> Option<&'b ToldSection> {
        self.told.sections.iter().find(|section| section.anchors.iter().any(|anchor| **anchor == *about))
    }

    /// Name, date, and the sections that are cited.
    pub(super) fn source(&mut self, page: &Page) {
        let title = self.told.sections.iter().find(|section| section.level == 1);
        let title_anchor = title.and_then(|section| section.anchors.first()).map(ToString::to_string);
        let year = page.date().and_then(|date| date.split('-').next()).unwrap_or("draft");
        let sketch = &mut self.sketch;
        sketch.name = page.front.get(&["rules"]).map_or_else(|| year.to_owned(), str::to_owned);
        sketch.follows = page.front.get(&["follows"]).map(str::to_owned);
        sketch.date = page.date().map(str::to_owned);
        let named = page.front.get(&["page"]).map(str::to_owned).or_else(|| title_anchor.clone());
        let named = named.unwrap_or_else(|| slug(page.title().unwrap_or_default()));
        let short =
            named.get(..MOST_NAME).and_then(|cut| cut.rfind('-')).and_then(|end| named.get(..end)).unwrap_or(&named);
        // A page that was written for rules without a source is none.
        let sourceless = page.front.get(&["rules"]).is_some() && page.front.get(&["page"]).is_none();
        let short = if short.is_empty() { "page" } else { short };
        sketch.page = (!sourceless).then(|| short.to_owned());
        let written = self.told.sections.iter().any(|section| section.anchors.iter().any(|it| ABOUT.contains(&&**it)));
        for section in &self.told.sections {
            let known = section.anchors.iter().find(|anchor| ABOUT.contains(&&***anchor));
            if let (Some(about), Some(cited)) = (known, section.anchors.first().filter(|it| Some(*it) != known)) {
                self.sketch.anchors.push((about.to_string(), cited.to_string()));
            }
        }
        if !written {
            let found = [("title", title_anchor), ("arrival", self.arrival_anchor()), ("tips", self.tips_anchor())];
            let cited = found.into_iter().filter_map(|(about, anchor)| Some((about.to_owned(), anchor?)));
            self.sketch.anchors.extend(cited);
        }
    }

    /// Where the page tells of the arrival of leads.
    fn arrival_range(&self) -> Option<std::ops::Range<usize>> {
        let number = self.arrival_section()?;
        let start = self.section(number)?.heading.at.end;
        let end = self.section(number + 1).map_or(self.text.len(), |next| next.heading.at.start);
        Some(start..end.max(start))
    }

    fn first_anchor(&self, number: Option<usize>) -> Option<String> {
        self.section(number?)?.anchors.first().map(ToString::to_string)
    }

    fn arrival_anchor(&self) -> Option<String> {
        self.first_anchor(self.arrival_section())
    }

    fn tips_anchor(&self) -> Option<String> {
        self.first_anchor(self.tips_section())
    }

    fn arrival_section(&self) -> Option<usize> {
        let tells = |section: &ToldSection| {
            !section.arrivals.is_empty() || !section.advice.is_empty() || !section.path.is_empty()
        };
        let anchored =
            self.told.sections.iter().position(|section| section.anchors.iter().any(|it| **it == *"arrival"));
        anchored.or_else(|| {
            let first = self.stages.first().copied().unwrap_or(self.told.sections.len());
            self.told.sections.iter().take(first).position(tells)
        })
    }

    /// The section of tips: the first behind the archive with a row of items that begin with sentences in bold.
    fn tips_section(&self) -> Option<usize> {
        let anchored = self.told.sections.iter().position(|section| section.anchors.iter().any(|it| **it == *"tips"));
        anchored.or_else(|| {
            let from = self.archive.or(self.stages.last().copied())? + 1;
            let sections = self.told.sections.iter().enumerate().skip(from);
            let mut tips = sections.filter(|(_, section)| section.entries.iter().filter(|it| it.depth > 0).count() > 1);
            tips.next().map(|(number, _)| number)
        })
    }

    pub(super) fn arrival(&mut self) {
        let told = self.told;
        for section in &told.sections {
            for name in self.naming.whole("role", &section.roles) {
                let id = self.naming.id("role", Noun::Role, &name);
                push_new(&mut self.sketch.roles, id);
            }
            for name in self.naming.whole("field", &section.brings) {
                let id = self.naming.id("field", Noun::Field, &name);
                push_new(&mut self.sketch.brings, id);
            }
            if self.sketch.found_under.is_empty() {
                self.sketch.found_under =
                    section.path.iter().map(|name| self.naming.id("place", Noun::Place, name)).collect();
            }
            self.sketch.advice = self.sketch.advice.or(section.advice.first().map(|(within, _)| *within));
        }
        let Some(section) = self.arrival_section().and_then(|number| self.section(number)) else { return };
        // Names in bold are channels where the section is about nothing else.
        let about = section.anchors.iter().any(|anchor| **anchor == *"arrival");
        let named = section.entries.iter().filter(|_| about).map(|entry| &entry.name);
        for name in section.items.iter().chain(named) {
            let id = self.naming.loose("channel", Noun::Channel, name);
            if !self.sketch.channels.contains(&id) {
                self.sketch.channels.push(id);
            }
        }
        let arrivals =
            section.arrivals.iter().map(|name| ToldNotice { to: vec![name.clone()], ..ToldNotice::default() });
        for notice in arrivals.chain(section.notices.iter().cloned()) {
            self.notification(&notice, true);
        }
    }

    /// Facts, as far as a section tells of them.
    pub(super) fn facts(&mut self) {
        if let Some(section) = self.about("facts") {
            for entry in &section.entries {
                self.fact(entry);
            }
            return;
        }
        let Some(like) = self.naming.like else { return };
        // Names that the other rules have as values.
        for (number, fact) in like.rules.facts().iter().enumerate() {
            let FactKind::OneOf(values) = &fact.kind else { continue };
            let entries: Vec<&Name> =
                self.told.sections.iter().flat_map(|section| &section.entries).map(|it| &it.name).collect();
            let mut found: Vec<String> = Vec::new();
            for name in entries {
                if self.naming.like(Noun::Value(number), &name.text, 70).is_some() {
                    found.push(self.naming.id(&format!("fact-{}", fact.id), Noun::Value(number), name));
                }
            }
            if found.len() == values.len() && self.sketch.facts.iter().all(|known| known.id != *fact.id) {
                self.sketch.facts.push(fact_like(fact, values));
            }
        }
        for fact in like.rules.facts() {
            let number = like.labels.number(Noun::Fact, &fact.id);
            let said = number
                .zip(self.arrival_range())
                .and_then(|(number, range)| like.labels.mentions_one(Noun::Fact, number, self.text, &range));
            if said.is_some()
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

    fn fact(&mut self, entry: &ToldEntry) {
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
        self.sketch.facts.push(FactSketch { id, kind, optional, default, ..FactSketch::default() });
    }

    /// What facts are when they are not given, by ids: known once their values are.
    pub(super) fn defaults(&mut self) {
        for fact in &mut self.sketch.facts {
            let Some(told) = fact.default.take() else { continue };
            let name = Name { text: told.as_str().into(), ..Name::default() };
            fact.default = match fact.kind {
                Some("boolean") => kind_of(&name, &self.kinds).map(|answer| (answer == "yes").to_string()),
                Some(_) => Some(told),
                None if fact.values.contains(&told) => Some(told),
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

    /// Notifications and recipients in the order of their sections, where they have any.
    pub(super) fn notices(&mut self) {
        if let Some(section) = self.about("recipients") {
            self.sketch.recipients =
                section.entries.iter().map(|it| self.naming.id("recipient", Noun::Recipient, &it.name)).collect();
        }
        let Some(section) = self.about("notifications") else { return };
        let mut all = Vec::new();
        for entry in &section.entries {
            let id = self.naming.anchored("notification", &entry.name).unwrap_or_else(|| slug(&entry.name.text));
            let by = entry.by.first().map(|name| self.naming.id("fact", Noun::Fact, name));
            let to = self.naming.whole("recipient", &entry.to);
            let to = to.first().map(|name| self.naming.id("recipient", Noun::Recipient, name));
            let Some(to) = by.or(to) else { continue };
            let opened = self.sketch.notifications.iter().any(|it| it.id == id && it.opened);
            all.push(super::sketch::NotificationSketch { id, to, opened });
        }
        self.sketch.notifications = all;
        let facts = |sketch: &Sketch, id: &str| sketch.notifications.iter().any(|it| it.to == id);
        let unused: Vec<String> =
            self.sketch.facts.iter().filter(|it| it.open.is_some()).map(|it| it.id.clone()).collect();
        for id in unused.into_iter().filter(|id| !facts(&self.sketch, id)).collect::<Vec<_>>() {
            self.sketch.facts.retain(|fact| fact.id != id);
        }
    }

    pub(super) fn views(&mut self) {
        if let Some(section) = self.about("views") {
            for entry in &section.entries {
                if self.naming.anchored("mark", &entry.name).is_some()
                    && entry.anchors.iter().any(|anchor| anchor.starts_with("mark-"))
                {
                    let id = self.naming.id("mark", Noun::Mark, &entry.name);
                    let icon = entry.values.first().map(|name| name.text.to_string());
                    self.sketch.marks.push((id, icon));
                    continue;
                }
                let id = self.naming.id("view", Noun::View, &entry.name);
                let tests = self.tests(&entry.tests);
                self.sketch.views.push((id, tests));
            }
            return;
        }
        let Some(like) = self.naming.like else { return };
        let entries = self.told.sections.iter().flat_map(|section| &section.entries);
        for name in entries.map(|entry| &entry.name) {
            let Some(id) = self.naming.like(Noun::View, &name.text, 70) else { continue };
            let Some(view) = like.rules.views().iter().find(|view| *view.id == *id) else { continue };
            self.naming.give("view", &id, name);
            let when = self.like_condition(Some(&view.when));
            for test in &when {
                if let TestSketch::Marked(mark) = test
                    && self.sketch.marks.iter().all(|(known, _)| known != mark)
                {
                    let number = like.rules.marks().find(mark);
                    let icon = number.and_then(|number| like.rules.mark_icon(number)).map(str::to_owned);
                    self.sketch.marks.push((mark.clone(), icon));
                }
            }
            self.sketch.views.push((id, when));
        }
    }

    pub(super) fn tips(&mut self) {
        let Some(section) = self.tips_section().and_then(|number| self.section(number)) else { return };
        let outer = section.entries.iter().filter(|entry| entry.depth <= 1).map(|entry| &entry.name);
        let mut names: Vec<&Name> = outer.chain(&section.items).collect();
        names.sort_by_key(|name| name.at.start);
        for name in names {
            let id = self.naming.loose("tip", Noun::Tip, name);
            if !self.sketch.tips.contains(&id) {
                self.sketch.tips.push(id);
            }
        }
    }

    /// A condition of the other rule set.
    pub(super) fn like_condition(&mut self, when: Option<&Condition>) -> Vec<TestSketch> {
        let Some((like, when)) = self.naming.like.zip(when) else { return Vec::new() };
        let mut tests = Vec::new();
        for test in when.tests() {
            match test {
                Test::OneOf { fact, values } => {
                    let fact = &like.rules.facts()[*fact];
                    let FactKind::OneOf(known) = &fact.kind else { continue };
                    let values = values.iter().map(|value| known[*value].to_string()).collect();
                    tests.push(TestSketch::OneOf(fact.id.to_string(), values));
                }
                Test::Is { fact, value } => {
                    let fact = &like.rules.facts()[*fact];
                    if self.sketch.facts.iter().all(|known| known.id != *fact.id) {
                        let default =
                            if let FactDefault::Boolean(value) = fact.default { Some(value.to_string()) } else { None };
                        let id = fact.id.to_string();
                        self.sketch.facts.push(FactSketch {
                            id,
                            kind: Some("boolean"),
                            default,
                            ..FactSketch::default()
                        });
                    }
                    tests.push(TestSketch::Is(fact.id.to_string(), *value));
                }
                Test::Marked { marks } => {
                    let ids = marks.iter().map(|mark| &like.rules.marks()[*mark]);
                    tests.extend(ids.map(|mark| TestSketch::Marked(mark.to_string())));
                }
            }
        }
        tests
    }

    /// Lengths of time that nothing is known about.
    pub(super) fn unread(&mut self) {
        for section in &self.told.sections {
            let line = |at: &std::ops::Range<usize>| {
                1 + self.text.get(..at.start).unwrap_or_default().bytes().filter(|byte| *byte == b'\n').count()
            };
            let denied =
                section.denials.iter().map(|(at, _)| (line(at), "denies something, which is drafted as if it did not"));
            let unread = section.unread.iter().map(|at| (line(at), "gives a length of time that cannot be read"));
            for (line, what) in denied.chain(unread).take(MOST_OTHERS).collect::<Vec<_>>() {
                self.sketch.open.push(format!("line {line} of the page {what}"));
            }
        }
        let others = self.told.sections.iter().flat_map(|section| &section.other_durations);
        for (duration, _) in others.take(MOST_OTHERS) {
            self.sketch.open.push(format!("the page says {duration} somewhere, and it is not known of what"));
        }
    }
}

fn push_new(ids: &mut Vec<String>, id: String) {
    if !ids.contains(&id) {
        ids.push(id);
    }
}

fn fact_like(fact: &referee::rules::Fact, values: &IdVec<ValueId, Box<str>>) -> FactSketch {
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

/// The kind of value, or the answer, that a text begins with.
pub(super) fn kind_of(name: &Name, kinds: &Kinds) -> Option<&'static str> {
    let told = words(&name.text);
    let fits = |(_, label): &&(&'static str, String)| {
        let label = words(label);
        !told.is_empty() && (told.starts_with(&label) || label.starts_with(&told))
    };
    let same = |(_, label): &&(&'static str, String)| words(label) == told;
    kinds.iter().find(same).or_else(|| kinds.iter().find(fits)).map(|(id, _)| *id)
}

/// The words for kinds and answers that a language has.
pub(super) fn kinds(words: referee::locale::Words<'_>) -> Kinds {
    let ids = ["text", "money", "date", "email", "phone", "boolean", "list"].map(|id| (id, format!("kind-{id}")));
    let answers = ["yes", "no"].map(|id| (id, format!("answer-{id}")));
    let all = ids.into_iter().chain(answers);
    all.filter_map(|(id, message)| Some((id, words.own(&message)?))).collect()
}
