//! Help pages: read, held against rules and words, made into drafts of rules, and written.
//!
//! What a page says is found by the sentences of the locale's files: cues with blanks (`page-…`). No sentence, no name
//! and no unit of time of any language stands here.

mod checker;
pub(crate) mod checks;
mod claim;
mod compare;
mod folded;
mod front;
mod label;
mod markdown;
mod page;
mod pattern;
mod places;
mod reading;
mod report;
mod tag;
mod text;
mod told;
mod vocabulary;
mod write;

pub use checker::Checker;
pub use claim::{Claim, Verdict};
pub use page::Page;
pub use report::{Fit, PageReport};
pub use write::HelpPage;
