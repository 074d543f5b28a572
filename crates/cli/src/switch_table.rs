//! Plans as tables, and one lead before and after a switch.

use std::io::{self, Write};

use crate::report::text::clean;
use referee::engine::Lead;
use referee::locale::Reader;
use referee::rules::Instant;
use referee::status::{Label, Status};
use referee::switch::PlanReport;
use referee::tooling::{LISTS, common, markdown_escape, safe};

use super::Stop;
use super::console::Console;
use super::table::{Cell, FAINT, HEADING, OPEN, PLAIN, PRESSING, isolated, write_rows};

/// The table of `referee switch plan`.
pub(super) fn plan_table(output: &mut impl Write, reader: &Reader, report: &PlanReport) -> io::Result<()> {
    let verdict = if report.safe { OPEN } else { PRESSING };
    for (sentence, style) in report.text.iter().zip([HEADING, PLAIN, verdict]) {
        writeln!(output, "{style}{}{style:#}", clean(sentence))?;
    }
    let words = reader.common();
    for (heading, phrases) in report.sections(words) {
        writeln!(output, "\n{HEADING}{}{HEADING:#}", clean(&heading))?;
        let most = phrases.iter().map(|(leads, _)| leads.to_string().len()).max().unwrap_or(0);
        let rows: Vec<Vec<Cell<'_>>> = phrases
            .iter()
            .map(|(leads, phrase)| vec![(format!("  {leads:>most$}").into(), FAINT), (clean(phrase), PLAIN)])
            .collect();
        write_rows(output, &rows, 40)?;
    }
    for (title, list) in LISTS {
        let list = list(report);
        if list.is_empty() {
            continue;
        }
        writeln!(output, "\n{HEADING}{}{HEADING:#}", clean(words.label(common(title))))?;
        let rows: Vec<Vec<Cell<'_>>> = list
            .iter()
            .map(|(lead, phrase)| vec![(format!("  {}", isolated(lead)).into(), PLAIN), (clean(phrase), PLAIN)])
            .collect();
        write_rows(output, &rows, 40)?;
    }
    Ok(())
}

/// A lead before or after a switch.
pub(super) struct Side<'a> {
    pub(super) status: Status<'a>,
    marks: Vec<Label<'a>>,
    /// Stored values without a place in the rules.
    pub(super) aside: Vec<Label<'static>>,
}

impl<'a> Side<'a> {
    pub(super) fn new(reader: &'a Reader, lead: &'a Lead, at: Instant) -> Result<Self, Stop> {
        Ok(Self { status: reader.status(lead, at)?, marks: reader.marks(lead), aside: reader.aside(lead, at)? })
    }
}

/// The compared values with their headings. Lists have one entry per line.
fn rows(reader: &Reader, [before, after]: [&Side<'_>; 2]) -> Vec<(String, [Vec<String>; 2])> {
    let words = reader.common();
    let title = |id: &str| words.label(common(id)).to_owned();
    let sides = |of: &dyn Fn(&Side<'_>) -> Vec<String>| [of(before), of(after)];
    let both = |of: &dyn Fn(&Status<'_>) -> Vec<String>| [of(&before.status), of(&after.status)];
    let labels = |labels: &[Label<'_>]| labels.iter().map(|it| it.label.to_string()).collect::<Vec<_>>();
    let deadline = |status: &Status<'_>| {
        let sentence = |deadline: &referee::status::Deadline<'_>| {
            let text = words.say(const { common("plan-due") }, |args| {
                args.sentence("at", &words.date_time(deadline.at));
                args.sentence("left", &deadline.text);
                let to = deadline.to.as_ref().or(deadline.clock.as_ref());
                args.sentence("to", to.map_or("", |to| &to.label));
            });
            text.into_owned()
        };
        status.deadline.iter().map(sentence).collect()
    };
    let field = |label: &str, text: &str| {
        let sentence = words.say(const { common("plan-field") }, |args| {
            args.sentence("field", label);
            args.sentence("value", text);
        });
        sentence.into_owned()
    };
    let rows = [
        (title("table-rules"), both(&|status| vec![status.rules.to_string()])),
        (title("table-state"), both(&|status| vec![status.state.label.to_string()])),
        (title("table-deadline"), both(&deadline)),
        (title("table-actions"), both(&|status| status.actions.iter().map(|it| it.label.clone()).collect())),
        (
            title("diff-section-fields"),
            both(&|status| status.fields.iter().map(|it| field(&it.label, &it.text)).collect()),
        ),
        (title("plan-alerts"), both(&|status| status.alerts.iter().map(|it| it.text.to_string()).collect())),
        (title("diff-section-views"), sides(&|side| [labels(&side.status.views), labels(&side.marks)].concat())),
        (title("plan-aside"), sides(&|side| labels(&side.aside))),
    ];
    rows.into_iter().filter(|(_, [before, after])| !before.is_empty() || !after.is_empty()).collect()
}

/// Writes a lead before and after as a table.
pub(super) fn comparison_table(output: &mut impl Write, reader: &Reader, sides: [&Side<'_>; 2]) -> io::Result<()> {
    let words = reader.common();
    let title = |id: &str| -> Cell<'static> { (clean(words.label(common(id))).into_owned().into(), HEADING) };
    let lead: Cell<'_> = (isolated(&sides[0].status.lead), HEADING);
    let mut table: Vec<Vec<Cell<'_>>> = vec![vec![lead, title("plan-before"), title("plan-after")]];
    for (heading, [before, after]) in rows(reader, sides) {
        let changed = before != after;
        for number in 0..before.len().max(after.len()) {
            let heading = if number == 0 { heading.clone() } else { String::new() };
            let cell = |lines: &[String], style| -> Cell<'static> {
                let nothing = if lines.is_empty() && number == 0 { "–" } else { "" };
                (lines.get(number).map_or_else(|| nothing.to_owned(), |it| clean(it).into_owned()).into(), style)
            };
            let style = if changed { OPEN } else { FAINT };
            table.push(vec![(heading.into(), FAINT), cell(&before, PLAIN), cell(&after, style)]);
        }
    }
    let half = Console::table_width().map_or(60, |width| width.saturating_sub(20) / 2);
    write_rows(output, &table, half.max(20))
}

/// Writes a lead before and after as a Markdown table.
pub(super) fn comparison_markdown(output: &mut impl Write, reader: &Reader, sides: [&Side<'_>; 2]) -> io::Result<()> {
    let words = reader.common();
    let cell = |text: &str| safe::line(&markdown_escape(text).replace('|', "\\|")).into_owned();
    let title = |id: &str| cell(words.label(common(id)));
    writeln!(
        output,
        "| {} | {} | {} |\n| --- | --- | --- |",
        cell(&sides[0].status.lead),
        title("plan-before"),
        title("plan-after")
    )?;
    for (heading, both) in rows(reader, sides) {
        let [before, after] = both.map(|lines| lines.iter().map(|line| cell(line)).collect::<Vec<_>>().join("<br>"));
        writeln!(output, "| {} | {before} | {after} |", cell(&heading))?;
    }
    Ok(())
}
