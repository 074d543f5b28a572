//! Replays as tables.

use std::io::{self, Write};

use crate::report::text::clean;
use referee::locale::Reader;
use referee::replay::ReplayReport;
use unicode_width::UnicodeWidthStr;

use super::table::{Cell, FAINT, HEADING, OPEN, PLAIN, write_rows};

/// The table of `referee replay`.
pub(super) fn replay_table(output: &mut impl Write, reader: &Reader, report: &ReplayReport) -> io::Result<()> {
    for (number, sentence) in report.text.iter().enumerate() {
        let style = if number == 0 { HEADING } else { PLAIN };
        writeln!(output, "{style}{}{style:#}", clean(sentence))?;
    }
    for section in report.sections(reader.common()) {
        writeln!(output, "\n{HEADING}{}{HEADING:#}", clean(&section.title))?;
        let all = || std::iter::once(&section.headings).chain(section.rows.iter().map(|row| &row.cells));
        let widths: Vec<usize> = (0..section.headings.len())
            .map(|column| {
                all().filter_map(|cells| cells.get(column)).map(|text| clean(text).width()).max().unwrap_or(0)
            })
            .collect();
        let cells = |texts: &'_ [String], style| -> Vec<Cell<'static>> {
            let columns = texts.iter().zip(&widths).zip(&section.numbers).enumerate();
            let cell = |(column, ((text, width), number)): (usize, ((&String, &usize), &bool))| {
                let text = clean(text);
                let indent = if column == 0 { "  " } else { "" };
                let before = if *number { width.saturating_sub(text.width()) } else { 0 };
                (format!("{indent}{:before$}{text}", "").into(), style)
            };
            columns.map(cell).collect()
        };
        let mut rows = vec![cells(&section.headings, FAINT)];
        rows.extend(section.rows.iter().map(|row| cells(&row.cells, if row.differs { OPEN } else { PLAIN })));
        write_rows(output, &rows, 40)?;
    }
    Ok(())
}
