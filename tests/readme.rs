//! The README is run: its commands, its logs, its rules and its words. Its Rust is run as documentation of the crate.

use referee::{RuleSet, Rulebook, Source, read_line};

use crate::command::{folder, run_in};

/// The blocks of a language.
fn blocks(language: &str) -> Vec<String> {
    let readme = include_str!("../README.md");
    let mut blocks = Vec::new();
    for part in readme.split(&format!("```{language}\n")).skip(1) {
        blocks.push(part.split("\n```").next().unwrap().to_owned());
    }
    blocks
}

#[test]
fn every_block_is_of_a_kind_that_is_run() {
    let readme = include_str!("../README.md");
    let known = ["console", "json", "rust", "yaml", "fluent"];
    let opened = readme.lines().filter(|line| line.starts_with("```")).step_by(2);
    for line in opened {
        assert!(known.contains(&line.trim_start_matches('`')), "{line}");
    }
    for language in known {
        assert!(!blocks(language).is_empty(), "no block of {language}");
    }
}

#[test]
fn commands_print_what_it_says() {
    let root = folder().join("..");
    let mut ran = 0;
    for block in blocks("console") {
        let (command, expected) = block.split_once('\n').unwrap_or((&block, ""));
        if command == "$ cargo test" {
            continue; // This is it.
        }
        let args = command.strip_prefix("$ cargo run --release -- ").unwrap_or_else(|| panic!("{command}"));
        let args: Vec<&str> = args.split_whitespace().collect();
        let done = run_in(&root, &args, b"");
        let told = format!("{}{}", done.output, done.errors);
        assert!(told.starts_with(expected), "{command}\n{told}\ninstead of\n{expected}");
        ran += 1;
    }
    assert_eq!(ran, 3);
}

#[test]
fn logs_can_be_read() {
    for block in blocks("json") {
        for line in block.lines() {
            read_line(line.as_bytes()).unwrap_or_else(|error| panic!("{line}: {error}"));
        }
    }
}

#[test]
fn rules_and_words_can_be_used() {
    let yaml = blocks("yaml").remove(0);
    let source = Source::new("tickets.yaml", yaml.as_str());
    RuleSet::parse(&source).unwrap();
    Rulebook::parse([&source]).unwrap();
    let root = std::env::temp_dir().join(format!("referee-readme-{}", std::process::id()));
    std::fs::create_dir_all(root.join("rules")).unwrap();
    std::fs::create_dir_all(root.join("locales/de")).unwrap();
    std::fs::write(root.join("rules/tickets.yaml"), yaml).unwrap();
    std::fs::write(
        root.join("locales/de/tickets.ftl"),
        blocks("fluent").remove(0) + "\nstage-answered = Beantwortet\n",
    )
    .unwrap();
    let (referee, findings) = referee::Referee::load_sound(&root).unwrap();
    std::fs::remove_dir_all(root).unwrap();
    let wrong: Vec<_> = findings.iter().filter(|finding| finding.id != "message-missing").collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let reader = referee.reader("de").unwrap();
    let word = |id: &str| reader.words(referee.rulebook().get("tickets").unwrap()).iter().find(|word| word.id == id);
    assert_eq!(word("action-answer.hint").and_then(|word| word.text), Some("Das Ticket wechselt zu **Beantwortet**."));
}
