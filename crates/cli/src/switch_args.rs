//! What `referee switch` and `referee rollout` accept.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use referee::engine::{Given, Record};
use referee::rules::Instant;

use super::book_args::ReaderArgs;
use super::formats::{DocumentFormat, Format};

#[derive(Debug, Subcommand)]
pub(super) enum SwitchCommand {
    /// Tell what a switch will do to every lead of a log. Nothing is changed. Ends with 1 if it cannot be applied, or the
    /// log has refused events.
    Plan(SwitchPlanArgs),
    /// Write the events of a plan behind its log: all of them, or none where anything has changed since. Nobody else may
    /// write to the log meanwhile; whoever holds it open opens it again. Ends with 0 or, if the log has refused events,
    /// 1 when it was written, and with 2 when nothing was.
    Apply(SwitchApplyArgs),
}

#[derive(Debug, Args)]
pub(super) struct SwitchPlanArgs {
    /// The event log: JSON lines, one event each. `-` reads standard input.
    pub(super) log: PathBuf,
    /// The rule set to move to.
    #[arg(long, value_name = "RULES")]
    pub(super) to: String,
    /// Move only the leads of this rule set. Without it, all from whose rules there is a way.
    #[arg(long, value_name = "RULES")]
    pub(super) from: Option<String>,
    /// The instant of the switch, such as 2020-06-12T09:00:00Z.
    #[arg(long, value_name = "INSTANT")]
    pub(super) at: Instant,
    /// Undo: move the leads that came from the rule set, or by way of it, back to it, and no others.
    #[arg(long)]
    pub(super) back: bool,
    /// What the new rules ask of every lead, such as `qualification=customer-inquiry`.
    #[arg(long, value_name = "FACT=VALUE", value_delimiter = ',', value_parser = named_value)]
    pub(super) facts: Vec<(String, String)>,
    /// What is supplied for single leads: JSON lines of `lead`, `facts` and `fields`.
    #[arg(long, value_name = "FILE")]
    pub(super) supply: Option<PathBuf>,
    /// Show one lead before and after, side by side.
    #[arg(long, value_name = "LEAD")]
    pub(super) lead: Option<String>,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
    /// A table for people, a Markdown document, or a JSON object, which `switch apply` takes.
    #[arg(long, value_enum, default_value_t = DocumentFormat::Table)]
    pub(super) format: DocumentFormat,
}

#[derive(Debug, Args)]
pub(super) struct SwitchApplyArgs {
    /// The event log that the plan was made for.
    pub(super) log: PathBuf,
    /// The plan, as `referee switch plan --format json` wrote it.
    #[arg(long, value_name = "PLAN")]
    pub(super) plan: PathBuf,
    /// The file with what is supplied for single leads, where the plan was made with one.
    #[arg(long, value_name = "FILE")]
    pub(super) supply: Option<PathBuf>,
    /// Write a new log, and leave the old one as it is.
    #[arg(long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Replace that file if it exists.
    #[arg(long, requires = "output")]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
}

#[derive(Debug, Args)]
pub(super) struct RolloutArgs {
    /// The instant at which the lead opens, such as 2020-06-12T09:00:00Z. Without it, now.
    #[arg(long, value_name = "INSTANT")]
    pub(super) at: Option<Instant>,
    /// What is known of the lead, such as `account-moved=true,partner=Contoso`.
    #[arg(long, value_name = "FACT=VALUE", value_delimiter = ',', value_parser = named_value)]
    pub(super) facts: Vec<(String, String)>,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
    /// A table for people, or a JSON object.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

/// A value under a name.
fn named_value(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or_else(|| "it is written `name=value`".to_owned())?;
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

/// Facts as they were named: yes and no where that is what they hold.
pub(super) fn given(facts: &[(String, String)], is_boolean: impl Fn(&str) -> bool) -> Record {
    let value = |name: &str, text: &str| match text {
        "true" if is_boolean(name) => Given::Boolean(true),
        "false" if is_boolean(name) => Given::Boolean(false),
        _ => Given::from(text),
    };
    facts.iter().map(|(name, text)| (name.as_str(), value(name, text))).collect()
}
