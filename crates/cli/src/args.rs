//! Arguments of the command line.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

use referee::diagnostic::Finding;
use referee::rules::Instant;
use referee_authoring::diff::Rename;

use super::book_args::{BookArgs, Language, ReaderArgs};
use super::client::ServerArgs;
use super::console::Color;
use super::findings::FindingArgs;
use super::formats::{DocumentFormat, Format};
use super::help;
use super::locale_args::LocaleCommand;
use super::page_args::PageCommand;
use super::replay_args::ReplayArgs;
use super::serve_args::{ServeArgs, StoreCommand};
use super::switch_args::{RolloutArgs, SwitchCommand};
use super::tail::TailArgs;
use super::test_args::TestArgs;

/// Track sales leads with versioned rules, and show their status in the reader's language.
#[derive(Debug, Parser)]
#[command(name = "referee", version, max_term_width = 100, after_help = help::ROOT)]
pub(super) struct Invocation {
    #[command(subcommand)]
    pub(super) command: Command,
    /// Use colors.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(super) color: Color,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Show the status of each lead in an event log.
    #[command(after_help = help::STATUS)]
    Status(LogArgs),
    /// Show the history of each lead in an event log.
    #[command(after_help = help::TIMELINE)]
    Timeline(LogArgs),
    /// Show what an event would do to a lead, or why it would be refused; nothing is written.
    #[command(after_help = help::DECIDE)]
    Decide(DecideArgs),
    /// Move open leads to another rule set.
    #[command(subcommand)]
    Switch(SwitchCommand),
    /// Compare what leads in an event log lived through with their lives under another rule set.
    #[command(after_help = help::REPLAY)]
    Replay(ReplayArgs),
    /// Run the service: leads in a store, an HTTP API, timeouts on time.
    #[command(after_help = help::SERVE)]
    Serve(ServeArgs),
    /// Show the status of each lead of a service when it changes.
    #[command(after_help = help::TAIL)]
    Tail(TailArgs),
    /// Export, import, check and copy the store of a service.
    #[command(subcommand)]
    Store(StoreCommand),
    /// Explain which rule set a new lead uses.
    Rollout(RolloutArgs),
    /// Create a rule set and its message files.
    #[command(mut_arg("named", help::own_book))]
    New(NewArgs),
    /// Check rules and messages for errors.
    Check(CheckArgs),
    /// Run the scenarios of a book.
    Test(TestArgs),
    /// Format rule files.
    Fmt(FmtArgs),
    /// Record a rule set as released, so that later changes are reported.
    #[command(mut_arg("named", help::own_book))]
    Release(ReleaseArgs),
    /// Compare two rule sets.
    Diff(DiffArgs),
    /// Show the lifecycle of a rule set in the terminal.
    Show(LifeArgs),
    /// Draw the lifecycle of a rule set, or write it as a state machine.
    Draw(DrawArgs),
    /// List the messages of a rule set and the locale of each.
    Words(WordsArgs),
    /// Check and manage translations.
    #[command(subcommand)]
    Locale(LocaleCommand),
    /// Check, write and draft help pages.
    #[command(subcommand)]
    Page(PageCommand),
    /// Explain a check, or list all checks.
    Explain(ExplainArgs),
    /// Print the JSON Schema of an output or a file.
    Schema {
        /// Output of a command, or a file: `rules`, `rollout-file`, `calendar-file` or `scenarios`.
        #[arg(value_enum)]
        output: Output,
    },
    /// Print the completion script of a shell.
    #[command(after_help = help::COMPLETIONS)]
    Completions {
        /// Shell to complete commands in.
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print a manual page, or write all manual pages to a folder.
    Man(ManArgs),
}

#[derive(Debug, Args)]
pub(super) struct LogArgs {
    /// Event log in JSON Lines; `-` reads standard input.
    #[arg(required_unless_present = "server", conflicts_with = "server")]
    pub(super) log: Option<PathBuf>,
    #[command(flatten)]
    pub(super) server: ServerArgs,
    /// Show only this lead; can be repeated.
    #[arg(long, value_name = "LEAD")]
    pub(super) lead: Vec<String>,
    /// Show leads as of this instant, such as 2020-06-12T09:00:00Z [default: now].
    #[arg(long, value_name = "INSTANT")]
    pub(super) at: Option<Instant>,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
    /// Print a table, or one JSON object per line.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

impl LogArgs {
    /// The log; without one, a service is asked.
    pub(super) fn log(&self) -> &Path {
        self.log.as_deref().unwrap_or(Path::new("-"))
    }

