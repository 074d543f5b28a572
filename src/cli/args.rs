//! What the command line accepts.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, Parser, Subcommand, ValueEnum};
use unic_langid::LanguageIdentifier;

use crate::diagnostic::Finding;
use crate::locale::{Reader, Zone};
use crate::referee::Referee;
use crate::rules::Instant;

use super::console::{Color, Console};
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
    /// Print the JSON Schema of an output.
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
pub(super) struct SchemaArgs {
    /// The output.
    #[arg(value_enum)]
    pub(super) output: Output,
}

#[derive(Debug, Args)]
pub(super) struct ReaderArgs {
    /// The reader's languages, best first, such as `de-AT,en`. Without it, that of the environment.
    #[arg(long, value_name = "LOCALES", value_delimiter = ',')]
    pub(super) locale: Vec<Language>,
    /// The time zone in which instants are written: `UTC` or an offset such as `+02:00`.
    #[arg(long, default_value_t = Zone::UTC, allow_hyphen_values = true)]
    pub(super) zone: Zone,
    /// A folder with rules and words (`rules/*.yaml`, `locales/*/*.ftl`) in the place of the built-in ones.
    #[arg(long, value_name = "DIR")]
    pub(super) book: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Table,
    Json,
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
}

impl ReaderArgs {
    /// Loads rules and words, and finds the reader's locale.
    pub(super) fn setting(&self, console: &Console) -> Result<Setting, Stop> {
        let (referee, findings) = match &self.book {
            None => (Referee::builtin(), Vec::new()),
            Some(folder) => Referee::load_sound(folder).map_err(|findings| {
                console.findings(&findings.into_vec());
                Stop::Told(Ending::Unusable)
            })?,
        };
        console.findings(&findings);
        let ending = if findings.is_empty() { Ending::Well } else { Ending::Findings };
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
            let mut finding = Finding::error("missing-locale", None, message)
                .with_help(format!("there are {}", list(phrasebook.locales())));
            finding.severity = crate::diagnostic::Severity::Warning;
            console.findings(&[finding]);
        }
        Ok(Setting { referee, reader, ending })
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
