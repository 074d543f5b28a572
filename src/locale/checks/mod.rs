//! What is found in words: one check a file, with its page in the reference.

pub(crate) mod alike;
pub(crate) mod circle;
pub(crate) mod deep;
pub(crate) mod duplicate;
pub(crate) mod far;
pub(crate) mod function;
pub(crate) mod junk;
pub(crate) mod large;
pub(crate) mod markup;
pub(crate) mod missing;
/// A locale without messages.
pub mod missing_locale;
pub(crate) mod number;
pub(crate) mod option;
pub(crate) mod plural;
/// References to missing messages.
pub mod reference;
pub(crate) mod selector;
/// Folders that are not named after a locale.
pub mod unknown_locale;
pub(crate) mod unneeded;
pub(crate) mod unseen;
pub(crate) mod variable;

use crate::diagnostic::Check;

/// Every check of words, in the order of the reference.
pub static CHECKS: &[&Check] = &[
    &alike::ALIKE,
    &circle::CIRCLE,
    &deep::DEEP,
    &duplicate::DUPLICATE,
    &far::FAR,
    &function::FUNCTION,
    &junk::JUNK,
    &large::LARGE,
    &markup::MARKUP,
    &missing::MISSING,
    &missing_locale::MISSING_LOCALE,
    &number::NUMBER,
    &option::OPTION,
    &plural::PLURAL,
    &reference::REFERENCE,
    &selector::SELECTOR,
    &unknown_locale::UNKNOWN_LOCALE,
    &unneeded::UNNEEDED,
    &unseen::UNSEEN,
    &variable::VARIABLE,
];
