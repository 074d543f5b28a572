use crate::diagnostic::check;

check! {
/// Text is no message.
///
/// A message is written `id = text`, its further lines and attributes indented. What cannot be read as a message is
/// left out, and everything after it is read again from the next line that begins one.
///
/// Wrong:
/// ```ftl
/// outcome-solved Solved
/// ```
/// Right:
/// ```ftl
/// outcome-solved = Solved
///     .summary = Solved on { DATE($since) }.
/// ```
    JUNK: Error in Words, "ftl-junk"
}
