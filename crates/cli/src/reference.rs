//! The list of all checks.

use referee::tooling::Check;

/// Every check and refusal, in the order of the reference.
pub fn checks() -> impl Iterator<Item = &'static Check> {
    let files = referee::tooling::folder::CHECKS.iter();
    let rules = referee::tooling::rule_checks::CHECKS.iter().chain(referee_authoring::fmt::CHECKS);
    let words = referee::tooling::word_checks::CHECKS.iter().chain(referee_translation::proof::CHECKS);
    let words = words.chain(referee_translation::audits::checks::CHECKS);
    let words = words.chain(referee_translation::exchange::CHECKS);
    let scenarios = referee_authoring::scenario::checks::CHECKS.iter();
    let pages = referee_pages::CHECKS.iter();
    let events = referee::tooling::log::CHECKS.iter().chain(referee::tooling::refusals::CHECKS);
    let checks = files.chain(rules).chain(words).chain(scenarios).chain(pages);
    checks.chain(events).chain(CHECKS).copied()
}

/// Findings of commands, in the order of the reference.
static CHECKS: &[&Check] = &[
    &super::replay::LOG_EMPTY,
    &super::replay::LOG_LONG_LINE,
    &super::switch_apply::LOG_LINKED,
    &super::switch_apply::LOG_CHANGED,
    &super::switch_apply::LOG_UNREAD,
    &super::decide::EVENT,
    &super::switch_plan::NO_LEAD,
    &super::switch_plan::LEAD_STAYS,
    &super::switch_plan::NO_SWITCH,
    &super::draw::OTHER_RULES,
    &referee_authoring::interchange::NO_MACHINE,
    &super::plan_file::NO_PLAN,
    &super::switch_apply::PLAN_UNSAFE,
    &super::plan_file::PLAN_CHANGED,
    &super::switch_apply::RULES_CHANGED,
    &super::switch_apply::RULES_INVALID,
    &super::switch_apply::SWITCH_TO_COME,
    &super::switch_plan::SUPPLY_LINE,
    &super::switch_plan::SUPPLY_IDLE,
    &super::switch_apply::SUPPLY_CHANGED,
    &super::release_undo::RELEASE_IN_USE,
    &super::rollout::FACT_IDLE,
    &super::test::NO_SCENARIO,
    &super::test::TOO_LITTLE_COVERAGE,
    &super::store_import::EVENT_IN_FUTURE,
    &super::timeline::TIMELINE_LONG,
    &referee_authoring::diff::WRONG_RENAME,
];
