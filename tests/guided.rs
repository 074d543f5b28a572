//! Commands in a book that is not finished: they say what matters for them, and how to go on.

use crate::command::{Folder, root, run_in};
use crate::translations::{book, edit};

/// A rule set with an unformatted file, and its messages.
fn rules(name: &str) -> (String, String) {
    let rules = format!(
        "rules:   {name}\nfields: {{ note: text }}\nrecipients: [team]\nstages:\n  open:\n    actions: {{ close: {{ to: \
         done, notify: [closed] }} }}\n    timeout: {{ after: 5d, to: done }}\n  end: {{ outcomes: [done] }}\n\
         notifications: {{ closed: {{ to: team }} }}\n"
    );
    let words = "stage-open = Open\n    .summary = Open.\nstage-end = End\naction-close = Close\n    .hint = Close it.\n\
                 outcome-done = Done\n    .summary = Done.\nfield-note = Note\nrecipient-team = Team\n\
                 notification-closed =\n    .subject = Closed\n    .body = It says { $field-note }.\n";
    (rules, words.to_owned())
}

/// A book of two rule sets, in a folder; `b` has no messages.
fn two(folder: &Folder, at: &str) {
    for name in ["a", "b"] {
        let (rules, words) = rules(name);
        folder.write(&format!("{at}rules/{name}.yaml"), &rules);
        let words = if name == "a" { &*words } else { "" };
        folder.write(&format!("{at}locales/en/{name}.ftl"), words);
    }
}

#[test]
fn a_folder_of_books_is_formatted_and_checked() {
    let folder = Folder::new();
    let files = ["one/rules/a.yaml", "deep/er/two/rules/a.yaml"];
    let skipped = ["target/rules/a.yaml", ".git/rules/a.yaml", "node_modules/rules/a.yaml"];
    for file in files.iter().chain(&skipped) {
        folder.write(file, &rules("a").0);
    }
    let checked = run_in(folder.path(), &["fmt", "--check", "."], b"");
    assert_eq!(checked.code, Some(1), "{}", checked.errors);
    assert_eq!(checked.output.matches("(formatted)").count(), 2, "{}", checked.output);
    assert_eq!(run_in(folder.path(), &["fmt", "."], b"").output.lines().count(), 2);
    assert!(files.iter().all(|file| folder.read(file).starts_with("rules: a\n")));
    assert!(skipped.iter().all(|file| folder.read(file).starts_with("rules:   a\n")));
    assert_eq!(run_in(folder.path(), &["fmt", "--check", "."], b"").code, Some(0));
    let checked = run_in(folder.path(), &["check", ".", "--format", "json"], b"");
    assert_eq!((checked.code, checked.output.matches("\"unused\"").count()), (Some(0), 2), "{}", checked.output);
    let empty = Folder::new();
    assert_eq!(run_in(empty.path(), &["fmt", "."], b"").code, Some(2));
    assert_eq!(run_in(empty.path(), &["check", "."], b"").code, Some(2));
}

#[test]
fn check_takes_a_book_like_other_commands() {
    let folder = Folder::new();
    two(&folder, "");
    let named = run_in(folder.path(), &["check", "."], b"");
    for args in [vec!["check"], vec!["check", "--book", "."]] {
        let ran = run_in(folder.path(), &args, b"");
        assert_eq!((&ran.output, ran.code), (&named.output, named.code), "{args:?}");
    }
    assert_eq!(run_in(folder.path(), &["check", "--book", ".", "rules"], b"").code, Some(2));
}

/// A command about one rule set reports its findings, and only counts those of others.
#[test]
fn findings_in_other_rule_sets_are_counted() {
    let folder = Folder::new();
    two(&folder, "");
    folder.write("rules/c.yaml", "rules: c\nstages: 7\n");
    let commands: [&[&str]; 5] = [
        &["show", "a"],
        &["draw", "a"],
        &["draw", "a", "--format", "scxml"],
        &["page", "write", "a"],
        &["words", "--rules", "a"],
    ];
    for args in commands {
        let ran = run_in(folder.path(), args, b"");
        let counted = "findings in other rule sets are not shown; run `referee check`";
        assert!(ran.errors.contains(counted) && ran.errors.lines().count() <= 2, "{args:?}: {}", ran.errors);
        assert_eq!(ran.code, Some(0), "{args:?}");
        let of = |name: &str| {
            let args: Vec<&str> = args.iter().map(|arg| if *arg == "a" { name } else { arg }).collect();
            run_in(folder.path(), &args, b"")
        };
        let other = of("b");
        assert!(other.errors.contains("lacks messages of rule set `b`"), "{args:?}: {}", other.errors);
        assert!(!other.errors.contains("c.yaml"), "{args:?}: {}", other.errors);
        // A rule set with errors does not exist, and its errors say why.
        let broken = of("c");
        assert!(broken.errors.contains("c.yaml") && broken.code != Some(0), "{args:?}: {}", broken.errors);
    }
    let ran = run_in(folder.path(), &["diff", "a", "b"], b"");
    assert!(ran.errors.contains("1 finding in another rule set is not shown"), "{}", ran.errors);
}

#[test]
fn rules_without_messages_are_reported_once() {
    let folder = Folder::new();
    folder.write("rules/a.yaml", &rules("a").0);
    let ran = run_in(folder.path(), &["check"], b"");
    assert!(ran.output.contains("warning[message-missing]: `en` lacks messages of rule set `a`"), "{}", ran.output);
    assert!(ran.output.contains("`referee locale add en` adds all to fill in"), "{}", ran.output);
    assert!(ran.output.ends_with("no errors, 2 warnings, no notes\n"), "{}", ran.output);
    assert_eq!(ran.code, Some(0));
    assert_eq!(run_in(folder.path(), &["locale", "add", "en"], b"").code, Some(0));
    let ran = run_in(folder.path(), &["check"], b"");
    assert!(ran.output.contains("`stage-open` is missing in `en`"), "{}", ran.output);
}

