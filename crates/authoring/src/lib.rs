//! Tools for rule authors: scenarios, differences between rule sets, pictures, formatting, and schemas.

pub mod diff;
mod edits;
pub mod fmt;
pub mod interchange;
pub mod picture;
pub mod renamed;
pub mod scenario;
pub mod schema;
