use referee::check;
use referee::diagnostic::{Finding, Thing};
use referee::tooling::{MessageFile, Messages, collect, first_of};

use crate::audits::pair::Pair;
use crate::audits::scopes::in_order;

check! {
/// Built-in messages used.
///
/// For a built-in locale, shared messages that are missing in the `common.ftl` of the book come from the library. Their
/// style can differ from the other messages of the book.
    FROM_LIBRARY: Note in Words, "words-from-library"
}

/// How many messages are listed.
const MOST_LISTED: usize = 5;

/// The shared messages that a book takes from the library.
pub(in crate::audits) fn check(pair: &Pair<'_, '_>, file: &MessageFile, own: &Messages<'_>) -> Option<Finding> {
    let shared = pair.phrasebook.message_files(pair.locale, false).filter(|(name, _)| name.is_none());
    let library: Vec<MessageFile> = shared.map(|(_, file)| file.clone()).collect();
    let library = collect(&library);
    let left: Vec<&str> =
        in_order(&library).into_iter().map(|(key, _)| key).filter(|key| !own.contains_key(key)).collect();
    if left.is_empty() {
        return None;
    }
    let listed = first_of(&left, MOST_LISTED);
    let count = if left.len() == 1 { "1 message".to_owned() } else { format!("{} messages", left.len()) };
    let message = format!("{count} missing in this file, taken from the library: {listed}");
    Some(FROM_LIBRARY.in_text(&file.source, 0..0, message).about(Thing::File, file.source.name()))
}
