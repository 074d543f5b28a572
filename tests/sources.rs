//! Units of translation files carry the English text of their branch: taken as translations, they give the English back.

use std::fmt::Write;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

use crate::command::run_in;
use crate::exchange::{export, import, little};
use crate::written::Dice;

const WORDS: [&str; 8] = ["Answered on ", "in ", " of", ", then ", ".", " (about) ", "] ", "é "];
const CODES: [&str; 5] = ["{ $a }", "{ -brand }", "{ NUMBER($n) }", "{ \"{\" }", "{ -brand(case: \"dative\") }"];
/// Selectors with the keys of their variants, the default last.
const SELECTORS: [(&str, &[&str]); 6] = [
    ("$n", &["one", "other"]),
    ("$n", &["0", "one", "other"]),
    ("NUMBER($m, minimumFractionDigits: 0)", &["one", "other"]),
    ("$x", &["left", "right", "up"]),
    ("-brand.kind", &["f", "m"]),
    ("$m", &["1", "other"]),
];
const NEEDED: &str = "stage-open = A\n    .summary = B.\nstage-end = C\naction-close = D\n    .hint = E.\noutcome-done = F\n    .summary = G.\n-brand = Brand\n    .kind = f\n";
const MESSAGES: usize = 6;

/// A random text with selectors, on lines of its own.
fn text(dice: &mut Dice, depth: usize) -> String {
    // Only one part: a selector without a text around it, for example.
    let parts = 1 + dice.roll(3);
    let mut out = String::new();
    for _ in 0..parts {
        match dice.roll(if depth < 2 { 4 } else { 2 }) {
            0 => out.push_str(dice.pick::<&str>(&CODES)),
            1 => out.push_str(dice.pick::<&str>(&WORDS)),
            _ => {
                let (selector, keys) = SELECTORS[dice.roll(SELECTORS.len())];
                let _ = write!(out, "{{ {selector} ->");
                for (number, key) in keys.iter().enumerate() {
                    let star = if number + 1 == keys.len() { "*" } else { " " };
                    let indent = " ".repeat(8 + 4 * depth);
                    let inside = text(dice, depth + 1);
                    let inside = inside.trim();
                    let inside =
                        if inside.is_empty() || inside.starts_with([']', '.', '[', '*']) { "so" } else { inside };
                    let _ = write!(out, "\n{indent}{star}[{key}] {inside}");
                }
                let _ = write!(out, "\n{}}}", " ".repeat(4 + 4 * depth));
            }
        }
    }
    let plain = out.trim();
    if plain.is_empty() || plain.starts_with([']', '.', '[', '*']) { format!("So {plain}") } else { plain.to_owned() }
}

/// Random messages with attributes, and a term.
fn messages(dice: &mut Dice) -> String {
    let mut out = NEEDED.to_owned();
    for number in 0..MESSAGES {
        let _ = writeln!(out, "odd-{number} = {}\n    .hint = {}", text(dice, 0), text(dice, 1));
    }
    let _ = writeln!(out, "-more = {}\n    .kind = {}", text(dice, 0), text(dice, 2));
    out
}

/// The file with each English text as the translation.
fn filled(file: &str, format: &str) -> String {
    if format == "po" { filled_po(file) } else { filled_xliff(file) }
}

