//! Internal faults: cases that no input can cause.

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
