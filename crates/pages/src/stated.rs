//! The statements of a page by section, in the words of the page.

use std::cell::OnceCell;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use referee::rules::{ChangeClock, ClockEffect, Duration, Need, Shows};

use super::likeness::{same, words};
use super::units::Qualifier;

/// A name as written on a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Name {
    pub(crate) text: Box<str>,
    /// Its location on the page.
    pub(crate) at: Range<usize>,
    /// Whether it is in bold.
    pub(crate) bold: bool,
    /// The words of the text, when they were asked for.
    words: OnceCell<Vec<Vec<char>>>,
}

impl Name {
    pub(crate) fn new(text: impl Into<Box<str>>, at: Range<usize>, bold: bool) -> Self {
        Self { text: text.into(), at, bold, words: OnceCell::new() }
    }

    /// The words of the text, folded.
    pub(crate) fn words(&self) -> &[Vec<char>] {
        self.words.get_or_init(|| words(&self.text))
    }

    /// Whether two names are equal apart from endings.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        same(self.words(), other.words()) > 0
    }
}

/// The statements of one side of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stated {
    pub(crate) sections: Vec<StatedSection>,
    /// Names after an anchor that identifies them: `action-accept`, `field-employees-name`.
    pub(crate) defined: Vec<(Box<str>, Name)>,
    /// The rule sets that the page's rules follow, from the front matter and the text.
    pub(crate) follows: Vec<Name>,
    /// The section of the archive, as the structure of the page shows it.
    pub(crate) archive: Option<usize>,
    /// The locations of all sentences.
    pub(crate) sentences: Vec<Range<usize>>,
}

/// The statements of a section.
#[derive(Debug, Clone, Default)]
pub(crate) struct StatedSection {
    pub(crate) level: u8,
    pub(crate) anchors: Vec<Box<str>>,
    pub(crate) heading: Name,
    pub(crate) actions: Vec<StatedAction>,
    pub(crate) timeouts: Vec<StatedTimeout>,
    pub(crate) alerts: Vec<StatedAlert>,
    /// All names in bold, outside of boxes.
    pub(crate) names: Vec<Name>,
    /// Rows of names.
    pub(crate) lists: Vec<Vec<Name>>,
    /// Items and paragraphs that begin with a name and describe no action.
    pub(crate) entries: Vec<StatedEntry>,
    /// List items that begin with no name and describe no action.
    pub(crate) items: Vec<Name>,
    /// Combinations of facts that no lead has, with their locations.
    pub(crate) excluded: Vec<(Vec<StatedTest>, Range<usize>)>,
    /// All durations.
    pub(crate) times: Vec<StatedTime>,
    /// Notifications that belong to no action or timeout.
    pub(crate) notices: Vec<StatedNotice>,
    /// Recipients of notifications about new leads.
    pub(crate) arrivals: Vec<Name>,
    pub(crate) roles: Vec<Name>,
    pub(crate) brings: Vec<Name>,
    /// Where leads are found, from the outermost menu to the innermost.
    pub(crate) path: Vec<Name>,
    pub(crate) overview: Option<Range<usize>>,
    /// The fields that are not shown in the stage.
    pub(crate) withheld: Vec<Name>,
    pub(crate) details: Option<Range<usize>>,
    pub(crate) never: Option<Range<usize>>,
    /// Whether leads that meet no condition of a timeout have none.
    pub(crate) otherwise_never: bool,
    /// Where a clock starts, pauses and ends.
    pub(crate) clock: StatedClock,
    /// The working hours.
    pub(crate) calendars: Vec<StatedCalendar>,
    /// Negations: the word, and the range that it negates.
    pub(crate) denials: Vec<(Range<usize>, Range<usize>)>,
    /// Text that should be a duration but cannot be read, or that is one that rules cannot have.
    pub(crate) unread: Vec<(Range<usize>, Option<Qualifier>)>,
}

/// A duration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StatedTime {
    pub(crate) duration: Duration,
    pub(crate) at: Range<usize>,
    /// Whether it is in a box.
    pub(crate) callout: bool,
    /// What its sentence says that it is, if the sentence is known.
    pub(crate) role: Option<TimeRole>,
    /// Whether rules cannot state it: `up to 14 days`.
    pub(crate) inexact: bool,
}

/// What a duration is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeRole {
    Timeout,
    Reminder,
    Alert,
    Advice,
    /// By how much a clock is extended.
    Extension,
    /// The period of digests.
    Digest,
}

impl TimeRole {
    /// Whether it is the duration of a timeout or an alert.
    pub(crate) fn is_limit(self) -> bool {
        matches!(self, Self::Timeout | Self::Alert)
    }
}

