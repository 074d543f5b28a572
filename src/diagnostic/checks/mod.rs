//! What is found in files as such.

pub(crate) mod more_findings;
pub(crate) mod not_utf8;
pub(crate) mod passed_over;
pub(crate) mod unreadable;

use super::Check;

/// Every check of files as such.
pub(crate) static CHECKS: &[&Check] =
    &[&more_findings::MORE_FINDINGS, &not_utf8::NOT_UTF8, &passed_over::PASSED_OVER, &unreadable::UNREADABLE];
