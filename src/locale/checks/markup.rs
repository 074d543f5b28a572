use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use pulldown_cmark::{Event, Parser};

use crate::diagnostic::{Finding, check};
use crate::locale::messages::Found;
use crate::locale::patterns::{range, texts as visit_texts};

check! {
/// Markup does not render.
///
/// Hints, tips and the bodies of notifications are Markdown. An asterisk or a bracket without its partner shows as it is,
/// and HTML is not let through. All other words are plain text, in which markup would show.
    ///
    /// Wrong:
    /// ```ftl
    /// action-close = Close
    ///     .hint = Closes it **for good.
    /// ```
    /// Right:
    /// ```ftl
    /// action-close = Close
    ///     .hint = Closes it **for good**.
    /// ```
    MARKUP: Error in Words, "ftl-markup"
}

/// What is left of markup that does not render.
const LEFT: [&str; 6] = ["**", "__", "](", "`", "*", "~~"];

pub(crate) fn check<'f>(found: &Found<'f>, pattern: &'f Pattern<&'f str>, markdown: bool, findings: &mut Vec<Finding>) {
    // Most texts have no character that markup begins or ends with.
    let mut marks = false;
    visit_texts(pattern, &mut |text| marks |= text.contains(['*', '_', '<', '`', ']', '~', '&']));
    if !marks {
        return;
    }
    for text in texts(pattern) {
        let left = if markdown { unrendered(&text) } else { plain(&text) };
        if let Some(left) = left {
            let message = if markdown {
                format!("`{left}` of `{}` does not render", found.id)
            } else {
                format!("`{}` is plain text, in which `{left}` would show", found.id)
            };
            let place = first_text(pattern).map_or(range(found.text, found.id), |first| {
                // The very place where it can be told, else the whole message.
                let whole = range(found.text, first);
                let rest = found.text.get(whole.start..).unwrap_or_default();
                let end = rest.find("\n\n").unwrap_or(rest.len());
                let at = rest.get(..end).and_then(|rest| rest.find(&left));
                at.map_or(range(found.text, found.id), |at| whole.start + at..whole.start + at + left.len())
            });
            findings.push(MARKUP.in_text(found.source, place, message));
            return;
        }
    }
}

/// What Markdown leaves as it is though it looks like markup.
fn unrendered(text: &str) -> Option<String> {
    for event in Parser::new(text) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => return Some(html.trim().to_owned()),
            Event::Text(text) => {
                if let Some(left) = LEFT.iter().find(|left| text.contains(**left)) {
                    return Some((*left).to_owned());
                }
            }
            _ => {}
        }
    }
    None
}

/// Markup in plain text.
fn plain(text: &str) -> Option<String> {
    let bold = ["**", "__"].into_iter().find(|mark| text.matches(mark).count() >= 2);
    let tag = || {
        let start = text.find('<')?;
        let rest = text.get(start..)?;
        let end = rest.find('>')?;
        let inner = rest.get(1..end)?.trim_start_matches('/');
        inner.chars().next().filter(char::is_ascii_alphabetic)?;
        rest.get(..=end).map(str::to_owned)
    };
    bold.map(str::to_owned).or_else(tag)
}

fn first_text<'f>(pattern: &'f Pattern<&'f str>) -> Option<&'f str> {
    pattern.elements.iter().find_map(|element| match element {
        PatternElement::TextElement { value } => Some(*value),
        PatternElement::Placeable { expression } => match expression {
            Expression::Select { variants, .. } => variants.iter().find_map(|variant| first_text(&variant.value)),
            Expression::Inline(_) => None,
        },
    })
}

/// The texts that a pattern can come to, each variant in one of them; values are a word.
fn texts(pattern: &Pattern<&str>) -> Vec<String> {
    let mut texts = vec![String::new()];
    for element in &pattern.elements {
        let parts = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression } => expression_texts(expression),
        };
        // Not every variant with every other: each once.
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
