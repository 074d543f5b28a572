use crate::diagnostic::check;

check! {
/// An alert is not known.
///
/// An expectation names an alert that no stage of the rule set has, also as what another one changes to.
///
/// Wrong:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, expect: { alerts: contact } }
/// ```
/// Right:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, expect: { alerts: contact-me } }
/// ```
    NO_SUCH_ALERT: Error in Scenarios, "no-such-alert"
}
