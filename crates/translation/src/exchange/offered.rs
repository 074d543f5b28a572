//! The plural forms of a language, offered to its translators.

use referee::tooling::{COUNTING, Forms};

use super::branches::{Branch, Step};
use super::part::Leaf;

/// A branch of a translation.
type Target = (Vec<Step>, Option<Leaf>);

/// The most branches of a text to which plural forms are added; nested selectors multiply them.
const MOST: usize = 256;

/// Adds missing plural forms before the default branch of each selector by number, with all branches inside it.
pub(super) fn offer(all: &mut Vec<Target>, source: &[Branch], forms: &Forms) {
    let mut depth = 0;
    while all.iter().any(|(path, _)| path.len() > depth) {
        // Each selector at this depth, by its default.
        let mut defaults: Vec<Vec<Step>> =
            all.iter().filter_map(|(path, _)| Some(path.get(..=depth)?.to_vec())).collect();
        defaults.retain(|path| path.last().is_some_and(|step| step.default));
        defaults.dedup();
        for default in defaults {
            offer_at(all, &default, source, forms);
        }
        depth += 1;
    }
}

/// Adds the missing plural forms of a selector before its default.
fn offer_at(all: &mut Vec<Target>, default: &[Step], source: &[Branch], forms: &Forms) {
    let Some((last, around)) = default.split_last() else { return };
    let forms = last.forms(forms);
    let same = |step: &&Step| step.choice == last.choice && step.selector == last.selector;
    let mut keys: Vec<String> = Vec::new();
    for step in all.iter().filter_map(|(path, _)| path.strip_prefix(around)?.first()).filter(same) {
        if !keys.contains(&step.key) {
            keys.push(step.key.clone());
        }
    }
    let counted = counted(&last.selector).is_some();
    // A single default branch, or branches by name, are not plural forms. Exact numbers do not need any, unless the
    // default shows the number.
    let exact = keys.iter().any(|key| key.parse::<u64>().is_ok());
    let counts = keys.iter().any(|key| Forms::is_one(key) && (key != "other" || keys.len() == 1 && counted))
        || exact && shown(all, default, source);
    if !counts {
        return;
    }
    let open =
        |form: &&str| !keys.iter().any(|key| key == form) && !forms.is_covered(form, keys.iter().map(String::as_str));
    for form in forms.names().filter(open) {
        let step = Step { key: form.to_owned(), default: false, ..last.clone() };
        let inside = all.iter().filter_map(|(path, _)| path.strip_prefix(default));
        let new: Vec<Target> =
            inside.map(|rest| ([around, std::slice::from_ref(&step), rest].concat(), None)).collect();
        if all.len() + new.len() > MOST {
            return;
        }
        let place = all.iter().position(|(path, _)| path.starts_with(default)).unwrap_or(all.len());
        all.splice(place..place, new);
    }
}

/// Whether the default of a selector shows the number that it selects by.
fn shown(all: &[Target], default: &[Step], source: &[Branch]) -> bool {
    let Some(selector) = default.last().map(|step| step.selector.as_str()) else { return false };
    let Some((_, name)) = selector.split_once('$') else { return false };
    let name: String = name.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect();
    let target = all.iter().find(|(path, _)| path == default).and_then(|(_, leaf)| leaf.as_ref());
    let leaf = target.or_else(|| source.iter().find(|branch| branch.path == default).map(|branch| &branch.leaf));
    leaf.is_some_and(|leaf| {
        leaf.codes().any(|code| {
            let inside = code.trim_start_matches(['{', ' ']);
            let plain = counted(inside).unwrap_or(inside);
            let rest = plain.strip_prefix('$').and_then(|rest| rest.strip_prefix(&*name));
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || "-_".contains(c)))
        })
    })
}

/// The arguments of a function that gives a number, and what follows.
pub(super) fn counted(code: &str) -> Option<&str> {
    COUNTING.iter().find_map(|function| code.strip_prefix(function)?.strip_prefix('('))
}
