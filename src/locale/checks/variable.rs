use fluent_syntax::ast::{InlineExpression, Pattern, Variant};
use hashbrown::HashSet;

use crate::diagnostic::names::first_of;
use crate::diagnostic::{Finding, check, did_you_mean};
use crate::locale::checks::plural::key_of;
use crate::locale::contract::Need;
use crate::locale::functions::SIGNATURES;
use crate::locale::messages::{Found, Scope};
use crate::locale::patterns::{Usage, range, selections, walk, walk_uses};
use crate::locale::references::Node;
use crate::locale::variable::{Variable, VariableKind};

check! {
/// Unknown variable or wrong formatting.
///
/// The rules decide which variables a message has; any other would be shown as its own name. Instants are formatted
/// with `DATE`, `DATETIME` or `DAY`, durations with `DURATION`, `RELATIVE`, `DAYS` or `HOURS`, and lists with `LIST`. Facts
/// such as `$fact-sender` only select variants, whose keys are values of the fact.
///
/// ```diff ftl
///   outcome-solved = Solved
/// -     .summary = Solved on { DATE($sinse) }.
/// +     .summary = Solved on { DATE($since) }.
/// ```
    VARIABLE: Error in Words, "ftl-variable"
}

/// The maximum of names in a help.
pub(super) const MOST_LISTED: usize = 12;

/// Reports variables that are unknown or cannot be formatted as they are used.
pub(crate) fn check<'f>(
    scope: &Scope<'_, 'f>,
    need: &Need,
    found: &Found<'f>,
    pattern: &'f Pattern<&'f str>,
    findings: &mut Vec<Finding>,
) {
    Walk { scope, need, seen: HashSet::new(), findings }.pattern(found, pattern, None);
}

/// A walk through a message and all messages that it refers to.
struct Walk<'w, 's, 'f> {
    scope: &'w Scope<'s, 'f>,
    need: &'w Need,
    seen: HashSet<Node<'f>>,
    findings: &'w mut Vec<Finding>,
}

impl<'f> Walk<'_, '_, 'f> {
    /// Checks a pattern. For a referenced pattern, `via` is the reference in the first message, where findings are
    /// reported.
    fn pattern(&mut self, found: &Found<'f>, pattern: &'f Pattern<&'f str>, via: Option<(&Found<'f>, &'f str)>) {
        let mut uses = Vec::new();
        let mut references = Vec::new();
        walk_uses(pattern, &mut uses);
        walk(pattern, &mut |inline| {
            if let InlineExpression::MessageReference { id, attribute } = inline {
                references.push((id.name, attribute.as_ref().map(|attribute| attribute.name)));
            }
        });
        let used = uses.into_iter().filter_map(|(name, usage)| {
            let (message, help) = self.fault(name, usage)?;
            Some((name, message, help))
        });
        let chosen = selections(pattern).into_iter().flat_map(|(by, variants)| self.keys(by, variants));
        for (name, message, help) in used.chain(chosen).collect::<Vec<_>>() {
            self.findings.push(match via {
                None => found.finding(&VARIABLE, name, message).with_help(help),
                Some((from, id)) => {
                    let message = format!("{message}, used by `{}`", found.id);
                    let there = found.source.place(range(found.text, name));
                    let finding = from.finding(&VARIABLE, id, message);
                    finding.with_related(Some((there, "used here".to_owned())))
                }
            });
        }
        for (id, attribute) in references {
            if !self.seen.insert((id, attribute)) {
                continue;
            }
            if let Some(next) = self.scope.get(id)
                && let Some(pattern) = next.pattern(attribute)
            {
                self.pattern(next, pattern, via.or(Some((found, id))));
            }
        }
    }

    /// The keys of variants that a choice never has, with their errors and helps.
    fn keys(
        &self,
        by: &'f InlineExpression<&'f str>,
        variants: &'f [Variant<&'f str>],
    ) -> Vec<(&'f str, String, Option<String>)> {
        let InlineExpression::VariableReference { id } = by else { return Vec::new() };
        let of = |known: &&Variable| *known.name == *id.name && known.kind == VariableKind::Choice;
        let Some(variable) = self.need.variables.iter().find(of) else { return Vec::new() };
        let keys = variants.iter().filter(|variant| !variant.default).map(key_of);
        let wrong = keys.filter(|key| variable.keys.iter().all(|known| **known != **key));
        let wrong = wrong.map(|key| {
            let near = did_you_mean(key, variable.keys.iter().map(|known| &**known));
            let help = near.unwrap_or_else(|| format!("available: {}", first_of(&variable.keys, MOST_LISTED)));
            (key, format!("`${}` never has the value `{key}`", variable.name), Some(help))
        });
        wrong.collect()
    }

    /// The error in the use of a variable, and its help.
    fn fault(&self, name: &str, usage: Usage<'_>) -> Option<(String, Option<String>)> {
        let Some(Variable { kind, .. }) = self.need.variables.iter().find(|known| *known.name == *name) else {
            let known: Vec<String> = self.need.variables.iter().map(|known| format!("${}", known.name)).collect();
            let near = did_you_mean(&format!("${}", name.to_lowercase()), known.iter().map(String::as_str));
            let help = near.unwrap_or_else(|| {
                if known.is_empty() {
                    "remove it: the message has no variables".to_owned()
                } else {
                    format!("available: {}", first_of(known, MOST_LISTED))
                }
            });
            return Some((format!("`{}` has no variable `${name}`", self.need.key()), Some(help)));
        };
        let fits = match (kind, usage) {
            (VariableKind::Text, Usage::Plain | Usage::Selector)
            | (VariableKind::Number, Usage::Plain | Usage::Selector | Usage::Call("NUMBER", _))
            | (VariableKind::Instant, Usage::Call("DATE" | "DATETIME" | "DAY", _))
            | (VariableKind::Duration, Usage::Call("DURATION" | "RELATIVE" | "DAYS" | "HOURS", _))
            | (VariableKind::List, Usage::Call("LIST", _))
            | (VariableKind::Choice, Usage::Selector) => true,
            // Unknown functions are reported by another check.
            (_, Usage::Call(name, _)) => SIGNATURES.iter().all(|signature| signature.name != name),
            _ => false,
        };
        if fits {
            return None;
        }
        let (what, with) = match kind {
            VariableKind::Instant => ("an instant", "with `DATE`, `DATETIME` or `DAY`"),
            VariableKind::Duration => ("a duration", "with `DURATION`, `RELATIVE`, `DAYS` or `HOURS`"),
            VariableKind::List => ("a list", "with `LIST`"),
            VariableKind::Number => ("a number", "with `NUMBER` or without a function"),
            VariableKind::Text => ("a text", "without a function"),
            VariableKind::Choice => ("a choice", "as a selector"),
        };
        Some((format!("`${name}` is {what} and must be used {with}"), None))
    }
}
