//! Gettext PO.

use std::fmt::Write;

use unic_langid::LanguageIdentifier;

use referee::diagnostic::{Finding, Source};
use referee::tooling::{BYTE_ORDER_MARK, tag};

use super::catalog::{Catalog, State, Unit};
use super::part::Leaf;
use super::{UNREAD, unnamed};

pub(super) fn write(catalog: &Catalog) -> String {
    let mut out = format!(
        "msgid \"\"\nmsgstr \"\"\n\"MIME-Version: 1.0\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\
         \"Content-Transfer-Encoding: 8bit\\n\"\n\"Language: {}\\n\"\n\"X-Source-Language: {}\\n\"\n\"X-Generator: \
         referee {}\\n\"\n",
        underlined(&catalog.target),
        underlined(&catalog.source),
        env!("CARGO_PKG_VERSION")
    );
    for unit in &catalog.units {
        out.push('\n');
        for (_, text) in &unit.notes {
            for line in text.lines() {
                let _ = writeln!(out, "#. {line}");
            }
        }
        let _ = writeln!(out, "#: locales/{}/{}.ftl", catalog.source, unit.file);
        if unit.target.is_some() && unit.state == State::Initial {
            out.push_str("#, fuzzy\n");
        }
        if let Some(before) = unit.before.as_ref().filter(|_| unit.target.is_some()) {
            for line in literal("msgid", &before.written()).lines() {
                let _ = writeln!(out, "#| {line}");
            }
        }
        out.push_str(&literal("msgctxt", &format!("{}/{}", unit.file, unit.name())));
        out.push_str(&literal("msgid", &unit.source.written()));
        out.push_str(&literal("msgstr", &unit.target.as_ref().map(Leaf::written).unwrap_or_default()));
    }
    out
}

/// A language as gettext writes it: `zh_TW`.
fn underlined(language: &LanguageIdentifier) -> String {
    language.to_string().replace('-', "_")
}

/// A keyword with a text. A text with several lines starts below the keyword.
fn literal(keyword: &str, text: &str) -> String {
    let escaped = |line: &str| {
        let mut out = String::with_capacity(line.len() + 2);
        for c in line.chars() {
            match c {
                '\\' => out.push_str("\\\\"),
                '"' => out.push_str("\\\""),
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '\r' => out.push_str("\\r"),
                c => out.push(c),
            }
        }
        out
    };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.len() < 2 {
        return format!("{keyword} \"{}\"\n", escaped(text));
    }
    let mut out = format!("{keyword} \"\"\n");
    for line in lines {
        let _ = writeln!(out, "\"{}\"", escaped(line));
    }
    out
}

/// The keywords of texts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keyword {
    Context,
    Source,
    Target,
}

/// An entry, while reading.
#[derive(Default)]
struct Entry {
    start: usize,
    context: Option<String>,
    source: Option<String>,
    target: Option<String>,
    fuzzy: bool,
}

/// Reads the catalog of a file.
///
/// # Errors
/// The text is not PO, or does not name its language.
pub(super) fn read(source: &Source) -> Result<(Catalog, Vec<Finding>), Finding> {
    let mut all: Vec<Entry> = Vec::new();
    let mut entry = Entry::default();
    let mut open: Option<Keyword> = None;
    let mut at = 0;
    let fault = |at: usize, line: &str, message: &str| UNREAD.in_text(source, at..at + line.trim_end().len(), message);
    for whole in source.text().split_inclusive('\n') {
        let start = at;
        at += whole.len();
        let line = whole.trim_start_matches(BYTE_ORDER_MARK).trim();
        let ends = entry.target.is_some() && !line.starts_with('"');
        if ends && !line.is_empty() {
            all.push(std::mem::take(&mut entry));
            open = None;
        }
        if line.is_empty() || line.starts_with("#~") {
            continue;
        }
        if let Some(comment) = line.strip_prefix('#') {
            entry.fuzzy |=
                comment.strip_prefix(',').is_some_and(|flags| flags.split(',').any(|flag| flag.trim() == "fuzzy"));
            continue;
        }
        let (keyword, rest) = match line.split_once([' ', '\t']) {
            Some(("msgctxt", rest)) => (Some(Keyword::Context), rest.trim()),
            Some(("msgid", rest)) => (Some(Keyword::Source), rest.trim()),
            Some(("msgstr", rest)) => (Some(Keyword::Target), rest.trim()),
            _ if line.starts_with('"') => (open, line),
            _ => return Err(fault(start, whole, "not a line of an exported PO file")),
        };
        let Some(keyword) = keyword else { return Err(fault(start, whole, "this text has no keyword")) };
        let text = unquoted(rest).ok_or_else(|| fault(start, whole, "invalid quoted text"))?;
        if open.is_none() {
            entry.start = start;
        }
        let slot = match keyword {
            Keyword::Context => &mut entry.context,
            Keyword::Source => &mut entry.source,
            Keyword::Target => &mut entry.target,
        };
        slot.get_or_insert_default().push_str(&text);
        open = Some(keyword);
    }
    if entry.target.is_some() {
        all.push(entry);
    }
    catalog(source, all)
}

