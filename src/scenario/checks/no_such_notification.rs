use crate::diagnostic::check;

check! {
/// A notification is not known.
///
/// An expectation names a notification that the rule set does not declare.
///
/// Wrong:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +14d, expect: { sent: { lead-exprired: microsoft } } }
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
    NO_SUCH_NOTIFICATION: Error in Scenarios, "no-such-notification"
}
