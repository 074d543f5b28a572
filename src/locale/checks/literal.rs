use fluent_syntax::ast::{InlineExpression, Pattern};

use crate::diagnostic::{Finding, check};
use crate::locale::messages::Found;
use crate::locale::patterns::{selectors, walk};

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
    NUMBER: Error in Words, "ftl-number";

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

/// Texts and numbers that are written in a pattern.
pub(crate) fn check<'f>(found: &Found<'f>, pattern: &'f Pattern<&'f str>, findings: &mut Vec<Finding>) {
    walk(pattern, &mut |inline| {
        if let InlineExpression::NumberLiteral { value } = inline
            && value.len() > 15
        {
            findings.push(found.finding(&NUMBER, value, "a number has at most 15 digits"));
        }
    });
    for selector in selectors(pattern) {
        if let InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } = selector {
            let finding = found.finding(&SELECTOR, value, "nothing is selected by a literal");
            findings.push(finding.with_help("select by a variable".to_owned()));
        }
    }
}
