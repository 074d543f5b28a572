//! `referee new`: a new rule set, from scratch or from another one.

use crate::command::{Folder, folder, run_in};

/// The findings of `check` in a folder: ids with locations, without notes.
fn found(folder: &Folder) -> Vec<(String, String)> {
    let ran = run_in(folder.path(), &["check", "--format", "json"], b"");
    let lines = ran.output.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let wrong = lines.filter(|line| line["severity"] != "note");
    wrong.map(|line| (line["id"].as_str().unwrap().into(), line["file"].as_str().unwrap_or("").into())).collect()
}

#[test]
fn a_new_rule_set_lacks_only_its_messages() {
    let folder = Folder::new();
    let ran = run_in(folder.path(), &["new", "pilot"], b"");
    assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)));
    assert_eq!(ran.output.lines().count(), 8, "rules, a scenario, five locales, a schema: {}", ran.output);
    let found = found(&folder);
    let of = |locale: &str| {
        let file = format!("locales/{locale}/pilot.ftl");
        found.iter().filter(|(_, at)| *at == file).map(|(id, _)| id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of("en"), ["message-missing"; 11]);
    for locale in ["de", "it", "ru", "zh-TW"] {
        // A note says that they are not translated yet.
        assert_eq!(of(locale), [""; 0], "{locale}");
    }
    // With its messages written, nothing is missing.
    for locale in ["de", "en", "it", "ru", "zh-TW"] {
        let file = format!("locales/{locale}/pilot.ftl");
        let written: Vec<String> = folder
            .read(&file)
            .lines()
            .enumerate()
            .map(|(n, line)| match line.strip_prefix("# ").or_else(|| line.strip_prefix("#")) {
                Some(message) if message.ends_with('=') => format!("{message} Word {n}"),
                _ => line.to_owned(),
            })
            .collect();
        folder.write(&file, &(written.join("\n") + "\n"));
    }
    // The same words in every language are reported.
    let others: Vec<_> = self::found(&folder).into_iter().filter(|(id, _)| id != "words-leftover").collect();
    assert_eq!(others, []);
    let tested = run_in(folder.path(), &["test"], b"");
    assert_eq!((tested.output.as_str(), tested.code), ("scenarios: 1 passed, 0 failed, 1 files\n", Some(0)));
}

/// A copy in the built-in book, whose leads may come from rules that lack a field.
#[test]
fn a_copy_of_a_rule_set_with_a_history_checks_clean() {
    let folder = crate::translations::book();
    let ran = run_in(folder.path(), &["new", "2023", "--from", "2020"], b"");
    assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)));
    assert_eq!(found(&folder), []);
    let text = folder.read("rules/2023.yaml");
    assert!(text.contains("\nswitch: { clock: keep, supply: { fields: [purchase-timeframe] } }\n"), "{text}");
    assert!(!text.contains("of 2020") && !text.contains("source:"), "what is about the old rules is gone: {text}");
    let tested = run_in(folder.path(), &["test"], b"");
    assert_eq!(tested.code, Some(0), "{}", tested.errors);
}

#[test]
fn a_rule_set_made_from_another_is_complete() {
    let folder = Folder::new();
    let ran = run_in(folder.path(), &["new", "2021", "--from", "2020"], b"");
    assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)));
    assert_eq!(found(&folder), []);
    assert!(!folder.read("rules/2021.yaml").contains("\nfollows:"), "the preceding rule set does not exist");
    // The next one follows it.
    let ran = run_in(folder.path(), &["new", "pilot", "--from", "2021"], b"");
    assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)));
    let text = folder.read("rules/pilot.yaml");
    assert!(text.contains("\nrules: pilot\nfollows: \"2021\"\n"), "{text}");
    assert!(text.contains("# the customer is not notified"), "comments stay");
    assert_eq!(text.matches("switch:").count(), 1, "its own switch, not that of the old rule set");
    assert!(text.contains("\nswitch: { clock: keep }\n"), "{text}");
    assert_eq!(found(&folder), []);
}

#[test]
fn nothing_is_overwritten_or_written_elsewhere() {
    let folder = Folder::new();
    folder.write("locales/de/pilot.ftl", "mine = 1\n");
    let ran = run_in(folder.path(), &["new", "pilot"], b"");
    assert_eq!(
        (ran.errors.as_str(), ran.code),
        ("error: cannot write `locales/de/pilot.ftl`: it already exists; nothing was written\n", Some(2))
    );
    assert!(!folder.path().join("rules").exists());
    for name in ["../up", "Pilot", "common", "", "a b"] {
        assert_eq!(run_in(folder.path(), &["new", name], b"").code, Some(2), "{name}");
    }
    let ran = run_in(folder.path(), &["new", "pilot", "--from", "2002"], b"");
    assert!(ran.errors.contains("available: `2017`, `2019`, `2020`"), "{}", ran.errors);
}

