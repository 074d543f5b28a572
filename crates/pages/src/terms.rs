//! The translations of known names on a bilingual page: in bold at the same position of the same sentence, or the whole
//! sentence.

use std::collections::BTreeMap;
use std::ops::Range;

use super::page::Page;
use super::section::Block;
use super::text::Text;

impl Page {
    /// The most frequent translation of each name.
    pub fn terms<'n>(&self, names: &[(&'n str, &str)]) -> BTreeMap<&'n str, String> {
        let mut stated: BTreeMap<&'n str, Vec<(String, usize)>> = BTreeMap::new();
        for block in self.sections.iter().flat_map(|section| std::iter::once(&section.heading).chain(&section.blocks)) {
            for (name, term) in block
                .pairs
                .iter()
                .filter_map(|pair| Some((pair.original.as_ref()?, pair.text.as_ref()?)))
                .flat_map(|(original, text)| twins(block, original, text))
            {
                let folded = folded(&name);
                for (id, _) in names.iter().filter(|(_, known)| self::folded(known) == folded) {
                    let all = stated.entry(id).or_default();
                    match all.iter_mut().find(|(known, _)| *known == term) {
                        Some((_, count)) => *count += 1,
                        None => all.push((term.clone(), 1)),
                    }
                }
            }
        }
        let most =
            |all: Vec<(String, usize)>| all.into_iter().rev().max_by_key(|(_, count)| *count).map(|(term, _)| term);
        stated.into_iter().filter_map(|(id, all)| Some((id, most(all)?))).collect()
    }
}

/// The names of a sentence with their translations. If the number of names differs, only the sentence as a whole.
fn twins(block: &Block, original: &Range<usize>, text: &Range<usize>) -> Vec<(String, String)> {
    let (names, terms) = (bold(&block.original, original), bold(&block.text, text));
    let mut twins: Vec<(String, String)> = Vec::new();
    if names.len() == terms.len() {
        twins.extend(names.into_iter().zip(terms));
    }
    if let Some(pair) = whole(&block.original, original).zip(whole(&block.text, text))
        && !twins.contains(&pair)
    {
        twins.push(pair);
    }
    // Untranslated names are not terms.
    twins.retain(|(name, term)| name != term);
    twins
}

fn bold(text: &Text, within: &Range<usize>) -> Vec<String> {
    let inside = text.bold.iter().filter(|range| within.start <= range.start && range.end <= within.end);
    inside.filter_map(|range| text.plain().get(range.clone())).map(bare).filter(|name| !name.is_empty()).collect()
}

fn whole(text: &Text, range: &Range<usize>) -> Option<String> {
    text.plain().get(range.clone()).map(bare).filter(|name| !name.is_empty() && name.chars().count() < 60)
}

/// A name without the characters around it.
fn bare(text: &str) -> String {
    let around = |c: char| c.is_whitespace() || ".,:;!?\"“”„«»'’。：，、；…[]「」".contains(c);
    text.trim_matches(around).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn folded(name: &str) -> String {
    bare(name).to_lowercase().replace('’', "'")
}
