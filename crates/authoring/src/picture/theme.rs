/// The colors of a picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Light or dark, according to the reader's system.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Colors by purpose: name, light, dark. The contrast is at least 4.5:1 for texts and 3:1 for lines (WCAG 2.2, AA); a
/// test computes both.
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
    ("path", ["#dcf7e3", "#12351d"]),
    ("path-line", ["#1a7f37", "#3fb950"]),
    ("instant", ["#116329", "#7ee787"]),
    ("dim", ["#5d656e", "#9aa3ad"]),
    ("dim-line", ["#868e97", "#757e88"]),
    // Only for documents.
    ("line", ["#d0d7de", "#30363d"]),
    ("tint", ["#f6f8fa", "#161b22"]),
    ("bad", ["#b3261e", "#ff8f87"]),
    ("bad-tint", ["#fdecea", "#3a1618"]),
    ("odd", ["#7a4d00", "#f0c36a"]),
    ("odd-tint", ["#fff4d6", "#33270d"]),
];

/// The style sheet of an HTML document: colors for light and dark mode, shared rules, and the document's own rules.
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
    /// The style sheet of a drawing with an id, with its own shapes and colors. Colors are literal, because not every viewer supports variables. Each
    /// rule has one selector, so that the last matching rule applies.
    pub(super) fn style(self, id: &str, own_shapes: &str, own_colors: &str) -> String {
        let colors = |theme: fn(&[&'static str; 2]) -> &'static str| {
            let all = format!("{}{own_colors}", include_str!("colors.css"));
            COLORS.iter().fold(all, |style, (name, both)| style.replace(&format!("var(--{name})"), theme(both)))
        };
        let (light, dark) = (colors(|[light, _]| light), colors(|[_, dark]| dark));
        let colors = match self {
            Self::Light => light,
            Self::Dark => dark,
            Self::Auto => format!("{light}@media (prefers-color-scheme:dark){{\n{dark}}}\n"),
        };
        format!("{}{own_shapes}{colors}", include_str!("picture.css")).replace("#id", &format!("#{id}"))
    }
}
