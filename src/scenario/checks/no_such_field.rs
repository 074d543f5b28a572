use crate::diagnostic::check;

check! {
/// A field is not known.
///
/// A step gives or an expectation names a field that the rule set does not declare. A step that expects a refusal may
/// give what it likes.
///
/// Wrong:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, act: decline, fields: { reson: no capacity }, expect: { state: declined } }
/// ```
/// Right:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, act: decline, fields: { reason: no capacity }, expect: { state: declined } }
/// ```
    NO_SUCH_FIELD: Error in Scenarios, "no-such-field"
}
