//! Plain numbers in a text, as they are compared between languages.

use std::ops::Range;

use crate::letter::{continues_word, is_unspaced};

use super::Units;
use super::number::number;

/// A number in digits, without leading zeros, and its range.
pub(crate) type Digits = (String, Range<usize>);

/// The digits of a group in a number of thousands.
const GROUP: usize = 3;

/// The numbers in digits, with those of thousands as one number or as several.
pub(crate) fn digits(chars: &[char], thousands: bool) -> Vec<Digits> {
    let mut numbers: Vec<Digits> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let length = chars.iter().skip(at).take_while(|c| c.is_ascii_digit()).count();
        if length == 0 {
            at += 1;
            continue;
        }
        let end = at + length;
        let digits: String = chars.iter().skip(at).take(length).collect();
        match numbers.last_mut() {
            Some((number, range)) if thousands && length == GROUP && is_group(chars, range, at) => {
                number.push_str(&digits);
                range.end = end;
            }
            _ => numbers.push((digits, at..end)),
        }
        at = end;
    }
    for (number, _) in &mut numbers {
        let zeros = number.chars().take_while(|c| *c == '0').count().min(number.len().saturating_sub(1));
        number.replace_range(..zeros, "");
    }
    numbers
}

/// Whether a group of three digits continues a number.
fn is_group(chars: &[char], before: &Range<usize>, at: usize) -> bool {
    let first = before.len() <= GROUP
        || chars.get(before.clone()).is_some_and(|chars| chars.iter().any(|c| !c.is_ascii_digit()));
    first && chars.get(before.end..at).is_some_and(|gap| matches!(gap, [',' | '.' | '\'' | ' ']))
}

impl Units {
    /// The numbers in words, in no order.
    pub(crate) fn in_words(&self, chars: &[char]) -> Vec<String> {
        let names: Vec<_> = self.names.iter().map(|names| &**names).collect();
        let is_word =
            |at: &usize| chars.get(*at).is_some_and(|c| !c.is_ascii_digit() && (continues_word(*c) || is_unspaced(*c)));
        let found = (0..chars.len()).filter(is_word).filter_map(|at| number(&names, chars, at, false));
        found.map(|number| number.value.to_string()).collect()
    }
}
