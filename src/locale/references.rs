//! What messages refer to each other: references that lead nowhere, in a circle, or too far.

use std::collections::{HashMap, HashSet};

/// A message or term (with its hyphen) and one of its attributes.
pub(crate) type Node<'f> = (&'f str, Option<&'f str>);

/// What is wrong with the references of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Astray<'f> {
    /// They lead back to it, by way of these.
    Circle(Vec<&'f str>),
    /// Following them takes too many steps.
    Far,
    /// What they lead to is more than is written at once.
    Large,
}

/// How many references may follow each other; each is a call within a call when a message is written.
pub(crate) const MOST_STEPS: usize = 32;

/// How many placeables a message may be made of; more than that are not written.
pub(crate) const MOST_PLACEABLES: usize = 99;

/// Goes once through all references, however they branch, and tells which nodes go astray. A node that only
/// leads into a circle of others goes far.
pub(crate) fn astray<'f>(references: &HashMap<Node<'f>, (usize, Vec<Node<'f>>)>) -> HashMap<Node<'f>, Astray<'f>> {
    let mut astray = HashMap::new();
    // The most steps from a node whose references have all been gone through.
    let mut steps: HashMap<Node<'f>, usize> = HashMap::new();
    // The placeables of such a node with those of all that it refers to.
    let mut sizes: HashMap<Node<'f>, usize> = HashMap::new();
    let mut starts: Vec<Node<'f>> = references.keys().copied().collect();
    starts.sort_unstable();
    for start in starts {
        // The path to where we are, each with the number of references gone through and the most steps so far.
        let mut path: Vec<(Node<'f>, usize, usize)> = vec![(start, 0, 0)];
        let mut on_path: HashSet<Node<'f>> = HashSet::from([start]);
        if steps.contains_key(&start) {
            continue;
        }
        while let Some((node, gone, far)) = path.last_mut() {
            let next = references.get(node).and_then(|(_, all)| all.get(*gone)).copied();
            *gone += 1;
            match next {
                Some(next) if on_path.contains(&next) => {
                    *far = MOST_STEPS + 1;
                    let around: Vec<Node<'f>> =
                        path.iter().map(|(node, ..)| *node).skip_while(|node| *node != next).collect();
                    for (number, node) in around.iter().enumerate() {
                        let names = around.iter().cycle().skip(number).take(around.len() + 1);
                        astray.entry(*node).or_insert_with(|| Astray::Circle(names.map(|(name, _)| *name).collect()));
                    }
                }
                Some(next) => {
                    if let Some(known) = steps.get(&next) {
                        *far = (*far).max((known + 1).min(MOST_STEPS + 1));
                    } else {
                        path.push((next, 0, 0));
                        on_path.insert(next);
                    }
                }
                None => {
                    let (node, far) = (*node, *far);
                    if far > MOST_STEPS {
                        astray.entry(node).or_insert(Astray::Far);
                    }
                    steps.insert(node, far);
                    let (own, all) = references.get(&node).map_or((0, &[][..]), |(own, all)| (*own, all));
                    let others = all.iter().map(|next| sizes.get(next).copied().unwrap_or(0));
                    let size = others.fold(own, usize::saturating_add);
                    if size > MOST_PLACEABLES {
                        astray.entry(node).or_insert(Astray::Large);
                    }
                    sizes.insert(node, size);
                    on_path.remove(&node);
                    path.pop();
                    if let Some((.., parent)) = path.last_mut() {
                        *parent = (*parent).max((far + 1).min(MOST_STEPS + 1));
                    }
                }
            }
        }
    }
    astray
}
