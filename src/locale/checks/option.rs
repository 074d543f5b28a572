use fluent_syntax::ast::{CallArguments, InlineExpression};

use crate::diagnostic::{Finding, check, did_you_mean};
use crate::locale::functions::{Allowed, Signature};
use crate::locale::messages::Found;

check! {
/// Unknown option or value out of range.
///
/// Functions have named options, each with a range of values. Larger numbers could exhaust memory and are rejected when
/// the file is read.
///
/// ```diff ftl
///   outcome-solved = Solved
/// -     .summary = Solved on { NUMBER(1, minimumFractionDigits: 100) }.
/// +     .summary = Solved on { DATE($since) }.
/// ```
    OPTION: Error in Words, "ftl-option"
}

pub(crate) fn check<'f>(
    found: &Found<'f>,
    signature: &Signature,
    arguments: &CallArguments<&'f str>,
    findings: &mut Vec<Finding>,
) {
    for argument in &arguments.named {
        let option = argument.name.name;
        let known = signature.options.iter().find(|(known, ..)| *known == option);
        let Some((_, allowed)) = known else {
            let help = did_you_mean(option, signature.options.iter().map(|(known, ..)| *known));
            let message = format!("`{}` has no option `{option}`", signature.name);
            findings.push(found.finding(&OPTION, option, message).with_help(help));
            continue;
        };
        let (fits, expected) = match (allowed, &argument.value) {
            (Allowed::Number(least, most), value) => {
                let number = match value {
                    InlineExpression::NumberLiteral { value } => value.parse::<i16>().ok(),
                    _ => None,
                };
                let fits = number.is_some_and(|number| (*least..=*most).contains(&number));
                (fits, format!("a whole number from {least} to {most}"))
            }
            (Allowed::OneOf(known), value) => {
                let fits = matches!(value, InlineExpression::StringLiteral { value } if known.contains(value));
                (fits, format!("one of {}", known.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(", ")))
            }
        };
        if !fits {
            let message = format!("`{option}` must be {expected}");
            findings.push(found.finding(&OPTION, option, message));
        }
    }
}
