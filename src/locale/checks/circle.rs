use crate::diagnostic::check;

check! {
/// Messages refer to each other in a circle.
///
/// Writing one of them would never end; Fluent shows a placeholder in its place.
///
/// ```diff ftl
/// - outcome-solved = { outcome-solved.summary }
/// -     .summary = { outcome-solved }
/// + outcome-solved = Solved
/// +     .summary = Solved on { DATE($since) }.
/// ```
    CIRCLE: Error in Words, "ftl-circle"
}
