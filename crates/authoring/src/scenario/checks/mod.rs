//! Checks of scenario files, one per file.

pub(super) mod backwards;
pub(super) mod expects_nothing;
pub(super) mod unknown_names;

use referee::tooling::Check;
use referee::tooling::rule_checks::WRONG_MOMENT;

/// All checks of scenarios, in the order of the reference.
pub static CHECKS: &[&Check] = &[
    &backwards::BACKWARDS,
    &expects_nothing::EXPECTS_NOTHING,
    &unknown_names::NO_SUCH_ACTION,
    &unknown_names::NO_SUCH_ALERT,
    &unknown_names::NO_SUCH_FACT,
    &unknown_names::NO_SUCH_FIELD,
    &unknown_names::NO_SUCH_LOCALE,
    &unknown_names::NO_SUCH_MARK,
    &unknown_names::NO_SUCH_NOTIFICATION,
    &unknown_names::NO_SUCH_RECIPIENT,
    &unknown_names::NO_SUCH_REFUSAL,
    &unknown_names::NO_SUCH_ROLE,
    &unknown_names::NO_SUCH_RULES,
    &unknown_names::NO_SUCH_STAGE,
    &unknown_names::NO_SUCH_STATE,
    &unknown_names::NO_SUCH_VIEW,
    &super::failure::NOT_AS_EXPECTED,
    &WRONG_MOMENT,
];
