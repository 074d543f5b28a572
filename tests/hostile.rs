//! Hostile or broken input: a clear message for each, valid input is still processed, no panic.

use std::fmt::Write as _;

use proptest::prelude::*;

use referee::{Event, Loader, Opening, RuleSet, Source, Switching, read_line};

use crate::command::run;

const VALID: &str =
    r#"{"lead":"A","at":"2020-06-02T09:00:00Z","open":{"rules":"2020","facts":{"qualification":"customer-inquiry"}}}"#;
const ARGS: &[&str] = &["status", "-", "--locale", "en", "--at", "2020-06-12T09:00:00Z"];

/// The valid lead is reported, and the first finding starts like this.
fn reported(log: &[u8], finding: &str) {
    let ran = run(ARGS, log);
    assert!(ran.errors.contains(finding), "{}", ran.errors);
    assert!(ran.output.contains("A     2020   Received"), "{}", ran.output);
    assert_eq!(ran.code, Some(1));
}

#[test]
fn a_line_of_a_hundred_megabytes_is_skipped() {
    let mut log = format!("{VALID}\n{{\"lead\":\"").into_bytes();
    log.resize(log.len() + 100_000_000, b'x');
    log.extend_from_slice(b"\",\"at\":\"2020-06-02T09:00:00Z\",\"act\":\"won\"}\n{\"lead\":\"A\",\"akt\":1}\n");
    reported(&log, "error[log-long-line]: standard input:2:1: the line is longer than 16 MiB and was skipped");
    // Later lines keep their numbers.
    reported(&log, "error[log-event]: standard input:3:13: unknown key `akt`");
}

#[test]
fn bytes_that_are_not_utf_8() {
    reported(&[b"ab\xff\xfe\n", VALID.as_bytes()].concat(), "error[log-utf8]: standard input:1:3: invalid UTF-8");
    reported(&[VALID.as_bytes(), b"\n{\"lead\":\"\xc3\xa9\xff\"}"].concat(), "error[log-utf8]: standard input:2:11:");
}

#[test]
fn nesting_without_end() {
    let deep = format!(
        "{VALID}\n{{\"lead\":\"A\",\"at\":\"2020-06-03T09:00:00Z\",\"act\":\"accept\",\"fields\":{{\"a\":{}",
        "[".repeat(100_000)
    );
    reported(deep.as_bytes(), "invalid JSON: values are nested too deeply");
}

#[test]
fn windows_line_ends_and_byte_order_marks() {
    let ran = run(ARGS, format!("\u{feff}{VALID}\r\n\r\n").as_bytes());
    assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)));
}

/// The findings of a rule file: ids, each with its underlined text.
fn wrong(text: &str) -> Vec<(&'static str, String)> {
    let findings = RuleSet::parse(&Source::new("r.yaml", text)).unwrap_err();
    findings
        .iter()
        .map(|it| (it.id, it.place.as_ref().and_then(|at| at.underlined()).unwrap_or_default().to_owned()))
        .collect()
}

#[test]
fn alias_bombs() {
    let mut bomb = "rules: x\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..9 {
        let aliases = vec![format!("*a{}", level - 1); 10].join(", ");
        writeln!(bomb, "a{level}: &a{level} [{aliases}]").unwrap();
    }
    assert_eq!(limit(&bomb), ("the file has more than 200000 values, with aliases expanded".to_owned(), true));
}

/// The limit that a file exceeds, and whether it is reported after its fourth line.
fn limit(text: &str) -> (String, bool) {
    let findings = RuleSet::parse(&Source::new("r.yaml", text)).unwrap_err();
    let finding = findings.iter().next().unwrap();
    (finding.message.clone(), finding.place.as_ref().unwrap().line_number() > 4)
}

#[test]
fn limits_of_size_and_depth_are_named_where_they_are_exceeded() {
    let tips: Vec<String> = (0..200_000).map(|tip| format!("  - t{tip}")).collect();
    let message = "the file has more than 200000 values, with aliases expanded";
    assert_eq!(limit(&format!("rules: x\ntips:\n{}", tips.join("\n"))), (message.to_owned(), true));
    let deep = format!("rules: x\n\n\n\nstages: {}{}", "[".repeat(40), "]".repeat(40));
    assert_eq!(limit(&deep), ("values are nested more than 32 deep".to_owned(), true));
}

