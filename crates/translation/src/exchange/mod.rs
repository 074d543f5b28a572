//! Export and import for translation tools: every branch of every message is a unit, in XLIFF, PO and TMX.
//!
//! Placeables are protected codes in the text of a unit. The name of a unit contains the selectors of its branch, so that
//! a file can restore a whole message, also in a folder without it.

mod begin;
mod braces;
mod branches;
mod catalog;
mod commented;
mod compose;
mod context;
mod entries;
mod files;
mod import;
mod message;
mod name;
mod offered;
mod original;
mod part;
mod plural_rule;
mod plurals;
mod po;
mod probe;
mod received;
mod splice;
mod tmx;
mod trial;
mod wordings;
mod xliff;
mod xml;

pub use begin::message_files;
pub use catalog::Catalog;
pub use import::{Imported, import};
pub use probe::probe;
pub use tmx::memory;
pub use wordings::{literal, wordings};

use std::ops::Range;

use referee::check;
use referee::diagnostic::{Finding, Source};
use referee::tooling::{BYTE_ORDER_MARK, Check};

check! {
/// Unreadable translation file.
///
/// The file is not XLIFF 2, TMX or PO, is incomplete, or does not name the language of its translations. Nothing is
/// imported.
    UNREAD: Error in Words, "exchange-unread";

/// Unknown unit in a translation file.
///
/// Its name was not written by `referee locale export`, or its message no longer exists. The unit is skipped, and the rest
/// is imported.
    STRANGE: Warning in Words, "exchange-unknown"
}

/// Every check of translation files, in the order of the reference.
pub static CHECKS: &[&Check] = &[
    &UNREAD,
    &STRANGE,
    &import::REFUSED,
    &import::UNTRANSLATED,
    &received::UNFINISHED,
    &received::TRIMMED,
    &import::INCOMPLETE,
    &import::OUTDATED,
    &import::HIDDEN,
];

/// The finding for a unit without a valid name.
fn unnamed(source: &Source, at: Range<usize>, name: &str) -> Finding {
    STRANGE.in_text(source, at, format!("invalid unit name `{name}`"))
}

/// A format of translation files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exchange {
    /// XLIFF 2.1.
    Xliff,
    /// Gettext PO.
    Po,
    /// TMX 1.4.
    Tmx,
}

impl Exchange {
    /// Writes a catalog in this format.
    pub fn write(self, catalog: &Catalog) -> String {
        match self {
            Self::Xliff => xliff::write(catalog),
            Self::Po => po::write(catalog),
            Self::Tmx => tmx::write(catalog),
        }
    }

    /// Reads the catalog of a file, with findings for skipped units.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn read(source: &Source) -> Result<(Catalog, Vec<Finding>), Finding> {
        let text = source.text().trim_start_matches(BYTE_ORDER_MARK).trim_start();
        if !text.starts_with('<') {
            return po::read(source);
        }
        let document = xml::parsed(source)?;
        match document.root_element().tag_name().name() {
            "xliff" => xliff::read(source, &document),
            "tmx" => tmx::read(source, &document),
            name => {
                Err(UNREAD
                    .at(None, format!("`{}` is not XLIFF, TMX or PO: its root element is `{name}`", source.name())))
            }
        }
    }
}
