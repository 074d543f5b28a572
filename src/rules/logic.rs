//! The structure of conditions, as written and as resolved.

use super::region::{Region, Space, TooMany};

/// A test that may consist of other tests.
pub(crate) trait Logic: Sized {
    /// What the test consists of.
    fn inner(&self) -> Inner<'_, Self>;
}

/// What a test consists of.
pub(crate) enum Inner<'t, T> {
    /// A single comparison.
    Leaf,
    /// Conditions, one of which must hold.
    Any(Vec<&'t [T]>),
    /// A condition that must not hold.
    Not(&'t [T]),
}

/// Whether an undecided comparison counts as holding.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    Holds,
    Fails,
}

impl Doubt {
    const fn reversed(self) -> Self {
        match self {
            Self::Holds => Self::Fails,
            Self::Fails => Self::Holds,
        }
    }
}

/// The single comparisons of a condition, at any depth.
pub(crate) fn leaves<T: Logic>(tests: &[T]) -> Vec<&T> {
    let mut leaves = Vec::new();
    for test in tests {
        match test.inner() {
            Inner::Leaf => leaves.push(test),
            Inner::Any(all) => leaves.extend(all.into_iter().flat_map(self::leaves)),
            Inner::Not(of) => leaves.extend(self::leaves(of)),
        }
    }
    leaves
}

/// The combinations for which all tests hold. `leaf` returns those of a single comparison; `None` if it cannot be
/// decided.
pub(crate) fn region<T: Logic>(
    space: &Space,
    tests: &[T],
    doubt: Doubt,
    leaf: &impl Fn(&T, Doubt) -> Result<Option<Region>, TooMany>,
) -> Result<Region, TooMany> {
    let all: Vec<Region> = tests
        .iter()
        .map(|test| match test.inner() {
            Inner::Leaf => {
                let undecided = if doubt == Doubt::Holds { Region::ALL } else { Region::NONE };
                Ok(leaf(test, doubt)?.unwrap_or(undecided))
            }
            Inner::Any(all) => {
                let any = all.into_iter().map(|of| region(space, of, doubt, leaf));
                space.union(any.collect::<Result<Vec<_>, _>>()?)
            }
            Inner::Not(of) => space.minus(Region::ALL, region(space, of, doubt.reversed(), leaf)?),
        })
        .collect::<Result<_, _>>()?;
    space.intersection(&all)
}
