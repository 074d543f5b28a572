//! Arguments of `referee replay`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use referee::rules::Instant;

use super::args::Colors;
use super::book_args::ReaderArgs;
use super::switch_args::named_value;

#[derive(Debug, Args)]
pub(super) struct ReplayArgs {
    /// Event log in JSON Lines; `-` reads standard input.
    pub(super) log: PathBuf,
    /// Replay leads under this rule set.
    #[arg(long, value_name = "RULES")]
    pub(super) rules: String,
    /// Replay leads of this rule set.
    #[arg(long, value_name = "RULES")]
    pub(super) against: String,
    /// Compare leads as of this instant, such as 2020-06-12T09:00:00Z [default: now].
    #[arg(long, value_name = "INSTANT")]
    pub(super) at: Option<Instant>,
    /// Split the leads by a fact, or by `week` of opening.
    #[arg(long, value_name = "FACT")]
    pub(super) by: Option<String>,
    /// Supply facts for every lead, such as `qualification=customer-inquiry`.
    #[arg(long, value_name = "FACT=VALUE", value_delimiter = ',', value_parser = named_value)]
    pub(super) facts: Vec<(String, String)>,
    /// Supply facts and fields of single leads: JSON Lines such as `{"lead":"L-1","facts":{},"fields":{}}`.
    #[arg(long, value_name = "FILE")]
    pub(super) supply: Option<PathBuf>,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
    /// Print a table, a Markdown document, a JSON object, or a picture of the leads' states.
    #[arg(long, value_enum, default_value_t = ReplayFormat::Table)]
    pub(super) format: ReplayFormat,
    /// Use the colors of this theme in an SVG; `auto` follows the reader's system.
    #[arg(long, value_enum, default_value_t = Colors::Auto)]
    pub(super) theme: Colors,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReplayFormat {
    Table,
    Markdown,
    Json,
    Svg,
}
