//! Tables aligned by display width and fitted to the terminal.

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::report::text::clean;
use referee::locale::{Reader, Words};
use referee::status::{DigestSent, Status, TimelineEntry, TimelineKind};
use referee::switch::RolloutReport;
use referee::tooling::safe::{close_each, line};
use referee::tooling::{Word, common, isolate, plain_text};
use referee_authoring::diff::{DiffReport, Nature};

use super::console::{Console, Output};

pub(super) const HEADING: Style = Style::new().bold();
pub(super) const FAINT: Style = Style::new().dimmed();
pub(super) const PRESSING: Style = AnsiColor::Red.on_default().bold();
const SOON: Style = AnsiColor::Yellow.on_default();
pub(super) const OPEN: Style = AnsiColor::Green.on_default();
pub(super) const PLAIN: Style = Style::new();

/// Shown for an empty cell.
const NOTHING: &str = "–";
const GAP: usize = 2;
/// How wide a column is at least if its later rows are not known.
const ROOM: usize = 14;
const DAY: i64 = 86_400_000;

/// Text and style of a cell.
pub(super) type Cell<'a> = (Cow<'a, str>, Style);

/// Columns of fixed width. The last one wraps in the remaining width.
pub(super) struct Columns {
    widths: Vec<usize>,
    last: Option<usize>,
    /// Whether styles are written. An output can also strip styles, but much slower.
    styled: bool,
}

