//! The chart in a terminal: a box for each stage, with its exits to the right.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;

use super::block::shown;
use super::chart::{Chart, Exit, Node, Sign, Target};
use super::drawing::Light;
use super::measure::broken;
use super::mermaid::{note, sign};

const HEADING: Style = Style::new().bold();
const STAGE: Style = AnsiColor::Green.on_default().bold();
const TIME: Style = AnsiColor::Yellow.on_default();
const FAINT: Style = Style::new().dimmed();
const ON_PATH: Style = AnsiColor::Green.on_default().bold();
const PLAIN: Style = Style::new();

/// The minimum width of a chart.
const LEAST: usize = 44;
/// The sign of the archive, before an outcome.
const ARCHIVE: &str = "■ ";

/// A part of a line.
struct Part {
    text: String,
    style: Style,
}

impl Part {
    fn new(text: impl Into<String>, style: Style) -> Self {
        Self { text: text.into(), style }
    }
}

/// The widths of the columns.
struct Columns {
    /// Inside the boxes of the stages.
    stage: usize,
    /// The labels of the exits.
    label: usize,
    /// The targets of the exits.
    target: usize,
}

impl Chart {
    /// The chart for a terminal of this width, with escape codes for colors. Long texts are wrapped and never cut.
    pub fn text(&self, width: usize) -> String {
        let width = width.max(LEAST);
        let columns = self.columns(width);
        let mut text = String::new();
        for line in wrap(&self.title, width) {
            let _ = writeln!(text, "{HEADING}{line}{HEADING:#}");
        }
        text.push('\n');
        let light = self.light(!self.opening.taken.is_empty());
        let begin = format!("● {}", self.opening.label);
        for line in wrap(&begin, width) {
            let _ = writeln!(text, "  {}", styled(&line, shade(light, PLAIN)));
        }
        for line in below(&self.opening, width.saturating_sub(6)) {
            let _ = writeln!(
                text,
                "  {}   {}",
                styled("│", shade(light, FAINT)),
                styled(&line.text, shade(light, line.style))
            );
        }
        let _ = writeln!(text, "  {}", styled("▼", shade(light, PLAIN)));
        for node in &self.stages {
            self.stage(&mut text, node, &columns);
        }
        self.archive(&mut text, &columns);
        let legend: Vec<String> = self.legend.iter().map(note).collect();
        if !legend.is_empty() {
            text.push('\n');
        }
        for entry in legend {
            for line in wrap(&entry, width) {
                let _ = writeln!(text, "{}", styled(&line, FAINT));
            }
        }
        text
    }

    fn columns(&self, width: usize) -> Columns {
        let widest = |texts: Vec<usize>, most: usize| texts.into_iter().max().unwrap_or(0).min(most);
        let mut inside: Vec<usize> = self.stages.iter().flat_map(inside).map(|part| part.text.width()).collect();
        inside.push(ARCHIVE.width() + self.archive.width());
        inside.extend(self.outcomes.iter().flat_map(self::inside).map(|part| part.text.width()));
        let stage = widest(inside, width * 36 / 100).max(8);
        // The borders of the box with a space each, the line, the arrowhead.
        let rest = width.saturating_sub(stage + 4 + 2 + 4);
        let exits = || self.exits().map(|(_, exit)| exit);
        let targets = exits().map(|exit| self.target(exit).width()).collect();
        let target = widest(targets, rest / 2).max(8);
        let labels = exits().map(|exit| sign(exit.sign).width() + exit.label.width()).collect();
        let label = widest(labels, rest.saturating_sub(target)).max(8);
        Columns { stage, label, target: rest.saturating_sub(label).max(8) }
    }

    /// The label of an exit's target.
    fn target(&self, exit: &Exit) -> String {
        let label = &self.node(exit.to).label;
        let archive = if matches!(exit.to, Target::Outcome(_)) { ARCHIVE } else { "" };
        format!("{archive}{label}")
    }

    fn stage(&self, text: &mut String, node: &Node, columns: &Columns) {
        let own = self.light(!node.entered.is_empty());
        let border = shade(own, if node.here.is_some() { ON_PATH } else { PLAIN });
        let inner = inside(node).into_iter().map(|part| Part { style: shade(own, part.style), ..part });
        let mut rows: Vec<(bool, Vec<Part>)> = Vec::new();
        for exit in &node.exits {
            self.way(&mut rows, exit, columns);
        }
        boxed(text, inner, &rows, columns.stage, border);
    }

    /// Adds the lines of an exit; the first is marked.
    fn way(&self, rows: &mut Vec<(bool, Vec<Part>)>, exit: &Exit, columns: &Columns) {
        let light = self.light(!exit.taken.is_empty());
        let timeout = exit.sign == Sign::Clock;
        let style = shade(light, if timeout { TIME } else { PLAIN });
        let labels = wrap(&format!("{}{}", sign(exit.sign), exit.label), columns.label);
        let targets = wrap(&self.target(exit), columns.target);
        let dash = if timeout { "╌" } else { "─" };
        for number in 0..labels.len().max(targets.len()) {
            let label = labels.get(number).map_or("", |line| line);
            let target = targets.get(number).map_or("", |line| line);
            let room = columns.label.saturating_sub(label.width());
            let first = number == 0;
            let (before, between) = if first {
                (format!("{dash} "), format!(" {}▶ ", dash.repeat(room + 1)))
            } else {
                ("  ".to_owned(), " ".repeat(room + 4))
            };
            let leads_on = matches!(exit.to, Target::Stage(_));
            let target = Part::new(target, shade(light, if leads_on { STAGE } else { PLAIN }));
            rows.push((
                first,
                vec![Part::new(before, style), Part::new(label, style), Part::new(between, style), target],
            ));
        }
        for part in below(exit, (columns.label + columns.target + 4).saturating_sub(2)) {
            rows.push((false, vec![Part::new("    ", PLAIN), Part { style: shade(light, part.style), ..part }]));
        }
    }

