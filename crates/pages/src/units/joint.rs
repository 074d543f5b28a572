//! What joins the numbers of a range: a dash or one short word, in any language.

use crate::letter::{continues_word, is_unspaced};

/// What is between the numbers of a range, if a text can be.
pub(super) fn joint(gap: &[char]) -> Option<Joint> {
    let word = trimmed(gap)?;
    if let Some(dash) = dash(gap) {
        return Some(dash);
    }
    let most = if word.iter().any(|c| is_unspaced(*c)) { MOST_DENSE_TO } else { MOST_TO };
    let letters = |c: &char| (continues_word(*c) && !c.is_ascii_digit()) || is_unspaced(*c);
    (word.len() <= most && word.iter().all(letters)).then_some(Joint::Word)
}

/// The dash between the numbers of a range.
pub(super) fn dash(gap: &[char]) -> Option<Joint> {
    let word = trimmed(gap)?;
    let dash = if word.len() == gap.len() { Joint::Dash } else { Joint::SpacedDash };
    matches!(word, ['-' | '~']).then_some(dash)
}

/// A text without blanks around it.
pub(super) fn trimmed(gap: &[char]) -> Option<&[char]> {
    let start = gap.iter().position(|c| *c != ' ')?;
    let end = gap.iter().rposition(|c| *c != ' ')? + 1;
    gap.get(start..end)
}

/// What joins the numbers of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    Dash,
    SpacedDash,
    Word,
}

/// The maximum length of the word in a range.
const MOST_TO: usize = 4;

/// The same in a script without spaces.
const MOST_DENSE_TO: usize = 2;
