//! The documentation is run: every block of the README and of the book, page by page, from top to bottom. Rust is run as
//! documentation of the library.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use referee::{RuleSet, Source, read_line};

use crate::command::{Folder, files, root};
use crate::copies::{MARK, held};

/// Commands that install, build or test. Tests do not run themselves.
const NOT_RUN: [&str; 13] = [
    "cargo test",
    "cargo bench",
    "cargo install",
    "cargo add",
    "cargo new",
    "cargo +nightly",
    "cargo deny",
    ".ci/",
    // The tests of the service run these.
    "cargo run --release -- serve",
    "referee serve",
    "referee store",
    "REFEREE_KEY=",
    "curl",
];

/// Generated pages. The tests of their sources check them.
const GENERATED: [&str; 5] = ["rule-files.md", "other-files.md", "outputs.md", "commands.md", "findings.md"];

/// A block of code on a page.
pub struct Block {
    language: String,
    /// The file that the block is the content of.
    pub title: Option<String>,
    /// Whether it is a copy of a file.
    copied: bool,
    pub text: String,
}

/// The pages: the README, the notes for contributors and the book.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("README.md"), root().join("CONTRIBUTING.md")];
    pages.extend(files(&root().join("docs")).into_iter().filter(|file| file.extension().is_some_and(|it| it == "md")));
    pages
}

fn name(page: &Path) -> String {
    page.strip_prefix(root()).unwrap().display().to_string()
}

fn read(page: &Path) -> String {
    std::fs::read_to_string(page).unwrap()
}

pub fn blocks(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut inside = false;
    let mut copied = false;
    for event in Parser::new_ext(page, Options::all()) {
        match event {
            Event::Html(comment) => copied = comment.starts_with(MARK),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                let (language, rest) = info.split_once(' ').unwrap_or((&info, ""));
                let title = rest.strip_prefix("title=\"").and_then(|rest| rest.strip_suffix('"')).map(str::to_owned);
                assert!(rest.is_empty() || title.is_some(), "a block `{info}`");
                let language = language.split(',').next().unwrap().to_owned();
                blocks.push(Block { language, title, copied: std::mem::take(&mut copied), text: String::new() });
                inside = true;
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(text) if inside => blocks.last_mut().unwrap().text.push_str(&text),
            _ => {}
        }
    }
    blocks
}

/// The tutorial about a book that is in use.
const NEXT_VERSION: &str = "docs/tutorials/next-version.md";

/// A folder to follow a page in: empty for a tutorial about a new book, else with the book and the examples of the
/// repository.
fn workplace(page: &Path) -> Folder {
    let folder = Folder::new();
    if !name(page).starts_with("docs/tutorials/") || name(page) == NEXT_VERSION {
        for part in ["rules", "locales", "examples"] {
            let done = Command::new("cp").arg("-r").arg(root().join(part)).arg(folder.path()).status().unwrap();
            assert!(done.success());
        }
    }
    folder
}

/// Runs the commands of a block, each line that begins with `$`, and compares what they print with the lines below. With
/// `REFEREE_UPDATE=1`, the block is returned as it should be.
fn run(page: &Path, folder: &Folder, block: &str) -> String {
    let update = std::env::var_os("REFEREE_UPDATE").is_some();
    let block = format!("\n{}", block.trim_end());
    let mut whole = block.clone();
    for part in block.split("\n$ ").skip(1) {
        let mut lines = part.lines();
        let mut command = lines.next().unwrap_or_default().to_owned();
        while command.ends_with('\\') {
            command.push('\n');
            command.push_str(lines.next().unwrap());
        }
        let expected = lines.collect::<Vec<_>>().join("\n");
        if NOT_RUN.iter().any(|start| command.starts_with(start)) {
            continue;
        }
        let command = command.replace("cargo run --release -- ", "referee ");
        let command = match command.strip_prefix("cargo run --example ") {
            Some(example) => crate::command::example(example).display().to_string(),
            None => command,
        };
        let bin = Path::new(env!("CARGO_BIN_EXE_referee")).parent().unwrap().display().to_string();
        let output = Command::new("sh")
            .args(["-c", &format!("{{ {command}\n}} 2>&1")])
            .current_dir(folder.path())
            .env_clear()
            .env("PATH", format!("{bin}:{}", std::env::var("PATH").unwrap_or_default()))
            .env("HOME", folder.path())
            .env("COLUMNS", "100")
            .output()
            .unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let place = format!("{}: $ {command}", name(page));
        if expected.trim().is_empty() {
            assert!(output.status.success(), "{place}\n{printed}");
        } else if update && !expected.contains('…') {
            whole = whole.replacen(&expected, printed.trim_end(), 1);
        } else {
            assert!(is_of(printed.trim_end(), expected.trim_end()), "{place}\n{printed}\ninstead of\n{expected}");
        }
        assert!(matches!(output.status.code(), Some(0 | 1)), "{place}\n{printed}");
    }
    assert!(block.starts_with("\n$ "), "{}: a block of commands starts with `$`: {block}", name(page));
    whole
}

#[test]
fn few_commands_lead_to_the_first_clean_check_of_a_new_version() {
    let page = read(&root().join(NEXT_VERSION));
    let clean = page.find("no errors, no warnings").unwrap();
    let commands = page[..clean].matches("\n$ referee ").count();
    assert!((2..=8).contains(&commands), "{commands} commands");
    assert!(page.contains("four\ncommands lead to the first check") && commands == 4, "{commands} commands");
}

