//! Extracts the statements of a page.

mod entries;

use std::ops::Range;

use referee::rules::Need;

use super::folded::Folded;
use super::page::Page;
use super::section::{Block, BlockKind, Section, Side};
use super::stated::{
    Name, Stated, StatedAction, StatedNotice, StatedSection, StatedTarget, StatedTest, StatedTime, StatedTimeout,
    TimeRole,
};
use super::units::{StatedDuration, Units};
use super::vocabulary::{Cue, CueMatch, Vocabulary};

/// Reads the statements of one side of a page.
pub(crate) fn read(page: &Page, side: Side, vocabulary: &Vocabulary, units: &Units) -> Stated {
    let mut stated = Stated::default();
    if let Some((name, at)) = page.front.find(&["follows"]).filter(|_| side == Side::Text) {
        stated.follows.push(Name { text: name.into(), at, bold: false });
    }
    for section in &page.sections {
        let mut reading = Reading {
            vocabulary,
            units,
            section: heading(section, side),
            follows: Vec::new(),
            sentences: Vec::new(),
            owner: Owner::Nobody,
            names_items: false,
        };
        define(&section.heading, side, &mut stated.defined);
        for block in &section.blocks {
            define(block, side, &mut stated.defined);
            reading.block(block, side);
        }
        stated.sections.push(reading.section);
        stated.follows.append(&mut reading.follows);
        stated.sentences.append(&mut reading.sentences);
    }
    stated
}

/// How many sentences on a page are known.
pub(crate) fn familiar(page: &Page, vocabulary: &Vocabulary, units: &Units) -> usize {
    let sections = page.sections.iter();
    let blocks = sections.flat_map(|section| std::iter::once(&section.heading).chain(&section.blocks));
    let known = |block: &Block| {
        let folded = Folded::new(&block.text, units);
        folded.sentences.iter().map(|sentence| vocabulary.find_cues(&folded, sentence).len()).sum::<usize>()
    };
    blocks.map(known).sum()
}

fn heading(section: &Section, side: Side) -> StatedSection {
    let text = section.heading.side(side);
    StatedSection {
        level: section.level,
        anchors: section.anchors().map(Into::into).collect(),
        heading: Name { text: text.plain().trim().into(), at: text.whole(), bold: false },
        ..StatedSection::default()
    }
}

/// Collects the names after anchors: the bold text there, or else the whole block.
fn define(block: &Block, side: Side, defined: &mut Vec<(Box<str>, Name)>) {
    let text = block.side(side);
    if text.anchors.is_empty() {
        return;
    }
    for (at, anchor) in &text.anchors {
        let bold = text.bold.iter().find(|bold| bold.start == *at);
        let range = bold.cloned().unwrap_or(*at..text.len());
        let word = text.plain().get(range.clone()).unwrap_or_default();
        let name = Name { text: word.trim().into(), at: text.place(&range), bold: bold.is_some() };
        defined.push((anchor.clone(), name));
    }
}

/// The subject of the sentences of a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Nobody,
    /// The action at the start of the block.
    Item,
    /// An action mentioned within the block.
    Action,
    Timeout,
    Entry,
}

struct Reading<'v> {
    vocabulary: &'v Vocabulary,
    units: &'v Units,
    section: StatedSection,
    follows: Vec<Name>,
    sentences: Vec<Range<usize>>,
    owner: Owner,
    /// Whether the previous item of the list began with a name.
    names_items: bool,
}

