//! Terms from the locations where they were seen.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use referee::diagnostic::Source;
use referee::locale::Words;

use crate::label::{Label, Labels, Origin};
use crate::likeness::{self, SAME, score};

use super::term::{Term, TermPlace, TermStatus};

/// One location of a name.
#[derive(Debug, Clone)]
pub(super) struct Sighting<'p> {
    pub(super) label: Label,
    /// The text around the name.
    pub(super) plain: &'p str,
    /// The name in that text.
    pub(super) range: Range<usize>,
    pub(super) source: &'p Source,
    /// The name on the page.
    pub(super) at: Range<usize>,
    /// Whether it belongs to the item for more reasons than its order.
    pub(super) sure: bool,
    /// Whether the other page uses the label of the item there.
    pub(super) exact: bool,
}

impl Sighting<'_> {
    fn text(&self) -> String {
        let text = self.plain.get(self.range.clone()).unwrap_or_default();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The maximum number of names of an item.
const MOST_NAMES: usize = 20;

/// What is known of the language of the names.
pub(super) struct Known<'k> {
    pub(super) locale: String,
    pub(super) rules: &'k str,
    /// The labels for the meanings.
    pub(super) meant: &'k Labels,
    /// The labels and messages of the locale, if there is one for the language.
    pub(super) own: Option<(&'k Labels, Words<'k>)>,
}

/// A name with the locations of all its spellings.
struct Form<'p> {
    label: Label,
    words: Vec<Vec<char>>,
    /// Each spelling, with how often it was seen for the label itself, and at all.
    spellings: Vec<(String, usize, usize)>,
    seen: Vec<Sighting<'p>>,
}

impl Form<'_> {
    /// The most trusted spelling.
    fn text(&self) -> &str {
        let best = self.spellings.iter().rev().max_by_key(|(_, exact, count)| (*exact, *count));
        best.map(|(text, ..)| text.as_str()).unwrap_or_default()
    }

    fn rank(&self) -> (usize, usize, usize) {
        let count = |is: &dyn Fn(&Sighting<'_>) -> bool| self.seen.iter().filter(|seen| is(seen)).count();
        (count(&|seen| seen.exact && seen.sure), count(&|seen| seen.exact), self.seen.len())
    }

    fn sure(&self) -> bool {
        self.seen.iter().any(|seen| seen.sure)
    }

    fn is_like(&self, words: &[Vec<char>]) -> bool {
        score(&self.words, words) >= SAME
    }
}

/// The terms of a locale for a rule set: by item, the best first.
pub(super) fn terms(mut sightings: Vec<Sighting<'_>>, known: &Known<'_>) -> Vec<Term> {
    complete(&mut sightings, known);
    // The same location can be found in several ways.
    sightings.sort_by_key(|seen| (seen.label, seen.source.name(), seen.at.start, !seen.sure, !seen.exact));
    sightings.dedup_by(|later, first| {
        (later.label, later.source.name(), later.at.start) == (first.label, first.source.name(), first.at.start)
    });
    let mut forms: Vec<Form<'_>> = Vec::new();
    for seen in sightings {
        let text = seen.text();
        let words = likeness::words(&text);
        let exact = usize::from(seen.exact);
        let Some(form) = forms.iter_mut().find(|form| form.label == seen.label && form.is_like(&words)) else {
            if forms.iter().filter(|form| form.label == seen.label).count() < MOST_NAMES {
                forms.push(Form { label: seen.label, words, spellings: vec![(text, exact, 1)], seen: vec![seen] });
            }
            continue;
        };
        match form.spellings.iter_mut().find(|(known, ..)| *known == text) {
            Some((_, exactly, count)) => {
                *exactly += exact;
                *count += 1;
            }
            None => form.spellings.push((text, exact, 1)),
        }
        form.seen.push(seen);
    }
    let others = |form: &Form<'_>, forms: &[&Form<'_>]| -> Vec<Label> {
        let same = forms.iter().filter(|other| other.label.noun == form.label.noun && other.is_like(&form.words));
        let mut labels: Vec<Label> = same.map(|other| other.label).collect();
        if let Some((own, _)) = &known.own {
            let meant = own.same(form.label.noun, &likeness::words(form.text())).into_iter();
            labels.extend(meant.filter(|meant| meant.origin.0 != Origin::English).map(|meant| meant.label));
        }
        labels.retain(|label| *label != form.label);
        labels.sort_unstable();
        labels.dedup();
        labels
    };
    let fits = |form: &Form<'_>| known.own.as_ref().and_then(|(own, _)| own.fit(form.label, &form.words));
    // By their order alone, names are easily taken for others.
    let sure: Vec<&Form<'_>> = forms.iter().filter(|form| form.sure()).collect();
    let kept = |form: &&Form<'_>| form.sure() || fits(form).is_some() || others(form, &sure).is_empty();
    let kept: Vec<&Form<'_>> = forms.iter().filter(kept).collect();
    let mut kept: Vec<(&Form<'_>, Vec<Label>)> = kept.iter().map(|form| (*form, others(form, &kept))).collect();
    kept.sort_by_key(|(form, _)| (form.label, Reverse(form.rank())));
    let term = |(form, others): (&Form<'_>, Vec<Label>)| {
        let id = |label: Label| known.meant.message(label).to_owned();
        let status = match (fits(form), &known.own) {
            // The name is left in English.
            (Some((_, Origin::English)), _) => return None,
            (Some((_, Origin::Label)), _) => TermStatus::Label,
            (Some((_, Origin::Page)), _) => TermStatus::Wording,
            (None, Some((_, words))) if words.own(&id(form.label)).is_some() => TermStatus::Different,
            (None, _) => TermStatus::New,
        };
        let places = form.seen.iter().map(|seen| TermPlace::new(&seen.source.place(seen.at.clone())));
        Some(Term {
            locale: known.locale.clone(),
            rules: known.rules.to_owned(),
            id: id(form.label),
            text: form.text().to_owned(),
            status,
            count: form.seen.len(),
            places: places.collect(),
            sure: form.sure(),
            shared: others.into_iter().map(id).collect(),
        })
    };
    kept.into_iter().filter_map(term).collect()
}

/// Extends names that are marked in part, if the whole name is known or was seen elsewhere.
fn complete(sightings: &mut [Sighting<'_>], known: &Known<'_>) {
    let mut names: BTreeMap<Label, Vec<String>> = BTreeMap::new();
    for seen in sightings.iter() {
        let all = names.entry(seen.label).or_default();
        let text = seen.text();
        if all.len() < MOST_NAMES && !all.contains(&text) {
            all.push(text);
        }
    }
    for (label, all) in &mut names {
        all.extend(known.own.iter().flat_map(|(own, _)| own.names(*label)).map(str::to_owned));
        all.sort_by_key(|name| Reverse(name.len()));
    }
    for seen in sightings {
        let text = seen.plain.get(seen.range.clone()).unwrap_or_default();
        let whole = names.get(&seen.label).into_iter().flatten().filter(|name| name.len() > text.len());
        let found = whole.filter_map(|name| {
            let start = seen.range.start.checked_sub(name.find(text)?)?;
            let range = start..start + name.len();
            (seen.plain.get(range.clone()) == Some(name)).then_some(range)
        });
        if let Some(range) = found.into_iter().next() {
            seen.range = range;
        }
    }
}
