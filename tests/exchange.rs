//! `referee locale export` and `referee locale import`: messages for translation tools and back.

use std::collections::{BTreeMap, BTreeSet};

use crate::command::{FEWER, Folder, MESSAGES, Ran, entries, run_in};
use crate::translations::book;

pub const FORMATS: [&str; 3] = ["xliff", "po", "tmx"];
const FILES: [&str; 5] = ["2017.ftl", "2019.ftl", "2020.ftl", "common.ftl", "ledger"];

pub fn export(book: &Folder, locale: &str, format: &str) -> String {
    let ran = run_in(book.path(), &["locale", "export", locale, "--format", format], b"");
    assert!(ran.code < Some(2) && !ran.output.is_empty(), "{locale} {format}: {}", ran.errors);
    ran.output
}

pub fn import(book: &Folder, file: &str) -> Ran {
    run_in(book.path(), &["locale", "import", "-"], file.as_bytes())
}

/// The message files of a locale.
pub fn words(book: &Folder, locale: &str) -> BTreeMap<&'static str, String> {
    FILES.iter().map(|file| (*file, book.read(&format!("locales/{locale}/{file}")))).collect()
}

pub fn forget(book: &Folder, locale: &str) {
    for file in FILES {
        std::fs::remove_file(book.path().join(format!("locales/{locale}/{file}"))).unwrap();
    }
}

#[test]
fn an_unchanged_export_changes_nothing() {
    let book = book();
    for locale in ["de", "it", "ru", "zh-TW"] {
        let before = words(&book, locale);
        for format in FORMATS {
            let ran = import(&book, &export(&book, locale, format));
            let (count, _) = entries(locale);
            assert_eq!(ran.output, format!("{locale}: 0 messages changed, {count} unchanged\n"), "{}", ran.errors);
            assert_eq!(words(&book, locale), before, "{locale} {format}");
        }
    }
}

/// The messages and terms of a file, each with its lines.
fn parts(text: &str) -> BTreeSet<String> {
    let mut parts: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match parts.last_mut() {
            Some(part) if line.starts_with(' ') => part.push_str(line),
            _ => parts.push(line.to_owned()),
        }
    }
    parts.into_iter().collect()
}

