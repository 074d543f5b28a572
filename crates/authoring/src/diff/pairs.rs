//! Pairs of counterparts, by id.

use std::collections::HashMap;

use referee::tooling::{Name, fault};

/// An item of both rule sets: the old one, the old one with new ids, and the new one.
#[derive(Clone, Copy)]
pub(super) struct Three<T> {
    pub(super) old: T,
    pub(super) moved: T,
    pub(super) new: T,
}

/// Items with their names.
pub(super) type Named<T> = Vec<(Name, T)>;

impl<T> Three<T> {
    /// Applies a function to each.
    pub(super) fn map<'t, U>(&'t self, of: impl Fn(&'t T) -> U) -> Three<U> {
        Three { old: of(&self.old), moved: of(&self.moved), new: of(&self.new) }
    }
}

/// The position of an item in the old and the new rule set; one may be missing.
pub(super) type Pair = (Option<usize>, Option<usize>);

/// The ids of names, equal ones numbered from 1: an action has its id once for each target.
fn numbered(names: &[Name]) -> Vec<(&str, usize)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let numbered = names.iter().map(|name| {
        let count = counts.entry(&name.id).or_default();
        *count += 1;
        (&*name.id, *count)
    });
    numbered.collect()
}

/// Pairs names with the same id, in the new order. A removed name follows its old predecessor.
pub(super) fn pairs(old: &[Name], new: &[Name]) -> Vec<Pair> {
    let places: HashMap<(&str, usize), usize> =
        numbered(new).into_iter().enumerate().map(|(place, name)| (name, place)).collect();
    // The removed names, by the new position that they follow; 0 is the beginning.
    let mut gone: Vec<Vec<usize>> = vec![Vec::new(); new.len() + 1];
    let mut kept: Vec<Option<usize>> = vec![None; new.len()];
    let mut behind = 0;
    for (number, name) in numbered(old).into_iter().enumerate() {
        match places.get(&name) {
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
    let mut push_gone = |pairs: &mut Vec<Pair>| {
        let gone = gone.next().unwrap_or_else(|| fault("more positions than items"));
        pairs.extend(gone.into_iter().map(|number| (Some(number), None)));
    };
    push_gone(&mut pairs);
    for (place, number) in kept.into_iter().enumerate() {
        pairs.push((number, Some(place)));
        push_gone(&mut pairs);
    }
    pairs
}

/// Whether the items of both rule sets are in another order.
pub(super) fn reordered(pairs: &[Pair]) -> bool {
    let kept: Vec<usize> = pairs.iter().filter(|(_, new)| new.is_some()).filter_map(|(old, _)| *old).collect();
    !kept.is_sorted()
}
