use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use pulldown_cmark::{Event, Parser};

use crate::diagnostic::{Finding, check};
use crate::locale::contract::Need;
use crate::locale::messages::Found;
use crate::locale::patterns::{part_name, range, texts as visit_texts};

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
            format!("`{name}` is plain text, in which `{left}` would show")
        };
        let before = text.get(..at).map_or(0, |before| before.matches(&left).count());
        // The very place where it can be told, else the whole message.
        let place = nth(pattern, &left, before).map_or(range(found.text, own.unwrap_or(found.id)), |(text, at)| {
            let start = range(found.text, text).start + at;
            start..start + left.len()
        });
        let star = left.chars().all(|c| "*_~`".contains(c)) && need.markdown;
        let help =
            format!("write its partner beside a word, or `\\{}` where it is to be seen", left.get(..1).unwrap_or("*"));
        findings.push(MARKUP.in_text(found.source, place, message).with_help(star.then_some(help)));
        return;
    }
}

/// The text of a pattern without choices that a mark stands in, after a number of others, and where.
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

/// What Markdown leaves as it is though it looks like markup, and where.
fn unrendered(text: &str) -> Option<(String, usize)> {
    for (event, place) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => return Some((html.trim().to_owned(), place.start)),
            Event::Text(_) => {
                let source = text.get(place.clone()).unwrap_or_default();
                let mut found = LEFT.iter().flat_map(|left| source.match_indices(*left));
                if let Some((at, left)) = found.find(|(at, left)| is_meant(text, place.start + at, left)) {
                    return Some((left.to_owned(), place.start + at));
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether a mark was meant to be one: nobody has escaped it, and it stands beside a word.
fn is_meant(text: &str, at: usize, mark: &str) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let after = text.get(at + mark.len()..).unwrap_or_default();
    if before.chars().rev().take_while(|c| *c == '\\').count() % 2 == 1 {
        return false;
    }
    let same = |c: &char| mark.starts_with(*c);
    let beside = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    beside(before.chars().rev().find(|c| !same(c))) && !before.ends_with(char::is_whitespace) && !before.is_empty()
        || beside(after.chars().find(|c| !same(c)))
            && !after.trim_start_matches(|c| same(&c)).starts_with(char::is_whitespace)
}

/// Markup in plain text, and where.
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
