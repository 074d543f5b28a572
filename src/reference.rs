//! The reference: every check there is, with its page.

use crate::diagnostic::Check;

/// Every check of files, rules, words, scenarios and pages, in the order of the reference.
///
/// ```
/// let check = referee::checks().find(|check| check.id == "dead-end").expect("there is one");
/// assert_eq!(check.title(), "Leads cannot leave a stage.");
/// ```
pub fn checks() -> impl Iterator<Item = &'static Check> {
    let files = crate::diagnostic::checks::CHECKS.iter();
    let rules = crate::rules::checks::CHECKS.iter();
    let words = crate::locale::checks::CHECKS.iter();
    let translations = crate::translation::checks::CHECKS.iter();
    let scenarios = crate::scenario::checks::CHECKS.iter();
    let pages = crate::pages::checks::CHECKS.iter();
    #[cfg(feature = "cli")]
    let exchanged = crate::exchange::checks::CHECKS.iter();
    #[cfg(not(feature = "cli"))]
    let exchanged = std::iter::empty();
    let words = words.chain(translations).chain(exchanged);
    files.chain(rules).chain(words).chain(scenarios).chain(pages).copied()
}
