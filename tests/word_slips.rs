//! Slips of translators, made by the thousand in the real message files: each is found at its line, and nothing else is.

use std::collections::{BTreeMap, BTreeSet};

use crate::command::Folder;
use crate::translations::{book, found_lines};

const FILES: [&str; 4] = ["2017.ftl", "2019.ftl", "2020.ftl", "common.ftl"];
const LOCALES: [&str; 4] = ["de", "it", "ru", "zh-TW"];
/// Slips of one run are this many texts apart, so that they do not look like the habits of a language.
const APART: usize = 5;

/// A text on one line: the id with the attribute, and the number of the line.
struct Text {
    name: String,
    line: usize,
    text: String,
}

/// The texts of a file that take one line, by a reader that knows little of Fluent.
fn texts(file: &str) -> Vec<Text> {
    let lines: Vec<&str> = file.lines().collect();
    let mut id = String::new();
    let mut found = Vec::new();
    for (line, content) in lines.iter().enumerate() {
        let own = content.starts_with(|c: char| c.is_ascii_lowercase());
        if own {
            content.split(" =").next().unwrap().clone_into(&mut id);
        }
        let attribute = content.trim_start().strip_prefix('.').filter(|_| content.starts_with("    ."));
        let Some((name, text)) = attribute.or(own.then_some(*content)).and_then(|line| line.split_once(" = ")) else {
            continue;
        };
        // Further lines belong to the text, except attributes.
        let next = lines.get(line + 1).copied().unwrap_or_default();
        if next.starts_with(' ') && !next.trim_start().starts_with('.') || text.is_empty() {
            continue;
        }
        let name = if own { name.to_owned() } else { format!("{id}.{name}") };
        if !id.starts_with("typography-") && !id.starts_with("reading-") {
            found.push(Text { name, line, text: text.to_owned() });
        }
    }
    found
}

/// The text with its line replaced.
fn with(file: &str, changed: &BTreeMap<usize, String>) -> String {
    let lines = file.lines().enumerate();
    lines.flat_map(|(line, text)| [changed.get(&line).map_or(text, |new| new), "\n"]).collect()
}

/// The words outside of values.
fn prose(text: &str) -> String {
    let (mut depth, mut prose) = (0, String::new());
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            c if depth == 0 => prose.push(c),
            _ => {}
        }
    }
    prose
}

