use std::ops::Range;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use pulldown_cmark::{Event, Parser};

use crate::diagnostic::{Finding, check};
use crate::locale::contract::Need;
use crate::locale::messages::Found;
use crate::locale::patterns::{part_name, range, selectors, texts as visit_texts};

check! {
/// Markup that does not render.
///
/// Hints, tips and notification bodies are Markdown. Unmatched asterisks or brackets are shown as they are, and HTML is
/// escaped. All other messages are plain text, in which markup would be visible.
///
/// ```diff ftl
///   action-close = Close
/// -     .hint = Closes it **for good.
/// +     .hint = Closes it **for good**.
/// ```
    MARKUP: Error in Words, "ftl-markup"
}

/// Marks that are visible if they do not render.
const LEFT: [&str; 6] = ["**", "__", "](", "`", "*", "~~"];

pub(crate) fn check<'f>(found: &Found<'f>, need: &Need, pattern: &'f Pattern<&'f str>, findings: &mut Vec<Finding>) {
    // Most texts have no character that markup begins or ends with.
    let mut marks = false;
    visit_texts(pattern, &mut |text| marks |= text.contains(['*', '_', '<', '`', ']', '~', '&']));
    if !marks {
        return;
    }
    let name = part_name(found.id, need.attribute);
    let own = found.attributes.iter().map(|(name, _)| *name).find(|own| Some(*own) == need.attribute);
    for text in texts(pattern) {
        let left = if need.markdown { unrendered(&text) } else { plain(&text) };
        let Some((left, at)) = left else { continue };
        let message = if need.markdown {
            format!("`{left}` of `{name}` does not render")
        } else {
            format!("`{name}` is plain text, so `{left}` would be visible")
        };
        let before = text.get(..at).map_or(0, |before| before.matches(&left).count());
        // The exact location if it can be found, else the whole message.
        let place = nth(pattern, &left, before).map_or(range(found.text, own.unwrap_or(found.id)), |(text, at)| {
            let start = range(found.text, text).start + at;
            start..start + left.len()
        });
        let star = left.chars().all(|c| "*_~`".contains(c)) && need.markdown;
        let help =
            format!("add the matching mark next to a word, or write `\\{}` to show it", left.get(..1).unwrap_or("*"));
        findings.push(found.at(&MARKUP, place, message).with_help(star.then_some(help)));
        return;
    }
}

/// The text of a pattern with the n-th occurrence of a mark, and its position. Patterns with variants have none.
fn nth<'f>(pattern: &Pattern<&'f str>, mark: &str, mut before: usize) -> Option<(&'f str, usize)> {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => {
                if let Some((at, _)) = value.match_indices(mark).nth(before) {
                    return Some((value, at));
                }
                before -= value.matches(mark).count();
            }
            PatternElement::Placeable { expression: Expression::Inline(_) } => {}
            PatternElement::Placeable { .. } => return None,
        }
    }
    None
}

/// The first text that looks like markup but does not render, and its position.
fn unrendered(text: &str) -> Option<(String, usize)> {
    for (event, place) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => return Some((html.trim().to_owned(), place.start)),
            Event::Text(_) => {
                if let Some((left, at)) = left_over(text, place) {
                    return Some((left.to_owned(), at));
                }
            }
            _ => {}
        }
    }
    None
}

/// The first unescaped mark next to a word.
fn left_over(text: &str, place: Range<usize>) -> Option<(&'static str, usize)> {
    let mut at = place.start;
    while at < place.end {
        let rest = text.get(at..place.end)?;
        let start = at + rest.find(['*', '_', '~', '`', ']'])?;
        let run = text.get(start..place.end)?;
        let first = run.chars().next()?;
        let length = run.len() - run.trim_start_matches(first).len();
        at = start + length;
        let before = text.get(..start)?;
        let escaped = before.len() - before.trim_end_matches('\\').len();
        // A backslash escapes only the first character.
        let from = start + escaped % 2;
        let Some(left) =
            LEFT.iter().find(|left| text.get(from..place.end).is_some_and(|rest| rest.starts_with(**left)))
        else {
            continue;
        };
        let beside = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
        if from < at && (beside(before.chars().next_back()) || beside(text.get(at..)?.chars().next())) {
            return Some((left, from));
        }
    }
    None
}

/// The first markup in plain text, and its position.
fn plain(text: &str) -> Option<(String, usize)> {
    let bold = ["**", "__"].into_iter().find(|mark| text.matches(mark).count() >= 2);
    let tag = || {
        let start = text.find('<')?;
        let rest = text.get(start..)?;
        let end = rest.find('>')?;
        let inner = rest.get(1..end)?.trim_start_matches('/');
        inner.chars().next().filter(char::is_ascii_alphabetic)?;
        Some((rest.get(..=end)?.to_owned(), start))
    };
    bold.map(|mark| (mark.to_owned(), text.find(mark).unwrap_or(0))).or_else(tag)
}

/// The maximum of bytes checked in all texts of a pattern, far above any real message.
const MOST_BYTES: usize = 10_000_000;

/// Texts of a pattern that cover each variant once, with a word for each value. Empty if they are too long.
fn texts(pattern: &Pattern<&str>) -> Vec<String> {
    let (mut bytes, mut variants) = (0_usize, 1_usize);
    visit_texts(pattern, &mut |text| {
        bytes += text.len() + 1;
        variants += 1;
    });
    if bytes.saturating_mul(variants) > MOST_BYTES && !selectors(pattern).is_empty() {
        return Vec::new();
    }
    let mut texts = vec![String::new()];
    for element in &pattern.elements {
        let parts = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression } => expression_texts(expression),
        };
        // Each variant once, not all combinations.
        let most = texts.len().max(parts.len());
        texts = (0..most)
            .filter_map(|number| {
                let before = texts.get(number).or_else(|| texts.last())?;
                let part = parts.get(number).or_else(|| parts.last())?;
                Some(format!("{before}{part}"))
            })
            .collect();
    }
    texts
}

fn expression_texts(expression: &Expression<&str>) -> Vec<String> {
    match expression {
        Expression::Select { variants, .. } => variants.iter().flat_map(|variant| texts(&variant.value)).collect(),
        Expression::Inline(InlineExpression::Placeable { expression }) => expression_texts(expression),
        Expression::Inline(_) => vec!["x".to_owned()],
    }
}
