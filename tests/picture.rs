//! Pictures: nothing overlaps, nothing is cut off, everything is legible, for any rules and messages.

use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;

use referee::{Event, Loader, Reader, Referee, RuleSet, read_line};
use referee_authoring::picture::{Chart, Picture, Rect, Shape, Theme};

use crate::command::folder;

const LOCALES: [&str; 5] = ["en", "de", "ru", "zh-TW", "it"];

/// The fifteen built-in charts, the example books, and paths of leads, each with a name.
pub fn charts() -> Vec<(String, Chart)> {
    let mut charts = Vec::new();
    let referee = Referee::builtin();
    for rules in referee.rulebook().sets() {
        for locale in LOCALES {
            charts.push((format!("{} {locale}", rules.name()), Chart::new(&referee.reader(locale).unwrap(), rules)));
        }
    }
    for (book, locale) in [("../examples/tickets", "de"), ("books/library", "eo")] {
        let referee = Loader::folder(folder().join(book)).load().unwrap();
        let reader = referee.reader(locale).unwrap();
        charts.extend(referee.rulebook().sets().iter().map(|rules| (book.to_owned(), Chart::new(&reader, rules))));
    }
    let log = std::fs::read_to_string(folder().join("../examples/leads.jsonl")).unwrap();
    for id in ["L-1", "L-2", "L-3", "L-4", "L-5", "L-6"] {
        for locale in LOCALES {
            charts.push((format!("{id} {locale}"), path(&referee, &referee.reader(locale).unwrap(), &log, id)));
        }
    }
    charts
}

fn path(referee: &Referee, reader: &Reader, log: &str, id: &str) -> Chart {
    let events = log.lines().map(|line| read_line(line.as_bytes()).unwrap());
    let events: Vec<Event> = events.filter(|event| *event.lead == *id).collect();
    let at = "2020-08-01T00:00:00Z".parse().unwrap();
    let (lead, happenings) = referee::tooling::history(referee.rulebook(), events, at);
    Chart::with_path(reader, &lead.unwrap(), &happenings, at).unwrap()
}

/// The layout errors of a picture.
fn faults(picture: &Picture) -> Vec<String> {
    let mut faults = Vec::new();
    let page = Rect { x: 0, y: 0, width: picture.width, height: picture.height };
    let mut marks: Vec<(String, Rect)> = picture.texts.iter().map(|text| (text.text.clone(), text.rect)).collect();
    marks.extend(picture.icons.iter().map(|icon| (format!("{:?}", icon.sign), icon.rect)));
    for (number, (name, rect)) in marks.iter().enumerate() {
        if !page.contains(rect) {
            faults.push(format!("`{name}` leaves the page"));
        }
        for (other, theirs) in &marks[number + 1..] {
            if rect.overlaps(theirs) {
                faults.push(format!("`{name}` lies on `{other}`"));
            }
        }
        for frame in &picture.frames {
            if frame.rect.overlaps(rect) && !frame.rect.contains(rect) {
                faults.push(format!("`{name}` crosses the edge of a box {frame:?}"));
            }
        }
    }
    for (number, frame) in picture.frames.iter().enumerate() {
        if !page.contains(&frame.rect) {
            faults.push(format!("a box leaves the page: {frame:?}"));
        }
        for other in &picture.frames[number + 1..] {
            let nested = frame.shape == Shape::Archive && frame.rect.contains(&other.rect);
            if frame.rect.overlaps(&other.rect) && !nested {
                faults.push(format!("a box lies on another: {frame:?} {other:?}"));
            }
        }
    }
    let mut lines: Vec<(usize, bool, Rect)> = Vec::new();
    for (number, arrow) in picture.arrows.iter().enumerate() {
        for ends in arrow.points.windows(2) {
            let ((x1, y1), (x2, y2)) = (ends[0], ends[1]);
            assert!(x1 == x2 || y1 == y2, "a diagonal line: {arrow:?}");
            let (x, y) = (x1.min(x2), y1.min(y2));
            lines.push((number, arrow.joins, Rect { x, y, width: (x1 - x2).abs(), height: (y1 - y2).abs() }));
        }
    }
    for (number, joins, line) in &lines {
        let thick = Rect { x: line.x - 1, y: line.y - 1, width: line.width + 2, height: line.height + 2 };
        if !page.contains(&thick) {
            faults.push(format!("a line leaves the page: {line:?}"));
        }
        for (name, rect) in &marks {
            if thick.overlaps(rect) {
                faults.push(format!("a line runs through `{name}`"));
            }
        }
        for frame in picture.frames.iter().filter(|frame| frame.shape != Shape::Archive) {
            let inside = Rect {
                x: frame.rect.x + 1,
                y: frame.rect.y + 1,
                width: frame.rect.width - 2,
                height: frame.rect.height - 2,
            };
            if thick.overlaps(&inside)
                && !(line.x == frame.rect.right() || line.right() == frame.rect.x)
                && !touches(line, &frame.rect)
            {
                faults.push(format!("a line runs through a box: {line:?} {frame:?}"));
            }
        }
        for (other, joins_too, theirs) in &lines {
            // Lines can cross, and those to the same outcome join; no other two overlap.
            let along = (line.width > 0 && theirs.width > 0) || (line.height > 0 && theirs.height > 0);
            let thin = |rect: &Rect| Rect { width: rect.width.max(1), height: rect.height.max(1), ..*rect };
            if other > number && along && !(*joins && *joins_too) && thin(line).overlaps(&thin(theirs)) {
                faults.push(format!("a line runs on another: {line:?} {theirs:?}"));
            }
        }
    }
    if picture.width > 1100 {
        faults.push(format!("it is {} wide", picture.width));
    }
    faults
}