#[test]
fn files_that_are_not_rule_files() {
    for text in ["", "~", "[]", "just text", "rules: x", "stages: {}", "\u{0}", "\t", "{{{{", "- - - -", "a: b: c"] {
        assert!(!wrong(text).is_empty(), "{text:?}");
    }
    assert!(wrong("rules: x\nrules: y\n").contains(&("duplicate", "rules".to_owned())));
    let nested = format!("rules: x\nfields: {}", "[".repeat(10_000));
    assert_eq!(wrong(&nested).len(), 1);
}

#[test]
fn all_mistakes_of_a_rule_file_are_reported_together() {
    let text = "\
rules: x
stags: {}
facts:
  region: txt
fields:
  value: mony
stages:
  open:
    shows: overvew
    actions:
      close: { to: sloved, require: [valeu], notify: [nobody] }
      shut: { to: closed }
    timeout: { after: 3 days, to: solved }
    alerts:
      loud: { when: { reigon: yes }, for: 2h }
  closed:
    outcomes: [solved, solved]
notifications:
  alarm: { to: moon }
views:
  marked: { mark: favorite }
";
    let expected = [
        ("unknown-key", "stags"),
        ("unknown-choice", "txt"),
        ("unknown-choice", "mony"),
        ("unknown-choice", "overvew"),
        ("unknown-state", "sloved"),
        ("unknown-field", "valeu"),
        ("unknown-notification", "nobody"),
        ("unknown-state", "closed"),
        ("wrong-duration", "3 days"),
        ("missing-key", "loud"),
        ("unknown-fact", "reigon"),
        ("duplicate", "solved"),
        ("unknown-recipient", "moon"),
        ("unknown-mark", "favorite"),
    ];
    let found = wrong(text);
    let found: Vec<(&str, &str)> = found.iter().map(|(id, text)| (*id, text.as_str())).collect();
    assert_eq!(found, expected);
}

/// A small rule set.
const SMALL: &str =
    "rules: t\nstages:\n  open:\n    actions:\n      close: { to: solved }\n  closed:\n    outcomes: [solved]\n";

/// The findings of a message file, for a small rule set.
fn wrong_words(text: &str) -> Vec<(&'static str, String)> {
    let folder =
        std::env::temp_dir().join(format!("referee-words-{}-{:?}", std::process::id(), std::thread::current().id()));
    std::fs::create_dir_all(folder.join("rules")).unwrap();
    std::fs::create_dir_all(folder.join("locales/en")).unwrap();
    let rules =
        "rules: t\nstages:\n  open:\n    actions:\n      close: { to: solved }\n  closed:\n    outcomes: [solved]\n";
    std::fs::write(folder.join("rules/t.yaml"), rules).unwrap();
    std::fs::write(folder.join("locales/en/t.ftl"), text).unwrap();
    let (_, findings) = Loader::folder(&folder).load_valid().unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    let wrong = findings.iter().filter(|finding| finding.id != "message-missing");
    wrong.map(|it| (it.id, it.place.as_ref().and_then(|at| at.underlined()).unwrap_or_default().to_owned())).collect()
}

#[test]
fn nesting_hidden_from_a_count_of_braces() {
    let n = 60_000;
    let calls = format!("zz = {{ {}1{} }}", "NUMBER(".repeat(n), ")".repeat(n));
    let letters = format!("zz = {}1{}", "{\nNUMBER(".repeat(n), ")}".repeat(n));
    let literals = format!("zz = {}x{}", "{ \"}\" ->\n *[a] ".repeat(n), "\n }".repeat(n));
    let quotes = format!("zz = {}x{}", "{ $a ->\n *[a] \" ".repeat(n), "\n }".repeat(n));
    let lines = format!("zz = {{ \"\n {}\" }}", "{ ".repeat(n));
    for text in [calls, letters, literals, quotes, lines] {
        assert_eq!(wrong_words(&text)[0].0, "ftl-deep", "{}", &text[..40]);
    }
}

