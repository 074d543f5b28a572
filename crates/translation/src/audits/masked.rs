//! Masks the parts of texts that are not prose.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use referee::tooling::cut;

/// Replaces each byte that is not prose: not a letter, punctuation or white space.
pub(super) const MASK: u8 = b'0';

/// Whether a message is data, not text to show: typography of the language, or wordings of help pages.
pub(super) fn is_only_read(key: &str) -> bool {
    key.starts_with("typography-") || key.starts_with("reading-")
}

/// A text in which the bytes of code, addresses and file names are [`MASK`]. Other text keeps its position.
pub(super) fn masked(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    if text.contains('`') || text.contains("](") {
        cover_code(text, &mut bytes);
    }
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_ascii_graphic()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let run = cut(text, from..at);
                if let Some((begin, end)) = address(run) {
                    cover(&mut bytes, from + begin, from + end);
                }
                for (begin, end) in names(run) {
                    cover(&mut bytes, from + begin, from + end);
                }
                start = None;
            }
            _ => {}
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The ranges of web and email addresses in a text, those of links included.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if !text.contains(['@', '/']) {
        return found;
    }
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_ascii_graphic() && !"()<>\"".contains(c)) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                if let Some((begin, end)) = address(cut(text, from..at)) {
                    found.push(from + begin..from + end);
                }
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// Masks code and link targets.
fn cover_code(text: &str, bytes: &mut [u8]) {
    // The range of each open link, and the end of its text so far.
    let mut links: Vec<(Range<usize>, usize)> = Vec::new();
    for (event, place) in Parser::new(text).into_offset_iter() {
        match event {
            Event::End(TagEnd::Link | TagEnd::Image) => {
                let Some((whole, shown)) = links.pop() else { continue };
                let mark = text.get(whole.clone()).map_or(0, |link| if link.starts_with('!') { 2 } else { 1 });
                cover(bytes, whole.start, whole.start + mark);
                cover(bytes, shown, whole.end);
                if let Some((_, end)) = links.last_mut() {
                    *end = whole.end;
                }
                continue;
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                links.push((place.clone(), place.start + 1));
                continue;
            }
            Event::Code(_) | Event::Start(Tag::CodeBlock(_)) => cover(bytes, place.start, place.end),
            _ => {}
        }
        if let Some((_, end)) = links.last_mut() {
            *end = place.end.max(*end);
        }
    }
}

/// The ranges of file names, paths, host names and module names in a run of characters without white space.
fn names(run: &str) -> Vec<(usize, usize)> {
    // A backslash before punctuation is an escape.
    let is_path =
        |(at, _): (usize, &str)| run.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    if run.match_indices('\\').any(is_path) {
        return vec![(0, run.len())];
    }
    let mut names = Vec::new();
    let mut at = 0;
    for part in run.split_inclusive(|c: char| !c.is_ascii_alphanumeric() && !"_-.".contains(c)) {
        let (start, whole) = (at, part.trim_matches(|c: char| !c.is_ascii_alphanumeric()));
        at += part.len();
        let parts: Vec<&str> = whole.split('.').collect();
        let long = |least: usize| parts.iter().all(|part| part.len() >= least);
        let ending = parts.last().is_some_and(|last| {
            (2..=5).contains(&last.len()) && last.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        });
        let first = parts.first().is_some_and(|first| first.len() > 2);
        if parts.len() > 2 && long(2) || parts.len() == 2 && ending && first {
            let start = start + part.find(whole).unwrap_or(0);
            names.push((start, start + whole.len()));
        }
    }
    names
}

fn cover(bytes: &mut [u8], from: usize, to: usize) {
    for byte in bytes.get_mut(from..to).into_iter().flatten() {
        *byte = MASK;
    }
}

/// The range of a URL or email address in a run of characters without white space.
fn address(run: &str) -> Option<(usize, usize)> {
    let end = run.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '/').len();
    let run = run.get(..end)?;
    let back = |at: usize| {
        let before = cut(run, ..at);
        at - before.chars().rev().take_while(|c| c.is_ascii_alphanumeric() || "+-._".contains(*c)).count()
    };
    if let Some(at) = run.find("://") {
        return Some((back(at), end));
    }
    let at =
        run.find('@').or_else(|| run.find('/').filter(|at| run.get(..*at).is_some_and(|host| host.contains('.'))))?;
    let (host, mailbox) = (run.get(at..)?, run.get(..at)?);
    let dotted = |text: &str| text.split('.').filter(|part| !part.is_empty()).count() > 1;
    (dotted(host) || !run.contains('@') && dotted(mailbox)).then(|| (back(at), end))
}
