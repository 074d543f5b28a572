use crate::diagnostic::check;

check! {
/// A mark is not known.
///
/// A condition asks for a mark that is declared under `marks`.
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
///   done: { to: customer }
/// views:
///   starred: { mark: stared }
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
    UNKNOWN_MARK: Error in Structure, "unknown-mark"
}
