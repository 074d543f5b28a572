use referee::diagnostic::check;

check! {
/// A unit of exchanged words belongs to no message.
///
/// Its name is not one that `referee locale export` gives, or its message is not among those that are translated any
/// more. The unit is left out, and all else is taken.
    STRANGE: Warning in Words, "exchange-unknown"
}
