use crate::diagnostic::check;

check! {
/// An action is not known.
///
/// A step or an expectation names an action that no stage of the rule set has. Whether the stage of the lead has it is
/// found out when the scenario is run. A step that expects a refusal may name what it likes.
///
/// Wrong:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, expect: { actions: [accept, declne] } }
/// ```
/// Right:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, expect: { actions: [accept, decline] } }
/// ```
    NO_SUCH_ACTION: Error in Scenarios, "no-such-action"
}
