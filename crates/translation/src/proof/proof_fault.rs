use referee::diagnostic::check;

check! {
/// A message does not come out whole.
///
/// `referee locale prove` wrote it with some value, and it cannot be written, shows an id in the place of words, has
/// marks of direction without partners, or lets a value change its mark-up.
    PROOF_FAULT: Error in Words, "proof-fault"
}