/// Files with the fingerprints of originals alone in the ledger.
fn plain(mut files: BTreeMap<&'static str, String>) -> BTreeMap<&'static str, String> {
    if let Some(ledger) = files.get_mut("ledger") {
        let lines = ledger.lines().map(|line| match line.strip_prefix('#') {
            Some(_) => line.to_owned(),
            None => line.split(' ').take(3).collect::<Vec<_>>().join(" "),
        });
        *ledger = lines.collect::<Vec<_>>().join("\n");
    }
    files
}

#[test]
fn a_file_restores_a_whole_language() {
    for format in FORMATS {
        let book = book();
        for locale in ["de", "it", "ru", "zh-TW"] {
            let before = words(&book, locale);
            let file = export(&book, locale, format);
            forget(&book, locale);
            let ran = import(&book, &file);
            assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
            let (count, without_original) = entries(locale);
            let recorded = count - without_original;
            let rest = if without_original == 0 { String::new() } else { format!(", {without_original} not recorded") };
            assert_eq!(
                ran.output,
                format!("{locale}: {count} messages changed, 0 unchanged, {recorded} recorded{rest}\n")
            );
            let (restored, before) = (plain(words(&book, locale)), plain(before));
            if without_original == 0 {
                // Byte for byte: selectors, comments, blank lines, and the ledger, except that texts are not accepted as they are.
                assert_eq!(restored, before, "{locale} {format}");
            }
            // Terms of this language alone have no place among those of the original.
            for (file, text) in &before {
                assert_eq!(parts(&restored[file]), parts(text), "{locale} {format} {file}");
            }
        }
    }
}

/// Difficult patterns, which differ between the two languages.
const ODD: [(&str, &str); 20] = [
    (
        "{ $n ->\n        [one] { $a ->\n            [x] one x\n           *[y] one y\n        }\n       *[other] many\n    }",
        "{ $n ->\n        [0] keins\n        [one] eins\n       *[other] viele { $n }\n    }",
    ),
    (
        "Have { $n ->\n        [one] one\n       *[other] { $n }\n    } of { $m ->\n        [one] it\n       *[other] them\n    }.",
        "Nichts",
    ),
    (
        "Plain",
        "Mitten { $n ->\n        [one] eins\n       *[other] { $n -> \n            [0] null\n           *[other] mehr\n        } davon\n    } darin",
    ),
    ("{ \"{\" }braces{ \"}\" }", "{ \"{\" }Klammern{ \"}\" } { \"\\u00a0\" } { \"\\\\\" } { \"\\\"\" }"),
    ("{ \" \" }blanks{ \" \" }", "{ \"  \" }Leerzeichen{ \" \" }"),
    ("\n    Several\n    lines\n\n      indented\n    end", "\n    Mehrere\n\n    Zeilen\n      eingerückt"),
    ("{ \"[\" }x] and { \".\" }y", "Zeile\n    { \"[\" }x]\n    { \"*\" }y\n    { \".\" }z"),
    ("{ -brand }", "{ -brand(case: \"dative\") } und { NUMBER($n, minimumFractionDigits: 2) }"),
    ("{ { $n } }", "{ { \"x\" } }"),
    ("{ NUMBER($n, minimumFractionDigits: 1) ->\n        [one] { $n }st\n       *[other] { $n }th\n    }", "{ $n }."),
    ("<b>&amp; \"quotes\"</b> ]]> \\n", "<i>&lt; 'x'</i> \\t % { $a }%s"),
    ("Tab\there", "Tab\thier \u{202f}\u{2060} א"),
    ("{ $x ->\n       *[a-b] only\n    }", "{ -brand.kind ->\n        [a] b\n       *[c] d\n    }"),
    ("{ \"\" }", "{ \"\" }"),
    ("[abc\n    def", "*{ $n ->\n        [one] x\n       *[other] y\n    }"),
    ("{\n\"abc\" } tail", "{ NUMBER($n,\nminimumFractionDigits: 2) }"),
    ("{ { $n ->\n        [1] a\n       *[other] b\n    } }", "{ { $n ->\n        [1] a\n       *[other] b\n    } }"),
    ("\n    first\n      second", "\n    first  \n    second"),
    ("{ \"x\" }", "{ \"x\u{2}\u{0}\" } { -brand(case: \"\u{3}\") }"),
    ("a\u{7f}b\u{85}c", "a\u{1}b\u{7f}"),
];

/// A book with one action and no messages.
pub fn little() -> Folder {
    let book = Folder::new();
    book.write(
        "rules/t.yaml",
        "rules: t\nstages:\n  open: { actions: { close: { to: done } } }\n  end: { outcomes: [done] }\n",
    );
    book
}

#[test]
fn unusual_messages_survive() {
    let odd = little();
    let needed = "stage-open = A\n    .summary = B.\nstage-end = C\naction-close = D\n    .hint = E.\noutcome-done = F\n    .summary = G.\n";
    let of = |choose: &dyn Fn(&(&str, &str)) -> String| -> String {
        let odd = ODD.iter().enumerate();
        let odd: Vec<String> =
            odd.map(|(number, pair)| format!("# About  it.\nodd-{number} = {}\n\n", choose(pair))).collect();
        let odd = odd.concat();
        format!("### Head\n\n{needed}\n## Odd\n\n{odd}-brand = Brand\n    .kind = a\n")
    };
    odd.write("locales/en/t.ftl", &of(&|(en, _)| (*en).to_owned()));
    let german = of(&|(_, de)| (*de).to_owned());
    for german in [german.clone(), german.replace('\n', "\r\n"), format!("{german}junk {{\n\nlast = x\n")] {
        odd.write("locales/de/t.ftl", &german);
        for format in FORMATS {
            let file = export(&odd, "de", format);
            let ran = import(&odd, &file);
            let after = odd.read("locales/de/t.ftl");
            let differs = after.lines().zip(german.lines()).find(|(one, other)| one != other);
            assert_eq!(differs, None, "{format}: {}{}", ran.output, ran.errors);
            assert_eq!(after, german, "{format}");
            assert!(ran.output.contains(" 0 messages changed"), "{format}: {}{}", ran.output, ran.errors);
        }
    }
    // A text that starts with a special character comes back with a literal.
    let german: String = german
        .split("# About  it.\n")
        .filter(|it| !it.starts_with("odd-14") && !it.starts_with("odd-17"))
        .collect::<Vec<_>>()
        .join("# About  it.\n");
    odd.write("locales/de/t.ftl", &german);
    for format in FORMATS {
        let file = export(&odd, "de", format);
        std::fs::remove_file(odd.path().join("locales/de/t.ftl")).unwrap();
        let ran = import(&odd, &file);
        assert!(
            ran.output.contains(" 0 unchanged") && !ran.errors.contains("error"),
            "{format}: {}{}",
            ran.output,
            ran.errors
        );
        // Each message has the same text afterwards.
        let again = export(&odd, "de", format);
        // The ledger now has the original of each translation.
        let differs = again.lines().zip(file.lines()).find(|(one, other)| one != other && !one.contains("state"));
        assert_eq!(differs, None, "{format}");
        odd.write("locales/de/t.ftl", &german);
        let ran = import(&odd, &file);
        assert!(ran.output.contains(" 0 messages changed"), "{format}: {}", ran.output);
    }
}

#[test]
fn plural_forms_of_a_new_language_are_offered() {
    let book = book();
    let one = |locale: &str| {
        let file = export(&book, locale, "xliff");
        let of = |form: &str| {
            let name = format!("plan-moves, $count is {form}");
            file.contains(&format!("\"{name}\"")) || file.contains(&format!("\"{name} (default)\""))
        };
        ["zero", "one", "two", "few", "many", "other"].into_iter().filter(|form| of(form)).collect::<Vec<_>>()
    };
    assert_eq!(one("fr"), ["one", "other"]);
    assert_eq!(one("ja"), ["other"]);
    assert_eq!(one("pl"), ["one", "few", "many", "other"]);
    // Each number of a form can have a branch of its own.
    assert_eq!(one("ar"), ["one", "two", "few", "many", "other"]);
    // A new language, with each original as its translation.
    let file = export(&book, "pl", "xliff");
    let filled: String = file
        .lines()
        .map(|line| match line.trim().strip_prefix("<source>").and_then(|text| text.strip_suffix("</source>")) {
            Some(text) => format!("<source>{text}</source><target>{text}</target>\n"),
            None => format!("{}\n", line.replace("state=\"initial\"", "state=\"final\"")),
        })
        .collect();
    let several = file.matches("<source>").count() - filled.matches("<target>").count();
    let ran = import(&book, &filled);
    assert!(!ran.output.contains("refused"), "{}{}", ran.output, ran.errors);
    let checked = run_in(book.path(), &["locale", "check", "pl"], b"");
    let row = checked.output.lines().last().unwrap().split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(row[0], "pl");
    // Texts of several lines were not filled in.
    assert!(several > 0 && several < 20, "{several}");
    assert!(row[4].parse::<usize>().unwrap() <= several, "{checked}", checked = checked.output);
    let english = book.read("locales/en/common.ftl");
    let comments = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
    assert_eq!(comments(&book.read("locales/pl/common.ftl")), comments(&english));
}

/// The file with the text of a unit replaced.
fn with(file: &str, unit: &str, old: &str, new: &str) -> String {
    let at = file.find(unit).unwrap_or_else(|| panic!("no {unit}"));
    // In PO, the original precedes the translation.
    let at =
        at + if unit.starts_with("msgctxt") && !old.ends_with("]}") { file[at..].find("msgstr").unwrap() } else { 0 };
    let (before, after) = file.split_at(at);
    assert!(after.contains(old), "{unit} has no {old}");
    format!("{before}{}", after.replacen(old, new, 1))
}

#[test]
fn changes_of_a_translator_are_taken_and_recorded() {
    for (format, unit) in [
        ("xliff", "name=\"stage-received\""),
        ("po", "msgctxt \"2020/stage-received\""),
        ("tmx", "tuid=\"2020/stage-received\""),
    ] {
        let book = book();
        let before = words(&book, "de");
        // A change of the English marks translations as not done.
        let english = book.read("locales/en/2020.ftl").replace("stage-received = Received", "stage-received = Arrived");
        book.write("locales/en/2020.ftl", &english);
        let file = export(&book, "de", format);
        match format {
            "xliff" => assert!(file.contains("state=\"initial\"") && file.contains("category=\"before\"")),
            "po" => assert!(file.contains("#, fuzzy\n#| msgid \"Received\"\n")),
            // A memory has the original that the translation was made from.
            _ => assert!(file.contains("<prop type=\"x-state\">initial</prop>") && !file.contains(">Arrived<")),
        }
        // Returned unchanged: still to be reviewed.
        let ran = import(&book, &file);
        assert_eq!(ran.output, format!("de: 0 messages changed, {MESSAGES} unchanged\n"), "{format}: {}", ran.errors);
        // Translated again and marked as done.
        let done = match format {
            "xliff" => file.replace("state=\"initial\"", "state=\"reviewed\""),
            "po" => file.replace("#, fuzzy\n", ""),
            _ => file.replace(">initial<", ">final<"),
        };
        let done = with(&done, unit, "Empfangen", "Eingegangen");
        let ran = import(&book, &done);
        // A memory does not say that its translations belong to the current English.
        let (recorded, lines) = if format == "tmx" { (", 1 not recorded", 0) } else { (", 1 recorded", 1) };
        let expected = format!("de: 1 message changed, {FEWER} unchanged{recorded}\n");
        assert_eq!(ran.output, expected, "{format}: {}", ran.errors);
        let after = words(&book, "de");
        assert_eq!(
            after["2020.ftl"],
            before["2020.ftl"].replace("stage-received = Empfangen", "stage-received = Eingegangen")
        );
        let differs =
            |one: &str, other: &str| one.lines().zip(other.lines()).filter(|(one, other)| one != other).count();
        assert_eq!(differs(&after["ledger"], &before["ledger"]), lines);
        // A translation of an older English text is taken and stays to be reviewed.
        let english = book.read("locales/en/2020.ftl").replace("stage-received = Arrived", "stage-received = There");
        book.write("locales/en/2020.ftl", &english);
        let ran = import(&book, &with(&done, unit, "Eingegangen", "Angekommen"));
        let expected = format!("de: 1 message changed, {FEWER} unchanged, 1 not recorded\n");
        assert_eq!(ran.output, expected, "{format}: {}", ran.errors);
        assert_eq!(words(&book, "de")["ledger"], after["ledger"]);
    }
}

#[test]
fn a_translation_that_would_break_a_message_is_refused_with_a_reason() {
    let book = book();
    let before = words(&book, "ru");
    let file = export(&book, "ru", "po");
    let unit = |name: &str| format!("msgctxt \"{name}\"");
    for (name, old, new, why) in [
        ("2020/stage-received.summary", "{ DATETIME($since) }", "{ DATETIME($nobody) }", "$nobody"),
        ("2020/stage-received.summary", "{ DATETIME($since) }", "{ $since ", "unmatched brace"),
        ("2020/stage-received.summary", "{ DATETIME($since) }", "}", "unmatched brace"),
        ("2020/stage-received.summary", "{ DATETIME($since) }", "{ $since -> *[a] b }", "is not a placeable"),
        ("2020/stage-received.summary", "{ DATETIME($since) }", "{}", "is not a placeable"),
        ("2020/stage-received.summary", "{ DATETIME($since) }", "{ NOTHING($since) }", "NOTHING"),
        ("2020/stage-received.summary", "{ DATETIME($since) }", "{ stage-nothing }", "stage-nothing"),
        ("2020/stage-received.summary", "{ DATETIME($since) }", "{1 $since -> …}", "has no branches"),
        ("2020/action-accept.hint", "Укажите", "<script>x</script>", "`action-accept"),
    ] {
        let broken = with(&file, &unit(name), old, new);
        let ran = import(&book, &broken);
        assert_eq!(ran.code, Some(1), "{name} {new}: {}", ran.output);
        assert!(ran.errors.contains(why), "{name} {new}: {}", ran.errors);
        assert!(ran.errors.contains("standard input:"), "{}", ran.errors);
        assert_eq!(words(&book, "ru"), before, "{name} {new}");
    }
    // A branch that the message does not have.
    let branch = "msgctxt \"common/plan-moves, $count is 0\"";
    assert!(file.contains(branch));
    let ran = import(&book, &file.replace(branch, &branch.replace("is 0", "is 1000")));
    assert!(ran.code == Some(0) && ran.errors.contains("warning[exchange-unknown]"), "{}", ran.errors);
    assert_eq!(words(&book, "ru"), before);
    // The other texts are taken.
    let broken = with(&file, &unit("2020/stage-received.summary"), "{ DATETIME($since) }", "{ $nobody }");
    let broken = with(&broken, &unit("2020/outcome-won"), "Выигран", "Победа");
    let ran = import(&book, &broken);
    assert_eq!(
        (ran.code, ran.output),
        (Some(1), format!("ru: 1 message changed, {} unchanged, 1 refused\n", MESSAGES - 2))
    );
    assert_eq!(words(&book, "ru")["2020.ftl"], before["2020.ftl"].replace("= Выигран", "= Победа"));
    // `--check` writes nothing.
    let now = words(&book, "ru");
    let ran = run_in(
        book.path(),
        &["locale", "import", "-", "--check"],
        with(&broken, &unit("2020/outcome-won"), "Победа", "Ура").as_bytes(),
    );
    assert!(ran.output.ends_with("; nothing was written\n"), "{}", ran.output);
    assert_eq!(words(&book, "ru"), now);
}

#[test]
fn branches_lost_on_the_way_are_not_lost() {
    let book = book();
    let before = words(&book, "ru");
    let file = export(&book, "ru", "po");
    // Every second branch is removed or emptied.
    let entries: Vec<&str> = file.split("\n\n").collect();
    let less: Vec<&str> = entries
        .iter()
        .enumerate()
        .filter(|(number, entry)| !(entry.contains(" is ") && number % 2 == 0))
        .map(|(_, entry)| *entry)
        .collect();
    assert!(less.len() < entries.len() - 4);
    let ran = import(&book, &less.join("\n\n"));
    assert!(ran.output.starts_with("ru: 0 messages changed"), "{}{}", ran.output, ran.errors);
    assert_eq!(words(&book, "ru"), before);
}

#[test]
fn empty_or_duplicate_texts_are_not_translations() {
    let book = book();
    let before = words(&book, "de");
    let nothing = |file: String, ran: &Ran| {
        assert!(ran.output.starts_with("de: 0 messages changed"), "{file:.200}: {}{}", ran.output, ran.errors);
        assert_eq!(words(&book, "de"), before, "{file:.200}");
    };
    let xliff = export(&book, "de", "xliff");
    let empty: String = xliff
        .lines()
        .map(|line| {
            if line.trim().starts_with("<target>") && line.ends_with("</target>") {
                "<target/>\n".to_owned()
            } else {
                format!("{line}\n")
            }
        })
        .collect();
    nothing(empty.clone(), &import(&book, &empty));
    let tmx = export(&book, "de", "tmx").replace("<seg>Empfangen</seg>", "<seg></seg>");
    nothing(tmx.clone(), &import(&book, &tmx));
    let po = export(&book, "de", "po");
    let entry = "msgctxt \"2020/stage-received\"\nmsgid \"Received\"\nmsgstr \"Empfangen\"\n";
    assert!(po.contains(entry));
    let twice = po.replace(entry, &format!("{entry}\n{}", entry.replace("Empfangen", "Da")));
    let ran = import(&book, &twice);
    assert!(ran.code == Some(1) && ran.errors.contains("has two different translations"), "{}", ran.errors);
    nothing(twice, &ran);
    let once = po.replace(entry, &format!("{}\n{}", entry.replace("Empfangen", ""), entry.replace("Empfangen", "Da")));
    let ran = import(&book, &once);
    assert_eq!(ran.output, format!("de: 1 message changed, {FEWER} unchanged\n"), "{}", ran.errors);
    assert!(words(&book, "de")["2020.ftl"].contains("stage-received = Da\n"));
}

#[test]
fn only_complete_messages_are_recorded() {
    let book = book();
    let before = words(&book, "de");
    let english = book.read("locales/en/2017.ftl").replace("The deal was won on", "The deal was gloriously won on");
    book.write("locales/en/2017.ftl", &english);
    let po = export(&book, "de", "po");
    // The value is marked as done; the summary is left open, or its unit is removed.
    let entries: Vec<String> = po.split("\n\n").map(|entry| entry.replace("#, fuzzy\n", "")).collect();
    let open: Vec<String> = entries
        .iter()
        .map(|entry| match entry.split_once("msgstr ") {
            Some((head, _)) if entry.contains("2017/outcome-won.summary\"") => format!("{head}msgstr \"\""),
            _ => entry.clone(),
        })
        .collect();
    let gone: Vec<String> =
        entries.iter().filter(|entry| !entry.contains("2017/outcome-won.summary\"")).cloned().collect();
    for file in [open, gone] {
        let ran = import(&book, &file.join("\n\n"));
        assert_eq!(ran.output, format!("de: 0 messages changed, {MESSAGES} unchanged\n"), "{}", ran.errors);
        assert_eq!(words(&book, "de"), before);
    }
    // Unrecorded messages stay unrecorded unless marked as done.
    let lines: Vec<&str> = before["ledger"].lines().filter(|line| !line.starts_with("2017 stage-new ")).collect();
    let ledger = lines.join("\n") + "\n";
    book.write("locales/de/ledger", &ledger);
    for format in FORMATS {
        import(&book, &export(&book, "de", format));
        assert_eq!(words(&book, "de")["ledger"], ledger, "{format}");
    }
    let said = export(&book, "de", "xliff").replace("state=\"translated\"", "state=\"final\"");
    import(&book, &said);
    assert_eq!(words(&book, "de")["ledger"], before["ledger"]);
}

#[test]
fn branches_keep_their_order_whatever_the_order_of_units() {
    let book = book();
    for locale in ["ru", "de"] {
        let before = words(&book, locale);
        let po = export(&book, locale, "po");
        let (head, rest) = po.split_once("\n\n").unwrap();
        let mut units: Vec<&str> = rest.split("\n\n").collect();
        units.reverse();
        let turned = format!("{head}\n\n{}", units.join("\n\n"));
        let ran = import(&book, &turned);
        let (count, _) = entries(locale);
        assert_eq!(ran.output, format!("{locale}: 0 messages changed, {count} unchanged\n"), "{}", ran.errors);
        assert_eq!(words(&book, locale), before);
    }
    // A new language has the order of the original.
    let po = export(&book, "pl", "po");
    let filled: Vec<String> = po
        .split("\n\n")
        .map(|entry| match entry.lines().find_map(|line| line.strip_prefix("msgid ")) {
            Some(source) if source != "\"\"" => {
                let plural = entry.lines().find_map(|line| line.strip_prefix("msgid_plural ")).unwrap_or_default();
                let mut entry = entry.replace("msgstr \"\"", &format!("msgstr {source}"));
                for form in 0..3 {
                    let text = if form == 0 { source } else { plural };
                    entry = entry.replace(&format!("msgstr[{form}] \"\""), &format!("msgstr[{form}] {text}"));
                }
                entry
            }
            _ => entry.to_owned(),
        })
        .collect();
    let mut turned: Vec<String> = filled[1..].to_vec();
    turned.reverse();
    let mut results = Vec::new();
    for rest in [filled[1..].join("\n\n"), turned.join("\n\n")] {
        let ran = import(&book, &format!("{}\n\n{rest}\n", filled[0]));
        assert!(!ran.output.contains("refused"), "{}{}", ran.output, ran.errors);
        results.push(words(&book, "pl"));
        forget(&book, "pl");
    }
    assert_eq!(results[0], results[1]);
}

#[test]
fn parts_that_only_the_translation_has_come_back() {
    let odd = little();
    let needed = "stage-open = A\n    .summary = B { -brand }.\nstage-end = C\naction-close = D\n    .hint = E.\noutcome-done = F\n    .summary = G.\n-brand = Brand\n";
    odd.write("locales/en/t.ftl", needed);
    let german = needed
        .replace(
            "B { -brand }",
            "{ -brand.gender ->\n            [f] Die\n           *[m] Der\n        } { -brand } { -kasus }",
        )
        .replace("-brand = Brand\n", "-brand = Marke\n    .gender = f\n-kasus = K\n");
    odd.write("locales/de/t.ftl", &german);
    for format in FORMATS {
        let file = export(&odd, "de", format);
        std::fs::remove_file(odd.path().join("locales/de/t.ftl")).unwrap();
        let ran = import(&odd, &file);
        assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""), "{format}");
        for part in ["-kasus = K", ".gender = f", "{ -brand.gender ->"] {
            assert!(odd.read("locales/de/t.ftl").contains(part), "{format}: {part}");
        }
        let checked = run_in(odd.path(), &["locale", "check", "de"], b"");
        assert!(checked.output.contains("no errors"), "{format}: {}", checked.output);
    }
}

