use crate::diagnostic::check;

check! {
/// A field is not known.
///
/// What an action takes is declared once, with its kind, under `fields`.
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
///       close: { by: agent, to: solved, require: anwser, notify: done }
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
    UNKNOWN_FIELD: Error in Structure, "unknown-field"
}
