//! Front matter: `key: value` lines between two lines of three hyphens.

use std::ops::Range;

use referee::tooling::BYTE_ORDER_MARK;

/// What stands before a page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Front {
    /// Keys, values, and where those stand.
    entries: Vec<(Box<str>, Box<str>, Range<usize>)>,
    /// The date in it, `YYYY-MM-DD`.
    pub(crate) date: Option<Box<str>>,
    /// Where it ends and the page begins.
    pub(crate) end: usize,
    /// Where it begins, if it has no end.
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
            // What is nested or goes on from the line before is somebody else's.
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

    /// The first of these keys that is there.
    pub(crate) fn get(&self, keys: &[&str]) -> Option<&str> {
        self.find(keys).map(|(value, _)| value)
    }

    /// The first of these keys that is there, and where its value stands.
    pub(crate) fn find(&self, keys: &[&str]) -> Option<(&str, Range<usize>)> {
        let find = |key: &&str| self.entries.iter().find(|(known, ..)| **known == **key);
        let found = keys.iter().find_map(find).filter(|(_, value, _)| !value.is_empty());
        found.map(|(_, value, at)| (&**value, at.clone()))
    }
}

/// A value without its quotation marks.
fn unquoted(value: &str) -> String {
    // A comment behind it is none of it.
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

/// A day that is written `YYYY-MM-DD` or `MM/DD/YYYY`.
fn day(text: &str) -> Option<String> {
    let text = text.split(['T', ' ']).next().unwrap_or_default();
    let date = chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .or_else(|_| chrono::NaiveDate::parse_from_str(text, "%m/%d/%Y"));
    date.ok().map(|date| date.to_string()).filter(|date| date.len() == 10)
}
