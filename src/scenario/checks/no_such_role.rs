use crate::diagnostic::check;

check! {
/// A role is not known.
///
/// A step names a role that the rule set does not declare. A step that expects a refusal may name what it likes.
///
/// Wrong:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, mark: favorite, by: partner-admim, expect: { marks: favorite } }
/// ```
/// Right:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, mark: favorite, by: partner-admin, expect: { marks: favorite } }
/// ```
    NO_SUCH_ROLE: Error in Scenarios, "no-such-role"
}
