//! Internal faults: cases that no input can cause.

use std::slice::SliceIndex;

/// Reports an internal fault: a case that no input can cause, such as a number of another rule set.
///
/// It unwinds, so that no wrong answer leaves the library. The command reports it and ends with 3.
///
/// # Panics
/// Always.
#[cold]
#[inline(never)]
#[track_caller]
#[expect(clippy::panic, reason = "the only place: a wrong answer would be worse")]
pub const fn fault(what: &str) -> ! {
    panic!("{}", what)
}

/// A part of a text, by a range that was found in it.
///
/// # Panics
/// The text has no such part: the range is that of another text.
#[inline]
#[track_caller]
pub fn cut<R: SliceIndex<str>>(text: &str, range: R) -> &R::Output {
    match text.get(range) {
        Some(part) => part,
        None => fault("a range of another text"),
    }
}
