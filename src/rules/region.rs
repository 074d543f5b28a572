//! Sets of combinations of facts, for proofs over every combination.
//!
//! A set is a decision diagram: each node decides by the value of one fact, in the order of the rule file. A diagram
//! stays small where a list of combinations does not, and equal sets have equal numbers.

use std::cell::RefCell;
use std::collections::HashMap;
use std::marker::PhantomData;
use std::rc::Rc;

use super::id::{Axis, IdVec, Number, ValueId};

/// The number of values on each axis, including "unknown".
pub(crate) type Sizes = IdVec<Axis, usize>;

/// The maximum number of steps for all proofs of a rule set. Above it, nothing is proven, and a finding says so.
const PATIENCE: usize = 1_000_000;

/// The number of words of values that take as long as a step.
const WORDS: usize = 32;

/// The maximum number of facts in one set, to limit recursion.
const MOST_FACTS: usize = 500;

/// A set of numbers below a size: values of one fact, or fields.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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

    fn zip(&self, other: &Self, op: impl Fn(u64, u64) -> u64) -> Self {
        let words = self.words.iter().zip(&other.words).map(|(a, b)| op(*a, *b)).collect();
        Self { words, size: self.size, numbers: PhantomData }
    }

    /// The values in both sets.
    pub(crate) fn and(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & b)
    }

    /// The values that are not in the set.
    pub(crate) fn others(&self) -> Self {
        Self::all(self.size).zip(self, |a, b| a & !b)
    }

    pub(crate) fn within(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).all(|(a, b)| a & !b == 0)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = N> {
        (0..self.size).filter_map(N::of).filter(|value| self.contains(*value))
    }
}

/// There are too many cases to check.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TooMany;

/// A set of combinations: a node in the table of its space.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) struct Region(u32);

impl Region {
    /// No combination.
    pub(crate) const NONE: Self = Self(0);
    /// Every combination.
    pub(crate) const ALL: Self = Self(1);

    pub(crate) fn is_empty(self) -> bool {
        self == Self::NONE
    }
}

/// Some combinations as an example: the values of some facts; all other facts have any value.
pub(crate) type Example = Vec<(Axis, Values)>;

/// Groups of values of one fact, each with the combinations of later facts. Together, the groups have all values.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Node {
    axis: Axis,
    branches: Box<[(Values, Region)]>,
    /// The number of facts on the longest way to a result.
    facts: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Op {
    And,
    Or,
    Minus,
}

impl Op {
    /// The result, if it does not depend on any fact.
    fn decided(self, a: Region, b: Region) -> Option<Region> {
        match (self, a, b) {
            (Self::And | Self::Minus, Region::NONE, _)
            | (Self::And, _, Region::NONE)
            | (Self::Minus, _, Region::ALL) => Some(Region::NONE),
            (Self::Or, Region::ALL, _) | (Self::Or, _, Region::ALL) => Some(Region::ALL),
            (Self::And, Region::ALL, other)
            | (Self::And, other, Region::ALL)
            | (Self::Or, Region::NONE, other)
            | (Self::Or | Self::Minus, other, Region::NONE) => Some(other),
            _ if a == b => Some(if self == Self::Minus { Region::NONE } else { a }),
            _ => None,
        }
    }
}

/// All combinations of facts, with the sets of them that were needed so far.
#[derive(Debug, Default)]
pub(crate) struct Space(RefCell<Table>);

#[derive(Debug)]
struct Table {
    /// The first two are placeholders for [`Region::NONE`] and [`Region::ALL`].
    nodes: Vec<Option<Rc<Node>>>,
    known: HashMap<Rc<Node>, Region>,
    results: HashMap<(Op, Region, Region), Region>,
    steps: usize,
}

impl Default for Table {
    fn default() -> Self {
        Self { nodes: vec![None, None], known: HashMap::new(), results: HashMap::new(), steps: 0 }
    }
}

