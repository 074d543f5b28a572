//! Sentences of messages with blanks, as patterns to read help pages with.

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

use super::lexicon::{BLANK, Words, pattern};

/// The blank for the noun of a rule set: a lead, a referral, a ticket.
pub const NOUN: &str = "noun";

/// The maximum number of alternatives of a sentence.
const MOST_ALTERNATIVES: usize = 64;

impl Words<'_> {
    /// The sentences of a message in the reader's own locale for a noun that is not known: where the message has the noun,
    /// with or without its article, they have the blank [`NOUN`]. Empty if the message does not have the noun.
    pub fn wordings_of_any_noun(self, id: &str) -> Vec<String> {
        let Some(pattern) = pattern(&self.own_messages().bundle, id, None) else { return Vec::new() };
        let texts = alternatives(pattern);
        let noun = blank(NOUN);
        if texts.iter().any(|text| text.contains(&noun)) { texts } else { Vec::new() }
    }
}

fn blank(name: &str) -> String {
    format!("{}{name}{}", BLANK[0], BLANK[1])
}

/// Whether a term is the noun in one of its forms: `-lead`, `-The-lead`, `-leads`.
fn is_noun(term: &str) -> bool {
    let last = term.rsplit('-').next().unwrap_or_default();
    ["lead", "leads"].iter().any(|noun| last.eq_ignore_ascii_case(noun))
}

/// The texts of a pattern: one for each form that depends on the noun.
fn alternatives(pattern: &Pattern<&str>) -> Vec<String> {
    let mut texts = vec![String::new()];
    for element in &pattern.elements {
        let parts = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression } => of_expression(expression),
        };
        let joined = texts.iter().flat_map(|text| parts.iter().map(move |part| format!("{text}{part}")));
        texts = joined.take(MOST_ALTERNATIVES).collect();
    }
    texts
}

fn of_expression(expression: &Expression<&str>) -> Vec<String> {
    match expression {
        Expression::Inline(inline) => of_inline(inline),
        Expression::Select { selector, variants } => {
            let by_noun = matches!(selector, InlineExpression::TermReference { id, .. } if is_noun(id.name));
            let chosen = variants.iter().filter(|variant| by_noun || variant.default);
            chosen.flat_map(|variant| alternatives(&variant.value)).collect()
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>) -> Vec<String> {
    match inline {
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            vec![(*value).to_owned()]
        }
        InlineExpression::TermReference { id, .. } if is_noun(id.name) => vec![blank(NOUN)],
        InlineExpression::VariableReference { id } => vec![blank(id.name)],
        InlineExpression::FunctionReference { arguments, .. } => match arguments.positional.first() {
            Some(first) => of_inline(first),
            None => vec![String::new()],
        },
        InlineExpression::Placeable { expression } => of_expression(expression),
        InlineExpression::TermReference { .. } | InlineExpression::MessageReference { .. } => vec!["…".to_owned()],
    }
}
