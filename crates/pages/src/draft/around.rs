//! Drafts the sections around the stages.

use crate::label::Noun;
use crate::page::Page;
use crate::section::ABOUT;
use crate::stated::{Name, StatedNotice, StatedSection, StatedTime};
use crate::written;
use referee::rules::{Condition, FactDefault, FactKind, Test};

use super::build::Building;
use super::naming::slug;
use super::sketch::{FactSketch, Sketch, TestSketch};

/// The maximum number of unknown durations listed per section.
const MOST_OTHERS: usize = 20;

/// The maximum length of a page name.
const MOST_NAME: usize = 60;

/// The anchors of sections that define something other than tips.
const DEFINITIONS: [&str; 5] = ["facts", "fields", "notifications", "recipients", "views"];

impl<'b> Building<'b> {
    /// The section with an anchor.
    pub(super) fn about(&self, about: &str) -> Option<&'b StatedSection> {
        self.stated.sections.iter().find(|section| section.anchors.iter().any(|anchor| **anchor == *about))
    }

    /// Adds the name, the date and the cited sections of the page.
    pub(super) fn source(&mut self, page: &Page) {
        let title = self.stated.sections.iter().find(|section| section.level == 1);
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
        // A page written from rules without a source is not a source itself.
        let sourceless = page.front.get(&["rules"]).is_some() && page.front.get(&["page"]).is_none();
        let short = if short.is_empty() { "page" } else { short };
        sketch.page = (!sourceless).then(|| short.to_owned());
        let written =
            self.stated.sections.iter().any(|section| section.anchors.iter().any(|it| ABOUT.contains(&&**it)));
        for section in &self.stated.sections {
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

    /// The range of the arrival section.
    pub(super) fn arrival_range(&self) -> Option<std::ops::Range<usize>> {
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
        let has_rules = |section: &StatedSection| {
            !section.arrivals.is_empty() || section.advice().next().is_some() || !section.path.is_empty()
        };
        let anchored =
            self.stated.sections.iter().position(|section| section.anchors.iter().any(|it| **it == *"arrival"));
        anchored.or_else(|| {
            let first = self.stages.first().copied().unwrap_or(self.stated.sections.len());
            self.stated.sections.iter().take(first).position(has_rules)
        })
    }

    /// The tips section: the first one after the archive with several items that begin with a sentence in bold.
    fn tips_section(&self) -> Option<usize> {
        let anchored = self.stated.sections.iter().position(|section| section.anchors.iter().any(|it| **it == *"tips"));
        anchored.or_else(|| {
            let from = self.archive.or(self.stages.last().copied())? + 1;
            let defines = |section: &StatedSection| section.anchors.iter().any(|it| DEFINITIONS.contains(&&**it));
            let sections = self.stated.sections.iter().enumerate().skip(from).filter(|(_, it)| !defines(it));
            let mut tips = sections.filter(|(_, section)| section.entries.iter().filter(|it| it.depth > 0).count() > 1);
            tips.next().map(|(number, _)| number)
        })
    }

    pub(super) fn arrival(&mut self) {
        let stated = self.stated;
        for section in &stated.sections {
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
            self.sketch.advice = self.sketch.advice.or(section.advice().next().map(|time| time.duration));
        }
        let Some(section) = self.arrival_section().and_then(|number| self.section(number)) else { return };
        // In a section about arrival only, names in bold are channels.
        let about = section.anchors.iter().any(|anchor| **anchor == *"arrival");
        let named = section.entries.iter().filter(|_| about).map(|entry| &entry.name);
        for name in section.items.iter().chain(named) {
            let id = self.naming.loose("channel", Noun::Channel, name);
            if !self.sketch.channels.contains(&id) {
                self.sketch.channels.push(id);
            }
        }
        let arrivals =
            section.arrivals.iter().map(|name| StatedNotice { to: vec![name.clone()], ..StatedNotice::default() });
        let mut ids = Vec::new();
        for notice in arrivals.chain(section.notices.iter().cloned()) {
            ids.push(self.notification(&notice, true, &ids));
        }
    }

    /// Adds notifications and recipients in the order of their sections, if any.
    pub(super) fn notices(&mut self) {
        if let Some(section) = self.about("recipients") {
            self.sketch.recipients =
                section.entries.iter().map(|it| self.naming.id("recipient", Noun::Recipient, &it.name)).collect();
        }
        let Some(section) = self.about("notifications") else { return };
        let mut all = Vec::new();
        // Items below notifications are variants of their subjects.
        for entry in section.entries.iter().filter(|entry| entry.depth <= 1) {
            let id = self.naming.anchored("notification", &entry.name).unwrap_or_else(|| slug(&entry.name.text));
            let by = entry.by.first().map(|name| self.naming.id("fact", Noun::Fact, name));
            let to = self.naming.whole("recipient", &entry.to);
            let to = to.first().map(|name| self.naming.id("recipient", Noun::Recipient, name));
            let Some(to) = by.or(to) else { continue };
            let opened = self.sketch.notifications.iter().any(|it| it.id == id && it.opened);
            let when = self.tests(&entry.tests);
            let by = entry.digest_by.first().map(|name| match self.naming.anchored("field", name) {
                Some(field) => field,
                None => self.naming.id("fact", Noun::Fact, name),
            });
            let digest = entry.digest.as_ref().and_then(|(above, per, _)| Some(((*above)?, (*per)?, by)));
            all.push(super::sketch::NotificationSketch { id, to, opened, when, digest });
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
        let entries = self.stated.sections.iter().flat_map(|section| &section.entries);
        for name in entries.map(|entry| &entry.name) {
            let Some(id) = self.naming.like(Noun::View, name, 70) else { continue };
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

    /// A condition of the other rule set, as a draft.
    pub(super) fn like_condition(&mut self, when: Option<&Condition>) -> Vec<TestSketch> {
        let Some((like, when)) = self.naming.like.zip(when) else { return Vec::new() };
        let facts = like.rules.facts();
        let mut tests = Vec::new();
        for test in when.tests() {
            match test {
                Test::OneOf { fact, values } => {
                    let fact = &facts[*fact];
                    let FactKind::OneOf(known) = &fact.kind else { continue };
                    let values = values.iter().map(|value| known[*value].to_string()).collect();
                    tests.push(TestSketch::OneOf(fact.id.to_string(), values));
                }
                Test::Is { fact, value } => {
                    let fact = &facts[*fact];
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
                Test::Given { fact, given } => tests.push(TestSketch::Given(facts[*fact].id.to_string(), *given)),
                Test::Marked { marks } => {
                    let ids = marks.iter().map(|mark| &like.rules.marks()[*mark]);
                    tests.extend(ids.map(|mark| TestSketch::Marked(mark.to_string())));
                }
                Test::Not { of } => tests.push(TestSketch::Not(self.like_condition(Some(of)))),
                Test::Any { of } => {
                    let all = of.iter().map(|of| self.like_condition(Some(of))).collect();
                    tests.push(TestSketch::Any(all));
                }
            }
        }
        tests
    }

    /// Lists durations that belong to no rule.
    pub(super) fn unread(&mut self) {
        for section in &self.stated.sections {
            let line = |at: &std::ops::Range<usize>| {
                1 + self.text.get(..at.start).unwrap_or_default().bytes().filter(|byte| *byte == b'\n').count()
            };
            let denied =
                section.denials.iter().map(|(at, _)| (line(at), "contains a negation, which the draft ignores"));
            let unread = section.unread.iter().map(|(at, _)| (line(at), "contains an unreadable duration"));
            for (line, what) in denied.chain(unread).take(MOST_OTHERS).collect::<Vec<_>>() {
                self.sketch.open.push(format!("line {line} of the page {what}"));
            }
        }
        let timeouts =
            self.stages.iter().filter_map(|number| self.section(*number)).flat_map(|section| &section.timeouts);
        let used: Vec<&std::ops::Range<usize>> =
            timeouts.filter_map(|timeout| timeout.after.as_ref()).map(|(_, at)| at).collect();
        let others = self.stated.sections.iter().flat_map(StatedSection::other_times);
        for StatedTime { duration, .. } in others.filter(|time| !used.contains(&&time.at)).take(MOST_OTHERS) {
            self.sketch.open.push(format!("the page mentions {} without a known rule", written(*duration)));
        }
    }
}

pub(super) fn push_new(ids: &mut Vec<String>, id: String) {
    if !ids.contains(&id) {
        ids.push(id);
    }
}
