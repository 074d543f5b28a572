//! Times of a day as written: `9:00`, `9.30`, `5 pm`.

use crate::folded::Folded;
use crate::letter::is_letter;
use crate::units::Units;

/// The start and the end of hours at a position, and where they end.
pub(super) fn span(text: &Folded<'_>, units: &Units, at: usize) -> Option<(u16, u16, usize)> {
    let chars = &text.chars;
    let (start, first) = time(chars, at)?;
    let digit = (first..chars.len()).find(|at| chars.get(*at).is_some_and(char::is_ascii_digit))?;
    let (end, last) = time(chars, digit)?;
    units.is_range(chars.get(first..digit)?).then_some((start, end, last))
}

/// The minutes after midnight, and where the time ends.
fn time(chars: &[char], at: usize) -> Option<(u16, usize)> {
    let number = |at: usize| -> Option<(u16, usize)> {
        let count = chars.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
        let digits: String = chars.get(at..at + count)?.iter().collect();
        Some((digits.parse().ok().filter(|_| count <= 2)?, at + count))
    };
    let before = at.checked_sub(1).and_then(|before| chars.get(before));
    if before.is_some_and(|c| is_letter(*c) || matches!(c, ':' | '.')) {
        return None;
    }
    let (hours, end) = number(at)?;
    let minutes = chars.get(end).filter(|c| matches!(c, ':' | '.')).and_then(|_| number(end + 1));
    let minutes = minutes.filter(|(minutes, after)| *minutes < 60 && *after == end + 3);
    let end = minutes.map_or(end, |(_, after)| after);
    let half = half(chars, end);
    if minutes.is_none() && half.is_none() {
        return None;
    }
    let hours = match half {
        Some((afternoon, _)) => hours % 12 + if afternoon { 12 } else { 0 },
        None => hours,
    };
    Some((hours * 60 + minutes.map_or(0, |(minutes, _)| minutes), half.map_or(end, |(_, after)| after)))
}

/// Whether a time is in the afternoon, and where this word ends.
fn half(chars: &[char], end: usize) -> Option<(bool, usize)> {
    let start = end + usize::from(chars.get(end) == Some(&' '));
    let halves = [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)];
    halves.into_iter().find_map(|(word, afternoon)| {
        let after = start + word.len();
        let here = chars.get(start..after)?.iter().copied().eq(word.chars());
        (here && !chars.get(after).is_some_and(|c| is_letter(*c))).then_some((afternoon, after))
    })
}