    /// Whether a lead is shown.
    pub(super) fn has(&self, lead: &str) -> bool {
        self.lead.is_empty() || self.lead.iter().any(|known| known == lead)
    }
}

#[derive(Debug, Args)]
pub(super) struct DecideArgs {
    /// Lead.
    pub(super) lead: Box<str>,
    /// File with the event, as in a log; `-` reads standard input. It may leave out `lead`, and `at` if it happens now.
    #[arg(value_name = "EVENT")]
    pub(super) event: PathBuf,
    /// Event log in JSON Lines.
    #[arg(long, value_name = "LOG")]
    pub(super) log: PathBuf,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
    /// Print a table, or a JSON object.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct WordsArgs {
    /// List the messages of this rule set [default with `--missing`: all].
    #[arg(long, value_name = "RULES", required_unless_present = "missing")]
    pub(super) rules: Option<String>,
    /// List only the messages that this locale lacks, such as `fr`, with the texts used instead.
    #[arg(long, value_name = "LOCALE")]
    pub(super) missing: Option<Language>,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
    /// Print a table, or one JSON object per line.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct DrawArgs {
    #[command(flatten)]
    pub(super) life: LifeArgs,
    /// Write a picture (`svg`, `mermaid`, `dot`) or a state machine (`xstate`, `scxml`).
    #[arg(long, value_enum, default_value_t = Drawing::Svg)]
    pub(super) format: Drawing,
    /// Use the colors of this theme in an SVG; `auto` follows the reader's system.
    #[arg(long, value_enum, default_value_t = Colors::Auto)]
    pub(super) theme: Colors,
}

#[derive(Debug, Args)]
pub(super) struct LifeArgs {
    /// Name of the rule set.
    pub(super) rules: String,
    /// Highlight the path of a lead in an event log, such as leads.jsonl:L-1; `-:L-1` reads standard input.
    #[arg(long, value_name = "LOG:LEAD", allow_hyphen_values = true)]
    pub(super) lead: Option<String>,
    /// Show the path up to this instant [default: now].
    #[arg(long, value_name = "INSTANT", requires = "lead")]
    pub(super) at: Option<Instant>,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
}

#[derive(Debug, Args)]
pub(super) struct DiffArgs {
    /// Name of the old rule set.
    pub(super) old: String,
    /// Name of the new rule set.
    pub(super) new: String,
    /// Map a renamed id, such as `stage:new=received` or `action:active.edit=change`, instead of the new rule set's
    /// `switch`; can be repeated. Kinds: stage, outcome, action, clock, calendar, field, notification, recipient, view,
    /// role, fact, alert, tip, mark.
    #[arg(long, value_name = "KIND:OLD=NEW", value_parser = rename)]
    pub(super) rename: Vec<Rename>,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
    /// Print a table, a Markdown document, or a JSON object.
    #[arg(long, value_enum, default_value_t = DocumentFormat::Table)]
    pub(super) format: DocumentFormat,
}

#[derive(Debug, Args)]
pub(super) struct FmtArgs {
    /// Rule files or folders of them; `-` reads standard input and writes standard output.
    #[arg(default_value = "rules", value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Write nothing; show the changes, and exit with 1 if there are any.
    #[arg(long, conflicts_with = "stdout")]
    pub(super) check: bool,
    /// Write to standard output instead of the files.
    #[arg(long)]
    pub(super) stdout: bool,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Folders with rules and messages, rule files, or message files [default: current folder].
    #[arg(value_name = "PATH", conflicts_with = "book")]
    pub(super) paths: Vec<PathBuf>,
    /// Check this folder, the same as naming it.
    #[arg(long, value_name = "DIR")]
    pub(super) book: Option<PathBuf>,
    #[command(flatten)]
    pub(super) findings: FindingArgs,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// Id of the check [default: list all].
    pub(super) id: Option<String>,
    /// Print the pages of all checks as one Markdown document.
    #[arg(long, conflicts_with = "id")]
    pub(super) all: bool,
}

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// Name of the rule set: lowercase letters, digits and hyphens.
    pub(super) name: String,
    /// Copy this rule set; the new one follows it.
    #[arg(long, value_name = "RULES")]
    pub(super) from: Option<String>,
    /// Create messages for these locales, such as `de,en` [default: all locales of the book; in a
    /// new book, all that Referee comes with].
    #[arg(long, value_name = "LOCALES", value_delimiter = ',')]
    pub(super) locale: Vec<Language>,
    #[command(flatten)]
    pub(super) book: BookArgs,
}

#[derive(Debug, Args)]
pub(super) struct ReleaseArgs {
    /// Name of the rule set.
    pub(super) rules: String,
    /// Record this release date, such as 2020-06-02 [default: date of its page, else today].
    #[arg(long, value_name = "DATE", conflicts_with = "undo")]
    pub(super) on: Option<chrono::NaiveDate>,
    /// Release without asking.
    #[arg(long)]
    pub(super) yes: bool,
    /// Take the release back, if no lead uses the rule set.
    #[arg(long)]
    pub(super) undo: bool,
    /// With `--undo`, make sure that no lead of this log uses the rule set. May be repeated.
    #[arg(long, value_name = "LOG", requires = "undo")]
    pub(super) log: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) book: BookArgs,
}

#[derive(Debug, Args)]
pub(super) struct ManArgs {
    /// Command, such as `switch plan` [default: the page of `referee`].
    #[arg(value_name = "COMMAND")]
    pub(super) command: Vec<String>,
    /// Write the pages of all commands to new files in this folder.
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Drawing {
    Svg,
    Mermaid,
    Dot,
    Xstate,
    Scxml,
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
    /// A digest, after the leads of `referee timeline --format json`.
    Digest,
    Diff,
    Plan,
    Replay,
    Rollout,
    Finding,
    Pair,
    Page,
    Term,
    Rendering,
    Rules,
    RolloutFile,
    DeliveryFile,
    /// A calendar.
    CalendarFile,
    Scenarios,
}

/// Parses a rename, with an error that names the expected form.
fn rename(text: &str) -> Result<Rename, String> {
    text.parse().map_err(|Finding { message, help, .. }| match help {
        Some(help) => format!("{message}; {help}"),
        None => message,
    })
}
