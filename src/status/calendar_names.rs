//! Calendars as sentences for pictures, diffs and pages.

use chrono::{NaiveDate, Weekday};

use crate::locale::{Words, common, isolate};
use crate::rules::{Calendar, CalendarChoice, RuleSet, Span};

use super::condition::TestNames;

/// The maximum number of listed holidays; of more, only their number is stated.
const MOST_HOLIDAYS: usize = 40;

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "mon"),
    (Weekday::Tue, "tue"),
    (Weekday::Wed, "wed"),
    (Weekday::Thu, "thu"),
    (Weekday::Fri, "fri"),
    (Weekday::Sat, "sat"),
    (Weekday::Sun, "sun"),
];

/// The usual hours of a calendar: weekdays as in its file, such as `mon-fri`, with their hours.
pub fn usual_hours(calendar: &Calendar) -> Vec<(String, Vec<String>)> {
    let same = |one: &(Weekday, &str), other: &(Weekday, &str)| calendar.hours(one.0) == calendar.hours(other.0);
    let groups = WEEKDAYS.chunk_by(same).filter_map(|days| {
        let ((first, name), (_, last)) = days.first().zip(days.last())?;
        let days = if name == last { (*name).to_owned() } else { format!("{name}-{last}") };
        Some((days, hours(calendar.hours(*first))))
    });
    groups.filter(|(_, hours)| !hours.is_empty()).collect()
}

/// Hours as in a calendar file.
pub fn hours(spans: &[Span]) -> Vec<String> {
    spans.iter().map(ToString::to_string).collect()
}

/// The weekdays of [`usual_hours`] with their hours, in the reader's language.
pub fn hours_text(words: Words<'_>, days: &str, hours: &[String]) -> String {
    let name = |day: &str| {
        let weekday = WEEKDAYS.iter().find(|(_, known)| *known == day).map(|(weekday, _)| *weekday);
        weekday.map_or_else(|| day.to_owned(), |weekday| words.weekday(weekday))
    };
    let days = match days.split_once('-') {
        None => name(days),
        Some((first, last)) => {
            let text = words.say(const { common("limit-work-range") }, |args| {
                args.text("first", &name(first));
                args.text("last", &name(last));
            });
            text.into_owned()
        }
    };
    let text = words.say(const { common("limit-work-hours") }, |args| {
        args.text("days", &days);
        args.text("hours", &dashed(words, hours));
    });
    text.into_owned()
}

/// Hours with the dash of ranges, separated by commas.
fn dashed(words: Words<'_>, hours: &[String]) -> String {
    let hours: Vec<String> = hours.iter().map(|hours| hours.replace('-', "\u{2013}")).collect();
    hours.join(words.label(const { common("page-comma") }))
}

/// A holiday with its name and its hours, if it has any, in the reader's language.
pub fn holiday_text(words: Words<'_>, date: NaiveDate, name: Option<&str>, hours: &[String]) -> String {
    let date = words.date(date);
    let id = match (name, hours) {
        (None, []) => return date,
        (None, _) => const { common("limit-work-holiday") },
        (Some(_), []) => const { common("limit-work-holiday-named") },
        (Some(_), _) => const { common("limit-work-holiday-named-hours") },
    };
    let text = words.say(id, |args| {
        args.text("date", &date);
        args.text("hours", &dashed(words, hours));
        args.text("name", &isolate(name.unwrap_or_default()));
    });
    text.into_owned()
}

/// A calendar in sentences without full stops: its hours, and its holidays.
pub fn calendar_sentences(words: Words<'_>, rules: &RuleSet, choice: &CalendarChoice) -> Vec<String> {
    let calendar = &choice.calendar;
    let week: Vec<String> = usual_hours(calendar).iter().map(|(days, hours)| hours_text(words, days, hours)).collect();
    let zone = calendar.zone().to_string();
    let condition = TestNames::sentence(&TestNames::of(rules, &choice.when), words, words);
    let id = match (choice.when.is_empty(), rules.calendars().len()) {
        (false, _) => const { common("limit-work-when") },
        (true, 1) => const { common("limit-work") },
        (true, _) => const { common("limit-work-others") },
    };
    let first = words.say(id, |args| {
        args.list("hours", &week);
        args.text("zone", &zone);
        args.sentence("condition", &condition);
    });
    let holidays = calendar.holidays();
    let rest = match holidays.len() {
        0 => None,
        1..=MOST_HOLIDAYS => {
            let dates = holidays.iter().map(|it| holiday_text(words, it.date, it.name.as_deref(), &hours(&it.hours)));
            let dates: Vec<String> = dates.collect();
            Some(words.say(const { common("limit-work-holidays") }, |args| args.list("dates", &dates)).into_owned())
        }
        count => Some(words.say(const { common("limit-work-many") }, |args| args.count("count", count)).into_owned()),
    };
    std::iter::once(first.into_owned()).chain(rest).collect()
}
