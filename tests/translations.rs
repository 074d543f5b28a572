//! `referee locale check` and `referee locale accept`, on a copy of the built-in messages.

use std::path::Path;

use referee::{Finding, Loader, Severity};

use crate::command::{Folder, entries, folder, run_in};

/// A copy of the rules and messages.
pub fn book() -> Folder {
    let book = Folder::new();
    copy(&folder().join("../rules"), &book, "rules");
    copy(&folder().join("../locales"), &book, "locales");
    book
}

fn copy(from: &Path, to: &Folder, name: &str) {
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{name}/{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() { copy(&path, to, &name) } else { to.write(&name, &std::fs::read_to_string(path).unwrap()) }
    }
}

pub fn edit(book: &Folder, file: &str, old: &str, new: &str) {
    let text = book.read(file);
    assert!(text.contains(old), "{file} has no `{old}`");
    book.write(file, &text.replacen(old, new, 1));
}

/// The findings without notes: the file, the check and the underlined words.
pub fn found(book: &Folder, locales: &[&str]) -> Vec<(String, &'static str, String)> {
    let locales: Vec<_> = locales.iter().map(|locale| locale.parse().unwrap()).collect();
    let (findings, _) = referee_translation::book::check_words(Some(book.path()), &locales).unwrap();
    let wrong = findings.iter().filter(|finding| finding.severity != Severity::Note);
    let place = |finding: &Finding| finding.place.clone().unwrap();
    let inside = |file: &str| Path::new(file).strip_prefix(book.path()).unwrap().to_str().unwrap().to_owned();
    wrong.map(|it| (inside(place(it).file()), it.id, place(it).underlined().unwrap_or_default().to_owned())).collect()
}

/// The findings without notes: the file, the check and the line.
pub fn found_lines(book: &Folder, locales: &[&str]) -> Vec<(String, &'static str, usize)> {
    let locales: Vec<_> = locales.iter().map(|locale| locale.parse().unwrap()).collect();
    let (findings, _) = referee_translation::book::check_words(Some(book.path()), &locales).unwrap();
    let wrong = findings.iter().filter(|finding| finding.severity != Severity::Note);
    let place = |finding: &Finding| finding.place.clone().unwrap();
    let inside = |file: &str| Path::new(file).strip_prefix(book.path()).unwrap().to_str().unwrap().to_owned();
    wrong.map(|it| (inside(place(it).file()), it.id, usize::try_from(place(it).line_number()).unwrap())).collect()
}

#[test]
fn shared_messages_of_one_rule_set_are_checked() {
    let book = book();
    // A message that only some rule sets need, in the shared file.
    edit(&book, "locales/de/2017.ftl", "action-no-thanks = ", "action-other = ");
    let common = book.read("locales/de/common.ftl");
    book.write("locales/de/common.ftl", &(common + "\naction-no-thanks = Nein\n    .hint = **Nein* { $nobody }\n"));
    let reported = found(&book, &["de"]);
    for wanted in [("ftl-variable", "nobody"), ("ftl-markup", "*")] {
        assert!(reported.iter().any(|(_, id, words)| (*id, words.as_str()) == wanted), "{wanted:?} in {reported:?}");
    }
    // A shared message that a rule set overrides, and a shared message that refers to it.
    let book = self::book();
    edit(&book, "locales/de/common.ftl", "diff-what = ", "diff-what = { diff-where } ");
    assert_eq!(found(&book, &["de"]), []);
    book.write("locales/de/2017.ftl", &(book.read("locales/de/2017.ftl") + "\ndiff-where = { diff-what }\n"));
    let reported = found(&book, &["de"]);
    for cycle in ["diff-what", "diff-where"] {
        assert!(reported.iter().any(|(_, id, words)| *id == "ftl-circle" && words == cycle), "{cycle} in {reported:?}");
    }
}

