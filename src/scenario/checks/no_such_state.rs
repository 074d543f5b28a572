use crate::diagnostic::check;

check! {
/// A state is not known.
///
/// An expectation names a state that the rule set does not have. States are the open stages and the outcomes; the archive
/// is a stage.
///
/// Wrong:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, expect: { state: recieved } }
/// ```
/// Right:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, expect: { state: received } }
/// ```
    NO_SUCH_STATE: Error in Scenarios, "no-such-state"
}
