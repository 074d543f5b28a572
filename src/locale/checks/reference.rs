use fluent_syntax::ast::Pattern;

use crate::diagnostic::{Finding, check, did_you_mean};
use crate::locale::messages::{Found, LARGE, Scope};
use crate::locale::patterns::{part_name, references};
use crate::locale::references::{Astray, MOST_PLACEABLES, MOST_STEPS};

check! {
/// Unknown reference.
///
/// A message refers to a message, term or attribute that does not exist.
///
/// ```diff ftl
///   -brand = Tickets
///   outcome-solved = Solved
/// -     .summary = { -brnd }: solved on { DATE($since) }.
/// +     .summary = { -brand }: solved on { DATE($since) }.
/// ```
    REFERENCE: Error in Words, "ftl-reference"
}

check! {
/// Cyclic reference.
///
/// Messages refer to each other in a cycle. They cannot be formatted; Fluent shows a placeholder instead.
///
/// ```diff ftl
/// - outcome-solved = { outcome-solved.summary }
/// -     .summary = { outcome-solved }
/// + outcome-solved = Solved
/// +     .summary = Solved on { DATE($since) }.
/// ```
    CYCLE: Error in Words, "ftl-circle";

/// Too many reference steps.
///
/// A message refers to other messages through more than 32 steps.
    FAR: Error in Words, "ftl-far"
}

/// Checks that the references of a pattern exist.
pub(crate) fn check<'f>(
    scope: &Scope<'_, 'f>,
    from: &Found<'f>,
    pattern: &'f Pattern<&'f str>,
    findings: &mut Vec<Finding>,
) {
    for (key, attribute) in references(from.text, pattern) {
        if scope.get(key).and_then(|found| found.pattern(attribute)).is_none() {
            let message = format!("unknown message `{}`", part_name(key, attribute));
            findings.push(from.finding(&REFERENCE, key, message).with_help(did_you_mean(key, scope.keys())));
        }
    }
}

/// The finding for references that form a cycle or go too far.
pub(crate) fn astray(key: &str, found: &Found<'_>, astray: &Astray<'_>) -> Finding {
    let (check, message) = match astray {
        Astray::Cycle(names) => {
            let more = if names.last() == Some(&key) { "" } else { " → …" };
            (&CYCLE, format!("`{key}` refers to itself: {}{more}", names.join(" → ")))
        }
        Astray::Far => (&FAR, format!("`{key}` refers to other messages through more than {MOST_STEPS} steps")),
        Astray::Large => {
            (&LARGE, format!("`{key}` has more than {MOST_PLACEABLES} placeables, including those of its references"))
        }
    };
    found.finding(check, found.id, message)
}
