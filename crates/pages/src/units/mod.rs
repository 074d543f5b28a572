//! Durations as written in a language: a number in digits or words, and a unit.

mod abbreviation;
mod dates;
mod forms;
mod index;
mod joint;
mod names;
mod number;
mod patterns;
mod plain;
#[cfg(test)]
mod tests;
mod unit;
mod unit_name;
mod unread;
mod words;

use std::ops::Range;
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use referee::rules::Duration;

use referee::tooling::tag;

use super::fold::folded;
use super::letter::{continues_word, is_inside_word};
use super::schedule::Lexicon;

use index::is_start;
use joint::{Joint, dash, joint};
use names::Names;
use number::number;
pub(crate) use patterns::locale;
pub(crate) use plain::{Digits, digits};
use unit::{Amount, Unit, sum};
use unit_name::{LEAST_STEM, UnitName};
pub(crate) use unread::unread;
pub(crate) use words::UnitWords;
use words::Worded;

/// A duration in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StatedDuration {
    /// All of its words, including those that qualify it. In characters.
    pub(crate) range: Range<usize>,
    /// The longest one of a range.
    pub(crate) duration: Duration,
    /// Why rules cannot have it.
    pub(crate) qualified: Option<Qualifier>,
}

/// How a duration is not exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Qualifier {
    /// 10 to 14 days.
    Range,
    /// Up to 14 days.
    AtMost,
    /// About 14 days.
    About,
}

/// How a page writes durations: in its language, in English, and with the words of a locale.
#[derive(Debug, Default)]
pub(crate) struct Units {
    words: Arc<UnitWords>,
    /// In order of preference.
    names: Vec<Arc<Names>>,
    /// What is between the names of a list, the longest first.
    pub(crate) list_joints: Arc<[Box<[char]>]>,
    /// Whether names can have endings that CLDR does not have. A locale has words for these.
    endings: bool,
}

/// A number with a unit.
#[derive(Debug)]
struct Part {
    range: Range<usize>,
    amount: Amount,
    qualified: Option<Qualifier>,
}

/// The language that every page can use.
const ORIGINAL: &str = "en";

/// The largest number of years; larger ones are calendar years.
const MOST_YEARS: u64 = 1000;

/// The maximum length of an ending.
const MOST_ENDING: usize = 3;

/// The maximum length of the text between the parts of a duration.
const MOST_GAP: usize = 12;

/// The maximum length of a particle that is attached to a number with a short unit.
const MOST_PARTICLE: usize = 2;

impl Units {
    /// The words of a locale for pages in a language. Without a language, those of all languages.
    pub(crate) fn new(words: &Arc<UnitWords>, language: Option<&LanguageIdentifier>) -> Self {
        let own = Names::of(language);
        let english = Names::of(Some(&tag(ORIGINAL)));
        let names = if Arc::ptr_eq(&own, &english) { vec![own] } else { vec![own, english] };
        let mut list_joints: Vec<Box<[char]>> =
            names.iter().flat_map(|names: &Arc<Names>| names.list_joints.iter().cloned()).collect();
        list_joints.sort_by_key(|joint| std::cmp::Reverse(joint.len()));
        let endings = !words.are_of(language);
        Self { words: Arc::clone(words), names, list_joints: list_joints.into(), endings }
    }

