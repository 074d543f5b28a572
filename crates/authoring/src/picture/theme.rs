/// The colours of a picture.
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

/// Colours by what they are for: the name, light, dark. Texts stand out from what is behind them by 4.5 to 1 at least,
/// lines by 3 to 1 (WCAG 2.2, AA); a test computes both.
const COLORS: [(&str, [&str; 2]); 21] = [
    ("ground", ["#ffffff", "#0d1117"]),
    ("ink", ["#1f2328", "#e6edf3"]),
    ("note", ["#57606a", "#a3adb8"]),
    ("accent", ["#2563c9", "#6ea8fe"]),
    ("stage", ["#eaf2ff", "#14253d"]),
    ("stage-line", ["#2563c9", "#5a96f5"]),
    ("archive", ["#f5f6f8", "#161b22"]),
    ("archive-line", ["#868e97", "#757e88"]),
    ("outcome-line", ["#6e7781", "#8b949e"]),
    ("time", ["#8f5200", "#e3a53a"]),
    ("lit", ["#dcf7e3", "#12351d"]),
    ("lit-line", ["#1a7f37", "#3fb950"]),
    ("instant", ["#116329", "#7ee787"]),
    ("dim", ["#5d656e", "#9aa3ad"]),
    ("dim-line", ["#868e97", "#757e88"]),
    // Of documents alone.
    ("line", ["#d0d7de", "#30363d"]),
    ("tint", ["#f6f8fa", "#161b22"]),
    ("bad", ["#b3261e", "#ff8f87"]),
    ("bad-tint", ["#fdecea", "#3a1618"]),
    ("odd", ["#7a4d00", "#f0c36a"]),
    ("odd-tint", ["#fff4d6", "#33270d"]),
];

/// The style sheet of an HTML document: the colours, light or dark as the reader's system prefers, what documents share,
/// and the document's own rules.
pub fn document_style(own: &str) -> String {
    let colors = |theme: fn(&[&'static str; 2]) -> &'static str| -> String {
        COLORS.map(|(name, both)| format!("--{name}:{};", theme(&both))).concat()
    };
    let (light, dark) = (colors(|[light, _]| light), colors(|[_, dark]| dark));
    let shared = include_str!("document.css");
    format!(
        ":root{{color-scheme:light dark;{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n{shared}{own}"
    )
}

impl Theme {
    /// The style sheet of a drawing with an id. Its colours are literal: not every viewer of pictures knows variables.
    /// Rules have one selector each, so that the last that fits is the one that holds.
    pub(super) fn style(self, id: &str) -> String {
        let colors = |theme: fn(&[&'static str; 2]) -> &'static str| {
            COLORS.iter().fold(include_str!("colors.css").to_owned(), |style, (name, both)| {
                style.replace(&format!("var(--{name})"), theme(both))
            })
        };
        let (light, dark) = (colors(|[light, _]| light), colors(|[_, dark]| dark));
        let colors = match self {
            Self::Light => light,
            Self::Dark => dark,
            Self::Auto => format!("{light}@media (prefers-color-scheme:dark){{\n{dark}}}\n"),
        };
        format!("{}{colors}", include_str!("picture.css")).replace("#id", &format!("#{id}"))
    }
}
