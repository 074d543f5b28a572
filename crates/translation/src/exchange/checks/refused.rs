use referee::diagnostic::check;

check! {
/// A translation would break its message.
///
/// It leaves out the branch that stands for all others, puts in what the rules do not supply, or writes a placeable that
/// is none. The message stays as it was, and all else is taken.
    REFUSED: Error in Words, "exchange-refused"
}
