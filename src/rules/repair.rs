//! Repairs of a tree whose structure is wrong: the other checks go on with what the author probably meant, so that one
//! mistake gives one finding. A repaired file still has the error.

use std::collections::HashMap;

use super::node::{Node, Value};

/// Repairs of values and keys, by node. Nodes are identified by their addresses, so the tree must not move in between.
#[derive(Debug, Default)]
pub(super) struct Repairs {
    values: HashMap<usize, Value>,
    moves: HashMap<usize, Move>,
}

/// Where an entry of a mapping belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Move {
    /// To the mapping this many mappings further out.
    Out(usize),
    /// To the mapping of the entry before it.
    Into,
    /// Nowhere: it cannot be read.
    Away,
}

/// A key and its value.
type Entry = (Node, Node);

fn address(node: &Node) -> usize {
    std::ptr::from_ref(node).addr()
}

impl Repairs {
    /// Replaces a value or a key.
    pub(super) fn replace(&mut self, node: &Node, value: Value) {
        self.values.insert(address(node), value);
    }

    /// Moves the entry with this key.
    pub(super) fn place(&mut self, key: &Node, to: Move) {
        self.moves.insert(address(key), to);
    }

    /// Applies all repairs.
    pub(super) fn apply(mut self, root: &mut Node) {
        if !self.values.is_empty() || !self.moves.is_empty() {
            self.node(root);
        }
    }

    /// Repairs a node. Returns the entries that belong further out.
    fn node(&mut self, node: &mut Node) -> Vec<(Entry, usize)> {
        let outward = match &mut node.value {
            Value::List(items) => items.iter_mut().flat_map(|item| self.node(item)).collect(),
            Value::Map(entries) => self.entries(entries),
            Value::Null | Value::Boolean(_) | Value::Text(_) => Vec::new(),
        };
        if let Some(value) = self.values.remove(&address(node)) {
            node.value = value;
        }
        outward
    }

    fn entries(&mut self, entries: &mut Vec<Entry>) -> Vec<(Entry, usize)> {
        let mut outward = Vec::new();
        // The addresses of all entries are read before any entry moves.
        let mut moves = Vec::new();
        for (key, value) in entries.iter_mut() {
            moves.push(self.moves.remove(&address(key)));
            outward.extend(self.node(key));
            outward.extend(self.node(value));
        }
        let mut kept: Vec<Entry> = Vec::new();
        for (entry, to) in std::mem::take(entries).into_iter().zip(moves) {
            match (to, kept.last_mut().map(|(_, before)| &mut before.value)) {
                (Some(Move::Away), _) => {}
                (Some(Move::Out(levels)), _) => outward.push((entry, levels)),
                (Some(Move::Into), Some(Value::Map(before))) => before.push(entry),
                _ => kept.push(entry),
            }
        }
        let mut further = Vec::new();
        for (entry, levels) in outward {
            match levels {
                0 => kept.push(entry),
                levels => further.push((entry, levels - 1)),
            }
        }
        *entries = kept;
        further
    }
}
