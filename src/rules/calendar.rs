//! Calendars: when people work.

use std::fmt;

use chrono::{NaiveDate, Weekday};
use serde::{Serialize, Serializer};

use super::timeline::{Day, Timeline, WEEKDAYS, weekday};
use super::transitions::transitions;
use super::{Condition, Duration, Instant, Named, TimeKind, Zone};

const MINUTE: i64 = 60_000;
const DAY: i64 = 86_400_000;

/// A calendar: on which days and in which hours people work, in a time zone.
///
/// ```
/// use referee::{Rulebook, Source};
/// let berlin = "zone: Europe/Berlin\nhours: { mon-fri: 09:00-17:00 }\nholidays: [2026-12-25]\n";
/// let rules = "
/// rules: tickets
/// calendar: berlin
/// stages:
///   open: { timeout: { after: 1bd, to: solved } }
///   closed: { outcomes: [solved] }
/// ";
/// let sources = [Source::new("calendars/berlin.yaml", berlin), Source::new("tickets.yaml", rules)];
/// let book = Rulebook::parse(&sources)?;
/// let rules = book.get("tickets").expect("it was read");
/// let calendar = rules.calendars().first().map(|choice| &choice.calendar).expect("it has one");
/// // From Thursday to Monday, as Friday is a holiday.
/// let due = calendar.after("1bd".parse()?, "2026-12-24T09:30:00Z".parse()?);
/// assert_eq!(due.to_string(), "2026-12-28T09:30:00Z");
/// // Half an hour on Thursday, and the rest on Monday.
/// let due = calendar.after("2bh".parse()?, "2026-12-24T15:30:00Z".parse()?);
/// assert_eq!(due.to_string(), "2026-12-28T09:30:00Z");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Calendar {
    id: Box<str>,
    zone: Zone,
    /// By weekday, from Monday.
    week: [Box<[Span]>; WEEKDAYS],
    holidays: Box<[Holiday]>,
    /// The number of days on which people work.
    days: Timeline,
    /// The milliseconds in which people work.
    hours: Timeline,
}

/// A time of a day in which people work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The start, in minutes after midnight.
    pub(super) start: u16,
    /// The end, in minutes after midnight.
    pub(super) end: u16,
}

/// A day that differs from others of its weekday.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Holiday {
    /// The date.
    pub date: NaiveDate,
    /// The name, which does not matter for deadlines.
    pub name: Option<Box<str>>,
    /// The hours in which people work; usually none.
    pub hours: Box<[Span]>,
}

/// Which leads use a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CalendarChoice {
    /// The leads; one choice holds for each.
    #[serde(skip_serializing_if = "Condition::is_empty")]
    pub when: Condition,
    /// Their calendar.
    pub calendar: Calendar,
}

impl Span {
    /// The start, in minutes after midnight.
    pub fn start(self) -> u16 {
        self.start
    }

    /// The end, in minutes after midnight.
    pub fn end(self) -> u16 {
        self.end
    }

    /// The instants of its start and end on a day.
    fn on(self, day: Day, zone: Zone) -> (i64, i64) {
        let at = |minute: u16| zone.instant(day * DAY + i64::from(minute) * MINUTE);
        (at(self.start), at(self.end))
    }
}

/// `09:00-17:00`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { start, end } = self;
        write!(f, "{:02}:{:02}-{:02}:{:02}", start / 60, start % 60, end / 60, end % 60)
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// Calendars with the same content are equal.
impl PartialEq for Calendar {
    fn eq(&self, other: &Self) -> bool {
        (&self.id, self.zone, &self.week, &self.holidays) == (&other.id, other.zone, &other.week, &other.holidays)
    }
}

impl Eq for Calendar {}

impl Named for Calendar {
    fn id(&self) -> &str {
        &self.id
    }
}

/// What matters for deadlines.
impl Serialize for Calendar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let holidays: Vec<_> = self.holidays.iter().map(|holiday| (holiday.date, &holiday.hours)).collect();
        (&self.id, self.zone.to_string(), &self.week, holidays).serialize(serializer)
    }
}

fn days(date: NaiveDate) -> Day {
    i64::from(date.to_epoch_days())
}

impl Calendar {
    /// A calendar with the hours of each weekday, from Monday, and with days that differ, in order.
    pub(super) fn new(id: Box<str>, zone: Zone, week: [Box<[Span]>; WEEKDAYS], holidays: Box<[Holiday]>) -> Self {
        let mut calendar = Self { id, zone, week, holidays, days: Timeline::default(), hours: Timeline::default() };
        // The days around a change of the offset can have more or fewer hours, or none.
        let around = |at: &i64| {
            let [first, last] = [at - 1, *at].map(|at| zone.local_millis(at).div_euclid(DAY));
            first.min(last) - 1..=first.max(last) + 1
        };
        let around: Vec<Day> = transitions(zone).iter().flat_map(around).collect();
        let mut odd: Vec<Day> = calendar.holidays.iter().map(|holiday| days(holiday.date)).chain(around).collect();
        odd.sort_unstable();
        odd.dedup();
        let whole = |spans: &[Span]| spans.iter().map(|span| i64::from(span.end - span.start) * MINUTE).sum();
        let hours = calendar.week.each_ref().map(|spans| whole(spans));
        let work = hours.map(|hours: i64| i64::from(hours > 0));
        calendar.days = Timeline::new(work, odd.iter().map(|day| (*day, i64::from(calendar.works_on(*day)))));
        calendar.hours = Timeline::new(hours, odd.iter().map(|day| (*day, calendar.length(*day))));
        calendar
    }

