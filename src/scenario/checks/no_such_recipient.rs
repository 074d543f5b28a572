use crate::diagnostic::check;

check! {
/// A recipient is not known.
///
/// An expectation names somebody whom no notification of the rule set goes to.
///
/// Wrong:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +14d, expect: { sent: { lead-expired: microsofd } } }
/// ```
/// Right:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +14d, expect: { sent: { lead-expired: microsoft } } }
/// ```
    NO_SUCH_RECIPIENT: Error in Scenarios, "no-such-recipient"
}
