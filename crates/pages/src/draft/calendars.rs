//! Drafts calendars.

use std::collections::BTreeSet;
use std::fmt::Write;

use chrono::{Datelike, NaiveDate};
use referee::rules::Calendar;
use referee::tooling::safe::line;
use referee::tooling::{hours, usual_hours};

use crate::stated::{StatedCalendar, StatedDate, StatedSpan, WEEK};

use super::build::Building;
use super::naming::is_id;
use super::sketch::CalendarSketch;
use super::yaml::scalar;

/// A calendar to be edited, if the page says that people work on some days, but not when.
pub(super) const UNSTATED: &str =
    "# open: the page does not say when people work\nzone: UTC\nhours: { mon-fri: 09:00-17:00 }\n";

/// The name of a calendar of which the page has none.
const NAME: &str = "office";

/// The keys of weekdays.
const DAYS: [&str; WEEK] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Building<'_> {
    /// The calendars, if a duration counts working time.
    pub(super) fn calendars(&mut self) {
        if !self.sketch.works() {
            return;
        }
        let stated = self.stated.sections.iter().flat_map(|section| &section.calendars);
        let stated: Vec<&StatedCalendar> = stated.filter(|calendar| !calendar.week.is_empty()).collect();
        let like = self.naming.like.map(|like| like.rules.calendars()).unwrap_or_default();
        if stated.is_empty() {
            let like = like.first().map(|choice| choice.calendar.id().to_owned());
            let file = like.is_none().then(|| UNSTATED.to_owned());
            let id = like.unwrap_or_else(|| NAME.to_owned());
            return self.sketch.calendars.push(CalendarSketch { id, file, ..CalendarSketch::default() });
        }
        for (number, stated) in stated.into_iter().enumerate() {
            let own = stated.anchors.iter().find_map(|anchor| anchor.strip_prefix("calendar-"));
            let own = own.filter(|id| is_id(id)).or_else(|| like.get(number).map(|choice| choice.calendar.id()));
            let id = own
                .map_or_else(|| if number == 0 { NAME.to_owned() } else { format!("{NAME}-{number}") }, str::to_owned);
            let text = file(stated, false);
            let known = like.iter().find(|choice| choice.calendar.id() == id);
            let same = known.is_some_and(|choice| copied(&choice.calendar) == text);
            // A calendar of a released rule set does not change.
            let id = if known.is_some() && !same { format!("{id}-{}", self.sketch.name) } else { id };
            let when = self.tests(&stated.when);
            let file = (!same).then(|| file(stated, true));
            self.sketch.calendars.push(CalendarSketch { id, when, file });
        }
    }
}

/// A holiday in a file.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Day {
    date: NaiveDate,
    name: Option<String>,
    hours: Vec<String>,
}

/// The file of a calendar on the page, perhaps with the names of its holidays.
fn file(stated: &StatedCalendar, named: bool) -> String {
    let spans = |some: &[StatedSpan]| {
        let mut all: Vec<(u16, u16)> = some.iter().map(|span| (span.start, span.end)).collect();
        all.sort_unstable();
        let time = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        all.into_iter().map(|(start, end)| format!("{}-{}", time(start), time(end))).collect::<Vec<_>>()
    };
    let mut week: [Vec<StatedSpan>; WEEK] = Default::default();
    for hours in &stated.week {
        for day in hours.days.all() {
            week.get_mut(day).into_iter().for_each(|known| known.extend(hours.spans.iter().cloned()));
        }
    }
    let week: Vec<Vec<String>> = week.iter().map(|all| spans(all)).collect();
    let mut days = Vec::new();
    let mut first = 0;
    for same in week.chunk_by(|one, other| one == other) {
        let name = |day: usize| DAYS.get(day).copied().unwrap_or_default();
        let last = first + same.len() - 1;
        let key = if first == last { name(first).to_owned() } else { format!("{}-{}", name(first), name(last)) };
        days.extend(same.first().filter(|all| !all.is_empty()).map(|all| (key, all.clone())));
        first = last + 1;
    }
    // A day of every year is one of each year that the page has dates of.
    let dates =
        stated.holidays.iter().filter_map(|it| if let StatedDate::On(date) = it.date { Some(date) } else { None });
    let years: BTreeSet<i32> = dates.map(|date| date.year()).collect();
    let mut holidays = Vec::new();
    let mut open = String::new();
    for it in &stated.holidays {
        let dates: Vec<NaiveDate> = match it.date {
            StatedDate::On(date) => vec![date],
            StatedDate::Yearly(month, day) => {
                years.iter().filter_map(|year| NaiveDate::from_ymd_opt(*year, month, day)).collect()
            }
            StatedDate::Impossible => Vec::new(),
        };
        if dates.is_empty() {
            let _ = writeln!(open, "# open: the page has the holiday “{}”, without a year", line(&it.name.text));
        }
        let name = it.title.as_ref().filter(|_| named).map(|title| title.text.to_string());
        holidays.extend(dates.into_iter().map(|date| Day { date, name: name.clone(), hours: spans(&it.hours) }));
    }
    let zone = stated.zone.as_ref().map(|zone| &*zone.text);
    written(zone, &days, holidays) + &open
}

/// The file of a known calendar, without the names of its holidays.
fn copied(calendar: &Calendar) -> String {
    let holidays = calendar.holidays().iter();
    let holidays = holidays.map(|it| Day { date: it.date, name: None, hours: hours(&it.hours) }).collect();
    written(Some(&calendar.zone().to_string()), &usual_hours(calendar), holidays)
}

fn written(zone: Option<&str>, days: &[(String, Vec<String>)], mut holidays: Vec<Day>) -> String {
    let list = |hours: &[String]| match hours {
        [only] => only.clone(),
        several => format!("[{}]", several.join(", ")),
    };
    let mut out = match zone {
        Some(zone) => format!("zone: {zone}\nhours:\n"),
        None => "zone: UTC # open: the page does not state the time zone\nhours:\n".to_owned(),
    };
    for (days, hours) in days {
        let _ = writeln!(out, "  {days}: {}", list(hours));
    }
    holidays.sort();
    holidays.dedup_by_key(|it| it.date);
    if !holidays.is_empty() {
        out.push_str("holidays:\n");
    }
    for Day { date, name, hours } in &holidays {
        let name = name.as_ref().map(|name| format!(", name: {}", scalar(name))).unwrap_or_default();
        let hours = if hours.is_empty() { String::new() } else { format!(", hours: {}", list(hours)) };
        let _ = match name + &hours {
            more if more.is_empty() => writeln!(out, "  - {date}"),
            more => writeln!(out, "  - {{ date: {date}{more} }}"),
        };
    }
    out
}
