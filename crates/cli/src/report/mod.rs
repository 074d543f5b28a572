//! Findings as terminal text, JSON, SARIF and GitHub annotations.

mod difference;
pub(crate) mod github;
pub(crate) mod json;
pub(crate) mod sarif;
pub(crate) mod text;
