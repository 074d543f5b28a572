use crate::diagnostic::check;

check! {
/// A stage is not known.
///
/// An expectation names a stage that the rule set does not have. The archive is a stage; an outcome is a state.
///
/// Wrong:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, expect: { stage: accpted } }
/// ```
/// Right:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, expect: { stage: received } }
/// ```
    NO_SUCH_STAGE: Error in Scenarios, "no-such-stage"
}
