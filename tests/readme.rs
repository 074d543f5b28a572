//! The README is run: its commands, its logs, its rules and its words. Its Rust is run as documentation of the crate.

use std::process::Command;

use referee::{Loader, RuleSet, Rulebook, Source, read_line};

use crate::command::{Folder, folder, run_in};

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
    let known = ["console", "sh", "json", "rust", "yaml", "fluent"];
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
        assert!(is_of(told.trim_end(), expected.trim_end()), "{command}\n{told}\ninstead of\n{expected}");
        ran += 1;
    }
    assert!(ran >= 6, "the README shows commands");
}

/// Whether lines are those expected, where an ellipsis on a line stands for any.
fn is_of(told: &str, expected: &str) -> bool {
    let mut rest = format!("\n{told}\n");
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

/// As it stands, beside the example log.
#[test]
fn a_switch_is_made_as_it_says() {
    let folder = Folder::new();
    folder.write("leads.jsonl", include_str!("../examples/leads.jsonl"));
    let bin = std::path::Path::new(env!("CARGO_BIN_EXE_referee")).parent().unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    for block in blocks("sh") {
        let run =
            Command::new("sh").args(["-ec", &block]).current_dir(folder.path()).env("PATH", &path).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    }
    let log = folder.read("leads.jsonl");
    assert_eq!(log.lines().filter(|line| line.contains(r#""switch":"2020""#)).count(), 2);
}

#[test]
fn a_rollout_and_a_switch_are_sound() {
    let yaml = |with: &str| blocks("yaml").into_iter().find(|block| block.contains(with)).unwrap();
    let rules = ["2017", "2019", "2020"].map(|name| {
        let path = folder().join(format!("../rules/{name}.yaml"));
        Source::new(format!("{name}.yaml"), std::fs::read_to_string(path).unwrap())
    });
    let rollout = Source::new("rollout.yaml", yaml("\nrollout:"));
    Rulebook::parse(rules.iter().chain([&rollout])).unwrap();

    let older = "rules: older\nfacts: { kind: [hot, cold] }\nfields: { engagement-name: text }\nstages:\n  \
        new: { actions: { take: { to: active, require: engagement-name } }, timeout: { after: 3d, to: lost } }\n  \
        active: { actions: { win: { to: won } } }\n  end: { outcomes: [won, lost] }\n";
    let newer = "facts: { type: [urgent, cold], channel: [web, shop] }\nfields: { deal-name: text, budget: text }\nstages:\n  \
        received: { actions: { take: { to: accepted, require: [deal-name, budget] } }, timeout: { after: 1d, to: lost } }\n  \
        accepted: { actions: { win: { to: won } } }\n  end: { outcomes: [won, lost] }\n";
    let switch = yaml("\nswitch:");
    let book = [Source::new("older.yaml", older), Source::new("newer.yaml", format!("{switch}\n{newer}"))];
    Rulebook::parse(&book).unwrap();
    // Each line of it is needed.
    for line in ["    active: accepted\n", "  facts: ", "  supply: "] {
        let start = switch.find(line).unwrap();
        let end = start + switch[start..].find('\n').map_or(switch.len() - start, |end| end + 1);
        let less = format!("{}{}", &switch[..start], &switch[end..]);
        let book = [Source::new("older.yaml", older), Source::new("newer.yaml", format!("{less}\n{newer}"))];
        assert!(Rulebook::parse(&book).is_err(), "{less}");
    }
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
    Loader::folder(book).load().unwrap();
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
