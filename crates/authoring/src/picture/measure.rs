//! The width of a text if its font is unknown.

use icu_properties::CodePointMapData;
use icu_properties::props::{EastAsianWidth, GeneralCategory};
use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use referee::tooling::safe::{close_each, line};

/// Characters by their advance in hundredths of the font size, as in `DejaVu` Sans, the widest common sans-serif font.
/// In Arial, Segoe, Roboto or Noto Sans, the same text takes up to a sixth less.
const ADVANCES: &[(i32, &str)] = &[
    (30, "'Iijl’‘"),
    (35, " ,./:;\\f|·"),
    (40, "!()-[]t"),
    (45, "\"r"),
    (50, "*J`"),
    (55, "?L_cszгзсэ“”„"),
    (60, "kvxyГвктухчья"),
    (65, "$0123456789FTabdeghnopqu{}ЗТУабеийлнопр«»ßäöüàèéìòù–"),
    (70, "ABEKPSVXYZАБВЕКРХЧЬдцъÄÀÈÉ"),
    (75, "CHNRUИЙЛНПСЭЯмÜ"),
    (80, "&DGOQДОЦыÖ"),
    (85, "#+<=>^w~Ъфю"),
    (90, "MМФЫж"),
    (95, "%шщ"),
    (100, "Wm—…"),
    (110, "@ЖШЩЮ"),
];

/// The advance of a character in hundredths of the font size.
fn advance(c: char) -> i32 {
    if let Some((advance, _)) = ADVANCES.iter().find(|(_, chars)| chars.contains(c)) {
        return *advance;
    }
    match CodePointMapData::<GeneralCategory>::new().get(c) {
        GeneralCategory::NonspacingMark
        | GeneralCategory::EnclosingMark
        | GeneralCategory::Format
        | GeneralCategory::Control => return 0,
        _ => {}
    }
    match CodePointMapData::<EastAsianWidth>::new().get(c) {
        // One em for Chinese; emoji are wider.
        EastAsianWidth::Wide if u32::from(c) >= 0x1_F000 => 140,
        EastAsianWidth::Wide | EastAsianWidth::Fullwidth => 100,
        EastAsianWidth::Halfwidth => 60,
        // Latin with diacritics, Greek, the rest of Cyrillic, Armenian, Hebrew, Arabic.
        _ if u32::from(c) < 0x780 => 80,
        // Wide enough for most characters of other scripts.
        _ => 110,
    }
}

/// The width of a text in drawing units.
pub(super) fn width(text: &str, size: i32, bold: bool) -> i32 {
    // Texts with a saturated width are wrapped before they are placed.
    let hundredths = text.chars().map(advance).fold(0_i32, i32::saturating_add);
    let hundredths = if bold { hundredths.saturating_add(hundredths / 9) } else { hundredths };
    hundredths.saturating_mul(size).saturating_add(99) / 100
}

/// The lines of a wrapped text.
pub(super) struct Broken {
    pub(super) lines: Vec<String>,
    /// Whether lines were omitted.
    pub(super) cut: bool,
}

/// Wraps a text to at most this many lines, at line break opportunities (UAX #14) if possible.
pub(super) fn broken(text: &str, most_lines: usize, fits: impl Fn(&str) -> bool) -> Broken {
    let text = &*line(text);
    if fits(text) {
        return Broken { lines: vec![text.to_owned()], cut: false };
    }
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let breaks: Vec<usize> = segmenter.segment_str(text).collect();
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for piece in breaks.windows(2).filter_map(|ends| text.get(*ends.first()?..*ends.last()?)) {
        if lines.len() > most_lines {
            break;
        }
        let before = line.len();
        line.push_str(piece);
        if fits(line.trim_end()) {
            continue;
        }
        line.truncate(before);
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
        }
        if fits(piece.trim_end()) {
            line.push_str(piece);
            continue;
        }
        for c in piece.chars() {
            line.push(c);
            if !fits(&line) && line.chars().count() > 1 {
                line.pop();
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                if lines.len() > most_lines {
                    break;
                }
                line.push(c);
            }
        }
    }
    if !line.trim().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    let cut = lines.len() > most_lines;
    lines.truncate(most_lines);
    if let Some(last) = lines.last_mut().filter(|_| cut) {
        last.push('…');
        while !fits(last) && last.chars().count() > 2 {
            last.pop();
            last.pop();
            last.push('…');
        }
    }
    close_each(&mut lines);
    Broken { lines, cut }
}

/// A count as a length.
pub(super) fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
