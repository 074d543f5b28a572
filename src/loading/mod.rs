//! Loads rules and messages: from a folder, from memory, or built in.

pub(crate) mod builtin;
pub(crate) mod file;
pub(crate) mod folder;
mod loader;
pub(crate) mod reading;
pub(crate) mod referee;

pub use loader::Loader;
pub use referee::Referee;
