//! Helpers of the other tests. Their tests are not built here, so some parts are unused.

#![allow(dead_code, unused_imports)]

#[path = "../added.rs"]
pub mod added;
#[path = "../altered.rs"]
pub mod altered;
#[path = "../apply.rs"]
pub mod apply;
#[path = "../command.rs"]
pub mod command;
#[path = "../copies.rs"]
pub mod copies;
#[path = "../docs.rs"]
pub mod docs;
#[path = "../drafted.rs"]
pub mod drafted;
#[path = "../exchange.rs"]
pub mod exchange;
#[path = "../pages.rs"]
pub mod pages;
#[path = "../picture.rs"]
pub mod picture;
#[path = "../preview.rs"]
pub mod preview;
#[path = "../random.rs"]
pub mod random;
#[path = "../safe.rs"]
pub mod safe;
#[path = "../translations.rs"]
pub mod translations;
#[path = "../written.rs"]
pub mod written;
