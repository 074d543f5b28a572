use referee::diagnostic::check;

check! {
/// A translation brings a character that no output can show.
///
/// Control characters, bidi overrides, bidi isolates that are not closed, byte order marks and tags can hide or reorder
/// what a reader sees, or steer a terminal. Written as they are or as escapes, they are replaced by U+FFFD in every
/// output. The translation is taken as it is.
    HIDDEN: Warning in Words, "exchange-hidden"
}
