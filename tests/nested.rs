//! Nesting in message files: what the parser would recurse into is counted before it parses.

use std::fmt::Write;

use proptest::prelude::*;
use referee::tooling::parsed;

/// The levels that are read.
const MOST: usize = 32;

/// A text with so many levels of braces and parentheses, of kinds that a number chooses.
fn nested(levels: usize, kinds: u64) -> String {
    let (mut open, mut close) = (String::new(), String::new());
    let mut level = 0;
    while level < levels {
        match kinds >> (level % 60) & 3 {
            0 if level + 2 <= levels => {
                // A call has a placeable around it.
                open.push_str("{ NUMBER(");
                close.insert_str(0, ") }");
                level += 1;
            }
            1 => {
                open.push_str("{ $a ->\n *[a] ");
                close.insert_str(0, "\n }");
            }
            _ => {
                open.push_str("{ ");
                close.insert_str(0, " }");
            }
        }
        level += 1;
    }
    format!("{open}$a{close}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn as_many_levels_are_read_as_the_parser_can_take(
        levels in 1_usize..2 * MOST,
        kinds in any::<u64>(),
        around in prop::collection::vec((0_usize..MOST / 2, any::<u64>()), 0..4),
    ) {
        let mut text = String::new();
        for (number, (levels, kinds)) in around.into_iter().enumerate() {
            // Other messages and braces in literals do not count.
            let _ = writeln!(text, "m{number} = x {{ \"{{\" }} {}\n    .a = {{\"{{\\\"\\\\{{\"}}(((", nested(levels, kinds));
        }
        let _ = writeln!(text, "z = {}", nested(levels, kinds));
        prop_assert_eq!(parsed(&text).is_some(), levels <= MOST, "{} levels:\n{}", levels, text);
    }
}

#[test]
fn an_unclosed_literal_hides_no_level() {
    // A brace or parenthesis after a quotation mark may be in a literal.
    for (levels, valid) in [(MOST, true), (MOST + 1, false)] {
        let text = format!("a = \" {}", "{ $b } ".repeat(levels));
        assert_eq!(parsed(&text).is_some(), valid, "{text}");
        let text = format!("a = {}", "{ \"} \" }\n  ".repeat(levels));
        assert!(parsed(&text).is_some(), "{text}");
        // A message begins with an id at the start of a line. Indented lines and other words do not begin one.
        for (line, resets) in [
            ("b = ", true),
            ("-b_2=", true),
            ("b2 \u{3d} ", true),
            (" b = ", false),
            ("2b = ", false),
            ("b: ", false),
            ("b é = ", false),
        ] {
            let text = format!("a = {}\n{line}{}", "{".repeat(MOST - 1), "{".repeat(levels - MOST + 2));
            assert_eq!(parsed(&text).is_some(), resets, "{text}");
        }
    }
}

/// Pieces of lines that the parser reads as they are.
const PIECES: [&str; 24] = [
    "a = ",
    "-b =",
    "    .c = ",
    "    ",
    "x ",
    "é",
    "{ ",
    " }",
    "$a ",
    "\"",
    "\\",
    "\\\\",
    "\\\"",
    "\\u0041",
    "\\U01F600",
    "\\u00",
    "->",
    "*[a] ",
    "[b] ",
    "# ",
    "\n",
    "\n",
    "u",
    "\r\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

    #[test]
    fn other_texts_are_read_as_the_parser_reads_them(pieces in prop::collection::vec(0..PIECES.len(), 0..24)) {
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        let lines: Vec<&str> = text.split('\n').collect();
        // A message after an open brace is read, though the parser takes it for a part of the text before.
        let swallowed = lines.windows(2).any(|two| two[0].trim_end().ends_with('{') && !two[1].starts_with([' ', '\n']));
        if swallowed {
            return Ok(());
        }
        let Ok(theirs) = std::panic::catch_unwind(|| {
            let (Ok(resource) | Err((resource, _))) = fluent_syntax::parser::parse(text.as_str());
            fluent_syntax::serializer::serialize_with_options(&resource, fluent_syntax::serializer::Options { with_junk: true })
        }) else {
            // The parser panics at an escape that is cut short; ours is a junk.
            prop_assert!(parsed(&text).is_some());
            return Ok(());
        };
        let ours = parsed(&text).map(|resource| {
            fluent_syntax::serializer::serialize_with_options(&resource, fluent_syntax::serializer::Options { with_junk: true })
        });
        prop_assert_eq!(ours, Some(theirs), "{}", text);
    }
}
