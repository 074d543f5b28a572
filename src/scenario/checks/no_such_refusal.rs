use crate::diagnostic::check;

check! {
/// A refusal is not known.
///
/// An expectation names a refusal that there is not. The refusals are the same for all rule sets.
///
/// Wrong:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, act: won, expect: { refused: unknown-actoin } }
/// ```
/// Right:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, act: won, expect: { refused: unknown-action } }
/// ```
    NO_SUCH_REFUSAL: Error in Scenarios, "no-such-refusal"
}
