//! The original text of a unit.

use super::branches::{Branch, Step, place, placed};
use super::part::{Leaf, Part};

/// The text of an original that fits a branch of a translation. `paths` are all branches of the translation.
///
/// The way into the translation is followed in the original by the expressions of selectors. Where the original has no such
/// variant, its default is followed. A selector that the translation does not have is replaced by its default variant, and
/// one around which the translation has no text of its own by the variant of the branch.
pub(super) fn original(source: &[Branch], paths: &[&[Step]], path: &[Step]) -> Leaf {
    let mut around: &[Step] = &[];
    let mut turns = Vec::new();
    for (depth, step) in path.iter().enumerate() {
        let same = |(choice, selector): &(usize, &str)| *selector == step.selector && *choice < step.choice;
        let nth = choices(paths, around).into_iter().filter(same).count();
        turns.push(Turn { step, nth, apart: paths.contains(&around) });
        around = path.get(..=depth).unwrap_or(path);
    }
    let original = Original { source, inside: choices(paths, path) };
    original.text(&[], &turns.iter().collect::<Vec<_>>()).unwrap_or_else(|all| all)
}

/// The selectors in the text of a branch, by number.
fn choices<'p>(paths: &[&'p [Step]], around: &[Step]) -> Vec<(usize, &'p str)> {
    let below = paths.iter().filter_map(|path| path.strip_prefix(around)?.first());
    let mut all: Vec<_> = below.map(|step| (step.choice, step.selector.as_str())).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// A step of a translation.
struct Turn<'s> {
    step: &'s Step,
    /// The number of earlier selectors with this expression in the text around it.
    nth: usize,
    /// Whether the text around it is a unit of its own.
    apart: bool,
}

struct Original<'b> {
    source: &'b [Branch],
    /// The selectors in the text of the unit.
    inside: Vec<(usize, &'b str)>,
}

impl Original<'_> {
    /// The text of a branch of the original, with the turns that are still to be taken. It is an error if the text around
    /// the branch does not belong to the unit.
    fn text(&self, at: &[Step], turns: &[&Turn<'_>]) -> Result<Leaf, Leaf> {
        let own = self.source.iter().find(|branch| branch.path == at).map(|branch| branch.leaf.clone());
        let only = || {
            let first = self.source.iter().find_map(|branch| branch.path.strip_prefix(at)?.first())?;
            Some(Leaf(vec![Part::Code(place(first.choice, &first.selector))]))
        };
        let own = own.or_else(only).unwrap_or_default();
        let codes: Vec<&str> = own.codes().collect();
        let nth = |number: usize, selector: &str| {
            let before = codes.iter().take(number).filter_map(|code| placed(code));
            before.filter(|(_, known)| *known == selector).count()
        };
        let turned = |turn: &Turn<'_>, (number, selector): (usize, &str)| {
            turn.step.selector == selector && turn.nth == nth(number, selector)
        };
        let places = || codes.iter().enumerate().filter_map(|(number, code)| Some((number, placed(code)?)));
        for (taken, turn) in turns.iter().enumerate().filter(|(_, turn)| turn.apart) {
            let found = places().find(|(number, (_, selector))| turned(turn, (*number, selector)));
            if let Some((_, (choice, _))) = found
                && let Some(next) = self.branch(at, choice, Some(&turn.step.key))
            {
                return Err(self.text(&next, &without(turns, taken)).unwrap_or_else(|all| all));
            }
        }
        let mut text = Leaf::default();
        let mut number = 0;
        for part in &own.0 {
            let Part::Code(code) = part else {
                text.0.push(part.clone());
                continue;
            };
            number += 1;
            let Some((choice, selector)) = placed(code) else {
                text.0.push(part.clone());
                continue;
            };
            let here = (number - 1, selector);
            let inside = self.inside.iter().filter(|(_, known)| *known == selector).nth(nth(number - 1, selector));
            let taken = turns.iter().position(|turn| turned(turn, here));
            let next = match (taken, inside) {
                (Some(taken), _) => self.branch(at, choice, turns.get(taken).map(|turn| &*turn.step.key)),
                (None, Some((choice, _))) => {
                    text.0.push(Part::Code(place(*choice, selector)));
                    continue;
                }
                (None, None) => self.branch(at, choice, None),
            };
            let turns = taken.map_or_else(|| turns.to_vec(), |taken| without(turns, taken));
            text.0.extend(next.map(|next| self.text(&next, &turns)).transpose()?.unwrap_or_default().0);
        }
        Ok(text.joined())
    }

    /// The way to a variant of a selector, or to its default.
    fn branch(&self, at: &[Step], choice: usize, key: Option<&str>) -> Option<Vec<Step>> {
        let steps = || {
            let below = self.source.iter().filter_map(|branch| branch.path.strip_prefix(at)?.first());
            below.filter(|step| step.choice == choice)
        };
        let step = steps().find(|step| Some(&*step.key) == key).or_else(|| steps().find(|step| step.default))?;
        Some(at.iter().chain([step]).cloned().collect())
    }
}

/// All turns but one.
fn without<'t, 's>(turns: &[&'t Turn<'s>], taken: usize) -> Vec<&'t Turn<'s>> {
    turns.iter().enumerate().filter(|(number, _)| *number != taken).map(|(_, turn)| *turn).collect()
}
