//! What messages refer to each other: references that lead nowhere, in a circle, or too far.

use hashbrown::{HashMap, HashSet};

/// A message or term (with its hyphen) and one of its attributes.
pub(super) type Node<'f> = (&'f str, Option<&'f str>);

/// What is wrong with the references of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Astray<'f> {
    /// They lead back to it, by way of these; of a large circle, the first of them.
    Circle(Vec<&'f str>),
    /// Following them takes too many steps.
    Far,
    /// What they lead to is more than is written at once.
    Large,
}

/// How many references may follow each other; each is a call within a call when a message is written.
pub(crate) const MOST_STEPS: usize = 32;

/// How many messages of a circle are named.
const MOST_NAMES: usize = 12;

/// How many placeables a message may be made of; more than that are not written.
pub(crate) const MOST_PLACEABLES: usize = 99;

/// Of each node that refers to others or holds placeables, how many of these it holds and what it refers to.
pub(crate) type Graph<'f> = HashMap<Node<'f>, (usize, Vec<Node<'f>>)>;

/// How far the references of nodes go.
#[derive(Debug, Default)]
pub(crate) struct Reach<'f> {
    graph: Graph<'f>,
    /// The most steps from a node.
    steps: HashMap<Node<'f>, usize>,
    /// The placeables of a node with those of all that it refers to.
    sizes: HashMap<Node<'f>, usize>,
    astray: HashMap<Node<'f>, Astray<'f>>,
}

impl<'f> Reach<'f> {
    /// Goes once through all references, however they branch, and tells which nodes go astray. A node that only
    /// leads into a circle of others goes far. How far the nodes of others go is known.
    pub(crate) fn new(graph: Graph<'f>, behind: Option<&Reach<'f>>) -> Self {
        let mut starts: Vec<Node<'f>> = graph.keys().copied().collect();
        starts.sort_unstable();
        let mut reach = Self { graph, ..Self::default() };
        for start in starts {
            reach.follow(start, behind);
        }
        reach
    }

    /// What messages refer to.
    pub(crate) fn graph(&self) -> &Graph<'f> {
        &self.graph
    }

    /// What is wrong with the references of a node.
    pub(crate) fn astray(&self, node: Node<'f>) -> Option<&Astray<'f>> {
        self.astray.get(&node)
    }

    fn follow(&mut self, start: Node<'f>, behind: Option<&Reach<'f>>) {
        if self.steps.contains_key(&start) {
            return;
        }
        // The path to where we are, each with the number of references gone through and the most steps so far.
        let mut path: Vec<(Node<'f>, usize, usize)> = vec![(start, 0, 0)];
        // All of them but the start, which most paths do not leave.
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
                        self.astray.entry(*node).or_insert_with(|| Astray::Circle(named()));
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
