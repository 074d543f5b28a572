use referee::diagnostic::check;

check! {
/// A file of exchanged words cannot be read.
///
/// It is no XLIFF 2, TMX or PO, it is cut off, or it does not say in which language its translations are. Nothing of it is
/// taken.
    UNREAD: Error in Words, "exchange-unread"
}