#[test]
fn a_field_that_only_a_notification_shows_is_used() {
    let folder = Folder::new();
    let (text, words) = rules("a");
    folder.write("rules/a.yaml", &text);
    let unused = |words: &str| {
        folder.write("locales/en/a.ftl", words);
        run_in(folder.path(), &["check"], b"").output.contains("the field `note` is never used")
    };
    assert!(!unused(&words));
    assert!(unused(&words.replace("$field-note", "$lead")));
    assert!(unused(&(words.replace("$field-note", "$lead") + "# $field-note\n")), "a comment uses nothing");
    assert!(unused(&words.replace("field-note }", "field-notes }")), "another field");
}

#[test]
fn sentences_that_were_not_read_are_listed() {
    let written = run_in(root(), &["page", "write", "2020", "--locale", "de"], b"").output;
    let (front, rest) = written.split_once("\n---\n").unwrap();
    let page = format!("{front}\n---\n\nDer Mond ist aus grünem Käse.\n{rest}");
    let folder = Folder::new();
    folder.write("page.md", &page);
    let ran = run_in(folder.path(), &["page", "check", "page.md"], b"");
    let (_, listed) = ran.output.split_once("\nNot read\n").unwrap();
    let line = front.lines().count() + 3;
    let first = listed.lines().next().unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(first, format!("{line}:1 Der Mond ist aus grünem Käse."));
}

#[test]
fn texts_of_missing_messages_are_whole() {
    let book = book();
    let long = "word ".repeat(200);
    edit(&book, "locales/en/2019.ftl", "Please choose another partner", long.trim());
    let ran = run_in(book.path(), &["words", "--missing", "fr", "--rules", "2019"], b"");
    assert!(ran.output.matches("word").count() >= 200, "{}", ran.output);
}

#[test]
fn wrapped_cells_keep_their_indentation() {
    let book = book();
    edit(&book, "locales/en/2019.ftl", "Please choose another partner", &"another partner ".repeat(8));
    let log = std::fs::read(root().join("examples/leads.jsonl")).unwrap();
    let args = ["replay", "-", "--rules", "2020", "--against", "2019", "--facts", "qualification=customer-inquiry"];
    let ran = run_in(book.path(), &args, &log);
    let (_, table) = ran.output.split_once("\nNotifications\n").unwrap();
    let rows: Vec<&str> = table.lines().take_while(|line| !line.is_empty()).collect();
    assert!(rows.len() > 5 && rows.iter().all(|row| row.starts_with("  ")), "{table}");
}

#[test]
fn a_plan_says_how_to_give_missing_facts() {
    let log = r#"{"lead":"A-1","at":"2020-06-01T10:00:00Z","open":{"rules":"2019"}}"#;
    let args = ["switch", "plan", "-", "--to", "2020", "--at", "2020-06-02T09:00:00Z"];
    let ran = run_in(root(), &args, log.as_bytes());
    let note = "note: 1 lead lacks the fact `qualification`; give it to all with `--facts qualification=VALUE`, or to \
                single leads with `--supply FILE`\n";
    assert!(ran.errors.ends_with(note) && ran.code == Some(1), "{}", ran.errors);
    let args = [&args[..], &["--facts", "qualification=customer-inquiry"]].concat();
    let ran = run_in(root(), &args, log.as_bytes());
    assert!(!ran.errors.contains("lacks the fact") && ran.code == Some(0), "{}", ran.errors);
}

/// The same reminders of several limits of a clock, once.
#[test]
fn a_picture_lists_equal_reminders_once() {
    let reminders = [
        ("en", "Reminder 1 business hour"),
        ("de", "Erinnerung 1 Geschäftsstunde"),
        ("zh-TW", "期限前 1 個工作小時提醒"),
    ];
    for (locale, reminder) in reminders {
        let args = ["draw", "helpdesk", "--book", "examples/helpdesk", "--locale", locale];
        let drawn = run_in(root(), &args, b"").output;
        let (description, _) = drawn.split_once("<desc").unwrap().1.split_once("</desc>").unwrap();
        assert_eq!(description.matches(reminder).count(), 1, "{locale}: {description}");
    }
}

/// The time that a paused clock has left is of a kind.
#[test]
fn a_paused_clock_names_the_kind_of_its_time() {
    let log = std::fs::read_to_string(root().join("examples/helpdesk/leads.jsonl")).unwrap();
    let mut kinds = std::collections::BTreeMap::new();
    for line in log.lines() {
        let at = serde_json::from_str::<serde_json::Value>(line).unwrap()["at"].as_str().unwrap().to_owned();
        let args = ["status", "-", "--book", "examples/helpdesk", "--format", "json", "--at", &at];
        for status in run_in(root(), &args, log.as_bytes()).output.lines() {
            let status: serde_json::Value = serde_json::from_str(status).unwrap();
            for clock in status["clocks"].as_array().into_iter().flatten() {
                let paused = clock["phase"] == "paused";
                assert_eq!((clock["left"].is_null(), clock["kind"].is_null()), (!paused, !paused), "{clock}");
                if paused {
                    let pair = (clock["id"].as_str().unwrap().to_owned(), clock["kind"].as_str().unwrap().to_owned());
                    *kinds.entry(pair).or_insert(0) += 1;
                }
            }
        }
    }
    let kinds: Vec<(&str, &str)> = kinds.keys().map(|(id, kind)| (id.as_str(), kind.as_str())).collect();
    assert_eq!(kinds, [("first-answer", "business-hours"), ("solution", "business-days")]);
}
