//! Hostile texts in every output: none of them controls a terminal, reorders a line or becomes markup.

use std::fmt::Write as _;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser};
use referee::tooling::{markdown_escape, safe};
use roxmltree::Document;
use serde_json::json;

use crate::command::{Folder, run_in};

/// The parts of hostile texts.
const PARTS: [&str; 44] = [
    "Word",
    "wide",
    " ",
    " ",
    "\u{1b}[31m",
    "\u{1b}]0;x\u{7}",
    "\u{0}",
    "\u{8}",
    "\u{7f}",
    "\u{9b}2J",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{202a}",
    "\u{202e}txt",
    "\u{202c}",
    "\u{2066}",
    "\u{2067}",
    "\u{2068}",
    "\u{2069}",
    "\u{206a}",
    "\u{feff}",
    "\u{fff9}",
    "\u{fffe}",
    "\u{ffff}",
    "\u{e0001}",
    "\u{e0041}",
    "<b>",
    "</title><script>",
    "]]>",
    "&amp;",
    "&#27;",
    "\\\"",
    "'",
    "%%",
    "#59;",
    ";",
    "::error::",
    "-->",
    "`",
    "|",
    "שלום",
    "語",
    "1. ",
];

/// Pseudo-random numbers.
pub struct Dice(pub u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    fn text(&mut self) -> String {
        let count = 1 + self.roll(9);
        let parts: Vec<&str> = (0..count).map(|_| PARTS[self.roll(PARTS.len())]).collect();
        format!("x{}", parts.concat())
    }

    /// A text in Fluent: its characters as they are, or escaped.
    fn fluent(&mut self) -> String {
        let text = self.text();
        let mut out = String::new();
        for c in text.chars() {
            if matches!(c, '"' | '\\') || (!c.is_ascii_alphanumeric() && self.roll(2) == 0) {
                write!(out, "{{ \"\\U{:06X}\" }}", u32::from(c)).unwrap();
            } else {
                out.push(c);
            }
        }
        out
    }
}

/// Whether YAML allows a character unescaped.
fn is_printable(c: char) -> bool {
    matches!(c, '\t' | ' '..='~' | '\u{a0}'..='\u{2027}' | '\u{202a}'..='\u{fefe}' | '\u{ff00}'..='\u{fffd}' | '\u{10000}'..)
}

fn is_safe(text: &str, of: &str) {
    assert_eq!(safe::faults(text), [], "{of}: {text:?}");
}

/// The text that a terminal shows, without our color codes.
fn shown(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('m').unwrap();
        assert!(code.chars().all(|c| c.is_ascii_digit() || c == ';'), "{part:?}");
        shown.push_str(rest);
    }
    shown
}

/// A book and a log with hostile texts.
pub fn book(dice: &mut Dice) -> Folder {
    let folder = Folder::new();
    let mut words = String::new();
    let mut say = |id: &str, parts: &[&str]| {
        writeln!(words, "{id} = {}", dice.fluent()).unwrap();
        for part in parts {
            writeln!(words, "    .{part} = {}", dice.fluent()).unwrap();
        }
    };
    for (id, parts) in [
        ("fact-who", &[][..]),
        ("stage-open", &["summary"]),
        ("stage-over", &[]),
        ("action-close", &["hint"]),
        ("outcome-done", &["summary"]),
        ("outcome-gone", &["summary"]),
        ("field-note", &[]),
        ("recipient-boss", &[]),
        ("notification-sent", &["subject", "body"]),
        ("alert-late", &[]),
        ("tip-one", &["body"]),
    ] {
        say(id, parts);
    }
    folder.write("locales/en/x.ftl", &words);
    // In quoted YAML.
    let text = |dice: &mut Dice| -> String {
        let quoted = serde_json::Value::from(dice.text()).to_string();
        let escaped = |c: char| if is_printable(c) { c.to_string() } else { format!("\\U{:08x}", u32::from(c)) };
        quoted.chars().map(escaped).collect()
    };
    let rules = format!(
        "rules: x\nfacts: {{ who: {{ kind: text, default: {} }} }}\nfields: {{ note: text }}\n\
         recipients: [boss]\nstages:\n  open:\n    actions:\n      close: {{ to: done, allow: [note], notify: [sent] }}\n    \
         timeout: {{ after: 3d, to: gone, notify: [sent] }}\n    alerts: {{ late: {{ when: {{}}, icon: clock }} }}\n  \
         over: {{ outcomes: [done, gone] }}\nnotifications: {{ sent: {{ to: boss }} }}\ntips: [one] # {}\n",
        text(dice),
        dice.text().replace(|c: char| !is_printable(c), ""),
    );
    folder.write("rules/x.yaml", &rules);
    let scenarios = format!(
        "rules: x\nscenarios:\n  life:\n    open:\n      at: 2020-01-01T00:00:00Z\n      expect: {{ words: {{ en: {{ \
         state: {}, summary: {} }} }} }}\n",
        text(dice),
        text(dice)
    );
    folder.write("rules/tests/x.yaml", &scenarios);
    let lead = dice.text();
    let facts = json!({ "who": dice.text() });
    let log = [
        json!({ "type": "open", "lead": lead, "at": "2020-01-01T00:00:00Z", "rules": "x", "facts": facts }),
        json!({ "type": "act", "lead": lead, "at": "2020-01-02T00:00:00Z", "action": dice.text() }),
        json!({ "type": "act", "lead": lead, "at": "2020-01-02T00:00:00Z", "action": "close", "fields": { "note": dice.text() } }),
        json!({ "type": "open", "lead": dice.text(), "at": "2020-01-01T00:00:00Z", "rules": "x" }),
    ];
    folder.write("log.jsonl", &log.map(|line| format!("{line}\n")).concat());
    folder
}

