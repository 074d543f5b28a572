//! Sets of combinations of facts, for proofs over every combination.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use super::id::{Axis, IdVec, Number, ValueId};

/// The number of values on each axis, including "unknown".
pub(crate) type Sizes = IdVec<Axis, usize>;

/// The maximum number of parts in a region. Above it, nothing is proven, and a finding says so.
const MOST_PARTS: usize = 128;

/// A set of numbers below a size: values of one fact, or fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Values<N = ValueId> {
    words: Vec<u64>,
    size: usize,
    numbers: PhantomData<fn() -> N>,
}

impl<N: Number> Values<N> {
    pub(crate) fn none(size: usize) -> Self {
        Self { words: vec![0; size.div_ceil(64)], size, numbers: PhantomData }
    }

    pub(crate) fn all(size: usize) -> Self {
        let mut values = Self { words: vec![u64::MAX; size.div_ceil(64)], size, numbers: PhantomData };
        if let Some(last) = values.words.last_mut().filter(|_| !size.is_multiple_of(64)) {
            *last = (1 << (size % 64)) - 1;
        }
        values
    }

    /// A set of these numbers, below a size.
    pub(crate) fn of(size: usize, some: impl IntoIterator<Item = N>) -> Self {
        let mut values = Self::none(size);
        some.into_iter().for_each(|value| values.insert(value));
        values
    }

    pub(crate) fn insert(&mut self, value: N) {
        let value = value.place();
        if let Some(word) = self.words.get_mut(value / 64).filter(|_| value < self.size) {
            *word |= 1 << (value % 64);
        }
    }

    pub(crate) fn contains(&self, value: N) -> bool {
        let value = value.place();
        self.words.get(value / 64).is_some_and(|word| word & (1 << (value % 64)) != 0)
    }

    /// Adds other values. Returns whether any is new.
    pub(crate) fn add(&mut self, other: &Self) -> bool {
        let more = !other.within(self);
        if more {
            *self = self.zip(other, |a, b| a | b);
        }
        more
    }

    fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    fn is_all(&self) -> bool {
        self.words.iter().map(|word| word.count_ones() as usize).sum::<usize>() == self.size
    }

    fn zip(&self, other: &Self, op: impl Fn(u64, u64) -> u64) -> Self {
        let words = self.words.iter().zip(&other.words).map(|(a, b)| op(*a, *b)).collect();
        Self { words, size: self.size, numbers: PhantomData }
    }

    /// The values in both sets.
    pub(crate) fn and(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & b)
    }

    pub(crate) fn within(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).all(|(a, b)| a & !b == 0)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = N> {
        (0..self.size).filter_map(N::of).filter(|value| self.contains(*value))
    }
}

/// Combinations that restrict some facts to some values; all other facts have any value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cube(BTreeMap<Axis, Values>);

impl Cube {
    /// Restricts a fact to some values.
    pub(crate) fn narrow(&mut self, fact: Axis, values: Values) {
        let narrowed = match self.0.get(&fact) {
            Some(known) => known.zip(&values, |a, b| a & b),
            None => values,
        };
        self.put(fact, narrowed);
    }

    /// A fact with any value is left out.
    fn put(&mut self, fact: Axis, values: Values) {
        if values.is_all() {
            self.0.remove(&fact);
        } else {
            self.0.insert(fact, values);
        }
    }

    fn is_empty(&self) -> bool {
        self.0.values().any(Values::is_empty)
    }

    pub(crate) fn axes(&self) -> impl Iterator<Item = (Axis, &Values)> {
        self.0.iter().map(|(fact, values)| (*fact, values))
    }

    fn and(&self, other: &Self) -> Option<Self> {
        let mut both = self.clone();
        for (fact, values) in &other.0 {
            both.narrow(*fact, values.clone());
        }
        (!both.is_empty()).then_some(both)
    }

    fn within(&self, other: &Self) -> bool {
        other.0.iter().all(|(fact, values)| self.0.get(fact).is_some_and(|own| own.within(values)))
    }

    /// Both cubes as one, if they differ in a single fact.
    fn joined(&self, other: &Self) -> Option<Self> {
        if self.0.len() != other.0.len() || !self.0.keys().eq(other.0.keys()) {
            return None;
        }
        let mut differing = self.0.iter().zip(other.0.values()).filter(|((_, own), values)| own != values);
        let ((fact, own), values) = differing.next()?;
        if differing.next().is_some() {
            return None;
        }
        let mut joined = self.clone();
        joined.put(*fact, own.zip(values, |a, b| a | b));
        Some(joined)
    }

    /// The difference, in parts that do not overlap.
    fn minus(&self, other: &Self, sizes: &Sizes) -> Vec<Self> {
        if self.and(other).is_none() {
            return vec![self.clone()];
        }
        let mut parts = Vec::new();
        let mut rest = self.clone();
        for (fact, values) in &other.0 {
            let all = Values::all(sizes[*fact]);
            let own = rest.0.get(fact).cloned().unwrap_or(all);
            let outside = own.zip(values, |a, b| a & !b);
            if !outside.is_empty() {
                let mut part = rest.clone();
                part.put(*fact, outside);
                parts.push(part);
            }
            rest.narrow(*fact, values.clone());
        }
        parts
    }
}

/// There are too many cases to check.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TooMany;

/// A set of combinations.
#[derive(Debug, Clone, Default)]
pub(crate) struct Region(Vec<Cube>);

impl Region {
    /// Every combination.
    pub(crate) fn all() -> Self {
        Self(vec![Cube::default()])
    }

    pub(crate) fn of(cube: Cube) -> Self {
        if cube.is_empty() { Self::default() } else { Self(vec![cube]) }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One part, as an example.
    pub(crate) fn first(&self) -> Option<&Cube> {
        self.0.first()
    }

    /// Adds a region. Returns whether anything is new.
    pub(crate) fn add(&mut self, other: &Self) -> Result<bool, TooMany> {
        let mut grown = false;
        for cube in &other.0 {
            if self.0.iter().any(|known| cube.within(known)) {
                continue;
            }
            grown = true;
            // A joined cube may be joined again.
            let mut cube = cube.clone();
            while let Some((at, joined)) =
                self.0.iter().enumerate().find_map(|(at, known)| Some((at, known.joined(&cube)?)))
            {
                self.0.swap_remove(at);
                cube = joined;
            }
            self.0.retain(|known| !known.within(&cube));
            self.0.push(cube);
            if self.0.len() > MOST_PARTS {
                return Err(TooMany);
            }
        }
        Ok(grown)
    }

    /// The union of regions.
    pub(crate) fn union<'r>(all: impl IntoIterator<Item = &'r Self>) -> Result<Self, TooMany> {
        let mut union = Self::default();
        for region in all {
            union.add(region)?;
        }
        Ok(union)
    }

    pub(crate) fn and(&self, other: &Self) -> Result<Self, TooMany> {
        let mut both = Self::default();
        for a in &self.0 {
            for b in &other.0 {
                if let Some(cube) = a.and(b) {
                    both.add(&Self(vec![cube]))?;
                }
            }
        }
        Ok(both)
    }

    /// The difference; `sizes` has the number of values of each fact.
    pub(crate) fn minus(&self, other: &Self, sizes: &Sizes) -> Result<Self, TooMany> {
        let mut rest = self.0.clone();
        for cube in &other.0 {
            let mut smaller = Self::default();
            for part in rest.iter().flat_map(|part| part.minus(cube, sizes)) {
                smaller.add(&Self(vec![part]))?;
            }
            rest = smaller.0;
        }
        Ok(Self(rest))
    }
}