impl Space {
    /// The combinations with one of these values.
    pub(crate) fn with(&self, axis: Axis, values: Values) -> Result<Region, TooMany> {
        let others = values.others();
        self.0.borrow_mut().node(axis, vec![(values, Region::ALL), (others, Region::NONE)])
    }

    pub(crate) fn and(&self, a: Region, b: Region) -> Result<Region, TooMany> {
        self.0.borrow_mut().apply(Op::And, a, b)
    }

    pub(crate) fn or(&self, a: Region, b: Region) -> Result<Region, TooMany> {
        self.0.borrow_mut().apply(Op::Or, a, b)
    }

    /// The combinations in `a` that are not in `b`.
    pub(crate) fn minus(&self, a: Region, b: Region) -> Result<Region, TooMany> {
        self.0.borrow_mut().apply(Op::Minus, a, b)
    }

    /// Adds combinations to a set. Returns whether any is new.
    pub(crate) fn add(&self, to: &mut Region, more: Region) -> Result<bool, TooMany> {
        let sum = self.or(*to, more)?;
        Ok(std::mem::replace(to, sum) != sum)
    }

    pub(crate) fn union(&self, all: impl IntoIterator<Item = Region>) -> Result<Region, TooMany> {
        all.into_iter().try_fold(Region::NONE, |union, region| self.or(union, region))
    }

    /// The combinations in all of these sets. The last is added first, which keeps the work small for sets of single
    /// facts in order.
    pub(crate) fn intersection(&self, all: &[Region]) -> Result<Region, TooMany> {
        all.iter().rev().try_fold(Region::ALL, |both, region| self.and(*region, both))
    }

    /// The combinations that are in a set for some value of a fact.
    pub(crate) fn forget(&self, region: Region, axis: Axis) -> Result<Region, TooMany> {
        self.0.borrow_mut().forget(region, axis, &mut HashMap::new())
    }

    /// The combinations that are in a set for every value of a fact.
    pub(crate) fn always(&self, region: Region, axis: Axis) -> Result<Region, TooMany> {
        let others = self.forget(self.minus(Region::ALL, region)?, axis)?;
        self.minus(Region::ALL, others)
    }

    /// Some combinations of a set, with as few facts as possible.
    pub(crate) fn example(&self, region: Region) -> Example {
        let mut table = self.0.borrow_mut();
        let mut lengths = HashMap::new();
        let mut example = Vec::new();
        let mut at = region;
        while let Some(node) = table.at(at) {
            let shortest = node.branches.iter().filter(|(_, next)| !next.is_empty());
            let Some((values, next)) = shortest.min_by_key(|(_, next)| table.length(*next, &mut lengths)) else {
                break;
            };
            example.push((node.axis, values.clone()));
            at = *next;
        }
        // A fact that does not matter for the others is left out.
        let mut place = 0;
        while place < example.len() {
            let mut shorter = example.clone();
            shorter.remove(place);
            match table.has(&shorter, region) {
                Ok(true) => example = shorter,
                _ => place += 1,
            }
        }
        example
    }
}

impl Table {
    fn at(&self, region: Region) -> Option<Rc<Node>> {
        self.nodes.get(region.0 as usize).and_then(Clone::clone)
    }

    fn spend(&mut self, words: usize) -> Result<(), TooMany> {
        self.steps += 1 + words / WORDS;
        if self.steps > PATIENCE { Err(TooMany) } else { Ok(()) }
    }

