//! A picture of a replay as SVG.

use std::fmt::Write;

use referee::tooling::safe::xml as escape;

use super::MARGIN;
use super::flows::{Flows, Node};
use super::measure::{broken, count, width};
use super::theme::Theme;

/// The width of the picture.
const WIDTH: i32 = 900;
/// The height of all bands together.
const BANDS: i32 = 360;
/// The width of the bar of a state.
const BAR: i32 = 12;
/// The largest width of a label beside a bar.
const LABEL: i32 = 220;
/// The least height of a state, for its label and its number.
const ROOM: i32 = 40;
const GAP: i32 = 10;
/// The font sizes of the title, headings, labels and notes, as in the style sheet.
const SIZES: [i32; 4] = [18, 15, 14, 12];

/// A vertical extent in tenths of a unit.
#[derive(Clone, Copy, Default)]
struct Extent {
    top: i32,
    height: i32,
}

/// A text while it is written, with its position.
struct Pen {
    svg: String,
    y: i32,
}

impl Pen {
    /// Writes a text, wrapped to the width of the picture.
    fn paragraph(&mut self, class: &str, size: i32, text: &str) {
        let bold = class == "heading";
        let most = WIDTH - 2 * MARGIN;
        for line in broken(text, 6, |line| width(line, size, bold) <= most).lines {
            self.y += size + 6;
            let _ =
                writeln!(self.svg, "<text class=\"{class}\" x=\"{MARGIN}\" y=\"{}\">{}</text>", self.y, escape(&line));
        }
    }
}

/// Tenths of a unit as a number.
fn tenths(number: i32) -> String {
    if number % 10 == 0 { (number / 10).to_string() } else { format!("{}.{}", number / 10, number % 10) }
}

impl Flows {
    /// The picture as a self-contained SVG file, with a title and a description for readers who cannot see it.
    pub fn svg(&self, theme: Theme) -> String {
        let [heading, stage, label, note] = SIZES;
        let mut pen = Pen { svg: String::new(), y: MARGIN - 4 };
        pen.paragraph("heading", heading, &self.title);
        pen.y += 2;
        self.sentences.iter().for_each(|text| pen.paragraph("note", note, text));
        self.write_legend(&mut pen);
        let edges = [MARGIN + LABEL + GAP, WIDTH - MARGIN - LABEL - GAP - BAR];
        pen.y += stage + 20;
        let ends = [(edges[0] + BAR, "end"), (edges[1], "start")];
        for (text, (x, anchor)) in self.headings.iter().zip(ends) {
            let _ = writeln!(
                pen.svg,
                "<text class=\"stage\" x=\"{x}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>",
                pen.y,
                escape(text)
            );
        }
        let top = (pen.y + 16) * 10;
        let thick: Vec<i32> = self.bands.iter().map(|band| self.thickness(band.leads)).collect();
        let extents = [0, 1].map(|side| self.extents(side, top, &thick));
        self.write_bands(&mut pen.svg, edges, &extents, &thick);
        for (side, nodes) in self.sides.iter().enumerate() {
            for (node, extent) in nodes.iter().zip(extents.get(side).into_iter().flatten()) {
                write_node(&mut pen.svg, node, *extent, side == 0, edges, [label, note]);
            }
        }
        let bottom = extents.iter().flatten().map(|extent| extent.top + extent.height.max(ROOM * 10)).max();
        let height = bottom.unwrap_or(top) / 10 + MARGIN;
        self.document(theme, height, &pen.svg)
    }

