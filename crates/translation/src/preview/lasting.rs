//! Message files in which something is wrong: what is sound in them, and behind it the last good words for the rest.

use std::collections::{BTreeMap, BTreeSet};

use referee::diagnostic::Source;
use referee::tooling::{BYTE_ORDER_MARK, cut, places};

/// The messages of a file by their ids, as they were when nothing was wrong with them.
pub(super) type Good = BTreeMap<Box<str>, Box<str>>;

/// A file without the messages that something is wrong with, and the last good words for those.
pub(super) fn mended(source: &Source, wrong: &BTreeSet<Box<str>>, good: Option<&Good>) -> (Source, Source) {
    let text = source.text();
    let mut sound = String::with_capacity(text.len());
    let mut last = 0;
    for (id, range) in places(text) {
        if wrong.contains(id) {
            sound.push_str(cut(text, last..range.start));
            // Lines stay where they are.
            let lines = cut(text, range.clone()).matches('\n').count();
            sound.extend(std::iter::repeat_n('\n', lines));
            last = range.end;
        }
    }
    sound.push_str(cut(text, last..));
    let known = wrong.iter().filter_map(|id| good?.get(id));
    let kept: String = known.flat_map(|text| [&**text, "\n"]).collect();
    (Source::new(source.name(), sound), Source::new(source.name(), kept))
}

/// What is good in a file, with what was good before: a file that is saved in steps is empty for a moment.
pub(super) fn good(source: &Source, wrong: &BTreeSet<Box<str>>, before: Option<&Good>) -> Good {
    let text = source.text();
    let mut good = before.cloned().unwrap_or_default();
    for (id, range) in places(text).into_iter().filter(|(id, _)| !wrong.contains(*id)) {
        // A byte order mark belongs to no message.
        good.insert(id.into(), cut(text, range).trim_start_matches(BYTE_ORDER_MARK).into());
    }
    good
}
