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
    for (token, range) in tokens(text, units) {
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
                calendar.holidays.push(StatedHoliday { date, name: name(), hours: Vec::new() });
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
