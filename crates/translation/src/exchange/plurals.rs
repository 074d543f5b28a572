//! Branches that gettext holds as one entry with plural forms.

use std::collections::HashSet;

use referee::tooling::Forms;

use super::branches::Step;
use super::catalog::Unit;
use super::offered::counted;
use super::part::Leaf;
use super::plural_rule::Rule;

/// The default branch of a selector by number.
pub(super) const OTHER: &str = "other";
pub(super) const ONE: &str = "one";

/// The plural forms of a language, as gettext has them.
pub(super) struct Plurals {
    pub(super) forms: Forms,
    pub(super) rule: Option<Rule>,
}

/// An entry of a PO file.
pub(super) enum Written<'u> {
    Text(&'u Unit),
    /// The units of all plural forms in the order of gettext.
    Plural(Vec<&'u Unit>),
}

impl Plurals {
    pub(super) fn new(forms: Forms) -> Self {
        let rule = Rule::of(&forms);
        Self { forms, rule }
    }

    /// The entries of units.
    pub(super) fn written<'u>(&self, units: &'u [Unit]) -> Vec<Written<'u>> {
        let mut all = Vec::new();
        for units in units.chunk_by(|one, next| one.file == next.file && one.key == next.key) {
            // Units that are in an entry already.
            let mut held: Vec<&[Step]> = Vec::new();
            for unit in units {
                if held.contains(&&*unit.path) {
                    continue;
                }
                let Some(forms) = self.plural(unit, units) else {
                    all.push(Written::Text(unit));
                    continue;
                };
                held.extend(forms.iter().map(|unit| &*unit.path));
                // Fractions have no form in gettext. Untranslated, they get the text of the last form.
                held.extend(fractions(&forms, units).filter(|unit| unit.target.is_none()).map(|unit| &*unit.path));
                all.push(Written::Plural(forms));
            }
        }
        all
    }

    /// The units of all plural forms of the selector that a branch belongs to, if gettext can hold them.
    fn plural<'u>(&self, unit: &Unit, units: &'u [Unit]) -> Option<Vec<&'u Unit>> {
        self.rule.as_ref()?;
        let (last, around) = unit.path.split_last()?;
        if !self.forms.names().any(|form| form == last.key) || !is_counted(last) {
            return None;
        }
        let beside = |form: &str| {
            let step = last.chosen().step(form);
            units.iter().find(|unit| unit.path.split_last() == Some((&step, around)))
        };
        let all: Vec<&Unit> = self.forms.names().map(beside).collect::<Option<_>>()?;
        // The selector must have no other default.
        let default = beside(OTHER)?;
        let (_, plural) = originals(&all, |unit| Some(&unit.source))?;
        (*plural != Leaf::default() && default.source == *plural).then_some(all)
    }
}

/// The unit of the default branch, if only fractions select it.
fn fractions<'u>(forms: &[&Unit], units: &'u [Unit]) -> impl Iterator<Item = &'u Unit> {
    let path = forms.first().and_then(|unit| unit.path.split_last()).map(|(last, around)| {
        let mut path = around.to_vec();
        path.push(last.chosen().step(OTHER));
        path
    });
    let other = forms.iter().any(|unit| Some(&unit.path) == path.as_ref());
    units.iter().filter(move |unit| !other && Some(&unit.path) == path.as_ref())
}

/// The originals of one and of several, if the forms of several have the same original.
pub(super) fn originals<'u>(
    forms: &[&'u Unit],
    original: impl Fn(&'u Unit) -> Option<&'u Leaf>,
) -> Option<(&'u Leaf, &'u Leaf)> {
    let is_one = |unit: &&&'u Unit| unit.path.last().is_some_and(|step| step.key == ONE);
    let mut several = forms.iter().filter(|unit| !is_one(unit)).map(|unit| original(unit));
    let plural = several.next()??;
    let one = forms.iter().find(is_one).map_or(Some(plural), |unit| original(unit))?;
    several.all(|source| source == Some(plural)).then_some((one, plural))
}

/// Whether a selector gives a cardinal number.
fn is_counted(step: &Step) -> bool {
    let selector = &step.selector;
    let counts = counted(selector).is_some() || selector.starts_with('$') && !selector.starts_with("$fact-");
    counts && !step.is_ordinal()
}

/// Adds the default branches that a file leaves to the last plural form, as only fractions select them. Branches that are
/// translated in the book stay.
pub(super) fn complete(units: &mut Vec<Unit>, forms: &Forms, translated: impl Fn(&Unit) -> bool) {
    let Some(last) = forms.names().last().filter(|last| *last != OTHER) else { return };
    let mut new = Vec::new();
    let place =
        |unit: &Unit, step: &Step, around: &[Step]| (unit.file.clone(), unit.key.clone(), around.to_vec(), step.choice);
    let with_default = units.iter().filter_map(|unit| {
        let (step, around) = unit.path.split_last()?;
        step.default.then(|| place(unit, step, around))
    });
    let with_default: HashSet<_> = with_default.collect();
    for (number, unit) in units.iter().enumerate() {
        let Some((step, around)) = unit.path.split_last() else { continue };
        if step.key != last || step.default || !is_counted(step) || unit.target.is_none() {
            continue;
        }
        let mut default = unit.clone();
        default.path = around.to_vec();
        default.path.push(step.chosen().step(OTHER));
        if !with_default.contains(&place(unit, step, around)) && !translated(&default) {
            new.push((number + 1, default));
        }
    }
    for (number, unit) in new.into_iter().rev() {
        units.insert(number, unit);
    }
}
