use referee::check;
use referee::diagnostic::{Finding, Thing};
use referee::tooling::{MessageFile, Messages, collect, first_of};

use crate::audits::pair::Pair;
use crate::audits::scopes::in_order;

check! {
/// Words are not in the book's own file, and come from the library.
///
/// A language that the library comes with has its shared words behind those of the book, message by message. What the
/// book's own `common.ftl` leaves out is said as the library says it, and not as the book says all else.
    FROM_LIBRARY: Note in Words, "words-from-library"
}

/// How many messages are listed.
const MOST_LISTED: usize = 5;

/// What a book's own file of shared words leaves to the library.
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
    let message = format!("{count} of this file come from the library: {listed}");
    Some(FROM_LIBRARY.in_text(&file.source, 0..0, message).about(Thing::File, file.source.name()))
}
