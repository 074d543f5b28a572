//! Broken JSON and YAML: each gives a finding of Referee at its location, without the text of the parser.

use referee::{RuleSet, Source, read_line};

/// Fragments inserted by mutations.
const PIECES: [&str; 24] = [
    "{", "}", "[", "]", ":", ",", "\"", "'", "\\", "\t", "- ", "#", "&a ", "*b ", "!x ", "%", "|", "\n", "-1.5e",
    "nul", "\u{1}", "é", "\\ud800", "---\n",
];

/// Variants of a valid text with fragments inserted, removed or cut off, in a fixed order.
fn broken(valid: &str, count: usize) -> impl Iterator<Item = String> {
    let places: Vec<usize> = valid.char_indices().map(|(at, _)| at).collect();
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    let mut draw = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % below
    };
    (0..count).map(move |_| {
        let at = places[draw(places.len())];
        let (before, behind) = valid.split_at(at);
        match draw(4) {
            0 => before.to_owned(),
            1 => format!("{before}{}", behind.chars().skip(1 + draw(3)).collect::<String>()),
            _ => format!("{before}{}{behind}", PIECES[draw(PIECES.len())]),
        }
    })
}

/// The parser's own error, without the location.
fn sentence(error: &impl ToString) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

#[test]
fn broken_lines_of_logs_are_reported_without_the_parsers_text() {
    let lines = [
        r#"{"lead":"L-1","at":"2020-07-01T08:00:00Z","by":"agent","act":"won","fields":{"price":{"amount":"4"},"n":[1,-2.5e3,true,null]}}"#,
        r#"{"id":"E\u00e4\ud83d\ude00\n","lead":"Lö","at":"2020-07-01T08:00:00Z","open":{"rules":"2020","facts":{"a":false}}}"#,
    ];
    let mut kinds = std::collections::BTreeMap::new();
    for line in lines {
        read_line(line.as_bytes()).unwrap();
        for text in broken(line, 3000) {
            let Err(error) = read_line(text.as_bytes()) else { continue };
            *kinds.entry(error.id()).or_insert(0) += 1;
            let json = serde_json::from_str::<serde_json::Value>(&text);
            assert_eq!(json.is_ok(), error.id() == "log-event", "{text}: {error}");
            if let Err(theirs) = json {
                assert_eq!(theirs.is_eof(), error.id() == "log-cut", "{text}: {error}, {theirs}");
                let (theirs, ours) = (sentence(&theirs), error.to_string());
                let same = ["expected `,` or `}`", "expected `,` or `]`", "expected `:`", "expected value"];
                assert!(same.contains(&&*theirs) || !ours.contains(&theirs), "{text}: {ours}, {theirs}");
            }
            assert!((1..=text.chars().count() as u64 + 1).contains(&error.column()), "{text}: {error}");
            let message = error.to_string();
            for theirs in
                ["at line", "field `", "invalid type", "invalid value", "invalid escape", "EOF", "cannot be read"]
            {
                assert!(!message.contains(theirs), "{text}: {message}");
            }
        }
    }
    assert!(kinds.len() == 3 && kinds.values().all(|count| *count > 100), "{kinds:?}");
}

#[test]
fn broken_rule_files_are_reported_without_the_parsers_text() {
    let text = std::fs::read_to_string(crate::command::folder().join("../rules/2017.yaml")).unwrap();
    let short = "rules: x\nroles: [a, 'b', \"c\"]\nstages:\n  open:\n    actions: { close: { to: done } }\n    \
        timeout: { after: 3d, to: done }\n    alerts:\n      - one: two\n  closed:\n    outcomes:\n    - done\n";
    let mut messages = std::collections::BTreeMap::new();
    for text in broken(short, 2500).chain(broken(&text, 500)) {
        let Err(theirs) = serde_yaml::from_str::<serde::de::IgnoredAny>(&text) else { continue };
        let findings = RuleSet::check(&Source::new("x.yaml", &*text)).1;
        let Some(finding) = findings.iter().find(|finding| finding.id == "yaml") else { continue };
        let place = finding.place.as_ref().unwrap();
        assert!(place.line_number() >= 1 && place.line_number() <= text.lines().count() as u64 + 1, "{finding}");
        assert!(finding.help.is_some(), "{finding}");
        for words in ["at line", "while parsing", "did not find", "simple key", "block mapping", "scalar", "flow "] {
            assert!(!finding.message.contains(words), "{text}\n{finding}");
        }
        assert!(!sentence(&theirs).contains(&finding.message), "{text}\n{finding}\n{theirs}");
        *messages.entry(finding.message.clone()).or_insert(0) += 1;
    }
    assert!(messages.values().sum::<i32>() > 1000 && messages.len() > 10, "{messages:#?}");
}

#[test]
fn broken_ledgers_of_releases_are_reported_without_the_parsers_text() {
    let folder = crate::command::Folder::new();
    let valid = "{\n  \"2017\": {\n    \"released\": \"2017-06-01\",\n    \"fingerprint\": \"sha256:0\"\n  }\n}\n";
    folder.write("rules/x.yaml", "rules: x\nstages:\n  open:\n    actions: { close: { to: done } }\n    timeout: { after: 3d, to: done }\n  closed: { outcomes: [done] }\n");
    let mut count = 0;
    for text in broken(valid, 200) {
        folder.write("rules/released.json", &text);
        let findings = referee_translation::book::check(folder.path()).unwrap();
        let Some(finding) = findings.iter().find(|finding| finding.id == "ledger") else { continue };
        count += 1;
        assert!(finding.place.is_some());
        for words in
            ["at line", "field `", "invalid type", "invalid value", "invalid escape", "EOF", "cannot be read as"]
        {
            assert!(!finding.message.contains(words), "{text}: {finding}");
        }
    }
    assert!(count > 100, "{count}");
}
