//! What the command line accepts.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use clap::{Args, Parser, Subcommand, ValueEnum};
use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Area, Finding};
use crate::diff::Rename;
use crate::locale::checks::missing_locale::MISSING_LOCALE;
use crate::locale::{Reader, Zone};
use crate::referee::Referee;
use crate::rules::{Instant, RuleSet};

use super::console::{Color, Console};
use super::formats::{DocumentFormat, FindingFormat, Format};
use super::locale_args::LocaleCommand;
use super::page_args::PageCommand;
use super::switch_args::{RolloutArgs, SwitchCommand};
use super::test_args::TestArgs;
use super::{Ending, Stop};

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
    was still done; 2 usage, or an unreadable file; 3 an internal fault.";

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
    Schema(SchemaArgs),
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
    /// The rule set.
    #[arg(long, value_name = "RULES")]
    pub(super) rules: String,
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
pub(super) struct SchemaArgs {
    /// The output.
    #[arg(value_enum)]
    pub(super) output: Output,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Folders with rules and words, rule files, message files. Without any, the folder that this runs in.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Text with the lines that are meant, one JSON object a line, a SARIF document, or commands for GitHub.
    #[arg(long, value_enum, default_value_t = FindingFormat::Text)]
    pub(super) format: FindingFormat,
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
    /// The folder with rules and words. Without it, the one that this runs in.
    #[arg(long, value_name = "DIR")]
    pub(super) book: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ReleaseArgs {
    /// The rule set.
    pub(super) rules: String,
    /// The day it came into force, such as 2020-06-02. Without it, today.
    #[arg(long, value_name = "DATE")]
    pub(super) on: Option<chrono::NaiveDate>,
    /// The folder with rules and words. Without it, the one that this runs in.
    #[arg(long, value_name = "DIR")]
    pub(super) book: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct BookArgs {
    /// A folder with rules and words (`rules/*.yaml`, `locales/*/*.ftl`). Without it, the one that this runs in, if it has
    /// rules, else what is built in.
    #[arg(long, value_name = "DIR")]
    pub(super) book: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ReaderArgs {
    /// The reader's languages, best first, such as `de-AT,en`. Without it, that of the environment.
    #[arg(long, value_name = "LOCALES", value_delimiter = ',')]
    pub(super) locale: Vec<Language>,
    /// The time zone in which instants are written: `UTC` or an offset such as `+02:00`.
    #[arg(long, default_value_t = Zone::UTC, allow_hyphen_values = true)]
    pub(super) zone: Zone,
    /// A folder with rules and words (`rules/*.yaml`, `locales/*/*.ftl`) in the place of the built-in ones. `diff`,
    /// `draw`, `show` and `words` take the folder that they run in, if it has rules.
    #[arg(long, value_name = "DIR")]
    pub(super) book: Option<PathBuf>,
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
    /// What a rule file may hold.
    Rules,
    /// What a rollout file may hold.
    RolloutFile,
    /// What a scenario file may hold.
    Scenarios,
}

/// A rename, with an error that says what is expected.
fn rename(text: &str) -> Result<Rename, String> {
    text.parse().map_err(|error: crate::diff::RenameError| {
        error.help().map_or_else(|| error.to_string(), |help| format!("{error}; {help}"))
    })
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A language identifier, with an error that says what is expected.
#[derive(Debug, Clone)]
pub(super) struct Language(LanguageIdentifier);

impl FromStr for Language {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.trim()
            .parse()
            .map(Self)
            .map_err(|_| format!("`{text}` is not a language; expected one such as `de`, `zh-TW` or `it-CH`"))
    }
}

/// What a command works with.
pub(super) struct Setting {
    pub(super) referee: Referee,
    pub(super) reader: Reader,
    /// Whether the folder of rules and words had findings, which have been told.
    pub(super) ending: Ending,
    /// Whether all of the rules could be read; words that are missing are another matter.
    pub(super) whole: bool,
}

impl Setting {
    /// The rule set of a name.
    pub(super) fn rules(&self, name: &str, console: &Console) -> Result<&Arc<RuleSet>, Stop> {
        self.referee.rulebook().named(name).map_err(|finding| {
            console.findings(&[finding]);
            Stop::Told(Ending::Unusable)
        })
    }
}

/// Rules and words; what is wrong with them has been told.
pub(super) struct Loaded {
    pub(super) referee: Referee,
    pub(super) ending: Ending,
    whole: bool,
}

impl Loaded {
    fn from(book: Option<&Path>, console: &Console) -> Result<Self, Stop> {
        let (referee, findings) = match book {
            None => (Referee::builtin(), Vec::new()),
            Some(folder) => Referee::load_sound(folder).map_err(|findings| {
                console.findings(&findings.into_vec());
                Stop::Told(Ending::Unusable)
            })?,
        };
        console.findings(&findings);
        let words = |id: &str| crate::checks().any(|check| check.id == id && check.area == Area::Words);
        let whole = findings.iter().all(|it| !it.is_error() || words(it.id));
        let failed = findings.iter().any(Finding::is_error);
        let ending = if failed { Ending::Findings } else { Ending::Well };
        Ok(Self { referee, ending, whole })
    }
}

impl Language {
    /// The language identifier.
    pub(super) fn id(&self) -> &LanguageIdentifier {
        &self.0
    }
}

impl BookArgs {
    /// The folder named, else the one that this runs in, if it has rules; none for what is built in.
    pub(super) fn folder(&self) -> Option<&Path> {
        let here = (self.book.is_none() && Path::new("rules").is_dir()).then(|| Path::new(""));
        self.book.as_deref().or(here)
    }

    /// Loads rules and words: those named, else those of the folder that this runs in, else those built in.
    pub(super) fn load(&self, console: &Console) -> Result<Loaded, Stop> {
        Loaded::from(self.folder(), console)
    }
}

impl ReaderArgs {
    /// Loads rules and words, and finds the reader's locale.
    pub(super) fn setting(&self, console: &Console) -> Result<Setting, Stop> {
        self.setting_of(self.book.as_deref(), console)
    }

    /// The same for those who write rules and words: those of the folder that this runs in, if it has any.
    pub(super) fn authors_setting(&self, console: &Console) -> Result<Setting, Stop> {
        let here = (self.book.is_none() && Path::new("rules").is_dir()).then(|| Path::new(""));
        self.setting_of(self.book.as_deref().or(here), console)
    }

    fn setting_of(&self, book: Option<&Path>, console: &Console) -> Result<Setting, Stop> {
        let Loaded { referee, ending, whole } = Loaded::from(book, console)?;
        let wanted: Vec<LanguageIdentifier> = if self.locale.is_empty() {
            from_environment().into_iter().collect()
        } else {
            self.locale.iter().map(|language| language.0.clone()).collect()
        };
        let phrasebook = referee.phrasebook();
        let reader = phrasebook.reader(&wanted).in_zone(self.zone);
        if !self.locale.is_empty() && !phrasebook.serves(&wanted) {
            let list =
                |ids: &[LanguageIdentifier]| ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
            let message = format!("no locale serves {}; going on in `{}`", list(&wanted), reader.locale());
            let finding =
                MISSING_LOCALE.at(None, message).with_help(format!("there are {}", list(phrasebook.locales())));
            console.findings(&[finding]);
        }
        Ok(Setting { referee, reader, ending, whole })
    }
}

/// The language of the environment: `de_AT.UTF-8` is `de-AT`.
fn from_environment() -> Option<LanguageIdentifier> {
    let value = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|it| !it.is_empty()))?;
    value.split(['.', '@']).next()?.replace('_', "-").parse().ok()
}

/// The instant now: the one place where the clock is read.
pub(super) fn now() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Instant::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
