use std::fmt;
use std::hash::{BuildHasher, Hash};

use foldhash::fast::FixedState;

/// Identifies a lead and its events: two leads with the same events have the same stamp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Stamp(u64);

impl Stamp {
    pub(super) fn of(what: &impl Hash) -> Self {
        Self(FixedState::default().hash_one(what))
    }

    /// Parses a written stamp.
    pub(super) fn parse(text: &str) -> Option<Self> {
        u64::from_str_radix(text, 16).ok().map(Self)
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}
