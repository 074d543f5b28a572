//! The words that the glossary lists as not used are in no code, rule, English message or page.

use crate::command::{files, root};

/// Paths that are not checked: inputs of tests, and the lists of words themselves.
const SKIPPED: [&str; 7] = [
    "docs/glossary.md",
    "tests/english.rs",
    "tests/cases",
    "tests/pages",
    "tests/fmt",
    "tests/books",
    "tests/terms.tsv",
];

/// A word or phrase, and what to use instead.
struct Entry {
    words: Vec<String>,
    instead: String,
}

fn glossary() -> Vec<Entry> {
    let text = std::fs::read_to_string(root().join("docs/glossary.md")).unwrap();
    let (_, table) = text.split_once("## Words not used").unwrap();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "));
    let rows = rows.filter(|(phrase, _)| *phrase != "Not used");
    let entries = rows.map(|(phrase, instead)| Entry { words: words(phrase), instead: instead.to_owned() });
    entries.collect()
}

/// The words of a text in lower case. Hyphens and underscores are part of a word.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let parts = text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_' | '…')));
    parts.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Whether a text starts with a phrase. `…` matches up to three words.
fn matches(phrase: &[String], text: &[String]) -> bool {
    match phrase.split_first() {
        None => true,
        Some((gap, rest)) if gap == "…" => {
            (1..=3).any(|skipped| text.get(skipped..).is_some_and(|text| matches(rest, text)))
        }
        Some((word, rest)) => text.split_first().is_some_and(|(first, text)| first == word && matches(rest, text)),
    }
}

#[test]
fn no_word_is_used_that_has_a_plainer_one() {
    let glossary = glossary();
    assert!(glossary.len() > 50, "the glossary lists {} words", glossary.len());
    let mut paths =
        ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "Cargo.toml"].map(|name| root().join(name)).to_vec();
    let folders = ["src", "crates", "tests", "benches", "fuzz/fuzz_targets", "examples", "docs", "rules", "locales/en"];
    let endings = ["rs", "md", "ftl", "yaml", "json", "toml"];
    for path in folders.iter().flat_map(|folder| files(&root().join(folder))) {
        let name = path.strip_prefix(root()).unwrap();
        let is_text = path.extension().is_some_and(|ending| endings.iter().any(|text| ending == *text));
        if is_text && !SKIPPED.iter().any(|skipped| name.starts_with(skipped)) {
            paths.push(path);
        }
    }
    let mut found = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        // A phrase may go on in the next line.
        let lines: Vec<Vec<String>> = text.lines().map(words).collect();
        for (number, line) in lines.iter().enumerate() {
            let next = lines.get(number + 1).into_iter().flatten();
            let whole: Vec<String> = line.iter().chain(next).cloned().collect();
            for start in 0..line.len() {
                for entry in glossary.iter().filter(|entry| matches(&entry.words, &whole[start..])) {
                    let phrase = entry.words.join(" ");
                    let path = path.strip_prefix(root()).unwrap().display();
                    found.push(format!("{path}:{}: `{phrase}`: use {}", number + 1, entry.instead));
                }
            }
        }
    }
    assert!(found.is_empty(), "{} words:\n{}", found.len(), found.join("\n"));
}

#[test]
fn the_words_of_the_glossary_are_found() {
    let found = |phrase: &str, text: &str| {
        let (phrase, text) = (words(phrase), words(text));
        (0..text.len()).any(|start| matches(&phrase, &text[start..]))
    };
    assert!(found("hold … against", "We hold the pages against the rules."));
    assert!(found("hold … against", "hold them against"));
    assert!(!found("hold … against", "hold on to what is against"));
    assert!(found("sound", "a `sound`, whole rule"));
    assert!(!found("sound", "`un-sound` is an id"));
    assert!(!found("lit", "a literal"));
}
