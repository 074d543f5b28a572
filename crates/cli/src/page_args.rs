//! Arguments of `referee page`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::book_args::{BookArgs, Language, ReaderArgs};
use super::findings::FindingArgs;
use super::formats::{Format, PageFormat, PairFormat};

#[derive(Debug, Subcommand)]
pub(super) enum PageCommand {
    /// Check help pages for contradictions, omissions and different terms.
    Check(PageCheckArgs),
    /// Draft a rule file and a message file from a help page.
    Draft(PageDraftArgs),
    /// Extract pairs of sentences from a bilingual page.
    Pairs(PagePairsArgs),
    /// Learn names for the items of rules from pages in two languages.
    Terms(PageTermsArgs),
    /// Write the help page of a rule set.
    Write(PageWriteArgs),
}

#[derive(Debug, Args)]
pub(super) struct PageCheckArgs {
    /// Markdown files, or folders of them, whose pages get one line each; `-` reads standard input.
    #[arg(required = true, value_name = "PAGE")]
    pub(super) pages: Vec<PathBuf>,
    /// Check against this rule set [default: `rules` in the front matter, else the one that fits best].
    #[arg(long, value_name = "RULES")]
    pub(super) rules: Option<String>,
    /// Read the pages in this language [default: language of the front matter].
    #[arg(long, value_name = "LOCALE")]
    pub(super) locale: Option<Language>,
    /// Only show how this line was read.
    #[arg(long, value_name = "LINE")]
    pub(super) explain: Option<u64>,
    /// Add each unknown name to the message files of the book, as a wording of what it was read as.
    #[arg(long)]
    pub(super) accept_wordings: bool,
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

#[derive(Debug, Args)]
pub(super) struct PageTermsArgs {
    /// Bilingual pages, or pages in several languages; those with the same anchors are compared.
    #[arg(required = true, value_name = "PAGE")]
    pub(super) pages: Vec<PathBuf>,
    /// Understand the others by this page, which is in a language of the book; can be repeated.
    #[arg(long, value_name = "PAGE")]
    pub(super) with: Vec<PathBuf>,
    /// Learn names for this rule set [default: `rules` in the front matter, else the one that fits best].
    #[arg(long, value_name = "RULES")]
    pub(super) rules: Option<String>,
    /// Set the language of pages without one in the front matter [default: main language of the book].
    #[arg(long, value_name = "LOCALE")]
    pub(super) locale: Option<Language>,
    /// Only this message, such as `2020/stage-received`, or `stage-received` for every rule set; can be repeated.
    #[arg(long = "message", value_name = "ID")]
    pub(super) messages: Vec<String>,
    /// Add names that the locale does not have to `locales/LOCALE/pages/RULES.ftl`. Unsure names, and names that several
    /// items share, are only added with `--message`.
    #[arg(long)]
    pub(super) write: bool,
    /// Print a table, or one JSON object per line.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub(super) format: Format,
    #[command(flatten)]
    pub(super) book: BookArgs,
}
