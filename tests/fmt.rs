//! `referee fmt`: whole texts before and after as files, and its effect on files.

use std::fmt::Write as _;
use std::fs;

use proptest::prelude::*;

use crate::command::{Folder, folder, run, run_in};

#[test]
fn texts_match_their_expected_files() {
    let update = std::env::var_os("REFEREE_UPDATE").is_some();
    let mut wrong = String::new();
    let mut seen = 0;
    let mut paths: Vec<_> = fs::read_dir(folder().join("fmt")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.to_str().unwrap().ends_with(".out.yaml") {
            continue;
        }
        let done = run(&["fmt", "-"], &fs::read(&path).unwrap()).output;
        let expected = path.with_extension("out.yaml");
        if update {
            fs::write(&expected, &done).unwrap();
        }
        if fs::read_to_string(&expected).unwrap_or_default() != done {
            write!(wrong, "{}:\n{done}\n", path.display()).unwrap();
        }
        assert_eq!(run(&["fmt", "-"], done.as_bytes()).output, done, "{}", path.display());
        seen += 1;
    }
    assert!(wrong.is_empty() && seen > 0, "the output differs from the file; it is now:\n{wrong}");
}

#[test]
fn the_rule_files_of_this_project_are_formatted() {
    let examples = ["tickets", "broken", "data-request", "helpdesk", "marketplace"];
    let examples = examples.map(|name| format!("../examples/{name}"));
    let books = ["fmt", "--check", "../rules", "books/library"].into_iter().chain(examples.iter().map(String::as_str));
    let ran = run(&books.collect::<Vec<_>>(), b"");
    assert_eq!((ran.output.as_str(), ran.errors.as_str(), ran.code), ("", "", Some(0)));
}

#[test]
fn the_page_about_unformattable_files_shows_examples() {
    let page = referee_cli::checks().find(|check| check.id == "unformattable").unwrap().page();
    let block = |after: &str| {
        let block = page.split_once(&format!("{after}:\n```yaml\n")).unwrap().1;
        block.split_once("```").unwrap().0.to_owned()
    };
    let (left, formatted) = (block("Left as it is"), block("Formatted"));
    let ran = run(&["fmt", "--check", "-"], left.as_bytes());
    assert!(ran.errors.starts_with("note[unformattable]"), "{}", ran.errors);
    assert_eq!((ran.output.as_str(), ran.code), ("", Some(0)));
    assert_eq!(run(&["fmt", "--check", "-"], formatted.as_bytes()).code, Some(0));
}

/// A folder with an empty folder of rules.
fn empty_book() -> Folder {
    let book = Folder::new();
    fs::create_dir(book.path().join("rules")).unwrap();
    book
}

#[test]
fn files_are_changed_only_if_needed() {
    let folder = empty_book();
    let book = folder.path();
    let file = |name: &str| book.join("rules").join(name);
    fs::write(file("a.yaml"), "stages: {}\r\nrules:   a\r\n").unwrap();
    fs::write(file("b.yml"), "rules: b\nstages: {}\n").unwrap();
    fs::write(file("c.yaml"), "rules: [\n").unwrap();
    fs::write(file("d.yaml"), b"rules: \xff\n").unwrap();
    fs::write(file("e.txt"), "stages:   {}\n").unwrap();
    let untouched = fs::metadata(file("b.yml")).unwrap().modified().unwrap();

    // Without a path, `rules`; `--check` changes nothing.
    let ran = run_in(book, &["fmt", "--check"], b"");
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.output.starts_with("--- rules/a.yaml\n+++ rules/a.yaml (formatted)\n@@ -1,2 +1,2 @@\n"),
        "{}",
        ran.output
    );
    assert_eq!(fs::read_to_string(file("a.yaml")).unwrap(), "stages: {}\r\nrules:   a\r\n");

    // Unreadable files are reported and unchanged; the others are formatted. A folder is a book or contains rules.
    for given in [&["fmt"][..], &["fmt", "."], &["fmt", "rules"]] {
        let ran = run_in(book, given, b"");
        assert_eq!(ran.code, Some(1));
        assert!(ran.errors.contains("error[yaml]") && ran.errors.contains("error[not-utf8]"), "{}", ran.errors);
        assert_eq!(ran.output, if given.len() == 1 { "rules/a.yaml\n" } else { "" });
        assert_eq!(fs::read_to_string(file("a.yaml")).unwrap(), "rules: a\r\nstages: {}\r\n");
    }
    assert_eq!(fs::read_to_string(file("c.yaml")).unwrap(), "rules: [\n");
    assert_eq!(fs::read_to_string(file("e.txt")).unwrap(), "stages:   {}\n");
    assert_eq!(fs::metadata(file("b.yml")).unwrap().modified().unwrap(), untouched);
    assert_eq!(fs::read_dir(book.join("rules")).unwrap().count(), 5, "a draft was left behind");

    // Missing files are reported, and the others formatted.
    fs::write(file("b.yml"), "stages: {}\nrules: b\n").unwrap();
    let ran = run_in(book, &["fmt", "nowhere.yaml", "rules/b.yml"], b"");
    assert_eq!((ran.output.as_str(), ran.code), ("rules/b.yml\n", Some(2)));
    assert_eq!(ran.errors, "error: cannot read `nowhere.yaml`: it does not exist\n");
    let ran = run_in(empty_book().path(), &["fmt"], b"");
    assert_eq!((ran.errors.as_str(), ran.code), ("error: no rule files in `rules`\n", Some(2)));

    // Only standard output is written.
    fs::write(file("b.yml"), "stages: {}\nrules: b\n").unwrap();
    let ran = run_in(book, &["fmt", "--stdout", "rules/b.yml"], b"");
    assert_eq!((ran.output.as_str(), ran.code), ("rules: b\nstages: {}\n", Some(0)));
    assert_eq!(fs::read_to_string(file("b.yml")).unwrap(), "stages: {}\nrules: b\n");
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = empty_book();
    let book = folder.path();
    let (target, link) = (book.join("target.yaml"), book.join("rules/link.yaml"));
    fs::write(&target, "stages: {}\nrules: a\n").unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("../target.yaml", &link).unwrap();
    assert_eq!(run_in(book, &["fmt", "rules"], b"").code, Some(0));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&target).unwrap(), "rules: a\nstages: {}\n");
    assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o640);
    // A read-only file is not replaced either.
    fs::write(&target, "stages: {}\nrules: a\n").unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o440)).unwrap();
    let ran = run_in(book, &["fmt", "rules"], b"");
    assert_eq!(
        (ran.errors.as_str(), ran.code),
        ("error: cannot write `rules/link.yaml`: permission denied; nothing was written\n", Some(2))
    );
    assert_eq!(fs::read_to_string(&target).unwrap(), "stages: {}\nrules: a\n");
}

