//! Arguments of `referee test`.

use std::path::PathBuf;

use clap::Args;

use super::formats::Format;

#[derive(Debug, Args)]
pub(super) struct TestArgs {
    /// Scenario files, or folders with `rules/tests/*.yaml` [default: current folder if it has `rules/`, else the
    /// built-in book].
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Use the rules and messages in this folder [default: the book of the scenario file, else the current folder if it
    /// has `rules/`, else the built-in book].
    #[arg(long, value_name = "DIR", help_heading = "Book")]
    pub(super) book: Option<PathBuf>,
    /// Run only scenarios whose name contains this text.
    #[arg(long, value_name = "NAME")]
    pub(super) only: Option<String>,
    /// Show which stages, actions, timeouts, alerts and notifications no scenario reaches.
    #[arg(long)]
    pub(super) coverage: bool,
    /// Show the coverage, and exit with 1 if a rule set is below this percentage.
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(super) least_coverage: Option<u8>,
    /// Replace expected values in the scenario files with the actual ones.
    #[arg(long)]
    pub(super) update: bool,
    #[arg(long, value_name = "FILE", help = "Write the results to this file as JUnit XML")]
    pub(super) junit: Option<PathBuf>,
    /// Replace the `--junit` file if it exists.
    #[arg(long, requires = "junit")]
    pub(super) force: bool,
    /// Print text, or one JSON object per line.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}
