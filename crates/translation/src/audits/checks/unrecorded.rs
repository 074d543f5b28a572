use referee::diagnostic::check;

check! {
/// Nobody has recorded what a message was translated from.
///
/// The locale has a ledger, and the message is not in it: whether its English text has changed since it was translated,
/// nobody can tell. `referee locale accept` records it.
    UNRECORDED: Note in Words, "words-unrecorded"
}
