//! Loading of rules and messages: from a folder, from memory, or built in.

pub mod builtin;
pub mod file;
pub mod folder;
mod loader;
mod referee;

use crate::diagnostic::{Check, MORE_FINDINGS};

pub use loader::Loader;
pub use referee::{Referee, for_nothing};

/// Every check of files and folders, in the order of the reference.
pub static CHECKS: &[&Check] =
    &[&MORE_FINDINGS, &file::NOT_UTF8, &folder::PASSED_OVER, &file::UNREADABLE, &folder::UNKNOWN_LOCALE];
