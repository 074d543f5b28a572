use std::fmt::Write;

use referee::tooling::is_right_to_left;
use referee::tooling::safe::xml as escape;

use super::chart::{Chart, Sign};
use super::drawing::{Arrow, Face, Frame, Icon, Light, Picture, Shape, Text};
use super::theme::Theme;

/// The corner radius of lines.
const BEND: i32 = 8;

impl Chart {
    /// The picture as a self-contained SVG file, with a title and a description for readers who cannot see it.
    pub fn svg(&self, theme: Theme) -> String {
        let mirrored = is_right_to_left(&self.locale);
        let picture = if mirrored { self.picture().mirrored() } else { self.picture() };
        let Picture { width, height, frames, arrows, icons, texts, beginning } = picture;
        let id = self.id(theme);
        let mut svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"{id}\" viewBox=\"0 0 {width} {height}\" \
             width=\"{width}\" height=\"{height}\" style=\"max-width:100%;height:auto{direction}\" lang=\"{lang}\" \
             xml:lang=\"{lang}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n\
             <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n<style>\n{}</style>\n\
             <rect class=\"ground\" width=\"{width}\" height=\"{height}\" rx=\"10\"/>\n",
            escape(&self.title),
            escape(&self.description),
            theme.style(&id, "", ""),
            lang = escape(&self.locale),
            direction = if mirrored { ";direction:rtl" } else { "" },
        );
        for frame in frames.iter().filter(|frame| frame.shape == Shape::Archive) {
            svg.push_str(&boxed(frame));
        }
        // Draw the highlighted lines last.
        for light in [Light::Plain, Light::Dim, Light::OnPath] {
            for arrow in arrows.iter().filter(|arrow| arrow.light == light) {
                svg.push_str(&line(arrow));
            }
        }
        for frame in frames.iter().filter(|frame| frame.shape != Shape::Archive) {
            svg.push_str(&boxed(frame));
        }
        for light in [Light::Plain, Light::Dim, Light::OnPath] {
            for arrow in arrows.iter().filter(|arrow| arrow.light == light) {
                svg.push_str(&head(arrow));
            }
        }
        let first = arrows.iter().find(|arrow| arrow.points.first() == Some(&beginning));
        let class = first.map_or("plain", |arrow| class(arrow.light));
        let _ = writeln!(svg, "<circle class=\"head {class}\" cx=\"{}\" cy=\"{}\" r=\"6\"/>", beginning.0, beginning.1);
        for item in &icons {
            svg.push_str(&icon(item));
        }
        for item in &texts {
            svg.push_str(&text(item, mirrored));
        }
        svg.push_str("</svg>\n");
        svg
    }

    /// An id that is unique among the pictures of a page.
    fn id(&self, theme: Theme) -> String {
        let theme = match theme {
            Theme::Auto => "",
            Theme::Light => "-light",
            Theme::Dark => "-dark",
        };
        let safe = |text: &str| text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>();
        // The titles or descriptions differ if a page shows the paths of two leads.
        let bytes = self.title.bytes().chain(self.description.bytes());
        let hash = bytes.fold(0xcbf2_9ce4_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        let path = if self.has_path { format!("-path-{hash:08x}") } else { String::new() };
        format!("life-{}-{}{path}{theme}", safe(&self.rules), safe(&self.locale))
    }
}

fn class(light: Light) -> &'static str {
    match light {
        Light::Plain => "plain",
        Light::OnPath => "on-path",
        Light::Dim => "dim",
    }
}

fn boxed(frame: &Frame) -> String {
    let (shape, radius) = match frame.shape {
        Shape::Stage => ("stage", 10),
        Shape::Archive => ("archive", 14),
        Shape::Outcome => ("outcome", 17),
        Shape::Reference => ("reference", 8),
    };
    let here = if frame.here { " here" } else { "" };
    let rect = frame.rect;
    format!(
        "<rect class=\"box {shape} {}{here}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\"/>\n",
        class(frame.light),
        rect.x,
        rect.y,
        rect.width,
        rect.height,
        radius.min(rect.height / 2),
    )
}

/// The classes of a line and its head.
fn stroke(arrow: &Arrow) -> String {
    match (arrow.light, arrow.timeout) {
        (Light::Plain, true) => "timeout".to_owned(),
        (light, true) => format!("timeout {}", class(light)),
        (light, false) => class(light).to_owned(),
    }
}

/// A step from one point toward another.
fn towards(from: (i32, i32), to: (i32, i32), most: i32) -> (i32, i32) {
    let step = |from: i32, to: i32| from + (to - from).signum() * most.min((to - from).abs() / 2);
    (step(from.0, to.0), step(from.1, to.1))
}