impl StatedSection {
    /// The advised response times.
    pub(crate) fn advice(&self) -> impl Iterator<Item = &StatedTime> {
        self.times.iter().filter(|time| time.role == Some(TimeRole::Advice))
    }

    /// The durations in sentences that are not known.
    pub(crate) fn other_times(&self) -> impl Iterator<Item = &StatedTime> {
        self.times.iter().filter(|time| time.role.is_none())
    }
}

/// An action.
#[derive(Debug, Clone, Default)]
pub(crate) struct StatedAction {
    pub(crate) name: Name,
    /// Its targets, if stated.
    pub(crate) to: Vec<StatedTarget>,
    pub(crate) stays: bool,
    pub(crate) fields: Vec<(Name, Need)>,
    /// The parts of each entry in a list.
    pub(crate) parts: Vec<Name>,
    pub(crate) confirm: Option<Name>,
    pub(crate) notices: Vec<StatedNotice>,
    /// What it does to clocks.
    pub(crate) clocks: Vec<StatedEffect>,
    pub(crate) when: Vec<StatedTest>,
    pub(crate) by: Vec<Name>,
    /// All other names in bold.
    pub(crate) names: Vec<Name>,
    /// The text after its target, by sentence.
    pub(crate) rest: Vec<Range<usize>>,
    /// Whether its target is only known from its position.
    pub(crate) by_position: bool,
    /// Whether all details show after the action.
    pub(crate) details: Option<Range<usize>>,
}

/// What an action does to a clock.
#[derive(Debug, Clone)]
pub(crate) struct StatedEffect {
    pub(crate) clock: Name,
    pub(crate) effect: ClockEffect,
}

/// Where a clock starts, pauses and ends.
#[derive(Debug, Clone, Default)]
pub(crate) struct StatedClock {
    /// Whether it starts when a lead is opened, or only by actions.
    pub(crate) opened: Option<(bool, Range<usize>)>,
    pub(crate) starts: Vec<Name>,
    pub(crate) pauses: Vec<Name>,
    pub(crate) stops: Vec<Name>,
}

impl StatedClock {
    /// Whether the section says anything of this.
    pub(crate) fn is_stated(&self) -> bool {
        self.opened.is_some() || [&self.starts, &self.pauses, &self.stops].iter().any(|names| !names.is_empty())
    }
}

/// The target of a lead.
#[derive(Debug, Clone)]
pub(crate) enum StatedTarget {
    /// The stage with this name.
    Moves(Name),
    /// The next stage.
    Next(Range<usize>),
    /// The archive, with this outcome.
    Archives(Name),
}

/// A timeout.
#[derive(Debug, Clone, Default)]
pub(crate) struct StatedTimeout {
    pub(crate) after: Option<(Duration, Range<usize>)>,
    /// The reminders, each with its time before the deadline, if it can be read.
    pub(crate) reminders: Vec<(Option<(Duration, Range<usize>)>, StatedNotice)>,
    /// Whether its duration is stated but cannot be read.
    pub(crate) unread: bool,
    pub(crate) to: Vec<StatedTarget>,
    pub(crate) notices: Vec<StatedNotice>,
    pub(crate) when: Vec<StatedTest>,
    /// All names in bold.
    pub(crate) names: Vec<Name>,
    /// The text after its target, by sentence.
    pub(crate) rest: Vec<Range<usize>>,
    pub(crate) at: Range<usize>,
}

/// A notification.
#[derive(Debug, Clone, Default)]
pub(crate) struct StatedNotice {
    pub(crate) to: Vec<Name>,
    pub(crate) subject: Option<Name>,
    /// When it is sent, if the page says so where it is sent.
    pub(crate) when: Vec<StatedTest>,
}

/// An alert.
#[derive(Debug, Clone, Default)]
pub(crate) struct StatedAlert {
    pub(crate) when: Vec<StatedTest>,
    pub(crate) icon: Option<Name>,
    pub(crate) changes: Option<(Duration, Range<usize>)>,
    pub(crate) next_icon: Option<Name>,
    pub(crate) anchors: Vec<Box<str>>,
    pub(crate) at: Range<usize>,
}

/// A test: a fact with values, a mark, or conditions of which one must hold.
#[derive(Debug, Clone, Default)]
pub(crate) struct StatedTest {
    pub(crate) names: Vec<Name>,
    /// Conditions, of which one must hold; empty for a comparison.
    pub(crate) any: Vec<Vec<StatedTest>>,
    /// Whether it must not hold.
    pub(crate) not: bool,
}

