use fluent_syntax::ast::{InlineExpression, Pattern};

use crate::diagnostic::{Finding, check};
use crate::locale::messages::Found;
use crate::locale::patterns::{selectors, walk};

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

/// Literal selector.
///
/// Variants are selected by a variable or by a function of a variable. A literal text or number always selects the same
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

/// Checks the literals of a pattern.
pub(crate) fn check<'f>(found: &Found<'f>, pattern: &'f Pattern<&'f str>, findings: &mut Vec<Finding>) {
    walk(pattern, &mut |inline| {
        if let InlineExpression::NumberLiteral { value } = inline
            && value.len() > 15
        {
            findings.push(found.finding(&NUMBER, value, "number has more than 15 digits"));
        }
    });
    for selector in selectors(pattern) {
        if let InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } = selector {
            let finding = found.finding(&SELECTOR, value, "a literal always selects the same variant");
            findings.push(finding.with_help("use a variable as the selector".to_owned()));
        }
    }
}