fn line(arrow: &Arrow) -> String {
    let mut points = arrow.points.clone();
    // The line ends inside its arrowhead, so that its own end is not visible.
    if let [.., before, end] = points.as_mut_slice()
        && !arrow.joins
    {
        *end = (end.0 - (end.0 - before.0).signum() * 5, end.1 - (end.1 - before.1).signum() * 5);
    }
    let mut path = String::new();
    if let Some((x, y)) = points.first() {
        let _ = write!(path, "M{x} {y}");
    }
    for corner in points.windows(3) {
        if let [before, at, after] = corner {
            let (from, to) = (towards(*at, *before, BEND), towards(*at, *after, BEND));
            let _ = write!(path, "L{} {}Q{} {} {} {}", from.0, from.1, at.0, at.1, to.0, to.1);
        }
    }
    if let Some((x, y)) = points.last() {
        let _ = write!(path, "L{x} {y}");
    }
    format!("<path class=\"line {}\" d=\"{path}\"/>\n", stroke(arrow))
}

fn head(arrow: &Arrow) -> String {
    let [.., before, end] = arrow.points.as_slice() else { return String::new() };
    let stroke = stroke(arrow);
    let (x, y) = *end;
    if arrow.joins {
        return format!("<circle class=\"head {stroke}\" cx=\"{x}\" cy=\"{y}\" r=\"3\"/>\n");
    }
    let (dx, dy) = ((x - before.0).signum(), (y - before.1).signum());
    let (back_x, back_y) = (x - dx * 9, y - dy * 9);
    format!(
        "<path class=\"head {stroke}\" d=\"M{x} {y}L{} {}L{} {}Z\"/>\n",
        back_x - dy * 4,
        back_y - dx * 4,
        back_x + dy * 4,
        back_y + dx * 4,
    )
}

fn icon(icon: &Icon) -> String {
    let (class, path) = match icon.sign {
        Sign::None => return String::new(),
        Sign::Clock => ("clock", "M12.5 7A5.5 5.5 0 1 1 1.5 7A5.5 5.5 0 1 1 12.5 7M7 3.8V7.2L9.3 8.7"),
        Sign::Envelope => ("plain", "M1.5 3H12.5V11H1.5ZM1.8 3.4L7 7.6L12.2 3.4"),
        Sign::Fork => ("plain", "M7 1.5L12.5 7L7 12.5L1.5 7Z"),
        Sign::Person => (
            "plain",
            "M9.4 4A2.4 2.4 0 1 1 4.6 4A2.4 2.4 0 1 1 9.4 4M2.2 12.6C2.2 9.6 4.2 8.4 7 8.4S11.8 9.6 11.8 12.6",
        ),
        Sign::Again => ("plain", "M12 7A5 5 0 1 1 10.2 3.2M10.6 .8V3.6H7.8"),
        Sign::Overview => ("plain", "M2.5 1.5H11.5V12.5H2.5ZM5 4.8H9M5 7.6H7"),
        Sign::Dot => ("plain", "M8.2 7A1.2 1.2 0 1 1 5.8 7A1.2 1.2 0 1 1 8.2 7M7 7H7.1"),
        Sign::Pin => (
            "pin",
            "M7 13C10 9.4 11.3 7.4 11.3 5.5A4.3 4.3 0 0 0 2.7 5.5C2.7 7.4 4 9.4 7 13ZM8.3 5.6A1.3 1.3 0 1 1 5.7 5.6A1.3 1.3 0 1 1 8.3 5.6",
        ),
        Sign::Check => ("check", "M2.2 7.6L5.4 10.8L11.8 3.4"),
    };
    let dim = if icon.light == Light::Dim { " dim" } else { "" };
    let rect = icon.rect;
    format!("<path class=\"icon {class}{dim}\" transform=\"translate({} {})\" d=\"{path}\"/>\n", rect.x, rect.y)
}

/// A line of text. It begins at the right edge if the picture is mirrored.
fn text(text: &Text, mirrored: bool) -> String {
    let face = match text.face {
        Face::Heading => "heading",
        Face::Stage => "stage",
        Face::Archive => "archive",
        Face::Outcome => "outcome",
        Face::Action => "action",
        Face::Time => "time",
        Face::Note => "note",
        Face::Instant => "instant",
    };
    let rect = text.rect;
    let (x, anchor) = match text.centered {
        true => (rect.x + rect.width / 2, " text-anchor=\"middle\""),
        false if mirrored => (rect.right(), ""),
        false => (rect.x, ""),
    };
    let baseline = rect.y + rect.height / 2 + text.face.size() * 36 / 100;
    let whole = text.whole.as_ref().map_or_else(String::new, |whole| format!("<title>{}</title>", escape(whole)));
    let light = if text.light == Light::Dim { " dim" } else { "" };
    format!("<text class=\"{face}{light}\" x=\"{x}\" y=\"{baseline}\"{anchor}>{whole}{}</text>\n", escape(&text.text))
}