    /// A node with these groups of values, which may be empty or have the same result.
    fn node(&mut self, axis: Axis, groups: Vec<(Values, Region)>) -> Result<Region, TooMany> {
        let mut branches: Vec<(Values, Region)> = Vec::new();
        let mut places: HashMap<Region, usize> = HashMap::new();
        for (values, next) in groups {
            self.spend(values.words.len())?;
            if values.is_empty() {
                continue;
            }
            let place = *places.entry(next).or_insert(branches.len());
            match branches.get_mut(place) {
                Some((known, _)) => {
                    known.add(&values);
                }
                None => branches.push((values, next)),
            }
        }
        if let [(_, only)] = branches.as_slice() {
            return Ok(*only);
        }
        branches.sort_by_cached_key(|(values, _)| values.iter().next());
        let facts = branches.iter().filter_map(|(_, next)| Some(self.at(*next)?.facts)).max().unwrap_or(0) + 1;
        if facts > MOST_FACTS {
            return Err(TooMany);
        }
        let node = Rc::new(Node { axis, branches: branches.into(), facts });
        if let Some(known) = self.known.get(&node) {
            return Ok(*known);
        }
        let region = Region(u32::try_from(self.nodes.len()).map_err(|_| TooMany)?);
        self.nodes.push(Some(Rc::clone(&node)));
        self.known.insert(node, region);
        Ok(region)
    }

    fn apply(&mut self, op: Op, a: Region, b: Region) -> Result<Region, TooMany> {
        if let Some(decided) = op.decided(a, b) {
            return Ok(decided);
        }
        let key = if op == Op::Minus || a.0 < b.0 { (op, a, b) } else { (op, b, a) };
        if let Some(known) = self.results.get(&key) {
            return Ok(*known);
        }
        let (first, second) = (self.at(a), self.at(b));
        let axis = first.iter().chain(&second).map(|node| node.axis).min().ok_or(TooMany)?;
        let here = |node: Option<Rc<Node>>| node.filter(|node| node.axis == axis);
        let mut groups = Vec::new();
        match (here(first), here(second)) {
            (Some(first), Some(second)) => {
                for (values, next) in &first.branches {
                    for (others, other) in &second.branches {
                        self.spend(values.words.len())?;
                        let both = values.and(others);
                        if !both.is_empty() {
                            groups.push((both, self.apply(op, *next, *other)?));
                        }
                    }
                }
            }
            (Some(node), None) => {
                for (values, next) in &node.branches {
                    groups.push((values.clone(), self.apply(op, *next, b)?));
                }
            }
            (None, Some(node)) => {
                for (values, next) in &node.branches {
                    groups.push((values.clone(), self.apply(op, a, *next)?));
                }
            }
            (None, None) => {}
        }
        let result = self.node(axis, groups)?;
        self.results.insert(key, result);
        Ok(result)
    }

    fn forget(&mut self, region: Region, axis: Axis, known: &mut HashMap<Region, Region>) -> Result<Region, TooMany> {
        let Some(node) = self.at(region).filter(|node| node.axis <= axis) else { return Ok(region) };
        if let Some(known) = known.get(&region) {
            return Ok(*known);
        }
        let result = if node.axis == axis {
            let all = node.branches.iter().map(|(_, next)| *next);
            all.into_iter().try_fold(Region::NONE, |union, next| self.apply(Op::Or, union, next))?
        } else {
            let mut groups = Vec::new();
            for (values, next) in &node.branches {
                groups.push((values.clone(), self.forget(*next, axis, known)?));
            }
            self.node(node.axis, groups)?
        };
        known.insert(region, result);
        Ok(result)
    }

    /// The number of facts in the shortest example of a set.
    fn length(&self, region: Region, known: &mut HashMap<Region, usize>) -> usize {
        let Some(node) = self.at(region) else { return if region.is_empty() { usize::MAX } else { 0 } };
        if let Some(length) = known.get(&region) {
            return *length;
        }
        let shortest = node.branches.iter().map(|(_, next)| self.length(*next, known)).min();
        let length = shortest.unwrap_or(usize::MAX).saturating_add(1);
        known.insert(region, length);
        length
    }

    /// Whether a set has all combinations of an example.
    fn has(&mut self, example: &[(Axis, Values)], region: Region) -> Result<bool, TooMany> {
        let mut all = Region::ALL;
        for (axis, values) in example.iter().rev() {
            all = self.node(*axis, vec![(values.clone(), all), (values.others(), Region::NONE)])?;
        }
        Ok(self.apply(Op::Minus, all, region)?.is_empty())
    }
}
