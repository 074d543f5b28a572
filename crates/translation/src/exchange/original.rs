//! The original texts of the branches of a translation.

use std::collections::{HashMap, HashSet};

use super::branches::{Branch, Step, place, placed};
use super::part::{Leaf, Part};

/// The original texts for the branches of a translation.
///
/// The way into the translation is followed in the original by the expressions of selectors. Where the original has no such
/// variant, its default is followed. A selector that the translation does not have is replaced by its default variant, and
/// one around which the translation has no text of its own by the variant of the branch.
pub(super) struct Originals<'b> {
    texts: HashMap<&'b [Step], &'b Leaf>,
    /// The variants of the selectors in the text of each branch of the original.
    steps: HashMap<&'b [Step], Vec<&'b Step>>,
    /// The branches of the translation.
    paths: HashSet<&'b [Step]>,
    /// The selectors in the text of each branch of the translation, by number.
    choices: HashMap<&'b [Step], Vec<(usize, &'b str)>>,
}

/// A step of a translation.
struct Turn<'s> {
    step: &'s Step,
    /// The number of earlier selectors with this expression in the text around it.
    nth: usize,
    /// Whether the text around it is a unit of its own.
    apart: bool,
}

impl<'b> Originals<'b> {
    /// The texts of an original, for all branches of a translation.
    pub(super) fn new(source: &'b [Branch], paths: &[&'b [Step]]) -> Self {
        let texts = source.iter().map(|branch| (&*branch.path, &branch.leaf)).collect();
        let mut steps: HashMap<&[Step], Vec<&Step>> = HashMap::new();
        for (around, step) in source.iter().flat_map(|branch| ways(&branch.path)) {
            let steps = steps.entry(around).or_default();
            if steps.last() != Some(&step) {
                steps.push(step);
            }
        }
        let mut choices: HashMap<&[Step], Vec<(usize, &str)>> = HashMap::new();
        for (around, step) in paths.iter().flat_map(|path| ways(path)) {
            let choices = choices.entry(around).or_default();
            if choices.last() != Some(&(step.choice, &step.selector)) {
                choices.push((step.choice, &step.selector));
            }
        }
        for choices in choices.values_mut() {
            choices.sort_unstable();
            choices.dedup();
        }
        Self { texts, steps, paths: paths.iter().copied().collect(), choices }
    }

    /// The original text of a branch.
    pub(super) fn text(&self, path: &[Step]) -> Leaf {
        let turns = ways(path).map(|(around, step)| {
            let same = |(choice, selector): &&(usize, &str)| *selector == step.selector && *choice < step.choice;
            let nth = self.choices_in(around).iter().filter(same).count();
            Turn { step, nth, apart: self.paths.contains(around) }
        });
        let turns: Vec<Turn<'_>> = turns.collect();
        let mut inside = self.choices_in(path).to_vec();
        self.at(&[], &turns.iter().collect::<Vec<_>>(), &mut inside).unwrap_or_else(|all| all)
    }

    fn choices_in(&self, path: &[Step]) -> &[(usize, &'b str)] {
        self.choices.get(path).map_or(&[], Vec::as_slice)
    }

    /// The text of a branch of the original, with the turns that are still to be taken. `inside` are the selectors that are
    /// still to come in the text of the unit. It is an error if the text around the branch does not belong to the unit.
    fn at(&self, at: &[Step], turns: &[&Turn<'_>], inside: &mut Vec<(usize, &'b str)>) -> Result<Leaf, Leaf> {
        // A text that is only a selector is no unit.
        let only = || self.steps.get(at)?.first().map(|first| Part::Code(place(first.choice, &first.selector)));
        let own = self.texts.get(at).map_or_else(|| Leaf(only().into_iter().collect()), |leaf| (*leaf).clone());
        let places: Vec<(usize, &str)> = own.codes().filter_map(placed).collect();
        let nth = |choice: usize, selector: &str| {
            places.iter().take_while(|(known, _)| *known != choice).filter(|(_, known)| *known == selector).count()
        };
        // The turn that is taken at each selector, and the way to its variant. A turn inside another is left to the branch of
        // that one, if it has such a selector.
        let mut taken: Vec<(usize, usize, Vec<Step>)> = Vec::new();
        for (number, turn) in turns.iter().enumerate() {
            let found = places.iter().find(|(choice, selector)| {
                let free = taken.iter().all(|(_, known, _)| known != choice);
                free && *selector == turn.step.selector && turn.nth == nth(*choice, selector)
            });
            if let Some((choice, selector)) = found
                && !taken.iter().any(|(.., next)| self.selects(next, selector))
                && let Some(next) = self.branch(at, *choice, Some(&turn.step.key))
            {
                taken.push((number, *choice, next));
            }
        }
        let apart = taken.iter().find(|(number, ..)| turns.get(*number).is_some_and(|turn| turn.apart));
        if let Some((number, _, next)) = apart {
            return Err(self.at(next, &without(turns, *number), inside).unwrap_or_else(|all| all));
        }
        let mut text = Leaf::default();
        for part in &own.0 {
            let place = if let Part::Code(code) = part { placed(code) } else { None };
            let Some((choice, selector)) = place else {
                text.0.push(part.clone());
                continue;
            };
            if let Some((number, _, next)) = taken.iter().find(|(_, known, _)| *known == choice) {
                text.0.extend(self.at(next, &without(turns, *number), inside)?.0);
            } else if let Some(same) = inside.iter().position(|(_, known)| *known == selector) {
                text.0.push(Part::Code(self::place(inside.remove(same).0, selector)));
            } else if let Some(next) = self.branch(at, choice, None) {
                text.0.extend(self.at(&next, turns, inside)?.0);
            }
        }
        Ok(text.joined())
    }

    /// Whether the text of a branch, or of one inside it, selects by an expression.
    fn selects(&self, at: &[Step], selector: &str) -> bool {
        let inside = self.steps.iter().filter(|(around, _)| around.starts_with(at));
        inside.flat_map(|(_, steps)| steps).any(|step| step.selector == selector)
    }

    /// The way to a variant of a selector, or to its default.
    fn branch(&self, at: &[Step], choice: usize, key: Option<&str>) -> Option<Vec<Step>> {
        let steps = || self.steps.get(at).into_iter().flatten().filter(|step| step.choice == choice);
        let step = steps().find(|step| Some(&*step.key) == key).or_else(|| steps().find(|step| step.default))?;
        Some(at.iter().chain([*step]).cloned().collect())
    }
}

/// The steps of a path, each with the way to it.
fn ways(path: &[Step]) -> impl Iterator<Item = (&[Step], &Step)> {
    path.iter().enumerate().map(|(depth, step)| (path.get(..depth).unwrap_or_default(), step))
}

/// All turns but one.
fn without<'t, 's>(turns: &[&'t Turn<'s>], taken: usize) -> Vec<&'t Turn<'s>> {
    turns.iter().enumerate().filter(|(number, _)| *number != taken).map(|(_, turn)| *turn).collect()
}
