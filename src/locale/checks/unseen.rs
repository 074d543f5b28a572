use std::ops::Range;

use hashbrown::HashMap;
use icu_normalizer::properties::CanonicalCompositionBorrowed;

use crate::diagnostic::safe::faults;
use crate::diagnostic::{BYTE_ORDER_MARK, Finding, Source, Thing, check, more};
use crate::locale::messages;
use crate::locale::messages::{MessageFile, collect};
use crate::locale::patterns::{literal, range, walk};
use crate::locale::places::message_at;

check! {
/// Invisible character.
///
/// Control characters, separate combining marks, zero-width spaces, unclosed bidi controls and replacement characters
/// are usually pasted or saved by mistake. They change what readers see, where lines break, or whether a search finds
/// the text. A byte order mark at the start of a file is skipped; other tools lose the first message of such a file.
/// Write an intended character as an escape, `{ "\u200B" }`. Escapes of control characters, such as `{ "\u001B" }`, are
/// reported too, and replaced in every output.
    UNSEEN: Warning in Words, "ftl-unseen"
}

/// The maximum of findings per file.
const MOST_FINDINGS: usize = 20;

/// Reports the invisible characters of a file.
pub(crate) fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut at = 0;
    // The open bidi controls.
    let mut open: Vec<(usize, char)> = Vec::new();
    for line in source.text().split_inclusive('\n') {
        let start = at;
        at += line.len();
        // Further lines of a text are indented and do not start with a dot, as attributes do.
        let further = line.trim_start_matches(' ');
        if further.len() == line.len() && !line.trim().is_empty() || further.starts_with('.') {
            for (at, c) in open.drain(..) {
                report(source, at, c, "unclosed bidi control", &mut findings);
            }
        }
        let mut unspaced = None;
        // Characters that start with other bytes are all visible; most lines have only those.
        for (number, _) in line.bytes().enumerate().filter(|(_, byte)| is_suspect(*byte)) {
            let Some(c) = line.get(number..).and_then(|rest| rest.chars().next()) else { continue };
            match c {
                // Both controls of a pair must be in one text.
                '\u{2066}'..='\u{2068}' => open.push((start + number, c)),
                '\u{2069}' => {
                    if open.pop().is_none() {
                        report(source, start + number, c, "bidi control that closes nothing", &mut findings);
                    }
                }
                '\r' if line.get(number..) == Some("\r\n") || start + number + 1 == source.text().len() => {}
                '\u{300}'..='\u{34e}' | '\u{350}'..='\u{36f}' => {
                    let before = line.get(..number).and_then(|before| before.chars().next_back());
                    let whole = before.and_then(|before| CanonicalCompositionBorrowed::new().compose(before, c));
                    if let Some(whole) = whole.filter(|_| findings.len() < MOST_FINDINGS) {
                        let message = format!("separate combining mark: U+{:04X}", u32::from(c));
                        let finding = UNSEEN.in_text(source, start + number..start + number + c.len_utf8(), message);
                        findings.push(finding.with_help(format!("use `{whole}`")));
                    }
                }
                '\u{200b}' if *unspaced.get_or_insert_with(|| line.contains(is_unspaced)) => {}
                _ => {
                    if let Some(what) = unseen(c) {
                        report(source, start + number, c, what, &mut findings);
                    }
                }
            }
            if findings.len() > MOST_FINDINGS {
                break;
            }
        }
    }
    for (at, c) in open {
        report(source, at, c, "unclosed bidi control", &mut findings);
    }
    findings.into_iter().map(|finding| in_message(source, finding)).collect()
}

/// Adds the surrounding message to a finding.
fn in_message(source: &Source, finding: Finding) -> Finding {
    let start = finding.place.as_ref().and_then(|place| Some(place.span()?.1.start));
    match start.and_then(|start| message_at(source.text(), start)) {
        Some(id) => finding.about(Thing::Message, id),
        None => finding,
    }
}