/// Whether a line only touches the edge of a box.
fn touches(line: &Rect, rect: &Rect) -> bool {
    line.bottom() == rect.y || line.y == rect.bottom() || line.right() <= rect.x || line.x >= rect.right()
}

#[test]
fn nothing_overlaps_and_nothing_is_cut_off() {
    for (name, chart) in charts() {
        let picture = chart.picture();
        assert_eq!(faults(&picture), [""; 0], "{name}");
        assert!(picture.texts.iter().all(|text| text.whole.is_none() && text.face.size() >= 12), "{name}");
    }
}

/// Pseudo-random numbers.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Texts that a message file can contain and a picture must handle.
fn word(dice: &mut Dice, hostile: bool) -> String {
    match dice.roll(if hostile { 12 } else { 1 }) + u64::from(!hostile) * 9 {
        0 => "a < b && c > d \"quoted\" 'single' ]]> --".into(),
        1 => "W".repeat(3000),
        2 => "漢字".repeat(60),
        3 => "שלום עולם مرحبا بالعالم".into(),
        4 => "Продолжительность ".repeat(9),
        5 => "a\u{301}\u{301}\u{301}\u{200B}\u{202E}txt👩‍👩‍👧‍👦".into(),
        6 => "1. list # *bold `code _it_ [link] (javascript:alert) ; end --> %% ~~x~~ $x$ | \\ \\n &amp; &#60;".into(),
        7 => "- x".into(),
        8 => "end".into(),
        _ => format!("Word {}", dice.roll(1000)),
    }
}

