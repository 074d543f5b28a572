//! `l10n.toml`: the list of locales for Pontoon, compare-locales and moz.l10n.

use unic_langid::LanguageIdentifier;

/// The name of the file, in the folder of a book.
pub(super) const FILE: &str = "l10n.toml";

/// The file with a locale in its list, in order if the list is sorted; `None` if it is there already, or there is no list.
/// Comments and all other lines are kept.
pub(super) fn with_locale(text: &str, locale: &LanguageIdentifier) -> Option<String> {
    let name = locale.to_string();
    let (start, end) = list(text)?;
    let inside = text.get(start..end)?;
    let items = items(inside);
    if items.iter().any(|(_, item)| *item == name) {
        return None;
    }
    let sorted = items.is_sorted_by(|(_, one), (_, other)| one <= other);
    let next = items.iter().find(|(_, item)| sorted && *item > &*name);
    let (at, new) = match (next, items.last()) {
        (Some((place, _)), _) => {
            let line = inside.get(..*place)?.rfind('\n').map(|start| start + 1);
            // Each on its own line, or all on one.
            let indent = line.and_then(|line| inside.get(line..*place)).filter(|indent| indent.trim().is_empty());
            let between = indent.map_or_else(|| " ".to_owned(), |indent| format!("\n{indent}"));
            (start + place, format!("\"{name}\",{between}"))
        }
        (None, Some((place, item))) => {
            let before = inside.get(..*place)?;
            let indent = before.rfind('\n').and_then(|line| before.get(line..)).filter(|it| it.trim().is_empty());
            (start + place + item.len() + 2, format!(",{}\"{name}\"", indent.unwrap_or(" ")))
        }
        (None, None) => (start, format!("\"{name}\"")),
    };
    Some([text.get(..at)?, &new, text.get(at..)?].concat())
}

/// The range inside the brackets of the list of all locales, which comes before the first table.
fn list(text: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = line.trim_start();
        if start.starts_with('[') {
            return None;
        }
        let value = start.strip_prefix("locales").map(str::trim_start).and_then(|rest| rest.strip_prefix('='));
        if let Some(open) =
            value.and_then(|value| value.trim_start().starts_with('[').then(|| line.find('[')).flatten())
        {
            let open = at + open + 1;
            let close = skipped(text.get(open..)?).find(|(_, c)| *c == ']')?.0;
            return Some((open, open + close));
        }
        at += line.len();
    }
    None
}

/// The characters of a list outside of comments and strings.
fn skipped(text: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut comment, mut quote) = (false, None);
    text.char_indices().filter(move |(_, c)| {
        match (*c, quote) {
            ('\n', _) => comment = false,
            _ if comment => {}
            ('#', None) => comment = true,
            ('"' | '\'', None) => quote = Some(*c),
            (c, Some(open)) if c == open => quote = None,
            (_, Some(_)) => {}
            (_, None) => return true,
        }
        false
    })
}

/// The strings of a list with the positions of their quotation marks.
fn items(text: &str) -> Vec<(usize, &str)> {
    let mut items = Vec::new();
    let (mut comment, mut open) = (false, None);
    for (at, c) in text.char_indices() {
        match (c, open) {
            ('\n', _) => comment = false,
            _ if comment => {}
            ('#', None) => comment = true,
            ('"' | '\'', None) => open = Some((at, c)),
            (c, Some((start, mark))) if c == mark => {
                items.extend(text.get(start + 1..at).map(|item| (start, item)));
                open = None;
            }
            _ => {}
        }
    }
    items
}
