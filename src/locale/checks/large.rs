use crate::diagnostic::check;

check! {
/// Words are too large.
///
/// A message file is larger than 4 MiB, or a message is made of more than 99 placeables, with those of all messages
/// that it refers to. Fluent stops writing there.
    LARGE: Error in Words, "ftl-large"
}
