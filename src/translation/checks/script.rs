use icu::locale::subtags::Script as Subtag;
use icu::properties::CodePointMapData;
use icu::properties::props::Script;

use crate::diagnostic::check;

use super::typography::Fault;

check! {
/// Letters stand that the language is not written with.
///
/// A word in another script was pasted from another language; a word with a letter of another script among its own looks
/// right and is found by no search; and letters such as `Ã¤` come of a file that was read in another encoding. Words in
/// Latin letters, such as names, stand in every language.
///
/// Wrong:
/// ```ftl
/// # de
/// stage-open = Offen
///     .summary = Die Anfrage ожидает.
/// ```
/// Right:
/// ```ftl
/// # de
/// stage-open = Offen
///     .summary = Die Anfrage wartet.
/// ```
    SCRIPT: Warning in Words, "words-script"
}

/// The scripts of a language.
pub(crate) struct Scripts(Vec<Script>);

impl Scripts {
    /// Those of a language that is known to be written in a script; of one that is not, nothing is found.
    pub(crate) fn new(script: Option<Subtag>) -> Self {
        let scripts: &[Script] = match script.as_ref().map_or("", Subtag::as_str) {
            "Latn" => &[Script::Latin],
            "Cyrl" => &[Script::Cyrillic],
            "Grek" => &[Script::Greek],
            "Hans" | "Hant" => &[Script::Han, Script::Bopomofo],
            "Jpan" => &[Script::Han, Script::Hiragana, Script::Katakana],
            "Kore" => &[Script::Hangul, Script::Han],
            "Arab" => &[Script::Arabic],
            "Hebr" => &[Script::Hebrew],
            "Thai" => &[Script::Thai],
            "Deva" => &[Script::Devanagari],
            _ => &[],
        };
        Self(scripts.to_vec())
    }

    /// What is wrong in a text.
    pub(crate) fn faults(&self, text: &str) -> Vec<Fault> {
        let usual = |c: char| c.is_ascii() || matches!(c, 'Ä'..='ÿ');
        if self.0.is_empty() || self.0.contains(&Script::Latin) && text.chars().all(usual) {
            return Vec::new();
        }
        let scripts = CodePointMapData::<Script>::new();
        let mut faults = Vec::new();
        for (at, _) in text.char_indices().filter(|(_, c)| "ÃÂÐÑâ".contains(*c)) {
            if let Some(length) = wrongly_read(text.get(at..).unwrap_or_default()) {
                let message = "letters stand here that were read in another encoding".to_owned();
                let help = Some("take the text from the file as UTF-8".to_owned());
                faults.push(Fault { at: at..at + length, message, help });
            }
        }
        let mut chars = text.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            let begun = scripts.get(first);
            if !first.is_alphabetic() || matches!(begun, Script::Common | Script::Inherited | Script::Unknown) {
                continue;
            }
            // What is of one script from here on; words need not be parted.
            let mut end = start + first.len_utf8();
            let same = |c: char| {
                let script = scripts.get(c);
                script == begun || script == Script::Inherited || script == Script::Common && c.is_alphabetic()
            };
            while let Some((at, c)) = chars.next_if(|(_, c)| same(*c)) {
                end = at + c.len_utf8();
            }
            let own = self.0.contains(&begun);
            let beside = [text.get(..start).and_then(|it| it.chars().next_back()), chars.peek().map(|(_, c)| *c)];
            let alike = |script: Script| matches!(script, Script::Latin | Script::Cyrillic | Script::Greek);
            let other = |c: char| c.is_alphabetic() && alike(scripts.get(c)) && scripts.get(c) != begun;
            let among = alike(begun) && beside.into_iter().flatten().any(other);
            let words = text.get(start..end).unwrap_or_default();
            // Where letters of two scripts are mixed, those are told that are not the language's; names are Latin.
            if own || begun == Script::Latin && !among {
                continue;
            }
            let message = if among {
                format!("`{words}` is of other letters than the rest of its word")
            } else {
                format!("`{words}` is of letters that this language is not written with")
            };
            faults.push(Fault { at: start..end, message, help: None });
        }
        faults
    }
}

/// How long the bytes of one character are that were read as letters each.
fn wrongly_read(text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let (first, second) = (chars.next()?, chars.next()?);
    // What stands for the bytes 0x80 to 0xbf in the usual encodings; a quotation can end behind any letter.
    let continued = |c: char| {
        matches!(
            c,
            '\u{80}'
                ..='\u{bf}'
                    | '€'
                    | '‚'
                    | 'ƒ'
                    | '„'
                    | '†'
                    | '‡'
                    | 'ˆ'
                    | '‰'
                    | 'Š'
                    | 'Œ'
                    | 'Ž'
                    | '˜'
                    | '™'
                    | 'š'
                    | 'œ'
                    | 'ž'
                    | 'Ÿ'
        ) && !"«»".contains(c)
    };
    match first {
        'Ã' | 'Â' | 'Ð' | 'Ñ' if continued(second) => Some(first.len_utf8() + second.len_utf8()),
        'â' if second == '€' => Some(first.len_utf8() + second.len_utf8()),
        _ => None,
    }
}
