//! Loading of rules and messages: from a folder, from memory, or built in.

pub(crate) mod builtin;
pub mod file;
pub(crate) mod folder;
mod loader;
pub(crate) mod referee;

use crate::diagnostic::{Check, MORE_FINDINGS};

pub use loader::Loader;
pub use referee::Referee;

/// Every check of files and folders, in the order of the reference.
pub static CHECKS: &[&Check] =
    &[&MORE_FINDINGS, &file::NOT_UTF8, &folder::PASSED_OVER, &file::UNREADABLE, &folder::UNKNOWN_LOCALE];
