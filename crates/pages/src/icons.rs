//! Names of icons as characters, which readers see and screen readers name in the reader's language.

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
