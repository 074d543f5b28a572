//! Messages: Project Fluent in every locale, with numbers, money, dates, durations and lists formatted by ICU4X.
//!
//! ```
//! use referee::{Event, Opening, Referee};
//! let referee = Referee::builtin();
//! let opening = Opening::under("2017");
//! let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, opening))?;
//! let at = "2017-06-04T07:00:00Z".parse()?;
//! for (locale, left) in [("en", "1 day, 2 hours left"), ("ru", "через 1 день 2 часа"), ("zh-TW", "剩餘 1 天 2 小時")] {
//!     let reader = referee.reader(locale)?;
//!     assert_eq!(reader.status(&lead, at)?.deadline.expect("the stage has a time limit").text, left);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub(crate) mod arguments;
pub(crate) mod audit;
pub(crate) mod bundle;
pub(crate) mod checks;
pub(crate) mod contract;
mod day_periods;
pub mod durations;
mod error;
pub(crate) mod escape;
pub(crate) mod files;
pub(crate) mod format;
mod functions;
mod left;
pub(crate) mod lexicon;
pub(crate) mod mail;
mod memo;
pub(crate) mod messages;
mod negotiate;
pub(crate) mod nesting;
pub(crate) mod parallel;
pub(crate) mod patterns;
mod phrasebook;
pub(crate) mod places;
pub(crate) mod pseudo;
mod reader;
mod references;
mod scope;
pub(crate) mod shared;
pub(crate) mod slots;
mod stock;
pub(crate) mod stops;
mod strict;
pub(crate) mod template;
mod time_words;
mod values;
pub(crate) mod variable;
pub(crate) mod wordings;
mod zone;

pub(crate) use arguments::Args;
pub use error::{LocaleError, language};
pub(crate) use escape::{isolate, markdown_escape, plain_text, safe_html};
pub(crate) use files::MessageSource;
pub(crate) use lexicon::MISSING;
pub use lexicon::Words;
pub use negotiate::accepted;
pub use phrasebook::Phrasebook;
pub use reader::Reader;
pub(crate) use shared::{Slot, common};
pub(crate) use variable::{FACT, FIELD, NOT_GIVEN};
pub use zone::Zone;
