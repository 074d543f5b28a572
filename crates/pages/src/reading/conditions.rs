//! Reads conditions, `**Fact** = **value**, **value**; **mark**`.

use std::iter::Peekable;
use std::ops::Range;

use super::super::folded::Folded;
use super::super::stated::{Name, StatedTest};
use super::super::vocabulary::Vocabulary;

/// A part of a written condition.
enum Token {
    /// A name in bold.
    Name(Name),
    /// `;` between tests, `/` between conditions, parentheses, or `≠`.
    Sign(char),
}

/// The signs that combine tests.
const SIGNS: [char; 5] = [';', '/', '(', ')', '\u{2260}'];

/// The maximum depth of conditions.
const MOST_DEPTH: usize = 32;

/// The tests of a condition. Outside of parentheses, only semicolons separate tests.
pub(super) fn tests(vocabulary: &Vocabulary, text: &Folded<'_>, range: &Range<usize>) -> Vec<StatedTest> {
    // A blank begins at the first name in it, after signs.
    let around = |c: Option<char>| c.is_some_and(|c| c == ' ' || SIGNS.contains(&c));
    let mut range = range.clone();
    while range.start > 0 && around(text.char(range.start - 1)) {
        range.start -= 1;
    }
    while around(text.char(range.end)) {
        range.end += 1;
    }
    let mut tokens = Vec::new();
    let mut last = range.start;
    for bold in text.bold.iter().filter(|bold| bold.start >= range.start && bold.end <= range.end) {
        tokens.extend(signs(text, last..bold.start));
        let bare = vocabulary.titled(text, bold.clone());
        tokens.push(Token::Name(Name::new(text.written(&bare), text.place(&bare), true)));
        last = bold.end;
    }
    tokens.extend(signs(text, last..range.end));
    all(&mut tokens.into_iter().peekable(), 0)
}

/// The signs between names.
fn signs(text: &Folded<'_>, range: Range<usize>) -> impl Iterator<Item = Token> {
    let between = text.chars.get(range).unwrap_or_default();
    between.iter().filter(|sign| SIGNS.contains(sign)).map(|sign| Token::Sign(*sign)).collect::<Vec<_>>().into_iter()
}

type Tokens = Peekable<std::vec::IntoIter<Token>>;

/// Tests up to the end of their parentheses, or the next condition in them.
fn all(tokens: &mut Tokens, depth: usize) -> Vec<StatedTest> {
    let mut tests: Vec<StatedTest> = Vec::new();
    let (mut not, mut separate) = (false, true);
    while let Some(token) = tokens.next_if(|it| depth == 0 || !matches!(it, Token::Sign('/' | ')'))) {
        match token {
            Token::Sign('(') if depth < MOST_DEPTH => {
                let mut any = vec![all(tokens, depth + 1)];
                while tokens.next_if(|it| matches!(it, Token::Sign('/'))).is_some() {
                    any.push(all(tokens, depth + 1));
                }
                tokens.next_if(|it| matches!(it, Token::Sign(')')));
                tests.push(StatedTest { any, not: std::mem::take(&mut not), ..StatedTest::default() });
                separate = true;
            }
            // After the name of a fact, it negates the comparison.
            Token::Sign('\u{2260}') => match tests.last_mut().filter(|test| !separate && test.names.len() == 1) {
                Some(test) => test.not = true,
                None => not = true,
            },
            Token::Sign(sign) => separate |= sign == ';',
            Token::Name(name) => {
                if std::mem::take(&mut separate) {
                    tests.push(StatedTest { not: std::mem::take(&mut not), ..StatedTest::default() });
                }
                if let Some(test) = tests.last_mut() {
                    test.names.push(name);
                }
            }
        }
    }
    tests
}
