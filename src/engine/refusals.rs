//! The pages of refusals. A refusal that shares its id with a check of rules is on the page of that check.

pub use super::refusal::IDS;
use crate::diagnostic::{Check, check};

check! {
/// Event before a notification.
///
/// Somebody was notified of what had happened to the lead by then. An earlier event could make that untrue.
    ALREADY_SETTLED: Error in Refusals, "already-settled";

/// Archived lead.
///
/// An archived lead has an outcome. Unless the outcome has actions, the lead accepts no more events but marks.
    ARCHIVED: Error in Refusals, "archived";

/// Empty event id.
///
/// An `id` distinguishes an event from other events of its lead. Remove the key or give it a value.
    ID_EMPTY: Error in Refusals, "id-empty";

/// Duplicate event id.
///
/// A repeated event with the same id and content is accepted without effect. An event with different content needs a
/// different id.
    ID_TAKEN: Error in Refusals, "id-taken";

/// Missing fact.
///
/// An opening needs every fact of the rule set, except facts that are `optional` or have a `default`.
    MISSING_FACT: Error in Refusals, "missing-fact";

/// Excluded facts.
///
/// The rules exclude this combination of facts: no lead has them together. Correct one of the facts.
    EXCLUDED_FACTS: Error in Refusals, "excluded-facts";

/// Fixed fact.
///
/// The fact has no `changes` in the rules, so it keeps the value that it had when the lead was opened.
    FIXED_FACT: Error in Refusals, "fixed-fact";

/// Missing field.
///
/// An action needs the fields under `require`, even if the lead already has values for them.
    MISSING_FIELD: Error in Refusals, "missing-field";

/// No switch between rule sets.
///
/// A lead can switch to a rule set that follows its own, through those between, or back to one that it came from.
    NO_SWITCH: Error in Refusals, "no-switch";

/// No rollout entry applies.
///
/// No entry of the rollout matches the facts and the instant of the opening. Name a rule set in the opening.
    NOT_IN_FORCE: Error in Refusals, "not-in-force";

/// Clock that cannot be extended.
///
/// The action extends a clock that is neither running nor paused, or that was already extended as often as the rules allow.
    NOT_EXTENDABLE: Error in Refusals, "not-extendable";

/// Ambiguous stage on the way back.
///
/// Several stages of the older rule set map to the stage of the lead, or none does, and the lead has moved since it came
/// from there.
    NOT_ONE_TO_ONE: Error in Refusals, "not-one-to-one";

/// Duplicate opening.
///
/// Each lead id can be opened only once.
    OPENED_TWICE: Error in Refusals, "opened-twice";

/// Event out of order.
///
/// The event is earlier than the last one of its lead. Events of a lead must be in order of time.
    OUT_OF_ORDER: Error in Refusals, "out-of-order";

/// Values for a switch back.
///
/// A switch back restores the values under the older rule set. It takes no facts or fields.
    RETURN_SUPPLIED: Error in Refusals, "return-supplied";

/// Missing rollout fact.
///
/// The rollout chooses the rule set by facts. Add the fact, or name a rule set in the opening.
    ROLLOUT_FACT: Error in Refusals, "rollout-fact";

/// Missing rule set.
///
/// The opening names no rule set, and the book has no rollout that chooses one.
    RULES_NOT_GIVEN: Error in Refusals, "rules-not-given";

/// Switch to the current rule set.
///
/// A switch must name a different rule set than the current one.
    SAME_RULES: Error in Refusals, "same-rules";

/// Unknown action.
///
/// The stage or outcome of the lead does not have the action. Either the action is misspelled, or the lead is in another
/// state.
    UNKNOWN_ACTION: Error in Refusals, "unknown-action";

/// Unknown lead.
///
/// The first event of a lead must open it.
    pub UNKNOWN_LEAD: Error in Refusals, "unknown-lead";

/// Unknown field in a switch.
///
/// A switch can only give fields of the rule sets that it leads to.
    UNKNOWN_SWITCH_FIELD: Error in Refusals, "unknown-switch-field";

/// Invalid fact value.
///
/// The value is not of the fact's kind, or not one of its declared values.
    WRONG_FACT: Error in Refusals, "wrong-fact";
}

/// Every refusal whose id no other check has, in reference order.
pub static CHECKS: &[&Check] = &[
    &ALREADY_SETTLED,
    &ARCHIVED,
    &EXCLUDED_FACTS,
    &FIXED_FACT,
    &ID_EMPTY,
    &ID_TAKEN,
    &MISSING_FACT,
    &MISSING_FIELD,
    &NO_SWITCH,
    &NOT_EXTENDABLE,
    &NOT_IN_FORCE,
    &NOT_ONE_TO_ONE,
    &OPENED_TWICE,
    &OUT_OF_ORDER,
    &RETURN_SUPPLIED,
    &ROLLOUT_FACT,
    &RULES_NOT_GIVEN,
    &SAME_RULES,
    &UNKNOWN_ACTION,
    &UNKNOWN_LEAD,
    &UNKNOWN_SWITCH_FIELD,
    &WRONG_FACT,
];