#[test]
fn a_mistake_affects_only_the_messages_that_use_it() {
    let text = "-brand = { NOPE(1) }\nstage-open = X { -brand }\n    .summary = valid\nstage-closed = valid\n";
    let folder = std::env::temp_dir().join(format!("referee-reach-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("rules")).unwrap();
    std::fs::create_dir_all(folder.join("locales/de")).unwrap();
    std::fs::create_dir_all(folder.join("locales/en")).unwrap();
    std::fs::write(folder.join("rules/t.yaml"), SMALL).unwrap();
    std::fs::write(folder.join("locales/de/t.ftl"), text).unwrap();
    std::fs::write(folder.join("locales/en/t.ftl"), "stage-open = Open\n").unwrap();
    let (referee, _) = Loader::folder(&folder).load_valid().unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    let reader = referee.reader("de").unwrap();
    let words = reader.words(&referee.rulebook().sets()[0]);
    let said = |id: &str| words.get(id).and_then(|word| word.text);
    assert_eq!(said("stage-open"), Some("Open"), "a message that refers to a mistake falls back to another locale");
    assert_eq!((said("stage-open.summary"), said("stage-closed")), (Some("valid"), Some("valid")));
}

#[test]
fn message_files_with_mistakes() {
    let cases = [
        ("junk here", "ftl-junk", ""),
        ("stage-open = { LOUD($since) }", "ftl-function", "LOUD"),
        ("stage-open = { stage-opne }", "ftl-reference", "stage-opne"),
        ("stage-open = { -brand }", "ftl-reference", "-brand"),
        ("a = { b }\nb = { a }", "ftl-circle", "a"),
        ("a = { b }\nb = { c }\nc = { b }", "ftl-circle", "b"),
        ("stage-open = { $color }", "ftl-variable", "color"),
        ("stage-open = x\n    .summary = { $since }", "ftl-variable", "since"),
        ("a = { NUMBER(1, minimumFractionDigits: 1000000000) }", "ftl-option", "minimumFractionDigits"),
        ("a = { NUMBER(1, minimumFractionDigits: \"x\") }", "ftl-option", "minimumFractionDigits"),
        ("a = { DURATION($left, unit: \"moons\") }", "ftl-option", "unit"),
        ("a = { NUMBER() }", "ftl-function", "NUMBER"),
        ("a = { NUMBER(\"abc\") }", "ftl-function", "NUMBER"),
        ("a = { DATE(DATE($since)) }", "ftl-function", "DATE"),
        ("-t = { DATE($since) }\na = { -t }", "ftl-function", "DATE"),
        ("-case = { $case }\na = { -case }", "ftl-variable", "case"),
        ("a = { 1 ->\n *[a] x\n }", "ftl-selector", "1"),
        ("a = x\na = y", "ftl-duplicate", "a"),
        ("a = { \"\\u00\u{fc}\" }", "ftl-junk", ""),
        ("stage-open = x\n    .summary = seit { DURATION($left, unit: “hours”) }", "ftl-junk", "“"),
        ("stage-open = x\n    .summary = seit { DURATION($left; unit: \"hours\") }", "ftl-junk", ";"),
        ("stage-open = x\n    .summary = seit { DURATION（$left) }", "ftl-junk", "（"),
        ("a = x\n<<<<<<< ours\nb = y\n=======\nb = z\n>>>>>>> theirs\n", "ftl-junk", "<<<<<<<"),
        ("x = X\n    .one = 1\n    .two = { $nope }\nstage-open = { x.one } { x.two }", "ftl-variable", "x"),
        ("stage-opne = Open", "message-unneeded", "stage-opne"),
        ("stage-open = Open\n    .sumary = x", "message-unneeded", "sumary"),
    ];
    for (text, id, underlined) in cases {
        let found = wrong_words(text);
        let hit = found.iter().find(|(found, _)| *found == id);
        let hit = hit.unwrap_or_else(|| panic!("{text}: {found:?}"));
        assert!(underlined.is_empty() || hit.1 == underlined, "{text}: {found:?}");
    }
    assert_eq!(wrong_words(&format!("a = {}x{}", "{".repeat(100_000), "}".repeat(100_000)))[0].0, "ftl-deep");
    let reference = |n: usize| format!("b{n} = {}\n", format!("{{ b{} }}", n + 1).repeat(10));
    let bomb: String = (0..60).map(reference).collect();
    assert!(wrong_words(&bomb).iter().any(|(id, _)| *id == "ftl-large"));
    let many = format!("stage-open = start{}\n", "\n    {\"a\"}".repeat(150));
    assert_eq!(wrong_words(&many)[0], ("ftl-large", "stage-open".to_owned()));
    let cycle = (0..30_000).fold(String::new(), |all, n| format!("{all}c{n} = {{ c{} }}\n", (n + 1) % 30_000));
    assert!(wrong_words(&cycle).iter().any(|(id, _)| *id == "ftl-circle"));
    let turned = format!("stage-open = {}\u{2069}\n", "\u{2067}".repeat(1_000_000));
    assert!(wrong_words(&turned).iter().any(|(id, _)| *id == "more-findings"));
    // Braces in text are not nesting.
    let braces = format!("stage-open = {}\n", "{ \"{\" }".repeat(60));
    assert!(wrong_words(&braces).iter().all(|(id, _)| *id == "message-unneeded"), "{:?}", wrong_words(&braces));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_a_line_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_line(&bytes);
    }

    #[test]
    fn no_bent_line_panics(at in 0..VALID.len(), byte in any::<u8>(), cut in 0..VALID.len()) {
        let mut bytes = VALID.as_bytes().to_vec();
        bytes[at] = byte;
        let _ = read_line(&bytes);
        let _ = read_line(&bytes[..cut]);
    }

    #[test]
    fn no_text_makes_a_rule_file_panic(text in any::<String>()) {
        let _ = RuleSet::parse(&Source::new("r.yaml", text));
    }

    #[test]
    fn no_bent_rule_file_panics(at in 0_usize..3000, with in "[ -~\n]{0,3}") {
        let text = include_str!("../rules/2020.yaml");
        let at = at.min(text.len() - 1);
        if text.is_char_boundary(at) && text.is_char_boundary(at + 1) {
            let _ = RuleSet::parse(&Source::new("r.yaml", format!("{}{with}{}", &text[..at], &text[at + 1..])));
        }
    }

    #[test]
    fn no_bent_book_panics(file in 0..4_usize, at in 0_usize..3000, with in "[ -~\n]{0,3}") {
        let mut files = [
            ("2017.yaml", include_str!("../rules/2017.yaml").to_owned()),
            ("2019.yaml", include_str!("../rules/2019.yaml").to_owned()),
            ("2020.yaml", include_str!("../rules/2020.yaml").to_owned()),
            ("rollout.yaml", include_str!("../rules/rollout.yaml").to_owned()),
        ];
        let text = &mut files[file].1;
        // The separators are damaged most often.
        let start = text.find("\nswitch:").or_else(|| text.find("\nfacts:")).unwrap();
        let place = if at % 3 == 0 { at % text.len() } else { (start + at % 600).min(text.len() - 1) };
        text.replace_range(place..(place + at % 4).min(text.len()), &with);
        let sources: Vec<Source> = files.iter().map(|(name, text)| Source::new(*name, text.as_str())).collect();
        let Ok((referee, findings)) = Loader::rules(sources).load_valid() else { return Ok(()) };
        for finding in findings.iter().filter_map(|it| it.place.as_ref()) {
            prop_assert!(finding.underlined().is_some());
        }
        let opened = "2020-06-11T09:00:00Z".parse().unwrap();
        let _ = referee.open(Event::open("L", opened, Opening::default()));
        let Ok(lead) = referee.open(Event::open("L", opened, Opening::under("2017"))) else { return Ok(()) };
        for to in ["2019", "2020"] {
            let event = Event::switch("L", opened, Switching::to(to).fact("qualification", "customer-inquiry"));
            let Ok(step) = referee::decide(&lead, &event) else { continue };
            let mut moved = lead.clone();
            moved.take(step).unwrap();
            let _ = referee::decide(&moved, &Event::switch("L", opened, "2017"));
        }
    }

    #[test]
    fn no_bent_message_file_panics(
        bends in prop::collection::vec((0_usize..900, r#"[{}()"\\\\uU$.*=\[\]\-#>: \n0-9a-fü→日\u{0}]{0,6}"#), 1..6),
    ) {
        let mut text = include_str!("../examples/tickets/locales/de/tickets.ftl").to_owned();
        for (at, with) in bends {
            let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
            text.insert_str(at, &with);
        }
        let _ = wrong_words(&text);
    }

    #[test]
    fn no_text_makes_an_instant_or_a_duration_panic(text in "\\PC*|P?[0-9]{0,30}[YMWDTHS.hdwmoy]{0,4}[0-9]{0,4}S?") {
        let _ = text.parse::<referee::Instant>();
        let _ = text.parse::<referee::Duration>();
        let _ = text.parse::<referee::Zone>();
    }
}

#[test]
fn very_long_names_do_not_stop_a_table() {
    let lead =
        |id: &str| format!("{{\"lead\":\"{id}\",\"at\":\"2020-06-02T09:00:00Z\",\"open\":{{\"rules\":\"2019\"}}}}");
    for id in [" ".repeat(3_000_000) + "x", "a".to_owned() + &"\u{301}".repeat(1_000_000), "x".repeat(3_000_000)] {
        let ran = run(ARGS, lead(&id).as_bytes());
        assert_eq!(ran.code, Some(0));
        assert!(ran.output.len() < 5_000, "{}", ran.output.len());
    }
}

#[test]
fn long_lines_are_skipped_anywhere() {
    let long = format!(
        "{{\"lead\":\"{}\",\"at\":\"2020-06-02T09:00:00Z\",\"open\":{{\"rules\":\"2019\"}}}}",
        "x".repeat(17 << 20)
    );
    for log in [format!("{long}\n{VALID}"), format!("{VALID}\n{long}"), format!("{long}\n{long}\n{VALID}\n{long}\n")] {
        let ran = run(ARGS, log.as_bytes());
        assert_eq!(ran.output.lines().count(), 2, "{}", ran.errors);
        assert_eq!(ran.errors.matches("log-long-line").count(), log.matches("xx\"").count(), "{}", ran.errors);
    }
}

#[test]
fn a_byte_order_mark_belongs_at_the_start() {
    let log = format!("{VALID}\n").repeat(1) + &format!("\u{feff}{VALID}\n").repeat(20_000);
    let errors = |threads: &str| {
        let dir = crate::command::folder();
        let path = std::env::temp_dir().join(format!("referee-bom-{}.jsonl", std::process::id()));
        std::fs::write(&path, &log).unwrap();
        let mut command =
            crate::command::command(&dir, &["status", path.to_str().unwrap(), "--at", "2020-06-12T09:00:00Z"]);
        let done = command.env("RAYON_NUM_THREADS", threads).output().unwrap();
        std::fs::remove_file(path).unwrap();
        String::from_utf8(done.stderr).unwrap().matches("log-json").count()
    };
    assert_eq!((errors("1"), errors("7")), (20_000, 20_000));
}

#[test]
fn findings_cannot_be_forged() {
    let log = "{\"lead\":\"A\",\"x\\nerror: forged\":1}\n{\"lead\":\"A\",\"y\\u001b[31m\":1}";
    let ran = run(ARGS, log.as_bytes());
    assert!(!ran.errors.contains("\nerror: forged") && !ran.errors.contains('\u{1b}'), "{}", ran.errors);
    // Values that look like the parser's own words are not quoted either.
    let open = |details: &str| {
        format!(
            "{{\"lead\":\"A\",\"at\":\"2020-06-02T09:00:00Z\",\"open\":{{\"rules\":\"2019\",\"details\":\"{details}\"}}}}"
        )
    };
    for details in ["SECRET at line 4", "x, expected SECRET", "SECRET` at line 1 column 2, expected x"] {
        let ran = run(ARGS, open(details).as_bytes());
        assert!(!ran.errors.contains("SECRET"), "{}", ran.errors);
        assert_eq!(ran.code, Some(1));
    }
}

#[test]
fn a_thousand_mistakes_are_reported_up_to_a_limit() {
    let text: String = (0..5_000).map(|n| format!("m{n} = {{ NOPE(1) }}\n")).collect::<Vec<_>>().concat();
    let found = wrong_words(&(text + "stage-open = { NOPE(1) }\n"));
    let calls = found.iter().filter(|(id, _)| *id == "ftl-function").count();
    assert!((500..600).contains(&calls), "{calls}");
}

#[test]
fn a_backslash_in_a_text_is_a_backslash() {
    let text = "stage-open = C:\\users\\\u{fc}mit \\u00\u{fc} { \"\\\\u00\u{fc}\" }\n";
    let found = wrong_words(text);
    assert!(found.is_empty(), "{found:?}");
    let folder = std::env::temp_dir().join(format!("referee-text-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("rules")).unwrap();
    std::fs::create_dir_all(folder.join("locales/en")).unwrap();
    std::fs::write(folder.join("rules/t.yaml"), SMALL).unwrap();
    std::fs::write(folder.join("locales/en/t.ftl"), text.to_owned() + "stage-closed = { \"äöü\" } \"日本\"\n").unwrap();
    let (referee, _) = Loader::folder(&folder).load_valid().unwrap();
    std::fs::remove_dir_all(folder).unwrap();
    let reader = referee.reader("en").unwrap();
    let words = reader.words(&referee.rulebook().sets()[0]);
    let said = |id: &str| words.get(id).and_then(|word| word.text).map(str::to_owned);
    assert_eq!(said("stage-open").as_deref(), Some("C:\\users\\\u{fc}mit \\u00\u{fc} \\u00\u{fc}"));
    assert_eq!(said("stage-closed").as_deref(), Some("äöü \"日本\""));
}
