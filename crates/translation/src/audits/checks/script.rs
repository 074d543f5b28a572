use std::collections::BTreeSet;

use encoding_rs::{BIG5, GBK};
use icu_locale::exemplar_chars::{ExemplarCharacters, ExemplarCharactersBorrowed};
use icu_locale::locale;
use icu_locale::subtags::Script as Subtag;
use icu_properties::CodePointMapData;
use icu_properties::props::Script;
use unic_langid::LanguageIdentifier;

use crate::audits::fault::Fault;
use referee::check;
use referee::tooling::{cut, first_of, icu_locale, icu_script};

check! {
/// Letters stand that the language is not written with.
///
/// A word in another script was pasted from another language; a word with a letter of another script among its own looks
/// right and is found by no search; and letters such as `Ã¤` come of a file that was read in another encoding. So do letters
/// of another language in the same script, Simplified characters in Traditional Chinese among them. Words in Latin letters,
/// such as names, stand in every language.
///
/// ```diff ftl
///   # de
///   stage-open = Offen
/// -     .summary = Die Anfrage ожидает.
/// +     .summary = Die Anfrage wartet.
/// ```
    SCRIPT: Warning in Words, "words-script"
}

/// How many letters of a text are told.
const MOST_TOLD: usize = 5;

/// The scripts of a language, and its letters.
pub(crate) struct Scripts {
    scripts: &'static [Script],
    /// The characters that it is written with, as far as they are known.
    letters: Vec<ExemplarCharactersBorrowed<'static>>,
    /// The way that Chinese is written.
    chinese: Option<Chinese>,
}

/// A way to write Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chinese {
    Simplified,
    Traditional,
}

impl Chinese {
    /// Whether a character is among the usual ones of the encoding that was made for it: GB 2312 or Big5.
    fn has(self, c: char) -> bool {
        let mut utf8 = [0; 4];
        let text = c.encode_utf8(&mut utf8);
        match self {
            // What is behind the first level there is rare, or is there for its look in other words.
            Self::Traditional => matches!(*BIG5.encode(text).0, [0xa4..=0xc6, _]) && !BIG5.encode(text).2,
            // GBK has all, and those of the first level of GB 2312 where that has them.
            Self::Simplified => matches!(*GBK.encode(text).0, [0xb0..=0xd7, 0xa1..=0xfe]),
        }
    }

    fn other(self) -> Self {
        if self == Self::Simplified { Self::Traditional } else { Self::Simplified }
    }
}

impl Scripts {
    /// Those of a language that is known to be written in a script; of one that is not, nothing is found.
    pub(crate) fn new(locale: &LanguageIdentifier) -> Self {
        let subtag = icu_script(locale);
        let subtag = subtag.as_ref().map_or("", Subtag::as_str);
        let scripts: &[Script] = match subtag {
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
        let of = |locale: &icu_locale::Locale| -> Vec<_> {
            let locale = locale.into();
            let all = [ExemplarCharacters::try_new_main(&locale), ExemplarCharacters::try_new_auxiliary(&locale)];
            all.into_iter().filter_map(Result::ok).collect()
        };
        // Names are written in Latin letters of all languages, and Chinese has more characters than those of every day.
        let (letters, chinese) = match subtag {
            "Hant" => (of(&locale!("zh-Hant")), Some(Chinese::Traditional)),
            "Hans" => (of(&locale!("zh-Hans")), Some(Chinese::Simplified)),
            // Of some languages nothing is known but what is known of all.
            "Cyrl" | "Grek" => {
                let known = |letters: &ExemplarCharactersBorrowed<'_>| letters.contains('а') || letters.contains('α');
                (Some(of(&icu_locale(locale))).filter(|all| all.iter().any(known)).unwrap_or_default(), None)
            }
            _ => (Vec::new(), None),
        };
        Self { scripts, letters, chinese }
    }

    /// Whether the language is written in Latin letters, or it is not known in which.
    pub(crate) fn are_latin(&self) -> bool {
        self.scripts.is_empty() || self.scripts.contains(&Script::Latin)
    }

    /// The letters of a text that belong to another language of the same script.
    fn strange(&self, text: &str) -> Option<Fault> {
        if self.letters.is_empty() {
            return None;
        }
        let scripts = CodePointMapData::<Script>::new();
        let known = |c: char| self.letters.iter().any(|letters| letters.contains(c));
        let is_strange = |c: char| {
            let lower = c.to_lowercase().next().unwrap_or(c);
            let other = || self.chinese.is_none_or(|chinese| !chinese.has(c) && chinese.other().has(c));
            c.is_alphabetic() && self.scripts.contains(&scripts.get(c)) && !known(c) && !known(lower) && other()
        };
        let (at, first) = text.char_indices().find(|(_, c)| !c.is_ascii() && is_strange(*c))?;
        let all: BTreeSet<char> = text.chars().filter(|c| !c.is_ascii() && is_strange(*c)).collect();
        let listed = first_of(&all, MOST_TOLD);
        let message = match self.chinese {
            Some(chinese) => format!("{:?} Chinese stands among {chinese:?}: {listed}", chinese.other()),
            None => format!("letters of another language stand here: {listed}"),
        };
        Some(Fault { at: at..at + first.len_utf8(), message, help: None })
    }

    /// What is wrong in a text.
    pub(crate) fn faults(&self, text: &str) -> Vec<Fault> {
        let usual = |c: char| c.is_ascii() || matches!(c, 'Ä'..='ÿ');
        if self.scripts.is_empty() || self.scripts.contains(&Script::Latin) && text.chars().all(usual) {
            return Vec::new();
        }
        let scripts = CodePointMapData::<Script>::new();
        let mut faults: Vec<Fault> = self.strange(text).into_iter().collect();
        for (at, _) in text.char_indices().filter(|(_, c)| "ÃÂÐÑâ".contains(*c)) {
            if let Some(length) = wrongly_read(cut(text, at..)) {
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
            let own = self.scripts.contains(&begun);
            let beside = [text.get(..start).and_then(|it| it.chars().next_back()), chars.peek().map(|(_, c)| *c)];
            let alike = |script: Script| matches!(script, Script::Latin | Script::Cyrillic | Script::Greek);
            let other = |c: char| c.is_alphabetic() && alike(scripts.get(c)) && scripts.get(c) != begun;
            let among = alike(begun) && beside.into_iter().flatten().any(other);
            let words = cut(text, start..end);
            // Where letters of two scripts are mixed, those are told that are not the language's; names are Latin, and
            // single Greek letters are signs.
            let sign =
                begun == Script::Greek && end == start + first.len_utf8() && !self.scripts.contains(&Script::Greek);
            if own || sign || begun == Script::Latin && !among {
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
