//! A page that shows messages in context, as readers will see them, and follows the files as they are saved.
//!
//! The server writes the whole page for each query. A script loads it again when a choice or a file changes. No request
//! writes files.

mod asked;
mod book;
mod controls;
mod editor;
mod examples;
mod findings;
mod html;
mod http;
mod lasting;
mod page;
mod samples;
mod server;
mod side;
mod states;
mod variables;
mod watch;
mod words;

pub use editor::Editor;
pub use server::{Server, Unable};
