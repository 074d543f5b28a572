//! The reference: every check there is, with its page.

use crate::diagnostic::Check;

/// Every check of rule files, words and scenarios, in the order of the reference.
///
/// ```
/// let check = referee::checks().find(|check| check.id == "dead-end").expect("there is one");
/// assert_eq!(check.title(), "Leads cannot leave a stage.");
/// ```
pub fn checks() -> impl Iterator<Item = &'static Check> {
    crate::rules::checks::CHECKS.iter().chain(crate::scenario::checks::CHECKS).copied()
}
