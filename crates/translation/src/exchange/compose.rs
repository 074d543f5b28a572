//! Messages of their texts.

use fluent_syntax::ast::{Entry, Pattern};

use referee::tooling::parsed;

use super::branches::{Branch, Step, branches, message, pattern};
use super::catalog::{Unit, by_attribute, patterns};
use super::entries::{comment, id, written};

/// A message of its units; none where nothing of it is translated. `there` is the message as it is, `order` the units
/// that it has, in their order.
///
/// # Errors
/// Why it cannot be made.
pub(super) fn composed(
    message_id: &str,
    units: &[&Unit],
    there: Option<&Entry<String>>,
    order: &[&Unit],
) -> Result<Option<Entry<String>>, String> {
    let known = |attribute: Option<&str>| {
        there.and_then(|entry| patterns(entry).into_iter().find(|(name, _)| *name == attribute)).map(|(_, known)| known)
    };
    let mut value = known(None).cloned();
    let mut attributes: Vec<(String, Pattern<String>)> = there
        .map(|entry| {
            patterns(entry).into_iter().filter_map(|(name, known)| Some((name?.to_owned(), known.clone()))).collect()
        })
        .unwrap_or_default();
    let mut touched = there.is_none();
    for (attribute, of) in by_attribute(units) {
        let kept = known(attribute).map(branches).unwrap_or_default();
        // What nobody has touched stays as it is written.
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
    if let Some(there) = there.filter(|_| !touched) {
        return Ok(Some(there.clone()));
    }
    // What is written anew is written as all of it can be.
    value = value.map(|value| pattern(&branches(&value))).transpose()?;
    for (_, known) in &mut attributes {
        *known = pattern(&branches(known))?;
    }
    let entry = message(message_id, value, attributes, there.and_then(comment).cloned());
    // What it is written as is what it is read as.
    let text = written(&entry);
    let again = parsed(&format!("{text}\n")).map(|resource| resource.body).unwrap_or_default();
    match &*again {
        [again] if id(again).as_deref() == Some(message_id) && written(again) == text => Ok(Some(entry)),
        _ => Err("its text cannot be written in Fluent".to_owned()),
    }
}

/// The pattern of its units, with branches that nobody has touched.
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
    // A branch whose unit was lost on the way is still one, where the choice is.
    for branch in kept.iter().filter(|branch| !branch.path.is_empty()) {
        let told = units.iter().any(|unit| unit.path == branch.path);
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
        if !told && chosen && !doubled {
            all.push(branch.clone());
        }
    }
    pattern(&in_order(all, usual)).map(Some)
}

/// Branches in the order that they had; new ones before that which stands for all others.
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
