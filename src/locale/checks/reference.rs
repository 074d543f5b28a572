use fluent_syntax::ast::Pattern;

use crate::diagnostic::{Finding, check, did_you_mean};
use crate::locale::messages::{Found, LARGE, Scope};
use crate::locale::patterns::{part_name, references};
use crate::locale::references::{Astray, MOST_PLACEABLES, MOST_STEPS};

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
    REFERENCE: Error in Words, "ftl-reference"
}

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
    CIRCLE: Error in Words, "ftl-circle";

/// Messages refer to each other in too many steps.
///
/// A message is made of others, those of others again, in more than 32 steps.
    FAR: Error in Words, "ftl-far"
}

/// The references of a pattern, which must lead to messages.
pub(crate) fn check<'f>(
    scope: &Scope<'_, 'f>,
    from: &Found<'f>,
    pattern: &'f Pattern<&'f str>,
    findings: &mut Vec<Finding>,
) {
    for (key, attribute) in references(from.text, pattern) {
        if scope.get(key).and_then(|found| found.pattern(attribute)).is_none() {
            let message = format!("there is no message `{}`", part_name(key, attribute));
            findings.push(from.finding(&REFERENCE, key, message).with_help(did_you_mean(key, scope.keys())));
        }
    }
}

/// References that lead in a circle or too far.
pub(crate) fn astray(key: &str, found: &Found<'_>, astray: &Astray<'_>) -> Finding {
    let (check, message) = match astray {
        Astray::Circle(names) => {
            let more = if names.last() == Some(&key) { "" } else { " → …" };
            (&CIRCLE, format!("`{key}` refers to itself: {}{more}", names.join(" → ")))
        }
        Astray::Far => (&FAR, format!("`{key}` is made of messages in more than {MOST_STEPS} steps")),
        Astray::Large => (&LARGE, format!("`{key}` is made of more than {MOST_PLACEABLES} placeables")),
    };
    found.finding(check, found.id, message)
}
