use std::borrow::Cow;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::unicode::unescape_unicode_to_string;
use icu_properties::CodePointSetData;
use icu_properties::props::DefaultIgnorableCodePoint;

use crate::diagnostic::safe::line;
use crate::diagnostic::{Finding, check};
use crate::locale::contract::{Need, is_of_help_pages};
use crate::locale::messages::{Found, Scope};
use crate::locale::patterns::with_hyphen;
use crate::locale::variable::Variable;

check! {
/// Blank text.
///
/// The text has nothing that readers see, in one of its variants at least: only spaces of any kind, soft hyphens, or
/// characters without a width.
///
/// ```diff ftl
///   outcome-solved = Solved
/// -     .summary = { "" }
/// +     .summary = Solved on { DATE($since) }.
/// ```
    BLANK: Error in Words, "ftl-blank";

/// Space at the edge of a label.
///
/// Labels are used in lists, buttons and sentences, which have their own spaces.
///
/// ```diff ftl
/// - outcome-solved = Solved{ " " }
/// + outcome-solved = Solved
///       .summary = Solved on { DATE($since) }.
/// ```
    EDGE: Warning in Words, "ftl-edge"
}

/// Reports a text that can be blank, and a label with a space at an edge.
pub(crate) fn check<'f>(
    scope: &Scope<'_, 'f>,
    found: &Found<'f>,
    need: &Need,
    pattern: &'f Pattern<&'f str>,
    findings: &mut Vec<Finding>,
) {
    // Lists of characters can be empty.
    if need.id.starts_with("typography-") {
        return;
    }
    let at = need.attribute.and_then(|name| found.attributes.iter().map(|(known, _)| *known).find(|it| *it == name));
    let at = at.unwrap_or(found.id);
    if is_blank(scope, found.text, pattern) {
        let message = format!("`{}` can be blank: readers see nothing", need.key());
        findings.push(found.finding(&BLANK, at, message).with_help("write its text".to_owned()));
        return;
    }
    // Parts of sentences and of pages have spaces to join them by.
    let label =
        !is_of_help_pages(&need.id) && need.attribute.is_none() && need.variables.iter().all(Variable::is_of_rules);
    let ends = [pattern.elements.first(), pattern.elements.last()];
    let texts = ends.map(|element| element.and_then(text).unwrap_or_default());
    let [first, last] = &texts;
    if label && (first.starts_with(char::is_whitespace) || last.ends_with(char::is_whitespace)) {
        let message = format!("`{}` begins or ends with a space", need.key());
        findings.push(found.finding(&EDGE, at, message).with_help("remove it".to_owned()));
    }
}

/// Whether a pattern of a file with this text can be blank. References do not form a cycle.
fn is_blank<'f>(scope: &Scope<'_, 'f>, text: &'f str, pattern: &'f Pattern<&'f str>) -> bool {
    pattern.elements.iter().all(|element| match element {
        PatternElement::TextElement { value } => shows_nothing(value),
        PatternElement::Placeable { expression } => is_gap_placeable(scope, text, expression),
    })
}

fn is_gap_placeable<'f>(scope: &Scope<'_, 'f>, text: &'f str, expression: &'f Expression<&'f str>) -> bool {
    let referenced = |key: &str, attribute: Option<&str>| {
        let found = scope.get(key);
        found.is_some_and(|found| found.pattern(attribute).is_some_and(|it| is_blank(scope, found.text, it)))
    };
    match expression {
        Expression::Select { variants, .. } => variants.iter().any(|variant| is_blank(scope, text, &variant.value)),
        Expression::Inline(inline) => match inline {
            InlineExpression::StringLiteral { value } => shows_nothing(&unescape_unicode_to_string(value)),
            InlineExpression::MessageReference { id, attribute } => {
                referenced(id.name, attribute.as_ref().map(|it| it.name))
            }
            InlineExpression::TermReference { id, attribute, .. } => {
                referenced(with_hyphen(text, id.name), attribute.as_ref().map(|it| it.name))
            }
            InlineExpression::Placeable { expression } => is_gap_placeable(scope, text, expression),
            _ => false,
        },
    }
}

/// A text or a literal.
fn text<'f>(element: &PatternElement<&'f str>) -> Option<Cow<'f, str>> {
    match element {
        PatternElement::TextElement { value } => Some(Cow::Borrowed(*value)),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) } => {
            Some(unescape_unicode_to_string(value))
        }
        PatternElement::Placeable { .. } => None,
    }
}

/// Whether a text shows nothing, without a mark for what every output replaces either.
fn shows_nothing(text: &str) -> bool {
    text.chars().all(is_gap) && line(text).chars().all(is_gap)
}

/// Whether a character of an output shows nothing: a space, one without a width, or an empty braille cell.
fn is_gap(c: char) -> bool {
    c.is_whitespace() || c == '\u{2800}' || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
}
