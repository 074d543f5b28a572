use referee::diagnostic::check;

check! {
/// Something else was found than was expected.
///
/// A scenario was run, and in one of its steps something else held than it expects, or an event was refused that was to be
/// accepted. Either the rules or the scenario are wrong; `referee test --update` writes what was found in the place of what
/// was expected, to be reviewed as a change.
///
/// ```diff yaml scenario
///   rules: "2020"
///   scenarios:
///     first-days:
///       open: { at: 2020-06-02T09:00:00Z, facts: { qualification: customer-inquiry, contact-me: true } }
///       steps:
/// -       - { at: +1d, expect: { state: expired } }
/// +       - { at: +1d, expect: { state: received } }
/// ```
    NOT_AS_EXPECTED: Error in Scenarios, "not-as-expected"
}
