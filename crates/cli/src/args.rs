//! What the command line accepts.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use referee::diagnostic::Finding;
use referee::rules::Instant;
use referee_authoring::diff::Rename;

use super::book_args::{BookArgs, Language, ReaderArgs};
use super::console::Color;
use super::findings::FindingArgs;
use super::formats::{DocumentFormat, Format};
use super::locale_args::LocaleCommand;
use super::page_args::PageCommand;
use super::switch_args::{RolloutArgs, SwitchCommand};
use super::test_args::TestArgs;

/// Runs the life of sales leads from versioned rules, and tells their status in the reader's language.
#[derive(Debug, Parser)]
#[command(name = "referee", version, about, max_term_width = 100, after_help = EXIT_CODES)]
pub(super) struct Invocation {
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to use colours.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(super) color: Color,
}

const EXIT_CODES: &str = "Exit codes: 0 all is well; 1 the input has findings or refused events, and everything sound \
    was still done, or files were written and the report of it could not be; 2 usage, an unreadable file, or output that \
    cannot be written; 3 an internal fault.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Tell where each lead of an event log stands at an instant.
    Status(LogArgs),
    /// Tell what happened to each lead of an event log, up to an instant.
    Timeline(LogArgs),
    /// List the words of a rule set, each with the locale that it truly comes from.
    Words(WordsArgs),
    /// Draw the life that a rule set gives a lead: a picture, or text that others make one of.
    Draw(DrawArgs),
    /// Show the life that a rule set gives a lead on the terminal.
    Show(LifeArgs),
    /// Run the scenarios of a book: what leads live through, and what must then hold.
    Test(TestArgs),
    /// Find what is wrong with rules and words, before anything runs.
    Check(CheckArgs),
    /// Show the page of a check: what it finds, why it matters, an example.
    Explain(ExplainArgs),
    /// Begin a rule set, with its message files in all locales.
    New(NewArgs),
    /// Enter a rule set in the ledger of released ones, which do not change any more.
    Release(ReleaseArgs),
    /// Tell what changes for people from one rule set to another.
    Diff(DiffArgs),
    /// Move the leads of a log to another rule set: first a plan of what happens to each, then the switch.
    #[command(subcommand)]
    Switch(SwitchCommand),
    /// Explain under which rule set a new lead opens: which entry of the rollout decides, and why the others do not.
    Rollout(RolloutArgs),
    /// Help pages: hold them against the rules.
    #[command(subcommand)]
    Page(PageCommand),
    /// The words of locales: what is wrong with them, how far they are, what they were translated from.
    #[command(subcommand)]
    Locale(LocaleCommand),
    /// Write rule files in canonical order and layout, with every comment.
    Fmt(FmtArgs),
    /// Print the JSON Schema of an output or of rule files.
    Schema {
        /// The output.
        #[arg(value_enum)]
        output: Output,
    },
    /// Print the completion script for a shell.
    ///
    /// For example, `referee completions bash > ~/.local/share/bash-completion/completions/referee`.
    Completions {
        /// The shell.
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print a manual page, or write all manual pages to a folder.
    Man(ManArgs),
}

#[derive(Debug, Args)]
pub(super) struct LogArgs {
    /// The event log: JSON lines, one event each. `-` reads standard input.
    pub(super) log: PathBuf,
    /// The instant to look from, such as 2020-06-12T09:00:00Z. Without it, now.
    #[arg(long, value_name = "INSTANT")]
    pub(super) at: Option<Instant>,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
    /// A table for people, or one JSON object a line.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct WordsArgs {
    /// The rule set. With `--missing`, all if it is left out.
    #[arg(long, value_name = "RULES", required_unless_present = "missing")]
    pub(super) rules: Option<String>,
    /// List only the messages that this locale lacks, such as `fr`, with the texts that stand in for them.
    #[arg(long, value_name = "LOCALE")]
    pub(super) missing: Option<Language>,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
    /// A table for people, or one JSON object a line.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct DrawArgs {
    #[command(flatten)]
    pub(super) life: LifeArgs,
    /// What to write.
    #[arg(long, value_enum, default_value_t = Drawing::Svg)]
    pub(super) format: Drawing,
    /// The colours of an SVG: as the reader's system prefers, or one or the other.
    #[arg(long, value_enum, default_value_t = Colors::Auto)]
    pub(super) theme: Colors,
}