fn catalog(source: &Source, all: Vec<Entry>) -> Result<(Catalog, Vec<Finding>), Finding> {
    let mut entries = all.into_iter().peekable();
    let head = entries.next_if(|entry| entry.source.as_deref() == Some("") && entry.context.is_none());
    let head = head.and_then(|head| head.target).unwrap_or_default();
    let header = |name: &str| {
        let mut lines = head.lines().filter_map(|line| line.split_once(':'));
        lines.find(|(known, _)| known.trim() == name).map(|(_, value)| value.trim())
    };
    let read = |name: &str| header(name).and_then(|value| value.replace('_', "-").parse::<LanguageIdentifier>().ok());
    let Some(target) = read("Language") else {
        return Err(match header("Language").filter(|value| !value.is_empty()) {
            None => UNREAD.in_text(source, 0..0, "not XLIFF, TMX, or a PO file with a `Language` header"),
            Some(value) => {
                let line = format!("\"Language: {value}");
                let at = source.text().find(&line).map_or(0..0, |at| at + 1..at + line.len());
                let finding = UNREAD.in_text(source, at, format!("`{value}` is not a language"));
                finding.with_help("use a tag such as `de` or `zh_TW`".to_owned())
            }
        });
    };
    let original = read("X-Source-Language").unwrap_or_else(|| tag("en"));
    let mut catalog = Catalog { source: original, target, units: Vec::new() };
    let mut findings = Vec::new();
    for entry in entries {
        let at = entry.start..entry.start + "msgctxt".len();
        let context = entry.context.as_deref().unwrap_or_default();
        let named = context.split_once('/').and_then(|(file, name)| Some((file, Unit::named(name)?)));
        let Some((file, (key, path))) = named else {
            findings.push(unnamed(source, at, context));
            continue;
        };
        let text = entry.target.as_deref().unwrap_or_default();
        let (own, translated) = (Leaf::read(entry.source.as_deref().unwrap_or_default()), Leaf::read(text));
        let fault = own.as_ref().err().or(translated.as_ref().err()).cloned();
        let own = own.unwrap_or_default();
        // An empty text means untranslated, unless the original is empty too.
        let given = !text.is_empty() || own == Leaf::default();
        catalog.units.push(Unit {
            file: file.into(),
            key,
            path,
            source: own,
            target: translated.ok().filter(|_| given),
            state: if entry.fuzzy || !given { State::Initial } else { State::Translated },
            notes: Vec::new(),
            before: None,
            at,
            fault,
        });
    }
    Ok((catalog, findings))
}

/// Removes the quotation marks and escapes of a text.
fn unquoted(text: &str) -> Option<String> {
    let inside = text.strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::with_capacity(inside.len());
    let mut chars = inside.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => return None,
            '\\' => out.push(match chars.next()? {
                'n' => '\n',
                't' => '\t',
                'r' => '\r',
                'a' => '\u{7}',
                'b' => '\u{8}',
                'f' => '\u{c}',
                'v' => '\u{b}',
                c @ ('\\' | '"') => c,
                // The export writes no other escapes.
                _ => return None,
            }),
            c => out.push(c),
        }
    }
    Some(out)
}
