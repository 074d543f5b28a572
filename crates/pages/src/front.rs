//! Front matter: `key: value` lines between two lines of three hyphens.

use std::ops::Range;

use referee::tooling::BYTE_ORDER_MARK;

/// The front matter of a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Front {
    /// Keys, values, and the locations of the values.
    entries: Vec<(Box<str>, Box<str>, Range<usize>)>,
    /// Its date, `YYYY-MM-DD`.
    pub(crate) date: Option<Box<str>>,
    /// The end of the front matter, where the page begins.
    pub(crate) end: usize,
    /// Its first line, if it is not closed.
    pub(crate) unclosed: Option<Range<usize>>,
}

impl Front {
    pub(crate) fn read(text: &str) -> Self {
        let mut front = Self::default();
        let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
        let begin = text.len() - body.len();
        front.end = begin;
        let mut lines = body.split_inclusive('\n');
        let Some(first) = lines.next().filter(|line| line.trim_end() == "---") else { return front };
        let mut at = begin + first.len();
        let mut entries = Vec::new();
        for line in lines {
            let start = at;
            at += line.len();
            let line = line.trim_end();
            if line == "---" || line == "..." {
                front.entries = entries;
                front.end = at;
                front.date = front.get(&["date", "ms.date", "ms.lasthandoff"]).and_then(day).map(Into::into);
                return front;
            }
            // Nested and continued values belong to keys that are not ours.
            if line.starts_with([' ', '\t', '#', '-']) {
                continue;
            }
            if let Some((key, value)) = line.split_once(':') {
                let end = start + line.len();
                let value = value.trim();
                entries.push((key.trim().into(), unquoted(value).into(), end - value.len()..end));
            }
        }
        front.unclosed = Some(begin..begin + first.trim_end().len());
        front
    }

    /// The value of the first of these keys that exists.
    pub(crate) fn get(&self, keys: &[&str]) -> Option<&str> {
        self.find(keys).map(|(value, _)| value)
    }

    /// The value of the first of these keys that exists, with its location.
    pub(crate) fn find(&self, keys: &[&str]) -> Option<(&str, Range<usize>)> {
        let find = |key: &&str| self.entries.iter().find(|(known, ..)| **known == **key);
        let found = keys.iter().find_map(find).filter(|(_, value, _)| !value.is_empty());
        found.map(|(_, value, at)| (&**value, at.clone()))
    }
}

/// A value without its quotation marks.
fn unquoted(value: &str) -> String {
    // Remove a comment after the value.
    let quoted = value.strip_prefix('"').and_then(|rest| rest.find('"')).map(|end| end + 2);
    let end = match quoted {
        Some(end) if value.get(end..).is_some_and(|rest| rest.trim_start().starts_with('#')) => end,
        Some(_) => value.len(),
        None => value.find(" #").unwrap_or(value.len()),
    };
    let value = value.get(..end).unwrap_or(value).trim_end();
    if value.len() >= 2 && value.starts_with('"') && value.ends_with('"') {
        return serde_json::from_str(value).unwrap_or_else(|_| value.trim_matches('"').to_owned());
    }
    let single = value.strip_prefix('\'').and_then(|value| value.strip_suffix('\''));
    single.map_or_else(|| value.to_owned(), |value| value.replace("''", "'"))
}

/// A date written as `YYYY-MM-DD` or `MM/DD/YYYY`.
fn day(text: &str) -> Option<String> {
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    let date = chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| chrono::NaiveDate::parse_from_str(text, "%m/%d/%Y"));
    date.ok().map(|date| date.to_string()).filter(|date| date.len() == 10)
}
