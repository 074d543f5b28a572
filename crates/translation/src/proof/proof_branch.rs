use referee::diagnostic::check;

check! {
/// No value leads to a branch of a message.
///
/// `referee locale prove` wrote the message with values of every plural form, with every number and every name that its
/// branches ask for, and never came to this one. Nobody will ever read it.
    PROOF_BRANCH: Warning in Words, "proof-branch"
}
