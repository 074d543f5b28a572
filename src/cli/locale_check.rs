//! `referee locale check`

use std::io::Write;

use unic_langid::LanguageIdentifier;

use crate::referee::Referee;
use crate::translation::Progress;

use super::console::Console;
use super::findings::tell;
use super::formats::FindingFormat;
use super::locale_args::LocaleCheckArgs;
use super::{Ending, Stop};

pub(super) fn run(args: &LocaleCheckArgs, console: &Console) -> Result<Ending, Stop> {
    let locales: Vec<LanguageIdentifier> = args.locales.iter().map(|language| language.id().clone()).collect();
    let (findings, progress) = Referee::check_words(args.book.folder(), &locales).map_err(|findings| {
        console.findings(&findings.into_vec());
        Stop::Told(Ending::Unusable)
    })?;
    let ending = tell(&findings, args.format, console)?;
    if matches!(args.format, FindingFormat::Text) {
        table(&mut console.output(), &progress)?;
    }
    Ok(ending)
}

/// A line for each locale, with its figures under each other.
fn table(output: &mut impl Write, progress: &[Progress]) -> std::io::Result<()> {
    let heading = ["locale", "messages", "done", "changed", "missing", "unrecorded", ""].map(str::to_owned);
    let rows = progress.iter().map(|it| {
        let figures = [it.messages, it.done(), it.changed, it.missing, it.unrecorded].map(|figure| figure.to_string());
        let [messages, done, changed, missing, unrecorded] = figures;
        [it.locale.to_string(), messages, done, changed, missing, unrecorded, format!("{} %", it.percent())]
    });
    let rows: Vec<[String; 7]> = std::iter::once(heading).chain(rows).collect();
    writeln!(output)?;
    for row in &rows {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = rows.iter().filter_map(|row| row.get(column)).map(String::len).max().unwrap_or(0);
            if column == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
        });
        writeln!(output, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}
