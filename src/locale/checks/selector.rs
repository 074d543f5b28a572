use crate::diagnostic::check;

check! {
/// A literal selects nothing.
///
/// Variants are chosen by a variable, or by what a function makes of one. A text or number that is written there always
/// chooses the same.
///
/// ```diff ftl
/// - outcome-solved = { "a" ->
/// -     [a] Solved
/// -    *[b] Done
/// - }
/// -     .summary = Solved.
/// + outcome-solved = Solved
/// +     .summary = Solved on { DATE($since) }.
/// ```
    SELECTOR: Error in Words, "ftl-selector"
}