/// Any input: no fault, and formatting the output again changes nothing.
fn holds(bytes: &[u8]) -> Result<(), TestCaseError> {
    let ran = run(&["fmt", "-"], bytes);
    prop_assert!(matches!(ran.code, Some(0 | 1)), "{:?}: {}", String::from_utf8_lossy(bytes), ran.errors);
    prop_assert!(!ran.errors.contains("internal fault"), "{:?}: {}", String::from_utf8_lossy(bytes), ran.errors);
    let again = run(&["fmt", "-"], ran.output.as_bytes());
    prop_assert_eq!(again.output, ran.output, "{:?}", String::from_utf8_lossy(bytes));
    Ok(())
}

#[test]
fn nesting_and_aliases_without_end() {
    let nested = |open: &str, close: &str| format!("a: {}{}", open.repeat(28), close.repeat(28));
    let deep = "[".repeat(100_000);
    let laughs = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\nrules: x\n";
    let bombs = (1..40).fold("a0: &a0 [x]\n".to_owned(), |text, number| {
        let before = number - 1;
        format!("{text}a{number}: &a{number} [*a{before}, *a{before}]\n")
    });
    let rows = [&*deep, laughs, &*bombs, &nested("{", "}"), &nested("[{", "}]"), &nested("[", "]")];
    for text in rows.into_iter().chain([&*nested("{a: ", "}"), &*nested("? ", ""), &*nested("- ? ", "")]) {
        holds(text.as_bytes()).unwrap();
    }
    let long = format!("tips: [{}]\nrules: x\n", vec!["x"; 20_000].join(", "));
    holds(long.as_bytes()).unwrap();
}

const PARTS: &[&str] = &[
    "rules: x",
    "stages:",
    "open:",
    "actions:",
    "a",
    "b",
    ":",
    ": ",
    "- ",
    "-",
    "?",
    "? ",
    ",",
    ", ",
    "[",
    "]",
    "{",
    "}",
    "# c",
    " # d",
    "#",
    "\n",
    "\n",
    "\n  ",
    "\n    ",
    "\n\n",
    " ",
    "\t",
    "\r\n",
    "\r",
    "|",
    ">-",
    "|+",
    "'",
    "\"",
    "&x ",
    "*x",
    "!!str ",
    "!t ",
    "<<: ",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "\\",
    "é",
    "\u{85}",
    "\u{2028}",
    "\u{feff}",
    "~",
    "timeout: ",
    "{ to: x, after: 3d }",
    "to: x",
    "after: 3d",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        holds(&bytes)?;
    }

    #[test]
    fn any_yaml(parts in prop::collection::vec(prop::sample::select(PARTS), 0..30)) {
        holds(parts.concat().as_bytes())?;
    }

    #[test]
    fn bent_rule_files(
        name in prop::sample::select(&["2017", "2019", "2020"][..]),
        bends in prop::collection::vec((any::<prop::sample::Index>(), 0..40usize, prop::sample::select(PARTS)), 1..5),
    ) {
        let mut text = fs::read_to_string(folder().join(format!("../rules/{name}.yaml"))).unwrap();
        for (at, length, part) in bends {
            let start = text.floor_char_boundary(at.index(text.len()));
            let end = text.floor_char_boundary(start + length % 7);
            text.replace_range(start..end.max(start), part);
        }
        holds(text.as_bytes())?;
    }
}

/// A file with Windows line breaks keeps them, and is then in canonical form.
#[test]
fn line_breaks_of_the_file_are_kept() {
    let text = std::fs::read_to_string(crate::command::root().join("rules/2020.yaml")).unwrap();
    let formatted = |text: &str| {
        let source = referee::Source::new("2020.yaml", text);
        referee_authoring::fmt::formatted(&source, &referee::tooling::grammar::RULE_FILE).unwrap().text
    };
    assert_eq!(formatted(&text), text);
    let windows = text.replace('\n', "\r\n");
    assert_eq!(formatted(&windows), windows);
    // Mixed line breaks become those of the first line.
    assert_eq!(formatted(&windows.replacen("\r\n\r\n", "\n\n", 3)), windows);
    assert_eq!(formatted(&text.replacen("\n\n", "\r\n\r\n", 3)), text);
}
