//! The parts of a text about working hours.

use std::ops::Range;

use crate::folded::Folded;
use crate::letter::is_letter;
use crate::stated::StatedDate;
use crate::units::Units;

use super::times::span;

/// A part of a text, with the weekdays as numbers from Monday on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A weekday, or the first and the last of several.
    Days((usize, Range<usize>), Option<(usize, Range<usize>)>),
    /// A date.
    Date(StatedDate),
    /// The minutes after midnight of a start and an end, which may be in no day.
    Span { start: u16, end: u16 },
}

/// The parts of a text with their ranges.
pub(super) fn tokens(text: &Folded<'_>, units: &Units) -> Vec<(Token, Range<usize>)> {
    let chars = &text.chars;
    let mut tokens: Vec<(Token, Range<usize>)> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let inside = at > 0 && chars.get(at - 1..=at).is_some_and(|pair| pair.iter().all(|c| is_letter(*c)));
        let found = if inside { None } else { token(text, units, at) };
        let Some((token, end)) = found else {
            at += 1;
            continue;
        };
        add(&mut tokens, text, units, (token, at..end));
        at = end;
    }
    tokens
}

fn token(text: &Folded<'_>, units: &Units, at: usize) -> Option<(Token, usize)> {
    let lexicons = || units.lexicons();
    let date = lexicons().find_map(|lexicon| lexicon.date(&text.chars, at));
    if let Some((date, end)) = date {
        return Some((Token::Date(date), end));
    }
    if let Some((start, end, after)) = span(text, units, at) {
        return Some((Token::Span { start, end }, after));
    }
    let (day, end) = lexicons().find_map(|lexicon| lexicon.weekday(text, at))?;
    Some((Token::Days((day, at..end), None), end))
}

/// Adds a part: two weekdays can be a range, and the weekday of a date does not matter.
fn add(
    tokens: &mut Vec<(Token, Range<usize>)>,
    text: &Folded<'_>,
    units: &Units,
    (token, range): (Token, Range<usize>),
) {
    let between = |before: &Range<usize>| text.chars.get(before.end..range.start).unwrap_or_default();
    match (tokens.last_mut(), &token) {
        (Some((Token::Days(_, last @ None), before)), Token::Days(day, None)) if units.is_range(between(before)) => {
            *last = Some(day.clone());
            before.end = range.end;
            return;
        }
        (Some((Token::Days(_, None), before)), Token::Date(_))
            if between(before).iter().all(|c| matches!(c, ' ' | ',' | '.')) =>
        {
            tokens.pop();
        }
        _ => {}
    }
    tokens.push((token, range));
}
