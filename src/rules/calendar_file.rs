//! Calendar files: their shape, and their draft.

use std::ops::Range;

use chrono::NaiveDate;

use super::calendar::Span;
use super::node::{At, Name, Node, items};
use super::shape::{Key, MapShape, RecordShape, Shape};
use super::timeline::WEEKDAYS;
use super::{Zone, day};

use Shape::{ByWeekday, Date, Either, List, Record, Text};

/// The whole file.
pub(super) static CALENDAR_FILE: Shape = Record(&RecordShape {
    what: "a calendar",
    docs: "On which days and in which hours people work.",
    rules: &[],
    keys: &[
        Key::required("zone", "The time zone of its days and hours, such as `Europe/Berlin`.", Shape::Zone),
        Key::required(
            "hours",
            "The working hours, by weekday or range of weekdays: `mon-fri: 09:00-17:00`, or `fri: [09:00-12:00, \
             13:00-15:00]`. On other days, nobody works.",
            ByWeekday(&HOURS),
        ),
        Key::new("holidays", "The days on which nobody works, or in other hours.", List(&Either(HOLIDAYS))),
    ],
});

static HOURS: MapShape = MapShape { what: "a mapping of weekdays to hours", value: SPANS };

const SPANS: Shape = List(&Shape::Hours);

const HOLIDAYS: &[Shape] = &[
    Date,
    Record(&RecordShape {
        what: "a holiday",
        docs: "A day on which nobody works, or in other hours than usual.",
        rules: &[],
        keys: &[
            Key::required("date", "The date, `YYYY-MM-DD`.", Date),
            Key::new("name", "The name, which texts about the calendar show as it is.", Text),
            Key::new("hours", "The working hours on this day. Without them, nobody works.", SPANS),
        ],
    }),
];

/// The weekdays in calendar files, from Monday.
pub const DAYS: [&str; WEEKDAYS] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A calendar as written. Parts that cannot be read were reported, and are left out.
pub(super) struct CalendarDraft {
    pub(super) zone: Option<Zone>,
    /// The location of `hours`.
    pub(super) hours: Range<usize>,
    /// The weekdays of each entry, with its hours.
    pub(super) week: Vec<(Name, Vec<usize>, Vec<At<Span>>)>,
    pub(super) holidays: Vec<HolidayDraft>,
}

pub(super) struct HolidayDraft {
    pub(super) date: At<NaiveDate>,
    pub(super) name: Option<Box<str>>,
    pub(super) hours: Vec<At<Span>>,
    /// Whether the file has only the date.
    pub(super) plain: bool,
}

impl CalendarDraft {
    pub(super) fn of(root: &Node) -> Self {
        let week = root.get("hours").map_or_else(Vec::new, Node::entries).into_iter().filter_map(|(name, node)| {
            let days = weekdays(&name.value)?;
            Some((name, days, spans(Some(node))))
        });
        Self {
            zone: root.get("zone").and_then(Node::text).and_then(|zone| Zone::read(&zone.value).ok()),
            hours: root.get("hours").map_or(0..0, |node| node.span.clone()),
            week: week.collect(),
            holidays: root.get("holidays").map_or(&[][..], items).iter().filter_map(holiday).collect(),
        }
    }
}

fn holiday(node: &Node) -> Option<HolidayDraft> {
    let date = node.get("date").unwrap_or(node);
    let value = day(date.text()?.value.as_bytes())?;
    Some(HolidayDraft {
        date: At { value, span: date.span.clone() },
        name: node.get("name").and_then(Node::text).map(|name| name.value),
        hours: spans(node.get("hours")),
        plain: node.text().is_some(),
    })
}

fn spans(node: Option<&Node>) -> Vec<At<Span>> {
    let all = node.map_or(&[][..], items).iter();
    all.filter_map(|node| Some(At { value: span(&node.text()?.value).ok()?, span: node.span.clone() })).collect()
}

/// The weekdays of a key: `mon`, or `mon-fri`. A range can go over Sunday.
pub(super) fn weekdays(text: &str) -> Option<Vec<usize>> {
    let day = |name: &str| DAYS.iter().position(|known| *known == name);
    let Some((first, last)) = text.split_once('-') else { return Some(vec![day(text)?]) };
    let (first, last) = (day(first)?, day(last)?);
    let length = (last + WEEKDAYS - first) % WEEKDAYS;
    (length > 0).then(|| (0..=length).map(|more| (first + more) % WEEKDAYS).collect())
}

/// What is wrong with hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SpanFault {
    /// They are not two times.
    Form,
    /// A time does not exist.
    Time,
    /// They begin at `24:00`.
    Midnight,
    /// They end before they begin, so they would go over midnight.
    Order,
    /// They end when they begin.
    Nothing,
}

/// Reads `09:00-17:00`. `24:00` is the end of a day.
pub(super) fn span(text: &str) -> Result<Span, SpanFault> {
    let (start, end) = text.split_once('-').ok_or(SpanFault::Form)?;
    let (start, end) = (time(start)?, time(end)?);
    match () {
        () if start == 24 * 60 => Err(SpanFault::Midnight),
        () if start == end => Err(SpanFault::Nothing),
        () if start > end => Err(SpanFault::Order),
        () => Ok(Span { start, end }),
    }
}

/// Reads `09:00` as minutes.
fn time(text: &str) -> Result<u16, SpanFault> {
    let digits = |text: &str| {
        let all = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| text.parse::<u16>().ok()).flatten()
    };
    let (hour, minute) = text.split_once(':').ok_or(SpanFault::Form)?;
    let (hour, minute) = (digits(hour).ok_or(SpanFault::Form)?, digits(minute).ok_or(SpanFault::Form)?);
    let exists = minute < 60 && (hour < 24 || (hour, minute) == (24, 0));
    if exists { Ok(hour * 60 + minute) } else { Err(SpanFault::Time) }
}