#[test]
fn a_released_rule_set_is_frozen() {
    let book = Folder::new();
    let rules = std::fs::read_to_string(folder().join("../examples/tickets/rules/tickets.yaml")).unwrap();
    book.write("rules/tickets.yaml", &rules);
    let ran = run_in(book.path(), &["release", "tickets", "--on", "2026-01-31", "--yes"], b"");
    assert!(ran.errors.starts_with("warning[message-missing]: `en` lacks messages"), "{}", ran.errors);
    assert_eq!((ran.errors.matches("[message-missing]").count(), ran.code), (1, Some(0)));
    let changed = || found(&book).into_iter().filter(|(id, _)| id == "released-changed").count();
    assert_eq!(changed(), 0);
    // Comments and layout can change, the meaning cannot.
    book.write("rules/tickets.yaml", &rules.replace("  open: #", "\n  # The beginning.\n  open: #"));
    assert_eq!(changed(), 0);
    book.write("rules/tickets.yaml", &rules.replace("after: 3d", "after: 72h"));
    assert_eq!(changed(), 0, "three days are 72 hours");
    book.write("rules/tickets.yaml", &rules.replace("after: 3d", "after: 4d"));
    assert_eq!(changed(), 1);
    let ran = run_in(book.path(), &["release", "tickets", "--yes"], b"");
    assert_eq!(ran.code, Some(1), "it cannot be released again: {}", ran.output);
    std::fs::rename(book.path().join("rules/tickets.yaml"), book.path().join("rules/others.yaml")).unwrap();
    book.write("rules/others.yaml", &rules.replace("rules: tickets", "rules: others"));
    assert_eq!(changed(), 1, "a removed rule set is reported");
    book.write("rules/released.json", "{ \"tickets\": 1 }");
    assert!(found(&book).contains(&("ledger".into(), "rules/released.json".into())));
}

/// Commands that read a log use the rules of the current folder, and say so.
#[test]
fn rules_of_the_current_folder_are_used() {
    let folder = Folder::new();
    run_in(folder.path(), &["new", "pilot", "--locale", "en"], b"");
    let log = b"{\"lead\":\"L\",\"at\":\"2026-03-02T09:00:00Z\",\"open\":{\"rules\":\"pilot\"}}\n";
    let ran = |args: &[&str]| run_in(folder.path(), &[args, &["-", "--locale", "en"]].concat(), log);
    let note = "note: using the rules and messages of the current folder\n";
    for verb in [&["status"][..], &["timeline"]] {
        let (here, named) = (ran(verb), ran(&[verb, &["--book", "."]].concat()));
        assert!(here.errors.ends_with(note) && !here.output.contains("no rule set"), "{verb:?}: {}", here.errors);
        assert_eq!((&here.output, here.code), (&named.output, named.code), "{verb:?}");
        assert!(!named.errors.contains(note), "the book was named");
    }
    let planned = ran(&["switch", "plan", "--to", "2017", "--at", "2026-03-03T09:00:00Z"]);
    assert!(planned.errors.contains(note) && planned.errors.contains("unknown rule set `2017`"), "{}", planned.errors);
    assert!(planned.errors.contains("available: `pilot`; rule sets are read from `rules`"), "{}", planned.errors);
    std::fs::remove_dir_all(folder.path().join("rules")).unwrap();
    assert!(ran(&["status"]).errors.contains("There is no rule set “pilot”"));
    let drawn = run_in(folder.path(), &["draw", "pilot"], b"").errors;
    assert!(drawn.contains("`2020`; `--book` reads the rule sets of a folder"), "{drawn}");
}

/// Of many missing messages, one finding says how to add all.
#[test]
fn the_first_missing_message_says_how_to_add_all() {
    let folder = Folder::new();
    run_in(folder.path(), &["new", "pilot", "--locale", "en"], b"");
    folder.write("locales/en/pilot.ftl", "stage-open = Open\n    .summary = Open.\n");
    let hint = "; `referee locale add en` adds this and 9 more to fill in";
    let checked = run_in(folder.path(), &["check"], b"").output;
    assert_eq!(
        (checked.matches("error[message-missing]").count(), checked.matches(hint).count()),
        (10, 1),
        "{checked}"
    );
    run_in(folder.path(), &["locale", "add", "en"], b"");
    let checked = run_in(folder.path(), &["check"], b"").output;
    assert_eq!(checked.matches("error[message-missing]").count(), 10, "now they are commented out");
    assert!(!checked.contains("referee locale add"), "{checked}");
}

/// A copy brings what its original has: the record of its translations, and its scenarios.
#[test]
fn a_copy_has_the_ledger_and_the_scenarios_of_its_original() {
    for (rules, copy) in [("helpdesk", "helpdesk-2"), ("data-request", "data-request-2")] {
        let folder = Folder::new();
        let original = crate::command::root().join("examples").join(rules);
        for path in crate::command::files(&original) {
            let name = path.strip_prefix(&original).unwrap();
            folder.write(&name.to_string_lossy(), &std::fs::read_to_string(&path).unwrap());
        }
        let lines = |text: &str, file: &str| {
            let lines = text.lines().filter_map(|line| line.strip_prefix(&format!("{file} ")));
            lines.map(str::to_owned).collect::<Vec<_>>()
        };
        let scenarios = |name: &str| folder.read(&format!("rules/tests/{name}.yaml")).matches("\n    open:").count();
        let ran = run_in(folder.path(), &["new", copy, "--from", rules], b"");
        assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)));
        for locale in ["de", "it", "ru", "zh-TW"] {
            let ledger = folder.read(&format!("locales/{locale}/ledger"));
            let recorded = lines(&ledger, copy);
            assert!(recorded.len() > 20, "{locale}: {}", recorded.len());
            assert_eq!(recorded, lines(&ledger, rules), "{locale}");
        }
        assert!(scenarios(copy) > 3 && scenarios(copy) <= scenarios(rules), "{rules}: {}", scenarios(copy));
        assert_eq!(found(&folder), []);
        let checked = run_in(folder.path(), &["locale", "check", "--strict"], b"");
        assert_eq!(checked.code, Some(0), "{}", checked.output);
        let tested = run_in(folder.path(), &["test"], b"");
        assert_eq!(tested.code, Some(0), "{}{}", tested.output, tested.errors);
    }
}
