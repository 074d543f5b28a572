//! Arguments of `referee switch` and `referee rollout`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use referee::engine::{Given, Record};
use referee::rules::Instant;

use super::book_args::ReaderArgs;
use super::client::ServerArgs;
use super::formats::{DocumentFormat, Format};
use super::help;

#[derive(Debug, Subcommand)]
pub(super) enum SwitchCommand {
    /// Show what a switch will do to each lead in an event log, without changing it.
    #[command(after_help = help::PLAN)]
    Plan(SwitchPlanArgs),
    /// Append the events of a plan to its event log.
    #[command(after_help = help::APPLY)]
    Apply(SwitchApplyArgs),
}

#[derive(Debug, Args)]
pub(super) struct SwitchPlanArgs {
    /// Event log in JSON Lines; `-` reads standard input.
    #[arg(required_unless_present = "server", conflicts_with = "server")]
    pub(super) log: Option<PathBuf>,
    #[command(flatten)]
    pub(super) server: ServerArgs,
    /// Move leads to this rule set.
    #[arg(long, value_name = "RULES")]
    pub(super) to: String,
    /// Move only leads of this rule set [default: every rule set that `--to` can be reached from].
    #[arg(long, value_name = "RULES")]
    pub(super) from: Option<String>,
    /// Switch at this instant, such as 2020-06-12T09:00:00Z [default with `--server`: now].
    #[arg(long, value_name = "INSTANT", required_unless_present = "server")]
    pub(super) at: Option<Instant>,
    /// Undo a switch: move back only leads that came from, or through, the rule set `--to`.
    #[arg(long)]
    pub(super) back: bool,
    /// Supply facts for every lead, such as `qualification=customer-inquiry`.
    #[arg(long, value_name = "FACT=VALUE", value_delimiter = ',', value_parser = named_value)]
    pub(super) facts: Vec<(String, String)>,
    /// Supply facts and fields of single leads: JSON Lines such as `{"lead":"L-1","facts":{},"fields":{}}`.
    #[arg(long, value_name = "FILE")]
    pub(super) supply: Option<PathBuf>,
    /// Show one lead before and after the switch.
    #[arg(long, value_name = "LEAD", conflicts_with = "server")]
    pub(super) lead: Option<String>,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
    /// Print a table, a Markdown document, or the JSON object that `switch apply` reads.
    #[arg(long, value_enum, default_value_t = DocumentFormat::Table)]
    pub(super) format: DocumentFormat,
}

#[derive(Debug, Args)]
pub(super) struct SwitchApplyArgs {
    /// Event log that the plan was made for.
    #[arg(required_unless_present = "server", conflicts_with = "server")]
    pub(super) log: Option<PathBuf>,
    #[command(flatten)]
    pub(super) server: ServerArgs,
    /// Apply the switch with this id in the service.
    #[arg(long, value_name = "ID", requires = "server", required_unless_present = "log", help_heading = "Service")]
    pub(super) switch: Option<String>,
    /// Apply this plan, written by `referee switch plan --format json`.
    #[arg(long, value_name = "PLAN", required_unless_present = "server", conflicts_with = "server")]
    pub(super) plan: Option<PathBuf>,
    /// Supply the same file as for the plan, if it had one.
    #[arg(long, value_name = "FILE")]
    pub(super) supply: Option<PathBuf>,
    /// Write a new log, and leave the old one unchanged.
    #[arg(long, value_name = "FILE", conflicts_with = "server")]
    pub(super) output: Option<PathBuf>,
    /// Replace the `--output` file if it exists.
    #[arg(long, requires = "output")]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
}

#[derive(Debug, Args)]
pub(super) struct RolloutArgs {
    /// Open the lead at this instant, such as 2020-06-12T09:00:00Z [default: now].
    #[arg(long, value_name = "INSTANT")]
    pub(super) at: Option<Instant>,
    /// Set facts of the lead, such as `account-moved=true,partner=Contoso`.
    #[arg(long, value_name = "FACT=VALUE", value_delimiter = ',', value_parser = named_value)]
    pub(super) facts: Vec<(String, String)>,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
    /// Print a table, or a JSON object.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

pub(super) fn named_value(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| "expected `name=value`".to_owned())?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

/// Facts from text. `true` and `false` become booleans if the fact is one.
pub(super) fn given(facts: &[(String, String)], is_boolean: impl Fn(&str) -> bool) -> Record {
    let value = |name: &str, text: &str| match text {
        "true" if is_boolean(name) => Given::Boolean(true),
        "false" if is_boolean(name) => Given::Boolean(false),
        _ => Given::from(text),
    };
    facts.iter().map(|(name, text)| (name.as_str(), value(name, text))).collect()
}