impl Reading<'_> {
    fn block(&mut self, block: &Block, side: Side) {
        let text = block.side(side);
        let folded = Folded::new(text, self.units);
        let hits: Vec<Vec<CueMatch>> =
            folded.sentences.iter().map(|sentence| self.vocabulary.find_cues(&folded, sentence)).collect();
        let sentences = folded.sentences.iter().map(|sentence| folded.trimmed(sentence.clone()));
        self.sentences
            .extend(sentences.filter(|sentence| !sentence.is_empty()).map(|sentence| folded.place(&sentence)));
        if block.kind == BlockKind::Callout {
            self.alert(&folded, &hits);
            return;
        }
        if block.kind != BlockKind::Continued {
            self.owner = Owner::Nobody;
        }
        for bold in &folded.bold {
            let names = self.names(&folded, bold).into_iter().map(|name| Name { bold: true, ..name });
            self.section.names.extend(names);
        }
        let all = || hits.iter().flatten();
        let has = |cues: &[Cue]| all().any(|hit| cues.contains(&hit.cue));
        let lead = self.lead(block, &folded).filter(|_| self.owner == Owner::Nobody);
        match block.kind {
            BlockKind::Continued => {}
            BlockKind::Item(_) => self.names_items = lead.is_some(),
            _ => self.names_items = false,
        }
        // A duration with a target is a timeout, also in an unknown sentence.
        let times_out = || {
            let first = folded.durations.first().map(|known| known.range.start);
            let free = |first: usize| lead.as_ref().is_none_or(|lead| first < lead.start);
            !has(&[Cue::Advice]) && first.is_some_and(free) && (has(&TARGETS) || !folded.bold.is_empty())
        };
        if has(&[Cue::Timeout]) || times_out() {
            self.owner = Owner::Timeout;
            let (names, rest) = (self.bold_names(&folded, None), rest(&folded));
            self.section.timeouts.push(StatedTimeout { at: text.whole(), names, rest, ..StatedTimeout::default() });
        } else if has(&[Cue::Never]) {
            self.section.never = Some(text.whole());
            return;
        } else if let Some(lead) = lead {
            let acts = has(&ACTS) || text.anchors.iter().any(|(_, anchor)| anchor.starts_with("action-"));
            if acts {
                let name = self.title(&folded, &lead);
                self.owner = Owner::Item;
                let (names, rest) = (self.bold_names(&folded, Some(&lead)), rest(&folded));
                self.section.actions.push(StatedAction { name, names, rest, ..StatedAction::default() });
            } else {
                self.entry(block, &folded, &lead, &hits);
            }
        } else if matches!(block.kind, BlockKind::Item(_)) {
            let range = self.vocabulary.titled(&folded, 0..folded.chars.len());
            let name = Name { text: folded.written(&range).into(), at: folded.place(&range), bold: false };
            self.section.items.push(name);
        }
        let mut used = Vec::new();
        for hit in hits.iter().flatten() {
            self.sentence(&folded, hit, &mut used);
        }
        if self.owner == Owner::Timeout && block.kind != BlockKind::Continued {
            self.once();
        }
        if self.owner != Owner::Item {
            self.rows(&folded);
        }
        self.times(&folded, false, &used);
    }

    /// Adds all durations of a block, with the roles of those in known sentences.
    fn times(&mut self, text: &Folded<'_>, callout: bool, used: &[(usize, TimeRole)]) {
        for known in &text.durations {
            let start = known.range.start;
            let role = used.iter().find(|(used, _)| *used == start).map(|(_, role)| *role);
            let (at, inexact) = (text.place(&known.range), known.qualified.is_some());
            self.section.times.push(StatedTime { duration: known.duration, at, callout, role, inexact });
        }
    }

    /// The names in bold, except the one at the start of an item.
    fn bold_names(&self, text: &Folded<'_>, lead: Option<&Range<usize>>) -> Vec<Name> {
        let others = text.bold.iter().filter(|bold| Some(*bold) != lead);
        others.map(|bold| self.title(text, bold)).filter(|name| !name.text.is_empty()).collect()
    }

    /// A name without the words around it.
    fn name(&self, text: &Folded<'_>, range: Range<usize>) -> Name {
        Self::named(text, self.vocabulary.bare(text, range))
    }

    /// A name to which every word belongs.
    fn whole(&self, text: &Folded<'_>, range: &Range<usize>) -> Name {
        Self::named(text, self.vocabulary.titled(text, range.clone()))
    }

    /// A name without the characters around it.
    fn named(text: &Folded<'_>, range: Range<usize>) -> Name {
        Name {
            text: text.written(&range).into(),
            at: text.place(&range),
            bold: text.bold.iter().any(|bold| bold.start <= range.start && bold.end >= range.end),
        }
    }

    fn names(&self, text: &Folded<'_>, range: &Range<usize>) -> Vec<Name> {
        self.vocabulary.items(text, range).into_iter().map(|item| Self::named(text, item)).collect()
    }

    /// Menus with signs between them.
    fn menus(&self, text: &Folded<'_>, range: &Range<usize>) -> Vec<Name> {
        let mut menus = Vec::new();
        let mut start = range.start;
        let signs = (range.start..range.end).filter(|at| text.char(*at) == Some('>'));
        for end in signs.chain([range.end]) {
            menus.push(self.whole(text, &(start..end)));
            start = end + 1;
        }
        menus
    }

    /// The names in a blank: those in bold if any, or else the first one.
    fn blank(&self, text: &Folded<'_>, hit: &CueMatch, blank: &str) -> Vec<Name> {
        let Some(range) = hit.found.get(blank) else { return Vec::new() };
        let bold: Vec<_> = text.bold.iter().filter(|bold| bold.start >= range.start && bold.end <= range.end).collect();
        if bold.is_empty() {
            return vec![Name { bold: false, ..self.name(text, self.vocabulary.first(text, range)) }];
        }
        bold.into_iter().map(|bold| self.title(text, bold)).filter(|name| !name.text.is_empty()).collect()
    }

    /// A name in bold: all of its words, except a conjunction at its end.
    fn title(&self, text: &Folded<'_>, bold: &Range<usize>) -> Name {
        // Words after a colon are not part of the name, even in bold.
        let colon = (bold.start..bold.end).find(|at| text.char(*at) == Some(':') && text.char(at + 1) == Some(' '));
        let range = self.vocabulary.titled(text, bold.start..colon.unwrap_or(bold.end));
        Name { text: text.written(&range).into(), at: text.place(&range), bold: true }
    }

    fn targets(&self, text: &Folded<'_>, hit: &CueMatch) -> Vec<StatedTarget> {
        let target = if hit.cue == Cue::Moves { StatedTarget::Moves } else { StatedTarget::Archives };
        self.blank(text, hit, "state").into_iter().map(target).collect()
    }

    fn tests(&self, text: &Folded<'_>, hit: &CueMatch) -> Vec<StatedTest> {
        hit.found.get("conditions").map(|range| tests(self.vocabulary, text, range)).unwrap_or_default()
    }

    fn notice(&self, text: &Folded<'_>, hit: &CueMatch) -> StatedNotice {
        let to = hit.found.get("recipients").map(|range| self.names(text, range)).unwrap_or_default();
        let subject = hit.found.get("subject").map(|range| self.whole(text, range));
        StatedNotice { to, subject }
    }

    /// Adds the statement of one sentence to its subject.
    fn sentence(&mut self, text: &Folded<'_>, hit: &CueMatch, used: &mut Vec<(usize, TimeRole)>) {
        let at = text.place(&hit.found.range);
        if let Some(word) = &hit.denied {
            self.section.denials.push((text.place(word), at.clone()));
        }
        let written = hit.found.get("time").map(|range| (range, text.duration_at(range.start)));
        let exact = |known: &StatedDuration| known.qualified.is_none();
        let unread = written.filter(|(_, known)| !known.is_some_and(exact)).map(|(range, known)| {
            (text.place(known.map_or(range, |known| &known.range)), known.and_then(|known| known.qualified))
        });
        if let Some(timeout) = self.section.timeouts.last_mut().filter(|_| hit.cue == Cue::Timeout) {
            timeout.unread |= unread.is_some();
        }
        self.section.unread.extend(unread);
        let time = written.and_then(|(_, known)| known).and_then(|known| {
            let role = match hit.cue {
                Cue::Advice => Some(TimeRole::Advice),
                Cue::AlertChanges => Some(TimeRole::Alert),
                Cue::Timeout => Some(TimeRole::Timeout),
                _ => None,
            };
            used.extend(role.map(|role| (known.range.start, role)));
            exact(known).then(|| (known.duration, text.place(&known.range)))
        });
        match hit.cue {
            Cue::Overview => self.section.overview = Some(at),
            Cue::Roles => self.section.roles.extend(self.listed_names(text, hit, "roles")),
            Cue::Brings => self.section.brings.extend(self.listed_names(text, hit, "fields")),
            Cue::Follows => self.follows.extend(self.blank(text, hit, "rules").into_iter().next()),
            Cue::Found if self.section.path.is_empty() => {
                self.section.path = match hit.found.get("path") {
                    Some(range) => self.menus(text, range),
                    None => ["outer", "inner"].iter().flat_map(|blank| self.blank(text, hit, blank)).collect(),
                };
            }
            Cue::Arrives => {
                let to = hit.found.get("recipient").map(|range| self.name(text, range.clone()));
                self.section.arrivals.extend(to);
            }
            Cue::Choose if self.owner != Owner::Timeout => self.choose(text, hit),
            Cue::Archives if self.owner == Owner::Nobody || self.owner == Owner::Entry => {
                // A statement about archiving also names an outcome.
                for name in self.blank(text, hit, "state") {
                    let here = text.text.whole();
                    let again = |known: &Name| {
                        known.at == name.at || (known.text == name.text && !here.contains(&known.at.start))
                    };
                    let known = self.section.actions.iter().any(|action| again(&action.name));
                    if !known {
                        let to = vec![StatedTarget::Archives(name.clone())];
                        let action = StatedAction { name, to, ..StatedAction::default() };
                        self.section.actions.push(action);
                    }
                }
            }
            Cue::Notifies if self.owner == Owner::Nobody || self.owner == Owner::Entry => {
                let notice = self.notice(text, hit);
                self.section.notices.push(notice);
            }
            _ if self.owner == Owner::Timeout => self.of_timeout(text, hit, time),
            _ if matches!(self.owner, Owner::Item | Owner::Action) => self.of_action(text, hit, at),
            Cue::Details => self.section.details = Some(at),
            _ => {}
        }
    }

    fn listed_names(&self, text: &Folded<'_>, hit: &CueMatch, blank: &str) -> Vec<Name> {
        hit.found.get(blank).map(|range| self.names(text, range)).unwrap_or_default()
    }

    /// Adds actions that a paragraph offers as choices, and the confirmation button of an item's action.
    fn choose(&mut self, text: &Folded<'_>, hit: &CueMatch) {
        if hit.found.get("action").is_none_or(|range| text.bold_at(range.start).is_none()) {
            return;
        }
        for name in self.blank(text, hit, "action").into_iter().filter(|name| name.bold) {
            if self.owner == Owner::Item {
                if let Some(action) = self.section.actions.last_mut()
                    && action.name.text != name.text
                    && action.confirm.is_none()
                {
                    action.confirm = Some(name);
                }
            } else if self.section.actions.iter().all(|action| action.name.text != name.text) {
                self.section.actions.push(StatedAction { name, ..StatedAction::default() });
                self.owner = Owner::Action;
            }
        }
    }

    /// Removes timeouts that are repeated in the same words.
    fn once(&mut self) {
        let Some((last, others)) = self.section.timeouts.split_last() else { return };
        let names = |timeout: &StatedTimeout| -> Vec<Box<str>> {
            let name = |target: &StatedTarget| match target {
                StatedTarget::Moves(name) | StatedTarget::Archives(name) => Some(name.text.clone()),
                StatedTarget::Next(_) => None,
            };
            timeout.to.iter().filter_map(name).collect()
        };
        let after = |timeout: &StatedTimeout| timeout.after.as_ref().map(|(after, _)| *after);
        let same = |other: &StatedTimeout| {
            after(other) == after(last) && names(other) == names(last) && other.notices.len() == last.notices.len()
        };
        if last.after.is_some() && last.when.is_empty() && others.iter().any(same) {
            self.section.timeouts.pop();
        }
    }

    fn of_timeout(
        &mut self,
        text: &Folded<'_>,
        hit: &CueMatch,
        time: Option<(referee::rules::Duration, Range<usize>)>,
    ) {
        let targets = self.targets(text, hit);
        let notice = self.notice(text, hit);
        let tests = self.tests(text, hit);
        let Some(timeout) = self.section.timeouts.last_mut() else { return };
        match hit.cue {
            Cue::Timeout if timeout.after.is_none() => timeout.after = time,
            Cue::Moves | Cue::Archives => timeout.to.extend(targets),
            Cue::NextStage => timeout.to.push(StatedTarget::Next(text.place(&hit.found.range))),
            Cue::Notifies => timeout.notices.push(notice),
            Cue::Only => timeout.when = tests,
            _ => {}
        }
    }

    fn of_action(&mut self, text: &Folded<'_>, hit: &CueMatch, at: Range<usize>) {
        let targets = self.targets(text, hit);
        let notice = self.notice(text, hit);
        let tests = self.tests(text, hit);
        let confirm = self.blank(text, hit, "confirm").into_iter().next();
        let range = hit.found.get("fields").cloned();
        let items = range.map(|range| self.vocabulary.items(text, &range)).unwrap_or_default();
        let optional = |item: &Range<usize>| self.vocabulary.is_optional(text, item.end);
        let optionals: Vec<bool> = items.iter().map(optional).collect();
        let fields: Vec<Name> = items.into_iter().map(|item| Self::named(text, item)).collect();
        let roles = self.listed_names(text, hit, "roles");
        let Some(action) = self.section.actions.last_mut() else { return };
        let mut needs = |need: Need| {
            let of = |optional: &bool| if *optional { Need::Optional } else { need };
            action.fields.extend(fields.iter().cloned().zip(optionals.iter().map(of)));
        };
        match hit.cue {
            Cue::Moves | Cue::Archives => action.to.extend(targets),
            Cue::NextStage => action.to.push(StatedTarget::Next(at)),
            Cue::Stays => action.stays = true,
            Cue::Notifies => action.notices.push(notice),
            Cue::Required => needs(Need::Required),
            Cue::Asked => needs(Need::Asked),
            Cue::Optional => needs(Need::Optional),
            Cue::Parts => action.parts.extend(fields),
            Cue::Confirm => action.confirm = confirm.filter(|name| name.text != action.name.text),
            Cue::Only => action.when = tests,
            Cue::By => action.by = roles,
            Cue::Details => action.details = Some(at),
            _ => {}
        }
    }
}

