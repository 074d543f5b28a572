//! Message files with errors: their valid messages, and the last valid text of the others.

use std::collections::{BTreeMap, BTreeSet};

use referee::diagnostic::Source;
use referee::tooling::{BYTE_ORDER_MARK, cut, places};

/// The last valid messages of a file by id.
pub(super) type Good = BTreeMap<Box<str>, Box<str>>;

/// A file without its invalid messages, and a file with the last valid text of those.
pub(super) fn repaired(source: &Source, wrong: &BTreeSet<Box<str>>, good: Option<&Good>) -> (Source, Source) {
    let text = source.text();
    let mut valid = String::with_capacity(text.len());
    let mut last = 0;
    for (id, range) in places(text) {
        if wrong.contains(id) {
            valid.push_str(cut(text, last..range.start));
            // Keep line numbers.
            let lines = cut(text, range.clone()).matches('\n').count();
            valid.extend(std::iter::repeat_n('\n', lines));
            last = range.end;
        }
    }
    valid.push_str(cut(text, last..));
    let known = wrong.iter().filter_map(|id| good?.get(id));
    let kept: String = known.flat_map(|text| [&**text, "\n"]).collect();
    (Source::new(source.name(), valid), Source::new(source.name(), kept))
}

/// The valid messages of a file, and earlier ones that it lacks: while an editor saves a file, it can be empty.
pub(super) fn good(source: &Source, wrong: &BTreeSet<Box<str>>, before: Option<&Good>) -> Good {
    let text = source.text();
    let mut good = before.cloned().unwrap_or_default();
    for (id, range) in places(text).into_iter().filter(|(id, _)| !wrong.contains(*id)) {
        // A byte order mark is not part of a message.
        good.insert(id.into(), cut(text, range).trim_start_matches(BYTE_ORDER_MARK).into());
    }
    good
}
