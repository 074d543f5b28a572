//! What translators meant with the units of a file: unfinished ones, slips, and what other tools add.

use crate::command::{Folder, run_in};
use crate::exchange::{export, import, little};

const ENGLISH: &str = "stage-open = Open\n    .summary = Open until { DATE($due) }.\nstage-end = Archive\naction-close = Close\n    .hint = Close it.\noutcome-done = Done\n    .summary = Done.\n";
const GERMAN: &str = "stage-open = Offen\n    .summary = Offen bis { DATE($due) }.\nstage-end = Archiv\naction-close = Schließen\n    .hint = Schließt den Fall.\noutcome-done = Fertig\n    .summary = Fertig.\n";

fn small() -> Folder {
    let book = little();
    let rules = book.read("rules/t.yaml").replace("{ actions:", "{ timeout: { after: 3d, to: done }, actions:");
    book.write("rules/t.yaml", &rules);
    book.write("locales/en/t.ftl", ENGLISH);
    book.write("locales/de/t.ftl", GERMAN);
    book
}

/// A file with a new German label of the archive, marked as unfinished.
fn unfinished(book: &Folder, format: &str) -> String {
    let file = export(book, "de", format);
    match format {
        "po" => {
            let at = file.find("msgctxt \"t/stage-end\"").unwrap();
            let before = file[..at].rfind("\n\n").unwrap() + 2;
            let rest = file[before..].replacen("msgstr \"Archiv\"", "msgstr \"Ablage\"", 1);
            format!("{}#, fuzzy\n{rest}", &file[..before])
        }
        "xliff" => {
            let at = file.find("name=\"stage-end\"").unwrap();
            let rest = file[at..].replacen(">Archiv<", ">Ablage<", 1);
            let state = rest.find("state=\"").unwrap() + "state=\"".len();
            let end = state + rest[state..].find('"').unwrap();
            format!("{}{}initial{}", &file[..at], &rest[..state], &rest[end..])
        }
        _ => {
            let at = file.find("tuid=\"t/stage-end\"").unwrap();
            let rest = file[at..].replacen(">Archiv<", ">Ablage<", 1);
            let state = rest.find("\"x-state\">").unwrap() + "\"x-state\">".len();
            let end = state + rest[state..].find('<').unwrap();
            format!("{}{}initial{}", &file[..at], &rest[..state], &rest[end..])
        }
    }
}

#[test]
fn unfinished_translations_are_imported_only_when_asked_for() {
    for format in ["po", "xliff", "tmx"] {
        let book = small();
        let file = unfinished(&book, format);
        let ran = import(&book, &file);
        assert!(ran.output.starts_with("de: 0 messages changed"), "{format}: {}{}", ran.output, ran.errors);
        assert!(ran.errors.contains("exchange-unfinished") && ran.errors.contains("t/stage-end"), "{}", ran.errors);
        assert_eq!(book.read("locales/de/t.ftl"), GERMAN, "{format}");
        let ran = run_in(book.path(), &["locale", "import", "-", "--fuzzy"], file.as_bytes());
        assert!(ran.output.starts_with("de: 1 message changed"), "{format}: {}{}", ran.output, ran.errors);
        assert!(ran.output.contains(", 1 not recorded"), "{format}: {}", ran.output);
        assert_eq!(book.read("locales/de/t.ftl"), GERMAN.replace("Archiv", "Ablage"), "{format}");
    }
}

#[test]
fn unfinished_parts_of_a_new_message_leave_it_untranslated() {
    let book = small();
    book.write("locales/de/t.ftl", "stage-end = Archiv\n");
    let file = export(&book, "de", "po");
    let at = file.find("msgctxt \"t/action-close.hint\"").unwrap();
    let before = file[..at].rfind("\n\n").unwrap() + 2;
    let rest = file[before..].replacen("msgstr \"\"", "msgstr \"Schließt den Fall.\"", 1);
    let file = format!("{}#, fuzzy\n{rest}", &file[..before]);
    let label = file.find("msgctxt \"t/action-close\"").unwrap();
    let file = format!("{}{}", &file[..label], file[label..].replacen("msgstr \"\"", "msgstr \"Schließen\"", 1));
    let ran = import(&book, &file);
    assert!(ran.errors.contains("exchange-unfinished"), "{}", ran.errors);
    assert_eq!(book.read("locales/de/t.ftl"), "stage-end = Archiv\n", "{}{}", ran.output, ran.errors);
}

#[test]
fn spaces_at_the_edges_are_slips() {
    for format in ["po", "xliff", "tmx"] {
        for slip in ["Ablage ", " Ablage", "\u{a0}Ablage\u{3000}", "  Ablage\t"] {
            let book = small();
            let file = export(&book, "de", format);
            let escaped = if format == "po" { slip.replace('\t', "\\t") } else { slip.to_owned() };
            let (old, new) = match format {
                "po" => ("msgstr \"Archiv\"".to_owned(), format!("msgstr \"{escaped}\"")),
                _ => (">Archiv<".to_owned(), format!(">{escaped}<")),
            };
            let ran = import(&book, &file.replace(&old, &new));
            assert!(ran.errors.contains("note[exchange-trimmed]"), "{format} {slip:?}: {}{}", ran.output, ran.errors);
            assert_eq!(book.read("locales/de/t.ftl"), GERMAN.replace("Archiv", "Ablage"), "{format} {slip:?}");
        }
    }
}

