use std::collections::{BTreeMap, BTreeSet};

use crate::audits::flat::{Flat, flattened};
use crate::audits::translated::Translated;
use crate::audits::values::references;
use referee::check;
use referee::diagnostic::Finding;

check! {
/// Reference to another message than in the original.
///
/// The English message contains a reference to a message, and the translation refers to another one. Perhaps it was copied
/// from a neighbor, or a wrong suggestion was accepted. A translation without a reference is not reported: many languages
/// must inflect the words.
///
/// ```diff ftl
///   # en
///   action-close = Close
///       .hint = The ticket counts as { outcome-solved }.
///   # de
///   action-close = Schließen
/// -     .hint = Das Ticket gilt als { stage-open }.
/// +     .hint = Das Ticket gilt als { outcome-solved }.
/// ```
    ELSEWHERE: Warning in Words, "words-refer-elsewhere"
}

pub(in crate::audits) fn check(part: &Translated<'_, '_>) -> Option<Finding> {
    let (more, less) = exchanged(part)?;
    let message = format!("`{}` refers to `{more}`, but the original refers to `{less}`", part.name());
    Some(part.found.finding(&ELSEWHERE, more, message))
}

/// A reference that only the translation has, and one that only the original has.
fn exchanged<'s>(part: &Translated<'_, 's>) -> Option<(&'s str, &'s str)> {
    let (own, original) = (part.flats, &*flattened(part.original));
    let (own_all, original_all) = (ids(own), ids(original));
    // Compare all branches: references can be in different branches.
    let more = own_all.iter().find(|id| !original_all.contains(*id));
    let less = original_all.iter().find(|id| !own_all.contains(*id));
    if let Some((more, less)) = more.zip(less) {
        return Some((more, less));
    }
    let ([own], [original]) = (own, original) else { return None };
    // Without branches, a reference can replace another one that appears again.
    let (own, original) = (counted(own), counted(original));
    let count = |all: &Counted<'_>, id: &str| all.get(id).map_or(0, |(count, _)| *count);
    let more = own.iter().filter(|(id, (times, _))| (1..*times).contains(&count(&original, id)));
    let more = more.map(|(_, (_, last))| *last).next();
    let less = original.iter().find(|(id, (times, _))| *times > count(&own, id));
    more.zip(less.map(|(id, _)| *id))
}

/// How often a text refers to each message, and the last reference.
type Counted<'f> = BTreeMap<&'f str, (usize, &'f str)>;

fn counted<'f>(flat: &Flat<'f>) -> Counted<'f> {
    let mut all: Counted<'f> = BTreeMap::new();
    for (id, _) in references(flat) {
        let (count, last) = all.entry(id).or_insert((0, id));
        *count += 1;
        *last = id;
    }
    all
}

/// The ids that any branch refers to.
fn ids<'f>(flats: &[Flat<'f>]) -> BTreeSet<&'f str> {
    flats.iter().flat_map(references).map(|(id, _)| id).collect()
}
