//! Gettext PO.

use std::collections::BTreeMap;
use std::fmt::Write;

use unic_langid::LanguageIdentifier;

use referee::diagnostic::{Finding, Source};
use referee::tooling::{BYTE_ORDER_MARK, Forms, icu_locale, tag};

use super::branches::Step;
use super::catalog::{Catalog, NUMBERS, State, Unit};
use super::name::Name;
use super::part::Leaf;
use super::plural_rule::Rule;
use super::plurals::{ONE, Plurals, Written, originals};
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
    let plurals = Plurals::new(Forms::of(&icu_locale(&catalog.target)));
    if let Some(rule) = &plurals.rule {
        let _ = writeln!(out, "\"Plural-Forms: {}\\n\"", rule.text());
    }
    for entry in plurals.written(&catalog.units) {
        out.push('\n');
        match entry {
            Written::Text(unit) => text(unit, &catalog.source, &mut out),
            Written::Plural(units) => plural(&units, &plurals.forms, &catalog.source, &mut out),
        }
    }
    out
}

fn text(unit: &Unit, source: &LanguageIdentifier, out: &mut String) {
    comments(unit.notes.iter().map(|(_, text)| text.as_str()), out);
    let fuzzy = unit.target.is_some() && unit.state == State::Initial;
    reference(unit, source, fuzzy, out);
    if let Some(before) = unit.before.as_ref().filter(|_| unit.target.is_some()) {
        previous(&[("msgid", before)], out);
    }
    out.push_str(&literal("msgctxt", &format!("{}/{}", unit.file, unit.name())));
    out.push_str(&literal("msgid", &unit.source.written()));
    out.push_str(&literal("msgstr", &translation(unit)));
}

/// All plural forms of a selector.
fn plural(units: &[&Unit], forms: &Forms, source: &LanguageIdentifier, out: &mut String) {
    let (Some(first), Some((one, several))) = (units.first(), originals(units, |unit| Some(&unit.source))) else {
        return;
    };
    let numbers = forms.names().enumerate().map(|(index, form)| {
        format!("msgstr[{index}], {form}: {}", forms.numbers(form).unwrap_or_else(|| "fractions".to_owned()))
    });
    let numbers: Vec<String> = numbers.collect();
    let notes = first.notes.iter().filter(|(category, _)| *category != NUMBERS).map(|(_, text)| text.as_str());
    comments(numbers.iter().map(String::as_str).chain(notes), out);
    let translated = units.iter().any(|unit| unit.target.is_some());
    reference(first, source, units.iter().any(|unit| unit.target.is_some() && unit.state == State::Initial), out);
    let before = originals(units, |unit| unit.before.as_ref()).filter(|_| translated);
    if let Some((one, several)) = before {
        previous(&[("msgid", one), ("msgid_plural", several)], out);
    }
    out.push_str(&literal("msgctxt", &format!("{}/{}", first.file, first.plural_name())));
    out.push_str(&literal("msgid", &one.written()));
    out.push_str(&literal("msgid_plural", &several.written()));
    for (index, unit) in units.iter().enumerate() {
        out.push_str(&literal(&format!("msgstr[{index}]"), &translation(unit)));
    }
}

fn translation(unit: &Unit) -> String {
    unit.target.as_ref().map(Leaf::written).unwrap_or_default()
}

fn comments<'n>(notes: impl Iterator<Item = &'n str>, out: &mut String) {
    for line in notes.flat_map(str::lines) {
        let _ = writeln!(out, "#. {line}");
    }
}

fn reference(unit: &Unit, source: &LanguageIdentifier, fuzzy: bool, out: &mut String) {
    let _ = writeln!(out, "#: locales/{source}/{}.ftl", unit.file);
    if fuzzy {
        out.push_str("#, fuzzy\n");
    }
}

/// The originals that a translation was made from.
fn previous(originals: &[(&str, &Leaf)], out: &mut String) {
    for (keyword, original) in originals {
        for line in literal(keyword, &original.written()).lines() {
            let _ = writeln!(out, "#| {line}");
        }
    }
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
    Plural,
    /// The number of the form, or 0 if the entry has one text.
    Target(usize),
}

/// The most plural forms of a language.
const MOST_FORMS: usize = 16;

impl Keyword {
    fn read(text: &str) -> Option<Self> {
        match text {
            "msgctxt" => Some(Self::Context),
            "msgid" => Some(Self::Source),
            "msgid_plural" => Some(Self::Plural),
            "msgstr" => Some(Self::Target(0)),
            _ => {
                let number = text.strip_prefix("msgstr[")?.strip_suffix(']')?.parse().ok()?;
                (number < MOST_FORMS).then_some(Self::Target(number))
            }
        }
    }
}

