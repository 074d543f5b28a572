use std::fmt::Write;

/// The colours of a picture.
///
/// ```
/// # use referee_authoring::picture::Chart;
/// use referee_authoring::picture::Theme;
/// let referee = referee::Referee::builtin();
/// let rules = referee.rulebook().get("2017").expect("it comes with the library");
/// let chart = Chart::new(&referee.reader("en")?, rules);
/// assert!(chart.svg(Theme::default()).contains("prefers-color-scheme"));
/// assert!(!chart.svg(Theme::Light).contains("prefers-color-scheme"), "for paper");
/// assert_ne!(chart.svg(Theme::Light), chart.svg(Theme::Dark));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Light or dark, as the reader's system prefers.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Colours by what they are for. Texts stand out from what is behind them by 4.5 to 1 at least, lines by 3 to 1
/// (WCAG 2.2, AA); a test computes both.
struct Palette {
    ground: &'static str,
    ink: &'static str,
    note: &'static str,
    stage: (&'static str, &'static str),
    archive: (&'static str, &'static str),
    outcome: (&'static str, &'static str),
    action: &'static str,
    time: &'static str,
    lit: (&'static str, &'static str),
    instant: &'static str,
    dim: &'static str,
    dim_line: &'static str,
}

const LIGHT: Palette = Palette {
    ground: "#ffffff",
    ink: "#1f2328",
    note: "#57606a",
    stage: ("#eaf2ff", "#2563c9"),
    archive: ("#f5f6f8", "#868e97"),
    outcome: ("#ffffff", "#6e7781"),
    action: "#2563c9",
    time: "#8f5200",
    lit: ("#dcf7e3", "#1a7f37"),
    instant: "#116329",
    dim: "#5d656e",
    dim_line: "#868e97",
};

const DARK: Palette = Palette {
    ground: "#0d1117",
    ink: "#e6edf3",
    note: "#a3adb8",
    stage: ("#14253d", "#5a96f5"),
    archive: ("#161b22", "#757e88"),
    outcome: ("#0d1117", "#8b949e"),
    action: "#6ea8fe",
    time: "#e3a53a",
    lit: ("#12351d", "#3fb950"),
    instant: "#7ee787",
    dim: "#9aa3ad",
    dim_line: "#757e88",
};

impl Theme {
    /// The style sheet of a drawing with an id.
    pub(super) fn style(self, id: &str) -> String {
        let mut style = format!(
            "#{id}{{font-family:\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,\"Noto Sans\",\"Liberation Sans\",\
             \"PingFang TC\",\"Microsoft JhengHei\",\"Noto Sans TC\",\"Noto Sans CJK TC\",sans-serif;direction:ltr}}\n\
             #{id} .heading{{font-size:18px;font-weight:700}}\n\
             #{id} .stage{{font-size:15px;font-weight:700}}\n\
             #{id} .archive{{font-size:13px;font-weight:700}}\n\
             #{id} .outcome,#{id} .action,#{id} .time{{font-size:14px}}\n\
             #{id} .note,#{id} .instant{{font-size:12px}}\n\
             #{id} .line{{fill:none;stroke-width:1.6}}\n\
             #{id} .line.timeout{{stroke-dasharray:5 4}}\n\
             #{id} .line.lit{{stroke-width:3}}\n\
             #{id} .box{{stroke-width:1.4}}\n\
             #{id} .box.lit{{stroke-width:2}}\n\
             #{id} .box.here{{stroke-width:3.4}}\n\
             #{id} .box.reference{{stroke-dasharray:3 3}}\n\
             #{id} .icon{{fill:none;stroke-width:1.4;stroke-linecap:round;stroke-linejoin:round}}\n"
        );
        match self {
            Self::Light => style.push_str(&LIGHT.style(id)),
            Self::Dark => style.push_str(&DARK.style(id)),
            Self::Auto => {
                let (light, dark) = (LIGHT.style(id), DARK.style(id));
                let _ = write!(style, "{light}@media (prefers-color-scheme:dark){{\n{dark}}}\n");
            }
        }
        style
    }
}

impl Palette {
    /// Rules with one selector each, so that the last that fits is the one that holds.
    fn style(&self, id: &str) -> String {
        let mut style = String::new();
        let mut fill = |class: &str, color: &str| {
            let _ = writeln!(style, "#{id} .{class}{{fill:{color}}}");
        };
        fill("ground", self.ground);
        for class in ["heading", "stage", "outcome", "action"] {
            fill(class, self.ink);
        }
        fill("archive", self.note);
        fill("note", self.note);
        fill("time", self.time);
        fill("instant", self.instant);
        for class in ["stage", "archive", "outcome", "action", "time", "note"] {
            fill(&format!("{class}.dim"), self.dim);
        }
        let mut both = |class: &str, fill: &str, stroke: &str| {
            let _ = writeln!(style, "#{id} .{class}{{fill:{fill};stroke:{stroke}}}");
        };
        both("box.stage", self.stage.0, self.stage.1);
        both("box.archive", self.archive.0, self.archive.1);
        both("box.outcome", self.outcome.0, self.outcome.1);
        both("box.reference", self.outcome.0, self.stage.1);
        both("box.dim", self.ground, self.dim_line);
        both("box.lit", self.lit.0, self.lit.1);
        both("box.archive.dim", self.archive.0, self.dim_line);
        both("box.archive.lit", self.archive.0, self.lit.1);
        for (class, color) in
            [("plain", self.action), ("timeout", self.time), ("dim", self.dim_line), ("lit", self.lit.1)]
        {
            both(&format!("head.{class}"), color, color);
            both(&format!("line.{class}"), "none", color);
        }
        for (class, color) in [
            ("plain", self.note),
            ("clock", self.time),
            ("pin", self.instant),
            ("check", self.instant),
            ("dim", self.dim),
        ] {
            both(&format!("icon.{class}"), "none", color);
        }
        style
    }
}
