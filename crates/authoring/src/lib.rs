//! For authors of rules: scenarios, differences between rule sets, pictures, formatting, and schemas of the files.

pub mod diff;
pub mod fmt;
pub mod picture;
pub mod renamed;
pub mod scenario;
pub mod schema;
