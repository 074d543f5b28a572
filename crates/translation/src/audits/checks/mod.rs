//! Checks of translations, one per file.

pub(crate) mod case;
pub(crate) mod changed;
pub(crate) mod elsewhere;
pub(crate) mod from_library;
pub(crate) mod language;
pub(crate) mod leaves_out;
pub(crate) mod leftover;
pub(crate) mod on_pages;
pub(crate) mod repeated;
pub(crate) mod script;
pub(crate) mod too_wide;
pub(crate) mod typography;

use referee::tooling::Check;

/// Every check of translations, in the order of the reference.
pub static CHECKS: &[&Check] = &[
    &changed::CHANGED,
    &changed::UNRECORDED,
    &super::ledger::LEDGER_LINE,
    &leaves_out::LEAVES_OUT,
    &elsewhere::ELSEWHERE,
    &repeated::REPEATED,
    &leftover::LEFTOVER,
    &language::LANGUAGE,
    &script::SCRIPT,
    &too_wide::TOO_WIDE,
    &typography::TYPOGRAPHY,
    &case::CASE,
    &on_pages::ON_PAGES,
    &from_library::FROM_LIBRARY,
];
