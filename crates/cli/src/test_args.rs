//! What `referee test` accepts.

use std::path::PathBuf;

use clap::Args;

use super::formats::Format;

#[derive(Debug, Args)]
pub(super) struct TestArgs {
    /// Scenario files, or folders of books with `rules/tests/*.yaml`. Without any, the book in this folder if there
    /// is one, else the built-in one.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// The folder with the rules and words that the scenarios are about. Without it, the one they lie in, or the
    /// built-in one.
    #[arg(long, value_name = "DIR")]
    pub(super) book: Option<PathBuf>,
    /// Run only scenarios whose names contain this.
    #[arg(long, value_name = "NAME")]
    pub(super) only: Option<String>,
    /// Tell which stages, actions, timeouts, alerts and notifications no scenario touches.
    #[arg(long)]
    pub(super) coverage: bool,
    /// Tell the coverage, and end with 1 if that of a rule set is less than this.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(super) least_coverage: Option<u8>,
    /// Write what is found in the place of what is expected, to be reviewed as a change.
    #[arg(long)]
    pub(super) update: bool,
    /// Write the results to a file as XML in the form of `JUnit`.
    #[arg(long, value_name = "FILE")]
    pub(super) junit: Option<PathBuf>,
    /// Replace that file if it exists.
    #[arg(long, requires = "junit")]
    pub(super) force: bool,
    /// Text for people, or one JSON object a line.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}
