//! Invisible characters in message files, against a table that says what each character is.

use std::fmt::Write;
use std::ops::RangeInclusive;

use proptest::prelude::*;
use referee::{Finding, Loader, Source};

const SMALL: &str =
    "rules: t\nstages:\n  open:\n    actions:\n      close: { to: solved }\n  closed:\n    outcomes: [solved]\n";

/// What a character is called anywhere in a text.
const NAMES: [(RangeInclusive<u32>, &str); 24] = [
    (0x00..=0x08, "control character"),
    (0x0b..=0x0c, "control character"),
    (0x0d..=0x0d, "carriage return outside a line ending"),
    (0x0e..=0x1f, "control character"),
    (0x7f..=0x9f, "control character"),
    (0x034f..=0x034f, "invisible format character"),
    (0x115f..=0x1160, "blank letter"),
    (0x180e..=0x180e, "invisible format character"),
    (0x200b..=0x200b, "zero-width space"),
    (0x2028..=0x2029, "line separator"),
    (0x202a..=0x202e, "bidi control"),
    (0x2060..=0x2065, "invisible format character"),
    (0x2066..=0x2068, "unclosed bidi control"),
    (0x2069..=0x2069, "bidi control that closes nothing"),
    (0x206a..=0x206f, "invisible format character"),
    (0x2800..=0x2800, "blank letter"),
    (0x3164..=0x3164, "blank letter"),
    (0xe000..=0xf8ff, "private-use character"),
    (0xfeff..=0xfeff, "byte order mark"),
    (0xffa0..=0xffa0, "blank letter"),
    (0xfff9..=0xfffc, "invisible format character"),
    (0xfffd..=0xfffd, "replacement character"),
    (0xe0000..=0xe007f, "invisible tag character"),
    (0xf_0000..=0x10_ffff, "private-use character"),
];

fn name(c: char) -> Option<&'static str> {
    NAMES.iter().find(|(range, _)| range.contains(&u32::from(c))).map(|(_, name)| *name)
}

pub fn of_check(text: &str, id: &str) -> Vec<Finding> {
    let words = [("en".parse().unwrap(), Source::new("t.ftl", text))];
    let (_, findings) = Loader::rules([Source::new("t.yaml", SMALL)]).with_words(words).load_valid().unwrap();
    findings.into_iter().filter(|finding| finding.id == id).collect()
}

/// The invisible characters that are reported, with their offsets.
fn reported(text: &str) -> Vec<(usize, String)> {
    let place = |it: &Finding| it.place.as_ref().and_then(|place| Some(place.span()?.1.start)).unwrap();
    let mut all: Vec<_> = of_check(text, "ftl-unseen").iter().map(|it| (place(it), it.message.clone())).collect();
    all.sort();
    all
}

fn described(name: &str, c: char) -> String {
    format!("{name}: U+{:04X}", u32::from(c))
}

#[test]
fn each_character_is_called_what_it_is() {
    let around = NAMES.iter().flat_map(|(range, _)| [*range.start() - range.start().min(&1), *range.end() + 1]);
    let mut all: Vec<char> = (0..0x3200)
        .chain(0xd000..0x1_0100)
        .chain(0xe_0000..0xe_0200)
        .chain(around)
        .chain((0x1_0100..=0x10_ffff).step_by(509))
        .filter_map(char::from_u32)
        .filter(|c| *c != '\n')
        .collect();
    all.sort_unstable();
    all.dedup();
    assert!(all.len() > 20_000);
    // As many in a file as are reported.
    for chars in all.chunks(16) {
        let (mut text, mut expected) = (String::new(), Vec::new());
        for c in chars {
            text.push_str("a = 1");
            expected.extend(name(*c).map(|name| (text.len(), described(name, *c))));
            text.push(*c);
            text.push_str("y\n");
        }
        assert_eq!(reported(&text), expected);
    }
}

/// A line of a file: what it begins with, and whether it begins a text.
const LINES: [(&str, bool); 5] =
    [("a = ", true), ("-b = ", true), ("    .c = ", true), ("    ", false), ("        ", false)];

