//! What is found in help pages: one check a file, with its page in the reference.

pub(super) mod page_about_nothing;
pub(super) mod page_beyond_rules;
pub(super) mod page_contradiction;
pub(super) mod page_fits;
pub(super) mod page_front;
pub(super) mod page_language;
pub(super) mod page_one_name;
pub(super) mod page_stricter;
pub(super) mod page_term;
pub(super) mod page_too_long;
pub(super) mod page_two_names;
pub(super) mod page_unpaired;
pub(super) mod page_unread;
pub(super) mod page_unreadable;
pub(super) mod page_unsaid;

use referee::diagnostic::Check;

/// Every check of pages, in the order of the reference.
pub static CHECKS: &[&Check] = &[
    &page_contradiction::PAGE_CONTRADICTION,
    &page_unsaid::PAGE_UNSAID,
    &page_unread::PAGE_UNREAD,
    &page_beyond_rules::PAGE_BEYOND_RULES,
    &page_stricter::PAGE_STRICTER,
    &page_term::PAGE_TERM,
    &page_one_name::PAGE_ONE_NAME,
    &page_two_names::PAGE_TWO_NAMES,
    &page_about_nothing::PAGE_ABOUT_NOTHING,
    &page_fits::PAGE_FITS,
    &page_language::PAGE_LANGUAGE,
    &page_unpaired::PAGE_UNPAIRED,
    &page_front::PAGE_FRONT,
    &page_too_long::PAGE_TOO_LONG,
    &page_unreadable::PAGE_UNREADABLE,
];
