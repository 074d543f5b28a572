//! Translations returned in an unexpected state: accepted if possible, and reported if not.

use crate::command::{FEWER, Folder, MESSAGES, NEEDED, run_in};
use crate::exchange::{export, import, words};
use crate::translations::{book, edit};

/// A PO file in which a text has another translation.
fn with(file: &str, unit: &str, translation: &str) -> String {
    let start = file.find(&format!("msgctxt \"{unit}\"\n")).unwrap();
    let from = start + file[start..].find("msgstr ").unwrap();
    let to = from + file[from..].find("\n\n").unwrap_or(file.len() - from);
    format!("{}msgstr \"{translation}\"{}", &file[..from], &file[to..])
}

fn assert_valid(book: &Folder) {
    let ran = run_in(book.path(), &["locale", "check", "--min-severity", "error"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.output);
}

#[test]
fn a_translation_that_would_break_another_message_is_refused() {
    let book = book();
    let before = words(&book, "de");
    let file = export(&book, "de", "po");
    for (unit, translation) in [
        // A reference that needs missing arguments, in the same file and in another.
        ("common/time-none", "{ deadline }"),
        ("2020/outcome-won", "{ deadline }"),
        // The label of another outcome.
        ("2020/outcome-won", "Verloren"),
        // A message that others refer to, in a cycle.
        ("2020/stage-accepted", "{ action-accept.hint }"),
    ] {
        let changed = with(&file, unit, translation);
        let ran = import(&book, &changed);
        let id = unit.split('/').nth(1).unwrap();
        assert!(ran.errors.contains(&format!("error[exchange-refused]: `{id}` of")), "{unit}: {}", ran.errors);
        assert_eq!(
            (ran.code, ran.output),
            (Some(1), format!("de: 0 messages changed, {FEWER} unchanged, 1 refused\n"))
        );
        let line = 1 + changed[..changed.find(&format!("msgctxt \"{unit}\"")).unwrap()].matches('\n').count();
        assert!(ran.errors.contains(&format!("standard input:{line}:")), "{unit} at {line}: {}", ran.errors);
        assert_eq!(words(&book, "de"), before, "{unit}");
    }
    // Several of them, and valid translations beside them.
    let mut changed = with(&file, "2020/outcome-won", "Verloren");
    changed = with(&changed, "2017/outcome-won", "Verloren");
    changed = with(&changed, "2020/stage-received", "Erhalten");
    let ran = import(&book, &changed);
    assert_eq!(ran.output, format!("de: 1 message changed, {} unchanged, 2 refused\n", MESSAGES - 3));
    assert_valid(&book);
}

/// A custom rule set whose hints refer to helpers that only the translation has.
fn with_helpers(count: usize) -> Folder {
    let book = Folder::new();
    let actions: Vec<String> = (0..count).map(|number| format!("      a{number}: {{ to: done }}\n")).collect();
    let rules =
        format!("rules: t\nstages:\n  open:\n    actions:\n{}  end: {{ outcomes: [done] }}\n", actions.concat());
    book.write("rules/t.yaml", &rules);
    let states =
        "stage-open = Open\n    .summary = Open.\nstage-end = End\noutcome-done = Done\n    .summary = Done.\n";
    let words = |hint: &dyn Fn(usize) -> String, names: &str| {
        let actions =
            (0..count).map(|number| format!("action-a{number} = {names} {number}\n    .hint = {}\n", hint(number)));
        actions.collect::<Vec<_>>().concat()
    };
    book.write("locales/en/t.ftl", &format!("{states}{}", words(&|_| "Ends it.".to_owned(), "Act")));
    let helpers: Vec<String> = (0..count).map(|number| format!("h{number} = Ende\n")).collect();
    let german = states.replace("Open", "Offen").replace("End", "Ende").replace("Done", "Fertig");
    let german = format!("{german}{}{}", words(&|number| format!("Zum {{ h{number} }}."), "Tat"), helpers.concat());
    book.write("locales/de/t.ftl", &german);
    book
}

#[test]
fn only_the_messages_that_break_something_are_refused() {
    let book = with_helpers(40);
    let file = export(&book, "de", "po");
    let mut changed = file.clone();
    for number in 0..40 {
        let word = if number % 4 == 0 { "{ $foo }" } else { "Schluss" };
        changed = with(&changed, &format!("t/h{number}"), word);
    }
    let ran = import(&book, &changed);
    assert!(ran.output.starts_with("de: 30 messages changed, 43 unchanged"), "{}{}", ran.output, ran.errors);
    assert_eq!(ran.errors.matches("error[exchange-refused]: `h").count(), 10, "{}", ran.errors);
    assert_valid(&book);
    // A valid message is not refused because of a reference in another one.
    let mut changed = with(&file, "t/outcome-done", "{ $foo }");
    changed = with(&changed, "t/action-a3.hint", "Dann ist es { outcome-done }.");
    let ran = import(&book, &changed);
    assert!(ran.output.contains("1 refused") && ran.errors.contains("`outcome-done` of `t`"), "{}", ran.errors);
    assert!(book.read("locales/de/t.ftl").contains("Dann ist es { outcome-done }."));
}

#[test]
fn a_translation_of_an_older_text_is_not_recorded() {
    for format in ["xliff", "po", "tmx"] {
        let book = book();
        let file = export(&book, "de", format);
        edit(&book, "locales/en/common.ftl", "time-none = immediately", "time-none = right now");
        assert_eq!(
            run_in(book.path(), &["locale", "accept", "de", "--message", "common/time-none"], b"").code,
            Some(0)
        );
        let [old, new] = ["sofort", "gleich"].map(|word| match format {
            "xliff" => format!("<target>{word}</target>"),
            "po" => format!("msgstr \"{word}\""),
            _ => format!("<seg>{word}</seg>"),
        });
        assert_eq!(file.matches(&old).count(), 1);
        let ran = import(&book, &file.replace(&old, &new));
        assert_eq!(
            (ran.code, ran.output),
            (Some(0), format!("de: 1 message changed, {FEWER} unchanged, 1 not recorded\n")),
            "{}",
            ran.errors
        );
        assert!(ran.errors.contains("warning[exchange-outdated]: `time-none` of `common`"), "{format}: {}", ran.errors);
        let ran = run_in(book.path(), &["locale", "check", "de"], b"");
        assert_eq!(numbers(&ran.output), [NEEDED, NEEDED, 0, 0, 0, 1], "{}", ran.output);
    }
}

#[test]
fn files_without_known_texts_are_refused_with_a_sentence() {
    let book = book();
    let before = words(&book, "de");
    let (po, xliff, tmx) = (export(&book, "de", "po"), export(&book, "de", "xliff"), export(&book, "de", "tmx"));
    let nameless: String = po.split_inclusive('\n').filter(|line| !line.starts_with("msgctxt")).collect();
    let one = tmx.replace("tuid=\"", "tuid=\"1");
    let files = xliff.replace("<file id=\"", "<file id=\"f").replace(" original=\"locales/en/", " original=\"x/f");
    for file in [nameless, one, files] {
        let ran = import(&book, &file);
        assert_eq!((ran.code, ran.errors.matches("exchange-").count()), (Some(1), 1), "{}", ran.errors);
        assert!(ran.errors.contains("units of this file have unknown names"), "{}", ran.errors);
        assert_eq!(words(&book, "de"), before);
    }
}

#[test]
fn incomplete_or_fuzzy_translations_are_reported() {
    let book = book();
    let before = words(&book, "de");
    let file = export(&book, "de", "xliff");
    let unit = file.find("name=\"stage-received\"").unwrap();
    let segment = "<source>Received</source>\n        <target>Empfangen</target>\n";
    for second in ["", "<target></target>", "<target order=\"1\">x</target>", "<target order=\"x\">x</target>"] {
        let cut = format!(
            "<source>Re</source>\n        <target>Erhal</target>\n      </segment>\n      <segment \
             state=\"translated\">\n        <source>ceived</source>{second}\n"
        );
        let ran = import(&book, &(file[..unit].to_owned() + &file[unit..].replacen(segment, &cut, 1)));
        assert_eq!(
            (ran.code, ran.output),
            (Some(1), format!("de: 0 messages changed, {FEWER} unchanged, 1 refused\n")),
            "{second}"
        );
        assert_eq!(words(&book, "de"), before);
    }
    // Emptied, or marked for review.
    let po = export(&book, "de", "po");
    let fuzzy = po.replacen("msgctxt \"common/time-none\"", "#, fuzzy\nmsgctxt \"common/time-none\"", 1);
    for file in [with(&po, "common/time-none", ""), fuzzy] {
        let ran = import(&book, &file);
        assert_eq!(
            (ran.code, ran.output),
            (Some(0), format!("de: 0 messages changed, {MESSAGES} unchanged\n")),
            "{}",
            ran.errors
        );
        assert!(
            ran.errors.contains("warning[exchange-untranslated]") && ran.errors.contains("`common/time-none`"),
            "{}",
            ran.errors
        );
        assert_eq!(words(&book, "de"), before);
    }
}

/// The numbers in the row of German: messages, done, changed, missing, leftover, unrecorded.
fn numbers(output: &str) -> [usize; 6] {
    let row = output.lines().find(|line| line.starts_with("de ")).unwrap();
    let numbers: Vec<usize> = row.split_whitespace().skip(1).take(6).map(|number| number.parse().unwrap()).collect();
    numbers.try_into().unwrap()
}

#[test]
fn a_missing_ledger_is_empty() {
    let book = book();
    std::fs::remove_file(book.path().join("locales/de/ledger")).unwrap();
    let ran = run_in(book.path(), &["locale", "check", "de", "--min-severity", "warning"], b"");
    // Words that are the same in English are not known to be right without the ledger.
    let [needed, done, changed, missing, leftover, unrecorded] = numbers(&ran.output);
    assert!(needed == NEEDED && done + leftover == NEEDED && leftover > 0, "{}", ran.output);
    assert_eq!([changed, missing, unrecorded], [0, 0, done], "{}", ran.output);
    assert_eq!(run_in(book.path(), &["locale", "accept", "de"], b"").code, Some(0));
    assert_valid(&book);
}

/// Each hidden character is reported once, at its translation, and the translation is accepted.
#[test]
fn hidden_characters_are_accepted_and_reported() {
    let book = book();
    let file = export(&book, "de", "po");
    for (translation, character) in [
        ("Gewon\u{202e}nen", "U+202E"),
        ("Gewonnen\u{2066}", "U+2066"),
        ("Gewon{ \\\"\\\\u001B\\\" }nen", "U+001B"),
        ("Gewonnen\u{e0041}", "U+E0041"),
    ] {
        let changed = with(&file, "2020/outcome-won", translation);
        let ran = import(&book, &changed);
        let found = format!(
            "warning[exchange-hidden]: `outcome-won` of `2020` contains {character}, which every output replaces"
        );
        assert_eq!(ran.errors.matches(&found).count(), 1, "{character}: {}", ran.errors);
        let line = 1 + changed[..changed.find("msgctxt \"2020/outcome-won\"").unwrap()].matches('\n').count();
        assert!(ran.errors.contains(&format!("standard input:{line}:")), "{character} at {line}: {}", ran.errors);
        assert!(ran.output.starts_with("de: 1 message changed"), "{character}: {}", ran.output);
    }
    let unhidden = import(&book, &with(&file, "2020/outcome-won", "Gewonnen!"));
    assert!(!unhidden.errors.contains("exchange-hidden"), "{}", unhidden.errors);
}
