use fluent_syntax::ast::{CallArguments, InlineExpression, Pattern};

use crate::diagnostic::names::first_of;
use crate::diagnostic::{Finding, check, did_you_mean};
use crate::locale::checks::plural::key_of;
use crate::locale::checks::variable::{MOST_LISTED, VARIABLE};
use crate::locale::functions::CASE;
use crate::locale::messages::{Found, Scope};
use crate::locale::patterns::{Usage, selections, walk_uses, with_hyphen};
use crate::locale::references::Node;
use crate::locale::time_words::{NOMINATIVE, TERMS, WORKING};

check! {
/// Unknown variant of a term.
///
/// The term has no variant for this argument, so that its default is taken. A grammatical case of `DURATION` needs a
/// variant in the terms of the units, such as `-time-days`, and in the messages of working time.
///
/// ```diff ftl
///   -ticket = { $case ->
///      *[nominative] ticket
///       [genitive] ticket’s
///   }
///   stage-open = Open
/// -     .summary = The { -ticket(case: "genetive") } customer waits.
/// +     .summary = The { -ticket(case: "genitive") } customer waits.
/// ```
    VARIANT: Warning in Words, "ftl-variant"
}

/// Checks the arguments of a term, which are its only variables. Without an argument that it selects by, it takes its
/// default.
pub(crate) fn term<'f>(
    scope: &Scope<'_, 'f>,
    found: &Found<'f>,
    (id, attribute): Node<'f>,
    arguments: Option<&'f CallArguments<&'f str>>,
    findings: &mut Vec<Finding>,
) {
    let term = scope.get(with_hyphen(found.text, id)).and_then(|term| term.pattern(attribute));
    let Some(term) = term else { return };
    let mut uses = Vec::new();
    walk_uses(term, &mut uses);
    let given = |name: &str| arguments.is_some_and(|all| all.named.iter().any(|given| given.name.name == name));
    for (name, _) in uses.iter().filter(|(name, usage)| !given(name) && !matches!(usage, Usage::Selector)) {
        let message = format!("term `-{id}` lacks its argument `${name}`");
        findings.push(found.finding(&VARIABLE, id, message).with_help(format!("write `-{id}({name}: …)`")));
    }
    for argument in arguments.into_iter().flat_map(|arguments| &arguments.named) {
        let InlineExpression::StringLiteral { value } = argument.value else { continue };
        let keys = keys(term, argument.name.name);
        if !keys.is_empty() && !keys.contains(&value) {
            let message = format!("term `-{id}` has no variant `{value}`: its default is taken");
            let near = did_you_mean(value, keys.iter().copied());
            let help = near.unwrap_or_else(|| format!("available: {}", first_of(&keys, MOST_LISTED)));
            findings.push(found.finding(&VARIANT, value, message).with_help(help));
        }
    }
}

/// The keys of the variants that a pattern selects by a variable.
fn keys<'f>(pattern: &'f Pattern<&'f str>, name: &str) -> Vec<&'f str> {
    let by = |selector: &InlineExpression<&str>| matches!(selector, InlineExpression::VariableReference { id } if id.name == name);
    let selections = selections(pattern).into_iter().filter(|(selector, _)| by(selector));
    selections.flat_map(|(_, variants)| variants).map(key_of).collect()
}

/// Checks that the locale has words for the grammatical case of a call.
pub(crate) fn call<'f>(
    scope: &Scope<'_, 'f>,
    found: &Found<'f>,
    arguments: &'f CallArguments<&'f str>,
    findings: &mut Vec<Finding>,
) {
    let case = arguments.named.iter().find(|argument| argument.name.name == CASE).map(|argument| &argument.value);
    let Some(InlineExpression::StringLiteral { value: case }) = case else { return };
    if *case == NOMINATIVE {
        return;
    }
    let has = |id: &str| {
        let pattern = scope.get(id).and_then(|found| found.value);
        pattern.is_some_and(|pattern| keys(pattern, CASE).contains(case))
    };
    let lacking: Vec<&str> = TERMS.into_iter().chain(WORKING).filter(|id| !has(id)).collect();
    if !lacking.is_empty() {
        let message = format!("no words for the case `{case}`: the nominative is taken");
        let help = format!("add a variant `[{case}]` by `$case` to {}", first_of(&lacking, MOST_LISTED));
        findings.push(found.finding(&VARIANT, case, message).with_help(help));
    }
}