/// The text after the last name in bold, where recipients are, by sentence.
fn rest(text: &Folded<'_>) -> Vec<Range<usize>> {
    let start = text.bold.last().map_or(0, |bold| bold.end);
    let sentences = text.sentences.iter().filter(|sentence| sentence.end > start);
    // Blanks around a sentence may be on the other side of the page.
    sentences.map(|sentence| text.place(&text.trimmed(sentence.start.max(start)..sentence.end))).collect()
}

/// Cues of targets.
const TARGETS: [Cue; 3] = [Cue::Moves, Cue::NextStage, Cue::Archives];

/// Cues that only describe actions.
const ACTS: [Cue; 8] =
    [Cue::Moves, Cue::NextStage, Cue::Archives, Cue::Stays, Cue::Required, Cue::Asked, Cue::Optional, Cue::Confirm];

/// `**Fact** = **value**, **value**; **mark**`.
fn tests(vocabulary: &Vocabulary, text: &Folded<'_>, range: &Range<usize>) -> Vec<StatedTest> {
    let mut tests: Vec<StatedTest> = Vec::new();
    let mut last: Option<usize> = None;
    for bold in text.bold.iter().filter(|bold| bold.start >= range.start && bold.end <= range.end) {
        let separate = last.is_none_or(|end| text.chars.get(end..bold.start).is_some_and(|gap| gap.contains(&';')));
        if separate {
            tests.push(StatedTest::default());
        }
        let bare = vocabulary.titled(text, bold.clone());
        let name = Name { text: text.written(&bare).into(), at: text.place(&bare), bold: true };
        if let Some(test) = tests.last_mut() {
            test.names.push(name);
        }
        last = Some(bold.end);
    }
    tests
}
