//! Sentences of pages: full stops of dates, ordinals and abbreviations do not end them.

use referee::{Referee, Source};
use referee_pages::{Checker, Page};

use crate::written::Dice;

/// A language with words, with parts that have full stops inside of a sentence, and with parts that can also end one.
const LANGUAGES: [(&str, &[&str], &[&str], &[&str]); 5] = [
    (
        "de",
        &["Lager", "gehen", "unter", "Wände"],
        &[
            "z. B.",
            "z.B.",
            "d. h.",
            "am 3. Juni",
            "bis zum 24. Dezember",
            "jeder 2. Tag",
            "ca.",
            "Nr. 5",
            "am 1. und 2. Mai",
        ],
        &["usw.", "u. Ä."],
    ),
    ("en", &["Boxes", "leave", "under", "walls"], &["e.g.", "i. e.", "Dr. Who", "No. 5", "approx."], &["etc.", "a.m."]),
    ("it", &["Scatole", "vanno", "sotto", "muri"], &["ad es.", "cfr.", "n. 5", "dott. Rossi"], &["ecc."]),
    (
        "ru",
        &["Коробки", "уходят", "под", "стены"],
        &["т. е.", "напр.", "см. раздел", "3 июня 2026 г. и", "стр. 5"],
        &["и т. д.", "и др.", "и т. п."],
    ),
    ("zh-TW", &["箱子", "離開", "牆壁"], &["No. 5", "Dr. Who"], &[]),
];

#[test]
fn full_stops_within_sentences_do_not_end_them() {
    let checker = Checker::new(&Referee::builtin());
    let mut counted = 0;
    for seed in 0..400 {
        let mut dice = Dice(seed * 13 + 1);
        let dice = &mut dice;
        let (locale, words, inner, last) = *dice.pick(&LANGUAGES);
        let count = 1 + dice.roll(4);
        let mut page = format!("---\nlocale: {locale}\nrules: \"2020\"\n---\n\n");
        for _ in 0..count {
            let mut parts: Vec<&str> = vec![words[0]];
            for _ in 0..=dice.roll(4) {
                parts.push(*dice.pick(&words[1..words.len() - 1]));
                if dice.roll(2) == 0 {
                    parts.push(*dice.pick(inner));
                } else if !last.is_empty() && dice.roll(3) == 0 {
                    parts.push(*dice.pick(last));
                    parts.push(*dice.pick(&words[1..words.len() - 1]));
                }
            }
            // An abbreviation at the end of a sentence has its only full stop.
            if last.is_empty() || dice.roll(3) > 0 {
                parts.push(words[words.len() - 1]);
                page += &parts.join(" ");
                page += if locale == "zh-TW" { "。" } else { *dice.pick(&[". ", "! ", ".\n"]) };
            } else {
                parts.push(*dice.pick(last));
                page += &parts.join(" ");
                page.push(' ');
            }
        }
        let report = checker.check(&Page::read(&Source::new("t.md", page.as_str())).unwrap(), None, None).unwrap();
        assert_eq!(report.sentences, count, "{page}");
        counted += count;
    }
    assert!(counted > 600, "{counted}");
}