/// A book with a random lifecycle: stages with random targets, and hostile texts.
fn book_by_chance(purpose: &str, seed: u64) -> PathBuf {
    let mut dice = Dice(seed);
    let stages = [1, 2, 3, 4, 5, 6, 8, 30][usize::try_from(seed / 2 % 8).unwrap()];
    let outcomes = 1 + dice.roll(7);
    let mut rules =
        "rules: chance\nfacts:\n  size: [small, large]\n  new: boolean\nrecipients: [somebody, everybody]\n".to_owned();
    let mut words =
        String::from("fact-size = Size\nfact-size-small = Small\nfact-size-large = Large\nfact-new = New\n");
    let mut say = |dice: &mut Dice, id: &str, rest: &str| {
        let word = word(dice, seed.is_multiple_of(2)).replace(['{', '}'], "");
        writeln!(words, "{id} = {{\"\"}}{word}{rest}").unwrap();
    };
    rules.push_str("stages:\n");
    for stage in 0..stages {
        say(&mut dice, &format!("stage-s{stage}"), "\n    .summary = x");
        writeln!(rules, "  s{stage}:").unwrap();
        if dice.roll(3) == 0 {
            rules.push_str("    shows: overview\n");
        }
        rules.push_str("    actions:\n");
        for action in 0..=dice.roll(5) {
            let to = match (action, dice.roll(6)) {
                (0, _) if stage + 1 < stages => format!("s{}", stage + 1),
                (0, _) => "o0".into(),
                (_, 0) => String::new(),
                (_, 1 | 2) => format!("s{}", dice.roll(stages)),
                _ => format!("o{}", dice.roll(outcomes)),
            };
            let to = if to.is_empty() { "notify: [sent]".to_owned() } else { format!("to: {to}") };
            let extra = match dice.roll(5) {
                0 if to.starts_with("to") => ", notify: [sent, known]",
                1 if action > 0 => ", when: { size: small, new: true }",
                _ => "",
            };
            writeln!(rules, "      a{stage}-{action}: {{ {to}{extra} }}").unwrap();
            say(&mut dice, &format!("action-a{stage}-{action}"), "\n    .hint = x");
        }
        // Every outcome is reached, and some stages have a timeout.
        for outcome in 0..outcomes {
            if outcome % stages == stage {
                writeln!(rules, "      z{outcome}: {{ to: o{outcome}, notify: [sent, known] }}").unwrap();
                say(&mut dice, &format!("action-z{outcome}"), "\n    .hint = x");
            }
        }
        if dice.roll(2) == 0 {
            let after = ["90m", "72h", "14d", "2w", "P1Y2M", "PT36H"][usize::try_from(dice.roll(6)).unwrap()];
            writeln!(rules, "    timeout: {{ after: {after}, to: o{} }}", dice.roll(outcomes)).unwrap();
        }
    }
    rules.push_str("  gone:\n    outcomes: [");
    for outcome in 0..outcomes {
        write!(rules, "{}o{outcome}", if outcome > 0 { ", " } else { "" }).unwrap();
        say(&mut dice, &format!("outcome-o{outcome}"), "\n    .summary = x");
    }
    rules.push_str("]\nnotifications:\n  sent: { to: somebody }\n  known: { to: everybody }\n");
    for id in ["stage-gone", "recipient-somebody", "recipient-everybody"] {
        say(&mut dice, id, "");
    }
    for id in ["sent", "known"] {
        writeln!(words, "notification-{id} =\n    .subject = x\n    .body = x").unwrap();
    }
    let book = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{purpose}-{seed}"));
    let _ = std::fs::remove_dir_all(&book);
    std::fs::create_dir_all(book.join("rules")).unwrap();
    std::fs::create_dir_all(book.join("locales/en")).unwrap();
    std::fs::write(book.join("rules/chance.yaml"), rules).unwrap();
    std::fs::write(book.join("locales/en/chance.ftl"), words).unwrap();
    book
}

/// The valid random lifecycles, each with its messages.
pub fn by_chance(purpose: &str, seeds: impl Iterator<Item = u64>) -> Vec<(u64, Referee, Arc<RuleSet>)> {
    let mut lives = Vec::new();
    for seed in seeds {
        let book = book_by_chance(purpose, seed);
        match Loader::folder(&book).load_valid() {
            Ok((referee, findings)) => {
                let errors = findings.iter().filter(|it| it.severity == referee::Severity::Error);
                let errors: Vec<&str> = errors.map(|it| &*it.message).collect();
                assert_eq!(errors, [""; 0], "{seed}");
                let rules = Arc::clone(&referee.rulebook().sets()[0]);
                lives.push((seed, referee, rules));
            }
            Err(findings) => panic!("{seed}: {findings:?}"),
        }
        std::fs::remove_dir_all(book).unwrap();
    }
    lives
}

