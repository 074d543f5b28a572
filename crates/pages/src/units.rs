//! Durations as written in a language: a number or a numeral, and a unit.

use std::fmt::Write;
use std::ops::Range;

use referee::rules::Duration;

use super::letter::{is_dense, is_letter};

/// The units of time with their messages.
pub(super) const UNITS: [(&str, &str); 6] = [
    ("m", "reading-minutes"),
    ("h", "reading-hours"),
    ("d", "reading-days"),
    ("w", "reading-weeks"),
    ("mo", "reading-months"),
    ("y", "reading-years"),
];

/// How a language writes durations.
#[derive(Default)]
pub(crate) struct Units {
    /// The words for each unit of rule files.
    pub(super) units: Vec<(&'static str, Vec<Vec<char>>)>,
    /// Words between the parts of a duration.
    pub(super) and: Vec<Vec<char>>,
    /// Numerals for one, two and so on, by language.
    pub(super) numbers: Vec<Vec<Vec<char>>>,
}

impl Units {
    /// The durations in a text: a number or a numeral, and a unit. Adjacent ones are added.
    pub(crate) fn durations(&self, chars: &[char]) -> Vec<(Range<usize>, Duration)> {
        let mut parts: Vec<(Range<usize>, String, usize)> = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            let Some((number, after)) = self.number(chars, at) else {
                at += 1;
                continue;
            };
            let mut unit = after;
            while chars.get(unit).is_some_and(|c| *c == ' ' || *c == '-') {
                unit += 1;
            }
            match self.unit(chars, unit) {
                Some((rank, name, end)) => {
                    parts.push((at..end, format!("{number}{name}"), rank));
                    at = end;
                }
                None => at = after,
            }
        }
        let mut durations: Vec<(Range<usize>, Duration)> = Vec::new();
        let mut before: Option<(usize, String, usize)> = None;
        for (range, written, rank) in parts {
            if let Some((end, whole, last)) = &before
                && *last > rank
                && chars.get(*end..range.start).is_some_and(|gap| self.goes_on(gap))
                && let Some(known) = durations.last_mut()
                && let Some(sum) = sum(&format!("{whole} {written}"))
            {
                before = Some((range.end, format!("{whole} {written}"), rank));
                *known = (known.0.start..range.end, sum);
            } else if let Some(duration) = sum(&written) {
                before = Some((range.end, written, rank));
                durations.push((range, duration));
            }
        }
        durations
    }

    /// Whether a duration continues after the text between two parts.
    fn goes_on(&self, gap: &[char]) -> bool {
        let words: Vec<char> = gap.iter().copied().filter(|c| *c != ' ' && *c != ',').collect();
        words.is_empty() || self.and.contains(&words)
    }

    /// Whether a number is the end of a range: `48-72`, `48 to 72`.
    fn ends_range(&self, chars: &[char], at: usize) -> bool {
        let back = |mut at: usize, is: fn(&char) -> bool| {
            while at.checked_sub(1).and_then(|before| chars.get(before)).is_some_and(is) {
                at -= 1;
            }
            at
        };
        let blank: fn(&char) -> bool = |c| *c == ' ';
        let end = back(at, blank);
        let word = back(end, |c| is_letter(*c) && !c.is_ascii_digit() || *c == '-');
        let digit =
            back(word, blank).checked_sub(1).and_then(|before| chars.get(before)).is_some_and(char::is_ascii_digit);
        // If the word is a unit, the number continues a duration.
        let unit = self.unit(chars, word).is_some_and(|(_, _, behind)| behind == end);
        word < end && end - word <= MOST_TO && digit && !unit
    }

