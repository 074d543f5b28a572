use fluent_syntax::ast::InlineExpression;

use referee::check;
use referee::diagnostic::Finding;
use referee::tooling::{Found, range};

use crate::audits::flat::Flat;
use crate::audits::line::VALUE;

check! {
/// Duration in the wrong grammatical case.
///
/// In some languages, the word before a duration decides its case, as `in` does in German. The message `typography-cases`
/// in `common.ftl` lists these words. Durations are in the nominative unless the message asks for a case.
///
/// ```diff ftl
///   # en
///   stage-open = Open
///       .summary = Closes in { DURATION($left) }.
///   # de
///   stage-open = Offen
/// -     .summary = Wird in { DURATION($left) } geschlossen.
/// +     .summary = Wird in { DURATION($left, case: "dative") } geschlossen.
/// ```
    CASE: Warning in Words, "words-case"
}

/// The words of a language before which a duration has another case than the nominative.
#[derive(Debug, Default)]
pub(crate) struct Governors {
    /// Words in lowercase, each with its cases.
    words: Vec<(String, Vec<String>)>,
}

impl Governors {
    /// Reads the message: `in = dative | за = accusative, instrumental`.
    pub(crate) fn new(message: &str) -> Self {
        let entry = |entry: &str| {
            let (word, cases) = entry.split_once('=')?;
            let cases = cases.split(',').map(|case| case.trim().to_owned()).collect();
            Some((word.trim().to_lowercase(), cases)).filter(|(word, _): &(String, _)| !word.is_empty())
        };
        Self { words: message.split('|').filter_map(entry).collect() }
    }

    /// The longest word at the end of a text, with its cases.
    fn before(&self, text: &str) -> Option<&(String, Vec<String>)> {
        let text = text.trim_end().to_lowercase();
        let ends = |word: &str| {
            let rest = text.strip_suffix(word);
            rest.is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == VALUE))
        };
        let here = self.words.iter().filter(|(word, _)| ends(word));
        here.max_by_key(|(word, _)| word.chars().count())
    }
}

/// Reports durations whose case is not the one of the word before.
pub(in crate::audits) fn check(
    governors: &Governors,
    found: &Found<'_>,
    flats: &[Flat<'_>],
    findings: &mut Vec<Finding>,
) {
    let mut reported = Vec::new();
    for flat in flats.iter().filter(|_| !governors.words.is_empty()) {
        for ((at, _), value) in flat.text.match_indices(VALUE).zip(&flat.values) {
            let Some((name, case)) = duration(value) else { continue };
            let Some((word, cases)) = flat.text.get(..at).and_then(|before| governors.before(before)) else { continue };
            let place = range(found.text, name);
            if cases.iter().any(|governed| *governed == case) || reported.contains(&place) {
                continue;
            }
            let message = format!("`{word}` needs the duration in the case {}", cases.join(" or "));
            let help = cases.first().map(|governed| format!("add `case: \"{governed}\"`"));
            findings.push(found.at(&CASE, place.clone(), message).with_help(help));
            reported.push(place);
        }
    }
}

/// The function and case of a formatted duration.
fn duration<'f>(value: &InlineExpression<&'f str>) -> Option<(&'f str, &'f str)> {
    let InlineExpression::FunctionReference { id, arguments } = value else { return None };
    let case = arguments.named.iter().find(|argument| argument.name.name == "case").map(|argument| &argument.value);
    match case {
        None if id.name == "DURATION" => Some((id.name, "nominative")),
        Some(InlineExpression::StringLiteral { value }) if id.name == "DURATION" => Some((id.name, value)),
        _ => None,
    }
}