#[test]
fn hostile_texts_are_safe_in_every_output() {
    for seed in 0..12 {
        let book = book(&mut Dice(seed));
        let of = |args: &[&str]| -> String {
            let ran = run_in(book.path(), args, b"");
            assert!(ran.code.is_some_and(|code| code < 2), "{seed} {args:?}: {}", ran.errors);
            is_safe(&shown(&ran.errors), &format!("{seed} {args:?}, errors"));
            ran.output
        };
        for args in [
            &["check", "--color", "always"][..],
            &["locale", "check", "--color", "always"],
            &["locale", "prove", "en", "--color", "always"],
            &["status", "log.jsonl", "--at", "2020-01-02T12:00:00Z", "--color", "always"],
            &["timeline", "log.jsonl", "--at", "2020-02-02T12:00:00Z", "--color", "always"],
            &["words", "--rules", "x", "--color", "always"],
            &["show", "x", "--color", "always"],
            &["test", "--color", "always"],
        ] {
            is_safe(&shown(&of(args)), &format!("{seed} {args:?}"));
        }
        for args in [
            &["check", "--format", "github"][..],
            &["page", "write", "x"],
            &["page", "write", "x", "--format", "html"],
            &["draw", "x", "--format", "mermaid"],
            &["draw", "x", "--format", "dot"],
            &["draw", "x", "--format", "xstate"],
            &["draw", "x", "--format", "scxml"],
            &["draw", "x"],
        ] {
            let text = of(args);
            is_safe(&text, &format!("{seed} {args:?}"));
            assert!(!text.contains("<script") || text.contains("\\<script") || args.len() < 5, "{text}");
            match args {
                ["draw", "x"] | [.., "scxml"] => drop(Document::parse(&text).unwrap()),
                [.., "xstate"] => drop(serde_json::from_str::<serde_json::Value>(&text).unwrap()),
                [.., "github"] => assert!(
                    text.lines().all(|line| line.starts_with("::warning file=")
                        || line.starts_with("::notice ")
                        || line.starts_with("::error ")),
                    "{text}"
                ),
                _ => {}
            }
        }
        of(&["test", "--junit", "junit.xml"]);
        let junit = book.read("junit.xml");
        is_safe(&junit, "JUnit");
        Document::parse(&junit).unwrap();
    }
}

