use crate::diagnostic::check;

check! {
/// Braces are nested too deep.
///
/// Braces and parentheses stand in each other more than 32 deep. No sentence needs that, and reading it would use up the
/// stack.
    DEEP: Error in Words, "ftl-deep"
}