#[test]
fn dependencies_between_files_are_checked() {
    let reported = |files: &[(&str, &str)]| {
        let book = book();
        for (file, text) in files {
            book.write(&format!("locales/{file}"), text);
        }
        let (findings, _) =
            referee_translation::book::check_words(Some(book.path()), &["fr".parse().unwrap()]).unwrap();
        let words = |finding: &Finding| Some((finding.id, finding.place.as_ref()?.underlined()?.to_owned()));
        findings.iter().filter_map(words).collect::<Vec<_>>()
    };
    let has = |reported: &[(&'static str, String)], id, words: &str| {
        assert!(reported.contains(&(id, words.to_owned())), "{id} at {words} in {reported:?}");
    };
    // Shared messages that only the file of a rule set has, and sentences of pages.
    let mistaken = [
        ("fr/common.ftl", "table-lead = Piste\n"),
        ("fr/2017.ftl", "picture-title = Vie de { $ruels } <b>\n"),
        ("fr/pages/common.ftl", "page-intro = Bonjour\n"),
        ("fr/pages/2017.ftl", "page-title = Bonjour { $ruls }\n"),
    ];
    let found = reported(&mistaken);
    has(&found, "ftl-variable", "ruels");
    has(&found, "ftl-variable", "ruls");
    // Any number of mistakes in the shared file.
    let many: String = (0..600).map(|number| format!("x{number} = {{ nothere }}\n")).collect::<Vec<_>>().concat();
    let found = reported(&[("fr/common.ftl", &many), ("fr/2017.ftl", "stage-new = { $oops }\n")]);
    has(&found, "ftl-variable", "oops");
    has(&found, "more-findings", "");
}

#[test]
fn files_with_similar_names_are_reported() {
    let book = book();
    for name in ["rename", "2020.FTL", "2020.ftl.txt", "sub/2020.ftl", "2020.ftl~", "notes.txt", "sub/notes.md"] {
        book.write(&format!("locales/de/{name}"), "stage-received = Erhalten\n");
    }
    book.write("locales/2020.ftl", "");
    book.write("rules/2021.YAML", "");
    let (findings, _) = referee_translation::book::check_words(Some(book.path()), &[]).unwrap();
    let reported: Vec<String> = findings
        .iter()
        .filter(|finding| finding.id == "passed-over")
        .map(|finding| format!("{} ({})", finding.message, finding.help.clone().unwrap_or_default()))
        .map(|reported| reported.replace(&format!("{}/", book.path().display()), ""))
        .collect();
    assert_eq!(
        reported,
        [
            "`rules/2021.YAML` is ignored: it has the wrong extension (rename it to `2021.yaml`)",
            "`locales/2020.ftl` is ignored: it is not in the folder of a locale ()",
            "`locales/de/2020.FTL` is ignored: it has the wrong extension (rename it to `2020.ftl`)",
            "`locales/de/2020.ftl.txt` is ignored: it has the wrong extension (rename it to `2020.ftl`)",
            "`locales/de/sub/2020.ftl` is ignored: files in its folder are not read (move it to `locales/de`)",
        ]
    );
}

#[test]
fn whole_files_in_another_language_are_found() {
    let book = book();
    for file in ["2017", "2019", "2020", "common"] {
        book.write(&format!("locales/it/{file}.ftl"), &book.read(&format!("locales/de/{file}.ftl")));
        let reported = found(&book, &["it"]);
        let other =
            reported.iter().filter(|(at, id, _)| *id == "words-language" && at.ends_with(&format!("/{file}.ftl")));
        assert!(other.count() > 10, "{file}: {reported:?}");
        // The file that it was copied from is right.
        let both = found(&book, &["it", "de"]);
        assert!(both.iter().all(|(at, id, _)| *id != "words-language" || at.starts_with("locales/it/")), "{both:?}");
        book.write(
            &format!("locales/it/{file}.ftl"),
            &std::fs::read_to_string(folder().join(format!("../locales/it/{file}.ftl"))).unwrap(),
        );
    }
}

#[test]
fn messages_left_to_the_library_are_noted() {
    let book = book();
    let notes = |book: &Folder| {
        let (findings, _) =
            referee_translation::book::check_words(Some(book.path()), &["de".parse().unwrap()]).unwrap();
        findings.into_iter().filter(|it| it.id == "words-from-library").map(|it| it.message).collect::<Vec<_>>()
    };
    assert_eq!(notes(&book), [""; 0]);
    edit(&book, "locales/de/common.ftl", "time-none = sofort\n", "");
    edit(&book, "locales/de/common.ftl", "answer-no = ", "# answer-no = ");
    assert_eq!(notes(&book), ["2 messages missing in this file, taken from the library: `time-none`, `answer-no`"]);
    // Without the file, all messages are, and no note is expected.
    std::fs::remove_file(book.path().join("locales/de/common.ftl")).unwrap();
    assert_eq!(notes(&book), [""; 0]);
}

#[test]
fn similar_languages_are_not_distinguished() {
    let book = book();
    for file in ["2017", "2019", "2020", "common"] {
        let text = book.read(&format!("locales/de/{file}.ftl"));
        book.write(&format!("locales/nds/{file}.ftl"), &text.replace(" nicht ", " nich ").replace(" und ", " un "));
    }
    let reported = found(&book, &[]);
    assert!(reported.iter().all(|(_, id, _)| *id != "words-language"), "{reported:?}");
    // Distant languages are.
    edit(&book, "locales/it/2017.ftl", "field-email = E-mail", "field-email = Sehen Sie sich die Einzelheiten an");
    assert!(found(&book, &["it"]).iter().any(|(_, id, _)| *id == "words-language"));
}

#[test]
fn unreadable_texts_are_checked_in_bounded_time() {
    let book = book();
    let lines = "        Zeile -- \"x\"  y\n".repeat(40_000);
    edit(&book, "locales/de/2020.ftl", "alert-contact-me = ", &format!("alert-contact-me =\n{lines}        "));
    let branches: String =
        (0..4_000).map(|number| format!("            [k{number}] Testo\n")).collect::<Vec<_>>().concat();
    let values = "{ $since } ".repeat(1_000);
    let chosen = format!("alert-contact-me =\n        {{ $since ->\n{branches}           *[z] Z\n        }} {values}");
    edit(&book, "locales/it/2020.ftl", "alert-contact-me = ", &chosen);
    edit(
        &book,
        "locales/zh-TW/2020.ftl",
        "alert-contact-me = ",
        &("alert-contact-me = ".to_owned() + &"{ $since }, ".repeat(40_000)),
    );
    let reported = found(&book, &[]);
    // Rows of marks, blanks and references.
    let rows: [(&str, &str); 5] = [
        ("de", "* "),
        ("de", "*"),
        ("it", "x  "),
        ("it", "{ confirm-next } "),
        ("ru", "{ $since ->\n            [a] a\n           *[b] b\n        } "),
    ];
    for (locale, row) in rows {
        let book = self::book();
        let file = format!("locales/{locale}/2020.ftl");
        edit(&book, &file, "action-accept = ", &format!("oddity =\n        x{}\naction-accept = ", row.repeat(30_000)));
        edit(&book, &file, "    .hint = ", &format!("    .hint = x {} x ", "*".repeat(100_000)));
        found(&book, &[locale]);
    }
    // A selector with thousands of variants beside a long text.
    let book = self::book();
    let branches = (0..9_000).map(|number| format!("            [k{number}] *x*\n")).collect::<Vec<_>>().concat();
    let chosen =
        format!("    .hint =\n        {{ $x ->\n{branches}           *[z] Z\n        }} {}", "Wort ".repeat(200_000));
    edit(&book, "locales/de/2020.ftl", "    .hint = ", &chosen);
    found(&book, &["de"]);
    let large = reported.iter().filter(|(_, id, words)| *id == "ftl-large" && words == "alert-contact-me").count();
    assert_eq!(large, 2, "{reported:?}");
}

#[test]
fn a_rule_set_with_a_mistake_still_has_translations() {
    let book = book();
    edit(&book, "locales/it/2017.ftl", "Parla con il cliente e", "Talk to the customer and");
    edit(&book, "rules/2017.yaml", "stages:", "stages: 5\nstage:");
    let reported = found(&book, &["it"]);
    assert!(
        reported.iter().any(|(_, id, words)| *id == "words-leftover" && words == "Talk to the customer"),
        "{reported:?}"
    );
}

#[test]
fn mistakes_of_the_original_are_reported_in_every_language() {
    let book = book();
    edit(&book, "locales/en/2017.ftl", "stage-new = ", "stage-new ");
    let reported = found(&book, &["de"]);
    let junk = |(file, id, _): &(String, &'static str, String)| file == "locales/en/2017.ftl" && *id == "ftl-junk";
    assert!(reported.iter().any(junk), "{reported:?}");
    // Unusual text in the original is not, nor are mistakes of other languages.
    let book = self::book();
    edit(&book, "locales/en/2017.ftl", "Under evaluation since", "Under  evaluation since");
    edit(&book, "locales/ru/2017.ftl", "stage-new = ", "stage-new ");
    let files: Vec<String> = found(&book, &["de"]).into_iter().map(|(file, ..)| file).collect();
    assert_eq!(files, ["locales/de/2017.ftl"], "its original has changed");
}

#[test]
fn a_byte_order_mark_is_ignored() {
    let book = book();
    for file in ["locales/de/2020.ftl", "locales/it/common.ftl"] {
        book.write(file, &format!("\u{feff}{}", book.read(file).replace('\n', "\r\n")));
    }
    let reported = |file: &str| (file.to_owned(), "ftl-unseen", "\u{feff}".to_owned());
    assert_eq!(found(&book, &[]), [reported("locales/de/2020.ftl"), reported("locales/it/common.ftl")]);
    assert_eq!(Loader::folder(book.path()).load().map(|_| ()), Ok(()));
}

#[test]
fn an_unreadable_file_is_reported_without_its_messages() {
    for bytes in [&b"stage-new = Gepr\xfcft\n"[..], b"\xff\xfes\0t\0", &b"{".repeat(40)] {
        for file in ["locales/de/2017.ftl", "locales/de/common.ftl"] {
            let book = book();
            std::fs::write(book.path().join(file), bytes).unwrap();
            let reported = found(&book, &["de"]);
            assert!(reported.len() == 1 && reported[0].0 == file, "{reported:?}");
            assert_eq!(found(&book, &["it"]), []);
            assert!(Loader::folder(book.path()).load().is_err());
        }
    }
}

#[test]
fn a_variant_of_the_original_is_not_a_translation() {
    let book = book();
    copy(&folder().join("../locales/en"), &book, "locales/en-GB");
    std::fs::remove_file(book.path().join("locales/en-GB/ledger")).unwrap();
    assert_eq!(found(&book, &["en-GB"]), []);
    edit(&book, "locales/de/2017.ftl", "outcome-won = Gewonnen", "outcome-won = Won");
    assert_eq!(found(&book, &["de"]), [("locales/de/2017.ftl".to_owned(), "words-leftover", "Won".to_owned())]);
}

#[test]
fn texts_that_are_too_wide_are_reported() {
    let book = book();
    let rules = book.read("rules/2020.yaml");
    book.write("rules/2020.yaml", &format!("{rules}widths: {{ outcome: 9, action: 25, subject: 40 }}\n"));
    let reported = found(&book, &[]);
    let of = |locale: &str| -> Vec<&str> {
        let file = format!("locales/{locale}/2020.ftl");
        reported
            .iter()
            .filter(|(at, id, _)| *at == file && *id == "words-too-wide")
            .map(|(.., id)| id.as_str())
            .collect()
    };
    assert_eq!(reported.iter().filter(|(_, id, _)| *id != "words-too-wide").count(), 0, "{reported:?}");
    assert_eq!((of("en"), of("de")), (vec![], vec!["outcome-expired"]));
    assert_eq!(of("zh-TW"), [""; 0]);
    // Two columns for each character.
    edit(&book, "locales/zh-TW/2020.ftl", "outcome-won = 已成交", "outcome-won = 已成交成交");
    assert_eq!(found(&book, &["zh-TW"]).len(), 1);
    // `widths` do not change the meaning of a released rule set.
    let released = run_in(book.path(), &["check"], b"");
    assert!(!released.output.contains("released-changed"), "{}", released.output);
    book.write("rules/2020.yaml", &format!("{rules}widths: {{ outcome: many }}\n"));
    let ran = run_in(book.path(), &["check", "rules/2020.yaml"], b"");
    assert!(ran.output.contains("error[wrong-number]: `many` is not a number of columns"), "{}", ran.output);
}

#[test]
fn a_changed_text_is_reported_in_every_language_until_accepted() {
    let book = book();
    assert_eq!(found(&book, &[]), []);
    edit(&book, "locales/en/2017.ftl", "stage-new = New\n", "stage-new = Fresh\n");
    let changed = |locale: &str| (format!("locales/{locale}/2017.ftl"), "words-changed", "stage-new".to_owned());
    assert_eq!(found(&book, &[]), ["de", "it", "ru", "zh-TW"].map(changed));
    assert_eq!(found(&book, &["ru"]), [changed("ru")]);
    // The old and the new text.
    let (findings, progress) =
        referee_translation::book::check_words(Some(book.path()), &["ru".parse().unwrap()]).unwrap();
    let difference = findings.iter().find_map(|finding| finding.difference.as_ref()).unwrap();
    assert!(difference.expected.starts_with("stage-new = New\n"), "{}", difference.expected);
    assert!(difference.found.starts_with("stage-new = Fresh\n"), "{}", difference.found);
    assert_eq!((progress[0].changed, progress[0].percent()), (1, 99));
    // Accepted in one language, still reported in the others.
    let ran = run_in(book.path(), &["locale", "accept", "ru", "--message", "2017/stage-new"], b"");
    assert_eq!(
        (ran.output.as_str(), ran.errors.as_str(), ran.code),
        ("ru: 1 message recorded, in `locales/ru/ledger`\n  2017/stage-new\n", "", Some(0))
    );
    assert_eq!(found(&book, &[]), ["de", "it", "zh-TW"].map(changed));
    // Both texts are recorded as long as a translation uses them.
    let texts =
        |book: &Folder| book.read("locales/en/ledger").lines().filter(|it| it.starts_with("2017 stage-new ")).count();
    assert_eq!(texts(&book), 2);
    assert_eq!(run_in(book.path(), &["locale", "accept"], b"").code, Some(0));
    assert_eq!((found(&book, &[]), texts(&book)), (Vec::new(), 1));
    // Changed back, the text is another one again.
    edit(&book, "locales/en/2017.ftl", "stage-new = Fresh\n", "stage-new = New\n");
    assert_eq!(found(&book, &[]).len(), 4);
}

#[test]
fn comments_and_the_order_of_messages_change_nothing() {
    let book = book();
    let text = book.read("locales/en/2020.ftl");
    let moved = text.replace("action-decline = ", "# Somebody said no.\naction-decline = ");
    book.write("locales/en/2020.ftl", &format!("{moved}\n# The end.\n"));
    assert_eq!(found(&book, &[]), []);
}

#[test]
fn ledgers_merged_line_by_line_are_read() {
    let book = book();
    // One of two branches saw the change.
    let before = book.read("locales/ru/ledger");
    edit(&book, "locales/en/2017.ftl", "stage-new = New\n", "stage-new = Fresh\n");
    assert_eq!(run_in(book.path(), &["locale", "accept", "ru"], b"").code, Some(0));
    let after = book.read("locales/ru/ledger");
    let mut lines: Vec<&str> = before.lines().chain(after.lines()).collect();
    lines.sort_unstable();
    lines.dedup();
    assert_eq!(lines.len(), after.lines().count() + 1);
    book.write("locales/ru/ledger", &(lines.join("\n") + "\n"));
    assert_eq!(found(&book, &["ru"]), []);
    // An unfinished merge is reported, and the rest is read.
    book.write("locales/ru/ledger", &format!("<<<<<<< ours\n{after}=======\n{before}>>>>>>> theirs\n"));
    let reported = found(&book, &["ru"]);
    assert_eq!(reported.iter().map(|(_, id, _)| *id).collect::<Vec<_>>(), ["ledger-line"; 3], "{reported:?}");
}

#[test]
fn unrecorded_messages_are_reported_if_there_is_a_ledger() {
    let book = book();
    let notes = |book: &Folder| {
        let (findings, progress) =
            referee_translation::book::check_words(Some(book.path()), &["it".parse().unwrap()]).unwrap();
        let all = findings.iter().filter(|finding| finding.id == "words-unrecorded").map(|it| it.message.clone());
        (all.collect::<Vec<_>>(), progress[0].unrecorded)
    };
    let ledger = book.read("locales/it/ledger");
    let without: Vec<&str> = ledger.lines().filter(|line| !line.starts_with("2020 tip-")).collect();
    book.write("locales/it/ledger", &(without.join("\n") + "\n"));
    let (reported, count) = notes(&book);
    assert_eq!((reported[0].as_str(), count), ("the original of `tip-keywords` is not recorded", reported.len()));
    book.write("locales/it/ledger", "");
    let (reported, count) = notes(&book);
    let (all, without_original) = entries("it");
    let unrecorded = all - without_original;
    assert_eq!(reported, [format!("the originals of {unrecorded} messages of `it` are not recorded")]);
    // A missing ledger is empty if there are others.
    std::fs::remove_file(book.path().join("locales/it/ledger")).unwrap();
    assert_eq!(notes(&book), (reported, count));
    for locale in ["de", "en", "ru", "zh-TW"] {
        std::fs::remove_file(book.path().join(format!("locales/{locale}/ledger"))).unwrap();
    }
    assert_eq!(notes(&book), (Vec::new(), 0));
}

#[test]
fn the_built_in_translations_are_recorded() {
    let book = book();
    let kept = ["de", "en", "it", "ru", "zh-TW"].map(|locale| book.read(&format!("locales/{locale}/ledger")));
    assert_eq!(run_in(book.path(), &["locale", "accept"], b"").code, Some(0));
    let written = ["de", "en", "it", "ru", "zh-TW"].map(|locale| book.read(&format!("locales/{locale}/ledger")));
    assert!(kept == written, "run `referee locale accept`");
}

#[test]
fn nothing_is_recorded_if_something_is_unreadable() {
    let broken: [(&str, &[u8]); 4] = [
        ("locales/de/ledger", b"\xff\xfe\n"),
        ("locales/de/ledger", b"<<<<<<< ours\n"),
        ("locales/en/ledger", b"2020 stage-archived 0123456789abcdef \"x\n"),
        ("locales/de/2020.ftl", b"\nstage-begun Begonnen\n"),
    ];
    for (file, bytes) in broken {
        let book = book();
        let path = book.path().join(file);
        let mut text = std::fs::read(&path).unwrap();
        text.extend(bytes);
        std::fs::write(&path, &text).unwrap();
        let ledger = std::fs::read(book.path().join("locales/de/ledger")).unwrap();
        for args in [&["locale", "accept"][..], &["locale", "accept", "de", "--message", "2020/stage-received"]] {
            let ran = run_in(book.path(), args, b"");
            assert_eq!((ran.output.as_str(), ran.code), ("", Some(1)), "{file}");
            assert!(ran.errors.ends_with("error: nothing was recorded; fix these errors first\n"), "{}", ran.errors);
        }
        assert!(
            std::fs::read(&path).unwrap() == text
                && std::fs::read(book.path().join("locales/de/ledger")).unwrap() == ledger
        );
    }
    // A path that is not a regular file does not count as missing.
    let book = book();
    std::fs::remove_file(book.path().join("locales/de/ledger")).unwrap();
    std::fs::create_dir(book.path().join("locales/de/ledger")).unwrap();
    let ran = run_in(book.path(), &["locale", "check", "de"], b"");
    assert!(
        ran.output.contains("error[unreadable]: cannot read `locales/de/ledger`: it is a folder"),
        "{}",
        ran.output
    );
    assert_eq!(ran.code, Some(1));
    assert_eq!(run_in(book.path(), &["locale", "accept"], b"").code, Some(1));
}

#[test]
fn removed_messages_are_dropped_with_a_notice() {
    let book = book();
    edit(&book, "locales/it/2020.ftl", "confirm-next = ", "# confirm-next = ");
    let ran = run_in(book.path(), &["locale", "accept", "it"], b"");
    let expected = "it: 0 messages recorded, 1 removed, in `locales/it/ledger`\n";
    assert_eq!((ran.output.as_str(), ran.code), (expected, Some(0)));
}
