//! Finds the parts of a page that are about another rule set than the rest: sections of its stages, and notes that
//! mention its names and durations.

use std::collections::BTreeSet;

use referee::rules::{Duration, RuleSet};

use super::folded::Folded;
use super::label::{Label, Labels, Noun};
use super::likeness::words;
use super::page::Page;
use super::section::{Block, BlockKind, Section};
use super::subject::is_stage_of;
use super::text::Text;
use super::units::Units;

/// A rule set with its labels in the languages of a page.
pub(crate) struct Known<'k> {
    pub(crate) rules: &'k RuleSet,
    /// For the text, and for the original of a bilingual page.
    pub(crate) labels: [Option<&'k Labels>; 2],
}

/// The part of a page that is about another rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// The number of the rule set.
    pub(crate) rules: usize,
    /// Blocks by section and number.
    pub(crate) blocks: BTreeSet<(usize, usize)>,
}

/// What a block mentions that a rule set has.
#[derive(Default)]
struct Evidence {
    durations: Vec<bool>,
    names: BTreeSet<Label>,
}

/// The parts that are about other rule sets than the main one.
pub(crate) fn parts(page: &Page, known: &[Known<'_>], main: usize, units: [Option<&Units>; 2]) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut add = |rules: usize, section: usize, block: usize| match parts.iter_mut().find(|part| part.rules == rules) {
        Some(part) => {
            part.blocks.insert((section, block));
        }
        None => parts.push(Part { rules, blocks: BTreeSet::from([(section, block)]) }),
    };
    let Some(own) = known.get(main) else { return parts };
    for (number, section) in page.sections.iter().enumerate() {
        let other = known.iter().position(|other| is_section_of(section, other.rules));
        let other = other.filter(|_| !is_section_of(section, own.rules));
        for (at, block) in section.blocks.iter().enumerate() {
            match other {
                Some(other) => add(other, number, at),
                None if block.kind == BlockKind::Callout => {
                    if let Some(other) = other_of(block, known, main, units) {
                        add(other, number, at);
                    }
                }
                None => {}
            }
        }
    }
    parts
}

fn is_section_of(section: &Section, rules: &RuleSet) -> bool {
    section.anchors().any(|anchor| is_stage_of(rules, anchor))
}

/// The rule set that a note is about, if not the main one.
fn other_of(block: &Block, known: &[Known<'_>], main: usize, units: [Option<&Units>; 2]) -> Option<usize> {
    let [text, original] = units;
    let folded = [(&block.text, text), (&block.original, original)].map(|(text, units)| {
        let units = units.filter(|_| !text.is_blank())?;
        Some(Folded::new(text, units))
    });
    let own = evidence(&folded, known.get(main)?);
    let score = |number: usize| {
        let other = evidence(&folded, known.get(number)?);
        let more = other.durations.iter().zip(&own.durations).filter(|(other, own)| **other && !**own).count();
        let less = other.durations.iter().zip(&own.durations).filter(|(other, own)| !**other && **own).count();
        let names = other.names.len().saturating_sub(own.names.len());
        let all = other.durations.len() > 1 && other.durations.iter().all(|known| *known) && more > 0;
        let score = more + names;
        (less == 0 && (score >= LEAST_EVIDENCE || all)).then_some((score, number))
    };
    (0..known.len()).filter(|number| *number != main).filter_map(score).max().map(|(_, number)| number)
}

/// The minimum number of names and durations that only the other rule set has.
const LEAST_EVIDENCE: usize = 2;

fn evidence(sides: &[Option<Folded<'_>>; 2], known: &Known<'_>) -> Evidence {
    let mut found = Evidence::default();
    let durations = durations(known.rules);
    for (folded, labels) in sides.iter().zip(known.labels) {
        let Some(folded) = folded else { continue };
        found.durations.extend(folded.exact().map(|known| durations.contains(&known.duration)));
        found.names.extend(labels.into_iter().flat_map(|labels| names(folded.text, labels)));
    }
    found
}

/// All durations of a rule set.
fn durations(rules: &RuleSet) -> Vec<Duration> {
    let stages = rules.stages().iter();
    let timeouts = stages.clone().flat_map(|stage| stage.timeouts.iter().map(|timeout| timeout.after));
    let alerts = stages.flat_map(|stage| stage.alerts.iter().filter_map(|alert| Some(alert.follower.as_ref()?.after)));
    timeouts.chain(alerts).chain(rules.respond_within()).collect()
}

/// The stages, actions and outcomes that a text names in bold.
fn names(text: &Text, labels: &Labels) -> Vec<Label> {
    let nouns = [Noun::Stage, Noun::Action, Noun::Outcome];
    let bold = text.bold.iter().filter_map(|bold| text.plain().get(bold.clone()).map(words));
    let meant = |name: Vec<Vec<char>>| nouns.iter().find_map(|noun| Some(labels.same(*noun, &name).first()?.label));
    bold.filter_map(meant).collect()
}

impl Page {
    /// The page without some blocks.
    pub(crate) fn without(&self, blocks: &BTreeSet<(usize, usize)>) -> Self {
        self.kept(|section, block| !blocks.contains(&(section, block)))
    }

    /// The page with only some blocks. Notes become paragraphs, so that they are read like other text.
    pub(crate) fn only(&self, blocks: &BTreeSet<(usize, usize)>) -> Self {
        let mut page = self.kept(|section, block| blocks.contains(&(section, block)));
        for block in page.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            if block.kind == BlockKind::Callout {
                block.kind = BlockKind::Paragraph;
            }
        }
        page
    }

    fn kept(&self, keep: impl Fn(usize, usize) -> bool) -> Self {
        let mut page = self.clone();
        for (number, section) in page.sections.iter_mut().enumerate() {
            let mut at = 0;
            section.blocks.retain(|_| {
                at += 1;
                keep(number, at - 1)
            });
        }
        page
    }
}
