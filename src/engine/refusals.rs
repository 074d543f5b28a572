//! The pages of refusals. Those that have their id in common with a check of rules are on its page.

use crate::diagnostic::{Check, check};

check! {
/// The lead is archived.
///
/// An archived lead has ended with an outcome; nothing happens to it any more.
    ARCHIVED: Error in Refusals, "archived";

/// An event has an empty id.
///
/// An `id` tells an event from others of its lead. Leave it out, or give one that is not empty.
    ID_EMPTY: Error in Refusals, "id-empty";

/// An event has the id of another event.
///
/// An event that is recorded again with the same content is accepted without effect. Another event needs another id.
    ID_TAKEN: Error in Refusals, "id-taken";

/// A lead is opened without a required fact.
///
/// Every fact of the rule set is given when a lead is opened, unless it is `optional` or has a `default`.
    MISSING_FACT: Error in Refusals, "missing-fact";

/// An action lacks a required field.
///
/// The fields under `require` are given with the action, unless the lead has them already.
    MISSING_FIELD: Error in Refusals, "missing-field";

/// No way leads from one rule set to another.
///
/// A lead moves to a rule set that follows its own, over those between them, or back to one that it came from.
    NO_SWITCH: Error in Refusals, "no-switch";

/// The rollout has no rule set for a lead.
///
/// No entry of the rollout applies to the facts and the instant of the opening. Name a rule set in the opening.
    NOT_IN_FORCE: Error in Refusals, "not-in-force";

/// A lead cannot go back to an unambiguous stage.
///
/// Several stages of the older rule set became the stage that the lead is in, or none did.
    NOT_ONE_TO_ONE: Error in Refusals, "not-one-to-one";

/// A lead is opened twice.
///
/// The id of a lead is used once.
    OPENED_TWICE: Error in Refusals, "opened-twice";

/// An event is earlier than the last one of its lead.
///
/// Events of a lead are recorded in the order of their instants.
    OUT_OF_ORDER: Error in Refusals, "out-of-order";

/// Facts or fields are given to a lead that goes back.
///
/// A lead returns to what it had under the older rule set; nothing can be added.
    RETURN_SUPPLIED: Error in Refusals, "return-supplied";

/// An opening lacks a fact that the rollout compares.
///
/// The rollout chooses the rule set by facts. Give the fact, or name a rule set in the opening.
    ROLLOUT_FACT: Error in Refusals, "rollout-fact";

/// An opening names no rule set.
///
/// The book has no rollout that would choose one.
    RULES_NOT_GIVEN: Error in Refusals, "rules-not-given";

/// A lead runs under the rule set already.
///
/// A switch names another rule set than that of the lead.
    SAME_RULES: Error in Refusals, "same-rules";

/// The stage of a lead has no such action.
///
/// Actions belong to stages. The action may be misspelled, or the lead may be in another stage.
    UNKNOWN_ACTION: Error in Refusals, "unknown-action";

/// A lead has not been opened.
///
/// The first event of a lead is its opening.
    pub UNKNOWN_LEAD: Error in Refusals, "unknown-lead";

/// A switch gives a field that the rule set does not have.
///
/// The fields given with a switch are those of the rule set that the lead moves to.
    UNKNOWN_SWITCH_FIELD: Error in Refusals, "unknown-switch-field";

/// A fact has a value that it cannot have.
///
/// The value is of another kind than the fact, or is not one of the values declared for it.
    WRONG_FACT: Error in Refusals, "wrong-fact";
}

/// Every refusal that shares its id with no other check, in the order of the reference.
pub static CHECKS: &[&Check] = &[
    &ARCHIVED,
    &ID_EMPTY,
    &ID_TAKEN,
    &MISSING_FACT,
    &MISSING_FIELD,
    &NO_SWITCH,
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