/// Makes slips in every file of every translation, and counts those that are found at their line. `slip` gets the name, the
/// translation and the original, and gives the text with the slip.
fn each(
    ids: &[&str],
    prepare: &dyn Fn(&str, &str) -> String,
    slip: &dyn Fn(&str, &str, &str) -> Option<String>,
) -> (usize, Vec<String>) {
    let (mut count, mut wrong) = (0, Vec::new());
    let valid = book();
    let read = |locale: &str, file: &str| valid.read(&format!("locales/{locale}/{file}"));
    let names = |locale: &str, file: &str| -> BTreeSet<String> {
        texts(&read(locale, file)).into_iter().map(|it| it.name).collect()
    };
    // Texts that take one line in every language are prepared.
    let shared = |file: &str| {
        let all = LOCALES.iter().map(|locale| names(locale, file));
        all.fold(names("en", file), |all, own| &all & &own)
    };
    let shared: BTreeMap<&str, BTreeSet<String>> = FILES.into_iter().map(|file| (file, shared(file))).collect();
    let plain = |locale: &str| -> Vec<(&str, String)> {
        FILES
            .into_iter()
            .map(|file| {
                let text = read(locale, file);
                let changed = texts(&text).into_iter().filter(|it| shared[file].contains(&it.name)).map(|it| {
                    let line = text.lines().nth(it.line).unwrap();
                    let kept = line.strip_suffix(&*it.text).unwrap();
                    (it.line, format!("{kept}{}", prepare(locale, &it.text)))
                });
                (file, with(&text, &changed.collect()))
            })
            .collect()
    };
    let english: BTreeMap<&str, String> = plain("en").into_iter().collect();
    for locale in LOCALES {
        let prepared = plain(locale);
        let write =
            |book: &Folder, locale: &str, file: &str, text: &str| book.write(&format!("locales/{locale}/{file}"), text);
        let book = book();
        for other in LOCALES.iter().filter(|other| **other != locale) {
            std::fs::remove_dir_all(book.path().join("locales").join(other)).unwrap();
        }
        for (file, text) in &english {
            write(&book, "en", file, text);
        }
        for (file, text) in &prepared {
            write(&book, locale, file, text);
        }
        let is_one = |(_, id, _): &(String, &'static str, usize)| ids.contains(id);
        let at = |found: Vec<(String, &'static str, usize)>| -> BTreeSet<(String, usize)> {
            found.into_iter().filter(is_one).map(|(file, _, line)| (file, line)).collect()
        };
        let before = at(found_lines(&book, &[locale]));
        for (file, id) in before.iter().take(3) {
            wrong.push(format!("{file}:{id} before any slip"));
        }
        for turn in 0..APART {
            let mut slipped: BTreeMap<(String, usize), String> = BTreeMap::new();
            for (file, text) in &prepared {
                let originals: BTreeMap<String, String> =
                    texts(&english[file]).into_iter().map(|it| (it.name, it.text)).collect();
                let mut changed = BTreeMap::new();
                for (_, it) in texts(text).into_iter().enumerate().filter(|(number, _)| number % APART == turn) {
                    let Some(original) = originals.get(&it.name).filter(|_| shared[file].contains(&it.name)) else {
                        continue;
                    };
                    let Some(new) = slip(&it.name, &it.text, original) else { continue };
                    let line = text.lines().nth(it.line).unwrap();
                    changed.insert(it.line, format!("{}{new}", line.strip_suffix(&*it.text).unwrap()));
                    slipped.insert((format!("locales/{locale}/{file}"), it.line + 1), new);
                }
                write(&book, locale, file, &with(text, &changed));
            }
            let found = at(found_lines(&book, &[locale]));
            for (place, text) in &slipped {
                if !found.contains(place) {
                    wrong.push(format!("{}:{} is not found: {text}", place.0, place.1));
                }
            }
            wrong.extend(
                found
                    .iter()
                    .filter(|it| !slipped.contains_key(*it))
                    .map(|(file, line)| format!("{file}:{line} is right")),
            );
            count += slipped.len();
        }
    }
    (count, wrong)
}

fn as_they_are(_: &str, text: &str) -> String {
    text.to_owned()
}

fn assert_found((count, wrong): (usize, Vec<String>), least: usize) {
    assert!(
        wrong.is_empty(),
        "{} of {count}\n{}",
        wrong.len(),
        wrong.iter().take(40).cloned().collect::<Vec<_>>().join("\n")
    );
    assert!(count > least, "{count}");
}

#[test]
fn english_texts_are_found() {
    let slip = |name: &str, text: &str, original: &str| {
        let words = prose(original);
        let mut words = words.split(|c: char| !c.is_alphabetic());
        let is_word = |word: &str| word.len() > 1 && word.contains(|c: char| c.is_ascii_lowercase());
        // Some texts are right in both languages, and accepted as they are.
        (text != original && words.any(is_word) && !name.contains("-microsoft")).then(|| original.to_owned())
    };
    assert_found(each(&["words-leftover", "words-language"], &as_they_are, &slip), 2300);
}

/// One English word in a text. In the same script, only words that other messages translate are known to be wrong. That
/// leaves about one in nine: rare words, and loan words such as `deal` in German.
#[test]
fn one_english_word_is_found() {
    let slip = |name: &str, text: &str, original: &str| {
        let originals = prose(original);
        let words = originals.split_whitespace();
        let words: Vec<&str> =
            words.filter(|word| word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_lowercase())).collect();
        let word = words.get(name.len() % words.len().max(1))?;
        let end = text.find([' ', '，', '。']).filter(|end| !text[..*end].contains('{'))?;
        (!text.contains(word)).then(|| format!("{word}{}", &text[end..]))
    };
    let (count, wrong) = each(&["words-leftover", "words-language"], &as_they_are, &slip);
    let missed = |it: &&String| it.contains(" is not found: ");
    let right: Vec<&String> = wrong.iter().filter(|it| !missed(it)).collect();
    assert!(right.is_empty(), "{right:#?}");
    assert!(count > 900, "{count}");
    assert!(wrong.len() * 7 < count, "{} of {count}: {wrong:#?}", wrong.len());
}

