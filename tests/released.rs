//! `referee release`: what must hold before it, and how it is taken back.

use crate::command::{Folder, root, run_in};

const RULES: &str = "rules: t\nsource: { page: tickets, date: 2026-02-01 }\nstages:\n  open:\n    actions: { close: { to: solved } }\n    \
                     timeout: { after: 3d, to: solved }\n  closed:\n    outcomes: [solved]\n";
const WORDS: &str = "stage-open = Open\n    .summary = Open.\nstage-closed = Closed\naction-close = Close\n    .hint = \
                     Closes it.\noutcome-solved = Solved\n    .summary = Solved.\n";
const SCENARIO: &str = "rules: t\nscenarios:\n  closed:\n    open: { at: 2026-03-02T09:00:00Z }\n    steps:\n      - { at: +1h, \
                        act: close, expect: { state: solved } }\n";

/// A book that can be released.
fn book() -> Folder {
    let book = Folder::new();
    book.write("rules/t.yaml", RULES);
    book.write("rules/tests/t.yaml", SCENARIO);
    book.write("locales/en/t.ftl", WORDS);
    book
}

/// The output, the errors and the exit code of `referee release t`.
fn release(book: &Folder, args: &[&str]) -> (String, String, Option<i32>) {
    let ran = run_in(book.path(), &[&["release", "t"], args].concat(), b"");
    (ran.output, ran.errors, ran.code)
}

#[test]
fn the_date_of_the_page_is_proposed_and_coverage_shown() {
    let book = book();
    let (output, errors, code) = release(&book, &[]);
    assert_eq!(code, Some(2), "without a terminal, nobody can answer: {output}");
    assert!(errors.contains("with `--yes`"), "{errors}");
    let (output, errors, code) = release(&book, &["--yes"]);
    assert_eq!((errors.as_str(), code), ("", Some(0)));
    assert_eq!(
        output,
        "scenarios: 1 passed; coverage of t: 75 %, untouched: timeout open.3d to solved\n\
         `t` is released as of 2026-02-01, in `rules/released.json`\n"
    );
    let (output, ..) = release(&book, &["--yes"]);
    assert_eq!(output, "`t` was released on 2026-02-01\n");
}

#[test]
fn untranslated_messages_and_failing_scenarios_prevent_it() {
    let book = book();
    book.write("locales/de/t.ftl", &WORDS.replace("action-close = Close\n    .hint = Closes it.\n", ""));
    assert_eq!(run_in(book.path(), &["check"], b"").code, Some(0), "a warning");
    assert_eq!(run_in(book.path(), &["check", "--strict"], b"").code, Some(1));
    let (_, errors, code) = release(&book, &["--yes"]);
    assert_eq!(code, Some(1));
    assert!(errors.contains("1 message is untranslated in `de`: `action-close`"), "{errors}");
    std::fs::remove_dir_all(book.path().join("locales/de")).unwrap();
    book.write("rules/tests/t.yaml", &SCENARIO.replace("state: solved", "state: open"));
    let (_, errors, code) = release(&book, &["--yes"]);
    assert_eq!(code, Some(1));
    assert!(errors.contains("1 of its scenarios fail") && errors.contains("found `solved`"), "{errors}");
    assert!(!book.path().join("rules/released.json").exists());
}

#[test]
fn it_is_taken_back_only_before_a_lead_uses_it() {
    let book = book();
    let undo = |args: &[&str]| release(&book, &[&["--undo"], args].concat());
    assert_eq!(undo(&[]).2, Some(2), "it is not released");
    let released = || assert_eq!(release(&book, &["--yes"]).2, Some(0));
    released();
    assert_eq!(undo(&[]).0, "`t` is no longer released\n");
    released();
    let other = "{\"lead\":\"L-1\",\"at\":\"2026-03-02T09:00:00Z\",\"open\":{\"rules\":\"u\"}}\n";
    let own = "{\"lead\":\"L-2\",\"at\":\"2026-03-02T09:00:00Z\",\"open\":{\"rules\":\"t\"}}\n";
    let switched = "{\"lead\":\"L-3\",\"at\":\"2026-03-02T09:00:00Z\",\"switch\":\"t\"}\n";
    for (log, line) in
        [(format!("{other}{own}"), Some(2)), (format!("{other}{switched}"), Some(2)), (other.into(), None)]
    {
        book.write("log.jsonl", &log);
        let (output, errors, code) = undo(&["--log", "log.jsonl"]);
        match line {
            Some(line) => {
                assert_eq!(code, Some(2), "{output}");
                assert!(errors.contains(&format!("log.jsonl:{line}:1: lead")), "{errors}");
            }
            None => assert_eq!((errors.as_str(), code), ("", Some(0))),
        }
    }
    // New leads get it, so that only a log can show that there are none.
    released();
    book.write("rules/rollout.yaml", "rollout:\n  - { rules: t }\n");
    let (_, errors, code) = undo(&[]);
    assert!(
        code == Some(2) && errors.contains("error[release-in-use]: the rollout assigns new leads to `t`"),
        "{errors}"
    );
    let open = other.replace("{\"rules\":\"u\"}", "{}");
    book.write("log.jsonl", &open);
    assert_eq!(undo(&["--log", "log.jsonl"]).2, Some(2), "the rollout assigned it");
    book.write("log.jsonl", &format!("{open}{{\n"));
    assert_eq!(undo(&["--log", "log.jsonl"]).2, Some(2));
    book.write("log.jsonl", other);
    assert_eq!(undo(&["--log", "log.jsonl"]).2, Some(0));
    // A later released rule set depends on it.
    std::fs::remove_file(book.path().join("rules/rollout.yaml")).unwrap();
    released();
    book.write("rules/u.yaml", &RULES.replace("rules: t\n", "rules: u\nfollows: t\nswitch: { clock: keep }\n"));
    book.write("locales/en/u.ftl", WORDS);
    let later = run_in(book.path(), &["release", "u", "--yes"], b"");
    assert_eq!(later.code, Some(0), "{}", later.errors);
    let (_, errors, code) = undo(&[]);
    assert!(code == Some(2) && errors.contains("the released rule set `u` follows `t`"), "{errors}");
}

/// An unknown target is one finding: it could be any state, so none is reported as unreachable.
#[test]
fn an_unknown_target_is_one_finding() {
    let text = std::fs::read_to_string(root().join("rules/2020.yaml")).unwrap();
    let book = Folder::new();
    book.write("rules/2020.yaml", &text.replace("to: accepted\n", "to: working\n"));
    let checked = run_in(book.path(), &["check", "rules/2020.yaml", "--min-severity", "error"], b"").output;
    let errors: Vec<&str> = checked.lines().filter(|line| line.starts_with("error[")).collect();
    assert_eq!(errors.first().copied(), Some("error[unknown-state]: unknown state `working`"), "{checked}");
    assert!(!checked.contains("unreachable"), "{checked}");
}