#[test]
fn an_existing_mistake_does_not_excuse_another() {
    let book = book();
    let text = book.read("locales/de/2017.ftl").replace("stage-new = Neu\n", "stage-new = { nope }\n");
    book.write("locales/de/2017.ftl", &text);
    let file = with(&export(&book, "de", "po"), "msgctxt \"2017/stage-evaluating\"", "In Bewertung", "{ nope }");
    let ran = import(&book, &file);
    assert!(
        ran.code == Some(1) && ran.errors.contains("`stage-evaluating` of `2017` is not changed"),
        "{}",
        ran.errors
    );
    assert_eq!(book.read("locales/de/2017.ftl"), text);
}

#[test]
fn an_import_writes_only_into_its_language() {
    let book = book();
    std::fs::rename(book.path().join("locales/zh-TW"), book.path().join("locales/zh-tw")).unwrap();
    let file = with(&export(&book, "zh-TW", "po"), "msgctxt \"2020/outcome-won\"", "已成交", "成交了");
    let ran = import(&book, &file);
    assert!(ran.output.starts_with("zh-TW: 1 message changed"), "{}{}", ran.output, ran.errors);
    assert!(!book.path().join("locales/zh-TW").exists());
    assert!(book.read("locales/zh-tw/2020.ftl").contains("outcome-won = 成交了"));
    #[cfg(unix)]
    {
        let english = book.read("locales/en/2017.ftl");
        let german = book.path().join("locales/de/2017.ftl");
        let file = with(&export(&book, "de", "po"), "msgctxt \"2017/stage-new\"", "Neu", "Frisch");
        std::fs::remove_file(&german).unwrap();
        std::os::unix::fs::symlink("../en/2017.ftl", &german).unwrap();
        let ran = import(&book, &file);
        assert!(ran.code == Some(2) && ran.errors.contains("is another name of"), "{}", ran.errors);
        assert_eq!(book.read("locales/en/2017.ftl"), english);
    }
    for nobody in ["en-XA", "ar-XB", "und"] {
        let file = export(&book, "fr", "po").replace("Language: fr", &format!("Language: {nobody}"));
        assert_eq!(import(&book, &file).code, Some(2), "{nobody}");
    }
}

