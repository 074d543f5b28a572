//! Composes messages from their units.

use fluent_syntax::ast::{Entry, Pattern};

use referee::tooling::parsed;

use super::branches::{Branch, Step, branches, message, pattern, placed};
use super::catalog::{Unit, by_attribute, patterns};
use super::entries::{comment, id, written};
use super::part::Leaf;

/// Composes a message from its units. Returns `None` if nothing is translated. `existing` is the current message, `order`
/// its units in their order.
///
/// # Errors
/// Why the message cannot be composed.
pub(super) fn composed(
    message_id: &str,
    units: &[&Unit],
    existing: Option<&Entry<String>>,
    order: &[&Unit],
) -> Result<Option<Entry<String>>, String> {
    let known = |attribute: Option<&str>| {
        existing
            .and_then(|entry| patterns(entry).into_iter().find(|(name, _)| *name == attribute))
            .map(|(_, known)| known)
    };
    let mut value = known(None).cloned();
    let mut attributes: Vec<(String, Pattern<String>)> = existing
        .map(|entry| {
            patterns(entry).into_iter().filter_map(|(name, known)| Some((name?.to_owned(), known.clone()))).collect()
        })
        .unwrap_or_default();
    let mut touched = existing.is_none();
    for (attribute, of) in by_attribute(units) {
        let kept = known(attribute).map(branches).unwrap_or_default();
        // Unchanged parts keep their exact text.
        let same = |unit: &&Unit| {
            let is = |branch: &&Branch| branch.path == unit.path && Some(&branch.leaf) == unit.target.as_ref();
            unit.target.is_none() || kept.iter().any(|branch| is(&branch))
        };
        if of.iter().all(same) {
            continue;
        }
        touched = true;
        let usual = order.iter().filter(|unit| unit.message().1 == attribute).map(|unit| &unit.path);
        let usual: Vec<&Vec<Step>> = kept.iter().map(|branch| &branch.path).chain(usual).collect();
        let Some(pattern) = pattern_of(&of, &kept, &usual).map_err(|why| match attribute {
            Some(attribute) => format!("in `.{attribute}`, {why}"),
            None => why,
        })?
        else {
            continue;
        };
        match attribute {
            None => value = Some(pattern),
            Some(name) => match attributes.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => *known = pattern,
                None => attributes.push((name.to_owned(), pattern)),
            },
        }
    }
    if value.is_none() && (attributes.is_empty() || message_id.starts_with('-')) {
        return Ok(None);
    }
    if let Some(existing) = existing.filter(|_| !touched) {
        return Ok(Some(existing.clone()));
    }
    // Rewrite every part in the same style.
    value = value.map(|value| pattern(&branches(&value))).transpose()?;
    for (_, known) in &mut attributes {
        *known = pattern(&branches(known))?;
    }
    let entry = message(message_id, value, attributes, existing.and_then(comment).cloned());
    // The message must be the same after parsing.
    let text = written(&entry);
    let again = parsed(&format!("{text}\n")).map(|resource| resource.body).unwrap_or_default();
    match &*again {
        [again] if id(again).as_deref() == Some(message_id) && written(again) == text => Ok(Some(entry)),
        _ => Err("its text cannot be written in Fluent".to_owned()),
    }
}

/// The pattern of units, with the unchanged branches.
fn pattern_of(units: &[&Unit], kept: &[Branch], usual: &[&Vec<Step>]) -> Result<Option<Pattern<String>>, String> {
    let mut all: Vec<Branch> = Vec::new();
    for unit in units {
        let before = kept.iter().find(|branch| branch.path == unit.path);
        let leaf = unit.target.clone().or_else(|| before.map(|branch| branch.leaf.clone()));
        all.extend(leaf.map(|leaf| Branch { path: unit.path.clone(), leaf }));
    }
    if units.iter().all(|unit| unit.target.is_none()) {
        return Ok(None);
    }
    // Keep a branch whose unit is missing in the file if its selector is still there.
    for branch in kept.iter().filter(|branch| !branch.path.is_empty()) {
        let given = units.iter().any(|unit| unit.path == branch.path);
        let chosen = branch.path.split_last().is_some_and(|(last, before)| {
            all.iter().any(|other| {
                other.path.starts_with(before)
                    && other.path.get(before.len()).is_some_and(|step| {
                        step.choice == last.choice
                            && step.selector == last.selector
                            && (step.default != last.default || step.key != last.key)
                    })
            })
        });
        let doubled = branch.path.last().is_some_and(|last| {
            last.default
                && all.iter().any(|other| {
                    other.path.len() == branch.path.len()
                        && other.path.last().is_some_and(|step| step.default && step.choice == last.choice)
                })
        });
        if !given && chosen && !doubled {
            all.push(branch.clone());
        }
    }
    // A selector that only the translation had is gone with its branches if the new text around it does not have it.
    let choices = |leaf: &Leaf| -> Vec<usize> { leaf.codes().filter_map(|code| Some(placed(code)?.0)).collect() };
    for unit in units {
        let Some(target) = &unit.target else { continue };
        let (own, original) = (choices(target), choices(&unit.source));
        all.retain(|branch| {
            let step = branch.path.strip_prefix(&*unit.path).and_then(|rest| rest.first());
            step.is_none_or(|step| own.contains(&step.choice) || original.contains(&step.choice))
        });
    }
    pattern(&in_order(all, usual)).map(Some)
}

/// Branches in their previous order. New branches come before the default branch.
fn in_order(mut all: Vec<Branch>, usual: &[&Vec<Step>]) -> Vec<Branch> {
    let mut ordered: Vec<Branch> = Vec::new();
    for path in usual {
        if let Some(place) = all.iter().position(|other| other.path == **path) {
            ordered.push(all.remove(place));
        }
    }
    for branch in all {
        let beside = |other: &Branch| {
            let (one, other) = (branch.path.split_last(), other.path.split_last());
            one.zip(other).is_some_and(|((last, before), (step, rest))| {
                before == rest && step.choice == last.choice && step.default && !last.default
            })
        };
        let place = ordered.iter().position(beside).unwrap_or(ordered.len());
        ordered.insert(place, branch);
    }
    ordered
}
