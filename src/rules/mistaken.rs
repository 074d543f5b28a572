//! What is wrong with a text that should be a date or an instant.

use chrono::{Datelike, Month, NaiveDate};

/// What is wrong with a text that is not a date, in a few words; `None` if that is unclear.
pub(crate) fn date(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    if parts.iter().any(|part| part.is_empty() || part.len() > 4 || !part.bytes().all(|c| c.is_ascii_digit())) {
        return None;
    }
    // Other orders leave open which number is the day.
    if first.len() != 4 {
        return (last.len() == 4).then(|| "write the year first: `YYYY-MM-DD`".to_owned());
    }
    let (year, month, day): (i32, u32, u32) = (first.parse().ok()?, month.parse().ok()?, last.parse().ok()?);
    if !(1..=12).contains(&month) {
        return Some(format!("a year has no month {month}"));
    }
    let days = NaiveDate::from_ymd_opt(year, month, 1)?.num_days_in_month();
    if day == 0 || day > u32::from(days) {
        let name = Month::try_from(u8::try_from(month).ok()?).ok()?.name();
        let year = if month == 2 { format!(" {year}") } else { String::new() };
        return Some(format!("{name}{year} has {days} days"));
    }
    let written = format!("{year:04}-{month:02}-{day:02}");
    (written != text).then(|| format!("write `{written}`"))
}

/// What is wrong with a text that is not an instant, in a few words; `None` if that is unclear.
pub(crate) fn instant(text: &str) -> Option<String> {
    let (day, time) = text.split_at_checked(text.find(['T', 't', ' ']).unwrap_or(text.len()))?;
    if let Some(why) = date(day) {
        return Some(why);
    }
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
    if time.is_empty() {
        return Some(format!("add a time, such as `{day}T09:00:00Z`"));
    }
    let time = time.strip_prefix(['T', 't', ' '])?;
    let end = time.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(time.len());
    let (clock, zone) = time.split_at_checked(end)?;
    let parts: Vec<&str> = clock.split('.').next()?.split(':').collect();
    let numbers: Vec<u32> = parts.iter().map(|part| part.parse().ok()).collect::<Option<_>>()?;
    for (number, (most, what)) in numbers.iter().zip([(23, "an hour"), (59, "a minute"), (59, "a second")]) {
        if *number > most {
            return Some(format!("{what} is from 00 to {most}, not {number}"));
        }
    }
    if let ([hour, minute], 5) = (parts.as_slice(), clock.len()) {
        let zone = if zone.is_empty() { "Z" } else { zone };
        return Some(format!("add the seconds: `{day}T{hour}:{minute}:00{zone}`"));
    }
    if zone.is_empty() {
        return Some(format!("add `Z` for UTC, or an offset: `{text}Z`, `{text}+02:00`"));
    }
    let (sign, digits) = zone.split_at_checked(1).filter(|(sign, _)| ["+", "-"].contains(sign))?;
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "00"),
        4 => digits.split_at_checked(2)?,
        _ => return None,
    };
    let hours: u32 = hours.parse().ok()?;
    let offset = format!("{sign}{hours:02}:{minutes}");
    (offset != zone).then(|| format!("write the offset as `{offset}`"))
}
