use fluent_syntax::ast::{InlineExpression, Pattern};
use hashbrown::HashSet;

use crate::diagnostic::{Finding, check, did_you_mean};
use crate::locale::contract::Need;
use crate::locale::functions::SIGNATURES;
use crate::locale::messages::{Found, Scope};
use crate::locale::patterns::{Usage, range, walk, walk_uses};
use crate::locale::references::Node;
use crate::locale::shared::VariableKind;

check! {
/// A variable is not given, or is written wrongly.
///
/// The rules say which variables a message is given; any other would show as its own name. An instant is written with
/// `DATE` or `DATETIME`, a length of time with `DURATION`, `RELATIVE`, `DAYS` or `HOURS`, a list with `LIST`.
///
/// Wrong:
/// ```ftl
/// outcome-solved = Solved
///     .summary = Solved on { DATE($sinse) }.
/// ```
/// Right:
/// ```ftl
/// outcome-solved = Solved
///     .summary = Solved on { DATE($since) }.
/// ```
    VARIABLE: Error in Words, "ftl-variable"
}

/// Variables that are not supplied, or not in a way that can be written.
pub(crate) fn check<'f>(
    scope: &Scope<'_, 'f>,
    need: &Need,
    found: &Found<'f>,
    pattern: &'f Pattern<&'f str>,
    seen: &mut HashSet<Node<'f>>,
    findings: &mut Vec<Finding>,
) {
    let mut uses = Vec::new();
    let mut references = Vec::new();
    walk_uses(pattern, &mut uses);
    walk(pattern, &mut |inline| {
        if let InlineExpression::MessageReference { id, attribute } = inline {
            references.push((id.name, attribute.as_ref().map(|attribute| attribute.name)));
        }
    });
    for (name, usage) in uses {
        let Some((_, kind)) = need.variables.iter().find(|(known, _)| *known == name) else {
            let known: Vec<String> = need.variables.iter().map(|(known, _)| format!("${known}")).collect();
            let near = did_you_mean(&format!("${}", name.to_lowercase()), known.iter().map(String::as_str));
            let help = near.or_else(|| {
                Some(if known.is_empty() {
                    "it takes no variables".to_owned()
                } else {
                    format!("it can use `{}`", known.join("`, `"))
                })
            });
            let message = format!("`{}` is not given a variable `${name}`", need.key());
            findings.push(VARIABLE.in_text(found.source, range(found.text, name), message).with_help(help));
            continue;
        };
        let fits = match (kind, usage) {
            (VariableKind::Text, Usage::Plain | Usage::Selector)
            | (VariableKind::Number, Usage::Plain | Usage::Selector | Usage::Call("NUMBER", _))
            | (VariableKind::Instant, Usage::Call("DATE" | "DATETIME", _))
            | (VariableKind::Duration, Usage::Call("DURATION" | "RELATIVE" | "DAYS" | "HOURS", _))
            | (VariableKind::List, Usage::Call("LIST", _)) => true,
            // An unknown function is a finding of its own.
            (_, Usage::Call(name, _)) => SIGNATURES.iter().all(|signature| signature.name != name),
            _ => false,
        };
        if !fits {
            let (what, with) = match kind {
                VariableKind::Instant => ("an instant", "`DATE` or `DATETIME`"),
                VariableKind::Duration => ("a duration", "`DURATION`, `RELATIVE`, `DAYS` or `HOURS`"),
                VariableKind::List => ("a list", "`LIST`"),
                VariableKind::Number => ("a number", "`NUMBER`, or nothing around it"),
                VariableKind::Text => ("a text", "nothing around it"),
            };
            let message = format!("`${name}` is {what} and is written with {with}");
            findings.push(VARIABLE.in_text(found.source, range(found.text, name), message));
        }
    }
    for (id, attribute) in references {
        if !seen.insert((id, attribute)) {
            continue;
        }
        if let Some(found) = scope.get(id)
            && let Some(pattern) = found.pattern(attribute)
        {
            check(scope, need, found, pattern, seen, findings);
        }
    }
}
