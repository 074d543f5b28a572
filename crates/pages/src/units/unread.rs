//! Numbers that may be durations but cannot be read.

use std::ops::Range;

use crate::letter::{is_dense, is_letter};

use super::StatedDuration;

/// Numbers, with the following word, that are not part of a known duration.
pub(crate) fn unread(chars: &[char], known: &[StatedDuration]) -> Vec<Range<usize>> {
    let mut unread: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let known = known.iter().find(|known| known.range.contains(&at));
        if let Some(known) = known {
            at = known.range.end;
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
