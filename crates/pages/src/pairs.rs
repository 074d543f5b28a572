//! The sentence pairs of a bilingual page, for translators.

use serde::Serialize;

use referee::check;
use referee::diagnostic::{Finding, Place, Thing};

use super::page::{Page, too_long};
use super::section::Block;

check! {
/// Unpaired sentence on a bilingual page.
///
/// Translations and originals are paired by the ids of their spans. The counterpart is missing, or its span is not
/// closed.
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

/// A sentence with its original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[schemars(title = "Pair")]
#[non_exhaustive]
pub struct SentencePair {
    /// The id of its span.
    pub id: String,
    /// The file.
    pub file: String,
    /// The line of the translation, from 1.
    pub line: u64,
    /// The locale of the original.
    #[serde(rename = "source-locale")]
    pub source_locale: String,
    /// The original, without Markdown marks.
    pub source: String,
    /// The locale of the translation; empty if the page has none.
    #[serde(rename = "target-locale")]
    pub target_locale: String,
    /// The translation, without Markdown marks.
    pub target: String,
    /// Whether the translation differs from the original.
    pub translated: bool,
}

/// The locale of the originals.
const SOURCE: &str = "en";

impl Page {
    /// The sentence pairs in page order, and findings for unpaired sentences.
    ///
    /// ```
    /// use referee::Source;
    /// use referee_pages::Page;
    /// let text = "<span data-ttu-id=\"1\">Neu</span><span><span data-stu-id=\"2\">New</span></span>\n";
    /// let (pairs, findings) = Page::read(&Source::new("page.md", text))?.pairs();
    /// assert!(pairs.is_empty());
    /// assert_eq!(findings[0].to_string(), "page.md:1:23: warning[page-unpaired]: sentence `1` has no original");
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
    PAGE_UNPAIRED.at(place, format!("sentence `{id}` has no {other}")).about(Thing::Sentence, id)
}