    fn archive(&self, text: &mut String, columns: &Columns) {
        let light = self.light(self.outcomes.iter().any(|node| !node.entered.is_empty()));
        let mut inner = wrapped(&Part::new(format!("{ARCHIVE}{}", self.archive), shade(light, HEADING)), columns.stage);
        let mut rows: Vec<(bool, Vec<Part>)> = Vec::new();
        for node in &self.outcomes {
            let own = self.light(!node.entered.is_empty());
            // The exits of an outcome begin beside its name.
            rows.resize_with(inner.len().max(rows.len()), Default::default);
            inner.resize_with(rows.len(), || Part::new("", PLAIN));
            let parts = inside(node).into_iter();
            let parts = parts.enumerate().map(|(number, part)| match number {
                0 => Part { style: shade(own, PLAIN), ..part },
                _ => part,
            });
            inner.extend(parts.flat_map(|part| wrapped(&part, columns.stage)));
            for exit in &node.exits {
                self.way(&mut rows, exit, columns);
            }
        }
        boxed(text, inner, &rows, columns.stage, shade(light, PLAIN));
    }
}

/// The lines of a text.
fn wrapped(part: &Part, width: usize) -> Vec<Part> {
    wrap(&part.text, width).into_iter().map(|line| Part::new(line, part.style)).collect()
}

/// Writes a box with this inner width, and the exits to its right.
fn boxed(
    text: &mut String,
    inner: impl IntoIterator<Item = Part>,
    rows: &[(bool, Vec<Part>)],
    width: usize,
    border: Style,
) {
    let inner: Vec<Part> = inner.into_iter().flat_map(|part| wrapped(&part, width)).collect();
    let edge = "─".repeat(width + 2);
    let _ = writeln!(text, "{}", styled(&format!("╭{edge}╮"), border));
    for number in 0..inner.len().max(rows.len()) {
        let (part, style) = inner.get(number).map_or(("", PLAIN), |part| (&*part.text, part.style));
        let pad = " ".repeat(width.saturating_sub(part.width()));
        let (begins, parts) = rows.get(number).map_or((false, &[][..]), |(begins, parts)| (*begins, parts));
        let wall = if begins { "├" } else { "│" };
        let mut line = format!("{} {}{pad} {}", styled("│", border), styled(part, style), styled(wall, border));
        for part in parts {
            line.push_str(&styled(&part.text, part.style));
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
    let _ = writeln!(text, "{}", styled(&format!("╰{edge}╯"), border));
}

/// The texts in the box of a stage, or about an outcome.
fn inside(node: &Node) -> Vec<Part> {
    let mut parts = vec![Part::new(&*node.label, STAGE)];
    parts.extend(node.here.iter().map(|here| Part::new(format!("{}{here}", sign(Sign::Pin)), ON_PATH)));
    parts.extend(node.notes.iter().map(|it| Part::new(note(it), FAINT)));
    for exit in &node.stays {
        let style = if exit.taken.is_empty() { PLAIN } else { ON_PATH };
        parts.push(Part::new(format!("{}{}", sign(exit.sign), exit.label), style));
        parts.extend(exit.notes.iter().map(|it| Part::new(format!("  {}", note(it)), FAINT)));
        parts.extend(
            shown(&exit.taken).iter().map(|instant| Part::new(format!("  {}{instant}", sign(Sign::Check)), ON_PATH)),
        );
    }
    parts
}

/// The texts below an exit: condition, recipients, when the lead took it.
fn below(exit: &Exit, width: usize) -> Vec<Part> {
    let notes = exit.notes.iter().map(|it| (note(it), FAINT));
    let taken = shown(&exit.taken).into_iter().map(|instant| (format!("{}{instant}", sign(Sign::Check)), ON_PATH));
    let lines = notes.chain(taken).flat_map(|(text, style)| {
        wrap(&text, width).into_iter().map(move |line| Part::new(line, style)).collect::<Vec<_>>()
    });
    lines.collect()
}

/// The style of an item when a lead's path may be highlighted.
fn shade(light: Light, style: Style) -> Style {
    match light {
        Light::Plain => style,
        Light::OnPath => ON_PATH,
        Light::Dim => FAINT,
    }
}

fn styled(text: &str, style: Style) -> String {
    if text.is_empty() || style == PLAIN { text.to_owned() } else { format!("{style}{text}{style:#}") }
}

/// Wraps a text to a width, without cutting it. Lines after a sign such as `•` are indented like the first.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let rest = text.trim_start_matches(' ');
    let sign = rest.split_once(' ').filter(|(sign, _)| sign.chars().all(|c| !c.is_alphanumeric()) && sign.width() <= 2);
    let indent = text.width() - sign.map_or(text, |(_, rest)| rest).width();
    let rest = sign.map_or(text, |(_, rest)| rest);
    let width = width.saturating_sub(indent).max(2);
    let mut lines = broken(rest, usize::MAX, |line| line.width() <= width).lines;
    let first = text.strip_suffix(rest).unwrap_or_default();
    for (number, line) in lines.iter_mut().enumerate().filter(|_| indent > 0) {
        *line = if number == 0 { format!("{first}{line}") } else { format!("{}{line}", " ".repeat(indent)) };
    }
    lines
}
