//! The checks of messages: one file per check, with its reference page.

pub(crate) mod alike;
pub(crate) mod blank;
pub(crate) mod duplicate;
pub(crate) mod function;
pub(crate) mod indented;
pub(crate) mod junk;
pub(crate) mod literal;
pub(crate) mod markup;
pub(crate) mod missing;
/// Locales without messages.
pub(crate) mod missing_locale;
pub(crate) mod option;
pub(crate) mod plural;
/// References to missing messages.
pub(crate) mod reference;
pub(crate) mod unit;
pub(crate) mod unneeded;
pub(crate) mod unseen;
pub(crate) mod variable;
pub(crate) mod variant;

use crate::diagnostic::Check;

/// Every check of messages, in reference order.
pub static CHECKS: &[&Check] = &[
    &alike::ALIKE,
    &blank::BLANK,
    &reference::CYCLE,
    &super::messages::DEEP,
    &duplicate::DUPLICATE,
    &blank::EDGE,
    &reference::FAR,
    &function::FUNCTION,
    &indented::INDENTED,
    &junk::JUNK,
    &super::messages::LARGE,
    &markup::MARKUP,
    &missing::MISSING,
    &missing::UNTRANSLATED,
    &missing_locale::MISSING_LOCALE,
    &literal::NUMBER,
    &option::OPTION,
    &plural::PLURAL,
    &reference::REFERENCE,
    &literal::SELECTOR,
    &unit::UNIT,
    &unneeded::UNNEEDED,
    &unseen::UNSEEN,
    &variable::VARIABLE,
    &variant::VARIANT,
];
