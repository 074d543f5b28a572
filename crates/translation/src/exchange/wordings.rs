//! Files with other wordings for help pages: one message per item, with its wordings separated by `|`.

use referee::tooling::{cut, places};

/// The start of a new file.
const HEAD: &str = "\
### Other wordings on the help pages of this rule set, under the id of the message and separated by |.
### They are only used to read pages. They are not translated: each locale has the wordings of its own pages.
";

/// The text of a file with more wordings, each with the id of its message. Wordings that the file has are left out, and
/// everything else in it stays byte for byte. New messages are placed by `order`, the ids of all messages.
///
/// ```
/// use referee_translation::exchange::wordings;
/// let order = ["stage-new", "outcome-won", "outcome-lost"];
/// let text = wordings(Some("outcome-won = vinto\n"), &order, &[("outcome-won", "vinta"), ("stage-new", "Nuovo")]);
/// assert_eq!(text, "stage-new = Nuovo\noutcome-won = vinto | vinta\n");
/// ```
pub fn wordings(existing: Option<&str>, order: &[&str], added: &[(&str, &str)]) -> String {
    let rank = |id: &str| order.iter().position(|known| *known == id).unwrap_or(order.len());
    let mut text = existing.unwrap_or(HEAD).to_owned();
    let ends = if text.contains("\r\n") { "\r\n" } else { "\n" };
    for (id, wording) in added {
        let wording = literal(wording);
        let known = places(&text);
        if let Some((_, range)) = known.iter().find(|(other, _)| other == id) {
            let message = cut(&text, range.clone());
            let value = value(message);
            let (_, before) = cut(message, ..value).split_once('=').unwrap_or_default();
            let mut all = before.split('|').map(|known| known.split_whitespace().collect::<Vec<_>>().join(" "));
            if all.any(|known| known.to_lowercase() == wording.to_lowercase()) {
                continue;
            }
            let between = if before.trim().is_empty() { " " } else { " | " };
            text.insert_str(range.start + value, &format!("{between}{wording}"));
            continue;
        }
        // After the last message that comes before it, else before the first one.
        let before = known.iter().rev().find(|(other, _)| rank(other) <= rank(id));
        let at = match (before, known.first()) {
            (Some((_, range)), _) => range.start + end(cut(&text, range.clone())),
            (None, Some((_, first))) => begin(&text, first.start),
            (None, None) => text.len(),
        };
        let starts = at == 0 || text.get(..at).is_some_and(|text| text.ends_with('\n'));
        let start = if starts { "" } else { ends };
        // A blank line follows the comments at the top.
        let blank = if known.is_empty() && !text.trim().is_empty() { ends } else { "" };
        text.insert_str(at, &format!("{start}{blank}{id} = {wording}{ends}"));
    }
    text
}

/// A text in Fluent, with its braces escaped.
pub fn literal(text: &str) -> String {
    // Two replacements in a row would escape the braces of the first again.
    let parts: Vec<String> = text.split('{').map(|part| part.replace('}', "{ \"}\" }")).collect();
    parts.join("{ \"{\" }")
}

/// The length of a message with its attributes, without blank lines and comments after it.
fn end(message: &str) -> usize {
    let mut end = 0;
    let mut at = 0;
    for (number, line) in message.split_inclusive('\n').enumerate() {
        at += line.len();
        if number == 0 || line.starts_with([' ', '}']) && !line.trim().is_empty() {
            end = at;
        }
    }
    end
}

/// The end of the value of a message, where more text can be added.
fn value(message: &str) -> usize {
    let whole = cut(message, ..end(message));
    let attribute = whole.match_indices('\n').map(|(at, _)| at).find(|at| {
        let line = cut(whole, at + 1..).trim_start_matches(' ');
        line.starts_with('.') && line.split_once('=').is_some()
    });
    cut(whole, ..attribute.unwrap_or(whole.len())).trim_end().len()
}

/// The start of a message with the comment directly above it.
fn begin(text: &str, message: usize) -> usize {
    let mut at = message;
    while let Some(line) = cut(text, ..at).split_inclusive('\n').next_back().filter(|line| line.starts_with("# ")) {
        at -= line.len();
    }
    at
}
