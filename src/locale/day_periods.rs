//! AM and PM in times, where the usual style of a language has more periods of the day. Business texts in Chinese write 上午5:30
//! (AM) instead of 清晨5:30 (early morning).

use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::T;
use icu_datetime::fieldsets::enums::TimeFieldSet;
use icu_datetime::input::Time;
use icu_datetime::pattern::{DateTimePattern, FixedCalendarDateTimeNames};
use icu_locale::Locale;
use writeable::TryWriteable;

use super::format::written;

/// For each hour, what the formatter of a locale calls this part of the day, and the half of the day.
pub(super) struct DayPeriods(Vec<(String, String)>);

impl DayPeriods {
    /// The names of a locale; `None` if its times have halves of the day anyway, or none.
    pub(super) fn new(locale: &Locale) -> Option<Self> {
        let times: Vec<Time> = (0..24).map(|hour| Time::try_new(hour, 30, 0, 0)).collect::<Result<_, _>>().ok()?;
        let mut names = FixedCalendarDateTimeNames::<(), TimeFieldSet>::try_new(locale.into()).ok()?;
        let mut named = |pattern: &str| {
            let pattern = DateTimePattern::try_from_pattern_str(pattern).ok()?;
            let formatter = names.include_for_pattern(&pattern).ok()?;
            let name = |time: &Time| Some(formatter.format(time).try_write_to_string().ok()?.into_owned());
            times.iter().map(name).collect::<Option<Vec<String>>>()
        };
        let (parts, halves) = (named("B")?, named("a")?);
        let formatter = DateTimeFormatter::try_new(locale.into(), T::hm()).ok()?;
        let used = |(time, (part, half)): (&Time, (&String, &String))| {
            part != half && written(formatter.format(time)).contains(part.as_str())
        };
        let is_used = times.iter().zip(parts.iter().zip(&halves)).any(used);
        is_used.then(|| Self(parts.into_iter().zip(halves).collect()))
    }

    /// A written time with the half of its day.
    pub(super) fn halved(&self, text: String, hour: u32) -> String {
        match self.0.get(hour as usize) {
            Some((part, half)) if part != half => text.replacen(part, half, 1),
            _ => text,
        }
    }
}
