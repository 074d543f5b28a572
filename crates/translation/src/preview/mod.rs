//! Every word in its place: a page that shows what translators write as readers will see it, and follows the files
//! as they are saved.
//!
//! The page is written here, as a whole, for what its address asks for; a script in it only asks again when something
//! was chosen or a file has changed. Nothing that is asked for writes anything.

mod asked;
mod book;
mod controls;
mod examples;
mod findings;
mod html;
mod http;
mod lasting;
mod page;
mod server;
mod side;
mod states;
mod watch;
mod words;

pub use server::{Server, Unable};