#[test]
fn blank_translations_are_refused() {
    for blank in ["{ \"\" }", "{ \" \" }", "\u{ad}", "\u{200b}", "{ \"\\u00AD\" }", "\u{a0}", "\u{2060}{ \"\" }"] {
        let book = small();
        let file = export(&book, "de", "xliff").replace(">Archiv<", &format!(">{blank}<"));
        let ran = import(&book, &file);
        assert_eq!(book.read("locales/de/t.ftl"), GERMAN, "{blank:?}: {}{}", ran.output, ran.errors);
        book.write("locales/de/t.ftl", &GERMAN.replace("Archiv", blank));
        let checked = run_in(book.path(), &["check"], b"");
        let known =
            ["ftl-blank", "ftl-junk"].iter().any(|id| checked.output.contains(id) || checked.errors.contains(id));
        assert!(known, "{blank:?}: {}{}", checked.output, checked.errors);
    }
}

#[test]
fn a_translation_without_a_value_is_not_recorded() {
    let book = small();
    let file = export(&book, "de", "po").replace("msgstr \"Offen bis { DATE($due) }.\"", "msgstr \"Offen.\"");
    let ran = import(&book, &file);
    assert!(ran.output.starts_with("de: 1 message changed") && ran.output.contains("1 not recorded"), "{}", ran.output);
    assert!(ran.errors.contains("exchange-incomplete") && ran.errors.contains("$due"), "{}", ran.errors);
    let ledger = std::fs::read_to_string(book.path().join("locales/de/ledger")).unwrap_or_default();
    assert!(!ledger.contains("stage-open"), "{ledger}");
}

#[test]
fn annotations_of_tools_change_nothing() {
    let book = small();
    let file = export(&book, "de", "xliff");
    let summary = file.find("name=\"stage-open.summary\"").unwrap();
    let (head, rest) = file.split_at(summary);
    let code = &rest[rest.find("<target>").unwrap()..];
    let code = &code[code.find("<ph ").unwrap()..];
    let code = &code[..=code.find("/>").unwrap() + 1];
    let id = code.split_once("id=\"").unwrap().1.split_once('"').unwrap().0;
    for (old, new) in [
        (
            "<target>Offen bis ".to_owned(),
            "<target><sm id=\"m1\" type=\"term\"/>Offen<em startRef=\"m1\"/> bis ".to_owned(),
        ),
        ("<target>Offen bis ".to_owned(), "<target><mrk id=\"m1\"><mrk id=\"m2\">Offen</mrk> bis </mrk>".to_owned()),
        (code.to_owned(), format!("<ph id=\"{id}\"/>")),
    ] {
        let target = rest.find("<target>").unwrap();
        let changed = rest[..target].to_owned() + &rest[target..].replacen(&old, &new, 1);
        assert_ne!(changed, rest, "{old}");
        let ran = import(&book, &format!("{head}{changed}"));
        assert!(ran.output.starts_with("de: 0 messages changed"), "{new}: {}{}", ran.output, ran.errors);
        assert_eq!((ran.code, &*ran.errors), (Some(0), ""), "{new}");
    }
}

#[test]
fn a_new_language_gets_the_shared_messages_of_the_library() {
    let book = crate::command::Folder::new();
    let rules = "rules: t\nstages:\n  open: { actions: { close: { to: done } } }\n  end: { outcomes: [done] }\n";
    book.write("rules/t.yaml", rules);
    let words = "stage-open = Open\n    .summary = Open.\nstage-end = Ended\naction-close = Close\n    .hint = Closes it.\n\
                 outcome-done = Done\n    .summary = Done.\n";
    book.write("locales/en/t.ftl", words);
    for (format, file) in [("po", "pl.po"), ("xliff", "pl.xliff")] {
        let run = |args: &[&str]| crate::command::run_in(book.path(), args, b"");
        assert_eq!(run(&["locale", "export", "pl", "--output", file, "--format", format]).code, Some(0));
        let text = book.read(file);
        let filled = match format {
            "po" => text.replacen("msgid \"Ended\"\nmsgstr \"\"", "msgid \"Ended\"\nmsgstr \"Zakończone\"", 1),
            _ => text.clone(),
        };
        book.write(file, &filled);
        let ran = run(&["locale", "import", file]);
        assert!(!ran.errors.contains("exchange-unknown") && !ran.errors.contains("unknown"), "{}", ran.errors);
        assert!(!ran.output.contains("unknown"), "{}", ran.output);
    }
    assert!(book.read("locales/pl/t.ftl").contains("stage-end = Zakończone"));
}
