//! Compares the numbers of the two sides of a bilingual page, sentence by sentence.

use std::ops::Range;

use referee::check;
use referee::diagnostic::{Finding, Source, Thing};

use super::compare::quoted;
use super::folded::Folded;
use super::page::Page;
use super::section::{Block, PairRange};
use super::text::Text;
use super::units::{Digits, StatedDuration, Units, digits};

check! {
/// Different numbers in a translation.
///
/// On a bilingual page, a sentence has a number or a duration that its original does not have, and the original has
/// another one. Readers of the two languages expect different things. Durations can be in other units, and numbers in
/// words; their order does not matter.
///
/// ```diff md
///   ---
///   locale: de
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a><span data-ttu-id="1">Neu</span><span><span data-stu-id="1">New</span></span>
///
/// - <span data-ttu-id="2">Zwei von 9 Partnern.</span><span><span data-stu-id="2">Two of 8 partners.</span></span>
/// + <span data-ttu-id="2">Zwei von 8 Partnern.</span><span><span data-stu-id="2">Two of 8 partners.</span></span>
/// ```
    PAGE_SIDES_DIFFER: Error in Pages, "page-sides-differ"
}

/// The findings about all sentences with numbers.
pub(crate) fn sides(page: &Page, [text, original]: [&Units; 2]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let blocks = page.sections.iter().flat_map(|section| std::iter::once(&section.heading).chain(&section.blocks));
    for block in blocks.filter(|block| has_numbers(block)) {
        let text = Side { folded: Folded::new(&block.text, text), units: text };
        let original = Side { folded: Folded::new(&block.original, original), units: original };
        for PairRange { id, text: translated, original: source } in &block.pairs {
            let (Some(translated), Some(source)) = (translated, source) else { continue };
            let found = different(&text.sentence(translated), &original.sentence(source));
            findings.extend(found.into_iter().map(|found| finding(&page.source, id, &found, [&text, &original])));
        }
    }
    findings
}

/// Whether a side has a number in digits.
fn has_numbers(block: &Block) -> bool {
    let has = |text: &Text| text.plain().chars().any(char::is_numeric);
    !block.pairs.is_empty() && (has(&block.text) || has(&block.original))
}

/// A side of a block.
struct Side<'t> {
    folded: Folded<'t>,
    units: &'t Units,
}

/// The numbers of a sentence.
struct Numbers<'t> {
    durations: Vec<&'t StatedDuration>,
    digits: Vec<Digits>,
    /// The same, but of thousands only the groups.
    groups: Vec<Digits>,
    words: Vec<String>,
}

impl Side<'_> {
    fn sentence(&self, bytes: &Range<usize>) -> Numbers<'_> {
        let sentence = self.folded.positions(bytes);
        let chars = self.folded.chars.get(sentence.clone()).unwrap_or_default();
        let inside = |known: &&StatedDuration| sentence.start <= known.range.start && known.range.end <= sentence.end;
        let moved = |numbers: Vec<Digits>| -> Vec<Digits> {
            let moved = |range: Range<usize>| range.start + sentence.start..range.end + sentence.start;
            numbers.into_iter().map(|(number, range)| (number, moved(range))).collect()
        };
        Numbers {
            durations: self.folded.durations.iter().filter(inside).collect(),
            digits: moved(digits(chars, true)),
            groups: moved(digits(chars, false)),
            words: self.units.in_words(chars),
        }
    }
}

/// The ranges of what differs: in the translation, and in the original.
fn different(text: &Numbers<'_>, original: &Numbers<'_>) -> Vec<[Range<usize>; 2]> {
    // Durations with a counterpart can be in another unit.
    let (mut ours, mut theirs) = (text.durations.clone(), original.durations.clone());
    let mut equal: [Vec<Range<usize>>; 2] = [Vec::new(), Vec::new()];
    ours.retain(|our| match theirs.iter().position(|their| same_time(our, their)) {
        Some(at) => {
            let [our_ranges, their_ranges] = &mut equal;
            our_ranges.push(our.range.clone());
            their_ranges.push(theirs.remove(at).range.clone());
            false
        }
        None => true,
    });
    let [our_equal, their_equal] = equal;
    let ranges = |durations: &[&StatedDuration]| durations.iter().map(|known| known.range.clone()).collect::<Vec<_>>();
    let (ours, theirs) = (ranges(&ours), ranges(&theirs));
    if !ours.is_empty() && !theirs.is_empty() {
        return ours.into_iter().zip(theirs).map(|(our, their)| [our, their]).collect();
    }
    let others = |[our, their]: [&[Digits]; 2]| -> Vec<(Digits, Digits)> {
        let ours = without(our, &our_equal, their, &original.words);
        let theirs = without(their, &their_equal, our, &text.words);
        // A month can be a number in one language and a word in the other.
        let ours = if ours.len() == theirs.len() { ours } else { Vec::new() };
        ours.into_iter().zip(theirs).filter(|((our, _), (their, _))| !is_clock(our, their)).collect()
    };
    if others([&text.groups, &original.groups]).is_empty() {
        return Vec::new();
    }
    let numbers = others([&text.digits, &original.digits]);
    numbers.into_iter().map(|((_, our), (_, their))| [our, their]).collect()
}

fn same_time(a: &StatedDuration, b: &StatedDuration) -> bool {
    a.duration == b.duration
}

/// The numbers without a counterpart, and not in a duration with one.
fn without(numbers: &[Digits], equal: &[Range<usize>], others: &[Digits], words: &[String]) -> Vec<Digits> {
    let mut others: Vec<&String> = others.iter().map(|(number, _)| number).chain(words).collect();
    let free = numbers.iter().filter(|(_, at)| !equal.iter().any(|range| range.contains(&at.start)));
    let left = free.filter(|(number, _)| match others.iter().position(|other| *other == number) {
        Some(at) => {
            others.remove(at);
            false
        }
        None => true,
    });
    left.cloned().collect()
}

/// Whether two numbers can be the same hour on clocks with 12 and with 24 hours.
fn is_clock(a: &str, b: &str) -> bool {
    let hours = |text: &str| text.parse::<u8>().ok().filter(|hours| *hours <= 24);
    matches!((hours(a), hours(b)), (Some(a), Some(b)) if a.abs_diff(b) == 12)
}

fn finding(page: &Source, id: &str, [our, their]: &[Range<usize>; 2], [text, original]: [&Side<'_>; 2]) -> Finding {
    let (ours, theirs) = (quoted(text.folded.written(our)), quoted(original.folded.written(their)));
    let message = format!("the translation has {ours}, but the original {theirs}");
    let place = page.place(original.folded.place(their));
    let finding = PAGE_SIDES_DIFFER.at(page.place(text.folded.place(our)), message).about(Thing::Sentence, id);
    finding.with_related(Some((place, "the original".to_owned())))
}
