//! Writes the section of working hours and holidays.

use referee::rules::Holiday;
use referee::tooling::{holiday_text, hours, hours_text, usual_hours};

use super::scribe::{Scribe, markdown};

/// When people work, if anything counts working time.
pub(super) fn calendars(scribe: &mut Scribe<'_>) {
    let rules = scribe.rules;
    if rules.calendars().is_empty() {
        return;
    }
    scribe.titled_section("calendars", "diff-section-calendars");
    for choice in rules.calendars() {
        let (calendar, words) = (&choice.calendar, scribe.words);
        let others = choice.when.is_empty() && rules.calendars().len() > 1;
        let week = usual_hours(calendar);
        let week: Vec<String> = week.iter().map(|(days, hours)| timed(&hours_text(words, days, hours))).collect();
        let zone = timed(&calendar.zone().to_string());
        let id = if others { "limit-work-others" } else { "limit-work" };
        let text = scribe.say_list(id, ("hours", &week), &[("zone", &zone)]);
        let anchor = scribe.anchor(&format!("calendar-{}", calendar.id()));
        let mut sentences = vec![format!("{anchor}{}", ended(scribe, text))];
        sentences.extend(scribe.conditional("page-only", &choice.when));
        let date = |it: &Holiday| timed(&holiday_text(words, it.date, it.name.as_deref(), &hours(&it.hours)));
        let dates: Vec<String> = calendar.holidays().iter().map(date).collect();
        if !dates.is_empty() {
            let text = scribe.say_list("limit-work-holidays", ("dates", &dates), &[]);
            sentences.push(ended(scribe, text));
        }
        scribe.paragraph(&sentences);
    }
}

/// A sentence with its full stop. A date can end with one.
fn ended(scribe: &Scribe<'_>, text: String) -> String {
    if text.ends_with('.') { text } else { scribe.say("picture-reminded", &[("reminder", &text)]) }
}

/// A text with times as Markdown. The colons of times are no markup, and a date or an offset is never at the start of a
/// line, where it could begin a list.
fn timed(text: &str) -> String {
    let mut escaped = markdown(text);
    let first = escaped.find(|c: char| !c.is_ascii_digit()).filter(|at| escaped.get(*at..=*at) == Some("\\"));
    if let Some(at) = first {
        escaped.remove(at);
    }
    let mut parts = escaped.split("&#58;").peekable();
    let mut out = String::with_capacity(escaped.len());
    while let Some(part) = parts.next() {
        out.push_str(part);
        let digits = part.ends_with(|c: char| c.is_ascii_digit());
        match parts.peek() {
            Some(next) if digits && next.starts_with(|c: char| c.is_ascii_digit()) => out.push(':'),
            Some(_) => out.push_str("&#58;"),
            None => {}
        }
    }
    out
}
