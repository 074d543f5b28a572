//! Reads working hours.

use crate::cue::Cue;
use crate::folded::Folded;
use crate::schedule;
use crate::stated::StatedCalendar;
use crate::vocabulary::CueMatch;

use super::Reading;

/// The anchor of the section of all calendars.
const SECTION: &str = "calendars";

impl Reading<'_> {
    /// Reads a block about working hours. Returns whether it is one.
    pub(super) fn calendar(&mut self, text: &Folded<'_>, hits: &[Vec<CueMatch>]) -> bool {
        let all = || hits.iter().flatten();
        let anchors = text.text.anchors.iter().filter(|(_, anchor)| anchor.starts_with("calendar-"));
        let anchors: Vec<Box<str>> = anchors.map(|(_, anchor)| anchor.clone()).collect();
        let works = all().any(|hit| hit.cue == Cue::Works);
        let section = self.section.anchors.iter().any(|anchor| **anchor == *SECTION);
        let follows = !self.section.calendars.is_empty();
        let holidays = all().any(|hit| hit.cue == Cue::Holidays) && follows;
        if !(works || holidays || section || !anchors.is_empty()) {
            return false;
        }
        let found = schedule::read(text, self.units);
        let nothing = found.week.is_empty() && found.holidays.is_empty();
        if nothing && anchors.is_empty() && !section {
            return false;
        }
        if works || !anchors.is_empty() || !(follows || nothing) {
            self.section.calendars.push(StatedCalendar { anchors, at: found.at, ..StatedCalendar::default() });
        }
        let zone = all().find_map(|hit| Some(self.whole(text, hit.found.get("zone")?)));
        let tests = all().filter(|hit| hit.cue == Cue::Only).flat_map(|hit| self.tests(text, hit)).collect::<Vec<_>>();
        if let Some(calendar) = self.section.calendars.last_mut() {
            calendar.zone = calendar.zone.take().or(zone);
            calendar.week.extend(found.week);
            calendar.holidays.extend(found.holidays);
            calendar.when.extend(tests);
        }
        true
    }
}
