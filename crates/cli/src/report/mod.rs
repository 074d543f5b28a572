//! Findings for people and programs: text for a terminal, JSON, SARIF, annotations.

mod difference;
pub(crate) mod github;
pub(crate) mod json;
pub(crate) mod sarif;
pub(crate) mod text;
