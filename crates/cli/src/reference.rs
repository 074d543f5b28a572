//! The reference: every check there is, with its page.

use referee::diagnostic::Check;

/// Every check of files, rules, words, scenarios, pages and logs, every refusal, and what commands report, in the order of the reference.
///
/// ```
/// let check = referee_cli::checks().find(|check| check.id == "dead-end").expect("there is one");
/// assert_eq!(check.title(), "Leads cannot leave a stage.");
/// ```
pub fn checks() -> impl Iterator<Item = &'static Check> {
    let files = referee::diagnostic::checks::CHECKS.iter();
    let rules = referee::rules::checks::CHECKS.iter().chain(referee_authoring::fmt::CHECKS);
    let words = referee::locale::checks::CHECKS.iter().chain(referee_translation::proof::CHECKS);
    let words = words.chain(referee_translation::audits::checks::CHECKS);
    let words = words.chain(referee_translation::exchange::checks::CHECKS);
    let scenarios = referee_authoring::scenario::checks::CHECKS.iter();
    let pages = referee_pages::checks::CHECKS.iter();
    let events = referee::engine::log::CHECKS.iter().chain(referee::engine::refusals::CHECKS);
    let checks = files.chain(rules).chain(words).chain(scenarios).chain(pages);
    checks.chain(events).chain(super::checks::CHECKS).copied()
}