    fn document(&self, theme: Theme, height: i32, parts: &str) -> String {
        let safe = |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>();
        let [old, new] = &self.rules;
        let id = format!("flows-{}-{}-{}", safe(old), safe(new), safe(&self.locale));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{id}\" viewBox=\"0 0 {WIDTH} {height}\" \
             width=\"{WIDTH}\" height=\"{height}\" style=\"max-width:100%;height:auto\" lang=\"{lang}\" \
             xml:lang=\"{lang}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n\
             <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n<style>\n{}</style>\n\
             <rect class=\"ground\" width=\"{WIDTH}\" height=\"{height}\" rx=\"10\"/>\n{parts}</svg>\n",
            escape(&self.title),
            escape(&self.description),
            theme.style(&id, include_str!("flows.css"), include_str!("flows-colors.css")),
            lang = escape(&self.locale),
        )
    }

    fn write_legend(&self, pen: &mut Pen) {
        let note = SIZES[3];
        let mut x = MARGIN;
        pen.y += note + 14;
        for (kind, name) in &self.legend {
            let wide = width(name, note, false);
            if x > MARGIN && x + 22 + wide > WIDTH - MARGIN {
                x = MARGIN;
                pen.y += note + 8;
            }
            let _ = writeln!(
                pen.svg,
                "<rect class=\"band {kind}\" x=\"{x}\" y=\"{}\" width=\"16\" height=\"10\"/>\n\
                 <text class=\"note\" x=\"{}\" y=\"{}\">{}</text>",
                pen.y - 10,
                x + 22,
                pen.y,
                escape(name)
            );
            x += 22 + wide + 20;
        }
    }

    /// The thickness of a band in tenths; even one lead is visible.
    fn thickness(&self, leads: u64) -> i32 {
        let total: u128 = self.bands.iter().map(|band| u128::from(band.leads)).sum();
        let share = u128::from(leads) * u128::from(BANDS.unsigned_abs()) * 10 / total.max(1);
        i32::try_from(share).unwrap_or(i32::MAX).max(15)
    }

    /// The extents of the states of a side.
    fn extents(&self, side: usize, top: i32, thick: &[i32]) -> Vec<Extent> {
        let nodes = self.sides.get(side).map_or(0, Vec::len);
        let mut next = top;
        let extent = |node| {
            let own = self.bands.iter().zip(thick).filter(|(band, _)| band.ends.get(side) == Some(&node));
            let height = own.map(|(_, thick)| thick).sum();
            let extent = Extent { top: next, height };
            next += height.max(ROOM * 10) + GAP * 10;
            extent
        };
        (0..nodes).map(extent).collect()
    }

    fn write_bands(&self, svg: &mut String, [left, right]: [i32; 2], extents: &[Vec<Extent>; 2], thick: &[i32]) {
        let mut used = extents.clone();
        // Where each band begins on a side. Bands are in order of both ends, so they do not cross within a state.
        let mut starts = vec![[0; 2]; self.bands.len()];
        for side in [0, 1] {
            for ((band, thick), start) in self.bands.iter().zip(thick).zip(&mut starts) {
                let extent = band.ends.get(side).and_then(|end| used.get_mut(side)?.get_mut(*end));
                if let (Some(extent), Some(start)) = (extent, start.get_mut(side)) {
                    *start = extent.top;
                    extent.top += thick;
                }
            }
        }
        let (start, stop) = (left + BAR, right);
        let middle = i32::midpoint(start, stop);
        for ((band, thick), [from, to]) in self.bands.iter().zip(thick).zip(starts) {
            let [from, from_below] = [from, from + thick].map(tenths);
            let [to, to_below] = [to, to + thick].map(tenths);
            let _ = writeln!(
                svg,
                "<path class=\"band {}\" d=\"M{start} {from}C{middle} {from} {middle} {to} {stop} {to}V{to_below}C{middle} \
                 {to_below} {middle} {from_below} {start} {from_below}Z\"><title>{}</title></path>",
                band.change,
                escape(&band.text)
            );
        }
    }
}

/// Writes a state with its label and its number of leads.
fn write_node(
    svg: &mut String,
    node: &Node,
    extent: Extent,
    is_left: bool,
    [left, right]: [i32; 2],
    [label, note]: [i32; 2],
) {
    let (x, text, anchor) = if is_left { (left, left - GAP, "end") } else { (right, right + BAR + GAP, "start") };
    let lines = broken(&node.label, 2, |line| width(line, label, false) <= LABEL).lines;
    let leading = label + 4;
    let block = count(lines.len()) * leading + note + 2;
    let mut y = (extent.top + extent.height.max(ROOM * 10) / 2) / 10 - block / 2;
    // A thin bar is in the middle of its room only with its label at the top.
    if extent.height < ROOM * 10 {
        y = extent.top / 10 - 4;
    }
    let _ = writeln!(
        svg,
        "<rect class=\"node\" x=\"{x}\" y=\"{}\" width=\"{BAR}\" height=\"{}\"/>",
        tenths(extent.top),
        tenths(extent.height)
    );
    for line in &lines {
        y += leading;
        let _ = writeln!(
            svg,
            "<text class=\"outcome\" x=\"{text}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
            escape(line)
        );
    }
    y += note + 3;
    let _ = writeln!(
        svg,
        "<text class=\"note\" x=\"{text}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>",
        escape(&node.count)
    );
}
