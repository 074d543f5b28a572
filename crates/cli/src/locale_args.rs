//! What `referee locale` accepts.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use referee_translation::exchange::Exchange;

use super::book_args::{BookArgs, Language};
use super::findings::FindingArgs;
use super::formats::Format;

#[derive(Debug, Subcommand)]
pub(super) enum LocaleCommand {
    /// Find what is wrong with the words of locales, and tell how far each is.
    Check(LocaleCheckArgs),
    /// Write every message through every branch with values at the edges, and tell what does not come out whole.
    Prove(LocaleProveArgs),
    /// Show every message in its place, on a page that follows the files as they are saved.
    Preview(LocalePreviewArgs),
    /// Begin a language: all its message files, with each message to be written over its original.
    Add(LocaleAddArgs),
    /// Write words for the tools of translators: every text beside its original.
    Export(LocaleExportArgs),
    /// Take words back from the tools of translators.
    Import(LocaleImportArgs),
    /// Record that translations are right as they are, whatever the English text was when they were made.
    Accept(LocaleAcceptArgs),
}

#[derive(Debug, Args)]
pub(super) struct LocaleCheckArgs {
    /// The locales, such as `de zh-TW`. Without any, all.
    #[arg(value_name = "LOCALE")]
    pub(super) locales: Vec<Language>,
    #[command(flatten)]
    pub(super) book: BookArgs,
    #[command(flatten)]
    pub(super) findings: FindingArgs,
}

#[derive(Debug, Args)]
pub(super) struct LocaleAcceptArgs {
    /// The locales, such as `de zh-TW`. Without any, all.
    #[arg(value_name = "LOCALE")]
    pub(super) locales: Vec<Language>,
    /// A message, such as `2020/stage-received`, or `stage-received` of every file; more than once for several. Without
    /// any, all.
    #[arg(long = "message", value_name = "ID")]
    pub(super) messages: Vec<String>,
    #[command(flatten)]
    pub(super) book: BookArgs,
}

#[derive(Debug, Args)]
pub(super) struct LocaleProveArgs {
    /// The locales, such as `de zh-TW`. Without any, all.
    #[arg(value_name = "LOCALE")]
    pub(super) locales: Vec<Language>,
    #[command(flatten)]
    pub(super) book: BookArgs,
    /// Findings with a table for people, or every text as one JSON object a line.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct LocalePreviewArgs {
    #[command(flatten)]
    pub(super) book: BookArgs,
    /// The port to listen on, for this machine alone. Without it, one that is free.
    #[arg(long, default_value_t = 0, hide_default_value = true, value_name = "PORT")]
    pub(super) port: u16,
}

#[derive(Debug, Args)]
pub(super) struct LocaleAddArgs {
    /// The locale, such as `fr` or `pt-BR`.
    #[arg(value_name = "LOCALE")]
    pub(super) locale: Language,
    /// A help page in the language, whose terms are taken. `-` reads standard input.
    #[arg(long, value_name = "PAGE")]
    pub(super) from_page: Option<PathBuf>,
    /// The rule set that the page is about. Without it, the one that fits best.
    #[arg(long, value_name = "RULES", requires = "from_page")]
    pub(super) like: Option<String>,
    #[command(flatten)]
    pub(super) book: BookArgs,
}

#[derive(Debug, Args)]
pub(super) struct LocaleExportArgs {
    /// The locale, such as `ru`; one that is not there yet has everything still to be translated.
    #[arg(value_name = "LOCALE")]
    pub(super) locale: Language,
    /// XLIFF 2.1, Gettext's PO, or TMX 1.4 of what is translated. Without it, as the name of the file ends, else XLIFF.
    #[arg(long, value_enum)]
    format: Option<ExchangeFormat>,
    /// The file to write. Without it, standard output.
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Replace that file if it exists.
    #[arg(long, requires = "output")]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) book: BookArgs,
}

#[derive(Debug, Args)]
pub(super) struct LocaleImportArgs {
    /// The file that came back: XLIFF 2, PO or TMX. `-` reads standard input.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Write nothing; tell what would be refused.
    #[arg(long)]
    pub(super) check: bool,
    #[command(flatten)]
    pub(super) book: BookArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExchangeFormat {
    Xliff,
    Po,
    Tmx,
}

impl LocaleExportArgs {
    /// The format that is asked for, or that the name of the file has.
    pub(super) fn format(&self) -> ExchangeFormat {
        let ending = self.output.as_ref().and_then(|path| path.extension()?.to_str());
        let named = match ending {
            Some("po" | "pot") => ExchangeFormat::Po,
            Some("tmx") => ExchangeFormat::Tmx,
            _ => ExchangeFormat::Xliff,
        };
        self.format.unwrap_or(named)
    }
}

impl ExchangeFormat {
    pub(super) fn exchange(self) -> Exchange {
        match self {
            Self::Xliff => Exchange::Xliff,
            Self::Po => Exchange::Po,
            Self::Tmx => Exchange::Tmx,
        }
    }
}
