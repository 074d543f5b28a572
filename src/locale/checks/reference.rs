use crate::diagnostic::check;

check! {
/// A reference leads nowhere.
///
/// A message refers to another message, term or attribute that is not there.
///
/// ```diff ftl
///   -brand = Tickets
///   outcome-solved = Solved
/// -     .summary = { -brnd }: solved on { DATE($since) }.
/// +     .summary = { -brand }: solved on { DATE($since) }.
/// ```
    pub REFERENCE: Error in Words, "ftl-reference"
}