/// An entry, while reading.
#[derive(Default)]
struct Entry {
    start: usize,
    context: Option<String>,
    source: Option<String>,
    plural: Option<String>,
    /// The texts by the numbers of their forms, each with its position.
    targets: BTreeMap<usize, (usize, String)>,
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
        let ends = !entry.targets.is_empty() && !line.starts_with('"') && !line.starts_with("msgstr[");
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
        let (keyword, rest) = if line.starts_with('"') {
            (open, line)
        } else {
            let known = line.split_once([' ', '\t']).and_then(|(word, rest)| Some((Keyword::read(word)?, rest.trim())));
            let (keyword, rest) = known.ok_or_else(|| fault(start, whole, "not a line of an exported PO file"))?;
            (Some(keyword), rest)
        };
        let Some(keyword) = keyword else { return Err(fault(start, whole, "this text has no keyword")) };
        let text = unquoted(rest).ok_or_else(|| fault(start, whole, "invalid quoted text"))?;
        if open.is_none() {
            entry.start = start;
        }
        match keyword {
            Keyword::Context => entry.context.get_or_insert_default().push_str(&text),
            Keyword::Source => entry.source.get_or_insert_default().push_str(&text),
            Keyword::Plural => entry.plural.get_or_insert_default().push_str(&text),
            Keyword::Target(form) => entry.targets.entry(form).or_insert((start, String::new())).1.push_str(&text),
        }
        open = Some(keyword);
    }
    if !entry.targets.is_empty() {
        all.push(entry);
    }
    catalog(source, all)
}

fn catalog(source: &Source, all: Vec<Entry>) -> Result<(Catalog, Vec<Finding>), Finding> {
    let mut entries = all.into_iter().peekable();
    let head = entries.next_if(|entry| entry.source.as_deref() == Some("") && entry.context.is_none());
    let head = head.and_then(|mut head| head.targets.remove(&0)).map(|(_, head)| head).unwrap_or_default();
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
    let mut plurals = Plurals::new(Forms::of(&icu_locale(&target)));
    // Tools can write another rule, with the forms in another order.
    if let Some(rule) = header("Plural-Forms").and_then(Rule::read) {
        plurals.rule = Some(rule);
    }
    let mut catalog = Catalog { source: original, target, units: Vec::new() };
    let mut findings = Vec::new();
    for entry in entries {
        if let Some(units) = entry.units(&plurals) {
            catalog.units.extend(units);
        } else {
            let at = entry.start..entry.start + "msgctxt".len();
            findings.push(unnamed(source, at, entry.context.as_deref().unwrap_or_default()));
        }
    }
    Ok((catalog, findings))
}

impl Entry {
    /// The units, or `None` if the context does not name one.
    fn units(&self, plurals: &Plurals) -> Option<Vec<Unit>> {
        let (file, name) = self.context.as_deref()?.split_once('/')?;
        let source = self.source.as_deref().unwrap_or_default();
        let Some(plural) = &self.plural else {
            let Name { key, path } = Name::read(name)?;
            let text = self.targets.get(&0).map_or("", |(_, text)| text);
            return Some(vec![self.unit(file, key, path, source, (self.start, text))]);
        };
        let (Name { key, path }, selector) = Name::read_plural(name)?;
        let units = plurals.forms.names().map(|form| {
            let index = plurals.rule.as_ref().and_then(|rule| rule.index_of(&plurals.forms, form));
            let (at, text) =
                index.and_then(|index| self.targets.get(&index)).map_or((self.start, ""), |(at, text)| (*at, text));
            let path = path.iter().cloned().chain([selector.step(form)]).collect();
            self.unit(file, key.clone(), path, if form == ONE { source } else { plural }, (at, text))
        });
        Some(units.collect())
    }

    fn unit(&self, file: &str, key: Box<str>, path: Vec<Step>, source: &str, (at, text): (usize, &str)) -> Unit {
        let (own, translated) = (Leaf::read(source), Leaf::read(text));
        let fault = own.as_ref().err().or(translated.as_ref().err()).cloned();
        let own = own.unwrap_or_default();
        // An empty text means untranslated, unless the original is empty too.
        let given = !text.is_empty() || own == Leaf::default();
        Unit {
            file: file.into(),
            key,
            path,
            source: own,
            target: translated.ok().filter(|_| given),
            state: if self.fuzzy || !given { State::Initial } else { State::Translated },
            notes: Vec::new(),
            before: None,
            at: at..at + "msgctxt".len(),
            fault,
        }
    }
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
