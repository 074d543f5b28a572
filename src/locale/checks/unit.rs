use fluent_syntax::ast::PatternElement;

use crate::diagnostic::{Finding, check};
use crate::locale::messages::Scope;
use crate::rules::Duration;

check! {
/// Unit without a meaning.
///
/// In `reading-units`, each name of a unit has its meaning in rule files after an equals sign. Names without one are not
/// found on help pages.
///
/// ```diff ftl
/// - reading-units = calendar day… | fortnight = 14
/// + reading-units = calendar day… = 1d | fortnight = 2w
/// ```
    UNIT: Error in Words, "words-unit"
}

/// The message with the names of units.
const UNITS: &str = "reading-units";

pub(crate) fn check(scope: &Scope<'_, '_>, findings: &mut Vec<Finding>) {
    let Some(found) = scope.get(UNITS) else { return };
    let texts = found.value.into_iter().flat_map(|pattern| &pattern.elements).filter_map(|element| match element {
        PatternElement::TextElement { value } => Some(*value),
        PatternElement::Placeable { .. } => None,
    });
    for entry in texts.flat_map(|text| text.split('|')).map(str::trim).filter(|entry| !entry.is_empty()) {
        let (name, meaning) = entry.split_once('=').unwrap_or((entry, ""));
        let meaning = meaning.trim();
        let is_short = meaning.starts_with(|c: char| c.is_ascii_digit()) && meaning.parse::<Duration>().is_ok();
        if name.trim().is_empty() || !is_short {
            let message = format!("the unit `{}` has no meaning in rule files", name.trim());
            findings.push(found.finding(&UNIT, entry, message).with_help("add one, such as `= 1d`".to_owned()));
        }
    }
}
