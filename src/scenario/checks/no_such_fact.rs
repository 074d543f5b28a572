use crate::diagnostic::check;

check! {
/// A fact is not known.
///
/// A lead is opened with a fact that the rule set does not declare. An opening that expects a refusal may name what it
/// likes.
///
/// Wrong:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open:
///       at: 2020-06-02T09:00:00Z
///       facts: { qualification: customer-inquiry, contact: true }
///       expect: { state: received }
/// ```
/// Right:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open:
///       at: 2020-06-02T09:00:00Z
///       facts: { qualification: customer-inquiry, contact-me: true }
///       expect: { state: received }
/// ```
    NO_SUCH_FACT: Error in Scenarios, "no-such-fact"
}
