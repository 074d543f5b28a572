use crate::diagnostic::check;

check! {
/// No locale serves a reader.
///
/// An expectation is about what a reader of a language is told, and no locale serves that language.
///
/// Wrong:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, expect: { words: { fr: { state: Reçu } } } }
/// ```
/// Right:
/// ```yaml scenario
/// rules: "2020"
/// scenarios:
///   first-days:
///     open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///     steps:
///       - { at: +1d, expect: { words: { de: { state: Empfangen } } } }
/// ```
    NO_SUCH_LOCALE: Error in Scenarios, "no-such-locale"
}
