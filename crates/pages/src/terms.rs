//! What a bilingual page calls what its original calls by known names: in bold at the same place of the same sentence,
//! or as the whole of it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::page::Page;
use super::section::Block;
use super::text::Text;

impl Page {
    /// What names of the original are in the language of the page, most often.
    pub fn terms<'n>(&self, names: &[(&'n str, &str)]) -> BTreeMap<&'n str, String> {
        let mut told: BTreeMap<&'n str, Vec<(String, usize)>> = BTreeMap::new();
        for block in self.sections.iter().flat_map(|section| std::iter::once(&section.heading).chain(&section.blocks)) {
            for (name, term) in block
                .pairs
                .iter()
                .filter_map(|pair| Some((pair.original.as_ref()?, pair.text.as_ref()?)))
                .flat_map(|(original, text)| twins(block, original, text))
            {
                let folded = folded(&name);
                for (id, _) in names.iter().filter(|(_, known)| self::folded(known) == folded) {
                    let all = told.entry(id).or_default();
                    match all.iter_mut().find(|(known, _)| *known == term) {
                        Some((_, count)) => *count += 1,
                        None => all.push((term.clone(), 1)),
                    }
                }
            }
        }
        let most =
            |all: Vec<(String, usize)>| all.into_iter().rev().max_by_key(|(_, count)| *count).map(|(term, _)| term);
        told.into_iter().filter_map(|(id, all)| Some((id, most(all)?))).collect()
    }
}

/// The names of a sentence, each with what it is in the translation; where that has another number of them, only the
/// sentence as a whole.
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
    // What was left in the original is no term.
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

/// A name without what stands around it.
fn bare(text: &str) -> String {
    let around = |c: char| c.is_whitespace() || ".,:;!?\"“”„«»'’。：，、；…[]「」".contains(c);
    text.trim_matches(around).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn folded(name: &str) -> String {
    bare(name).to_lowercase().replace('’', "'")
}
