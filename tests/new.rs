//! `referee new`: a rule set from nothing, or a copy of another one.

use crate::command::{Folder, folder, run_in};

/// What `check` finds in a folder: ids with places, without notes.
fn found(folder: &Folder) -> Vec<(String, String)> {
    let ran = run_in(folder.path(), &["check", "--format", "json"], b"");
    let lines = ran.output.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
    let wrong = lines.filter(|line| line["severity"] != "note");
    wrong.map(|line| (line["id"].as_str().unwrap().into(), line["file"].as_str().unwrap_or("").into())).collect()
}

#[test]
fn a_rule_set_begun_from_nothing_lacks_only_its_words() {
    let folder = Folder::new();
    let ran = run_in(folder.path(), &["new", "pilot"], b"");
    assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)));
    assert_eq!(ran.output.lines().count(), 7, "rules, five locales, a schema: {}", ran.output);
    let found = found(&folder);
    assert!(found.iter().all(|(id, _)| id == "message-missing"), "{found:?}");
    for locale in ["de", "en", "it", "ru", "zh-TW"] {
        let file = format!("locales/{locale}/pilot.ftl");
        assert_eq!(found.iter().filter(|(_, at)| *at == file).count(), 11, "{locale}");
    }
    // Its words written, nothing is left to be found.
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
    assert_eq!(self::found(&folder), []);
}

#[test]
fn a_rule_set_begun_from_another_is_whole() {
    let folder = Folder::new();
    let ran = run_in(folder.path(), &["new", "2021", "--from", "2020"], b"");
    assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)));
    assert_eq!(found(&folder), []);
    assert!(!folder.read("rules/2021.yaml").contains("\nfollows:"), "what it would follow is not there");
    // The next one follows it.
    let ran = run_in(folder.path(), &["new", "pilot", "--from", "2021"], b"");
    assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)));
    let text = folder.read("rules/pilot.yaml");
    assert!(text.contains("\nrules: pilot\nfollows: \"2021\"\n"), "{text}");
    assert!(text.contains("# the customer is not notified"), "comments stay");
    assert_eq!(text.matches("switch:").count(), 1, "how leads come over to it, and not how they came to the old one");
    assert!(text.contains("\nswitch: { clock: keep }\n"), "{text}");
    assert_eq!(found(&folder), []);
}

#[test]
fn nothing_is_overwritten_and_no_name_leads_elsewhere() {
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
fn a_released_rule_set_does_not_change() {
    let book = Folder::new();
    let rules = std::fs::read_to_string(folder().join("../examples/tickets/rules/tickets.yaml")).unwrap();
    book.write("rules/tickets.yaml", &rules);
    let ran = run_in(book.path(), &["release", "tickets", "--on", "2026-01-31"], b"");
    assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)));
    let changed = || found(&book).into_iter().filter(|(id, _)| id == "released-changed").count();
    assert_eq!(changed(), 0);
    // Comments and layout may change, the meaning may not.
    book.write("rules/tickets.yaml", &rules.replace("  open: #", "\n  # The beginning.\n  open: #"));
    assert_eq!(changed(), 0);
    book.write("rules/tickets.yaml", &rules.replace("after: 3d", "after: 72h"));
    assert_eq!(changed(), 0, "three days are 72 hours");
    book.write("rules/tickets.yaml", &rules.replace("after: 3d", "after: 4d"));
    assert_eq!(changed(), 1);
    let ran = run_in(book.path(), &["release", "tickets"], b"");
    assert_eq!(ran.code, Some(1), "and it is not released again: {}", ran.output);
    std::fs::rename(book.path().join("rules/tickets.yaml"), book.path().join("rules/others.yaml")).unwrap();
    book.write("rules/others.yaml", &rules.replace("rules: tickets", "rules: others"));
    assert_eq!(changed(), 1, "it is gone");
    book.write("rules/released.json", "{ \"tickets\": 1 }");
    assert!(found(&book).contains(&("ledger".into(), "rules/released.json".into())));
}
