use crate::diagnostic::check;

check! {
/// A value is not known.
///
/// A condition compares a fact with the values that it is declared to have; anything else could never hold.
///
/// Wrong:
/// ```yaml
/// rules: tickets
/// roles: [agent]
/// facts: { urgency: [low, high] }
/// marks: [starred]
/// fields: { answer: text }
/// recipients: [customer]
/// stages:
///   open:
///     actions:
///       close: { by: agent, to: solved, require: answer, notify: done }
///     timeout: { after: 30d, to: solved }
///     alerts:
///       hurry: { when: { urgency: hihg } }
///   closed: { outcomes: [solved] }
/// notifications:
///   done: { to: customer }
/// views:
///   starred: { mark: starred }
///   all: {}
/// ```
/// Right:
/// ```yaml
/// rules: tickets
/// roles: [agent]
/// facts: { urgency: [low, high] }
/// marks: [starred]
/// fields: { answer: text }
/// recipients: [customer]
/// stages:
///   open:
///     actions:
///       close: { by: agent, to: solved, require: answer, notify: done }
///     timeout: { after: 30d, to: solved }
///     alerts:
///       hurry: { when: { urgency: high } }
///   closed: { outcomes: [solved] }
/// notifications:
///   done: { to: customer }
/// views:
///   starred: { mark: starred }
///   all: {}
/// ```
    UNKNOWN_VALUE: Error in Structure, "unknown-value"
}
