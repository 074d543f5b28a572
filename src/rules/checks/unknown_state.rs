use crate::diagnostic::check;

check! {
/// A state is not known.
///
/// `to` names a stage or an outcome of this rule set. The archive itself is not a state: a lead ends with an outcome.
///
/// Wrong:
/// ```yaml
/// rules: tickets
/// stages:
///   open:
///     actions: { close: { to: solved } }
///     timeout: { after: 30d, to: slved }
///   closed: { outcomes: [solved] }
/// ```
/// Right:
/// ```yaml
/// rules: tickets
/// stages:
///   open:
///     actions: { close: { to: solved } }
///     timeout: { after: 30d, to: solved }
///   closed: { outcomes: [solved] }
/// ```
    UNKNOWN_STATE: Error in Structure, "unknown-state"
}
