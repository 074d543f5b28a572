//! Full stops after values that end with one, such as the Russian date `2 июня 2020 г.`: a sentence that ends with such a
//! value has one full stop, not two.

/// Marks the end of a value that ends with a full stop, while a message is formatted. No text has this character: it is a
/// noncharacter, for internal use.
const END: char = '\u{fdd0}';

/// A value, with a mark if it ends with a full stop.
pub(super) fn marked(mut value: String) -> String {
    if value.ends_with('.') {
        value.push(END);
    }
    value
}

/// The text of a message without marks, and without full stops right after them. An ellipsis stays.
pub fn single_stops(text: String) -> String {
    if !text.contains(END) {
        return text;
    }
    let mut parts = text.split(END);
    let mut single = String::with_capacity(text.len());
    single.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let stop = part.strip_prefix('.').filter(|rest| !rest.starts_with('.'));
        single.push_str(stop.unwrap_or(part));
    }
    single
}
