use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::InlineExpression;

use referee::check;
use referee::diagnostic::Finding;

use crate::audits::flat::Flat;
use crate::audits::translated::Translated;

check! {
/// Value formatted differently from the original.
///
/// The English text shows a value with one function, and the translation with another one, or with other options: a date
/// without its time, or hours instead of days. If the language needs it, record it with
/// `referee locale accept LOCALE --message ID`.
///
/// ```diff ftl
///   # en
///   stage-open = Open
///       .summary = Open since { DATE($since) }.
///   # de
///   stage-open = Offen
/// -     .summary = Offen seit { DATETIME($since) }.
/// +     .summary = Offen seit { DATE($since) }.
/// ```
    FORMATTED: Warning in Words, "words-formatted"
}

/// Options that change which value is shown, not only its form in a language.
const OPTIONS: [&str; 4] = ["unit", "parts", "minimumFractionDigits", "maximumFractionDigits"];

/// Reports a value that a translation shows with another function.
pub(in crate::audits) fn check(part: &Translated<'_, '_>, original: &[Flat<'_>]) -> Option<Finding> {
    let (own, source) = (calls(part.flats), calls(original));
    own.iter().find_map(|(variable, own)| {
        let source = source.get(variable)?;
        let known = |all: &BTreeMap<String, &str>| all.keys().cloned().collect::<BTreeSet<_>>();
        let (own_all, source_all) = (known(own), known(source));
        let more = own_all.difference(&source_all).next()?;
        let less = source_all.difference(&own_all).next()?;
        let shown = |call: &str| match call.split_once(' ') {
            None if call.is_empty() => format!("{{ ${variable} }}"),
            None => format!("{call}(${variable})"),
            Some((name, options)) => format!("{name}(${variable}, {options})"),
        };
        let message = format!("`{}` has `{}`, and the original has `{}`", part.name(), shown(more), shown(less));
        let place = own.get(more).copied().unwrap_or(variable);
        Some(part.found.finding(&FORMATTED, place, message).with_help(format!("use `{}`", shown(less))))
    })
}

/// For each shown variable, the functions with their options, and where each is called.
type Calls<'f> = BTreeMap<&'f str, BTreeMap<String, &'f str>>;

fn calls<'f>(flats: &[Flat<'f>]) -> Calls<'f> {
    let mut all: Calls<'f> = BTreeMap::new();
    for value in flats.iter().flat_map(|flat| &flat.values) {
        let (variable, call, at) = match value {
            InlineExpression::VariableReference { id } => (id.name, String::new(), id.name),
            InlineExpression::FunctionReference { id, arguments } => {
                let Some(InlineExpression::VariableReference { id: variable }) = arguments.positional.first() else {
                    continue;
                };
                let mut options: Vec<String> = arguments
                    .named
                    .iter()
                    .filter(|named| OPTIONS.contains(&named.name.name))
                    .filter_map(|named| match &named.value {
                        InlineExpression::StringLiteral { value } => Some(format!("{}: \"{value}\"", named.name.name)),
                        InlineExpression::NumberLiteral { value } => Some(format!("{}: {value}", named.name.name)),
                        _ => None,
                    })
                    .collect();
                options.sort();
                // A number without options is shown in the same way without the function.
                let call = match (id.name, options.join(", ")) {
                    ("NUMBER" | "LIST", options) if options.is_empty() => String::new(),
                    (name, options) if options.is_empty() => name.to_owned(),
                    (name, options) => format!("{name} {options}"),
                };
                (variable.name, call, id.name)
            }
            _ => continue,
        };
        all.entry(variable).or_default().insert(call, at);
    }
    all
}
