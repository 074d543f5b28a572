//! What is found in scenario files: one check a file, with its page in the reference.

pub(super) mod backwards;
pub(super) mod expects_nothing;
pub(super) mod no_such_action;
pub(super) mod no_such_alert;
pub(super) mod no_such_fact;
pub(super) mod no_such_field;
pub(super) mod no_such_locale;
pub(super) mod no_such_mark;
pub(super) mod no_such_notification;
pub(super) mod no_such_recipient;
pub(super) mod no_such_refusal;
pub(super) mod no_such_role;
pub(super) mod no_such_rules;
pub(super) mod no_such_stage;
pub(super) mod no_such_state;
pub(super) mod no_such_view;
pub(super) mod not_as_expected;
pub(super) mod unknown_names;

use crate::diagnostic::Check;
use crate::rules::checks::wrong_moment::WRONG_MOMENT;

/// Every check of scenarios, in the order of the reference.
pub(crate) static CHECKS: &[&Check] = &[
    &backwards::BACKWARDS,
    &expects_nothing::EXPECTS_NOTHING,
    &no_such_action::NO_SUCH_ACTION,
    &no_such_alert::NO_SUCH_ALERT,
    &no_such_fact::NO_SUCH_FACT,
    &no_such_field::NO_SUCH_FIELD,
    &no_such_locale::NO_SUCH_LOCALE,
    &no_such_mark::NO_SUCH_MARK,
    &no_such_notification::NO_SUCH_NOTIFICATION,
    &no_such_recipient::NO_SUCH_RECIPIENT,
    &no_such_refusal::NO_SUCH_REFUSAL,
    &no_such_role::NO_SUCH_ROLE,
    &no_such_rules::NO_SUCH_RULES,
    &no_such_stage::NO_SUCH_STAGE,
    &no_such_state::NO_SUCH_STATE,
    &no_such_view::NO_SUCH_VIEW,
    &not_as_expected::NOT_AS_EXPECTED,
    &WRONG_MOMENT,
];
