//! Compares working hours and holidays.

use std::ops::Range;

use chrono::{Datelike, Weekday};
use referee::rules::{Calendar, CalendarChoice, Holiday, Span};
use referee::tooling::usual_hours;

use crate::claim::Verdict;
use crate::likeness::{same, words};
use crate::stated::{Name, StatedCalendar, StatedDate, StatedDays, StatedHoliday, StatedHours, StatedSpan, WEEK};

use super::{Comparing, quoted};

/// Weekdays in the rules with the same hours.
struct Usual<'c> {
    /// As numbers from Monday on.
    first: usize,
    last: usize,
    spans: &'c [Span],
}

impl<'c> Comparing<'c> {
    /// The calendars on the page: by anchor, else in order.
    fn stated_calendars(&self) -> Vec<Option<&'c StatedCalendar>> {
        let stated = self.stated;
        let all = || stated.sections.iter().flat_map(|section| &section.calendars);
        let mut unnamed = all().filter(|calendar| calendar.anchors.is_empty());
        let of = |choice: &CalendarChoice| {
            let is = |anchor: &str| anchor.strip_prefix("calendar-") == Some(choice.calendar.id());
            let named = all().find(|calendar| calendar.anchors.iter().any(|anchor| is(anchor)));
            named.or_else(|| unnamed.next())
        };
        self.rules.calendars().iter().map(of).collect()
    }

    pub(super) fn calendars(&mut self) {
        let (rules, stated) = (self.rules, self.stated);
        let found = self.stated_calendars();
        for (choice, stated) in rules.calendars().iter().zip(&found) {
            let id = choice.calendar.id();
            let Some(stated) = stated else {
                let message = format!("the page does not say when people work by calendar `{id}`");
                self.unsaid(&self.top(), &["calendars", id], message);
                continue;
            };
            self.condition(&choice.when, &stated.when, &["calendar"], &stated.at);
            self.zone(&choice.calendar, stated);
            self.week(&choice.calendar, stated);
            self.holidays(&choice.calendar, stated);
        }
        for other in stated.sections.iter().flat_map(|section| &section.calendars) {
            if !found.iter().flatten().any(|known| known.at == other.at) {
                self.beyond(&other.at, "no calendar of the rules matches these working hours".to_owned());
            }
        }
    }

    fn zone(&mut self, calendar: &Calendar, stated: &StatedCalendar) {
        let (route, zone) = (["calendars", calendar.id(), "zone"], calendar.zone().to_string());
        match &stated.zone {
            Some(name) if *name.text == *zone => self.confirm(&name.at, &route),
            Some(name) => {
                let message = format!("the time zone is {} on the page but `{zone}` in the rules", quoted(&name.text));
                self.contradict(&name.at, &route, message, "the time zone");
            }
            None => {
                let message = format!("the page does not say that the time zone is `{zone}`");
                self.unsaid(&stated.at, &route, message);
            }
        }
    }

    fn week(&mut self, calendar: &'c Calendar, stated: &StatedCalendar) {
        let usual = usual(calendar);
        let hours =
            |day: usize| usual.iter().find(|it| (it.first..=it.last).contains(&day)).map_or(&[][..], |it| it.spans);
        let mut said: [Vec<&StatedSpan>; WEEK] = Default::default();
        for (day, span) in stated.week.iter().flat_map(|it| it.days.all().into_iter().zip(std::iter::repeat(&it.spans)))
        {
            said.get_mut(day).into_iter().for_each(|known| known.extend(span));
        }
        let same = (0..).zip(&said).all(|(day, said)| {
            let mut said: Vec<(u16, u16)> = said.iter().map(|span| (span.start, span.end)).collect();
            said.sort_unstable();
            said.iter().copied().eq(hours(day).iter().map(|span| (span.start(), span.end())))
        });
        let route = ["calendars", calendar.id(), "hours"];
        if same {
            for it in &stated.week {
                self.confirm(&it.days.at(), &route);
                it.spans.iter().for_each(|span| self.confirm(&span.name.at, &route));
            }
        } else if stated.week.is_empty() {
            let message = format!("the page does not state the hours of calendar `{}`", calendar.id());
            self.unsaid(&stated.at, &route, message);
        } else if stated.week.len() == usual.len() {
            for (usual, stated) in usual.iter().zip(&stated.week) {
                self.days(usual, &stated.days, &route);
                self.spans(usual.spans, &stated.spans, &stated.days.at(), &route);
            }
        } else {
            self.each_day(hours, stated, &route);
        }
    }

    /// Compares hours day by day, where the page groups the weekdays otherwise.
    fn each_day(&mut self, hours: impl Fn(usize) -> &'c [Span], stated: &StatedCalendar, route: &[&str]) {
        let mut open: Vec<usize> = (0..WEEK).filter(|day| !hours(*day).is_empty()).collect();
        let mut reported: Vec<Range<usize>> = Vec::new();
        for StatedHours { days, spans } in &stated.week {
            open.retain(|day| !days.all().contains(day));
            let rest = days.all().into_iter().filter(|day| hours(*day).is_empty()).count();
            if rest > 0 {
                let message = "nobody works on some of these weekdays in the rules".to_owned();
                self.contradict(&days.at(), route, message, "the hours");
                continue;
            }
            let known = |span: &StatedSpan| {
                let is = |it: &Span| (it.start(), it.end()) == (span.start, span.end);
                days.all().iter().all(|day| hours(*day).iter().any(is))
            };
            for span in spans.iter().filter(|span| !reported.contains(&span.name.at)).cloned().collect::<Vec<_>>() {
                if known(&span) {
                    self.confirm(&span.name.at, route);
                    continue;
                }
                let rule: Vec<String> =
                    days.all().first().into_iter().flat_map(|day| hours(*day)).map(ToString::to_string).collect();
                let message = format!(
                    "the hours are {} on the page but `{}` in the rules",
                    quoted(&span.name.text),
                    rule.join(", ")
                );
                self.contradict(&span.name.at, route, message, "the hours");
                reported.push(span.name.at);
            }
        }
        if !open.is_empty() {
            let days: Vec<&str> = open.iter().map(|day| name(*day)).collect();
            let message = format!("the page does not state the hours on {}", days.join(", "));
            self.unsaid(&stated.at, route, message);
        }
    }

    /// Compares the weekdays of some hours.
    fn days(&mut self, usual: &Usual<'_>, stated: &StatedDays, route: &[&str]) {
        let StatedDays { first, last } = stated;
        let text = |days: &[usize]| match days {
            [first, .., last] if first != last => format!("`{}-{}`", name(*first), name(*last)),
            days => format!("`{}`", days.first().map_or("", |day| name(*day))),
        };
        let (rule, page) = (text(&[usual.first, usual.last]), text(&stated.all()));
        let message = format!("the weekdays are {page} on the page but {rule} in the rules");
        if first.0 != usual.first {
            self.contradict(&first.1, route, message, "the weekdays");
        } else if stated.all().last() != Some(&usual.last) {
            let at = last.as_ref().map_or(&first.1, |(_, at)| at);
            self.contradict(at, route, message, "the weekdays");
        } else {
            self.confirm(&stated.at(), route);
        }
    }

    /// Compares hours in order.
    fn spans(&mut self, rules: &[Span], stated: &[StatedSpan], around: &Range<usize>, route: &[&str]) {
        let text = |some: &[Span]| some.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let mut rest = rules.iter();
        for span in stated {
            let page = quoted(&span.name.text);
            match rest.next() {
                Some(rule) if (rule.start(), rule.end()) == (span.start, span.end) => {
                    self.confirm(&span.name.at, route);
                }
                Some(rule) => {
                    let message = format!("the hours are {page} on the page but `{rule}` in the rules");
                    self.contradict(&span.name.at, route, message, "the hours");
                }
                None if rules.is_empty() => {
                    let message = format!("people work {page} on the page, but not in the rules");
                    self.contradict(&span.name.at, route, message, "no hours");
                }
                None => {
                    let message = format!("the rules do not have the hours {page}, but `{}`", text(rules));
                    self.contradict(&span.name.at, route, message, "the hours");
                }
            }
        }
        let rest = rest.as_slice();
        if !rest.is_empty() {
            let message = format!("the page does not have the hours `{}`", text(rest));
            self.contradict(around, route, message, "the hours");
        }
    }

    /// Compares the holidays. A date that the rules do not have is one of those that are missing.
    fn holidays(&mut self, calendar: &Calendar, stated: &StatedCalendar) {
        let route = ["calendars", calendar.id(), "holidays"];
        if stated.holidays.is_empty() && !calendar.holidays().is_empty() {
            let message = format!("the page does not mention the holidays of calendar `{}`", calendar.id());
            return self.unsaid(&stated.at, &route, message);
        }
        // Days of every year first: they leave no dates for others.
        let is_yearly = |it: &&StatedHoliday| matches!(it.date, StatedDate::Yearly(..));
        let (yearly, dated): (Vec<&StatedHoliday>, Vec<_>) = stated.holidays.iter().partition(is_yearly);
        let mut rules: Vec<&Holiday> = calendar.holidays().iter().collect();
        let (known, unknown): (Vec<&StatedHoliday>, Vec<_>) =
            yearly.into_iter().partition(|it| rules.iter().any(|rule| it.date.is(rule.date)));
        for holiday in known {
            self.yearly(calendar, holiday, &route);
            rules.retain(|rule| !holiday.date.is(rule.date));
        }
        let mut open = self.dated(&rules, &dated, &route);
        for holiday in unknown {
            let page = quoted(&holiday.name.text);
            let Some(rule) = open.first().copied() else {
                let message = format!("{page} is a holiday on the page but not in the rules");
                self.contradict(&holiday.name.at, &route, message, "no such holiday");
                continue;
            };
            let message = format!("the holiday is {page} on the page but `{}` in the rules", rule.date);
            self.contradict(&holiday.name.at, &route, message, "the holiday");
            let day = StatedDate::yearly(rule.date.month(), rule.date.day());
            open.retain(|rule| !day.is(rule.date));
        }
        for rule in open {
            self.unsaid(&stated.at, &route, format!("the page does not mention the holiday `{}`", rule.date));
        }
    }

    /// Compares a day of every year: the rules have it in each year that they have holidays of.
    fn yearly(&mut self, calendar: &Calendar, holiday: &StatedHoliday, route: &[&str]) {
        let (all, at) = (calendar.holidays(), &holiday.name.at);
        let rules: Vec<&Holiday> = all.iter().filter(|rule| holiday.date.is(rule.date)).collect();
        let lacks = |year: i32| rules.iter().all(|rule| rule.date.year() != year);
        if let Some(rule) = all.iter().find(|rule| lacks(rule.date.year())) {
            let (page, year) = (quoted(&holiday.name.text), rule.date.year());
            let message = format!("{page} is a holiday every year on the page, but not in {year} in the rules");
            return self.contradict(at, route, message, "the holidays");
        }
        self.confirm(at, route);
        let spans = |rule: &&Holiday| rule.hours.iter().map(|it| (it.start(), it.end())).collect::<Vec<_>>();
        let said: Vec<(u16, u16)> = holiday.hours.iter().map(|it| (it.start, it.end)).collect();
        let other = rules.iter().find(|rule| spans(rule) != said).or(rules.first());
        if let Some(rule) = other {
            self.spans(&rule.hours, &holiday.hours, at, route);
            self.holiday_title(calendar.holidays(), rule, holiday, route);
        }
    }

    /// Compares dates. Returns those that the page does not have.
    fn dated<'r>(&mut self, rules: &[&'r Holiday], stated: &[&StatedHoliday], route: &[&str]) -> Vec<&'r Holiday> {
        // The rule for each date, in order if that explains at least as many of them.
        let by_date = |holiday: &StatedHoliday| rules.iter().position(|it| holiday.date.is(it.date));
        let known = stated.iter().filter(|holiday| by_date(holiday).is_some()).count();
        let in_order = stated.iter().zip(rules).filter(|(it, rule)| it.date.is(rule.date)).count();
        let ordered = stated.len() == rules.len() && in_order + 1 >= known;
        let mut open: Vec<usize> = (0..rules.len()).collect();
        let pairs = stated.iter().enumerate().map(|(number, holiday)| {
            let rule = if ordered { Some(number) } else { by_date(holiday).filter(|rule| open.contains(rule)) };
            open.retain(|other| Some(*other) != rule);
            (*holiday, rule)
        });
        let pairs: Vec<(&StatedHoliday, Option<usize>)> = pairs.collect();
        let mut open = open.into_iter();
        for (holiday, rule) in pairs {
            let Name { text, at, .. } = &holiday.name;
            let page = quoted(text);
            let again = rule.is_none() && by_date(holiday).is_some();
            let Some(rule) = rule.or_else(|| open.next().filter(|_| !again)).and_then(|rule| rules.get(rule)) else {
                if again {
                    self.confirm(at, route);
                    continue;
                }
                let message = format!("{page} is a holiday on the page but not in the rules");
                self.contradict(at, route, message, "no such holiday");
                continue;
            };
            if holiday.date.is(rule.date) {
                self.confirm(at, route);
                self.spans(&rule.hours, &holiday.hours, at, route);
                self.holiday_title(rules.iter().copied(), rule, holiday, route);
            } else {
                let message = format!("the holiday is {page} on the page but `{}` in the rules", rule.date);
                self.contradict(at, route, message, "the holiday");
            }
        }
        open.filter_map(|rule| rules.get(rule).copied()).collect()
    }

    /// Compares the name of a holiday. Calendar files have names in one language, so an unknown one can be a translation.
    fn holiday_title<'r>(
        &mut self,
        all: impl IntoIterator<Item = &'r Holiday>,
        rule: &Holiday,
        holiday: &StatedHoliday,
        route: &[&str],
    ) {
        let (Some(known), Some(title)) = (&rule.name, &holiday.title) else { return };
        let is = |name: &str| same(&words(name), title.words()) > 0;
        if is(known) {
            self.confirm(&title.at, route);
        } else if all.into_iter().filter_map(|it| it.name.as_deref()).any(is) {
            let message = format!(
                "the holiday `{}` is {} on the page but `{known}` in the rules",
                rule.date,
                quoted(&title.text)
            );
            self.contradict(&title.at, route, message, "the name");
        } else {
            self.claim(&title.at, &[], Verdict::Uncovered);
        }
    }
}

/// The hours of a calendar by weekdays.
fn usual(calendar: &Calendar) -> Vec<Usual<'_>> {
    let number = |day: &str| day.parse::<Weekday>().map_or(0, |day| day.num_days_from_monday() as usize);
    let mut all = Vec::new();
    for (days, _) in usual_hours(calendar) {
        let (first, last) = days.split_once('-').unwrap_or((&days, &days));
        let weekday = first.parse::<Weekday>().unwrap_or(Weekday::Mon);
        all.push(Usual { first: number(first), last: number(last), spans: calendar.hours(weekday) });
    }
    all
}

/// The name of a weekday in a calendar file.
fn name(day: usize) -> &'static str {
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].get(day).copied().unwrap_or_default()
}
