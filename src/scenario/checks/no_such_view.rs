use crate::diagnostic::check;

check! {
/// A view is not known.
///
/// An expectation names a view that the rule set does not declare.
///
/// Wrong:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, expect: { views: market } }
/// ```
/// Right:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, expect: { views: marketplace } }
/// ```
    NO_SUCH_VIEW: Error in Scenarios, "no-such-view"
}
