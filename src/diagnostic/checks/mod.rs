//! What is found in files as such.

/// More findings than are reported.
pub mod more_findings;
/// A file that is not UTF-8.
pub mod not_utf8;
pub(crate) mod passed_over;
/// A file that cannot be read.
pub mod unreadable;

use super::Check;

/// Every check of files as such.
pub static CHECKS: &[&Check] =
    &[&more_findings::MORE_FINDINGS, &not_utf8::NOT_UTF8, &passed_over::PASSED_OVER, &unreadable::UNREADABLE];
