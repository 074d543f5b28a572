use crate::diagnostic::check;

check! {
/// A number has too many digits.
///
/// A number that is written in a message has at most 15 digits, as more cannot be held exactly.
///
/// ```diff ftl
///   outcome-solved = Solved
/// -     .summary = Solved, 1 of { 12345678901234567 }.
/// +     .summary = Solved on { DATE($since) }.
/// ```
    NUMBER: Error in Words, "ftl-number"
}
