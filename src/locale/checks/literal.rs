use fluent_syntax::ast::{InlineExpression, Pattern};

use crate::diagnostic::{Finding, check};
use crate::locale::messages::Found;
use crate::locale::patterns::{selections, walk};

check! {
/// Too many digits.
///
/// A number in a message can have at most 15 digits. More cannot be represented exactly.
///
/// ```diff ftl
///   outcome-solved = Solved
/// -     .summary = Solved, 1 of { 12345678901234567 }.
/// +     .summary = Solved on { DATE($since) }.
/// ```
    NUMBER: Error in Words, "ftl-number";

/// Selector that always selects the same variant.
///
/// Variants are selected by a variable or by a number. A literal, or a function that gives a text, always selects the same
/// variant.
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

/// Functions that give a text.
const WRITING: [&str; 5] = ["DATE", "DATETIME", "DURATION", "RELATIVE", "LIST"];

/// Checks the literals of a pattern.
pub(crate) fn check<'f>(found: &Found<'f>, pattern: &'f Pattern<&'f str>, findings: &mut Vec<Finding>) {
    walk(pattern, &mut |inline| {
        if let InlineExpression::NumberLiteral { value } = inline
            && value.len() > 15
        {
            findings.push(found.finding(&NUMBER, value, "number has more than 15 digits"));
        }
    });
    for (selector, variants) in selections(pattern) {
        let (at, message, help) = match selector {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                (*value, "a literal always selects the same variant".to_owned(), "use a variable as the selector")
            }
            InlineExpression::FunctionReference { id, .. } if WRITING.contains(&id.name) && variants.len() > 1 => {
                let message = format!("`{}` gives a text, which selects the default variant only", id.name);
                (id.name, message, "select by a number: `DAYS`, `HOURS`, or a number of the message")
            }
            _ => continue,
        };
        findings.push(found.finding(&SELECTOR, at, message).with_help(help.to_owned()));
    }
}
