//! Texts to be translated: words, and between them what Fluent puts in, which translators move and do not write.

use std::fmt::Write;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::serializer::serialize;

use referee::tooling::{cut, parsed};

use super::braces::Braces;

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    Text(String),
    /// A placeable in Fluent's own words, `{ $lead }`, or the place of a choice whose branches are texts of their own,
    /// `{1 $count -> …}`.
    Code(String),
}

/// A text to be translated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Leaf(pub(super) Vec<Part>);

impl Leaf {
    /// The text in one line of words and placeables.
    pub(super) fn written(&self) -> String {
        let written = self.0.iter().map(|part| match part {
            Part::Text(text) | Part::Code(text) => text.as_str(),
        });
        written.collect()
    }

    /// Reads a text in which placeables stand in braces.
    ///
    /// # Errors
    /// Why it is none.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut leaf = Self::default();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            leaf.text(cut(rest, ..at));
            let code = cut(rest, at..);
            let end = closed(code).ok_or_else(|| "a brace in it has no partner".to_owned())?;
            leaf.0.push(Part::Code(cut(code, ..end).to_owned()));
            rest = cut(code, end..);
        }
        leaf.text(rest);
        Ok(leaf)
    }

    /// The text without what stands around it on lines of its own, where a tool has indented a file.
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

    /// Whether nothing of it is seen.
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

    /// The text in which the blanks and marks at the ends of lines can be told from Fluent's own.
    pub(super) fn pattern(
        &self,
        code: &mut dyn FnMut(&str) -> Result<PatternElement<String>, String>,
    ) -> Result<Pattern<String>, String> {
        let mut elements = Vec::new();
        let last = self.0.len().saturating_sub(1);
        // A text of several lines begins below its equals sign, where a mark would begin something else.
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

/// The length of a placeable, from its brace on; string literals in it may hold braces.
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

/// Words as Fluent writes them: blanks at the ends, empty lines at the ends and marks that would begin something else are
/// literals.
fn words(text: &str, first: bool, last: bool, broken: bool, elements: &mut Vec<PatternElement<String>>) {
    let mut plain = String::new();
    let flush = |plain: &mut String, elements: &mut Vec<PatternElement<String>>| {
        // An element for each line, as they are read.
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
        // Lines keep what they are indented by beyond the first.
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
        // An empty line at an end would be nothing.
        if line.is_empty() && most > 0 && ((number == 0 && first) || ends) {
            flush(&mut plain, elements);
            elements.push(literal(""));
        }
    }
    flush(&mut plain, elements);
}

/// A placeable of its own words.
///
/// # Errors
/// It is none.
pub(super) fn placeable(code: &str) -> Result<PatternElement<String>, String> {
    let none = || format!("`{code}` is no placeable");
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

/// An expression in Fluent's own words, without braces.
pub(super) fn expression(expression: &InlineExpression<String>) -> String {
    let element = PatternElement::Placeable { expression: Expression::Inline(expression.clone()) };
    inner(&element).trim_start_matches('{').trim_end_matches('}').trim().to_owned()
}

/// A placeable in Fluent's own words.
pub(super) fn inner(element: &PatternElement<String>) -> String {
    let message = fluent_syntax::ast::Message {
        id: fluent_syntax::ast::Identifier { name: "x".to_owned() },
        value: Some(Pattern { elements: vec![element.clone()] }),
        attributes: Vec::new(),
        comment: None,
    };
    let text = serialize(&fluent_syntax::ast::Resource { body: vec![Entry::Message(message)] });
    let text = text.trim_start_matches("x =").trim();
    // Only literals can hold what other files have no place for.
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
    /// The same with neighbouring texts as one.
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

/// Whether XML has no place for a character.
pub(super) fn is_unwritten(c: char) -> bool {
    (c < ' ' && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{FFFE}' | '\u{FFFF}')
}
