//! Texts to be translated, with placeables as codes that translators move but do not edit.

use std::fmt::Write;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::serializer::serialize;

use referee::tooling::{cut, parsed};

use super::braces::Braces;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    Text(String),
    /// A placeable such as `{ $lead }`, or a selector such as `{1 $count -> …}`, whose branches are separate texts.
    Code(String),
}

/// A text to be translated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Leaf(pub(super) Vec<Part>);

impl Leaf {
    /// The text with placeables in braces.
    pub(super) fn written(&self) -> String {
        let written = self.0.iter().map(|part| match part {
            Part::Text(text) | Part::Code(text) => text.as_str(),
        });
        written.collect()
    }

    /// Parses a text with placeables in braces.
    ///
    /// # Errors
    /// A brace is not closed.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut leaf = Self::default();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            leaf.text(cut(rest, ..at));
            let code = cut(rest, at..);
            let end = closed(code).ok_or_else(|| "it has an unmatched brace".to_owned())?;
            leaf.0.push(Part::Code(cut(code, ..end).to_owned()));
            rest = cut(code, end..);
        }
        leaf.text(rest);
        Ok(leaf)
    }

    /// The text without line breaks and indentation around it, which tools add.
    pub(super) fn within(mut self) -> Self {
        let blank = |c: &char| c.is_ascii_whitespace();
        if let Some(Part::Text(text)) = self.0.first_mut()
            && text.chars().take_while(blank).any(|c| c == '\n')
        {
            *text = text.trim_ascii_start().to_owned();
        }
        if let Some(Part::Text(text)) = self.0.last_mut()
            && text.chars().rev().take_while(blank).any(|c| c == '\n')
        {
            *text = text.trim_ascii_end().to_owned();
        }
        self.0.retain(|part| !matches!(part, Part::Text(text) if text.is_empty()));
        self
    }

    /// Whether the text is only white space.
    pub(super) fn is_blank(&self) -> bool {
        self.0.iter().all(|part| matches!(part, Part::Text(text) if text.trim().is_empty()))
    }

    pub(super) fn text(&mut self, text: &str) {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(Part::Text(before)) => before.push_str(text),
            _ => self.0.push(Part::Text(text.to_owned())),
        }
    }

    pub(super) fn codes(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| if let Part::Code(code) = part { Some(code.as_str()) } else { None })
    }

    /// The text as a Fluent pattern. White space and special characters that Fluent would interpret become literals.
    pub(super) fn pattern(
        &self,
        code: &mut dyn FnMut(&str) -> Result<PatternElement<String>, String>,
    ) -> Result<Pattern<String>, String> {
        let mut elements = Vec::new();
        let last = self.0.len().saturating_sub(1);
        // A text of several lines starts below the equals sign, where some characters are special.
        let broken = self.0.iter().any(|part| match part {
            Part::Text(text) => text.contains('\n'),
            Part::Code(code) => code.ends_with(" -> …}"),
        });
        for (number, part) in self.0.iter().enumerate() {
            match part {
                Part::Code(text) => elements.push(code(text)?),
                Part::Text(text) => words(text, number == 0, number == last, broken, &mut elements),
            }
        }
        if elements.is_empty() {
            elements.push(literal(""));
        }
        Ok(Pattern { elements })
    }
}

/// The length of a placeable that starts with a brace. String literals can contain braces.
fn closed(code: &str) -> Option<usize> {
    let mut braces = Braces::default();
    code.starts_with('{').then_some(code)?.char_indices().find_map(|(at, c)| {
        braces.pass(c);
        (braces.depth == 0).then_some(at + 1)
    })
}

fn literal(text: &str) -> PatternElement<String> {
    let value = text.replace('\\', "\\\\").replace('"', "\\\"");
    PatternElement::Placeable { expression: Expression::Inline(InlineExpression::StringLiteral { value }) }
}

