//! Tools for translators: audits of messages and ledgers, proofs of every branch, exchange formats, and a live preview.

pub mod audits;
pub mod book;
pub mod exchange;
pub mod preview;
pub mod proof;
