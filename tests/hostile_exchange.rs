//! Invalid files for `referee locale import`.

use crate::command::{FEWER, MESSAGES, run_in};
use crate::exchange::{FORMATS, export, import, words};
use crate::translations::{book, edit};

#[test]

fn invalid_files_are_refused() {
    let book = book();
    let before = words(&book, "de");
    let xliff = export(&book, "de", "xliff");
    let po = export(&book, "de", "po");
    let tmx = export(&book, "de", "tmx");
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE xliff [<!ENTITY a \"{}\">{}]><xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\" trgLang=\"de\"><file id=\"2020\"><unit id=\"stage-received\"><segment><source>x</source><target>&z;</target></segment></unit></file></xliff>",
        "x".repeat(1000),
        ('b'..='z').fold(String::new(), |all, name| {
            format!("{all}<!ENTITY {name} \"{}\">", format!("&{};", char::from(name as u8 - 1)).repeat(20))
        })
    );
    let outside = "<?xml version=\"1.0\"?><!DOCTYPE xliff [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.1\" srcLang=\"en\" trgLang=\"de\"><file id=\"2020\"><unit id=\"stage-received\"><segment state=\"final\"><source>x</source><target>&x;</target></segment></unit></file></xliff>";
    let deep = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
    let nested = po.replace("msgstr \"Empfangen\"", &format!("msgstr \"{}\"", "{ ".repeat(20_000)));
    let whole =
        po.replace("msgstr \"Empfangen\"", &format!("msgstr \"{}x{}\"", "{ ".repeat(20_000), " }".repeat(20_000)));
    let names = (0..4_000).fold(String::new(), |all, n| format!("{all}xmlns:n{n}='u{n}' "));
    for (what, text, expected) in [
        ("nothing", "", "exchange-unread"),
        ("a word", "hello", "exchange-unread"),
        ("no entry", "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain\\n\"\n", "exchange-unread"),
        ("a bomb", &bomb, "exchange-unread"),
        ("something outside", outside, "exchange-unread"),
        ("depth", &deep, "exchange-unread"),
        ("HTML", "<html><body>x</body></html>", "its root element is `html`"),
        ("an old XLIFF", "<xliff version=\"1.2\"/>", "XLIFF 1.2"),
        (
            "no language",
            "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"en\"/>",
            "trgLang",
        ),
        ("a path", &xliff.replace("trgLang=\"de\"", "trgLang=\"../../x\""), "trgLang"),
        (
            "English",
            &xliff.replace("trgLang=\"de\"", "trgLang=\"en\""),
            "does not translate from English to another language",
        ),
        ("cut off", xliff.get(..xliff.len() / 2).unwrap(), "exchange-unread"),
        ("a PO line", &po.replacen("msgid", "msg id", 1), "exchange-unread"),
        ("open quotes", &po.replacen("msgstr \"Empfangen\"", "msgstr \"Empfangen", 1), "exchange-unread"),
        ("many languages", &tmx.replacen("xml:lang=\"de\"", "xml:lang=\"fr\"", 1), "exactly one language besides"),
        ("open braces", &nested, "unmatched brace"),
        ("deep braces", &whole, "exchange-refused"),
        (
            "an invalid name",
            &po.replacen("msgctxt \"2020/stage-received\"", "msgctxt \"stage received\"", 1),
            "exchange-unknown",
        ),
        (
            "an unknown message",
            &po.replacen("msgctxt \"2020/stage-received\"", "msgctxt \"2020/stage-nothing\"", 1),
            "exchange-unknown",
        ),
        (
            "another rule set",
            &po.replacen("msgctxt \"2020/stage-received\"", "msgctxt \"../x/stage-received\"", 1),
            "exchange-unknown",
        ),
        (
            "many branches",
            &po.replacen(
                "msgctxt \"2020/stage-received\"",
                &format!("msgctxt \"2020/stage-received{}\"", ", $x is a (default)".repeat(5_000)),
                1,
            ),
            "exchange-unknown",
        ),
        ("many names", &xliff.replacen("<file ", &format!("<file {names} "), 1), "too many attributes"),
        (
            "long entities",
            &format!(
                "<!DOCTYPE x [<!ENTITY a \"{}\">]>{}",
                "a".repeat(100_000),
                xliff.replace("Empfangen", &"&a;".repeat(10_000))
            ),
            "entity declarations",
        ),
        ("another XLIFF", &xliff.replace("document:2.0", "document:3.0"), "not that of XLIFF 2"),
        ("an escape", &po.replacen("msgstr \"Empfangen\"", "msgstr \"\\u0041\"", 1), "exchange-unread"),
        ("mark-up", &xliff.replacen("<target>Empfangen", "<target><b>Empfangen</b>", 1), "unknown markup"),
    ] {
        let ran = import(&book, text);
        assert!(ran.errors.contains(expected), "{what}: {}{:.400}", ran.output, ran.errors);
        assert!(ran.code.is_some_and(|code| code < 3), "{what}");
        assert_eq!(words(&book, "de"), before, "{what}");
    }
}

