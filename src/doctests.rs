//! The Rust of the README and of the book, run as documentation of the library.

#[doc = include_str!("../README.md")]
struct Readme;

#[doc = include_str!("../docs/hosts/library.md")]
struct Library;

#[doc = include_str!("../docs/authors/pages.md")]
struct Pages;
