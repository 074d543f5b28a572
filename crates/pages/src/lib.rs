//! Help pages: reads them, checks them against rules and messages, drafts rules from them, and writes them.
//!
//! Sentences on pages are recognized by the messages `page-…` of a locale, which are patterns with blanks. The code
//! contains no sentence, name or unit of time of any language.

mod book;
mod checker;
mod choice;
mod claim;
mod compare;
mod cue;
mod draft;
mod flows;
mod fold;
mod folded;
mod front;
mod icons;
mod label;
mod letter;
mod likeness;
mod markdown;
mod mention;
mod page;
mod pairs;
mod pattern;
mod places;
mod reading;
mod report;
mod schedule;
mod section;
mod selected;
mod sides;
mod stated;
mod subject;
mod tag;
mod terms;
mod text;
mod units;
mod vocabulary;
mod wording;
mod write;

pub use checker::Checker;
pub use claim::{Claim, Evidence, Verdict};
pub use draft::{DraftOptions, PageDraft};
pub use icons::icon;
pub use page::Page;
pub use pairs::SentencePair;
pub use report::{Fit, PageReport};
pub use terms::{Term, TermOptions, TermPlace, TermReport, TermStatus};
pub use wording::Wording;
pub use write::{HelpPage, render};

use referee::rules::Duration;
use referee::tooling::Check;

/// All checks of pages, in the order of the reference.
pub static CHECKS: &[&Check] = &[
    &compare::PAGE_CONTRADICTION,
    &compare::PAGE_WORDING,
    &compare::PAGE_UNSAID,
    &compare::PAGE_UNREAD,
    &compare::PAGE_BEYOND_RULES,
    &compare::fields::PAGE_STRICTER,
    &compare::terms::PAGE_TERM,
    &compare::terms::PAGE_ONE_NAME,
    &compare::terms::PAGE_TWO_NAMES,
    &choice::PAGE_ABOUT_NOTHING,
    &choice::PAGE_FITS,
    &choice::PAGE_TWO_FLOWS,
    &checker::PAGE_LANGUAGE,
    &pairs::PAGE_UNPAIRED,
    &sides::PAGE_SIDES_DIFFER,
    &checker::PAGE_FRONT,
    &page::PAGE_TOO_LONG,
    &page::PAGE_UNREADABLE,
    &terms::PAGE_ALONE,
];

const HOUR: i64 = 3_600_000;

/// A duration as written in rule files: hours stay hours, and weeks become days.
fn written(duration: Duration) -> String {
    let millis = duration.millis();
    if duration.is_working() {
        duration.to_string()
    } else if duration.in_hours() {
        format!("{}h", millis / HOUR)
    } else if duration.months() == 0 && millis > 0 && millis % (24 * HOUR) == 0 {
        format!("{}d", millis / (24 * HOUR))
    } else {
        duration.to_string()
    }
}
