use fluent_syntax::ast::{CallArguments, InlineExpression};

use crate::diagnostic::{Finding, check, did_you_mean};
use crate::locale::functions::SIGNATURES;
use crate::locale::messages::Found;

use super::option;

check! {
/// Unknown function or invalid call.
///
/// Messages can call only the functions of the library, each with exactly one value.
///
/// ```diff ftl
///   outcome-solved = Solved
/// -     .summary = Solved on { DATUM($since) }.
/// +     .summary = Solved on { DATE($since) }.
/// ```
    FUNCTION: Error in Words, "ftl-function"
}

/// Checks a call in a message or a term. Variables of terms are only texts and numbers.
pub(crate) fn check<'f>(
    found: &Found<'f>,
    name: &'f str,
    arguments: &CallArguments<&'f str>,
    term: bool,
    findings: &mut Vec<Finding>,
) {
    let mut report = |part: &str, message: String| {
        findings.push(found.finding(&FUNCTION, part, message));
    };
    let Some(signature) = SIGNATURES.iter().find(|signature| signature.name == name) else {
        let names = || SIGNATURES.iter().map(|signature| signature.name);
        let known = names().collect::<Vec<_>>().join(", ");
        let help = did_you_mean(name, names()).unwrap_or_else(|| format!("available: {known}"));
        let message = format!("unknown function `{name}`");
        findings.push(found.finding(&FUNCTION, name, message).with_help(help));
        return;
    };
    if arguments.positional.len() != 1 {
        report(name, format!("`{name}` takes exactly one value"));
    }
    for argument in &arguments.positional {
        // Other expressions have no kind that a function can format; terms have only texts and numbers.
        let fits = match argument {
            InlineExpression::VariableReference { .. } => !term || name == "NUMBER",
            InlineExpression::NumberLiteral { .. } => name == "NUMBER",
            _ => false,
        };
        if !fits {
            report(name, format!("`{name}` cannot format this argument"));
        }
    }
    option::check(found, signature, arguments, findings);
}
