//! Messages and attributes that are commented out, to be translated. A translation takes the place of its comment.

use referee::tooling::{cut, lines, places};

/// The file with a translation instead of its comment; `None` if the file has no such comment.
pub(super) fn translated(text: &str, id: &str, message: &str) -> Option<String> {
    let (start, _) = lines(text).find(|(_, line)| line.strip_prefix("# ").is_some_and(|line| starts(line, id)))?;
    let block = cut(text, start..).split_inclusive('\n').enumerate();
    let block: Vec<&str> =
        block.take_while(|(number, line)| *number == 0 || continues(line)).map(|(_, line)| line).collect();
    // Attributes that are not translated yet stay as comments.
    let is_attribute = |line: &&&str| line.strip_prefix("#    ").is_some_and(|line| line.trim_start().starts_with('.'));
    let attributes = block.iter().position(|line| is_attribute(&line)).unwrap_or(block.len());
    let open = block.iter().skip(attributes).copied().collect::<String>();
    let length: usize = block.iter().map(|line| line.len()).sum();
    let placed = [cut(text, ..start), message, "\n", &open, cut(text, start + length..)].concat();
    Some(without_attributes(&placed, id))
}

/// The file without the comments for attributes that a message has by now.
pub(super) fn without_attributes(text: &str, id: &str) -> String {
    let Some((_, range)) = places(text).into_iter().find(|(known, _)| *known == id) else { return text.to_owned() };
    let whole = cut(text, range.clone());
    let has = |line: &str| {
        let name = line.split('=').next().unwrap_or_default().trim_end();
        name.starts_with('.') && whole.lines().any(|line| line.starts_with(' ') && starts(line.trim_start(), name))
    };
    // Comments that follow the text directly are about this message.
    let (mut drops, mut own) = (false, true);
    let kept = whole.split_inclusive('\n').enumerate().filter(|(number, line)| {
        own &= *number == 0 || line.starts_with([' ', '}']) || continues(line);
        let attribute = line.strip_prefix("#    ").filter(|_| own).map(str::trim_start);
        drops = match attribute {
            Some(line) if line.starts_with('.') => has(line),
            Some(_) => drops,
            None => false,
        };
        !drops
    });
    let kept = kept.map(|(_, line)| line);
    let kept: String = kept.collect();
    [cut(text, ..range.start), &kept, cut(text, range.end..)].concat()
}

/// Whether a line starts a message or an attribute.
fn starts(line: &str, name: &str) -> bool {
    line.strip_prefix(name).is_some_and(|rest| rest.trim_start_matches(' ').starts_with('='))
}

/// Whether a line belongs to the text that is commented out above it.
fn continues(line: &str) -> bool {
    line.starts_with("#  ") || line.trim_end() == "#"
}