/// Whether a text is the expected one, where a line `…` is any lines.
fn is_of(text: &str, expected: &str) -> bool {
    let mut rest = format!("\n{text}\n");
    let expected = format!("\n{expected}\n");
    let mut parts = expected.split("\n…").peekable();
    let mut first = true;
    while let Some(part) = parts.next() {
        let found = if parts.peek().is_none() { rest.rfind(part) } else { rest.find(part) };
        let Some(at) = found.filter(|at| !first || *at == 0) else { return false };
        if parts.peek().is_none() {
            return at + part.len() == rest.len();
        }
        rest = rest.split_off(at + part.len());
        first = false;
    }
    false
}

#[test]
fn every_block_holds() {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let doctests = std::fs::read_to_string(root().join("src/doctests.rs")).unwrap();
    for page in pages() {
        if GENERATED.iter().any(|name| page.ends_with(Path::new("reference").join(name))) {
            continue;
        }
        let folder = workplace(&page);
        for Block { language, title, copied, text } in blocks(&held(&page)) {
            *kinds.entry(language.clone()).or_default() += 1;
            let place = format!("{}\n{text}", name(&page));
            if let Some(title) = title {
                folder.write(&title, &text);
                continue;
            }
            match language.as_str() {
                "console" => {
                    let new = run(&page, &folder, &text);
                    if new.trim() != text.trim() {
                        let whole = std::fs::read_to_string(&page).unwrap();
                        std::fs::write(&page, whole.replacen(text.trim(), new.trim(), 1)).unwrap();
                    }
                }
                "json" => {
                    for line in text.lines() {
                        read_line(line.as_bytes()).unwrap_or_else(|error| panic!("{place}: {error}"));
                    }
                }
                // Parts of examples, which are run or checked.
                "sql" | "http" | "rust" | "yaml" if copied => {}
                "yaml" => {
                    let set = RuleSet::parse(&Source::new("page.yaml", text));
                    set.unwrap_or_else(|findings| panic!("{place}\n{findings:?}"));
                }
                "fluent" => {
                    fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{place}\n{errors:?}"));
                }
                // A unit of systemd, whose command must be one of ours.
                "ini" => {
                    let command = text.lines().find_map(|line| line.strip_prefix("ExecStart=/usr/local/bin/referee "));
                    let arguments: Vec<&str> = command.unwrap().split_whitespace().chain(["--help"]).collect();
                    assert_eq!(crate::command::run(&arguments, b"").code, Some(0), "{place}");
                }
                // Run as documentation of the library.
                "rust" => {
                    assert!(doctests.contains(&format!("\"../{}\"", name(&page))), "{place}\nis not run");
                }
                language => panic!("{place}\nnothing runs `{language}`"),
            }
        }
    }
    for kind in ["console", "json", "yaml", "fluent", "rust"] {
        assert!(kinds.contains_key(kind), "no block of {kind} in {kinds:?}");
    }
}

/// The ids of the headings of a page, as mdBook and code hosts make them.
fn anchors(page: &str) -> BTreeSet<String> {
    let mut anchors = BTreeSet::new();
    let mut heading: Option<String> = None;
    for event in Parser::new_ext(page, Options::all()) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let text = heading.take().unwrap();
                let id = text.to_lowercase().replace(' ', "-");
                anchors.insert(id.chars().filter(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect());
            }
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            _ => {}
        }
    }
    anchors
}

/// The relative links and images of a page.
pub fn links(page: &str) -> Vec<String> {
    let link = |event| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    };
    Parser::new_ext(page, Options::all()).filter_map(link).filter(|link| !link.contains("://")).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let mut followed = 0;
    for page in pages() {
        for link in links(&read(&page)) {
            let (path, anchor) = link.split_once('#').map_or((&*link, None), |(path, id)| (path, Some(id)));
            let target = if path.is_empty() { page.clone() } else { page.parent().unwrap().join(path) };
            assert!(target.exists(), "{}: `{link}` leads nowhere", name(&page));
            if let Some(anchor) = anchor {
                assert!(anchors(&read(&target)).contains(anchor), "{}: `{link}` has no such section", name(&page));
            }
            followed += 1;
        }
    }
    assert!(followed > 40, "only {followed} links");
}

#[test]
fn the_summary_lists_every_page_of_the_book() {
    let book = root().join("docs");
    let summary = std::fs::read_to_string(book.join("SUMMARY.md")).unwrap();
    for page in pages().iter().filter_map(|page| page.strip_prefix(&book).ok()).map(|page| page.display().to_string()) {
        assert!(page == "SUMMARY.md" || summary.contains(&format!("({page})")), "{page} is not listed");
    }
}

#[test]
fn every_page_has_one_title_and_the_readme_is_short() {
    for page in pages().iter().filter(|page| !page.ends_with("SUMMARY.md")) {
        let whole = read(page);
        let is_title = |event: &Event<'_>| matches!(event, Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }));
        assert_eq!(Parser::new_ext(&whole, Options::all()).filter(is_title).count(), 1, "{}", name(page));
    }
    assert!(
        std::fs::metadata(root().join("README.md")).unwrap().len() <= 8 * 1024,
        "the README is read in two minutes"
    );
}

#[test]
fn the_oldest_rust_in_the_docs_is_that_of_the_packages() {
    let oldest = env!("CARGO_PKG_RUST_VERSION");
    assert!(read(&root().join("docs/install.md")).contains(&format!("Rust {oldest} or later")));
    assert!(read(&root().join("CONTRIBUTING.md")).contains(&format!("`cargo +{oldest} check ")));
}
