use icu_normalizer::properties::CanonicalCompositionBorrowed;

use crate::diagnostic::checks::more_findings::MORE_FINDINGS;
use crate::diagnostic::{BYTE_ORDER_MARK, Finding, Source, check};

check! {
/// A character stands that nobody sees.
///
/// Control characters, marks apart from their letters, a space of no width, marks that turn the direction of all that follows, a character that only
/// stands for one that was lost: they come with what is pasted or saved by mistake, and change what readers see, how a
/// text breaks or whether it is found in a search. A byte order mark at the beginning of a file is passed over; other
/// tools lose the first message of such a file. What is meant is written as an escape, `{ "\u200B" }`.
    UNSEEN: Warning in Words, "ftl-unseen"
}

/// How many are told of a file.
const MOST_FINDINGS: usize = 20;

/// The characters of a file that nobody sees.
pub(crate) fn check(source: &Source) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut at = 0;
    // The directions that were turned in a text and not turned back yet.
    let mut open: Vec<(usize, char)> = Vec::new();
    for line in source.text().split_inclusive('\n') {
        let start = at;
        at += line.len();
        // Further lines of a text are indented, and have no name as attributes have.
        let further = line.trim_start_matches(' ');
        if further.len() == line.len() && !line.trim().is_empty() || further.starts_with('.') {
            for (at, c) in open.drain(..) {
                tell(source, at, c, "a mark that turns the direction of the text, and does not end,", &mut findings);
            }
        }
        let mut unparted = None;
        // Letters and signs that begin with other bytes are all seen; most lines have no others.
        for (number, _) in line.bytes().enumerate().filter(|(_, byte)| is_suspect(*byte)) {
            let Some(c) = line.get(number..).and_then(|rest| rest.chars().next()) else { continue };
            match c {
                // Of a pair, both stand in one text.
                '\u{2066}'..='\u{2068}' => open.push((start + number, c)),
                '\u{2069}' => {
                    if open.pop().is_none() {
                        tell(source, start + number, c, "the end of a turn that did not begin", &mut findings);
                    }
                }
                '\r' if line.get(number..) == Some("\r\n") || start + number + 1 == source.text().len() => {}
                '\u{300}'..='\u{36f}' => {
                    let before = line.get(..number).and_then(|before| before.chars().next_back());
                    let whole = before.and_then(|before| CanonicalCompositionBorrowed::new().compose(before, c));
                    if let Some(whole) = whole.filter(|_| findings.len() < MOST_FINDINGS) {
                        let message = format!(
                            "a letter and its mark are two characters, U+{:04X} behind its letter",
                            u32::from(c)
                        );
                        let finding = UNSEEN.in_text(source, start + number..start + number + c.len_utf8(), message);
                        findings.push(finding.with_help(format!("write `{whole}`")));
                    }
                }
                '\u{200b}' if *unparted.get_or_insert_with(|| line.contains(is_unparted)) => {}
                _ => {
                    if let Some(what) = unseen(c) {
                        tell(source, start + number, c, what, &mut findings);
                    }
                }
            }
            if findings.len() > MOST_FINDINGS {
                return findings;
            }
        }
    }
    for (at, c) in open {
        tell(source, at, c, "a mark that turns the direction of the text, and does not end,", &mut findings);
    }
    findings
}

fn tell(source: &Source, at: usize, c: char, what: &str, findings: &mut Vec<Finding>) {
    if findings.len() >= MOST_FINDINGS {
        if findings.len() == MOST_FINDINGS {
            findings.push(MORE_FINDINGS.in_text(source, 0..0, "there may be more characters that nobody sees"));
        }
        return;
    }
    let message = format!("{what} stands here: U+{:04X}", u32::from(c));
    let help = match c {
        BYTE_ORDER_MARK if at == 0 => "save the file as UTF-8 without a byte order mark",
        '\r' => "end lines with a line feed",
        '\u{fffd}' => "write the character that was here",
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => "write a character that all fonts have",
        _ => "take it away",
    };
    findings.push(UNSEEN.in_text(source, at..at + c.len_utf8(), message).with_help(help.to_owned()));
}

/// Whether a character that nobody sees can begin with a byte.
fn is_suspect(byte: u8) -> bool {
    byte < b' ' && byte != b'\n' && byte != b'\t' || matches!(byte, 0x7f | 0xc2 | 0xcc | 0xcd | 0xe1..=0xe3 | 0xee..)
}

/// Whether a character is a letter of a language whose words are not parted by spaces; lines break at spaces of no width
/// there.
fn is_unparted(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{19df}' | '\u{1a20}'..='\u{1aaf}')
}

/// What a character is that nobody sees. Hyphens that show only at the end of a line, and marks for letters that join or
/// for a direction that is not clear, are meant.
fn unseen(c: char) -> Option<&'static str> {
    match c {
        '\t' | '\n' => None,
        '\r' => Some("a carriage return that ends no line"),
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some("a control character"),
        '\u{200b}' => Some("a space of no width"),
        '\u{2028}' | '\u{2029}' => Some("a separator of lines"),
        '\u{202a}'..='\u{202e}' => Some("a mark that turns the direction of the text"),
        '\u{34f}' | '\u{180e}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffc}' => {
            Some("a mark without a look")
        }
        '\u{115f}' | '\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' => Some("an empty letter"),
        BYTE_ORDER_MARK => Some("a byte order mark"),
        '\u{fffd}' => Some("a sign for a character that was lost"),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Some("a character that only some fonts have"),
        _ => None,
    }
}
