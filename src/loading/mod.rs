//! Loading of rules and messages: from a folder, from memory, or built in.

pub mod builtin;
pub mod folder;
mod referee;

pub use referee::{Referee, for_nothing};
