//! Numbers in a text, in digits or in words.

use crate::letter::{continues_word, is_cased, is_letter, is_unspaced};

use super::index::{is_end, is_start};
use super::names::Names;

/// A number in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    pub(super) value: u64,
    pub(super) end: usize,
}

/// The maximum number of digits of a number.
const MOST_DIGITS: usize = 12;

/// The maximum length of a word between the tens and the ones of a number: “treinta y dos”.
const MOST_AND: usize = 3;

/// The number that begins at a position, unless it is part of another one or of a name. If a duration continues there,
/// the number can follow a letter.
pub(super) fn number(names: &[&Names], chars: &[char], at: usize, continues: bool) -> Option<Number> {
    let number = match chars.get(at)? {
        c if c.is_ascii_digit() => digits(chars, at, continues)?,
        c if continues_word(*c) || is_unspaced(*c) => in_words(names, chars, at)?,
        _ => return None,
    };
    (!is_ordinal(names, chars, at)).then_some(number)
}

fn digits(chars: &[char], at: usize, continues: bool) -> Option<Number> {
    let back = |steps: usize| at.checked_sub(steps).and_then(|at| chars.get(at)).copied();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let length = chars.get(at..)?.iter().take_while(|c| c.is_ascii_digit()).count();
    let end = at + length;
    let inside = digit(back(1))
        || (back(1).is_some_and(is_part_of_name) && !continues)
        || (back(1).is_some_and(|c| ".,:/'".contains(c)) && digit(back(2)))
        // Thousands with a blank: “1 000”.
        || (length == 3 && back(1) == Some(' ') && digit(back(2)));
    if inside || length > MOST_DIGITS {
        return None;
    }
    let digits: String = chars.get(at..end)?.iter().collect();
    Some(Number { value: digits.parse().ok()?, end })
}

/// Whether a letter before a number belongs to a name, such as O365. Other scripts attach prepositions to numbers.
fn is_part_of_name(c: char) -> bool {
    is_letter(c) && is_cased(c)
}

fn in_words(names: &[&Names], chars: &[char], at: usize) -> Option<Number> {
    if !is_start(chars, at) {
        return None;
    }
    let longest = names.iter().filter_map(|names| names.numbers.whole(chars, at)).max_by_key(|(end, _)| *end);
    let (end, value) = longest?;
    (!ends_number(names, chars, at)).then_some(Number { value: *value, end })
}

/// Whether a number in words continues another one: `two` in `thirty-two`.
fn ends_number(names: &[&Names], chars: &[char], at: usize) -> bool {
    let rest = |end: usize| {
        let end =
            chars.get(..end).and_then(|rest| rest.iter().rposition(|c| !" -".contains(*c))).map_or(0, |it| it + 1);
        chars.get(..end).unwrap_or_default()
    };
    let ends_with = |rest: &[char], word: &[char]| {
        rest.strip_suffix(word).is_some_and(|before| is_start(rest, before.len()) && is_end(rest, rest.len()))
    };
    let before = rest(at);
    let letters = before.iter().rev().take_while(|c| continues_word(**c)).count();
    let without_and = if letters <= MOST_AND { rest(before.len() - letters) } else { before };
    names.iter().any(|names| {
        names.tens.iter().any(|tens| ends_with(before, tens) || ends_with(without_and, tens))
            || names.numbers.iter().any(|(number, _)| ends_with(before, number))
    })
}

/// Whether a number is an ordinal: 第14天.
fn is_ordinal(names: &[&Names], chars: &[char], at: usize) -> bool {
    let end = chars.get(..at).and_then(|rest| rest.iter().rposition(|c| *c != ' ')).map_or(0, |last| last + 1);
    let before = chars.get(..end).unwrap_or_default();
    names.iter().flat_map(|names| &names.ordinals).any(|ordinal| {
        let rest = before.strip_suffix(&**ordinal);
        rest.is_some_and(|rest| is_start(before, rest.len()))
    })
}
