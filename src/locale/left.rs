//! How a message shows the time left, and how long its text stays valid.

use fluent_syntax::ast::{InlineExpression, NamedArgument};

use super::format::{DAY, HOUR, SECOND, UNITS};
use super::functions;
use super::patterns::Usage;

/// How a message shows the time left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct TimeLeft {
    /// The number of parts shown, from the largest one on.
    parts: usize,
    /// The shortest unit shown besides them, in milliseconds.
    unit: i64,
    /// Whether the text changes whenever one of them does.
    pub(crate) certain: bool,
}

impl TimeLeft {
    /// The format of these uses. References may show more, and branches less.
    pub(super) fn of<'u>(uses: impl Iterator<Item = &'u Usage<'u>>, refers: bool, chooses: bool) -> Self {
        let none = Self { parts: 0, unit: if refers { SECOND } else { i64::MAX }, certain: !refers && !chooses };
        uses.fold(none, |left, usage| {
            let unit = |unit: i64| Self { unit: left.unit.min(unit), ..left };
            let parts = |parts: usize| Self { parts: left.parts.max(parts), ..left };
            match usage {
                Usage::Call("DAYS", _) => unit(DAY),
                Usage::Call("HOURS", _) => unit(HOUR),
                Usage::Call("RELATIVE", _) => parts(1),
                Usage::Call("DURATION", options) => match (option(options, "unit"), option(options, "parts")) {
                    // Less than one unit is shown by its largest part.
                    (Some(name), _) => Self { parts: left.parts.max(1), ..unit(functions::unit(name)) },
                    (None, given) => parts(given.and_then(|given| given.parse().ok()).unwrap_or(1)),
                },
                _ => unit(SECOND),
            }
        })
    }

    /// Whether only the largest part is shown.
    pub(super) fn is_coarse(self) -> bool {
        self.parts == 1 && self.unit == i64::MAX
    }

    /// The number of milliseconds until the text changes.
    pub(crate) fn steady(self, left: i64) -> i64 {
        let largest = UNITS.iter().position(|unit| left >= *unit).unwrap_or(UNITS.len());
        let last = self.parts.checked_sub(1).map(|parts| UNITS.get(largest + parts).copied().unwrap_or(SECOND));
        let unit = last.unwrap_or(i64::MAX).min(self.unit);
        // A second is the smallest amount shown.
        if unit == SECOND && left < 2 * SECOND { left } else { left.rem_euclid(unit) }
    }
}

/// The literal value of an option of a function.
fn option<'f>(options: &[NamedArgument<&'f str>], name: &str) -> Option<&'f str> {
    match &options.iter().find(|option| option.name.name == name)?.value {
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => Some(value),
        _ => None,
    }
}
