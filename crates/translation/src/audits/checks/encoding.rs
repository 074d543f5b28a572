use encoding_rs::{
    Encoding, IBM866, KOI8_R, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257,
};

use referee::check;
use referee::tooling::cut;

use crate::audits::fault::Fault;

check! {
/// Text in the wrong encoding.
///
/// The letters are the bytes of other letters: `Ã¤` is `ä` in UTF-8, read as Latin-1, and `Р°` is `а`, read as
/// Windows-1251. The text was copied from a file or a page that was read in another encoding.
///
/// ```diff ftl
///   # de
///   stage-open = Offen
/// -     .summary = Die Anfrage wird geprÃ¼ft.
/// +     .summary = Die Anfrage wird geprüft.
/// ```
    ENCODING: Error in Words, "words-encoding"
}

/// Encodings with one byte for each character, which UTF-8 is mistaken for. Latin-1 is Windows-1252 with control characters.
const SINGLE: [&Encoding; 8] =
    [WINDOWS_1252, WINDOWS_1251, WINDOWS_1250, WINDOWS_1254, WINDOWS_1257, IBM866, KOI8_R, MACINTOSH];
/// Characters that UTF-8 with lost bytes becomes, read as GBK.
const LOST: &str = "锟斤拷";

/// The first letters of a text that was read in the wrong encoding.
pub(in crate::audits) fn found(text: &str, cyrillic: bool) -> Option<Fault> {
    if text.is_ascii() {
        return None;
    }
    if let Some(at) = text.find(LOST) {
        return Some(fault(at, LOST.len(), "its letters were lost"));
    }
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut number = 0;
    while let Some((start, c)) = chars.get(number).copied() {
        if c.is_ascii() {
            number += 1;
            continue;
        }
        let count = chars.iter().skip(number).take_while(|(_, c)| !c.is_ascii()).count();
        let end = chars.get(number + count).map_or(text.len(), |(at, _)| *at);
        let run = cut(text, start..end);
        let before = number.checked_sub(1).and_then(|before| chars.get(before)).map(|(_, c)| *c);
        let after = chars.get(number + count).map(|(_, c)| *c);
        if let Some((at, length, meant)) = misread(run, [before, after], cyrillic).or_else(|| transposed(run)) {
            return Some(fault(start + at, length, &format!("it should be `{meant}`")));
        }
        number += count;
    }
    None
}

fn fault(at: usize, length: usize, why: &str) -> Fault {
    let message = format!("text was read in the wrong encoding: {why}");
    let help = "copy the text again from its source, read as UTF-8".to_owned();
    Fault { at: at..at + length, message, help: Some(help) }
}

/// UTF-8 whose bytes became characters: where it begins in a run of other than ASCII characters, its length, and what is
/// meant.
fn misread(run: &str, [before, after]: [Option<char>; 2], cyrillic: bool) -> Option<(usize, usize, String)> {
    for encoding in SINGLE {
        let mut bytes: Vec<Option<u8>> = Vec::new();
        let mut places = Vec::new();
        for (at, c) in run.char_indices() {
            bytes.push(byte(encoding, c));
            places.push(at);
        }
        places.push(run.len());
        let mut from = 0;
        while from < bytes.len() {
            let Some((count, meant)) = sequences(bytes.get(from..).unwrap_or_default()) else {
                from += 1;
                continue;
            };
            let (start, end) = (*places.get(from)?, *places.get(from + count)?);
            let beside = [cut(run, ..start).chars().next_back().or(before), cut(run, end..).chars().next().or(after)];
            if is_certain(encoding, cut(run, start..end), &meant, beside, cyrillic) {
                return Some((start, end - start, again(meant, cyrillic)));
            }
            from += count;
        }
    }
    None
}

/// Text that was read in the wrong encoding twice.
fn again(meant: String, cyrillic: bool) -> String {
    match misread(&meant, [None, None], cyrillic) {
        Some((at, length, inner)) => [cut(&meant, ..at), &inner, cut(&meant, at + length..)].concat(),
        None => meant,
    }
}