#[test]
fn control_escapes_are_found_at_their_location() {
    let folder = Folder::new();
    let rules = "rules: x # \u{202e}\nfacts: { who: { kind: text, default: \"a\\u001B\" } }\nstages:\n  open:\n    actions: { close: { to: done } }\n    \
                 timeout: { after: 3d, to: done }\n  over: { outcomes: [done] }\n";
    folder.write("rules/x.yaml", rules);
    let words = "stage-open = A{ \"\\u001B\" }\n    .summary = { \"\\u2068\" }B{ \"\\u2069\" }\nstage-over = { \"\\u2066\" }C\n\
                 action-close = \\u001B\n    .hint = { \"\\U0E0041\" }{ \"\\u200B\" }\nfact-who = F\noutcome-done = D\n    .summary = E\n";
    folder.write("locales/en/x.ftl", words);
    let ran = run_in(folder.path(), &["check", "--format", "json", "--min-severity", "warning"], b"");
    let found: Vec<serde_json::Value> = ran.output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let reported: Vec<String> = found
        .iter()
        .map(|it| {
            format!(
                "{} {}:{} {}",
                it["id"].as_str().unwrap(),
                it["line"],
                it["column"],
                it["message"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        reported,
        [
            "ftl-unseen 1:18 U+001B is replaced in every output",
            "ftl-unseen 3:17 U+2066 is replaced in every output",
            "ftl-unseen 5:16 U+E0041 is replaced in every output",
            "hidden-character 1:12 U+202E is replaced in every output",
            "hidden-character 2:38 U+001B is replaced in every output",
        ]
    );
    // Each kind of escape alone.
    for escape in ["\\u001B", "\\U00001B"] {
        let words = format!(
            "stage-open = A{{ \"{escape}\" }}\n    .summary = B\nstage-over = C\naction-close = D\nfact-who = F\n"
        );
        folder.write("locales/en/x.ftl", &(words + "outcome-done = D\n    .summary = E\n"));
        let ran = run_in(folder.path(), &["check"], b"");
        assert!(ran.output.contains("U+001B is replaced"), "{}", ran.output);
    }
}

#[test]
fn sanitized_text_is_safe() {
    let mut dice = Dice(7);
    for _ in 0..20_000 {
        let text = format!("{}\n{}", dice.text(), dice.text());
        let (line, lines) = (safe::line(&text), safe::lines(&text));
        assert!(!line.contains(['\n', '\t', '\r']));
        is_safe(&line, &text);
        is_safe(&lines, &text);
        assert_eq!(safe::line(&line), line);
        let xml = format!("<x y=\"{0}\">{0}</x>", safe::xml(&text));
        let read = Document::parse(&xml).unwrap();
        assert_eq!(read.root_element().text(), Some(&*line));
        assert_eq!(read.root_element().attribute("y"), Some(&*line));
        let mut broken: Vec<String> = line.split(' ').map(str::to_owned).collect();
        safe::close_each(&mut broken);
        for line in &broken {
            is_safe(line, &text);
        }
    }
}

/// What Markdown is made of.
const MARKS: [&str; 52] = [
    "\\", "`", "```", "*", "**", "_", "[", "]", "(", ")", "[x](y)", "<", ">", "<b>", "</b>", "<!--", "-->", "&",
    "&amp;", "!", "|", "~", "~~~", "$", "-", "---", "+", "#", "##", "=", "===", ".", "1", "1.", "2)", ":", "@", "www.",
    "http://", "a", "b", "é", "名", " ", " ", "    ", "\n", "\r\n", "\t", "\"", "[ ]", "[^1]",
];

/// The events of Markdown without its texts, and the texts.
fn rendered(markdown: &str) -> (Vec<String>, String) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM;
    let (mut shape, mut texts) = (Vec::new(), String::new());
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) => texts.push_str(&text),
            other => shape.push(format!("{other:?}")),
        }
    }
    (shape, texts)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_value_in_markdown_is_only_text(marks in prop::collection::vec(0..MARKS.len(), 1..9)) {
        let value: String = marks.iter().map(|mark| MARKS[*mark]).collect();
        let value = value.trim_end();
        prop_assume!(!value.is_empty());
        let escaped = markdown_escape(value);
        let spaced = value.trim().replace(['\n', '\r', '\t'], " ");
        for around in ["…", "a … b", "- …", "1. …", "> …", "## …", "**…**", "| … | b |\n| - | - |\n| … | c |"] {
            let (shape, text) = rendered(&around.replace('…', &escaped));
            let (plain, _) = rendered(&around.replace('…', "x"));
            prop_assert_eq!(shape, plain, "{:?} as {:?} in {:?}", value, &escaped, around);
            prop_assert!(text.contains(&spaced), "{:?} as {:?} in {:?}: {:?}", value, &escaped, around, text);
        }
        // No reader makes a link of a bare address.
        let letters: Vec<char> = escaped.chars().collect();
        let scheme = letters.windows(3).any(|it| it[0].is_alphanumeric() && it[1] == ':' && it[2] != ' ');
        prop_assert!(!scheme && !escaped.contains('@') && !escaped.to_lowercase().contains("www."), "{:?}", &escaped);
    }
}
