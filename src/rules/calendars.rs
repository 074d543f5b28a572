//! Reads and checks calendar files.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use crate::diagnostic::{Finding, Source, Subject, Thing};

use super::book_file::BookFile;
use super::calendar::{Calendar, Holiday, Span};
use super::calendar_file::{CALENDAR_FILE, CalendarDraft};
use super::checks::empty::EMPTY;
use super::checks::{duplicate, hidden, wrong_hours, wrong_name};
use super::node::{self, At};
use super::structure;
use super::timeline::WEEKDAYS;

/// The calendars of a book, by name.
#[derive(Debug, Default)]
pub struct Calendars(BTreeMap<Box<str>, Known>);

#[derive(Debug)]
struct Known {
    /// `None` if it has errors.
    calendar: Option<Calendar>,
    source: Source,
}

impl Calendars {
    /// The findings in one calendar file.
    pub fn check(source: &Source) -> Vec<Finding> {
        let mut findings = Vec::new();
        Self::read([source], &mut findings);
        findings
    }

    /// The calendars among the files of a book, without their findings.
    pub fn among<'s>(sources: impl IntoIterator<Item = &'s Source>) -> Self {
        let is_calendar = |source: &&Source| BookFile::of(Path::new(source.name())) == Some(BookFile::Calendar);
        Self::read(sources.into_iter().filter(is_calendar), &mut Vec::new())
    }

    /// Reads calendar files.
    pub(super) fn read<'s>(sources: impl IntoIterator<Item = &'s Source>, findings: &mut Vec<Finding>) -> Self {
        let mut known = BTreeMap::new();
        for source in sources {
            let Some(name) = Path::new(source.name()).file_stem().and_then(|stem| stem.to_str()) else { continue };
            let (calendar, mut found) = read(source, name);
            if known.contains_key(name) {
                found.push(duplicate::calendar(source, name));
            }
            for finding in &mut found {
                finding.subject.get_or_insert_with(|| Subject { kind: Thing::Calendar, id: name.into() });
            }
            findings.extend(found);
            known.entry(name.into()).or_insert_with(|| Known { calendar, source: source.clone() });
        }
        Self(known)
    }

    /// The calendar with a name, unless it has errors.
    pub(super) fn get(&self, name: &str) -> Option<&Calendar> {
        self.0.get(name)?.calendar.as_ref()
    }

    /// Whether there is a calendar with this name that has errors.
    pub(super) fn is_broken(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|known| known.calendar.is_none())
    }

    /// The names.
    pub(super) fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.keys().map(|name| &**name)
    }

    /// The names with their files.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &Source)> {
        self.0.iter().map(|(name, known)| (&**name, &known.source))
    }
}

/// Reads a calendar file.
fn read(source: &Source, name: &str) -> (Option<Calendar>, Vec<Finding>) {
    let mut root = match node::parse(source) {
        Ok(root) => root,
        Err(finding) => return (None, vec![finding]),
    };
    let mut findings = structure::check(source, &mut root, &CALENDAR_FILE);
    hidden::check(source, &root, &mut findings);
    findings.extend(wrong_name::calendar(source, name));
    let draft = CalendarDraft::of(&root);
    let week = week(source, &draft, &mut findings);
    let hours = draft.week.iter().flat_map(|(_, _, spans)| spans).count();
    if hours == 0 && findings.is_empty() {
        let help = "add hours, such as `mon-fri: 09:00-17:00`".to_owned();
        findings.push(EMPTY.in_text(source, draft.hours.clone(), "the calendar has no working hours").with_help(help));
    }
    let holidays = holidays(source, &draft, &mut findings);
    findings.sort_by_key(|it| it.place.as_ref().and_then(|place| place.span().map(|(_, at)| at.start)));
    let valid = findings.iter().all(|finding| !finding.is_error());
    let calendar = draft.zone.filter(|_| valid).map(|zone| Calendar::new(name.into(), zone, week, holidays));
    (calendar, findings)
}

/// The hours of each weekday.
fn week(source: &Source, draft: &CalendarDraft, findings: &mut Vec<Finding>) -> [Box<[Span]>; WEEKDAYS] {
    let mut week: [Vec<At<Span>>; WEEKDAYS] = Default::default();
    for (_, days, spans) in &draft.week {
        for day in days {
            if let Some(known) = week.get_mut(*day) {
                known.extend(spans.iter().cloned());
            }
        }
    }
    let mut reported = HashSet::new();
    week.map(|spans| {
        let (spans, overlap) = sorted(spans);
        // Entries for several weekdays overlap on each of them.
        findings
            .extend(overlap.filter(|at| reported.insert(at.span.start)).map(|at| wrong_hours::overlap(source, &at)));
        spans
    })
}

/// The spans in order, and one that overlaps another.
fn sorted(mut spans: Vec<At<Span>>) -> (Box<[Span]>, Option<At<Span>>) {
    spans.sort_by_key(|at| at.value);
    let overlap = spans.windows(2).find_map(|two| match two {
        [one, other] if one.value.end > other.value.start => {
            Some(if one.span.start > other.span.start { one.clone() } else { other.clone() })
        }
        _ => None,
    });
    // Adjacent spans are one, however they are written.
    let mut joined: Vec<Span> = Vec::new();
    for At { value, .. } in &spans {
        match joined.last_mut() {
            Some(last) if last.end == value.start => last.end = value.end,
            _ => joined.push(*value),
        }
    }
    (joined.into(), overlap)
}

fn holidays(source: &Source, draft: &CalendarDraft, findings: &mut Vec<Finding>) -> Box<[Holiday]> {
    let mut known = HashSet::new();
    // The structure reports dates that are listed twice without a name.
    let mut plain = HashSet::new();
    let mut holidays = Vec::new();
    for holiday in &draft.holidays {
        let (hours, overlap) = sorted(holiday.hours.clone());
        findings.extend(overlap.map(|at| wrong_hours::overlap(source, &at)));
        let date = holiday.date.value;
        if known.insert(date) {
            holidays.push(Holiday { date, name: holiday.name.clone(), hours });
        } else if !(holiday.plain && plain.contains(&date)) {
            findings.push(duplicate::day(source, &holiday.date));
        }
        if holiday.plain {
            plain.insert(date);
        }
    }
    holidays.sort_by_key(|holiday| holiday.date);
    holidays.into()
}
