//! Differences in the calendars that count working time.

use referee::tooling::{Noun, hours, usual_hours};

use super::change::{Aspect, Section};
use super::compare::Comparison;
use super::content::{CalendarContent, Content, HolidayContent, HoursContent};
use super::pairs::{Named, Three};

impl Comparison<'_> {
    /// Compares the calendars.
    pub(super) fn calendars(&mut self) {
        self.section = Section::Calendars;
        let calendars = self.three(|side| -> Named<CalendarContent> {
            let all = side.rules.calendars().iter().map(|choice| {
                let calendar = &choice.calendar;
                let holidays = calendar.holidays().iter().map(|it| HolidayContent {
                    date: it.date,
                    name: it.name.clone(),
                    hours: hours(&it.hours),
                });
                let content = CalendarContent {
                    when: side.condition(&choice.when),
                    zone: calendar.zone().to_string().into(),
                    hours: usual_hours(calendar)
                        .into_iter()
                        .map(|(days, hours)| HoursContent { days, hours })
                        .collect(),
                    holidays: holidays.collect(),
                };
                (side.name(Noun::Calendar, calendar.id()), content)
            });
            all.collect()
        });
        self.each(Noun::Calendar, &calendars, |_, calendar| Content::Calendar(calendar.clone()), Self::calendar);
    }

    fn calendar(&mut self, calendars: Three<&CalendarContent>) {
        self.condition(Noun::Calendar, calendars.map(|calendar| &calendar.when));
        self.changed(Noun::Calendar, Aspect::Zone, calendars.map(|calendar| &calendar.zone), Content::Zone);
        self.changed(Noun::Calendar, Aspect::Hours, calendars.map(|calendar| &calendar.hours), Content::Hours);
        let (old, new) = (&calendars.old.holidays, &calendars.new.holidays);
        let content = |holiday: &HolidayContent| Some(Content::Holiday(holiday.clone()));
        let on = |all: &[HolidayContent], date| all.iter().position(|holiday| holiday.date == date);
        for was in old.iter().filter(|was| on(new, was.date).is_none()) {
            self.report(Noun::Calendar, Aspect::HolidayRemoved, content(was), None);
        }
        for is in new {
            let Some(was) = on(old, is.date).and_then(|place| old.get(place)) else {
                self.report(Noun::Calendar, Aspect::HolidayAdded, None, content(is));
                continue;
            };
            if was.hours != is.hours {
                self.report(Noun::Calendar, Aspect::HolidayHours, content(was), content(is));
            }
            if was.name != is.name {
                self.report(Noun::Calendar, Aspect::HolidayName, content(was), content(is));
            }
        }
    }
}
