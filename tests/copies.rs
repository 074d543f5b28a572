//! Blocks of the documentation that show a file. A comment above the block names the file, or the part of it between
//! two comments:
//!
//! ```text
//! <!-- copy: examples/sqlite.rs:first -->
//! ```
//!
//! The block is a copy and not an include, because only mdBook resolves includes.

use std::path::Path;

use crate::command::root;

pub const MARK: &str = "<!-- copy: ";

/// The text of a page whose copies equal their sources. With `REFEREE_UPDATE=1`, they are written.
pub fn held(page: &Path) -> String {
    let text = std::fs::read_to_string(page).unwrap();
    assert!(!text.contains("{{#"), "{}: only mdBook resolves includes; use `{MARK}FILE -->`", page.display());
    let new = copied(&text, |source| part(source, &std::fs::read_to_string(root().join(file_of(source))).unwrap()));
    if new != text {
        let update = std::env::var_os("REFEREE_UPDATE").is_some();
        assert!(update, "{}: a copy differs from its source; REFEREE_UPDATE=1 writes it", page.display());
        std::fs::write(page, &new).unwrap();
    }
    new
}

fn file_of(source: &str) -> &str {
    source.split_once(':').map_or(source, |(file, _)| file)
}

/// A page with the content of every marked block replaced by its source.
fn copied(page: &str, source: impl Fn(&str) -> String) -> String {
    let mut new = String::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        new.push_str(line);
        new.push('\n');
        let Some(from) = line.strip_prefix(MARK).and_then(|rest| rest.strip_suffix(" -->")) else { continue };
        let open = lines.next().filter(|line| line.starts_with("```"));
        new.push_str(open.unwrap_or_else(|| panic!("no block follows `{line}`")));
        new.push('\n');
        assert!(lines.any(|line| line == "```"), "the block after `{line}` has no end");
        new.push_str(source(from).trim_end());
        new.push_str("\n```\n");
    }
    new
}

/// A file, or the part of it between the lines that end with `ANCHOR: name` and `ANCHOR_END: name`, without their common
/// indentation.
fn part(source: &str, file: &str) -> String {
    let Some((_, name)) = source.split_once(':') else { return file.to_owned() };
    let (start, end) = (format!("ANCHOR: {name}"), format!("ANCHOR_END: {name}"));
    let lines = file.lines().skip_while(|line| !line.ends_with(&start)).skip(1);
    let part: Vec<&str> = lines.take_while(|line| !line.ends_with(&end)).collect();
    assert!(!part.is_empty(), "there is no part `{source}`");
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let margin = part.iter().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    part.iter().map(|line| line.get(margin..).unwrap_or_default().to_owned() + "\n").collect()
}

#[test]
fn a_block_is_replaced_by_the_part_of_its_file() {
    let file = "one\n    // ANCHOR: two\n    two {\n\n        inside\n    }\n    // ANCHOR_END: two\nthree\n";
    let page = "Before.\n\n<!-- copy: a.rs:two -->\n```rust,ignore\nold\n```\n\n```text\nkept\n```\n";
    let new = copied(page, |source| part(source, file));
    assert_eq!(new, page.replace("old", "two {\n\n    inside\n}"));
    assert_eq!(copied(&new, |source| part(source, file)), new);
    assert_eq!(
        copied("<!-- copy: a.rs -->\n```rust\n```\n", |_| file.to_owned()),
        format!("<!-- copy: a.rs -->\n```rust\n{file}```\n")
    );
}