#[derive(Debug, Args)]
pub(super) struct LifeArgs {
    /// The rule set.
    pub(super) rules: String,
    /// Light the path of a lead of an event log, such as leads.jsonl:L-1. `-:L-1` reads standard input.
    #[arg(long, value_name = "LOG:LEAD", allow_hyphen_values = true)]
    pub(super) lead: Option<String>,
    /// The instant up to which the lead is looked at. Without it, now.
    #[arg(long, value_name = "INSTANT", requires = "lead")]
    pub(super) at: Option<Instant>,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
}

#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// The old rule set.
    pub(super) old: String,
    /// The new rule set.
    pub(super) new: String,
    /// What has another id in the new rule set, in the place of what its `switch` says, such as `stage:new=received` or `action:active.edit=change`; more than
    /// once for several. Kinds: stage, outcome, action, field, notification, recipient, view, role, fact, alert, tip,
    /// mark.
    #[arg(long, value_name = "KIND:OLD=NEW", value_parser = rename)]
    pub(super) rename: Vec<Rename>,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
    /// A table for people, a Markdown document, or a JSON object.
    #[arg(long, value_enum, default_value_t = DocumentFormat::Table)]
    pub(super) format: DocumentFormat,
}

#[derive(Debug, Args)]
pub(super) struct FmtArgs {
    /// Rule files, or folders of them; `-` reads standard input and writes standard output.
    #[arg(default_value = "rules", value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Change nothing; show what would be changed, and end with 1 if anything would.
    #[arg(long, conflicts_with = "stdout")]
    pub(super) check: bool,
    /// Write to standard output in the place of the files.
    #[arg(long)]
    pub(super) stdout: bool,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Folders with rules and words, rule files, message files. Without any, the folder that this runs in.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) findings: FindingArgs,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The id of a check. Without it, all are listed.
    pub(super) id: Option<String>,
    /// All pages, as one Markdown text.
    #[arg(long, conflicts_with = "id")]
    pub(super) all: bool,
}

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// The name of the rule set: lower-case letters, digits and hyphens.
    pub(super) name: String,
    /// The rule set to begin from; the new one follows it.
    #[arg(long, value_name = "RULES")]
    pub(super) from: Option<String>,
    /// The locales to begin words in, such as `de,en`. Without it, all that there are.
    #[arg(long, value_name = "LOCALES", value_delimiter = ',')]
    pub(super) locale: Vec<Language>,
    #[command(flatten)]
    pub(super) book: BookArgs,
}

#[derive(Debug, Args)]
pub(super) struct ReleaseArgs {
    /// The rule set.
    pub(super) rules: String,
    /// The day it came into force, such as 2020-06-02. Without it, today.
    #[arg(long, value_name = "DATE")]
    pub(super) on: Option<chrono::NaiveDate>,
    #[command(flatten)]
    pub(super) book: BookArgs,
}

#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// The command, such as `switch plan`. Without it, the page of `referee`, which lists the others.
    #[arg(value_name = "COMMAND")]
    pub(super) command: Vec<String>,
    /// Write the pages of all commands to this folder, as new files.
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Drawing {
    Svg,
    Mermaid,
    Dot,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Colors {
    Auto,
    Light,
    Dark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Output {
    Status,
    Timeline,
    Diff,
    Plan,
    Rollout,
    Finding,
    Pair,
    /// A line of `locale prove`.
    Rendering,
    /// What a rule file may hold.
    Rules,
    /// What a rollout file may hold.
    RolloutFile,
    /// What a scenario file may hold.
    Scenarios,
}

/// A rename, with an error that says what is expected.
fn rename(text: &str) -> Result<Rename, String> {
    text.parse().map_err(|Finding { message, help, .. }| match help {
        Some(help) => format!("{message}; {help}"),
        None => message,
    })
}
