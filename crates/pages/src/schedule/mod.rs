//! Weekdays, times and dates in the working hours of a page.

mod dates;
mod lexicon;
mod times;
mod token;

use std::ops::Range;

use super::folded::Folded;
use super::stated::{Name, StatedCalendar, StatedDays, StatedHoliday, StatedHours, StatedSpan};
use super::units::Units;

pub(crate) use lexicon::Lexicon;
use token::{Token, tokens};

/// Reads the hours and holidays in a text. Hours belong to the weekdays or the date before them.
pub(crate) fn read(text: &Folded<'_>, units: &Units) -> StatedCalendar {
    let mut calendar = StatedCalendar { at: text.text.whole(), ..StatedCalendar::default() };
    // The weekdays whose hours follow.
    let mut days: Vec<StatedDays> = Vec::new();
    let mut spans: Vec<StatedSpan> = Vec::new();
    let mut dated = false;
    let flush = |days: &mut Vec<StatedDays>, spans: &mut Vec<StatedSpan>, week: &mut Vec<StatedHours>| {
        if spans.is_empty() {
            return;
        }
        let spans = std::mem::take(spans);
        week.extend(days.drain(..).map(|days| StatedHours { days, spans: spans.clone() }));
    };
    // The end of the name of a holiday.
    let mut named = 0;
    for (token, range) in tokens(text, units) {
        if range.start < named {
            continue;
        }
        let name = || Name::new(text.written(&range), text.place(&range), false);
        match token {
            Token::Days(first, last) => {
                flush(&mut days, &mut spans, &mut calendar.week);
                dated = false;
                let place = |(day, range): (usize, Range<usize>)| (day, text.place(&range));
                days.push(StatedDays { first: place(first), last: last.map(place) });
            }
            Token::Date(date) => {
                flush(&mut days, &mut spans, &mut calendar.week);
                days.clear();
                dated = true;
                let title = title(text, units, range.end);
                named = title.as_ref().map_or(named, |title| title.end);
                let title = title.map(|title| Name::new(text.written(&title), text.place(&title), false));
                calendar.holidays.push(StatedHoliday { date, name: name(), title, hours: Vec::new() });
            }
            Token::Span { start, end } => {
                let span = StatedSpan { start, end, name: name() };
                match calendar.holidays.last_mut().filter(|_| dated) {
                    Some(holiday) => holiday.hours.push(span),
                    None => spans.push(span),
                }
            }
        }
    }
    flush(&mut days, &mut spans, &mut calendar.week);
    calendar
}

/// The name of a holiday in parentheses after its date, in which hours can follow the name.
fn title(text: &Folded<'_>, units: &Units, at: usize) -> Option<Range<usize>> {
    let start = (at..text.chars.len()).find(|at| !matches!(text.char(*at), Some(' ' | '.')))?;
    let mut depth = 0;
    let close = (start..text.chars.len()).find(|at| {
        match text.char(*at) {
            Some('(') => depth += 1,
            Some(')') => depth -= 1,
            _ => {}
        }
        depth == 0
    })?;
    let inner = start + 1..close;
    let timed = |range: Range<usize>| range.clone().any(|at| times::span(text, units, at).is_some());
    let end = if timed(inner.clone()) { inner.clone().rfind(|at| text.char(*at) == Some(';'))? } else { close };
    let title = text.trimmed(inner.start..end);
    (title.start < title.end).then_some(title)
}