#[test]
fn random_lifecycles_are_drawn_correctly() {
    for (seed, referee, rules) in by_chance("drawn", 0..32) {
        let chart = Chart::new(&referee.reader("en").unwrap(), &rules);
        let picture = chart.picture();
        let faults = faults(&picture);
        assert!(faults.is_empty(), "{seed} ({} stages): {faults:#?}", rules.stages().len());
        let svg = chart.svg(Theme::Auto);
        well_formed(&format!("{seed}"), &svg);
        for width in [44, 80, 120] {
            fits(&chart.text(width), width);
        }
        // Text cut off in the drawing is complete in its tooltip.
        for text in picture.texts.iter().filter(|text| text.text.ends_with('…')) {
            assert!(text.whole.as_ref().is_some_and(|whole| whole.chars().count() > 20), "{text:?}");
        }
    }
}

/// Whether an SVG is well-formed and self-contained, has a name, and contains nothing active or external.
fn well_formed(name: &str, svg: &str) {
    let document = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{name}: {error}\n{svg}"));
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    assert!(root.attribute("lang").is_some());
    let ids: Vec<&str> = root.attribute("aria-labelledby").unwrap().split(' ').collect();
    for (id, tag) in ids.into_iter().zip(["title", "desc"]) {
        let node = root.children().find(|node| node.attribute("id") == Some(id)).unwrap();
        assert_eq!(node.tag_name().name(), tag);
        assert!(!node.text().unwrap().is_empty());
    }
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(["svg", "title", "desc", "style", "rect", "path", "circle", "text"].contains(&node.tag_name().name()));
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on") && attribute.name() != "href", "{attribute:?}");
        }
    }
    let style = document.descendants().find(|node| node.has_tag_name("style")).unwrap().text().unwrap();
    assert!(!style.contains("url(") && !style.contains("@import"));
}

/// Whether no line of a text is wider than a terminal, ignoring colors.
fn fits(text: &str, width: usize) {
    for line in plain(text).lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "{width}: {line}");
    }
}

fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}

#[test]
fn a_picture_is_self_contained() {
    for (name, chart) in charts() {
        for theme in [Theme::Auto, Theme::Light, Theme::Dark] {
            well_formed(&name, &chart.svg(theme));
        }
        for width in [44, 80, 100] {
            fits(&chart.text(width), width);
        }
    }
}

