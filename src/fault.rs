//! Internal faults: cases that no input can cause.

use std::slice::SliceIndex;

/// Reports an internal fault: a case that no input can cause, such as a number of another rule set.
///
/// Unwinds instead of returning a wrong answer. The CLI reports the fault and exits with 3.
///
/// # Panics
/// Always.
#[cold]
#[inline(never)]
#[track_caller]
#[expect(clippy::panic, reason = "the only panic: a wrong answer would be worse")]
pub const fn fault(what: &str) -> ! {
    panic!("{}", what)
}

/// Returns the part of a text at a range that was found in this text.
///
/// # Panics
/// If the range does not fit the text.
#[inline]
#[track_caller]
pub fn cut<R: SliceIndex<str>>(text: &str, range: R) -> &R::Output {
    match text.get(range) {
        Some(part) => part,
        None => fault("range does not belong to this text"),
    }
}