#[test]
fn missing_marks_at_the_end_are_found() {
    let ends = |text: &str| text.ends_with(['.', '?', '!', ':', '。', '？', '！', '：', '…']);
    let slip = |_: &str, text: &str, original: &str| {
        let bare = text.trim_end_matches(['.', '?', '!', ':', '。', '？', '！', '：', '…']);
        let several = prose(original).split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() > 1;
        (ends(text) && ends(original) && several && !bare.is_empty()).then(|| bare.to_owned())
    };
    assert_found(each(&["words-ending"], &as_they_are, &slip), 700);
}

#[test]
fn other_numbers_are_found() {
    let prepare = |locale: &str, text: &str| {
        let number = if ["en", "zh-TW"].contains(&locale) { "4,711.5" } else { "4.711,5" };
        format!("{text} ({number})")
    };
    let slip = |name: &str, text: &str, _: &str| {
        let other = match name.len() % 4 {
            0 => "4117.5",
            1 => "4.711,6",
            2 => "14,711.5",
            _ => "4711",
        };
        let at = text.rfind('(')?;
        Some(format!("{}({other})", &text[..at]))
    };
    assert_found(each(&["words-numbers"], &prepare, &slip), 2300);
    // Dropped altogether.
    let slip = |_: &str, text: &str, _: &str| Some(text[..text.rfind(" (")?].to_owned());
    assert_found(each(&["words-numbers"], &prepare, &slip), 2300);
}

#[test]
fn other_addresses_are_found() {
    let prepare = |locale: &str, text: &str| {
        let short = &locale[..2];
        format!("{text} https://{short}.example.com/{locale}/help?lang={short}#a1 <help@example.com>")
    };
    let slip = |name: &str, text: &str, _: &str| {
        Some(match name.len() % 4 {
            0 => text.replace("example.com/", "exmaple.com/"),
            1 => text.replace("help@", "halp@"),
            2 => text.replace("#a1", "#a2"),
            _ => text.replace(" <help@example.com>", ""),
        })
    };
    assert_found(each(&["words-addresses"], &prepare, &slip), 2300);
}

#[test]
fn other_functions_are_found() {
    const OTHERS: [(&str, &str); 6] = [
        ("{ DATE(", "{ DATETIME("),
        ("{ DATETIME(", "{ DATE("),
        ("{ DURATION(", "{ RELATIVE("),
        ("{ DAYS(", "{ HOURS("),
        (", unit: \"hours\"", ", unit: \"days\""),
        ("{ MONEY(", "{ DURATION("),
    ];
    let slip = |_: &str, text: &str, original: &str| {
        let (own, new) = OTHERS.into_iter().find(|(own, _)| text.contains(own) && original.contains(own))?;
        let variables = text.matches('$').count();
        (variables == 1 && original.matches('$').count() == 1).then(|| text.replace(own, new))
    };
    assert_found(each(&["words-formatted"], &as_they_are, &slip), 80);
}

/// The characters of the upper half of a code page.
fn code_page(name: &str) -> Vec<char> {
    let text = match name {
        "latin-1" => return ('\u{80}'..='\u{ff}').collect(),
        "1252" => "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ",
        _ => "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї",
    };
    let rest = if name == "1252" { '\u{a0}'..='\u{ff}' } else { 'А'..='я' };
    text.chars().chain(rest).collect()
}

fn misread(text: &str, page: &[char]) -> String {
    text.bytes().map(|byte| if byte < 0x80 { char::from(byte) } else { page[usize::from(byte) - 0x80] }).collect()
}

#[test]
fn texts_in_another_encoding_are_found() {
    let mut count = 0;
    for (pages, least) in [(&["latin-1"][..], 1200), (&["1252"], 1200), (&["1251"], 1200), (&["1252", "1252"], 1200)] {
        let slip = |_: &str, text: &str, _: &str| {
            let mut new = text.to_owned();
            for page in pages {
                new = misread(&new, &code_page(page));
            }
            // Quotation marks alone can be meant: `Ä“`.
            let letters = prose(text).chars().filter(|c| c.is_alphabetic() && !c.is_ascii()).count();
            (letters > 1).then_some(new)
        };
        let found = each(&["words-encoding"], &as_they_are, &slip);
        count += found.0;
        assert_found(found, least);
    }
    assert!(count > 5000, "{count}");
}

/// A variant of a plural form that shows a number before a word.
struct Form {
    message: String,
    line: usize,
    key: String,
    word: String,
    text: String,
}

