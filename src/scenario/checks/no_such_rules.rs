use crate::diagnostic::check;

check! {
/// A rule set is not known.
///
/// A scenario file is about a rule set that is not there, or an event names one. An event that expects a refusal may name
/// what it likes.
///
/// Wrong:
/// ```yaml scenario
/// rules: "2021"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, expect: { state: received } }
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
    NO_SUCH_RULES: Error in Scenarios, "no-such-rules"
}
