use std::ops::Range;

use referee::check;
use referee::diagnostic::{Finding, Source, Thing};

use super::front::Front;
use super::markdown;
use super::section::{Block, Section, Side};
use super::text::Text;

check! {
/// A help page is too long to be read to its end.
///
/// It has more than some hundred thousand letters, or more than some ten thousand names. What comes behind is not held
/// against the rules. Pages of that length are better parted.
    PAGE_TOO_LONG: Error in Pages, "page-too-long";

/// A help page cannot be read.
///
/// It is larger than 8 MiB. No help page is: perhaps it is not the file that was meant.
    PAGE_UNREADABLE: Error in Pages, "page-unreadable"
}

/// That a page is not read from a place on.
pub(crate) fn too_long(page: &Source, at: &Range<usize>) -> Finding {
    let message = "the page is too long; it is not read from here on";
    PAGE_TOO_LONG.in_text(page, at.start..at.start, message).about(Thing::File, page.name())
}

/// The largest page, in bytes.
const MOST_BYTES: usize = 8 << 20;

/// A help page: Markdown with front matter, in sections that anchors name whatever language they are in.
///
/// A page whose sentences stand between `data-ttu-id` and `data-stu-id` spans is two: the translation, and the
/// original beside it.
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
    /// Whether an original stands beside the translation.
    pub(crate) bilingual: bool,
    /// Where it becomes too long to be read on.
    pub(crate) cut: Option<Range<usize>>,
}

/// How much of a page is read: twenty letters, a name in bold and an anchor are one each.
const MOST: usize = 20_000;

/// Takes away what is beyond that, and tells where it begins.
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
    /// Reads a page. Whatever text it is, it has sections, if perhaps only one without a heading.
    ///
    /// # Errors
    /// The page is larger than 8 MiB, which no help page is.
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

    /// The title of the front matter, else that of the first heading.
    pub fn title(&self) -> Option<&str> {
        let heading = || self.sections.iter().find(|section| section.level > 0);
        self.front.get(&["title"]).or_else(|| heading().map(|section| section.heading.text.plain().trim()))
    }

    /// The day that the front matter dates it to, `YYYY-MM-DD`.
    pub fn date(&self) -> Option<&str> {
        self.front.date.as_deref()
    }

    /// The locale that the front matter names.
    pub fn locale(&self) -> Option<&str> {
        self.front.get(&["locale", "ms.contentlocale", "lang", "language"])
    }

    /// The anchors of its headings, in their order.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().flat_map(Section::anchors)
    }

    /// Whether the original stands beside the translation.
    pub fn is_bilingual(&self) -> bool {
        self.bilingual
    }

    /// The sides that it has.
    pub(crate) fn sides(&self) -> &'static [Side] {
        if self.bilingual { &[Side::Text, Side::Original] } else { &[Side::Text] }
    }
}
