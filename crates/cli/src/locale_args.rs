//! Arguments of `referee locale`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use referee_translation::exchange::Exchange;
use referee_translation::preview::Editor;

use super::book_args::{BookArgs, Language};
use super::findings::FindingArgs;
use super::formats::Format;
use super::help;

#[derive(Debug, Subcommand)]
pub(super) enum LocaleCommand {
    /// Check translations, and show the progress of each locale.
    Check(LocaleCheckArgs),
    /// Format every branch of every message with edge-case values, and report failures.
    Prove(LocaleProveArgs),
    /// Serve a page that shows every message in context and follows saved changes.
    Preview(LocalePreviewArgs),
    /// Create the message files of a locale, with the originals as comments.
    #[command(mut_arg("named", help::own_book))]
    Add(LocaleAddArgs),
    /// Export messages for translation tools.
    Export(LocaleExportArgs),
    /// Import translations.
    #[command(mut_arg("named", help::own_book))]
    Import(LocaleImportArgs),
    /// Record translations as up to date with the current English.
    #[command(mut_arg("named", help::own_book))]
    Accept(LocaleAcceptArgs),
}

#[derive(Debug, Args)]
pub(super) struct LocaleCheckArgs {
    /// Locales, such as `de zh-TW` [default: all].
    #[arg(value_name = "LOCALE")]
    pub(super) locales: Vec<Language>,
    #[command(flatten)]
    pub(super) book: BookArgs,
    #[command(flatten)]
    pub(super) findings: FindingArgs,
}

#[derive(Debug, Args)]
pub(super) struct LocaleAcceptArgs {
    /// Locales, such as `de zh-TW` [default: all].
    #[arg(value_name = "LOCALE")]
    pub(super) locales: Vec<Language>,
    /// Record only this message, such as `2020/stage-received`, or `stage-received` for every file; can be repeated.
    #[arg(long = "message", value_name = "ID")]
    pub(super) messages: Vec<String>,
    #[command(flatten)]
    pub(super) book: BookArgs,
}

#[derive(Debug, Args)]
pub(super) struct LocaleProveArgs {
    /// Locales, such as `de zh-TW` [default: all].
    #[arg(value_name = "LOCALE")]
    pub(super) locales: Vec<Language>,
    #[command(flatten)]
    pub(super) book: BookArgs,
    /// Print findings and a table, or every text as one JSON object per line.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct LocalePreviewArgs {
    #[command(flatten)]
    pub(super) book: BookArgs,
    /// Listen on this port, for this machine only [default: a free port].
    #[arg(long, default_value_t = 0, hide_default_value = true, value_name = "PORT")]
    pub(super) port: u16,
    /// Open messages in an editor at this address, with `{path}`, `{line}` and `{column}`
    /// [default: `vscode://file{path}:{line}:{column}`].
    #[arg(long, value_name = "ADDRESS")]
    pub(super) editor: Option<Editor>,
}

#[derive(Debug, Args)]
pub(super) struct LocaleAddArgs {
    /// Locales to add, such as `fr` or `pt-BR`.
    #[arg(value_name = "LOCALE", required = true)]
    pub(super) locales: Vec<Language>,
    /// Take labels from help pages in this language, as `page terms` finds them; `-` reads standard input.
    #[arg(long, value_name = "PAGE", num_args = 1..)]
    pub(super) from_page: Vec<PathBuf>,
    /// Understand the pages by this one, which is in a language of the book; can be repeated.
    #[arg(long, value_name = "PAGE", requires = "from_page")]
    pub(super) with: Vec<PathBuf>,
    /// Match the pages with this rule set [default: the one that fits best].
    #[arg(long, value_name = "RULES", requires = "from_page")]
    pub(super) like: Option<String>,
    #[command(flatten)]
    pub(super) book: BookArgs,
}

#[derive(Debug, Args)]
pub(super) struct LocaleExportArgs {
    /// Locale to export, such as `ru`; a new locale is exported untranslated.
    #[arg(value_name = "LOCALE")]
    pub(super) locale: Language,
    /// Write XLIFF 2.1, gettext PO, or TMX 1.4 of translated texts [default: by file extension, else XLIFF].
    #[arg(long, value_enum)]
    format: Option<ExchangeFormat>,
    /// Write to this file [default: standard output].
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Replace the `--output` file if it exists.
    #[arg(long, requires = "output")]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) book: BookArgs,
}

#[derive(Debug, Args)]
pub(super) struct LocaleImportArgs {
    /// Translated file in XLIFF 2, PO or TMX; `-` reads standard input.
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// Also import translations that are marked as unfinished: `fuzzy` in PO, state `initial` in XLIFF.
    #[arg(long)]
    pub(super) fuzzy: bool,
    /// Write nothing; report what would be refused.
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
    /// The `--format`, else the format of the file extension.
    pub(super) fn format(&self) -> ExchangeFormat {
        let extension = self.output.as_ref().and_then(|path| path.extension()?.to_str());
        let named = match extension {
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