    /// The durations in a folded text, of which ranges are also known as written. Adjacent amounts are added.
    pub(crate) fn durations<'t>(
        &self,
        chars: &[char],
        written: impl Fn(&Range<usize>) -> &'t str,
    ) -> Vec<StatedDuration> {
        let mut durations: Vec<StatedDuration> = Vec::new();
        // The amounts of the last duration.
        let mut amounts: Vec<Amount> = Vec::new();
        for part in self.parts(chars, &written) {
            let last = durations.last_mut();
            let gap = last.as_ref().and_then(|last| chars.get(last.range.end..part.range.start));
            let whole: Vec<Amount> = amounts.iter().copied().chain([part.amount]).collect();
            let longer = amounts.last().is_some_and(|last| last.is_followed_by(part.amount));
            if let (Some(last), Some(gap)) = (last, gap) {
                if longer
                    && last.qualified.is_none()
                    && part.qualified.is_none()
                    && self.continues(gap)
                    && let Some(duration) = sum(&whole)
                {
                    *last = StatedDuration { range: last.range.start..part.range.end, duration, qualified: None };
                    amounts = whole;
                    continue;
                }
                // Both ends of a range can have a unit.
                if matches!(joint(gap), Some(Joint::Dash | Joint::SpacedDash))
                    && let Some(duration) = sum(&[part.amount])
                    && last.duration.rough_millis() < duration.rough_millis()
                {
                    let range = last.range.start..part.range.end;
                    *last = StatedDuration { range, duration, qualified: Some(Qualifier::Range) };
                    amounts = vec![part.amount];
                    continue;
                }
            }
            if let Some(duration) = sum(&[part.amount]) {
                amounts = vec![part.amount];
                durations.push(StatedDuration { range: part.range, duration, qualified: part.qualified });
            }
        }
        for duration in &mut durations {
            if let Some((qualifier, range)) = self.words.qualifier(chars, &duration.range) {
                duration.range = range;
                duration.qualified = duration.qualified.or(Some(qualifier));
            }
        }
        durations
    }

    /// What is between a number and another one, if they can be a range. Without words of a language, a short word is
    /// enough.
    fn joint(&self, chars: &[char], low: &Range<usize>, high: usize) -> Option<Joint> {
        let gap = chars.get(low.end..high)?;
        if self.endings {
            return joint(gap);
        }
        dash(gap).or_else(|| self.words.joins(chars, low, high).then_some(Joint::Word))
    }

    /// Whether a sentence continues after the full stop at a position, if it belongs to an abbreviation or a date of the
    /// language. `capital` is whether the next letter is one.
    pub(crate) fn continues_after(&self, chars: &[char], at: usize, capital: bool) -> Option<bool> {
        let digit = at.checked_sub(1).and_then(|before| chars.get(before)).is_some_and(char::is_ascii_digit);
        if digit && self.lexicons().any(|lexicon| lexicon.is_in_date(chars, at)) {
            return Some(true);
        }
        let all = self.words.abbreviations.iter();
        let found = all.filter_map(|known| Some((known.len(), known.continues(chars, at, capital)?)));
        found.max().map(|(_, continues)| continues)
    }

    /// Whether a text can be between the ends of a range that is not one of numbers.
    pub(crate) fn is_range(&self, gap: &[char]) -> bool {
        let gap = folded(&gap.iter().collect::<String>());
        dash(&gap).is_some() || (self.words.is_range(&gap) && !self.list_joints.iter().any(|joint| **joint == *gap))
    }

    /// The names of weekdays and the dates, in order of preference.
    pub(crate) fn lexicons(&self) -> impl Iterator<Item = &Lexicon> {
        self.names.iter().filter_map(|names| names.lexicon())
    }

    /// Whether a duration continues after the text between two parts.
    fn continues(&self, gap: &[char]) -> bool {
        let words: Vec<char> = gap.iter().copied().filter(|c| *c != ' ' && *c != ',').collect();
        let joints = self.names.iter().flat_map(|names| &names.joints).map(|joint| &**joint);
        words.is_empty()
            || joints
                .chain(self.words.joints.iter().map(|joint| &**joint))
                .any(|joint| joint.iter().copied().filter(|c| *c != ' ' && *c != ',').eq(words.iter().copied()))
    }

    /// The numbers with units in a text.
    fn parts<'t>(&self, chars: &[char], written: &impl Fn(&Range<usize>) -> &'t str) -> Vec<Part> {
        let names: Vec<&Names> = self.names.iter().map(|names| &**names).collect();
        let mut parts: Vec<Part> = Vec::new();
        // The last number, if it has no unit.
        let mut low: Option<(Range<usize>, u64)> = None;
        let mut at = 0;
        while at < chars.len() {
            if is_inside_word(chars, at) {
                at += 1;
                continue;
            }
            if let Some(part) = self.without_number(chars, at) {
                (at, low) = (part.range.end, None);
                parts.push(part);
                continue;
            }
            let gap = parts.last().and_then(|part| chars.get(part.range.end..at));
            let continues = gap.is_some_and(|gap| gap.len() <= MOST_GAP && self.continues(gap));
            let Some(number) = number(&names, chars, at, continues) else {
                at += 1;
                continue;
            };
            let from = low.take();
            let Some((range, found)) = self.unit(chars, written, at..number.end) else {
                low = Some((at..number.end, number.value));
                at = number.end;
                continue;
            };
            at = range.end;
            let unit = found.amount.unit;
            let is_date = (unit == Unit::Year && number.value > MOST_YEARS)
                || self.names.iter().any(|names| names.dates.contain(chars, &range, unit, &names.after));
            let Some(amount) = number.value.checked_mul(found.amount.number) else { continue };
            if is_date || unit == Unit::Other {
                continue;
            }
            let from = from.and_then(|(low, value)| Some((self.joint(chars, &low, range.start)?, low, value)));
            let (start, is_range) = match from {
                Some((_, low, value)) if value < number.value => (low.start, true),
                // Such as 24-7.
                Some((Joint::Dash, ..)) => continue,
                _ => (range.start, false),
            };
            parts.push(Part {
                range: start..range.end,
                amount: Amount { number: amount, unit },
                qualified: is_range.then_some(Qualifier::Range),
            });
        }
        parts
    }

    /// A word for several units.
    fn without_number(&self, chars: &[char], at: usize) -> Option<Part> {
        let found = self.names.iter().find_map(|names| names.amounts.whole(chars, at));
        let (end, amount) = found.filter(|_| is_start(chars, at))?;
        Some(Part { range: at..end, amount: *amount, qualified: None })
    }

    /// The unit of a number, with the range of both.
    fn unit<'t>(
        &self,
        chars: &[char],
        written: &impl Fn(&Range<usize>) -> &'t str,
        number: Range<usize>,
    ) -> Option<(Range<usize>, Worded)> {
        let blank = chars.get(number.end).is_some_and(|c| " -".contains(*c));
        let places = [Some(number.end), blank.then_some(number.end + 1)];
        let after = places.iter().flatten().find_map(|at| self.unit_at(chars, written, (number.end, *at)));
        if let Some(found) = after {
            return Some((number.start..found.end, found));
        }
        let before = number.start.checked_sub(1).filter(|at| chars.get(*at) == Some(&' ')).unwrap_or(number.start);
        let (start, unit) = self.names.iter().find_map(|names| names.before.ends_at(chars, before))?;
        let amount = Amount { number: 1, unit: unit.unit };
        Some((start..number.end, Worded { end: number.end, amount }))
    }

    /// The unit at a position after a number.
    fn unit_at<'t>(
        &self,
        chars: &[char],
        written: &impl Fn(&Range<usize>) -> &'t str,
        (number, at): (usize, usize),
    ) -> Option<Worded> {
        let blank = chars.get(number..at).is_some_and(|gap| gap.contains(&' '));
        let found = |(end, name): (usize, UnitName)| Worded { end, amount: Amount { number: 1, unit: name.unit } };
        let worded = self.words.unit(chars, at);
        // If a name has another meaning in the language of the page, it is not English.
        let named = self.names.iter().find_map(|names| Some((names, names.after.whole(chars, at)?)));
        let named = named.map(|(names, (end, name))| (names, end, *name)).filter(|(names, end, name)| {
            let is_written = || name.letter.is_none_or(|letter| written(&(at..*end)).starts_with(letter));
            (!blank || (name.can_follow_blank() && !names.dates.have(*name))) && is_written()
        });
        let named = named.map(|(_, end, name)| found((end, name)));
        let longest = [named, worded].into_iter().flatten().max_by_key(|found| found.end);
        let endings = || self.endings.then(|| self.with_ending(chars, at, blank)).flatten().map(found);
        longest.or_else(endings)
    }

    /// A long name at a position with an ending that CLDR does not have, or with a particle.
    fn with_ending(&self, chars: &[char], at: usize, blank: bool) -> Option<(usize, UnitName)> {
        let word = chars.iter().skip(at).take_while(|c| continues_word(**c) && !c.is_ascii_digit()).count();
        let names = self.names.first()?;
        let (_, name) = names.after.at(chars, at).find(|(end, name)| {
            let most = match end - at {
                LEAST_STEM.. => MOST_ENDING,
                _ if !blank => MOST_PARTICLE,
                _ => 0,
            };
            let ending = (at + word).saturating_sub(*end);
            chars.get(at..*end).is_some_and(|stem| name.has_forms(stem)) && ending <= most
        })?;
        Some((at + word, *name))
    }
}
