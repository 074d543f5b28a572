use std::ops::Range;

use referee::diagnostic::{Finding, Source, check};

check! {
/// A help page is too long to be read to its end.
///
/// It has more than some hundred thousand letters, or more than some ten thousand names. What comes behind is not held
/// against the rules. Pages of that length are better parted.
    PAGE_TOO_LONG: Error in Pages, "page-too-long"
}

/// That a page is not read from a place on.
pub(crate) fn too_long(page: &Source, at: &Range<usize>) -> Finding {
    PAGE_TOO_LONG.in_text(page, at.start..at.start, "the page is too long; it is not read from here on")
}
