//! References between messages: cycles, and chains that are too long.

use hashbrown::{HashMap, HashSet};

/// A message or term (with its hyphen) and one of its attributes.
pub(super) type Node<'f> = (&'f str, Option<&'f str>);

/// An error in the references of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Astray<'f> {
    /// They lead back to it through these messages; only the first ones of a large cycle are listed.
    Cycle(Vec<&'f str>),
    /// They need too many steps.
    Far,
    /// They add up to too many placeables.
    Large,
}

/// The maximum length of a chain of references; each step is a nested call when a message is formatted.
pub(crate) const MOST_STEPS: usize = 32;

/// The maximum of listed messages of a cycle.
const MOST_NAMES: usize = 12;

/// The maximum of placeables in a message, including referenced ones; more are not formatted.
pub(crate) const MOST_PLACEABLES: usize = 99;

/// The number of placeables and the references of each node that has any.
pub(crate) type Graph<'f> = HashMap<Node<'f>, (usize, Vec<Node<'f>>)>;

/// The reach of the references of nodes.
#[derive(Debug, Default)]
pub(crate) struct Reach<'f> {
    graph: Graph<'f>,
    /// The maximum of steps from a node.
    steps: HashMap<Node<'f>, usize>,
    /// The placeables of a node, including those of its references.
    sizes: HashMap<Node<'f>, usize>,
    astray: HashMap<Node<'f>, Astray<'f>>,
}

impl<'f> Reach<'f> {
    /// Follows all references once and finds the nodes with errors. A node that only leads into a cycle of others
    /// counts as [`Astray::Far`]. The reach of nodes in `behind` is known.
    pub(crate) fn new(graph: Graph<'f>, behind: Option<&Reach<'f>>) -> Self {
        let mut starts: Vec<Node<'f>> = graph.keys().copied().collect();
        starts.sort_unstable();
        let mut reach = Self { graph, ..Self::default() };
        for start in starts {
            reach.follow(start, behind);
        }
        reach
    }

    /// The references of messages.
    pub(crate) fn graph(&self) -> &Graph<'f> {
        &self.graph
    }

    /// An error in the references of a node.
    pub(crate) fn astray(&self, node: Node<'f>) -> Option<&Astray<'f>> {
        self.astray.get(&node)
    }

    fn follow(&mut self, start: Node<'f>, behind: Option<&Reach<'f>>) {
        if self.steps.contains_key(&start) {
            return;
        }
        // The current path: each node with the number of followed references and the maximum of steps so far.
        let mut path: Vec<(Node<'f>, usize, usize)> = vec![(start, 0, 0)];
        // All nodes of the path except the start, which most paths do not leave.
        let mut on_path: HashSet<Node<'f>> = HashSet::new();
        while let Some((node, gone, far)) = path.last_mut() {
            let next = self.graph.get(node).and_then(|(_, all)| all.get(*gone)).copied();
            *gone += 1;
            match next {
                Some(next) if next == start || on_path.contains(&next) => {
                    *far = MOST_STEPS + 1;
                    let around: Vec<Node<'f>> =
                        path.iter().map(|(node, ..)| *node).skip_while(|node| *node != next).collect();
                    let all = around.len();
                    for (number, node) in around.iter().enumerate() {
                        let after = (number..=number + all).filter_map(|number| around.get(number % all));
                        let named = || after.take(MOST_NAMES).map(|(name, _)| *name).collect();
                        self.astray.entry(*node).or_insert_with(|| Astray::Cycle(named()));
                    }
                }
                Some(next) => {
                    if let Some(known) = self.steps.get(&next).or_else(|| behind?.steps.get(&next)) {
                        *far = (*far).max((known + 1).min(MOST_STEPS + 1));
                    } else {
                        path.push((next, 0, 0));
                        on_path.insert(next);
                    }
                }
                None => {
                    let (node, far) = (*node, *far);
                    if far > MOST_STEPS {
                        self.astray.entry(node).or_insert(Astray::Far);
                    }
                    self.steps.insert(node, far);
                    let (own, all) = self.graph.get(&node).map_or((0, &[][..]), |(own, all)| (*own, all));
                    let others = all
                        .iter()
                        .map(|next| self.sizes.get(next).or_else(|| behind?.sizes.get(next)).copied().unwrap_or(0));
                    let size = others.fold(own, usize::saturating_add);
                    if size > MOST_PLACEABLES {
                        self.astray.entry(node).or_insert(Astray::Large);
                    }
                    self.sizes.insert(node, size);
                    on_path.remove(&node);
                    path.pop();
                    if let Some((.., parent)) = path.last_mut() {
                        *parent = (*parent).max((far + 1).min(MOST_STEPS + 1));
                    }
                }
            }
        }
    }
}
