//! The words: Project Fluent messages in every locale, with numbers, money, dates, durations and lists
//! written by ICU4X as the locale writes them.

mod arguments;
mod audit;
mod bundle;
mod contract;
mod escape;
mod format;
mod functions;
mod lexicon;
mod memo;
mod negotiate;
mod nesting;
mod patterns;
mod phrasebook;
mod references;
mod zone;

pub(crate) use arguments::Args;
pub(crate) use contract::{Slot, common};
pub use escape::plain_text;
pub(crate) use escape::{isolate, markdown_escape};
pub use lexicon::{Word, Words};
pub(crate) use phrasebook::MessageSource;
pub use phrasebook::{Phrasebook, Reader};
pub use zone::{Zone, ZoneError};