/// The relative luminance of a color, as WCAG 2.2 defines it.
fn luminance(color: &str) -> f64 {
    let part = |at: usize| {
        let value = f64::from(u8::from_str_radix(&color[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The value of a property for an element with classes: that of the last matching rule.
fn property(style: &str, classes: &str, property: &str) -> Option<String> {
    let classes: Vec<&str> = classes.split(' ').collect();
    let mut best: Option<(usize, String)> = None;
    for line in style.lines() {
        let Some((selectors, body)) = line.split_once('{') else { continue };
        for selector in selectors.split(',').filter_map(|selector| selector.split_once(" .")) {
            let wanted: Vec<&str> = selector.1.split('.').collect();
            if !wanted.iter().all(|class| classes.contains(class)) {
                continue;
            }
            for rule in body.trim_end_matches('}').split(';') {
                if let Some((name, value)) = rule.split_once(':')
                    && name == property
                    && best.as_ref().is_none_or(|(known, _)| wanted.len() >= *known)
                {
                    best = Some((wanted.len(), value.to_owned()));
                }
            }
        }
    }
    best.map(|(_, value)| value)
}

#[test]
fn texts_and_lines_have_enough_contrast() {
    for (name, chart) in charts() {
        for theme in [Theme::Light, Theme::Dark] {
            let svg = chart.svg(theme);
            let document = roxmltree::Document::parse(&svg).unwrap();
            let style = document.descendants().find(|node| node.has_tag_name("style")).unwrap().text().unwrap();
            let number = |node: roxmltree::Node<'_, '_>, name: &str| -> f64 {
                node.attribute(name).map_or(0.0, |value| value.parse().unwrap())
            };
            let boxes: Vec<_> = document.descendants().filter(|node| node.has_tag_name("rect")).collect();
            let mut seen = 0;
            for node in document.descendants() {
                let class = node.attribute("class").unwrap_or_default();
                let ink = match node.tag_name().name() {
                    "text" => property(style, class, "fill"),
                    "path" | "circle" | "rect" => property(style, class, "stroke"),
                    _ => None,
                };
                let Some(ink) = ink else { continue };
                let (x, y) = (number(node, "x"), number(node, "y"));
                // The innermost box that contains it; a box contrasts with its background.
                let behind = boxes.iter().rfind(|other| {
                    let (left, top) = (number(**other, "x"), number(**other, "y"));
                    let inside = left <= x && x <= left + number(**other, "width") && top <= y;
                    **other != node && inside && y <= top + number(**other, "height")
                });
                let ground = property(style, behind.unwrap().attribute("class").unwrap(), "fill").unwrap();
                let least = if node.has_tag_name("text") { 4.5 } else { 3.0 };
                let found = contrast(&ink, &ground);
                assert!(found >= least, "{name} {theme:?}: `{class}` {ink} on {ground} is {found:.2}");
                seen += 1;
            }
            assert!(seen > 20, "{name}");
        }
    }
}

#[test]
fn the_path_of_a_lead_is_highlighted() {
    let referee = Referee::builtin();
    let log = std::fs::read_to_string(folder().join("../examples/leads.jsonl")).unwrap();
    let chart = path(&referee, &referee.reader("en").unwrap(), &log, "L-5");
    let svg = chart.svg(Theme::Light);
    assert_eq!(svg.matches("June 8, 2020 at 4:00").count(), 3, "on the arrow, and twice in the description");
    assert!(chart.description().contains("New lead – June 5, 2020 at 11:00"));
    assert_eq!(svg.matches("class=\"box outcome on-path here\"").count(), 1);
    assert_eq!(svg.matches("class=\"box stage on-path\"").count(), 1);
    assert_eq!(svg.matches("class=\"box stage dim\"").count(), 1);
    // Withheld values and given values do not occur.
    assert!(!svg.contains("Outside our region"));
}

#[test]
fn stages_are_in_the_order_of_the_lifecycle() {
    let book = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("order");
    std::fs::create_dir_all(book.join("rules")).unwrap();
    std::fs::create_dir_all(book.join("locales/en")).unwrap();
    let rules = "rules: order\nstages:\n  first:\n    actions:\n      stop: { to: gone }\n      go: { to: second }\n  \
                 third:\n    actions:\n      back: { to: first }\n      end: { to: gone }\n  second:\n    actions:\n      \
                 on: { to: third }\n      skip: { to: gone }\n  archive:\n    outcomes: [gone]\n";
    let mut words = String::from("stage-archive = Archive\noutcome-gone = Gone\n    .summary = x\n");
    for stage in ["first", "second", "third"] {
        writeln!(words, "stage-{stage} = Stage {stage}\n    .summary = x").unwrap();
    }
    for action in ["stop", "go", "back", "end", "on", "skip"] {
        writeln!(words, "action-{action} = {action}\n    .hint = x").unwrap();
    }
    std::fs::write(book.join("rules/order.yaml"), rules).unwrap();
    std::fs::write(book.join("locales/en/order.ftl"), words).unwrap();
    let referee = Loader::folder(book).load().unwrap();
    let chart = Chart::new(&referee.reader("en").unwrap(), &referee.rulebook().sets()[0]);
    let picture = chart.picture();
    assert_eq!(faults(&picture), [""; 0]);
    let mut stages: Vec<(i32, &str)> =
        picture.texts.iter().filter(|text| text.text.starts_with("Stage")).map(|it| (it.rect.x, &*it.text)).collect();
    stages.sort_unstable();
    assert_eq!(
        stages.into_iter().map(|(_, stage)| stage).collect::<Vec<_>>(),
        ["Stage first", "Stage second", "Stage third"]
    );
    // The lines to the only outcome are adjacent and need no lane.
    assert!(picture.arrows.iter().all(|arrow| !arrow.joins));
}