impl Columns {
    /// Columns as wide as the widest cell, up to a limit.
    pub(super) fn fit(rows: &[Vec<String>], most: usize, total: Option<usize>) -> Self {
        let count = rows.first().map_or(0, Vec::len).saturating_sub(1);
        let widths: Vec<usize> = (0..count)
            .map(|column| {
                rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0).min(most)
            })
            .collect();
        let taken: usize = widths.iter().map(|width| width + GAP).sum();
        Self { widths, last: total.map(|total| total.saturating_sub(taken).max(20)), styled: true }
    }

    fn style(&self, style: Style) -> Style {
        if self.styled { style } else { PLAIN }
    }

    /// The widths of all columns; `None` for an unlimited last column.
    fn widths(&self) -> impl Iterator<Item = Option<usize>> {
        self.widths.iter().copied().map(Some).chain([self.last])
    }

    /// Writes cells that fit in one line.
    fn line(&self, output: &mut impl Write, cells: &[Cell<'_>]) -> io::Result<()> {
        let mut owed = 0;
        for ((text, style), width) in cells.iter().zip(self.widths()) {
            if !text.is_empty() {
                let style = self.style(*style);
                write!(output, "{:owed$}{style}{text}{style:#}", "")?;
                owed = 0;
            }
            owed += width.unwrap_or(0).saturating_sub(text.width()) + GAP;
        }
        writeln!(output)
    }

    /// Writes a row. Wide cells wrap.
    pub(super) fn row(&self, output: &mut impl Write, cells: &[Cell<'_>]) -> io::Result<()> {
        let fits = |((text, _), most): (&Cell<'_>, Option<usize>)| most.is_none_or(|most| text.width() <= most);
        if cells.iter().zip(self.widths()).all(fits) {
            return self.line(output, cells);
        }
        let wrapped: Vec<(Vec<String>, Style)> = cells
            .iter()
            .zip(self.widths())
            .map(|((text, style), width)| {
                (width.map_or_else(|| vec![text.to_string()], |width| hanging(text, width)), *style)
            })
            .collect();
        let height = wrapped.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
        for number in 0..height {
            let cell = |(lines, style): &(Vec<String>, Style)| -> Cell<'static> {
                (lines.get(number).cloned().unwrap_or_default().into(), *style)
            };
            self.line(output, &wrapped.iter().map(cell).collect::<Vec<_>>())?;
        }
        Ok(())
    }
}

/// Writes rows in columns that fit them, up to a width.
pub(super) fn write_rows(output: &mut impl Write, rows: &[Vec<Cell<'_>>], most: usize) -> io::Result<()> {
    let lines: Vec<Vec<String>> = rows.iter().map(|row| texts(row)).collect();
    let columns = Columns::fit(&lines, most, Console::table_width());
    rows.iter().try_for_each(|row| columns.row(output, row))
}

/// Breaks a text into lines of a width. All lines have the indentation of the text.
fn hanging(text: &str, width: usize) -> Vec<String> {
    let rest = text.trim_start_matches(' ');
    let indent = text.len() - rest.len();
    if indent == 0 || indent >= width {
        return wrap(text, width);
    }
    wrap(rest, width - indent).into_iter().map(|line| format!("{:indent$}{line}", "")).collect()
}

/// Breaks a text into lines of a width, where its script allows (UAX #14) or else anywhere.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(2);
    if text.width() <= width {
        return vec![text.to_owned()];
    }
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let breaks: Vec<usize> = segmenter.segment_str(text).collect();
    let mut lines: Vec<String> = Vec::new();
    let (mut line, mut used) = (String::new(), 0);
    for piece in breaks.windows(2).filter_map(|ends| text.get(*ends.first()?..*ends.last()?)) {
        if used > 0 && used + piece.trim_end().width() > width {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0;
        }
        for c in piece.chars() {
            let wide = c.width().unwrap_or(0);
            if used + wide > width {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                used = 0;
                if c == ' ' {
                    continue;
                }
            }
            line.push(c);
            used += wide;
        }
    }
    lines.push(line.trim_end().to_owned());
    close_each(&mut lines);
    lines
}

fn heading(words: Words<'_>, ids: &[&str]) -> Vec<Cell<'static>> {
    ids.iter().map(|id| (clean(&words.say(common(id), |_| ())).into_owned().into(), HEADING)).collect()
}

fn texts(cells: &[Cell<'_>]) -> Vec<String> {
    cells.iter().map(|(text, _)| text.to_string()).collect()
}

/// An external text, made safe for a cell.
pub(super) fn isolated(text: &str) -> Cow<'_, str> {
    match isolate(text) {
        Cow::Borrowed(text) => clean(text),
        Cow::Owned(text) => Cow::Owned(clean(&text).into_owned()),
    }
}

/// The table of `referee status`.
pub(super) struct StatusTable {
    columns: Columns,
    /// The separator between a name and its text.
    colon: String,
}

impl StatusTable {
    /// A table whose columns fit the first leads, with room for others if these come one by one. Writes its heading.
    pub(super) fn new(
        reader: &Reader,
        statuses: &[Status<'_>],
        live: bool,
        output: &mut Output<'_>,
    ) -> io::Result<Self> {
        let ids = ["table-lead", "table-rules", "table-state", "table-deadline", "table-actions"];
        let heading = heading(reader.common(), &ids);
        let mut rows = vec![texts(&heading)];
        rows.extend(statuses.iter().map(|status| texts(&Self::cells(status))));
        let mut columns = Columns::fit(&rows, 28, Console::table_width());
        if live {
            columns.widths.iter_mut().for_each(|width| *width = (*width).max(ROOM));
        }
        columns.styled = output.is_styled();
        columns.row(output, &heading)?;
        let colon = reader.common().label(common("page-colon")).to_owned();
        Ok(Self { columns, colon })
    }

    fn cells<'s>(status: &'s Status<'_>) -> [Cell<'s>; 5] {
        let archived = status.state.id != status.stage.id;
        let (deadline, pressing) = match &status.deadline {
            None => (NOTHING.into(), FAINT),
            Some(deadline) => {
                let left = deadline.at.millis() - status.at.millis();
                let style = match left {
                    left if left < DAY => PRESSING,
                    left if left < 3 * DAY => SOON,
                    _ => PLAIN,
                };
                (clean(&deadline.text), style)
            }
        };
        let mut actions = String::new();
        for action in status.actions.iter() {
            actions.push_str(if actions.is_empty() { "" } else { " · " });
            actions.push_str(&action.label);
        }
        let actions: Cell<'s> =
            if actions.is_empty() { (NOTHING.into(), FAINT) } else { (clean(&actions).into_owned().into(), PLAIN) };
        [
            (isolated(&status.lead), if archived { FAINT } else { HEADING }),
            (clean(&status.rules), FAINT),
            (clean(&status.state.label), if archived { FAINT } else { OPEN }),
            (deadline, pressing),
            actions,
        ]
    }

    /// Writes a lead, with its alerts below.
    pub(super) fn row(&self, output: &mut impl Write, status: &Status<'_>) -> io::Result<()> {
        self.columns.row(output, &Self::cells(status))?;
        let indent = self.columns.widths.first().map_or(0, |width| width + GAP);
        let width = Console::table_width().map(|width| width.saturating_sub(indent).max(20));
        for clock in &status.clocks {
            let text = format!("\u{25f7} {}{}{}", clean(&clock.label), self.colon, clean(&clock.text));
            write_indented(output, indent, width, &text, self.columns.style(PLAIN))?;
        }
        for alert in &status.alerts {
            write_indented(output, indent, width, &format!("! {}", clean(&alert.text)), self.columns.style(SOON))?;
        }
        Ok(())
    }
}

/// Writes a text with every line indented.
fn write_indented(
    output: &mut impl Write,
    indent: usize,
    width: Option<usize>,
    text: &str,
    style: Style,
) -> io::Result<()> {
    let lines = width.map_or_else(|| vec![text.to_owned()], |width| wrap(text, width));
    for line in lines {
        writeln!(output, "{}{style}{line}{style:#}", " ".repeat(indent))?;
    }
    Ok(())
}

/// The timeline of one lead.
pub(super) fn timeline_table(output: &mut impl Write, reader: &Reader, timeline: &[TimelineEntry]) -> io::Result<()> {
    let width = Console::table_width();
    let Some(first) = timeline.first() else { return Ok(()) };
    let words = reader.common();
    writeln!(output, "{HEADING}{}{HEADING:#}", isolated(&first.lead))?;
    let times: Vec<Vec<String>> = timeline.iter().map(|entry| vec![words.date_time(entry.at), String::new()]).collect();
    let columns = Columns::fit(&times, 48, width.map(|width| width.saturating_sub(GAP)));
    let indent = columns.widths.first().map_or(0, |width| width + GAP) + GAP;
    for (entry, time) in timeline.iter().zip(times) {
        let style = match entry.kind {
            TimelineKind::Refused => PRESSING,
            TimelineKind::Timeout | TimelineKind::Clock | TimelineKind::Reminder => SOON,
            _ => PLAIN,
        };
        let time = time.into_iter().next().unwrap_or_default();
        write!(output, "{}", " ".repeat(GAP))?;
        let mut row = Vec::new();
        columns.row(&mut row, &[(time.into(), FAINT), (clean(&entry.text), style)])?;
        let row = String::from_utf8_lossy(&row).trim_end().replace('\n', &format!("\n{}", " ".repeat(GAP)));
        writeln!(output, "{row}")?;
        for sent in &entry.notifications {
            let notified = words.say(const { common("event-notified") }, |args| {
                args.text("recipient", &sent.to.label);
                args.sentence("subject", &sent.subject);
            });
            let width = width.map(|width| width.saturating_sub(indent).max(20));
            write_indented(output, indent, width, &clean(&notified), FAINT)?;
        }
        for part in &entry.digests {
            let part = words.say(const { common("event-digested") }, |args| {
                args.instant("at", part.at);
                args.text("recipient", &part.to.label);
                args.sentence("subject", &part.subject);
            });
            let width = width.map(|width| width.saturating_sub(indent).max(20));
            write_indented(output, indent, width, &clean(&part), FAINT)?;
        }
    }
    writeln!(output)
}

/// A digest with its leads.
pub(super) fn digest_table(output: &mut impl Write, reader: &Reader, digest: &DigestSent) -> io::Result<()> {
    let width = Console::table_width();
    let words = reader.common();
    let title = words.say(const { common("event-digest") }, |args| {
        args.instant("at", digest.at);
        args.count("count", digest.count);
    });
    writeln!(output, "{HEADING}{}{HEADING:#}", clean(&title))?;
    let mut to = digest.to.label.to_string();
    if let Some(by) = &digest.by {
        to = format!("{to} · {}", isolated(&by.value));
    }
    let notified = words.say(const { common("event-notified") }, |args| {
        args.text("recipient", &to);
        args.sentence("subject", &digest.subject);
    });
    let inner = |indent: usize| width.map(|width| width.saturating_sub(indent).max(20));
    write_indented(output, GAP, inner(GAP), &clean(&notified), PLAIN)?;
    for lead in &digest.leads {
        write_indented(output, 2 * GAP, inner(2 * GAP), &clean(&lead.text), FAINT)?;
    }
    writeln!(output)
}

/// The table of `referee words`.
pub(super) fn words_table(output: &mut impl Write, reader: &Reader, words: &[Word<'_>]) -> io::Result<()> {
    let mut rows = vec![heading(reader.common(), &["table-id", "table-locale", "table-text"])];
    rows.extend(words.iter().map(|word| {
        // Translators need the whole text.
        let text = line(&word.text.map_or_else(|| word.source(), plain_text)).into_owned();
        vec![(clean(&word.id), FAINT), (word.locale.to_string().into(), FAINT), (text.into(), PLAIN)]
    }));
    write_rows(output, &rows, 48)
}

/// The table of `referee rollout`: each entry with its rule set and reason.
pub(super) fn rollout_table(output: &mut impl Write, reader: &Reader, report: &RolloutReport) -> io::Result<()> {
    writeln!(output, "{HEADING}{}{HEADING:#}\n", clean(&report.text))?;
    let mut rows = vec![heading(reader.common(), &["rollout-place", "table-rules", "rollout-why"])];
    rows.extend(report.entries.iter().map(|entry| {
        let style = if entry.verdict == "takes" { OPEN } else { FAINT };
        let rules = clean(&entry.rules.join(", ")).into_owned();
        vec![(clean(&entry.place), FAINT), (rules.into(), PLAIN), (clean(&entry.text), style)]
    }));
    write_rows(output, &rows, 40)
}

/// The table of `referee diff`: section, sign and change, with details below.
pub(super) fn diff_table(output: &mut impl Write, reader: &Reader, report: &DiffReport) -> io::Result<()> {
    writeln!(output, "{HEADING}{}{HEADING:#}", clean(&report.text))?;
    if report.is_empty() {
        return Ok(());
    }
    writeln!(output)?;
    let heads = heading(reader.common(), &["diff-where", "diff-what"]);
    let empty = || -> Cell<'_> { ("".into(), PLAIN) };
    let mut rows: Vec<Vec<Cell<'_>>> = Vec::new();
    let mut heads = heads.into_iter();
    rows.push(vec![heads.next().unwrap_or_else(empty), empty(), heads.next().unwrap_or_else(empty)]);
    let mut section = None;
    for change in &report.changes {
        let first = section != Some(&change.section);
        section = Some(&change.section);
        let place = if first { (clean(&change.section.label), HEADING) } else { empty() };
        let (sign, style) = match change.nature {
            Nature::Added => ("+", OPEN),
            Nature::Removed => ("−", PRESSING),
            Nature::Changed => ("~", SOON),
        };
        rows.push(vec![place, (sign.into(), style), (clean(&change.text), PLAIN)]);
        let details = change.details.iter().map(|detail| vec![empty(), empty(), (clean(detail), FAINT)]);
        rows.extend(details);
    }
    write_rows(output, &rows, 28)
}

/// Writes names and right-aligned numbers under headings.
pub(super) fn figures(output: &mut impl Write, rows: &[Vec<String>]) -> io::Result<()> {
    for row in rows {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let width = rows.iter().filter_map(|row| row.get(column)).map(String::len).max().unwrap_or(0);
            if column == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
        });
        writeln!(output, "{}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}
