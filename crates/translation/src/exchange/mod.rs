//! Words on their way to the tools of translators and back: every text of every branch a unit, in XLIFF, PO and TMX.
//!
//! What Fluent puts into a text stands in it as a placeable that is not to be written; what chooses a branch stands in
//! the name of the unit, so that a file brings back all of a message, also into a folder that never had it.

mod begin;
mod braces;
mod branches;
mod catalog;
pub mod checks;
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

use referee::diagnostic::{BYTE_ORDER_MARK, Finding, Source};

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
            name => Err(checks::UNREAD
                .at(None, format!("`{}` is neither XLIFF, TMX nor PO: it is a document of `{name}`", source.name()))),
        }
    }
}