#[test]
fn no_bytes_break_an_import() {
    let book = book();
    let xliff = export(&book, "de", "xliff");
    let po = export(&book, "de", "po");
    let tmx = export(&book, "de", "tmx");
    let ran = run_in(book.path(), &["locale", "import", "-"], b"msgid \"\xff\"\n");
    assert!(ran.code == Some(2) && ran.errors.contains("not-utf8"), "{}", ran.errors);
    // Every truncation, and every changed byte.
    for text in [&po, &xliff, &tmx] {
        let from = text.find("stage-received").unwrap();
        for at in (from..from + 400).step_by(97) {
            let Some((start, end)) = text.get(..at).zip(text.get(at + 1..)) else { continue };
            for with in ["", "\"", "<", "{", "\\", "\u{0}"] {
                let ran = run_in(
                    book.path(),
                    &["locale", "import", "-", "--check"],
                    format!("{start}{with}{end}").as_bytes(),
                );
                assert!(ran.code.is_some_and(|code| code < 3), "{at} {with:?}: {}", ran.errors);
            }
        }
    }
}

#[test]
fn changes_by_tools_break_no_message() {
    let book = book();
    let before = words(&book, "de");
    let file = export(&book, "de", "xliff");
    let untouched = |file: &str, expected: &str| {
        let ran = import(&book, file);
        assert!(ran.output.contains(expected), "{}{}", ran.output, ran.errors);
        assert_eq!(words(&book, "de"), before);
    };
    // Indented again, without `xml:space="preserve"`.
    let indented = file.replace(" xml:space=\"preserve\"", "").replace("<target>", "<target>\n            ");
    let indented = indented.replace("</target>", "\n          </target>").replace("<source>", "<source>\n            ");
    untouched(&indented, &format!("de: 0 messages changed, {MESSAGES} unchanged"));
    // With other names of languages, as some tools write them.
    untouched(
        &file.replace("trgLang=\"de\"", "trgLang=\"de-DE\""),
        &format!("de: 0 messages changed, {MESSAGES} unchanged"),
    );
    untouched(
        &file.replace("srcLang=\"en\"", "srcLang=\"en-US\""),
        &format!("de: 0 messages changed, {MESSAGES} unchanged"),
    );
    // Without the names of the texts: with several branches, a unit is ambiguous.
    let nameless: String = file
        .split_inclusive('\n')
        .map(|line| match (line.find("<unit "), line.find(" name=\""), line.find(" xml:space")) {
            (Some(_), Some(from), Some(to)) => line[..from].to_owned() + &line[to..],
            _ => line.to_owned(),
        })
        .collect();
    untouched(&nameless, "de: 0 messages changed");
    // Empty, too large, and unmarked translations.
    let unit = "name=\"stage-received\"";
    let (start, end) = (file.find(unit).unwrap(), "<target>Empfangen</target>");
    let with = |target: &str| file[..start].to_owned() + &file[start..].replacen(end, target, 1);
    untouched(&with("<target>  </target>"), "1 refused");
    untouched(&with(&format!("<target>{}</target>", "Wort ".repeat(1_000_000))), "1 refused");
    untouched(&with(&format!("<target>{}</target>", "Wort\n".repeat(1_000_000))), "1 refused");
    let open = with("<target>Angekommen</target>");
    let state = open[start..].find("state=\"").unwrap() + start + "state=\"".len();
    let until = state + open[state..].find('"').unwrap();
    untouched(&format!("{}initial{}", &open[..state], &open[until..]), "0 messages changed");
    // One line with another line ending.
    let mixed = book.read("locales/de/2020.ftl").replacen('\n', "\r\n", 1);
    book.write("locales/de/2020.ftl", &mixed);
    assert!(import(&book, &file).output.starts_with("de: 0 messages changed"));
    assert_eq!(book.read("locales/de/2020.ftl"), mixed);
    assert!(import(&book, &with("<target>Angekommen</target>")).output.starts_with("de: 1 message changed"));
    assert_eq!(book.read("locales/de/2020.ftl"), mixed.replace("= Empfangen\n", "= Angekommen\n"));
}

