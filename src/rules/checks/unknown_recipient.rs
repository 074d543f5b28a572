use crate::diagnostic::check;

check! {
/// A recipient is not known.
///
/// A notification goes to one of `recipients`, or to whom a fact names; then each value of the fact is a recipient.
///
/// Wrong:
/// ```yaml
/// rules: tickets
/// roles: [agent]
/// facts: { urgent: boolean }
/// marks: [starred]
/// fields: { answer: text }
/// recipients: [customer]
/// stages:
///   open:
///     actions:
///       close: { by: agent, to: solved, require: answer, notify: done }
///     timeout: { after: 30d, to: solved }
///     alerts:
///       hurry: { when: { urgent: true } }
///   closed: { outcomes: [solved] }
/// notifications:
///   done: { to: custmer }
/// views:
///   starred: { mark: starred }
///   all: {}
/// ```
/// Right:
/// ```yaml
/// rules: tickets
/// roles: [agent]
/// facts: { urgent: boolean }
/// marks: [starred]
/// fields: { answer: text }
/// recipients: [customer]
/// stages:
///   open:
///     actions:
///       close: { by: agent, to: solved, require: answer, notify: done }
///     timeout: { after: 30d, to: solved }
///     alerts:
///       hurry: { when: { urgent: true } }
///   closed: { outcomes: [solved] }
/// notifications:
///   done: { to: customer }
/// views:
///   starred: { mark: starred }
///   all: {}
/// ```
    UNKNOWN_RECIPIENT: Error in Structure, "unknown-recipient"
}
