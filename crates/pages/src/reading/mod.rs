//! Extracts the statements of a page.

mod calendar;
mod conditions;
mod entries;
mod sentence;

use std::ops::Range;

use referee::rules::{ClockEffect, Duration};

use super::cue::Cue;
use super::folded::Folded;
use super::page::Page;
use super::section::{Block, BlockKind, Section, Side};
use super::stated::{
    Name, Stated, StatedAction, StatedEffect, StatedNotice, StatedSection, StatedTarget, StatedTest, StatedTime,
    StatedTimeout, TimeRole,
};
use super::units::Units;
use super::vocabulary::{CueMatch, Vocabulary};

/// Reads the statements of one side of a page.
pub(crate) fn read(page: &Page, side: Side, vocabulary: &Vocabulary, units: &Units) -> Stated {
    let mut stated = Stated::default();
    if let Some((name, at)) = page.front.find(&["follows"]).filter(|_| side == Side::Text) {
        stated.follows.push(Name::new(name, at, false));
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
            below: false,
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
        heading: Name::new(text.plain().trim(), text.whole(), false),
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
        let name = Name::new(word.trim(), text.place(&range), bold.is_some());
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
    /// Whether the action of the item is one of the outcome in the entry above it.
    below: bool,
}

impl Reading<'_> {
    /// The action that the sentences of an item are about.
    fn acting(&mut self) -> Option<&mut StatedAction> {
        if self.owner == Owner::Item && self.below {
            return self.section.entries.last_mut()?.actions.last_mut();
        }
        self.section.actions.last_mut()
    }

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
            let names = self.names(&folded, bold).into_iter().map(|name| Name::new(name.text, name.at, true));
            self.section.names.extend(names);
        }
        let all = || hits.iter().flatten();
        if let Some(hit) = all().find(|hit| hit.cue == Cue::Excluded) {
            let tests = self.tests(&folded, hit);
            self.section.excluded.push((tests, text.whole()));
            return;
        }
        if self.calendar(&folded, &hits) {
            return;
        }
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
        } else if has(&[Cue::OtherwiseNever]) {
            self.section.otherwise_never = true;
            return;
        } else if has(&[Cue::Never]) {
            self.section.never = Some(text.whole());
            return;
        } else if let Some(lead) = lead {
            let acts = has(&ACTS) || text.anchors.iter().any(|(_, anchor)| anchor.starts_with("action-"));
            if acts {
                let name = self.title(&folded, &lead);
                self.owner = Owner::Item;
                let (names, rest) = (self.bold_names(&folded, Some(&lead)), rest(&folded));
                let action = StatedAction { name, names, rest, ..StatedAction::default() };
                let nested = matches!(block.kind, BlockKind::Item(depth) if depth > 1);
                let above = self.section.entries.last_mut().filter(|entry| nested && entry.is_outcome());
                self.below = above.is_some();
                above.map_or(&mut self.section.actions, |entry| &mut entry.actions).push(action);
            } else {
                self.entry(block, &folded, &lead, &hits);
            }
        } else if matches!(block.kind, BlockKind::Item(_)) {
            let range = self.vocabulary.titled(&folded, 0..folded.chars.len());
            let name = Name::new(folded.written(&range), folded.place(&range), false);
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
        let bold = text.bold.iter().any(|bold| bold.start <= range.start && bold.end >= range.end);
        Name::new(text.written(&range), text.place(&range), bold)
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
            let first = self.name(text, self.vocabulary.first(text, range));
            return vec![Name::new(first.text, first.at, false)];
        }
        bold.into_iter().map(|bold| self.title(text, bold)).filter(|name| !name.text.is_empty()).collect()
    }

    /// A name in bold: all of its words, except a conjunction at its end.
    fn title(&self, text: &Folded<'_>, bold: &Range<usize>) -> Name {
        // Words after a colon are not part of the name, even in bold, unless an anchor says that this is one name, or
        // another colon follows it.
        let start = text.range(bold).start;
        let defined = text.text.anchors.iter().any(|(at, anchor)| *at == start && anchor.contains('-'));
        let end = if defined || text.char(bold.end) == Some(':') { bold.start } else { bold.end };
        let colon = (bold.start..end).find(|at| text.char(*at) == Some(':') && text.char(at + 1) == Some(' '));
        let range = self.vocabulary.titled(text, bold.start..colon.unwrap_or(bold.end));
        Name::new(text.written(&range), text.place(&range), true)
    }

    fn targets(&self, text: &Folded<'_>, hit: &CueMatch) -> Vec<StatedTarget> {
        let target = if hit.cue == Cue::Moves { StatedTarget::Moves } else { StatedTarget::Archives };
        self.blank(text, hit, "state").into_iter().map(target).collect()
    }

    /// What an action does to a clock; none if the duration of an extension cannot be read.
    fn effect(
        &self,
        text: &Folded<'_>,
        hit: &CueMatch,
        time: Option<&(Duration, Range<usize>)>,
    ) -> Option<StatedEffect> {
        let effect = match hit.cue {
            Cue::ClockStart => ClockEffect::Start,
            Cue::ClockStop => ClockEffect::Stop,
            _ => ClockEffect::Extend { by: time?.0, times: None },
        };
        Some(StatedEffect { clock: self.blank(text, hit, "clock").into_iter().next()?, effect })
    }

    fn tests(&self, text: &Folded<'_>, hit: &CueMatch) -> Vec<StatedTest> {
        hit.found.get("conditions").map(|range| conditions::tests(self.vocabulary, text, range)).unwrap_or_default()
    }

    fn notice(&self, text: &Folded<'_>, hit: &CueMatch) -> StatedNotice {
        let to = hit.found.get("recipients").map(|range| self.names(text, range)).unwrap_or_default();
        let subject = hit.found.get("subject").map(|range| self.whole(text, range));
        StatedNotice { to, subject, when: Vec::new() }
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
const ACTS: [Cue; 11] = [
    Cue::Moves,
    Cue::NextStage,
    Cue::Archives,
    Cue::Stays,
    Cue::Required,
    Cue::Asked,
    Cue::Optional,
    Cue::Confirm,
    Cue::ClockStart,
    Cue::ClockStop,
    Cue::ClockExtend,
];
