//! Pictures of a lifecycle in the reader's language: SVG, Mermaid, DOT and terminal; and of a replay: SVG.
//!
//! ```
//! # use referee_authoring::picture::Chart;
//! use referee::Referee;
//! use referee_authoring::picture::{Shape, Theme};
//! let referee = Referee::builtin();
//! let rules = referee.rulebook().get("2020").expect("built-in rule set");
//! let chart = Chart::new(&referee.reader("de")?, rules);
//! assert!(chart.svg(Theme::Auto).starts_with("<svg "), "for a page");
//! assert!(chart.mermaid().starts_with("flowchart "), "for a document");
//! assert_eq!(chart.picture().frames.iter().filter(|frame| frame.shape == Shape::Stage).count(), 2);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod block;
mod chart;
mod charting;
mod columns;
mod dot;
mod drawing;
mod endings;
mod flows;
mod flows_svg;
mod lanes;
mod list;
mod measure;
mod mermaid;
mod order;
mod path;
mod svg;
mod terminal;
mod theme;

pub use chart::{Chart, Sign};
pub(crate) use charting::tidy;
pub use drawing::{Arrow, Face, Frame, Icon, Light, Picture, Rect, Shape, Text};
pub use flows::Flows;
pub use theme::{Theme, document_style};

/// The outer margin.
const MARGIN: i32 = 24;
/// The width of a page. A wider picture would be scaled down until its smallest letters are unreadable.
const MOST_WIDTH: i32 = 1100;
/// The maximum label widths to try; the first one that fits on a page is used.
const LABELS: [i32; 9] = [260, 225, 200, 180, 165, 150, 135, 120, 105];

impl Chart {
    /// The drawing with the positions of all parts, as written by [`Chart::svg`]. Parts overlap only if one contains
    /// the other. The width is at most 1100 units.
    pub fn picture(&self) -> Picture {
        let columns = LABELS.iter().find_map(|most| columns::columns(self, *most));
        columns.unwrap_or_else(|| list::list(self))
    }
}