/// The byte of a character in an encoding.
fn byte(encoding: &'static Encoding, c: char) -> Option<u8> {
    // Latin-1 has control characters where Windows-1252 has marks.
    if encoding == WINDOWS_1252 && ('\u{80}'..='\u{ff}').contains(&c) {
        return u8::try_from(u32::from(c)).ok();
    }
    let mut utf8 = [0; 4];
    let (bytes, _, failed) = encoding.encode(c.encode_utf8(&mut utf8));
    match *bytes {
        [byte] if !failed && byte >= 0x80 => Some(byte),
        _ => None,
    }
}

/// How many of the first bytes are whole characters in UTF-8, and these characters.
fn sequences(bytes: &[Option<u8>]) -> Option<(usize, String)> {
    let (mut count, mut meant) = (0, String::new());
    loop {
        let length = match bytes.get(count).copied().flatten() {
            Some(0xc2..=0xdf) => 2,
            Some(0xe0..=0xef) => 3,
            Some(0xf0..=0xf4) => 4,
            _ => break,
        };
        let Some(all) = bytes.get(count..count + length) else { break };
        let all: Option<Vec<u8>> = all.iter().copied().collect();
        let Some(c) = all.and_then(|all| String::from_utf8(all).ok()) else { break };
        meant.push_str(&c);
        count += length;
    }
    (count > 0).then_some((count, meant))
}

/// Whether characters cannot be meant as they are.
fn is_certain(encoding: &'static Encoding, run: &str, meant: &str, beside: [Option<char>; 2], cyrillic: bool) -> bool {
    let signs = run.chars().filter(|c| !c.is_alphabetic()).count();
    let letters = run.chars().count() - signs;
    let several = meant.chars().nth(1).is_some();
    let usual = meant.chars().all(is_usual);
    let joined = beside.iter().flatten().any(|c| c.is_alphabetic());
    let latin = beside.iter().flatten().any(char::is_ascii_alphabetic);
    if encoding == WINDOWS_1252 || encoding == WINDOWS_1254 {
        let mut chars = run.chars();
        let (first, second) = (chars.next(), chars.next());
        // A quotation mark can follow any letter, and `«` and `»` too.
        let quoted = run.chars().count() == 2 && second.is_some_and(|c| "«»“”„‘’‚–—…·°".contains(c)) && !joined;
        return usual && !quoted && first.is_some_and(|c| "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïð".contains(c));
    }
    // Text in Cyrillic and other letters has such rows by chance, but not signs in its words.
    let inside = signs > 0 && letters > 0;
    usual
        && encoding == WINDOWS_1251
        && (latin || !cyrillic)
        && run.chars().all(|c| !c.is_alphabetic() || c >= '\u{400}')
        || usual && several && (inside || run.chars().filter(|c| is_rare(*c)).count() > 0 || meant.chars().count() > 3)
}

/// Whether a character is a letter or sign of common languages.
fn is_usual(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{192}' | 'ˆ' | '˜' | '\u{218}'..='\u{21b}' | '\u{370}'..='\u{52f}' | '\u{590}'..='\u{6ff}' | '\u{900}'..='\u{dff}'
        | '\u{e00}'..='\u{e7f}' | '\u{1e00}'..='\u{1eff}' | '\u{2010}'..='\u{2044}' | '\u{20a0}'..='\u{20bf}' | '\u{2122}'
        | '\u{2190}'..='\u{21ff}' | '\u{2200}'..='\u{22ff}' | '\u{2500}'..='\u{27bf}' | '\u{3000}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{ff00}'..='\u{ffef}' | '\u{fffd}' | '\u{feff}'
        | '\u{1f300}'..='\u{1faff}')
}

/// Letters of the code pages that ordinary texts in one language do not mix.
fn is_rare(c: char) -> bool {
    "ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐЁЄЇІіґєјЅѕї╨╤┬├".contains(c)
}

/// Cyrillic text in a code page that was read as Latin-1: a word of accented letters alone.
fn transposed(run: &str) -> Option<(usize, usize, String)> {
    let word = run.trim_matches(|c: char| !matches!(c, 'À'..='ÿ'));
    let count = word.chars().count();
    if count < 4 || !word.chars().all(|c| matches!(c, 'À'..='ÿ')) {
        return None;
    }
    let bytes: Option<Vec<u8>> = word.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    let bytes = bytes?;
    let (meant, ..) = WINDOWS_1251.decode(&bytes);
    let at = run.find(word)?;
    Some((at, word.len(), meant.into_owned()))
}
