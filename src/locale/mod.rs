//! The words: Project Fluent messages in every locale, with numbers, money, dates, durations and lists
//! written by ICU4X as the locale writes them.
//!
//! ```
//! use referee::{Event, Opening, Referee};
//! let referee = Referee::builtin();
//! let opening = Opening::under("2017");
//! let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, opening))?;
//! let at = "2017-06-04T07:00:00Z".parse()?;
//! for (locale, left) in [("en", "1 day left"), ("ru", "через 1 день"), ("zh-TW", "剩餘 1 天")] {
//!     let reader = referee.reader(locale)?;
//!     assert_eq!(reader.status(&lead, at)?.deadline.expect("the stage has a time limit").text, left);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(crate) mod arguments;
mod audit;
pub(crate) mod bundle;
pub(crate) mod checks;
pub(crate) mod contract;
mod error;
pub(crate) mod escape;
pub(crate) mod files;
pub(crate) mod format;
mod functions;
mod left;
pub(crate) mod lexicon;
mod memo;
pub(crate) mod messages;
mod negotiate;
pub(crate) mod nesting;
pub(crate) mod parallel;
pub(crate) mod patterns;
mod phrasebook;
pub(crate) mod places;
mod pseudo;
mod reader;
mod references;
mod scope;
pub(crate) mod shared;
mod stock;
pub(crate) mod template;
mod values;
pub(crate) mod variable;
mod zone;

pub(crate) use arguments::Args;
pub use contract::Contract;
pub use error::{LocaleError, language};
pub(crate) use escape::plain_text;
pub(crate) use escape::safe_html;
pub(crate) use escape::{isolate, markdown_escape};
pub(crate) use files::MessageSource;
pub use lexicon::Words;
pub use phrasebook::Phrasebook;
pub use reader::Reader;
pub(crate) use shared::{Slot, common};
pub use zone::Zone;

/// What can be found in a message file of which nobody knows what it is for: how it is written, and what it calls
/// and refers to.
///
/// ```
/// use referee::Source;
/// let findings = referee::tooling::check_messages(&Source::new("de.ftl", "greeting = Hallo { NAMES($who) }\n"));
/// assert_eq!(findings[0].id, "ftl-function");
/// ```
pub fn check_messages(source: &crate::diagnostic::Source) -> Vec<crate::diagnostic::Finding> {
    let (file, mut findings) = messages::read(source);
    let files: Vec<_> = file.into_iter().collect();
    let forms = checks::plural::Forms::of(&icu_locale::Locale::UNKNOWN);
    findings.extend(audit::Audit::new(&forms, None, &files, &[]).findings);
    findings
}

/// A language with the script and the region that it is likely to have: `de-Latn-DE` of `de`.
pub fn icu_whole(locale: &unic_langid::LanguageIdentifier) -> Option<icu_locale::LanguageIdentifier> {
    let mut whole: icu_locale::LanguageIdentifier = locale.to_string().parse().ok()?;
    icu_locale::LocaleExpander::new_extended().maximize(&mut whole);
    Some(whole)
}

/// The script that a language is written in, if it is known.
pub fn icu_script(locale: &unic_langid::LanguageIdentifier) -> Option<icu_locale::subtags::Script> {
    icu_whole(locale)?.script
}

/// Whether a language is written from right to left.
pub fn is_right_to_left(locale: &str) -> bool {
    let directions = icu_locale::LocaleDirectionality::new_extended();
    locale.parse().is_ok_and(|locale: icu_locale::LanguageIdentifier| directions.is_right_to_left(&locale))
}
