use referee::diagnostic::check;

check! {
/// Words are not in the book's own file, and come from the library.
///
/// A language that the library comes with has its shared words behind those of the book, message by message. What the
/// book's own `common.ftl` leaves out is said as the library says it, and not as the book says all else.
    FROM_LIBRARY: Note in Words, "words-from-library"
}
