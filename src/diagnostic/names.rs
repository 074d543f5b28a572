use std::fmt;

use crate::fault::cut;

/// The name in `known` that `given` probably means: at an edit distance under 3 and under half of the name's length.
pub fn near<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if given.len() > 64 {
        return None;
    }
    known
        .into_iter()
        .filter(|name| name.len() <= 64)
        .filter_map(|name| Some((distance(given, name, 2)?, name)))
        .filter(|&(distance, name)| distance * 2 < name.chars().count().max(2))
        .min()
        .map(|(_, name)| name)
}

/// Suggests the nearest known name, if one is near enough.
pub fn did_you_mean<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    near(given, known).map(|name| format!("did you mean `{name}`?"))
}

/// Names in backticks, separated by commas.
pub fn listed<T: fmt::Display>(names: impl IntoIterator<Item = T>) -> String {
    first_of(names, usize::MAX)
}

/// The first names in backticks, followed by "and more" if names are left out.
pub fn first_of<T: fmt::Display>(names: impl IntoIterator<Item = T>, most: usize) -> String {
    let mut names = names.into_iter();
    let listed: Vec<String> = names.by_ref().take(most).map(|name| format!("`{name}`")).collect();
    listed.join(", ") + if names.next().is_some() { " and more" } else { "" }
}

/// Truncates a text to `most` characters and adds an ellipsis.
pub fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((at, _)) => format!("{}…", cut(text, ..at)),
        None => text.to_owned(),
    }
}

/// Edit distance by insertion, deletion, replacement and transposition, up to a limit.
fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    let (mut a, mut b) = (a.chars(), b.chars());
    loop {
        let (with_a, with_b) = (a.as_str(), b.as_str());
        let (x, y) = (a.next(), b.next());
        match (x, y) {
            (None, None) => return Some(0),
            _ if x == y => continue,
            _ => {}
        }
        let most = most.checked_sub(1)?;
        let (without_a, without_b) = (a.as_str(), b.as_str());
        let pairs = [(without_a, without_b), (without_a, with_b), (with_a, without_b)];
        // Numbers with the same digits are different names.
        let letters = [x, y].iter().flatten().all(|c| c.is_alphabetic());
        let swapped = (letters && a.next() == y && b.next() == x).then_some((a.as_str(), b.as_str()));
        return pairs
            .into_iter()
            .chain(swapped)
            .filter_map(|(a, b)| distance(a, b, most))
            .min()
            .map(|distance| distance + 1);
    }
}