/// Reports escapes of characters that every output replaces.
pub(crate) fn check_escapes(file: &MessageFile) -> Vec<Finding> {
    let found = escapes(file).into_iter().take(MOST_FINDINGS).map(|(span, c)| {
        let message = format!("U+{:04X} is replaced in every output", u32::from(c));
        in_message(&file.source, UNSEEN.in_text(&file.source, span, message).with_help("remove it".to_owned()))
    });
    found.collect()
}

/// Escapes of characters that every output replaces, with their ranges.
pub(crate) fn escapes(file: &MessageFile) -> Vec<(Range<usize>, char)> {
    let text = file.resource.source();
    let mut found = Vec::new();
    if !text.contains("\\u") && !text.contains("\\U") {
        return found;
    }
    for message in collect(std::slice::from_ref(file)).values() {
        for (_, pattern) in message.nodes() {
            let (mut written, mut places) = (String::new(), HashMap::new());
            walk(pattern, &mut |inline| {
                let literal = literal(inline).unwrap_or_default();
                let start = range(text, literal).start;
                for (span, c) in unescaped(literal) {
                    places.insert(written.len(), start + span.start..start + span.end);
                    written.push(c);
                }
            });
            found.extend(faults(&written).into_iter().filter_map(|(at, c)| Some((places.remove(&at)?, c))));
        }
    }
    found.sort_by_key(|(span, _)| span.start);
    found
}

/// The first character of a message that every output replaces, literal or escaped.
pub fn hidden(text: &str) -> Option<char> {
    let escaped = || messages::read(&Source::new("", text)).0.and_then(|file| escapes(&file).first().map(|(_, c)| *c));
    faults(text).first().map(|(_, c)| *c).or_else(escaped)
}

/// The characters of escapes in a literal.
fn unescaped(literal: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = from + literal.get(from..)?.find('\\')?;
            let digits = match literal.get(at + 1..)?.chars().next()? {
                'u' => 4,
                'U' => 6,
                _ => 0,
            };
            from = at + 2 + digits;
            let value = literal.get(at + 2..from).and_then(|digits| u32::from_str_radix(digits, 16).ok());
            if let Some(c) = value.and_then(char::from_u32).filter(|_| digits > 0) {
                return Some((at..from, c));
            }
        }
    })
}

fn report(source: &Source, at: usize, c: char, what: &str, findings: &mut Vec<Finding>) {
    if findings.len() >= MOST_FINDINGS {
        if findings.len() == MOST_FINDINGS {
            findings.push(more(source, "there may be more invisible characters"));
        }
        return;
    }
    let message = format!("{what}: U+{:04X}", u32::from(c));
    let help = match c {
        BYTE_ORDER_MARK if at == 0 => "save the file as UTF-8 without a byte order mark",
        '\r' => "end lines with a line feed",
        '\u{fffd}' => "write the original character",
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => "use a character that all fonts have",
        _ => "remove it",
    };
    findings.push(UNSEEN.in_text(source, at..at + c.len_utf8(), message).with_help(help.to_owned()));
}

/// Whether an invisible character can start with a byte.
fn is_suspect(byte: u8) -> bool {
    byte < b' ' && byte != b'\n' && byte != b'\t' || matches!(byte, 0x7f | 0xc2 | 0xcc | 0xcd | 0xe1..=0xe3 | 0xee..)
}

/// Whether a character belongs to a script without spaces between words. Zero-width spaces mark line breaks there.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{19df}' | '\u{1a20}'..='\u{1aaf}')
}

/// Describes an invisible character. Soft hyphens, joiners and direction marks are legitimate.
fn unseen(c: char) -> Option<&'static str> {
    match c {
        '\t' | '\n' => None,
        '\r' => Some("carriage return outside a line ending"),
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some("control character"),
        '\u{200b}' => Some("zero-width space"),
        '\u{2028}' | '\u{2029}' => Some("line separator"),
        '\u{202a}'..='\u{202e}' => Some("bidi control"),
        '\u{e0000}'..='\u{e007f}' => Some("invisible tag character"),
        '\u{34f}' | '\u{180e}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffc}' => {
            Some("invisible format character")
        }
        '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' => Some("blank letter"),
        BYTE_ORDER_MARK => Some("byte order mark"),
        '\u{fffd}' => Some("replacement character"),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Some("private-use character"),
        _ => None,
    }
}