/// The variants of plural forms of a file, by selection.
fn selections(file: &str) -> Vec<Vec<Form>> {
    let (mut all, mut message): (Vec<Vec<Form>>, String) = (Vec::new(), String::new());
    for (line, content) in file.lines().enumerate() {
        if content.starts_with(|c: char| c.is_ascii_lowercase()) {
            content.split(" =").next().unwrap().clone_into(&mut message);
        }
        if content.ends_with("->") {
            all.push(Vec::new());
        }
        let variant = content.trim_start().trim_start_matches('*').strip_prefix('[').and_then(|it| it.split_once("] "));
        let (Some((key, text)), Some(last)) = (variant, all.last_mut()) else { continue };
        let Some((_, rest)) = ["NUMBER($", "DAYS($", "HOURS($"].iter().find_map(|it| text.split_once(it)) else {
            continue;
        };
        let Some((_, rest)) = rest.split_once(") } ") else { continue };
        let word: String = rest.chars().take_while(|c| c.is_alphabetic() || "-’".contains(*c)).collect();
        if !word.is_empty() && ["one", "few", "many", "other"].contains(&key) {
            let (key, text) = (key.to_owned(), text.to_owned());
            last.push(Form { message: message.clone(), line, key, word: word.to_lowercase(), text });
        }
    }
    all.retain(|forms| forms.len() > 1);
    all
}

#[test]
fn swapped_plural_forms_are_found() {
    let valid = book();
    let (mut swapped, mut copied, mut counted, mut wrong) = (0, 0, 0, Vec::new());
    for locale in ["de", "it", "ru"] {
        let files: Vec<(&str, String)> =
            FILES.into_iter().map(|file| (file, valid.read(&format!("locales/{locale}/{file}")))).collect();
        let everywhere: Vec<Form> = files.iter().flat_map(|(_, text)| selections(text)).flatten().collect();
        let book = book();
        for (file, text) in &files {
            let path = format!("locales/{locale}/{file}");
            for forms in selections(text) {
                let pairs =
                    forms.iter().enumerate().flat_map(|(at, one)| forms.iter().skip(at + 1).map(move |it| (one, it)));
                // Russian fractions can have any of the texts.
                for (one, other) in pairs.filter(|(_, other)| locale != "ru" || other.key != "other") {
                    let line = |it: &Form, text: &str| {
                        let line = file_line(&valid.read(&path), it.line);
                        (it.line, format!("{}{text}", line.strip_suffix(&*it.text).unwrap()))
                    };
                    let mut check = |changed: BTreeMap<usize, String>, count: &mut usize| {
                        book.write(&path, &with(text, &changed));
                        let found = found_lines(&book, &[locale]);
                        let here = |it: &&(String, &str, usize)| {
                            it.0 == path && it.1 == "words-swapped" && forms.iter().any(|form| form.line + 1 == it.2)
                        };
                        *count += 1;
                        if found.iter().filter(here).count() != 1 {
                            wrong.push(format!("{path}: {changed:?}: {found:?}"));
                        }
                        book.write(&path, text);
                    };
                    // Another message has the same words in these forms, and another word or none in the others.
                    let known = everywhere.iter().any(|of| {
                        of.message != one.message
                            && of.key == one.key
                            && of.word == one.word
                            && everywhere
                                .iter()
                                .any(|it| it.message == of.message && it.key == other.key && it.word == other.word)
                    });
                    // A number of the other form. Two numbers that are written out do not show which is wrong.
                    let (start, end) = (other.text.find('{').unwrap(), other.text.find('}').unwrap() + 1);
                    if one.key == "one" && other.text.matches('{').count() == 1 {
                        let text = format!("{}5{}", &other.text[..start], &other.text[end..]);
                        check(BTreeMap::from([line(one, &text)]), &mut counted);
                    }
                    if one.word != other.word && known {
                        check(BTreeMap::from([line(one, &other.text), line(other, &one.text)]), &mut swapped);
                        if forms.len() > 2 {
                            check(BTreeMap::from([line(other, &one.text)]), &mut copied);
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {swapped}, {copied}, {counted}\n{}", wrong.len(), wrong.join("\n"));
    assert!(swapped > 15 && copied > 5 && counted > 10, "{swapped} {copied} {counted}");
}

fn file_line(file: &str, line: usize) -> String {
    file.lines().nth(line).unwrap().to_owned()
}