    /// The name of its file.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The time zone of its days and hours.
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// The usual hours of a weekday.
    pub fn hours(&self, weekday: Weekday) -> &[Span] {
        usize::try_from(weekday.num_days_from_monday()).ok().and_then(|day| self.week.get(day)).map_or(&[], |it| it)
    }

    /// The days that differ from others of their weekday, in order.
    pub fn holidays(&self) -> &[Holiday] {
        &self.holidays
    }

    /// The instant this long after `start`.
    ///
    /// Business days count local time on days with working hours, so that a day later is the same local time; from
    /// another day, the count begins at the start of the next day with working hours. Business hours count only working
    /// hours. Exact durations do not depend on the calendar.
    pub fn after(&self, duration: Duration, start: Instant) -> Instant {
        match duration.kind() {
            TimeKind::Exact => duration.after(start),
            kind => self.forward(kind, start, duration.millis()),
        }
    }

    /// The latest instant this long before `end`. Months are not supported.
    pub fn before(&self, duration: Duration, end: Instant) -> Instant {
        let less = |at: i64, less: i64| Instant::from_millis(at.saturating_sub(less));
        match duration.kind() {
            TimeKind::Exact => less(end.millis(), duration.millis()),
            TimeKind::BusinessDays => self.on_day(self.local_work(end).saturating_sub(duration.millis())),
            TimeKind::BusinessHours => {
                let done = self.done(self.work(end).saturating_sub(duration.millis()));
                Instant::from_millis(done.unwrap_or(i64::MIN))
            }
        }
        .max(Instant::EARLIEST)
    }

    /// The time of a kind between two instants, in milliseconds; nothing if the second is not later.
    pub(crate) fn between(&self, kind: TimeKind, from: Instant, to: Instant) -> i64 {
        let time = match kind {
            TimeKind::Exact => to.millis().saturating_sub(from.millis()),
            TimeKind::BusinessDays => self.local_work(to) - self.local_work(from),
            TimeKind::BusinessHours => self.work(to) - self.work(from),
        };
        time.max(0)
    }

    /// The instant after so many milliseconds of a kind.
    pub(crate) fn forward(&self, kind: TimeKind, start: Instant, millis: i64) -> Instant {
        match kind {
            TimeKind::Exact => Instant::from_millis(start.millis().saturating_add(millis)).written_down(),
            TimeKind::BusinessDays => self.on_day(self.local_work(start).saturating_add(millis)),
            TimeKind::BusinessHours if millis <= 0 => start,
            TimeKind::BusinessHours => {
                // The first instant at which all work is done, and not the start of the next hours.
                let done = self.done(self.work(start).saturating_add(millis - 1));
                Instant::from_millis(done.map_or(i64::MAX, |last| last + 1)).written_down()
            }
        }
    }

    /// The hours of a day.
    fn spans(&self, day: Day) -> &[Span] {
        match self.holidays.binary_search_by_key(&day, |holiday| days(holiday.date)) {
            Ok(place) => self.holidays.get(place).map_or(&[], |holiday| &holiday.hours),
            Err(_) => self.week.get(weekday(day)).map_or(&[], |spans| spans),
        }
    }

    /// Whether people work on a day. A date that the zone skipped is no day.
    fn works_on(&self, day: Day) -> bool {
        let exists = || self.zone.instant(day * DAY) < self.zone.instant((day + 1) * DAY);
        !self.spans(day).is_empty() && exists()
    }

    /// The milliseconds of work on a day.
    fn length(&self, day: Day) -> i64 {
        let spans = self.spans(day).iter().map(|span| span.on(day, self.zone));
        spans.map(|(start, end)| end.saturating_sub(start).max(0)).sum()
    }

    /// The local time on days on which people work, up to an instant, in milliseconds.
    fn local_work(&self, at: Instant) -> i64 {
        let local = self.zone.local_millis(at.within_years().millis());
        let day = local.div_euclid(DAY);
        self.days.before(day) * DAY + if self.days.on(day) > 0 { local.rem_euclid(DAY) } else { 0 }
    }

    /// The instant after so much local time on days on which people work.
    fn on_day(&self, work: i64) -> Instant {
        let found = self.days.day_of(work.div_euclid(DAY));
        let instant =
            found.map(|(day, _)| self.zone.instant(day.saturating_mul(DAY).saturating_add(work.rem_euclid(DAY))));
        Instant::from_millis(instant.unwrap_or(i64::MAX)).written_down()
    }

    /// The work up to an instant, in milliseconds.
    fn work(&self, at: Instant) -> i64 {
        let at = at.within_years().millis();
        let local = self.zone.local_millis(at);
        let mut day = local.div_euclid(DAY);
        // If the clock is set back over midnight, the next day may already have started.
        if local.rem_euclid(DAY) >= LATE && self.zone.instant((day + 1) * DAY) <= at {
            day += 1;
        }
        let spans = self.spans(day).iter().map(|span| span.on(day, self.zone));
        self.hours.before(day) + spans.map(|(start, end)| (at.min(end) - start).max(0)).sum::<i64>()
    }

    /// The start of a millisecond of work, by the work before it.
    fn done(&self, work: i64) -> Option<i64> {
        let (day, mut rest) = self.hours.day_of(work)?;
        for (start, end) in self.spans(day).iter().map(|span| span.on(day, self.zone)) {
            let length = (end - start).max(0);
            if rest < length {
                return Some(start + rest);
            }
            rest -= length;
        }
        None
    }
}

/// From when on a clock may be set back over midnight.
const LATE: i64 = 20 * 60 * MINUTE;
