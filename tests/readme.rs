//! The README is run: its commands, its logs, its rules and its words. Its Rust is run as documentation of the crate.

use referee::{Referee, RuleSet, Source, read_line};

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
        // What goes on after the block is said to by an ellipsis.
        let same = match expected.strip_suffix("\n…") {
            Some(beginning) => told.starts_with(beginning),
            None => told.trim_end() == expected.trim_end(),
        };
        assert!(same, "{command}\n{told}\ninstead of\n{expected}");
        ran += 1;
    }
    assert!(ran >= 6, "the README shows commands");
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
fn rules_and_words_are_those_of_the_example() {
    let book = folder().join("../examples/tickets");
    let file = |path: &str| std::fs::read_to_string(book.join(path)).unwrap();
    assert_eq!(blocks("yaml").remove(0).trim_end(), file("rules/tickets.yaml").trim_end());
    let scenarios = blocks("yaml").into_iter().find(|block| block.contains("\nscenarios:")).unwrap();
    assert!(file("rules/tests/tickets.yaml").starts_with(&scenarios), "{scenarios}");
    assert_eq!(blocks("fluent").remove(0).trim_end(), file("locales/de/tickets.ftl").trim_end());
    // Nothing is wrong with it, and nothing is missing.
    Referee::load(book).unwrap();
}

#[test]
fn every_rule_set_in_it_is_sound() {
    let sets: Vec<String> = blocks("yaml").into_iter().filter(|block| block.contains("\nstages:")).collect();
    assert_eq!(sets.len(), 2);
    for set in sets {
        RuleSet::parse(&Source::new("README.md", set)).unwrap();
    }
}

#[test]
fn nothing_is_left_to_be_filled_in() {
    assert!(!include_str!("../README.md").contains("@@"));
}
