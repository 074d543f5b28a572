//! What a page says of facts, marks, fields, notifications and views, each in a section of its own.

use std::ops::Range;

use crate::pages::label::{Labels, Noun, SAME, words};
use crate::pages::told::{Name, ToldEntry, ToldSection, ToldTest};
use crate::rules::{Condition, Fact, FactDefault, FactKind, Field, Kind, Recipient, Stage, Test};

use super::rows::Row;
use super::{Comparing, quoted};

impl<'c> Comparing<'c> {
    pub(super) fn definitions(&mut self) {
        self.facts();
        self.kinds();
        self.recipients();
        self.notifications();
        self.views();
    }

    fn about(&self, what: &str) -> Option<&'c ToldSection> {
        self.section_of(what).and_then(|number| self.told.sections.get(number))
    }

    /// Facts with their values, and marks.
    fn facts(&mut self) {
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
            match fact.filter(|_| entry.depth <= 1).and_then(|number| Some((number, rules.facts().get(number)?))) {
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
        let Some(fact) = rules.facts().get(number_of) else { return };
        let of = |test: &Test| matches!(test, Test::Is { fact, .. } | Test::OneOf { fact, .. } if *fact == number_of);
        // What a stage tells of is not missed twice where the stage is not told of.
        let by_stage = |stage: &Stage| {
            let section = self
                .section(stage.anchor.as_deref(), &stage.id, &[])
                .and_then(|section| self.told.sections.get(section));
            let alerts = stage.alerts.iter().enumerate().any(|(number, alert)| {
                let told = section.is_none_or(|section| number < section.alerts.len());
                told && alert.when.tests().iter().any(of)
            });
            let depends = |number: &usize| {
                rules
                    .notifications()
                    .get(*number)
                    .is_some_and(|it| matches!(it.to, Recipient::ByFact { fact, .. } if fact == number_of))
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
                self.unsaid(around, &["facts", &fact.id], format!("the page does not tell of the fact `{}`", fact.id))
            }
        }
    }

    fn is_choice(&self, number: usize) -> bool {
        self.rules.facts().get(number).is_some_and(|fact| matches!(fact.kind, FactKind::OneOf(_)))
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
                (false, false, Some(self.labels.label(Noun::Value(number), *value).to_owned()))
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

    /// Whether the kind is told behind the name.
    fn is_kind(&self, entry: &ToldEntry, kind: &str) -> bool {
        let told = words(&entry.rest.text);
        let kind = self.labels.number(Noun::Kind, kind).map(|number| words(self.labels.label(Noun::Kind, number)));
        // What stands in brackets behind a kind explains it.
        kind.is_some_and(|kind| !told.is_empty() && (told.starts_with(&kind) || kind.starts_with(&told)))
    }

    /// Marks, which stand among the views behind anchors of their own.
    fn marks(&mut self, entries: &[&'c ToldEntry]) {
        let rules = self.rules;
        for (number, mark) in rules.marks().iter().enumerate() {
            let entry = entries.iter().find(|entry| self.means(Noun::Mark, number, &entry.name.text));
            let Some(entry) = entry else {
                // A view of what is marked tells of the mark.
                let of = |test: &Test| matches!(test, Test::Marked { marks } if marks.contains(&number));
                if !rules.views().iter().flat_map(|view| view.when.tests()).any(of) {
                    self.unsaid(&self.top(), &["marks"], format!("the page does not tell of the mark `{mark}`"));
                }
                continue;
            };
            self.confirm(&entry.name.at, &["marks", mark]);
            self.icon(rules.mark_icon(number), entry.values.first(), &["marks", mark, "icon"], &entry.name.at);
        }
    }

    /// A picture that goes with something.
    pub(super) fn icon(&mut self, rule: Option<&str>, told: Option<&Name>, route: &[&str], around: &Range<usize>) {
        match (rule, told) {
            (None, None) => {}
            (Some(rule), Some(told)) if *told.text == *rule => self.confirm(&told.at, route),
            (Some(rule), Some(told)) => {
                let message = format!("the page gives the icon {}, the rules `{rule}`", quoted(&told.text));
                self.contradict(&told.at, route, message, "the icon");
            }
            (None, Some(told)) => {
                let message = format!("the page gives the icon {}, the rules none", quoted(&told.text));
                self.contradict(&told.at, route, message, "no icon");
            }
            (Some(rule), None) => self.unsaid(around, route, format!("the page does not give the icon `{rule}`")),
        }
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
        let expected: Vec<usize> = (0..rules.fields().len()).collect();
        let around = &section.heading.at;
        let row = Row { noun: Noun::Field, expected: &expected, told: &names, route: &["fields"], around, least: SAME };
        let paired = self.row(&row);
        for (entry, number) in outer.iter().zip(paired.told) {
            let Some((number, field)) = number.and_then(|number| Some((number, rules.fields().get(number)?))) else {
                continue;
            };
            self.kind(entry, field, &["fields", &field.id]);
            let Kind::List(parts) = &field.kind else { continue };
            let from = section.entries.iter().position(|other| std::ptr::eq(other, *entry)).map_or(0, |at| at + 1);
            let inner: Vec<&ToldEntry> =
                section.entries.iter().skip(from).take_while(|entry| entry.depth > 1).collect();
            let names: Vec<&Name> = inner.iter().map(|entry| &entry.name).collect();
            let expected: Vec<usize> = (0..parts.len()).collect();
            let route = ["fields", &*field.id, "list"];
            let noun = Noun::Part(number);
            let paired = self.row(&Row {
                noun,
                expected: &expected,
                told: &names,
                route: &route,
                around: &entry.name.at,
                least: SAME,
            });
            for (entry, part) in inner.iter().zip(paired.told) {
                if let Some((id, kind)) = part.and_then(|part| parts.get(part)) {
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
        let expected: Vec<usize> = (0..self.rules.recipients().len()).collect();
        let (route, around) = (["recipients"], &section.heading.at);
        self.row(&Row { noun: Noun::Recipient, expected: &expected, told: &names, route: &route, around, least: SAME });
    }

    /// Who gets a notification, where they are told of one by one.
    fn notifications(&mut self) {
        let rules = self.rules;
        let Some(section) = self.about("notifications") else { return };
        let names: Vec<&Name> = section.entries.iter().map(|entry| &entry.name).collect();
        let expected: Vec<usize> = (0..rules.notifications().len()).collect();
        let (route, around) = (["notifications"], &section.heading.at);
        let row =
            Row { noun: Noun::Notification, expected: &expected, told: &names, route: &route, around, least: SAME };
        let paired = self.row(&row);
        for (entry, number) in section.entries.iter().zip(paired.told) {
            let Some(notification) = number.and_then(|number| rules.notifications().get(number)) else { continue };
            let route = ["notifications", &*notification.id, "to"];
            let told: Vec<&Name> = entry.to.iter().collect();
            let around = &entry.name.at;
            let expected: Vec<usize> = match &notification.to {
                Recipient::Fixed(recipient) => vec![*recipient],
                Recipient::ByFact { recipients, .. } => recipients.to_vec(),
            };
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
                Recipient::ByFact { fact, .. } => vec![*fact],
            };
            let by: Vec<&Name> = entry.by.iter().collect();
            self.row(&Row { noun: Noun::Fact, expected: &fact, told: &by, route: &route, around, least: SAME });
        }
    }

    fn views(&mut self) {
        let rules = self.rules;
        let Some(section) = self.about("views") else {
            for view in rules.views() {
                self.unsaid(
                    &self.top(),
                    &["views", &view.id],
                    format!("the page does not tell of the view `{}`", view.id),
                );
            }
            return self.marks(&[]);
        };
        let is_mark = |entry: &&ToldEntry| entry.anchors.iter().any(|anchor| anchor.starts_with("mark-"));
        let (marks, views): (Vec<&ToldEntry>, Vec<&ToldEntry>) = section.entries.iter().partition(is_mark);
        self.marks(&marks);
        let names: Vec<&Name> = views.iter().map(|entry| &entry.name).collect();
        let expected: Vec<usize> = (0..rules.views().len()).collect();
        let (route, around) = (["views"], &section.heading.at);
        let row = Row { noun: Noun::View, expected: &expected, told: &names, route: &route, around, least: 1 };
        let paired = self.row(&row);
        for (entry, number) in views.iter().zip(paired.told) {
            let Some(view) = number.and_then(|number| rules.views().get(number)) else { continue };
            let route = ["views", &*view.id];
            if entry.tests.is_empty() {
                self.mentioned(&view.when, entry, &route);
            } else {
                self.condition(&view.when, &entry.tests, &route, &entry.name.at);
            }
        }
    }

    /// Values and marks that the words behind a name tell of.
    fn mentioned(&mut self, when: &Condition, entry: &ToldEntry, route: &[&str]) {
        let rules = self.rules;
        let text = self.source.text();
        // What no view is selected by says something else.
        let selects = |fact: usize| {
            let tests = rules.views().iter().flat_map(|view| view.when.tests());
            tests.into_iter().any(|test| matches!(test, Test::OneOf { fact: known, .. } if *known == fact))
        };
        let choices: Vec<usize> = (0..rules.facts().len()).filter(|number| selects(*number)).collect();
        for fact in choices {
            let expected: Vec<usize> = when
                .tests()
                .iter()
                .filter_map(|test| match test {
                    Test::OneOf { fact: known, values } if *known == fact => Some(values.to_vec()),
                    _ => None,
                })
                .flatten()
                .collect();
            let found = self.labels.mentions(Noun::Value(fact), text, &entry.rest.at);
            let named: Vec<Name> = found
                .into_iter()
                .map(|at| Name { text: text.get(at.clone()).unwrap_or_default().into(), at, bold: false })
                .collect();
            // Words that say something else of a lead than its values have nothing to do with a view by none.
            if expected.is_empty() {
                for name in &named {
                    let message = format!("the page selects by {}, the rules do not", quoted(&name.text));
                    self.contradict(&name.at, route, message, "what is selected");
                }
                continue;
            }
            let told: Vec<&Name> = named.iter().collect();
            let around = &entry.rest.at;
            self.row(&Row { noun: Noun::Value(fact), expected: &expected, told: &told, route, around, least: 1 });
        }
        for test in when.tests() {
            let Test::Marked { marks } = test else { continue };
            for mark in marks {
                let found = self.labels.mentions(Noun::Mark, text, &entry.rest.at);
                match found.first() {
                    Some(at) => self.confirm(at, route),
                    None => {
                        let id = self.labels.id(Noun::Mark, *mark);
                        self.unsaid(&entry.rest.at, route, format!("the page does not name the mark `{id}`"));
                    }
                }
            }
        }
    }

    /// A condition that is told test by test.
    pub(super) fn condition(&mut self, when: &Condition, told: &[ToldTest], route: &[&str], around: &Range<usize>) {
        let mut open: Vec<&ToldTest> = told.iter().collect();
        for test in when.tests() {
            let (noun, number, values, expected) = match test {
                Test::OneOf { fact, values } => (Noun::Fact, *fact, Noun::Value(*fact), values.to_vec()),
                Test::Is { fact, value } => (Noun::Fact, *fact, Noun::Answer, vec![usize::from(!*value)]),
                Test::Marked { marks } => {
                    for mark in marks {
                        self.marked(*mark, &mut open, route, around);
                    }
                    continue;
                }
            };
            let is = |told: &&ToldTest| told.names.first().is_some_and(|name| self.means(noun, number, &name.text));
            let Some(at) = open.iter().position(is) else {
                let id = self.labels.id(noun, number);
                self.unsaid(around, route, format!("the page does not say that this depends on `{id}`"));
                continue;
            };
            let told = open.remove(at);
            let names: Vec<&Name> = told.names.iter().skip(1).collect();
            self.row(&Row { noun: values, expected: &expected, told: &names, route, around, least: SAME });
        }
        for test in open {
            if let Some(name) = test.names.first() {
                let message = format!("the page makes this depend on {}, the rules do not", quoted(&name.text));
                self.contradict(&name.at, route, message, "the condition");
            }
        }
    }

    fn marked(&mut self, mark: usize, open: &mut Vec<&ToldTest>, route: &[&str], around: &Range<usize>) {
        let is = |told: &&ToldTest| told.names.first().is_some_and(|name| self.means(Noun::Mark, mark, &name.text));
        match open.iter().position(is) {
            Some(at) => {
                if let Some(name) = open.remove(at).names.first() {
                    self.confirm(&name.at, route);
                }
            }
            None => {
                let id = self.labels.id(Noun::Mark, mark);
                self.unsaid(around, route, format!("the page does not say that this depends on `{id}`"));
            }
        }
    }
}
