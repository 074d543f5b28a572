//! Words on their way to the tools of translators and back: every text of every branch a unit, in XLIFF, PO and TMX.
//!
//! What Fluent puts into a text stands in it as a placeable that is not to be written; what chooses a branch stands in
//! the name of the unit, so that a file brings back all of a message, also into a folder that never had it.

mod begin;
mod braces;
mod branches;
mod catalog;
mod compose;
mod context;
mod entries;
mod files;
mod import;
mod message;
mod part;
mod po;
mod probe;
mod splice;
mod tmx;
mod trial;
mod xliff;
mod xml;

pub use begin::begun;
pub use catalog::Catalog;
pub use import::{Imported, import};
pub use probe::probe;
pub use tmx::memory;

use std::ops::Range;

use referee::check;
use referee::diagnostic::{Finding, Source};
use referee::tooling::{BYTE_ORDER_MARK, Check};

check! {
/// A file of exchanged words cannot be read.
///
/// It is no XLIFF 2, TMX or PO, it is cut off, or it does not say in which language its translations are. Nothing of it is
/// taken.
    UNREAD: Error in Words, "exchange-unread";

/// A unit of exchanged words belongs to no message.
///
/// Its name is not one that `referee locale export` gives, or its message is not among those that are translated any
/// more. The unit is left out, and all else is taken.
    STRANGE: Warning in Words, "exchange-unknown"
}

/// Every check of exchanged words, in the order of the reference.
pub static CHECKS: &[&Check] =
    &[&UNREAD, &STRANGE, &import::REFUSED, &import::UNTRANSLATED, &import::OUTDATED, &import::HIDDEN];

/// A unit whose name names no text.
fn unnamed(source: &Source, at: Range<usize>, name: &str) -> Finding {
    STRANGE.in_text(source, at, format!("`{name}` is not the name of a text"))
}

/// A format that words are exchanged in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exchange {
    /// XLIFF 2.1.
    Xliff,
    /// Gettext's PO.
    Po,
    /// TMX 1.4.
    Tmx,
}

impl Exchange {
    /// What a catalog is in this format.
    pub fn write(self, catalog: &Catalog) -> String {
        match self {
            Self::Xliff => xliff::write(catalog),
            Self::Po => po::write(catalog),
            Self::Tmx => tmx::write(catalog),
        }
    }

    /// The catalog of a file, and what is in it that is none of it.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(source: &Source) -> Result<(Catalog, Vec<Finding>), Finding> {
        let text = source.text().trim_start_matches(BYTE_ORDER_MARK).trim_start();
        if !text.starts_with('<') {
            return po::read(source);
        }
        let document = xml::parsed(source)?;
        match document.root_element().tag_name().name() {
            "xliff" => xliff::read(source, &document),
            "tmx" => tmx::read(source, &document),
            name => Err(UNREAD
                .at(None, format!("`{}` is neither XLIFF, TMX nor PO: it is a document of `{name}`", source.name()))),
        }
    }
}
