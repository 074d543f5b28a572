//! The sentences of a bilingual page that stand beside each other, for translators.

use serde::Serialize;

use referee::check;
use referee::diagnostic::{Finding, Place, Thing};

use super::page::{Page, too_long};
use super::section::Block;

check! {
/// A sentence of a bilingual page stands alone.
///
/// Translations and originals belong together by the ids of their spans. One without the other was lost, or its span is
/// not closed.
///
/// ```diff md
///   ---
///   locale: de
///   rules: "2017"
///   ---
///   ### <a name="new-referrals"></a><span data-ttu-id="1">Neu</span><span><span data-stu-id="1">New</span></span>
///
/// - <span data-ttu-id="2">Das ist alles.</span>
/// + <span data-ttu-id="2">Das ist alles.</span><span><span data-stu-id="2">That is all.</span></span>
/// ```
    PAGE_UNPAIRED: Warning in Pages, "page-unpaired"
}

/// A sentence and what it was translated from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(title = "Pair")]
#[non_exhaustive]
pub struct SentencePair {
    /// What the page calls it.
    pub id: String,
    /// The file.
    pub file: String,
    /// The line of the translation, from 1.
    pub line: u64,
    /// The locale that it was translated from.
    #[serde(rename = "source-locale")]
    pub source_locale: String,
    /// What it was translated from, without marks.
    pub source: String,
    /// The locale of the translation; empty where the page does not name one.
    #[serde(rename = "target-locale")]
    pub target_locale: String,
    /// The translation, without marks.
    pub target: String,
    /// Whether the translation differs from what it was translated from.
    pub translated: bool,
}

/// What bilingual pages are translated from.
const SOURCE: &str = "en";

impl Page {
    /// The sentences that stand beside each other, in the order of the page, and those that stand alone.
    ///
    /// ```
    /// use referee::Source;
    /// use referee_pages::Page;
    /// let text = "<span data-ttu-id=\"1\">Neu</span><span><span data-stu-id=\"2\">New</span></span>\n";
    /// let (pairs, findings) = Page::read(&Source::new("page.md", text))?.pairs();
    /// assert!(pairs.is_empty());
    /// assert_eq!(findings[0].to_string(), "page.md:1:23: warning[page-unpaired]: the sentence `1` stands beside no original");
    /// # Ok::<(), referee::Finding>(())
    /// ```
    pub fn pairs(&self) -> (Vec<SentencePair>, Vec<Finding>) {
        let mut pairs = Vec::new();
        let mut findings = Vec::new();
        if let Some(at) = &self.cut {
            findings.push(too_long(&self.source, at));
        }
        for block in self.sections.iter().flat_map(|section| std::iter::once(&section.heading).chain(&section.blocks)) {
            for pair in &block.pairs {
                let at = |range: &Option<std::ops::Range<usize>>, text: &super::text::Text| {
                    range.as_ref().map(|range| self.source.place(text.place(range)))
                };
                let (target, source) = (at(&pair.text, &block.text), at(&pair.original, &block.original));
                match (target, source) {
                    (Some(target), Some(_)) => pairs.push(self.pair(block, pair, &target)),
                    (Some(place), None) => findings.push(alone(place, &pair.id, "original")),
                    (None, Some(place)) => findings.push(alone(place, &pair.id, "translation")),
                    (None, None) => {}
                }
            }
        }
        (pairs, findings)
    }

    fn pair(&self, block: &Block, pair: &super::section::PairRange, place: &Place) -> SentencePair {
        let words = |range: &Option<std::ops::Range<usize>>, text: &super::text::Text| {
            let text = range.clone().and_then(|range| text.plain().get(range)).unwrap_or_default();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let (target, source) = (words(&pair.text, &block.text), words(&pair.original, &block.original));
        SentencePair {
            id: pair.id.to_string(),
            file: place.file().to_owned(),
            line: place.line_number(),
            source_locale: SOURCE.to_owned(),
            target_locale: self.locale().unwrap_or_default().to_owned(),
            translated: target != source,
            target,
            source,
        }
    }
}

fn alone(place: Place, id: &str, other: &str) -> Finding {
    PAGE_UNPAIRED.at(place, format!("the sentence `{id}` stands beside no {other}")).about(Thing::Sentence, id)
}
