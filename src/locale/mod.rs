//! The words: Project Fluent messages in every locale, with numbers, money, dates, durations and lists
//! written by ICU4X as the locale writes them.

mod arguments;
mod bundle;
pub(crate) mod checks;
mod contract;
mod escape;
mod format;
mod functions;
mod lexicon;
mod memo;
mod messages;
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

/// What can be found in a message file of which nobody knows what it is for.
pub(crate) fn check_alone(source: &crate::diagnostic::Source) -> Vec<crate::diagnostic::Finding> {
    let (file, mut findings) = messages::read(source);
    let files: Vec<_> = file.into_iter().collect();
    findings.extend(checks::audit(&icu::locale::Locale::UNKNOWN, &files, &[]).findings);
    findings
}
