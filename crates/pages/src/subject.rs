//! Decides which rule sets a page is about, by the anchors of its sections. Anchors are the same in all languages, so no
//! word is read.

use std::collections::HashSet;

use referee::rules::{RuleSet, Rulebook};

use super::page::Page;
use super::section::{ABOUT, Section};

/// What the anchors of a page say about its rule set. Rule sets are numbers of the rulebook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Subject {
    /// The rule sets that fit best: one, or several that fit equally well.
    Rules(Vec<usize>),
    /// Another process that shares stages with a rule set, and the anchors of its own sections.
    Other { nearest: usize, foreign: Vec<Box<str>> },
    /// No section has an anchor of a stage.
    Unknown,
}

/// The anchors of a rule set.
struct Anchors<'r> {
    /// The anchors of each stage; that of the archive is last.
    stages: Vec<[Option<Box<str>>; 2]>,
    /// The ids of the clocks, whose anchors begin with `clock-`.
    clocks: HashSet<&'r str>,
    /// The anchors of all other sections.
    others: HashSet<&'r str>,
    /// The anchor of the section around the stages.
    around: Option<&'r str>,
}

impl<'r> Anchors<'r> {
    fn new(rules: &'r RuleSet) -> Self {
        let archive = rules.archive();
        let stages = rules.stages().iter().map(|stage| (stage.anchor.as_deref(), &*stage.id));
        let stages = stages.chain([(archive.anchor.as_deref(), &*archive.id)]);
        let cited = rules.source().map(|source| &*source.anchors).unwrap_or_default();
        Self {
            stages: stages.map(|(anchor, id)| [anchor.map(Into::into), Some(format!("stage-{id}").into())]).collect(),
            clocks: rules.clocks().iter().map(|clock| &*clock.id).collect(),
            others: cited.iter().map(|(_, anchor)| &**anchor).collect(),
            around: cited.iter().find(|(about, _)| **about == *"stages").map(|(_, anchor)| &**anchor),
        }
    }

    fn is_stage(&self, anchor: &str) -> bool {
        self.stages.iter().flatten().flatten().any(|known| **known == *anchor)
    }

    fn knows(&self, anchor: &str) -> bool {
        let is_clock = || anchor.strip_prefix("clock-").is_some_and(|id| self.clocks.contains(id));
        self.others.contains(anchor) || ABOUT.contains(&anchor) || self.is_stage(anchor) || is_clock()
    }
}

/// The anchors of a section; on a page without any, the one that renderers derive from its heading.
fn marks(page: &Page, section: &Section) -> Vec<Box<str>> {
    if page.anchors().next().is_some() {
        return section.anchors().map(Into::into).collect();
    }
    section.slug().into_iter().collect()
}

/// Whether an anchor is that of a stage of a rule set.
pub(crate) fn is_stage_of(rules: &RuleSet, anchor: &str) -> bool {
    Anchors::new(rules).is_stage(anchor)
}

/// What a page is about.
pub(crate) fn subject(page: &Page, rulebook: &Rulebook) -> Subject {
    let sets: Vec<Anchors<'_>> = rulebook.sets().iter().map(|rules| Anchors::new(rules)).collect();
    let stated: HashSet<Box<str>> = page.sections.iter().flat_map(|section| marks(page, section)).collect();
    let scores: Vec<(usize, usize)> = sets.iter().map(|set| score(set, &sets, &stated)).collect();
    let best = scores.iter().filter(|(stages, _)| *stages > 0).max().copied();
    let Some(best) = best else { return Subject::Unknown };
    let fits = |(number, score): (usize, &(usize, usize))| (*score == best).then_some(number);
    let rules: Vec<usize> = scores.iter().enumerate().filter_map(fits).collect();
    let foreign: Vec<Vec<Box<str>>> =
        rules.iter().filter_map(|number| Some(foreign(page, sets.get(*number)?))).collect();
    match (foreign.iter().all(|foreign| !foreign.is_empty()), rules.first(), foreign.into_iter().next()) {
        (true, Some(nearest), Some(foreign)) => Subject::Other { nearest: *nearest, foreign },
        _ => Subject::Rules(rules),
    }
}

/// How many stages of a rule set have a section, less the sections of stages that only other rule sets have; and how
/// many of its other sections there are.
fn score(set: &Anchors<'_>, sets: &[Anchors<'_>], stated: &HashSet<Box<str>>) -> (usize, usize) {
    let is_stated = |stage: &&[Option<Box<str>>; 2]| stage.iter().flatten().any(|anchor| stated.contains(anchor));
    let stages = set.stages.iter().filter(is_stated).count();
    let of_others = |anchor: &&str| !set.is_stage(anchor) && sets.iter().any(|other| other.is_stage(anchor));
    let others = stated.iter().map(|anchor| &**anchor).filter(of_others).count();
    let more = stated.iter().filter(|anchor| set.others.contains(&***anchor)).count();
    (stages.saturating_sub(others), more)
}

/// The minimum number of sections with anchors for a majority.
const LEAST_SECTIONS: usize = 5;

/// The anchors of sections that show that a page is about something else: those around the stages, or the majority.
fn foreign(page: &Page, set: &Anchors<'_>) -> Vec<Box<str>> {
    let mut parents: Vec<(u8, Option<Box<str>>)> = Vec::new();
    let mut around: Vec<Box<str>> = Vec::new();
    let (mut known, mut unknown) = (0, Vec::new());
    for section in page.sections.iter().filter(|section| section.level > 1) {
        parents.retain(|(level, _)| *level < section.level);
        let marks = marks(page, section);
        let is_stage = marks.iter().any(|anchor| set.is_stage(anchor));
        if is_stage
            && set.around.is_some()
            && let Some((_, Some(parent))) = parents.last()
            && !set.knows(parent)
            && !around.contains(parent)
        {
            around.push(parent.clone());
        }
        if marks.iter().any(|anchor| set.knows(anchor)) {
            known += 1;
        } else {
            unknown.extend(marks.first().cloned());
        }
        parents.push((section.level, marks.into_iter().next()));
    }
    if !around.is_empty() {
        around
    } else if known + unknown.len() >= LEAST_SECTIONS && unknown.len() > known {
        unknown
    } else {
        Vec::new()
    }
}
