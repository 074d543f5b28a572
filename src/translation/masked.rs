//! What is no prose: whole messages, and parts of texts.

/// What stands in the place of such: no letter, no mark and no blank.
pub(super) const MASK: u8 = b'0';

/// Whether words are no sentences: what languages use, and what stands on others' pages.
pub(super) fn is_only_read(key: &str) -> bool {
    key.starts_with("typography-") || key.starts_with("reading-")
}

/// A text in which the bytes of code, of addresses and of commands are [`MASK`]; all else stands where it stood.
pub(super) fn masked(text: &str) -> String {
    let mut bytes = text.as_bytes().to_vec();
    let mut code = None;
    for (at, c) in text.char_indices() {
        match (c, code) {
            ('`', None) => code = Some(at),
            ('`', Some(from)) => {
                cover(&mut bytes, from, at + 1);
                code = None;
            }
            // A span does not go on beyond its paragraph.
            ('\n', Some(_)) if text.get(at + 1..).is_some_and(|rest| rest.starts_with('\n')) => code = None,
            _ => {}
        }
    }
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_ascii_graphic()) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                if let Some((begin, end)) = address(text.get(from..at).unwrap_or_default()) {
                    cover(&mut bytes, from + begin, from + end);
                }
                start = None;
            }
            _ => {}
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn cover(bytes: &mut [u8], from: usize, to: usize) {
    for byte in bytes.get_mut(from..to).into_iter().flatten() {
        *byte = MASK;
    }
}

/// Where an address of a page or a mailbox stands in a run of characters without blanks.
fn address(run: &str) -> Option<(usize, usize)> {
    let end = run.trim_end_matches(|c: char| !c.is_ascii_alphanumeric() && c != '/').len();
    let run = run.get(..end)?;
    let back = |at: usize| {
        let before = run.get(..at).unwrap_or_default();
        at - before.chars().rev().take_while(|c| c.is_ascii_alphanumeric() || "+-._".contains(*c)).count()
    };
    if let Some(at) = run.find("://") {
        return Some((back(at), end));
    }
    let at =
        run.find('@').or_else(|| run.find('/').filter(|at| run.get(..*at).is_some_and(|host| host.contains('.'))))?;
    let (host, mailbox) = (run.get(at..)?, run.get(..at)?);
    let dotted = |text: &str| text.split('.').filter(|part| !part.is_empty()).count() > 1;
    (dotted(host) || !run.contains('@') && dotted(mailbox)).then(|| (back(at), end))
}
