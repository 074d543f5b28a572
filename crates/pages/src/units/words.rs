//! The words of a locale about durations, from its messages.

use std::ops::Range;

use unic_langid::LanguageIdentifier;
use unic_langid::subtags::Language;

use referee::locale::Words;
use referee::tooling::BLANK;

use crate::fold::folded;
use crate::letter::{continues_word, is_unspaced};

use super::Qualifier;
use super::abbreviation::Abbreviation;
use super::index::{is_end, is_start};
use super::joint::trimmed;
use super::unit::{Amount, Unit};

/// The words of a locale, with those of English as a fallback.
#[derive(Debug, Default)]
pub(crate) struct UnitWords {
    /// The language of the locale.
    language: Option<Language>,
    /// Names of units that CLDR does not have.
    units: Vec<(Wording, Amount)>,
    /// Words around durations that are not exact.
    qualifiers: Vec<(Side, Wording, Qualifier)>,
    /// What is between the parts of a duration.
    pub(super) joints: Vec<Vec<char>>,
    /// Words with a full stop that does not end a sentence.
    pub(super) abbreviations: Vec<Abbreviation>,
    /// What is before and between the numbers of a range.
    ranges: Vec<(Vec<char>, Vec<char>)>,
}

/// Where a word qualifies a duration.
#[derive(Debug, Clone, Copy)]
enum Side {
    Before,
    After,
}

/// Words, folded. `…` is the rest of a word.
#[derive(Debug)]
struct Wording(Vec<char>);

/// A unit as written after a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct Worded {
    pub(super) end: usize,
    pub(super) amount: Amount,
}

impl UnitWords {
    /// Combines the messages of several locales, in order of preference.
    pub(crate) fn new(all: &[Words<'_>]) -> Self {
        let list = |id: &str| -> Vec<String> {
            let texts = all.iter().filter_map(|words| words.own(id));
            texts.flat_map(|text| text.split('|').map(str::to_owned).collect::<Vec<_>>()).collect()
        };
        let wordings = |id: &str| list(id).iter().map(|text| Wording::new(text)).collect::<Vec<_>>();
        let working = [("reading-working-days", Unit::BusinessDay), ("reading-working-hours", Unit::BusinessHour)];
        let working = working
            .into_iter()
            .flat_map(|(id, unit)| wordings(id).into_iter().map(move |words| (words, Amount { number: 1, unit })));
        let unit = |entry: &String| {
            let (words, amount) = entry.split_once('=')?;
            Some((Wording::new(words), Amount::of_rules(amount.trim())?))
        };
        let qualifiers = [("reading-at-most", Qualifier::AtMost), ("reading-about", Qualifier::About)];
        let qualifiers = qualifiers.into_iter().flat_map(|(id, qualifier)| {
            let side = |text: &String| match text.trim().strip_prefix('…') {
                Some(words) => (Side::After, Wording::new(words), qualifier),
                None => (Side::Before, Wording::new(text), qualifier),
            };
            list(id).iter().map(side).collect::<Vec<_>>()
        });
        Self {
            language: all.first().map(|words| words.locale().language),
            units: list("reading-units").iter().filter_map(unit).chain(working).collect(),
            qualifiers: qualifiers.collect(),
            abbreviations: list("reading-abbreviations").iter().map(|text| Abbreviation::new(text)).collect(),
            ranges: list("reading-ranges")
                .iter()
                .map(|text| range(text))
                .chain(all.iter().filter_map(weekdays))
                .collect(),
            joints: list("reading-and").iter().map(|text| folded(text.trim())).collect(),
        }
    }

    /// Whether two numbers are the ends of a range.
    pub(super) fn joins(&self, chars: &[char], low: &Range<usize>, high: usize) -> bool {
        let Some(gap) = chars.get(low.end..high).and_then(trimmed) else { return false };
        let before = chars.get(..low.start).and_then(trimmed).unwrap_or_default();
        let begins = |word: &[char]| {
            let start = before.len().checked_sub(word.len());
            before.ends_with(word) && start.is_some_and(|start| word.is_empty() || is_start(before, start))
        };
        self.ranges.iter().any(|(first, between)| gap == &**between && begins(first))
    }

    /// Whether a text is between the ends of a range.
    pub(super) fn is_range(&self, gap: &[char]) -> bool {
        self.ranges.iter().any(|(_, between)| gap == &**between)
    }

    /// Whether a page in a language can have these words.
    pub(super) fn are_of(&self, language: Option<&LanguageIdentifier>) -> bool {
        language.is_some_and(|language| self.language == Some(language.language))
    }

    /// The longest unit at a position.
    pub(super) fn unit(&self, chars: &[char], at: usize) -> Option<Worded> {
        let found = self.units.iter().filter_map(|(words, amount)| {
            let end = words.end(chars, at)?;
            Some(Worded { end, amount: *amount })
        });
        found.max_by_key(|found| found.end)
    }

    /// The qualifier of a duration, with the range of both.
    pub(super) fn qualifier(&self, chars: &[char], range: &Range<usize>) -> Option<(Qualifier, Range<usize>)> {
        // A full stop ends an abbreviation.
        let before = (0..range.start).rev().find(|at| !chars.get(*at).is_some_and(|c| " .".contains(*c)));
        let before = before.map_or(0, |at| at + 1);
        let after = (range.end..chars.len()).find(|at| chars.get(*at) != Some(&' ')).unwrap_or(chars.len());
        let found = self.qualifiers.iter().filter_map(|(side, words, qualifier)| {
            let range = match side {
                Side::Before => words.start(chars, before)?..range.end,
                Side::After => range.start..words.end(chars, after)?,
            };
            Some((*qualifier, range))
        });
        found.max_by_key(|(_, range)| range.len())
    }
}

/// What is before and between the numbers of a range: `to`, or `between … and`.
fn range(text: &str) -> (Vec<char>, Vec<char>) {
    let (before, between) = text.split_once('…').unwrap_or(("", text));
    (folded(before.trim()), folded(between.trim()))
}

/// What is between the weekdays of a range.
fn weekdays(words: &Words<'_>) -> Option<(Vec<char>, Vec<char>)> {
    let wording = words.wordings("limit-work-range").into_iter().next()?;
    let (between, _) = wording.split_once(BLANK[1])?.1.split_once(BLANK[0])?;
    (!between.is_empty()).then(|| (Vec::new(), folded(between.trim())))
}

impl Wording {
    fn new(words: &str) -> Self {
        Self(folded(words.trim()))
    }

    /// The end of the words, if they begin at a position.
    fn end(&self, chars: &[char], at: usize) -> Option<usize> {
        let mut end = at;
        for c in &self.0 {
            if *c == '…' {
                end += chars.iter().skip(end).take_while(|c| continues_word(**c)).count();
            } else if chars.get(end) == Some(c) {
                end += 1;
            } else {
                return None;
            }
        }
        // A unit can follow its number without a space.
        let digit = at.checked_sub(1).and_then(|before| chars.get(before)).is_some_and(char::is_ascii_digit);
        (end > at && (digit || is_start(chars, at)) && is_end(chars, end)).then_some(end)
    }

    /// The start of the words, if they end at a position.
    fn start(&self, chars: &[char], end: usize) -> Option<usize> {
        let start = end.checked_sub(self.0.len())?;
        // In a script without spaces, a single character can be the end of a word.
        let ends_word = |at: usize| self.0.len() == 1 && chars.get(at).is_some_and(|c| is_unspaced(*c));
        let found = self.end(chars, start) == Some(end) && !start.checked_sub(1).is_some_and(ends_word);
        found.then_some(start)
    }
}