#[test]
fn files_and_sentences_can_be_renumbered() {
    let book = book();
    let before = words(&book, "de");
    let file = export(&book, "de", "xliff");
    // A tool that renumbers files keeps their original names.
    let mut numbered = file.clone();
    for (number, name) in ["common", "2017", "2019", "2020"].iter().enumerate() {
        assert!(numbered.contains(&format!("<file id=\"{name}\"")));
        numbered = numbered.replace(&format!("<file id=\"{name}\""), &format!("<file id=\"f{number}\""));
    }
    let ran = import(&book, &numbered);
    assert_eq!(ran.output, format!("de: 0 messages changed, {MESSAGES} unchanged\n"), "{}", ran.errors);
    // A tool that splits a text into sentences may reorder those of the translation.
    let unit = "name=\"stage-received\"";
    let (start, segment) = (file.find(unit).unwrap(), "<source>Received</source>\n        <target>Empfangen</target>");
    let cut = "<source>Re</source>\n        <target order=\"2\">fangen</target>\n      </segment>\n      \
               <segment state=\"translated\">\n        <source>ceived</source>\n        <target order=\"1\">Emp</target>";
    assert!(file[start..].contains(segment));
    let ran = import(&book, &(file[..start].to_owned() + &file[start..].replacen(segment, cut, 1)));
    assert_eq!(ran.output, format!("de: 0 messages changed, {MESSAGES} unchanged\n"), "{}", ran.errors);
    assert_eq!(words(&book, "de"), before);
}

#[test]
fn a_memory_with_two_translations_of_a_text_is_ambiguous() {
    let book = book();
    let before = words(&book, "de");
    let file = export(&book, "de", "tmx");
    let one = "<tuv xml:lang=\"de\"><seg>Empfangen</seg></tuv>";
    let other = "<tuv xml:lang=\"de\"><seg>Erhalten</seg></tuv>";
    let ran = import(&book, &file.replacen(one, &format!("{one}\n      {other}"), 1));
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.errors.contains("several texts in one language") && ran.errors.contains("standard input:"),
        "{}",
        ran.errors
    );
    assert_eq!(ran.output, format!("de: 0 messages changed, {FEWER} unchanged, 1 refused\n"));
    // The same translation twice, or an empty one, is one translation.
    for beside in [one, "<tuv xml:lang=\"de\"><seg></seg></tuv>"] {
        for both in [format!("{one}\n{beside}"), format!("{beside}\n{one}")] {
            let ran = import(&book, &file.replacen(one, &both, 1));
            assert_eq!(ran.output, format!("de: 0 messages changed, {MESSAGES} unchanged\n"), "{}", ran.errors);
        }
    }
    assert_eq!(words(&book, "de"), before);
}

#[test]
fn a_language_has_one_folder() {
    let book = book();
    std::fs::rename(book.path().join("locales/zh-TW"), book.path().join("locales/zh_TW")).unwrap();
    std::fs::remove_file(book.path().join("locales/zh_TW/ledger")).unwrap();
    let ran = run_in(book.path(), &["locale", "accept", "zh-TW"], b"");
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    assert!(book.path().join("locales/zh_TW/ledger").is_file() && !book.path().join("locales/zh-TW").exists());
    book.write("locales/zh-TW/2020.ftl", "outcome-won = 成交\n");
    let ran = run_in(book.path(), &["locale", "check", "zh-TW"], b"");
    let expected = "is a second folder for the locale `zh-TW`";
    assert!(ran.code == Some(1) && ran.output.contains(expected), "{}{}", ran.output, ran.errors);
}

#[test]
fn of_two_attributes_with_one_name_the_first_comes_back() {
    let book = book();
    edit(&book, "locales/de/2020.ftl", "    .hint = ", "    .hint = Ja.\n    .hint = ");
    let before = words(&book, "de");
    for format in FORMATS {
        let ran = import(&book, &export(&book, "de", format));
        assert_eq!(ran.output, format!("de: 0 messages changed, {MESSAGES} unchanged\n"), "{format}: {}", ran.errors);
        assert_eq!(words(&book, "de"), before);
    }
}