/// Writes a text as pattern elements. Leading and trailing white space and special characters become literals.
fn words(text: &str, first: bool, last: bool, broken: bool, elements: &mut Vec<PatternElement<String>>) {
    let mut plain = String::new();
    let flush = |plain: &mut String, elements: &mut Vec<PatternElement<String>>| {
        // One element per line, as the parser returns them.
        for line in std::mem::take(plain).split_inclusive('\n') {
            elements.push(PatternElement::TextElement { value: line.to_owned() });
        }
    };
    let text = text.replace("\r\n", "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let most = lines.len() - 1;
    for (number, line) in lines.iter().enumerate() {
        if number > 0 {
            plain.push('\n');
        }
        let begins = number > 0 || first;
        let ends = number == most && last;
        let body = line.trim_start_matches(' ');
        let blanks = line.len() - body.len();
        let mark = (number > 0 || first && broken) && body.starts_with(['[', '*', '.', '}', '#']);
        let inside = line.chars().all(|c| c == ' ');
        // Later lines keep their relative indentation.
        let literally = if number == 0 { first } else { inside && ends };
        if begins && blanks > 0 && literally {
            flush(&mut plain, elements);
            elements.push(literal(cut(line, ..blanks)));
        } else if blanks > 0 && !(begins && inside) {
            plain.push_str(cut(line, ..blanks));
        }
        let mut body = body;
        if mark {
            flush(&mut plain, elements);
            let length = body.chars().next().map_or(0, char::len_utf8);
            elements.push(literal(cut(body, ..length)));
            body = cut(body, length..);
        }
        let kept = body.trim_end_matches(' ');
        plain.push_str(kept);
        let after = body.len() - kept.len();
        if after > 0 {
            if ends || number < most {
                flush(&mut plain, elements);
                elements.push(literal(cut(body, kept.len()..)));
            } else {
                plain.push_str(cut(body, kept.len()..));
            }
        }
        // Fluent drops empty lines at the ends.
        if line.is_empty() && most > 0 && ((number == 0 && first) || ends) {
            flush(&mut plain, elements);
            elements.push(literal(""));
        }
    }
    flush(&mut plain, elements);
}

/// Parses a placeable.
///
/// # Errors
/// The code is not a placeable.
pub(super) fn placeable(code: &str) -> Result<PatternElement<String>, String> {
    let none = || format!("`{code}` is not a placeable");
    let resource = parsed(&format!("x = {code}\n")).ok_or_else(none)?;
    let [Entry::Message(message)] = &*resource.body else { return Err(none()) };
    let Some(Pattern { elements }) = message.value.as_ref().filter(|_| message.attributes.is_empty()) else {
        return Err(none());
    };
    match &**elements {
        [element @ PatternElement::Placeable { expression: Expression::Inline(_) }] => Ok(element.clone()),
        _ => Err(none()),
    }
}

/// An expression in Fluent, without braces.
pub(super) fn expression(expression: &InlineExpression<String>) -> String {
    let element = PatternElement::Placeable { expression: Expression::Inline(expression.clone()) };
    inner(&element).trim_start_matches('{').trim_end_matches('}').trim().to_owned()
}

/// A placeable in Fluent.
pub(super) fn inner(element: &PatternElement<String>) -> String {
    let message = fluent_syntax::ast::Message {
        id: fluent_syntax::ast::Identifier { name: "x".to_owned() },
        value: Some(Pattern { elements: vec![element.clone()] }),
        attributes: Vec::new(),
        comment: None,
    };
    let text = serialize(&fluent_syntax::ast::Resource { body: vec![Entry::Message(message)] });
    let text = text.trim_start_matches("x =").trim();
    // Only literals can contain characters that XML does not allow.
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unwritten(c) {
            let _ = write!(out, "\\u{:04X}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

impl Leaf {
    /// Joins adjacent texts.
    pub(super) fn joined(self) -> Self {
        let mut joined = Self::default();
        for part in self.0 {
            match part {
                Part::Text(text) => joined.text(&text),
                code @ Part::Code(_) => joined.0.push(code),
            }
        }
        joined
    }
}

/// Whether XML does not allow a character.
pub(super) fn is_unwritten(c: char) -> bool {
    (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}
