//! Amounts of work by day: regular weeks, and days that differ.

/// Days since 1970-01-01.
pub(super) type Day = i64;

/// The number of weekdays, from Monday.
pub(super) const WEEKDAYS: usize = 7;

/// 1969-12-29, a Monday.
const MONDAY: Day = -3;

/// The weekday of a day, from Monday.
pub(super) fn weekday(day: Day) -> usize {
    usize::try_from((day - MONDAY).rem_euclid(7)).unwrap_or(0)
}

/// How much work each day has, as sums, so that any number of weeks takes the same time.
#[derive(Debug, Clone, Default)]
pub(super) struct Timeline {
    /// By weekday: the work on the weekdays before it; then that of a week.
    week: [i64; WEEKDAYS + 1],
    /// The days that differ from others of their weekday, in order.
    odd: Box<[OddDay]>,
}

#[derive(Debug, Clone, Copy)]
struct OddDay {
    day: Day,
    work: i64,
    /// The work before this day.
    before: i64,
    /// By how much more work there is on this day and all odd days before it than in regular weeks.
    more: i64,
}

impl Timeline {
    /// A timeline with the work of each weekday, and of some days, in order.
    pub(super) fn new(week: [i64; WEEKDAYS], days: impl Iterator<Item = (Day, i64)>) -> Self {
        let mut timeline = Self::default();
        let mut sum = 0;
        for (place, work) in timeline.week.iter_mut().skip(1).zip(week) {
            sum += work;
            *place = sum;
        }
        let mut odd = Vec::new();
        let mut more = 0;
        for (day, work) in days {
            let usual = timeline.usual(day);
            let extra = work - (timeline.usual(day + 1) - usual);
            if extra != 0 {
                odd.push(OddDay { day, work, before: usual + more, more: more + extra });
                more += extra;
            }
        }
        timeline.odd = odd.into();
        timeline
    }

    /// The work before a day, in regular weeks.
    fn usual(&self, day: Day) -> i64 {
        let [.., week] = self.week;
        let part = self.week.get(weekday(day)).copied().unwrap_or(0);
        (day - MONDAY).div_euclid(7) * week + part
    }

    /// The last of the first odd days.
    fn last(&self, odd: usize) -> Option<&OddDay> {
        odd.checked_sub(1).and_then(|last| self.odd.get(last))
    }

    /// The work before a day, since a fixed day.
    pub(super) fn before(&self, day: Day) -> i64 {
        let odd = self.odd.partition_point(|odd| odd.day < day);
        self.usual(day) + self.last(odd).map_or(0, |odd| odd.more)
    }

    /// The work on a day.
    pub(super) fn on(&self, day: Day) -> i64 {
        let odd = self.odd.binary_search_by_key(&day, |odd| odd.day).ok().and_then(|place| self.odd.get(place));
        odd.map_or_else(|| self.usual(day + 1) - self.usual(day), |odd| odd.work)
    }

    /// The day with a unit of work, and the work before the unit on that day. `None` if there is not as much work.
    pub(super) fn day_of(&self, unit: i64) -> Option<(Day, i64)> {
        let odd = self.last(self.odd.partition_point(|odd| odd.before <= unit));
        if let Some(odd) = odd.filter(|odd| unit < odd.before + odd.work) {
            return Some((odd.day, unit - odd.before));
        }
        // It is on a regular day after it.
        let unit = unit - odd.map_or(0, |odd| odd.more);
        let [.., week] = self.week;
        let weeks = unit.checked_div_euclid(week)?;
        let rest = unit - weeks * week;
        let place = self.week.partition_point(|before| *before <= rest).checked_sub(1)?;
        Some((MONDAY + weeks * 7 + i64::try_from(place).ok()?, rest - self.week.get(place)?))
    }
}
