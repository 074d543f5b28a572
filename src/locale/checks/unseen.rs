use crate::diagnostic::{Finding, Source, check};

check! {
/// A character stands that nobody sees.
///
/// Control characters, a space of no width, marks that turn the direction of all that follows, a character that only
/// stands for one that was lost: they come with what is pasted or saved by mistake, and change what readers see, how a
/// text breaks or whether it is found in a search. A byte order mark at the beginning of a file is passed over; other
/// tools lose the first message of such a file. What is meant is written as an escape, `{ "\u200B" }`.
    UNSEEN: Warning in Words, "ftl-unseen"
}

/// How many are told of a file.
const MOST_FINDINGS: usize = 20;
/// What begins files of some editors.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

/// The characters of a file that nobody sees.
pub(crate) fn check(source: &Source) -> Vec<Finding> {
    let text = source.text();
    let mut findings = Vec::new();
    // Letters and signs that begin with these bytes are all seen; most texts have no others.
    let suspect = |byte: u8| byte < b' ' && byte != b'\n' || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xee..);
    for (at, byte) in text.bytes().enumerate() {
        if !suspect(byte) {
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + c.len_utf8()..).unwrap_or_default());
        let Some(what) = unseen(c, before, after) else { continue };
        if findings.len() >= MOST_FINDINGS {
            break;
        }
        let message = format!("{what} stands here: U+{:04X}", u32::from(c));
        let help = match c {
            BYTE_ORDER_MARK if at == 0 => "save the file as UTF-8 without a byte order mark",
            '\r' => "end lines with a line feed",
            '\u{fffd}' => "write the character that was here",
            _ => "take it away",
        };
        findings.push(UNSEEN.in_text(source, at..at + c.len_utf8(), message).with_help(help.to_owned()));
    }
    findings
}

/// What a character is that nobody sees.
fn unseen(c: char, before: &str, after: &str) -> Option<&'static str> {
    match c {
        '\t' | '\n' => None,
        '\r' => (!after.starts_with('\n')).then_some("a carriage return that ends no line"),
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Some("a control character"),
        // Where words are not parted by spaces, lines break there.
        '\u{200b}' => {
            let near = [before.chars().next_back(), after.chars().next()];
            let unparted = |c: char| matches!(c, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1950}'..='\u{19df}' | '\u{1a20}'..='\u{1aaf}');
            (!near.into_iter().flatten().any(unparted)).then_some("a space of no width")
        }
        '\u{2028}' | '\u{2029}' => Some("a separator of lines"),
        '\u{202a}'..='\u{202e}' => Some("a mark that turns the direction of the text"),
        // Of a pair, both stand in one message.
        '\u{2066}'..='\u{2068}' => {
            let mut lines = after.split('\n').enumerate();
            let mut rest = lines.by_ref().take_while(|(number, line)| *number == 0 || line.starts_with(' '));
            (!rest.any(|(_, line)| line.contains('\u{2069}')))
                .then_some("a mark that turns the direction of the text, and does not end,")
        }
        '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' => Some("a mark without a look"),
        BYTE_ORDER_MARK => Some("a byte order mark"),
        '\u{fffd}' => Some("a sign for a character that was lost"),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Some("a character that only some fonts have"),
        _ => None,
    }
}
