//! Names of icons as characters, which readers see and screen readers name in the reader's language.

use std::borrow::Cow;

use maud::{Markup, PreEscaped};

/// Common names of icons, each with another character.
const ICONS: [(&str, &str); 46] = [
    ("alarm", "⏰"),
    ("archive", "🗄"),
    ("arrow-left", "←"),
    ("arrow-right", "→"),
    ("ban", "🚫"),
    ("bear", "🐻"),
    ("bell", "🔔"),
    ("book", "📖"),
    ("bookmark", "🔖"),
    ("box", "📦"),
    ("bug", "🐛"),
    ("calendar", "📅"),
    ("cart", "🛒"),
    ("chat", "💬"),
    ("check", "✓"),
    ("clock", "🕒"),
    ("cross", "✕"),
    ("document", "📄"),
    ("envelope", "✉"),
    ("eye", "👁"),
    ("flag", "🚩"),
    ("flame", "🔥"),
    ("gear", "⚙"),
    ("gift", "🎁"),
    ("globe", "🌐"),
    ("hand", "✋"),
    ("heart", "❤"),
    ("home", "🏠"),
    ("hourglass", "⏳"),
    ("info", "ℹ"),
    ("key", "🔑"),
    ("lightning", "⚡"),
    ("link", "🔗"),
    ("lock", "🔒"),
    ("money", "💰"),
    ("pen", "🖊"),
    ("person", "👤"),
    ("phone", "📞"),
    ("pin", "📌"),
    ("question", "❓"),
    ("search", "🔍"),
    ("shield", "🛡"),
    ("star", "⭐"),
    ("tag", "🏷"),
    ("thumbs-up", "👍"),
    ("warning", "⚠"),
];

/// The character for an icon, if its name is a common one.
pub(crate) fn character(name: &str) -> Option<&'static str> {
    ICONS.iter().find(|(known, _)| *known == name).map(|(_, character)| *character)
}

/// Drawings of some icons, 16 units wide and high.
const DRAWINGS: [(&str, &str); 12] = [
    ("bell", "M3 12h10c-1.2-1-1.6-2.4-1.6-4.6a3.4 3.4 0 0 0-6.8 0C4.6 9.6 4.2 11 3 12zM6.8 14h2.4"),
    ("check", "M2.5 8.5l3.6 3.6 7.4-8"),
    ("clock", "M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0zM8 4.5V8l2.4 1.6"),
    ("envelope", "M2 3.5h12v9H2zM2.3 4l5.7 4.6L13.7 4"),
    ("eye", "M1.5 8S4 3.8 8 3.8 14.5 8 14.5 8 12 12.2 8 12.2 1.5 8 1.5 8zM10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0"),
    ("flag", "M3.5 14.5v-12M3.5 3h9L10 6l2.5 3h-9"),
    (
        "flame",
        "M8 1.5c.6 2.6 4.3 4.4 4.3 8.2a4.3 4.3 0 0 1-8.6 0c0-1.7.8-2.7 1.7-3.7.2 1 .7 1.6 1.4 1.9C6.5 5.4 7.2 3.2 8 1.5z",
    ),
    ("heart", "M8 13.5S2 10 2 5.9A3.1 3.1 0 0 1 8 4.8a3.1 3.1 0 0 1 6 1.1C14 10 8 13.5 8 13.5z"),
    ("phone", "M3 2.5h2.8l1 3.2-1.5 1.2a8.5 8.5 0 0 0 3.8 3.8l1.2-1.5 3.2 1v2.8c-5.8.8-11.3-4.7-10.5-10.5z"),
    (
        "pin",
        "M8 14.5c3-3.8 4.3-5.8 4.3-7.7a4.3 4.3 0 0 0-8.6 0c0 1.9 1.3 3.9 4.3 7.7zM9.4 6.8a1.4 1.4 0 1 1-2.8 0 1.4 1.4 0 0 1 2.8 0",
    ),
    ("star", "M8 1.8l1.9 4 4.4.6-3.2 3 .8 4.3L8 11.6l-3.9 2.1.8-4.3-3.2-3 4.4-.6z"),
    ("warning", "M8 2l6.5 11.5h-13zM8 6.5v3.3M8 11.5v.3"),
];

/// A text of an HTML document with drawings instead of characters. Their text alternatives are the characters.
pub(crate) fn drawn(text: &str) -> Cow<'_, str> {
    let mut drawn = Cow::Borrowed(text);
    if text.is_ascii() {
        return drawn;
    }
    for (name, path) in DRAWINGS {
        let Some(sign) = character(name).filter(|sign| drawn.contains(sign)) else { continue };
        let picture = format!(
            "<svg class=\"icon\" viewBox=\"0 0 16 16\" role=\"img\" aria-label=\"{sign}\"><path d=\"{path}\"/></svg>"
        );
        // Each drawing has another character, so that labels stay as they are.
        drawn = Cow::Owned(drawn.replace(sign, &picture));
    }
    drawn
}

/// The icon with a common name: a drawing, or a character if there is none.
///
/// ```
/// assert!(referee_pages::icon("flame").is_some_and(|icon| icon.0.starts_with("<svg")));
/// assert!(referee_pages::icon("of-a-host").is_none());
/// ```
pub fn icon(name: &str) -> Option<Markup> {
    character(name).map(|character| PreEscaped(drawn(character).into_owned()))
}

/// The name of the icon with a character.
pub(crate) fn name(character: &str) -> Option<&'static str> {
    // Characters can have a selector of their presentation.
    let plain = character.trim().trim_end_matches(['\u{fe0e}', '\u{fe0f}']);
    ICONS.iter().find(|(_, known)| *known == plain).map(|(name, _)| *name)
}

#[cfg(test)]
mod tests {
    use super::{ICONS, character, name};

    #[test]
    fn each_icon_is_read_back() {
        for (icon, _) in ICONS {
            assert_eq!(character(icon).and_then(name), Some(icon));
        }
    }
}
