//! What commands report besides findings in files and refusals.

use referee::check;
use referee::diagnostic::Check;

check! {
/// A log has no events.
///
/// The file is empty, or has only blank lines. Perhaps it is not the log that was meant.
    LOG_EMPTY: Note in Commands, "log-empty";

/// A line of a log is too long.
///
/// Events are far shorter. The line is skipped, and the rest of the log is processed; perhaps its line breaks are lost.
    LOG_LONG_LINE: Error in Commands, "log-long-line";

/// A log has more than one name.
///
/// `referee switch apply` would replace the file under one name, and the others would keep the old content. Write a new log
/// with `--output`.
    LOG_LINKED: Error in Commands, "log-linked";

/// A log has changed since the plan was made.
///
/// The plan shows what happens to the leads of the log as it was. Make a new plan and review it.
    LOG_CHANGED: Error in Commands, "log-changed";

/// A log has lines that cannot be read.
///
/// A switch is applied only to a log that can be read completely: a skipped line could be an event of a lead that moves.
    LOG_UNREAD: Error in Commands, "log-unread";

/// A log has no lead of this id.
///
/// The id after `--lead` must be the `lead` of an event in the log.
    NO_LEAD: Error in Commands, "no-lead";

/// A lead does not move.
///
/// The lead is archived, runs under the target rule set already, or no way leads there from its rule set.
    LEAD_STAYS: Note in Commands, "lead-stays";

/// A lead runs under another rule set than the one drawn.
///
/// The path of a lead can only be drawn in the rule set that the lead runs under.
    OTHER_RULES: Error in Commands, "other-rules";

/// A file is not a plan of a switch.
///
/// `referee switch plan … --format json` writes the plan that `referee switch apply` takes.
    NO_PLAN: Error in Commands, "no-plan";

/// A plan would time out leads or refuse them.
///
/// When the switch is applied, leads would time out at once, or their events would be refused. Add what is missing with
/// `--fact` or `--supply`, or change the `switch` of the rule set, and make a new plan.
    PLAN_UNSAFE: Error in Commands, "plan-unsafe";

/// A switch would do something else than was planned.
///
/// The plan was edited after it was made, or the moves are different now. Make a new plan and review it.
    PLAN_CHANGED: Error in Commands, "plan-changed";

/// The rules have changed since the plan was made.
///
/// The plan shows what happens under the rules as they were. Make a new plan and review it.
    RULES_CHANGED: Error in Commands, "rules-changed";

/// A switch needs rules without errors.
///
/// Correct the errors that are reported before this one.
    RULES_UNSOUND: Error in Commands, "rules-unsound";

/// A switch is planned for an instant in the future.
///
/// Leads run under the old rules until then. Apply the plan after that instant.
    SWITCH_TO_COME: Error in Commands, "switch-to-come";

/// A line of a `--supply` file cannot be used.
///
/// Each line is one JSON object, `{"lead":"L-1","facts":{},"fields":{}}`, and each lead has at most one line.
    SUPPLY_LINE: Error in Commands, "supply-line";

/// A `--supply` file has values for a lead that does not move.
///
/// The values are not used.
    SUPPLY_IDLE: Warning in Commands, "supply-idle";

/// A `--supply` file is not the one that the plan was made with.
///
/// The plan shows what happens with the values as they were. Name the same file, or make a new plan and review it.
    SUPPLY_CHANGED: Error in Commands, "supply-changed";

/// The rollout does not use a fact.
///
/// `--fact` gives a fact that no entry of the rollout compares. Perhaps its name is misspelled.
    FACT_IDLE: Warning in Commands, "fact-idle";

/// There is no scenario to run.
///
/// The folder has no scenario files, or no scenario has the text of `--only` in its name.
    NO_SCENARIO: Error in Commands, "no-scenario";

/// Scenarios cover less than `--least-coverage` demands.
///
/// `referee test --coverage` lists what no scenario reaches.
    TOO_LITTLE_COVERAGE: Error in Commands, "too-little-coverage";

/// A timeline has more timeouts in a row than are shown.
///
/// The lead moves between stages by timeouts alone. Perhaps a timeout is missing a way out.
    TIMELINE_LONG: Warning in Commands, "timeline-long";

/// A `--rename` names something that the rule sets do not have.
///
/// `--rename KIND:OLD=NEW` names one thing of the older rule set and one of the newer, both of the same kind.
    WRONG_RENAME: Error in Commands, "wrong-rename";
}

/// What commands report, in the order of the reference.
pub(crate) static CHECKS: &[&Check] = &[
    &LOG_EMPTY,
    &LOG_LONG_LINE,
    &LOG_LINKED,
    &LOG_CHANGED,
    &LOG_UNREAD,
    &NO_LEAD,
    &LEAD_STAYS,
    &OTHER_RULES,
    &NO_PLAN,
    &PLAN_UNSAFE,
    &PLAN_CHANGED,
    &RULES_CHANGED,
    &RULES_UNSOUND,
    &SWITCH_TO_COME,
    &SUPPLY_LINE,
    &SUPPLY_IDLE,
    &SUPPLY_CHANGED,
    &FACT_IDLE,
    &NO_SCENARIO,
    &TOO_LITTLE_COVERAGE,
    &TIMELINE_LONG,
    &WRONG_RENAME,
];
