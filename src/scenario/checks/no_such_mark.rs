use crate::diagnostic::check;

check! {
/// A mark is not known.
///
/// A step sets or takes away a mark, or an expectation names one, that the rule set does not declare. A step that expects
/// a refusal may name what it likes.
///
/// Wrong:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, mark: favourite, expect: { marks: favorite } }
/// ```
/// Right:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, mark: favorite, expect: { marks: favorite } }
/// ```
    NO_SUCH_MARK: Error in Scenarios, "no-such-mark"
}
