use std::ops::Range;

use referee::check;
use referee::diagnostic::{Finding, Source, Thing};

use super::front::Front;
use super::markdown;
use super::section::{Block, Section, Side};
use super::text::Text;

check! {
/// Help page too long.
///
/// The page has more than some hundred thousand letters, or more than some ten thousand names. The rest is not checked
/// against the rules. Split pages of this length.
    PAGE_TOO_LONG: Error in Pages, "page-too-long";

/// Unreadable help page.
///
/// The file is larger than 8 MiB, which no help page is. It may be the wrong file.
    PAGE_UNREADABLE: Error in Pages, "page-unreadable"
}

/// The finding that a page is not read from a location on.
pub(crate) fn too_long(page: &Source, at: &Range<usize>) -> Finding {
    let message = "the page is too long and is not read from here on";
    PAGE_TOO_LONG.in_text(page, at.start..at.start, message).about(Thing::File, page.name())
}

/// The largest page, in bytes.
const MOST_BYTES: usize = 8 << 20;

/// A help page: Markdown with front matter, with sections whose anchors are the same in all languages.
///
/// If the sentences are in `data-ttu-id` and `data-stu-id` spans, the page contains both the translation and the
/// original.
///
/// ```
/// use referee::Source;
/// use referee_pages::Page;
/// let text = "---\ntitle: Tickets\ndate: 2020-06-02\nlocale: en\n---\n# <a name=\"top\"></a>Tickets\n\nOpen for 3 days.\n";
/// let page = Page::read(&Source::new("tickets.md", text))?;
/// assert_eq!((page.title(), page.date(), page.locale()), (Some("Tickets"), Some("2020-06-02"), Some("en")));
/// assert_eq!(page.anchors().collect::<Vec<_>>(), ["top"]);
/// # Ok::<(), referee::Finding>(())
/// ```
#[derive(Debug, Clone)]
pub struct Page {
    pub(crate) source: Source,
    pub(crate) front: Front,
    pub(crate) sections: Vec<Section>,
    /// Whether the page contains its original.
    pub(crate) bilingual: bool,
    /// The location from which the page is too long to be read.
    pub(crate) cut: Option<Range<usize>>,
}

/// The maximum size of a page: twenty letters, a name in bold and an anchor count as one each.
const MOST: usize = 20_000;

/// Removes the part beyond the maximum size. Returns the location where it begins.
fn cut(sections: &mut Vec<Section>) -> Option<Range<usize>> {
    let mut left = MOST;
    let mut fits = |block: &Block| {
        let side = |text: &Text| text.len() / 20 + text.bold.len() + text.anchors.len();
        let cost = 1 + side(&block.text) + side(&block.original);
        let fits = cost <= left;
        left = left.saturating_sub(cost);
        fits
    };
    for number in 0..sections.len() {
        let Some(section) = sections.get_mut(number) else { break };
        if !fits(&section.heading) {
            let at = section.heading.text.whole();
            sections.truncate(number);
            return Some(at);
        }
        if let Some(at) = section.blocks.iter().position(|block| !fits(block)) {
            let place = section.blocks.get(at).map(|block| block.text.whole());
            section.blocks.truncate(at);
            sections.truncate(number + 1);
            return place;
        }
    }
    None
}

impl Page {
    /// Reads a page. Every text has sections, at least one without a heading.
    ///
    /// # Errors
    /// The page is larger than 8 MiB.
    pub fn read(source: &Source) -> Result<Self, Finding> {
        if source.text().len() > MOST_BYTES {
            let message = format!("the page is larger than {} MiB", MOST_BYTES >> 20);
            return Err(PAGE_UNREADABLE.in_text(source, 0..0, message).about(Thing::File, source.name()));
        }
        let front = Front::read(source.text());
        let (mut sections, bilingual) = markdown::sections(source.text(), front.end);
        let cut = cut(&mut sections);
        Ok(Self { source: source.clone(), front, sections, bilingual, cut })
    }

    /// The title in the front matter, or the first heading.
    pub fn title(&self) -> Option<&str> {
        let heading = || self.sections.iter().find(|section| section.level > 0);
        self.front.get(&["title"]).or_else(|| heading().map(|section| section.heading.text.plain().trim()))
    }

    /// The date in the front matter, `YYYY-MM-DD`.
    pub fn date(&self) -> Option<&str> {
        self.front.date.as_deref()
    }

    /// The locale in the front matter.
    pub fn locale(&self) -> Option<&str> {
        self.front.get(&["locale", "ms.contentlocale", "lang", "language"])
    }

    /// The anchors of its headings, in order.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().flat_map(Section::anchors)
    }

    /// Whether the page contains its original.
    pub fn is_bilingual(&self) -> bool {
        self.bilingual
    }

    /// The sides of the page.
    pub(crate) fn sides(&self) -> &'static [Side] {
        if self.bilingual { &[Side::Text, Side::Original] } else { &[Side::Text] }
    }
}
