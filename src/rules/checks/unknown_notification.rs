use crate::diagnostic::check;

check! {
/// A notification is not known.
///
/// What an action or a timeout sends is declared under `notifications`, with who gets it.
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
///       close: { by: agent, to: solved, require: answer, notify: donee }
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
    UNKNOWN_NOTIFICATION: Error in Structure, "unknown-notification"
}