    /// The number that begins at a position.
    fn number(&self, chars: &[char], at: usize) -> Option<(u64, usize)> {
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        if chars.get(at)?.is_ascii_digit() {
            let inside = before.is_some_and(|c| c.is_ascii_digit() || is_letter(*c))
                || (before.is_some_and(|c| ".,".contains(*c))
                    && at.checked_sub(2).and_then(|at| chars.get(at)).is_some_and(char::is_ascii_digit));
            if inside || self.ends_range(chars, at) {
                return None;
            }
            let digits: String = chars.get(at..)?.iter().take_while(|c| c.is_ascii_digit()).take(12).collect();
            return Some((digits.parse().ok()?, at + digits.len()));
        }
        if before.is_some_and(|c| is_letter(*c)) {
            return None;
        }
        let ends = |form: &[char]| {
            let end = at + form.len();
            (!form.is_empty() && chars.get(at..end)? == form).then_some(())?;
            let dense = form.iter().all(|c| is_dense(*c));
            (dense || chars.get(end).is_none_or(|c| !is_letter(*c))).then_some(end)
        };
        // Take the longest numeral: `fourteen` may begin like `four`.
        let mut longest: Option<(u64, usize)> = None;
        for numbers in &self.numbers {
            for (number, forms) in (1..).zip(numbers) {
                let end = forms.split(|c| *c == '/').filter_map(ends).max();
                if let Some(end) = end.filter(|end| longest.is_none_or(|(_, known)| *end > known)) {
                    longest = Some((number, end));
                }
            }
        }
        longest
    }

    /// The unit at a position: its rank, its name in rule files, its end.
    fn unit(&self, chars: &[char], at: usize) -> Option<(usize, &'static str, usize)> {
        let mut best: Option<(usize, &'static str, usize)> = None;
        for (rank, (name, words)) in self.units.iter().enumerate() {
            for word in words {
                let end = at + word.len();
                if chars.get(at..end) != Some(&**word) {
                    continue;
                }
                let cut = word.last().is_some_and(|c| is_letter(*c)) && chars.get(end).is_some_and(|c| is_letter(*c));
                if !cut && best.is_none_or(|(_, _, known)| end > known) {
                    best = Some((rank, name, end));
                }
            }
        }
        best
    }
}

/// The sum of several durations.
fn sum(written: &str) -> Option<Duration> {
    let (mut date, mut time) = (String::new(), String::new());
    for part in written.split(' ') {
        let digits = part.find(|c: char| !c.is_ascii_digit())?;
        let (number, unit) = part.split_at(digits);
        match unit {
            // A single part can have any size that rule files allow.
            _ if part.len() == written.len() => return part.parse().ok(),
            "m" => write!(time, "{number}M").ok()?,
            "h" => write!(time, "{number}H").ok()?,
            "d" => write!(date, "{number}D").ok()?,
            "w" => write!(date, "{}D", number.parse::<u64>().ok()?.checked_mul(7)?).ok()?,
            "mo" => write!(date, "{number}M").ok()?,
            _ => write!(date, "{number}Y").ok()?,
        }
    }
    let time = if time.is_empty() { time } else { format!("T{time}") };
    format!("P{date}{time}").parse().ok()
}

/// The maximum length of the word in a range.
const MOST_TO: usize = 4;

/// Numbers, with the following word, that are not part of a known duration.
pub(super) fn unread(chars: &[char], known: &[(Range<usize>, Duration)]) -> Vec<Range<usize>> {
    let mut unread: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let known = known.iter().find(|(range, _)| range.contains(&at));
        if let Some((range, _)) = known {
            at = range.end;
            continue;
        }
        let inside = at > 0 && chars.get(at - 1).is_some_and(|c| is_letter(*c));
        if inside || !chars.get(at).is_some_and(char::is_ascii_digit) {
            at += 1;
            continue;
        }
        let start = at;
        let run = |mut at: usize, is: fn(char) -> bool| {
            while chars.get(at).is_some_and(|c| is(*c)) {
                at += 1;
            }
            at
        };
        at = run(at, |c| c.is_ascii_digit() || ".,-".contains(c));
        let word = run(at, |c| c == ' ');
        let end = run(word, |c| is_letter(c) || is_dense(c));
        let end = if end > word { end } else { at };
        unread.push(start..end.max(start + 1));
        at = end.max(start + 1);
    }
    unread
}
