//! What `referee page` accepts.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::book_args::{BookArgs, Language, ReaderArgs};
use super::findings::FindingArgs;
use super::formats::{PageFormat, PairFormat};

#[derive(Debug, Subcommand)]
pub(super) enum PageCommand {
    /// Hold help pages against rules and words: what they say otherwise, what they leave out, what they call otherwise.
    Check(PageCheckArgs),
    /// Draft a rule file and a message file from a help page.
    Draft(PageDraftArgs),
    /// Give the sentences of a bilingual page with what they were translated from.
    Pairs(PagePairsArgs),
    /// Write the help page of a rule set in the words of a locale.
    Write(PageWriteArgs),
}

#[derive(Debug, Args)]
pub(super) struct PageCheckArgs {
    /// The pages: Markdown files. `-` reads standard input.
    #[arg(required = true, value_name = "PAGE")]
    pub(super) pages: Vec<PathBuf>,
    /// The rule set that the pages are about. Without it, the one that the front matter names as `rules`, else the one
    /// that fits best.
    #[arg(long, value_name = "RULES")]
    pub(super) rules: Option<String>,
    /// The language of the pages. Without it, that of the front matter.
    #[arg(long, value_name = "LOCALE")]
    pub(super) locale: Option<Language>,
    #[command(flatten)]
    pub(super) book: BookArgs,
    #[command(flatten)]
    pub(super) findings: FindingArgs,
}

#[derive(Debug, Args)]
pub(super) struct PageWriteArgs {
    /// The rule set.
    pub(super) rules: String,
    #[command(flatten)]
    pub(super) reader: ReaderArgs,
    /// Markdown with front matter and anchors, or an HTML document that stands alone.
    #[arg(long, value_enum, default_value_t = PageFormat::Markdown)]
    pub(super) format: PageFormat,
}

#[derive(Debug, Args)]
pub(super) struct PageDraftArgs {
    /// The page: a Markdown file. `-` reads standard input.
    pub(super) page: PathBuf,
    /// A rule set whose ids are taken where the page means the same.
    #[arg(long, value_name = "RULES")]
    pub(super) like: Option<String>,
    /// The name of the rule set. Without it, what the front matter names as `rules`, else the year of the page.
    #[arg(long)]
    pub(super) name: Option<String>,
    /// The language of the page. Without it, that of the front matter.
    #[arg(long, value_name = "LOCALE")]
    pub(super) locale: Option<Language>,
    #[command(flatten)]
    pub(super) book: BookArgs,
    /// A folder to write `rules/NAME.yaml` and `locales/LOCALE/NAME.ftl` to. Without it, both are printed.
    #[arg(long, value_name = "DIR")]
    pub(super) output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct PagePairsArgs {
    /// The page: a Markdown file. `-` reads standard input.
    pub(super) page: PathBuf,
    /// The language of the translation. Without it, that of the front matter.
    #[arg(long, value_name = "LOCALE")]
    pub(super) locale: Option<Language>,
    /// A translation memory (TMX 1.4) of what was translated, or one JSON object a line for every pair.
    #[arg(long, value_enum, default_value_t = PairFormat::Tmx)]
    pub(super) format: PairFormat,
}