/// A paragraph or an item that begins with a name.
#[derive(Debug, Clone, Default)]
pub(crate) struct StatedEntry {
    pub(crate) name: Name,
    pub(crate) anchors: Vec<Box<str>>,
    /// The depth of the item; 0 for a paragraph.
    pub(crate) depth: u8,
    /// The text after the name.
    pub(crate) rest: Name,
    /// All other names in bold.
    pub(crate) names: Vec<Name>,
    /// The text after the last of them, by sentence.
    pub(crate) end: Vec<Range<usize>>,
    /// Values in monospace.
    pub(crate) values: Vec<Name>,
    pub(crate) to: Vec<Name>,
    /// The facts that determine the recipient.
    pub(crate) by: Vec<Name>,
    /// When many notifications are sent as one: how many are not, the period, and the location.
    pub(crate) digest: Option<(Option<u16>, Option<Duration>, Range<usize>)>,
    /// The fact or field that distinguishes the receivers of digests.
    pub(crate) digest_by: Vec<Name>,
    pub(crate) must_be_given: bool,
    pub(crate) may_be_left_out: bool,
    /// Whether it can change, with the roles that may change it, and what happens to the deadline.
    pub(crate) changes: Option<Vec<Name>>,
    pub(crate) clock: Option<ChangeClock>,
    pub(crate) default: Option<Name>,
    /// What an outcome shows.
    pub(crate) shows: Option<(Shows, Range<usize>)>,
    /// The fields that are not shown with an outcome.
    pub(crate) withheld: Vec<Name>,
    /// The actions of an outcome, in items below it.
    pub(crate) actions: Vec<StatedAction>,
    pub(crate) tests: Vec<StatedTest>,
}

impl StatedEntry {
    /// Whether an anchor says that it is about an outcome.
    pub(crate) fn is_outcome(&self) -> bool {
        self.anchors.iter().any(|anchor| anchor.starts_with("outcome-"))
    }
}

/// When people work.
#[derive(Debug, Clone, Default)]
pub(crate) struct StatedCalendar {
    pub(crate) anchors: Vec<Box<str>>,
    pub(crate) zone: Option<Name>,
    pub(crate) week: Vec<StatedHours>,
    pub(crate) holidays: Vec<StatedHoliday>,
    pub(crate) when: Vec<StatedTest>,
    pub(crate) at: Range<usize>,
}

/// The hours of some weekdays.
#[derive(Debug, Clone)]
pub(crate) struct StatedHours {
    pub(crate) days: StatedDays,
    pub(crate) spans: Vec<StatedSpan>,
}

/// A weekday, or the first and the last of several, as numbers from Monday on with their locations.
#[derive(Debug, Clone)]
pub(crate) struct StatedDays {
    pub(crate) first: (usize, Range<usize>),
    pub(crate) last: Option<(usize, Range<usize>)>,
}

/// The start and the end of hours, in minutes after midnight.
#[derive(Debug, Clone)]
pub(crate) struct StatedSpan {
    pub(crate) start: u16,
    pub(crate) end: u16,
    pub(crate) name: Name,
}

/// The date of a holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StatedDate {
    On(NaiveDate),
    /// Every year: month and day.
    Yearly(u32, u32),
    /// There is no such date.
    Impossible,
}

impl StatedDate {
    pub(crate) fn on(year: u32, month: u32, day: u32) -> Self {
        let year = i32::try_from(year).unwrap_or(i32::MAX);
        NaiveDate::from_ymd_opt(year, month, day).map_or(Self::Impossible, Self::On)
    }

    pub(crate) fn yearly(month: u32, day: u32) -> Self {
        // In a leap year.
        NaiveDate::from_ymd_opt(2000, month, day).map_or(Self::Impossible, |_| Self::Yearly(month, day))
    }

    /// Whether it is this date, perhaps among others.
    pub(crate) fn is(self, date: NaiveDate) -> bool {
        match self {
            Self::On(known) => known == date,
            Self::Yearly(month, day) => (month, day) == (date.month(), date.day()),
            Self::Impossible => false,
        }
    }
}

/// A holiday with its hours.
#[derive(Debug, Clone)]
pub(crate) struct StatedHoliday {
    pub(crate) date: StatedDate,
    /// The date as written.
    pub(crate) name: Name,
    /// What the day is called.
    pub(crate) title: Option<Name>,
    pub(crate) hours: Vec<StatedSpan>,
}

impl StatedDays {
    /// The weekdays, as numbers from Monday on. A range can include the end of a week.
    pub(crate) fn all(&self) -> Vec<usize> {
        let first = self.first.0;
        let last = self.last.as_ref().map_or(first, |(last, _)| *last);
        (first..=if last < first { last + WEEK } else { last }).map(|day| day % WEEK).collect()
    }

    /// Their location.
    pub(crate) fn at(&self) -> Range<usize> {
        let end = self.last.as_ref().map_or(self.first.1.end, |(_, last)| last.end);
        self.first.1.start..end
    }
}

/// The days of a week.
pub(crate) const WEEK: usize = 7;
