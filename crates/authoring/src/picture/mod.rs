//! Pictures of a lifecycle: the chart of a rule set in a reader's words, as SVG, Mermaid and DOT, and on a terminal.
//!
//! ```
//! # use referee_authoring::picture::Chart;
//! use referee::Referee;
//! use referee_authoring::picture::{Shape, Theme};
//! let referee = Referee::builtin();
//! let rules = referee.rulebook().get("2020").expect("it comes with the library");
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
pub use drawing::{Arrow, Face, Frame, Icon, Light, Picture, Rect, Shape, Text};
pub use theme::{Theme, document_style};

/// The room around everything.
const MARGIN: i32 = 24;
/// The width of a page: a picture is no wider, so that its smallest letters can be read there.
const MOST_WIDTH: i32 = 1100;
/// How wide labels may be; the widest that a page has room for is taken.
const LABELS: [i32; 9] = [260, 225, 200, 180, 165, 150, 135, 120, 105];

impl Chart {
    /// The drawing with the places of everything in it, which [`Chart::svg`] writes down. Nothing in it overlaps
    /// unless it lies within, and it is at most 1100 units wide.
    pub fn picture(&self) -> Picture {
        let columns = LABELS.iter().find_map(|most| columns::columns(self, *most));
        columns.unwrap_or_else(|| list::list(self))
    }
}
