//! HTML tags in a text: names and attributes.

use std::ops::Range;

/// A tag.
pub(crate) struct HtmlTag<'h> {
    pub(crate) name: &'h str,
    /// Whether it is a closing tag.
    pub(crate) closes: bool,
    attributes: Vec<(&'h str, &'h str)>,
}

impl<'h> HtmlTag<'h> {
    /// The value of an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&'h str> {
        self.attributes.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    }
}

/// The tags in a text with their positions. Comments are tags without a name.
pub(crate) fn tags(html: &str) -> impl Iterator<Item = (Range<usize>, HtmlTag<'_>)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + html.get(from..)?.find('<')?;
        let rest = html.get(start..)?;
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map_or(html.len(), |end| start + end + 3)
        } else {
            start + closing(rest)?
        };
        from = end;
        let inner = html.get(start + 1..end)?.trim_end_matches('>').trim_end_matches('/');
        Some((start..end, tag(inner)))
    })
}

/// The value of an attribute with its entities decoded.
pub(crate) fn decoded(value: &str) -> String {
    value.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// The end of a tag, which may not be inside a quoted attribute.
fn closing(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '>' => return Some(at + 1),
            Some(_) | None => {}
        }
    }
    None
}

fn tag(inner: &str) -> HtmlTag<'_> {
    let closes = inner.starts_with('/');
    let inner = inner.trim_start_matches('/');
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let (name, mut rest) = inner.split_at(end);
    let mut attributes = Vec::new();
    while let Some(equals) = rest.find('=') {
        let (key, value) = rest.split_at(equals);
        let key = key.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
        let value = value.get(1..).unwrap_or_default().trim_start();
        let (text, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let inner = value.get(1..).unwrap_or_default();
                inner.split_once(quote).unwrap_or((inner, ""))
            }
            _ => value.split_once(char::is_whitespace).unwrap_or((value, "")),
        };
        attributes.push((key, text));
        rest = after;
    }
    HtmlTag { name, closes, attributes }
}
