//! What is found in files that translators send back: one check a file, with its page in the reference.

mod hidden;
mod outdated;
mod refused;
mod strange;
mod unread;
mod untranslated;

use referee::diagnostic::Check;

pub(crate) use hidden::HIDDEN;
pub(crate) use outdated::OUTDATED;
pub(crate) use refused::REFUSED;
pub(crate) use strange::STRANGE;
pub(crate) use unread::UNREAD;
pub(crate) use untranslated::UNTRANSLATED;

/// Every check of exchanged words, in the order of the reference.
pub static CHECKS: &[&Check] = &[&UNREAD, &STRANGE, &REFUSED, &UNTRANSLATED, &OUTDATED, &HIDDEN];
