//! `referee locale check`

use std::io::Write;

use referee_translation::audits::Progress;

use super::book_args::ids;
use super::console::Console;
use super::findings::report;
use super::formats::FindingFormat;
use super::locale_args::LocaleCheckArgs;
use super::table::figures;
use super::{Ending, Stop};

pub(super) fn run(args: &LocaleCheckArgs, console: &Console) -> Result<Ending, Stop> {
    let locales = ids(&args.locales);
    let (findings, progress) = referee_translation::book::check_words(args.book.folder(), &locales)?;
    let ending = report(&findings, &args.findings, console)?;
    if matches!(args.findings.format, FindingFormat::Text) {
        table(&mut console.output(), &progress)?;
    }
    Ok(ending)
}

/// Writes a line for each locale.
fn table(output: &mut impl Write, progress: &[Progress]) -> std::io::Result<()> {
    let heading = ["locale", "messages", "done", "changed", "missing", "leftover", "unrecorded", ""].map(str::to_owned);
    let rows = progress.iter().map(|it| {
        let counted =
            [it.messages, it.done(), it.changed, it.missing, it.leftover, it.unrecorded].map(|count| count.to_string());
        let locale = std::iter::once(it.locale.to_string());
        locale.chain(counted).chain([format!("{} %", it.percent())]).collect()
    });
    let rows: Vec<Vec<String>> = std::iter::once(heading.to_vec()).chain(rows).collect();
    writeln!(output)?;
    figures(output, &rows)
}
