//! Replaces messages in a message file and keeps the rest byte for byte.

use referee::tooling::{cut, places};

use super::braces::Braces;

/// What to do with a message of a file.
pub(super) enum Fate {
    Keep,
    Remove,
    Replace(String),
}

/// A message file with replaced or removed messages.
pub(super) fn spliced(text: &str, fate: &dyn Fn(&str) -> Fate) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last = 0;
    for (message, range) in places(text) {
        let fate = fate(message);
        if matches!(fate, Fate::Keep) {
            continue;
        }
        // Blank lines and comments after a message do not belong to it.
        let (mut end, mut at) = (0, 0);
        let mut braces = Braces::default();
        let whole = cut(text, range.clone());
        for (number, line) in whole.split_inclusive('\n').enumerate() {
            at += line.len();
            if line.starts_with('#') {
                continue;
            }
            if number == 0 || braces.depth > 0 || line.starts_with([' ', '}']) && !line.trim().is_empty() {
                end = at;
            }
            line.chars().for_each(|c| braces.pass(c));
        }
        out.push_str(cut(text, last..range.start));
        match fate {
            Fate::Replace(other) => {
                out.push_str(&other);
                if whole.get(..end).is_some_and(|message| message.ends_with('\n')) {
                    out.push('\n');
                }
            }
            // Remove the comment of the message, too.
            Fate::Remove | Fate::Keep => {
                while out.lines().next_back().is_some_and(|line| line.starts_with("# ") || line == "#") {
                    let before = out.trim_end_matches('\n').rfind('\n').map_or(0, |at| at + 1);
                    out.truncate(before);
                }
            }
        }
        last = range.start + end;
    }
    out.push_str(cut(text, last..));
    out
}