/// A PO file with each source as its translation.
pub fn filled_po(file: &str) -> String {
    let mut out = String::new();
    let (mut source, mut plural): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    // Whether the lines of an old translation follow.
    let mut skip = false;
    for line in file.lines() {
        skip = skip && line.starts_with('"');
        if line.starts_with("msgid ") {
            source = vec![line];
            plural.clear();
        } else if line.starts_with("msgid_plural ") {
            plural = vec![line];
        } else if line.starts_with('"') && !skip {
            if plural.is_empty() { &mut source } else { &mut plural }.push(line);
        } else if let Some((form, _)) = line.strip_prefix("msgstr[").and_then(|line| line.split_once(']')) {
            skip = true;
            // The first form is that of one.
            let text = if form == "0" {
                source.join("\n").replacen("msgid", "msgstr[0]", 1)
            } else {
                plural.join("\n").replacen("msgid_plural", &format!("msgstr[{form}]"), 1)
            };
            out.push_str(&(text + "\n"));
        } else if line.starts_with("msgstr ") && source != ["msgid \"\""] {
            skip = true;
            out.push_str(&(source.join("\n").replacen("msgid", "msgstr", 1) + "\n"));
        }
        if !skip && !line.starts_with("#, fuzzy") {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

fn filled_xliff(file: &str) -> String {
    let mut out = String::new();
    let mut source = "";
    for line in file.lines() {
        let text = line.trim_start();
        source = text.strip_prefix("<source>").unwrap_or(source);
        if text.starts_with("</segment>") {
            writeln!(out, "<target>{}", source.replace("</source>", "</target>")).unwrap();
        }
        if !text.starts_with("<target>") {
            writeln!(out, "{line}").unwrap();
        }
    }
    out.replace("segment state=\"initial\"", "segment state=\"translated\"")
}

/// All texts of the messages, for each combination of arguments.
fn rendered(file: &str) -> Vec<String> {
    let resource = FluentResource::try_new(file.to_owned()).unwrap_or_else(|(_, errors)| panic!("{errors:?}\n{file}"));
    // Numbers for which all plural rules here agree.
    let mut bundle = FluentBundle::new(vec!["en".parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_function("NUMBER", |values, _| values[0].clone()).unwrap();
    bundle.add_resource(resource).unwrap_or_else(|errors| panic!("{errors:?}\n{file}"));
    let mut all = Vec::new();
    for (n, m, x) in [(1, 1, "left"), (0, 5, "up"), (5, 1, "right"), (1, 0, "other")] {
        let mut args = FluentArgs::new();
        args.set("a", "A");
        args.set("n", n);
        args.set("m", m);
        args.set("x", x);
        for number in 0..MESSAGES {
            let message =
                bundle.get_message(&format!("odd-{number}")).unwrap_or_else(|| panic!("odd-{number} of {file}"));
            for pattern in message.value().into_iter().chain(message.get_attribute("hint").map(|it| it.value())) {
                all.push(bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned());
            }
        }
    }
    all
}

/// English texts taken as translations of a new language give the English back.
pub fn sources_come_back(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let mut dice = Dice(seed);
        let english = messages(&mut dice);
        let book = little();
        book.write("locales/en/t.ftl", &english);
        for format in ["po", "xliff"] {
            let file = filled(&export(&book, "pl", format), format);
            let ran = import(&book, &file);
            assert!(!ran.errors.contains("exchange-refused"), "{seed} {format}: {}\n{english}\n{file}", ran.errors);
            let polish = book.read("locales/pl/t.ftl");
            assert_eq!(rendered(&polish), rendered(&english), "{seed} {format}\n{english}\n{polish}\n{file}");
            std::fs::remove_dir_all(book.path().join("locales/pl")).unwrap();
        }
    }
}

/// English texts fit into translations of another structure.
pub fn sources_fit(seeds: std::ops::Range<u64>) {
    for seed in seeds {
        let mut dice = Dice(seed);
        let (english, polish) = (messages(&mut dice), messages(&mut dice));
        let book = little();
        book.write("locales/en/t.ftl", &english);
        for format in ["po", "xliff"] {
            book.write("locales/pl/t.ftl", &polish);
            let file = filled(&export(&book, "pl", format), format);
            let ran = import(&book, &file);
            assert!(
                !ran.errors.contains("exchange-refused"),
                "{seed} {format}: {}\n{english}\n{polish}\n{file}",
                ran.errors
            );
            rendered(&book.read("locales/pl/t.ftl"));
        }
    }
}

#[test]
fn english_texts_as_translations_give_the_english_back() {
    sources_come_back(0..20);
}

#[test]
fn english_texts_fit_into_translations_of_another_structure() {
    sources_fit(0..20);
}

/// Text around selectors, several and nested, each with the sources of its units.
#[test]
fn units_have_the_text_of_their_branch() {
    let book = little();
    let english = "Since { $a }; solved in { DAYS($n) ->\n        [one] one day\n       *[other] { DAYS($n) } days\n    } of { $m ->\n        [one] a week\n       *[other] weeks\n    }.";
    book.write("locales/en/t.ftl", &format!("{NEEDED}odd = {english}\n"));
    let sources = |file: &str| -> Vec<String> {
        let entries = file.split("\n\n").filter(|entry| entry.contains("\"t/odd"));
        let texts = entries
            .flat_map(str::lines)
            .filter_map(|line| line.strip_prefix("msgid \"").or_else(|| line.strip_prefix("msgid_plural \"")));
        texts.map(|text| text.trim_end_matches('"').to_owned()).collect()
    };
    let frame = "Since { $a }; solved in {1 DAYS($n) -> …} of {2 $m -> …}.";
    let (days, weeks) = (["one day", "{ DAYS($n) } days"], ["a week", "weeks"]);
    let new = [frame, days[0], days[1], weeks[0], weeks[1]];
    assert_eq!(sources(&export(&book, "pl", "po")), new);
    // The whole sentence in each branch, which the English has around its selectors.
    let polish = "{ $m ->\n        [one] W tydzień { DAYS($n) }\n        [few] W tygodnie\n        [many] W tygodni\n       *[other] W tygodnia\n    }";
    book.write("locales/pl/t.ftl", &format!("{NEEDED}odd = {polish}\n"));
    let whole = |of: &str| format!("Since {{ $a }}; solved in {{ DAYS($n) }} days of {of}.");
    assert_eq!(sources(&export(&book, "pl", "po")), [whole("a week"), whole("weeks"), whole("weeks")]);
    // Only a text.
    book.write("locales/pl/t.ftl", &format!("{NEEDED}odd = Nic\n"));
    assert_eq!(sources(&export(&book, "pl", "po")), [whole("weeks")]);
}

/// The ids of messages and of those that are commented out, in order.
fn ids(file: &str) -> Vec<String> {
    let id = |line: &str| {
        let (id, _) = line.split_once(" =")?;
        let name = id.strip_prefix("# ").unwrap_or(id);
        (!name.starts_with(' ') && !name.contains('{')).then(|| name.to_owned())
    };
    file.lines().filter(|line| !line.starts_with("##")).filter_map(id).collect()
}

/// The entries of a PO file, without those of some messages.
fn without(file: &str, message: impl Fn(&str) -> bool) -> String {
    let named = |entry: &str| {
        let name = entry.split_once("msgctxt \"")?.1.split_once(['"', ','])?.0;
        Some(name.trim_start_matches("t/").to_owned())
    };
    let kept = file.split("\n\n").filter(|entry| named(entry).is_none_or(|name| !message(&name)));
    kept.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn a_translation_takes_the_place_of_its_comment() {
    for seed in 0..6 {
        let mut dice = Dice(seed);
        let english = messages(&mut dice);
        let book = little();
        book.write("locales/en/t.ftl", &english);
        let added = run_in(book.path(), &["locale", "add", "pl"], b"");
        assert_eq!(added.code, Some(0), "{}", added.errors);
        let started = book.read("locales/pl/t.ftl");
        assert_eq!(ids(&started), ids(&english), "{started}");
        let file = filled(&export(&book, "pl", "po"), "po");
        // The texts of some messages first, then one attribute after its message, then the rest.
        let names = ids(&english);
        let early: Vec<&String> = names.iter().filter(|name| *name == "-brand" || dice.roll(2) == 0).collect();
        let late = |name: &str| {
            let (message, attribute) = name.split_once('.').unwrap_or((name, ""));
            attribute == "hint" || early.iter().all(|known| *known != message)
        };
        for (step, part) in [without(&file, late), without(&file, |name| name == "odd-1.hint"), file].iter().enumerate()
        {
            let ran = import(&book, part);
            assert!(!ran.errors.contains("exchange-refused"), "{}", ran.errors);
            let polish = book.read("locales/pl/t.ftl");
            assert_eq!(ids(&polish), names, "{seed} {step}: {polish}");
            let open = polish.lines().filter(|line| line.starts_with("# ") && line.contains('=')).count();
            let expected = [None, Some(1), Some(0)][step];
            assert!(expected.is_none_or(|expected| open == expected), "{seed} {step}: {polish}");
        }
    }
}
