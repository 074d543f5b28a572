use fluent_syntax::ast::{CallArguments, InlineExpression};

use crate::diagnostic::{Finding, check, did_you_mean};
use crate::locale::functions::SIGNATURES;
use crate::locale::messages::Found;

use super::option;

check! {
/// A function is not there, or is called wrongly.
///
/// Messages call the functions that the library has, each with one value.
///
/// ```diff ftl
///   outcome-solved = Solved
/// -     .summary = Solved on { DAY($since) }.
/// +     .summary = Solved on { DATE($since) }.
/// ```
    FUNCTION: Error in Words, "ftl-function"
}

/// What is wrong with a call, in a message or in a term, whose variables are only texts and numbers.
pub(crate) fn check<'f>(
    found: &Found<'f>,
    name: &'f str,
    arguments: &CallArguments<&'f str>,
    term: bool,
    findings: &mut Vec<Finding>,
) {
    let mut tell = |part: &str, message: String| {
        findings.push(found.finding(&FUNCTION, part, message));
    };
    let Some(signature) = SIGNATURES.iter().find(|signature| signature.name == name) else {
        let names = || SIGNATURES.iter().map(|signature| signature.name);
        let known = names().collect::<Vec<_>>().join(", ");
        let help = did_you_mean(name, names()).unwrap_or_else(|| format!("there are {known}"));
        let message = format!("there is no function `{name}`");
        findings.push(found.finding(&FUNCTION, name, message).with_help(help));
        return;
    };
    if arguments.positional.len() != 1 {
        tell(name, format!("`{name}` takes one value"));
    }
    for argument in &arguments.positional {
        // What else there is has no kind that a function could write; terms know only texts and numbers.
        let fits = match argument {
            InlineExpression::VariableReference { .. } => !term || name == "NUMBER",
            InlineExpression::NumberLiteral { .. } => name == "NUMBER",
            _ => false,
        };
        if !fits {
            tell(name, format!("`{name}` cannot write this"));
        }
    }
    option::check(found, signature, arguments, findings);
}
