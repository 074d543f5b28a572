//! How a message shows the time left, and how long its text stays valid.

use fluent_syntax::ast::{InlineExpression, NamedArgument};

use super::durations::{DAY, HOUR, SECOND, Shown};
use super::functions;
use super::patterns::Usage;

/// How a message shows the time left.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct TimeLeft {
    /// The ways in which it is shown.
    shown: Vec<Shown>,
    /// Whether the text changes whenever one of them does.
    pub(crate) certain: bool,
}

impl TimeLeft {
    /// The format of these uses. References may show more, and branches less.
    pub(super) fn of<'u>(uses: impl Iterator<Item = &'u Usage<'u>>, refers: bool, chooses: bool) -> Self {
        let shown = uses.map(|usage| match usage {
            Usage::Call("DAYS", _) => Shown::Count(DAY),
            Usage::Call("HOURS", _) => Shown::Count(HOUR),
            Usage::Call("RELATIVE", _) => Shown::Relative,
            Usage::Call("DURATION", options) => match (option(options, "unit"), option(options, "parts")) {
                (Some(name), _) => Shown::Unit(functions::unit(name)),
                (None, Some(parts)) => Shown::Parts(parts.parse().unwrap_or(1)),
                (None, None) => Shown::Useful,
            },
            _ => Shown::Count(SECOND),
        });
        let shown = shown.chain(refers.then_some(Shown::Count(SECOND))).collect();
        Self { shown, certain: !refers && !chooses }
    }

    /// The time left without what the text does not show: equal for equal texts.
    pub(super) fn shown(&self, left: i64) -> i64 {
        left - self.steady(left)
    }

    /// The number of milliseconds until the text changes.
    pub(crate) fn steady(&self, left: i64) -> i64 {
        let unit = self.shown.iter().map(|shown| shown.unit(left)).min().unwrap_or(i64::MAX);
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
