//! A name of a unit, and how it can be written.

use crate::letter::{is_cased, is_unspaced};

use super::patterns::Width;
use super::unit::Unit;

/// A name of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct UnitName {
    pub(super) unit: Unit,
    /// Its shortest width.
    pub(super) width: Width,
    /// The letter of a name of one letter, as written.
    pub(super) letter: Option<char>,
}

impl UnitName {
    pub(super) fn new(word: &str, unit: Unit, width: Width) -> Self {
        let mut letters = word.chars().filter(|c| *c != '.');
        let letter = letters.next().filter(|letter| is_cased(*letter) && letters.next().is_none());
        Self { unit, width, letter }
    }

    /// Whether a blank can be between a number and this name. The letters of longer units are words in many languages:
    /// “10 a 14 días”.
    pub(super) fn can_follow_blank(self) -> bool {
        let is_symbol = matches!((self.unit, self.width), (Unit::Minute | Unit::Hour, _) | (Unit::Day, Width::Short));
        self.letter.is_none() || self.width == Width::Long || is_symbol
    }

    /// Whether words that begin with this name can be forms of it.
    pub(super) fn has_forms(self, word: &[char]) -> bool {
        self.width == Width::Long
            && !word.iter().any(|c| is_unspaced(*c) || *c == ' ')
            && (word.len() >= LEAST_STEM || !word.first().is_some_and(|c| is_cased(*c)))
    }
}

/// The minimum length of a name with other endings.
pub(super) const LEAST_STEM: usize = 3;