/// Pieces of a text. A Thai text may mark line breaks by zero-width spaces.
const PIECES: [&str; 19] = [
    "x", "1", "\u{e01}", "\u{17ff}", "\u{1aaf}", "\u{1ab0}", "a\u{301}", "u\u{308}", "1\u{301}", "\u{200b}", "\u{ad}",
    "\u{200d}", "\u{200f}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}", "\u{7f}", "\t",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn controls_are_closed_in_their_text_and_marks_are_composed(
        lines in prop::collection::vec((0..LINES.len(), prop::collection::vec(0..PIECES.len(), 0..6), any::<bool>()), 1..6),
    ) {
        let (mut text, mut expected, mut open) = ("z = z\n".to_owned(), Vec::new(), Vec::new());
        for (line, pieces, returned) in lines {
            let (start, begins) = LINES[line];
            if begins {
                expected.append(&mut open);
            }
            text.push_str(start);
            text.push('v');
            let pieces: Vec<&str> = pieces.into_iter().map(|piece| PIECES[piece]).collect();
            let unspaced = pieces.iter().any(|it| ["\u{e01}", "\u{17ff}", "\u{1aaf}"].contains(it));
            for piece in pieces {
                let at = text.len();
                text.push_str(piece);
                match piece {
                    "a\u{301}" | "u\u{308}" => {
                        expected.push((at + 1, described("separate combining mark", piece.chars().nth(1).unwrap())));
                    }
                    "\u{2066}" | "\u{2067}" | "\u{2068}" => {
                        open.push((at, described("unclosed bidi control", piece.chars().next().unwrap())));
                    }
                    "\u{2069}" if open.pop().is_some() => {}
                    "\u{200b}" if unspaced => {}
                    _ => {
                        let c = piece.chars().next().unwrap();
                        expected.extend(name(c).map(|name| (at, described(name, c))));
                    }
                }
            }
            text.push_str(if returned { "\r\n" } else { "\n" });
        }
        expected.append(&mut open);
        expected.sort();
        prop_assume!(expected.len() <= 20);
        prop_assert_eq!(reported(&text), expected, "{:?}", text);
    }
}

#[test]
fn one_finding_says_that_there_are_more() {
    for (count, more) in [(19, 0), (20, 0), (21, 1), (40, 1)] {
        for text in ["\u{7f}".repeat(count), "\u{2069}".repeat(count), "\u{2066}".repeat(count)] {
            let text = format!("a = {text}\n");
            assert_eq!(
                (reported(&text).len(), of_check(&text, "more-findings").len()),
                (count.min(20), more),
                "{count}"
            );
        }
    }
}

#[test]
fn the_help_says_what_to_do_instead() {
    let help = |text: &str| of_check(text, "ftl-unseen").remove(0).help.unwrap();
    let cases = [
        ("a = x\ry\n", "end lines with a line feed"),
        ("a = x\u{fffd}\n", "write the original character"),
        ("a = x\u{e000}\n", "use a character that all fonts have"),
        ("a = x\u{f8ff}\n", "use a character that all fonts have"),
        ("a = x\u{f0000}\n", "use a character that all fonts have"),
        ("a = x\u{e0001}\n", "remove it"),
        ("a = x\u{feff}\n", "remove it"),
        ("\u{feff}a = x\n", "save the file as UTF-8 without a byte order mark"),
        ("a = a\u{301}\n", "use `á`"),
    ];
    for (text, expected) in cases {
        assert_eq!(help(text), expected, "{text:?}");
    }
    // The last line may end with a carriage return.
    assert_eq!(reported("a = x\r"), []);
    assert_eq!(
        of_check("a = x\n-b = \u{7f}\n", "ftl-unseen")[0].subject.as_ref().map(ToString::to_string).as_deref(),
        Some("message -b")
    );
}

/// Pieces of a literal, with the character that is replaced in every output.
const ESCAPES: [(&str, Option<char>); 12] = [
    ("x", None),
    ("\\\\", None),
    ("\\\"", None),
    ("\\\\u001B", None),
    ("\\u0041", None),
    ("\\u001B", Some('\u{1b}')),
    ("\\u200B", None),
    ("\\u202A", Some('\u{202a}')),
    ("\\U0E0041", Some('\u{e0041}')),
    ("\\U01F600", None),
    ("\\uFEFF", Some('\u{feff}')),
    ("\\U00FFFE", Some('\u{fffe}')),
];

proptest! {
    #[test]
    fn escapes_of_replaced_characters_are_reported_where_they_are(
        lines in prop::collection::vec(prop::collection::vec(0..ESCAPES.len(), 0..5), 1..4),
    ) {
        let (mut text, mut expected) = (String::new(), Vec::new());
        for (number, pieces) in lines.into_iter().enumerate() {
            let _ = write!(text, "m{number} = x {{ \"");
            for (piece, c) in pieces.into_iter().map(|piece| ESCAPES[piece]) {
                let message = |c: char| format!("U+{:04X} is replaced in every output", u32::from(c));
                expected.extend(c.map(|c| (text.len(), message(c))));
                text.push_str(piece);
            }
            text.push_str("\" }\n");
        }
        prop_assert_eq!(reported(&text), expected, "{}", text);
    }
}
