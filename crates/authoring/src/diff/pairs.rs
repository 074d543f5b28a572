//! What stands for what, by id.

use std::collections::HashMap;

use referee::tooling::{Name, fault};

/// Something in both rule sets: as it is, and the old one in the ids of the new.
#[derive(Clone, Copy)]
pub(super) struct Three<T> {
    pub(super) old: T,
    pub(super) moved: T,
    pub(super) new: T,
}

/// Things with their names.
pub(super) type Named<T> = Vec<(Name, T)>;

impl<T> Three<T> {
    /// The same of each.
    pub(super) fn map<'t, U>(&'t self, of: impl Fn(&'t T) -> U) -> Three<U> {
        Three { old: of(&self.old), moved: of(&self.moved), new: of(&self.new) }
    }
}

/// The place of something in the old rule set and in the new one; one of them may be missing.
pub(super) type Pair = (Option<usize>, Option<usize>);

/// Pairs names of the same id, in the order of the new ones; what is gone stands behind what stood before it.
pub(super) fn pairs(old: &[Name], new: &[Name]) -> Vec<Pair> {
    let places: HashMap<&str, usize> = new.iter().enumerate().map(|(place, name)| (&*name.id, place)).collect();
    // What is gone, by the place in the new order that it stands behind; 0 is before everything.
    let mut gone: Vec<Vec<usize>> = vec![Vec::new(); new.len() + 1];
    let mut kept: Vec<Option<usize>> = vec![None; new.len()];
    let mut behind = 0;
    for (number, name) in old.iter().enumerate() {
        match places.get(&*name.id) {
            Some(place) => {
                behind = place + 1;
                if let Some(kept) = kept.get_mut(*place) {
                    *kept = Some(number);
                }
            }
            None => {
                if let Some(gone) = gone.get_mut(behind) {
                    gone.push(number);
                }
            }
        }
    }
    let mut gone = gone.into_iter();
    let mut pairs: Vec<Pair> = Vec::with_capacity(old.len() + new.len());
    let mut tell = |pairs: &mut Vec<Pair>| {
        let gone = gone.next().unwrap_or_else(|| fault("more places than there are"));
        pairs.extend(gone.into_iter().map(|number| (Some(number), None)));
    };
    tell(&mut pairs);
    for (place, number) in kept.into_iter().enumerate() {
        pairs.push((number, Some(place)));
        tell(&mut pairs);
    }
    pairs
}

/// Whether what is in both stands in another order.
pub(super) fn reordered(pairs: &[Pair]) -> bool {
    let kept: Vec<usize> = pairs.iter().filter(|(_, new)| new.is_some()).filter_map(|(old, _)| *old).collect();
    !kept.is_sorted()
}
