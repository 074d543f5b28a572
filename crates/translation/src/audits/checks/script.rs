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
/// Letters not used in this language.
///
/// Reported are words in another script, words that mix scripts and are not found by a search, and letters of another
/// language in the same script, such as Simplified characters in Traditional Chinese. Latin words, such as names, are
/// allowed in every language.
///
/// ```diff ftl
///   # de
///   stage-open = Offen
/// -     .summary = Die Anfrage ожидает.
/// +     .summary = Die Anfrage wartet.
/// ```
    SCRIPT: Warning in Words, "words-script"
}

/// The most letters of a text that are listed.
const MOST_LISTED: usize = 5;

/// The scripts and letters of a language.
pub(crate) struct Scripts {
    scripts: &'static [Script],
    /// The characters of the language, if known.
    letters: Vec<ExemplarCharactersBorrowed<'static>>,
    chinese: Option<Chinese>,
}

/// The script of Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chinese {
    Simplified,
    Traditional,
}

impl Chinese {
    /// Whether a character is among the common ones of the usual encoding, GB 2312 or Big5.
    fn has(self, c: char) -> bool {
        let mut utf8 = [0; 4];
        let text = c.encode_utf8(&mut utf8);
        match self {
            // Characters after the first level are rare.
            Self::Traditional => matches!(*BIG5.encode(text).0, [0xa4..=0xc6, _]) && !BIG5.encode(text).2,
            // GBK contains GB 2312, whose first level is this range.
            Self::Simplified => matches!(*GBK.encode(text).0, [0xb0..=0xd7, 0xa1..=0xfe]),
        }
    }

    fn other(self) -> Self {
        if self == Self::Simplified { Self::Traditional } else { Self::Simplified }
    }
}

impl Scripts {
    /// The scripts of a language, or none if its script is unknown. Then nothing is reported.
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
        // Letters of Latin languages are not checked, because names can have any. Chinese has many rare characters.
        let (letters, chinese) = match subtag {
            "Hant" => (of(&locale!("zh-Hant")), Some(Chinese::Traditional)),
            "Hans" => (of(&locale!("zh-Hans")), Some(Chinese::Simplified)),
            // Some languages have no data of their own.
            "Cyrl" | "Grek" => {
                let known = |letters: &ExemplarCharactersBorrowed<'_>| letters.contains('а') || letters.contains('α');
                (Some(of(&icu_locale(locale))).filter(|all| all.iter().any(known)).unwrap_or_default(), None)
            }
            _ => (Vec::new(), None),
        };
        Self { scripts, letters, chinese }
    }

    /// Whether the language has Latin letters, or its script is unknown.
    pub(crate) fn are_latin(&self) -> bool {
        self.scripts.is_empty() || self.scripts.contains(&Script::Latin)
    }

    /// Whether the language has Cyrillic letters.
    pub(crate) fn are_cyrillic(&self) -> bool {
        self.scripts.contains(&Script::Cyrillic)
    }

    /// Letters of another language in the same script.
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
        let listed = first_of(&all, MOST_LISTED);
        let message = match self.chinese {
            Some(chinese) => format!("{:?} Chinese characters in {chinese:?} Chinese: {listed}", chinese.other()),
            None => format!("letters of another language: {listed}"),
        };
        Some(Fault { at: at..at + first.len_utf8(), message, help: None })
    }

    /// The faults in a text.
    pub(crate) fn faults(&self, text: &str) -> Vec<Fault> {
        let usual = |c: char| c.is_ascii() || matches!(c, 'Ä'..='ÿ');
        if self.scripts.is_empty() || self.scripts.contains(&Script::Latin) && text.chars().all(usual) {
            return Vec::new();
        }
        let scripts = CodePointMapData::<Script>::new();
        let mut faults: Vec<Fault> = self.strange(text).into_iter().collect();
        let mut chars = text.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            let own_script = scripts.get(first);
            if !first.is_alphabetic() || matches!(own_script, Script::Common | Script::Inherited | Script::Unknown) {
                continue;
            }
            // A run of one script, which can be part of a word.
            let mut end = start + first.len_utf8();
            let same = |c: char| {
                let script = scripts.get(c);
                script == own_script || script == Script::Inherited || script == Script::Common && c.is_alphabetic()
            };
            while let Some((at, c)) = chars.next_if(|(_, c)| same(*c)) {
                end = at + c.len_utf8();
            }
            let own = self.scripts.contains(&own_script);
            let beside = [text.get(..start).and_then(|it| it.chars().next_back()), chars.peek().map(|(_, c)| *c)];
            let alike = |script: Script| matches!(script, Script::Latin | Script::Cyrillic | Script::Greek);
            let other = |c: char| c.is_alphabetic() && alike(scripts.get(c)) && scripts.get(c) != own_script;
            let among = alike(own_script) && beside.into_iter().flatten().any(other);
            let words = cut(text, start..end);
            // In a mixed word, the foreign letters are reported. Latin words can be names, and single Greek letters symbols.
            let sign = own_script == Script::Greek
                && end == start + first.len_utf8()
                && !self.scripts.contains(&Script::Greek);
            if own || sign || own_script == Script::Latin && !among {
                continue;
            }
            let message = if among {
                format!("`{words}` has another script than the rest of its word")
            } else {
                format!("`{words}` has a script that this language does not use")
            };
            faults.push(Fault { at: start..end, message, help: None });
        }
        faults
    }
}
