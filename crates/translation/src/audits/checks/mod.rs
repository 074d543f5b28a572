//! Checks of translations, one per file.

pub(crate) mod addresses;
pub(crate) mod case;
pub(crate) mod changed;
pub(crate) mod elsewhere;
pub(crate) mod encoding;
pub(crate) mod ending;
pub(crate) mod formatted;
pub(crate) mod from_library;
pub(crate) mod language;
pub(crate) mod leaves_out;
pub(crate) mod leftover;
pub(crate) mod numbers;
pub(crate) mod on_pages;
pub(crate) mod repeated;
pub(crate) mod script;
pub(crate) mod swapped;
pub(crate) mod too_wide;
pub(crate) mod typography;

use referee::tooling::Check;

/// Every check of translations, in the order of the reference.
pub static CHECKS: &[&Check] = &[
    &changed::CHANGED,
    &changed::UNRECORDED,
    &super::ledger::LEDGER_LINE,
    &leaves_out::LEAVES_OUT,
    &numbers::NUMBERS,
    &addresses::ADDRESSES,
    &formatted::FORMATTED,
    &ending::ENDING,
    &swapped::SWAPPED,
    &elsewhere::ELSEWHERE,
    &repeated::REPEATED,
    &leftover::LEFTOVER,
    &language::LANGUAGE,
    &script::SCRIPT,
    &encoding::ENCODING,
    &too_wide::TOO_WIDE,
    &typography::TYPOGRAPHY,
    &case::CASE,
    &on_pages::ON_PAGES,
    &from_library::FROM_LIBRARY,
];

/// Checks whose findings are right in some texts. A text that was accepted by its name has no such findings.
pub(super) const ACCEPTABLE: [&Check; 12] = [
    &leaves_out::LEAVES_OUT,
    &numbers::NUMBERS,
    &addresses::ADDRESSES,
    &formatted::FORMATTED,
    &ending::ENDING,
    &swapped::SWAPPED,
    &elsewhere::ELSEWHERE,
    &repeated::REPEATED,
    &leftover::LEFTOVER,
    &language::LANGUAGE,
    &script::SCRIPT,
    &typography::TYPOGRAPHY,
];
