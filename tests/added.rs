//! `referee locale add`: a language that is begun.

use crate::command::{Folder, run_in};
use crate::pages::real;
use crate::translations::book;

fn add(book: &Folder, args: &[&str]) -> crate::command::Ran {
    run_in(book.path(), &[&["locale", "add"], args].concat(), b"")
}

/// The messages of a file that are written, in their order.
fn written(book: &Folder, file: &str) -> Vec<String> {
    let text = book.read(file);
    let messages = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    messages.map(str::to_owned).collect()
}

#[test]
fn a_language_is_begun_with_all_that_is_to_be_written() {
    let book = book();
    let ran = add(&book, &["pl"]);
    assert_eq!((ran.code, ran.errors.as_str()), (Some(0), ""));
    let files = ["common", "2017", "2019", "2020"].map(|name| format!("locales/pl/{name}.ftl"));
    assert_eq!(ran.output.lines().collect::<Vec<_>>(), files);
    let told = run_in(book.path(), &["locale", "check", "pl"], b"");
    assert!(told.output.contains("\npl           467     0        0      467           0  0 %"), "{}", told.output);
    // Every message that is missing is told where it is to be written.
    let places = told.output.matches("message-missing").count();
    assert!(places > 400, "{places}");
    assert_eq!(
        told.output.matches("message-missing").count(),
        told.output.matches("| # ").count(),
        "{:.2000}",
        told.errors
    );
    // Whoever takes the marks away has the original with the forms of number of the language.
    for file in &files {
        let text = book.read(file);
        let open: String = text
            .lines()
            .map(|line| {
                let rest = line.strip_prefix("# ").unwrap_or(line);
                let begins = rest.split_once(" =").is_some_and(|(id, _)| {
                    !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                });
                let goes_on = line.starts_with("#     ") || line.strip_prefix("#        ").is_some();
                if line == "#" {
                    "\n".to_owned()
                } else if begins || goes_on {
                    format!("{rest}\n")
                } else {
                    format!("{line}\n")
                }
            })
            .collect();
        book.write(file, &open);
    }
    let told = run_in(book.path(), &["locale", "check", "pl"], b"");
    assert!(!told.output.contains("error["), "{:.2000}", told.output);
    assert!(told.output.contains("\npl           467   467        0        0"), "{}", told.output);
    // What is there is not begun again, and nothing is written by halves.
    let before = book.read("locales/pl/2020.ftl");
    std::fs::remove_file(book.path().join("locales/pl/common.ftl")).unwrap();
    let ran = add(&book, &["pl"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.errors.contains("is there already; nothing was written"), "{}", ran.errors);
    assert!(!book.path().join("locales/pl/common.ftl").exists());
    assert_eq!(book.read("locales/pl/2020.ftl"), before);
    for odd in ["../x", "", "en/de", "not a language"] {
        assert_eq!(add(&book, &[odd]).code, Some(2), "{odd}");
    }
}

#[test]
fn the_terms_of_a_page_are_taken() {
    let book = book();
    // A page that was written by the rules names all by anchors, whatever language it is in.
    let page = run_in(book.path(), &["page", "write", "2020", "--locale", "de"], b"").output;
    book.write("page.md", &page.replacen("locale: de", "locale: nl", 1));
    let ran = add(&book, &["nl", "--from-page", "page.md"]);
    assert_eq!(ran.code, Some(0), "{}", ran.errors);
    let terms = written(&book, "locales/nl/2020.ftl");
    let german = book.read("locales/de/2020.ftl");
    let same = terms.iter().filter(|term| german.contains(term.as_str())).count();
    assert!(same >= 25 && same * 10 >= terms.len() * 8, "{same} of {}: {terms:?}", terms.len());
    assert!(ran.output.ends_with(&format!("{} terms are from `page.md`\n", terms.len())), "{}", ran.output);
    assert_eq!(written(&book, "locales/nl/2019.ftl"), [""; 0]);
    // Two pages beside each other tell what is called what, in a language that nothing is known of.
    let Some(pages) = real() else { return };
    for (name, rules, expected) in [
        (
            "2017.zh-TW.md",
            "2017",
            ["stage-evaluating = 評估中", "outcome-skipped = 已略過", "action-interested = 我有興趣"],
        ),
        (
            "2020.de.md",
            "2020",
            ["action-accept = Akzeptieren", "outcome-lost = Verloren", "view-favorites = Favoriten"],
        ),
    ] {
        let page = pages.iter().find(|page| name.starts_with(page.name)).unwrap();
        book.write("page.md", &page.text);
        let ran = add(&book, &["lv", "--from-page", "page.md"]);
        assert_eq!(ran.code, Some(0), "{}", ran.errors);
        let terms = written(&book, &format!("locales/lv/{rules}.ftl"));
        for term in expected {
            assert!(terms.iter().any(|known| known == term), "{term}: {terms:?}");
        }
        std::fs::remove_dir_all(book.path().join("locales/lv")).unwrap();
    }
}
