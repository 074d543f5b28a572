//! Arguments of `referee page`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::book_args::{BookArgs, Language, ReaderArgs};
use super::findings::FindingArgs;
use super::formats::{PageFormat, PairFormat};

#[derive(Debug, Subcommand)]
pub(super) enum PageCommand {
    /// Check help pages for contradictions, omissions and different terms.
    Check(PageCheckArgs),
    /// Draft a rule file and a message file from a help page.
    Draft(PageDraftArgs),
    /// Extract pairs of sentences from a bilingual page.
    Pairs(PagePairsArgs),
    /// Write the help page of a rule set.
    Write(PageWriteArgs),
}

#[derive(Debug, Args)]
pub(super) struct PageCheckArgs {
    /// Markdown files; `-` reads standard input.
    #[arg(required = true, value_name = "PAGE")]
    pub(super) pages: Vec<PathBuf>,
    /// Check against this rule set [default: `rules` in the front matter, else the one that fits best].
    #[arg(long, value_name = "RULES")]
    pub(super) rules: Option<String>,
    /// Read the pages in this language [default: language of the front matter].
    #[arg(long, value_name = "LOCALE")]
    pub(super) locale: Option<Language>,
    #[command(flatten)]
    pub(super) book: BookArgs,
    #[command(flatten)]
    pub(super) findings: FindingArgs,
}

#[derive(Debug, Args)]
pub(super) struct PageWriteArgs {
    /// Name of the rule set.
    pub(super) rules: String,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
    /// Write Markdown with front matter and anchors, or self-contained HTML.
    #[arg(long, value_enum, default_value_t = PageFormat::Markdown)]
    pub(super) format: PageFormat,
}

#[derive(Debug, Args)]
pub(super) struct PageDraftArgs {
    /// Markdown file; `-` reads standard input.
    pub(super) page: PathBuf,
    /// Reuse ids of this rule set for items with the same meaning.
    #[arg(long, value_name = "RULES")]
    pub(super) like: Option<String>,
    /// Name the rule set [default: `rules` in the front matter, else the year of the page].
    #[arg(long)]
    pub(super) name: Option<String>,
    /// Read the page in this language [default: language of the front matter].
    #[arg(long, value_name = "LOCALE")]
    pub(super) locale: Option<Language>,
    #[command(flatten)]
    pub(super) book: BookArgs,
    /// Write `rules/NAME.yaml` and `locales/LOCALE/NAME.ftl` to this folder [default: standard output].
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct PagePairsArgs {
    /// Markdown file; `-` reads standard input.
    pub(super) page: PathBuf,
    /// Set the language of the translation [default: language of the front matter].
    #[arg(long, value_name = "LOCALE")]
    pub(super) locale: Option<Language>,
    /// Write a TMX 1.4 translation memory of translated sentences, or every pair as one JSON object per line.
    #[arg(long, value_enum, default_value_t = PairFormat::Tmx)]
    pub(super) format: PairFormat,
}
