//! Collections with one item per rule set and one for shared messages, or one item per locale.

use super::pseudo::Pseudo;
use crate::rules::IdVec;
use crate::rules::id::numbers;

numbers! {
    /// The number of a locale in a phrasebook.
    pub(crate) LocaleId(u32);
    /// The number of a rule set in its book.
    pub(crate) SetId(u32);
}

/// One item for each rule set, and one for the shared messages.
#[derive(Debug, Clone, Default)]
pub(super) struct Scoped<T> {
    pub(super) sets: IdVec<SetId, T>,
    pub(super) shared: T,
}

impl<T> Scoped<T> {
    /// The item of a rule set; without a rule set, that of the shared messages.
    pub(super) fn of(&self, set: Option<SetId>) -> &T {
        set.map_or(&self.shared, |set| &self.sets[set])
    }

    /// The items of the rule sets, then that of the shared messages.
    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.sets.iter().chain([&self.shared])
    }

    /// Maps each item.
    pub(super) fn map<U>(&self, mut make: impl FnMut(&T) -> U) -> Scoped<U> {
        Scoped { sets: self.sets.map(&mut make), shared: make(&self.shared) }
    }
}

/// A locale, or a pseudo-locale generated from it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct LocaleOrPseudo {
    pub(super) locale: LocaleId,
    pub(super) pseudo: Option<Pseudo>,
}

/// One item for a locale, and one for each pseudo-locale generated from it.
#[derive(Default)]
pub(super) struct PerPseudo<T> {
    plain: T,
    accented: T,
    mirrored: T,
}

impl<T> PerPseudo<T> {
    pub(super) fn of(&self, pseudo: Option<Pseudo>) -> &T {
        match pseudo {
            None => &self.plain,
            Some(Pseudo::Accented) => &self.accented,
            Some(Pseudo::Mirrored) => &self.mirrored,
        }
    }
}