#[test]
fn plural_forms_have_their_numbers_as_notes() {
    let book = book();
    let numbers = |of: [&str; 3]| {
        let [one, few, many] = of;
        [format!("{one}: 1, 21, 31, …"), format!("{few}: 2–4, 22–24, 32–34, …"), format!("{many}: 0, 5–20, 25–30, …")]
    };
    for format in FORMATS {
        let file = export(&book, "ru", format);
        let notes = match format {
            "po" => numbers(["msgstr[0], one", "msgstr[1], few", "msgstr[2], many"]),
            _ => numbers(["Numbers of [one]", "Numbers of [few]", "Numbers of [many]"]),
        };
        for note in notes.iter().map(String::as_str).chain(["Numbers of [other]: fractions"]) {
            assert!(file.contains(note), "{format}: {note}");
        }
        let note = if format == "po" { "msgstr[1], other" } else { "Numbers of [other]" };
        assert!(export(&book, "de", format).contains(&format!("{note}: 0, 2 and more")), "{format}");
    }
}

/// The messages with a plural selection, of which Polish has the integer forms and one for fractions.
fn counted(polish: &str) -> Folder {
    let needed = "stage-open = A\n    .summary = B.\nstage-end = C\naction-close = D\n    .hint = E.\noutcome-done = F\n    .summary = G.\n";
    let book = little();
    let english = "{ $n ->\n        [one] { $n } day\n       *[other] { $n } days\n    }";
    book.write("locales/en/t.ftl", &format!("{needed}odd = {english}\n"));
    book.write("locales/pl/t.ftl", &format!("{needed}{polish}"));
    book
}

/// The entry of the counted message.
pub fn entry(file: &str) -> String {
    file.split("\n\n").find(|entry| entry.contains("\"t/odd, $n\"")).unwrap_or_default().trim_end().to_owned()
}

#[test]
fn plural_forms_are_one_entry_of_gettext() {
    let book = counted("");
    let file = export(&book, "pl", "po");
    let rule = "nplurals=3; plural=(n == 1 ? 0 : n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14) ? 1 : 2);";
    assert!(file.contains(&format!("\"Plural-Forms: {rule}\\n\"")), "{file}");
    assert_eq!(
        entry(&file),
        "#. msgstr[0], one: 1\n#. msgstr[1], few: 2–4, 22–24, 32–34, …\n#. msgstr[2], many: 0, 5–21, 25–31, …\n#: \
         locales/en/t.ftl\nmsgctxt \"t/odd, $n\"\nmsgid \"{ $n } day\"\nmsgid_plural \"{ $n } days\"\nmsgstr[0] \
         \"\"\nmsgstr[1] \"\"\nmsgstr[2] \"\""
    );
    let done = |file: &str, forms: [&str; 3]| {
        let open = entry(file);
        let mut done = open.clone();
        for (index, form) in forms.iter().enumerate() {
            done = done.replace(&format!("msgstr[{index}] \"\""), &format!("msgstr[{index}] \"{{ $n }} {form}\""));
        }
        file.replace(&open, &done)
    };
    let expected = "odd =\n    { $n ->\n        [one] { $n } dzień\n        [few] { $n } dni\n        [many] { $n } dniów\n       *[other] { $n } dniów\n    }\n";
    let ran = import(&book, &done(&file, ["dzień", "dni", "dniów"]));
    assert!(ran.output.starts_with("pl: 1 message changed, "), "{}{}", ran.output, ran.errors);
    assert!(book.read("locales/pl/t.ftl").ends_with(expected), "{}", book.read("locales/pl/t.ftl"));
    // A tool with another order of forms, and one that writes them as another expression.
    for (rule, forms) in [
        (
            "nplurals=3; plural=(n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 0 : n == 1 ? 2 : 1)",
            ["dni", "dniów", "dzień"],
        ),
        ("nplurals=3;plural = n!=1 ? n%10<2||n%10>4||n/10%10==1 ? 2 : 1 : !1 ;", ["dzień", "dni", "dniów"]),
    ] {
        let book = counted("");
        let old = file.lines().find(|line| line.contains("Plural-Forms")).unwrap();
        let file = file.replace(old, &format!("\"Plural-Forms: {rule}\\n\""));
        let ran = import(&book, &done(&file, forms));
        assert!(book.read("locales/pl/t.ftl").ends_with(expected), "{rule}: {}{}", ran.output, ran.errors);
    }
    // A text for fractions is a unit of its own, and stays without it.
    let book = counted(&expected.replace("*[other] { $n } dniów", "*[other] { $n } dnia"));
    let file = export(&book, "pl", "po");
    assert!(
        file.contains("msgctxt \"t/odd, $n is other (default)\"\nmsgid \"{ $n } days\"\nmsgstr \"{ $n } dnia\""),
        "{file}"
    );
    let less: Vec<&str> = file.split("\n\n").filter(|entry| !entry.contains(" is other")).collect();
    import(&book, &less.join("\n\n").replace("{ $n } dniów", "{ $n } dnie"));
    assert!(book.read("locales/pl/t.ftl").contains("[many] { $n } dnie\n       *[other] { $n } dnia\n"));
    // Another default is not what gettext can hold.
    let book = counted(
        "odd =\n    { $n ->\n        [one] { $n } dzień\n        [few] { $n } dni\n       *[many] { $n } dniów\n    }\n",
    );
    let before = book.read("locales/pl/t.ftl");
    let file = export(&book, "pl", "po");
    assert!(entry(&file).is_empty() && file.contains("\"t/odd, $n is many (default)\""), "{file}");
    assert!(import(&book, &file).output.starts_with("pl: 0 messages changed"));
    assert_eq!(book.read("locales/pl/t.ftl"), before);
}
