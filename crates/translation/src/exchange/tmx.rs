//! TMX 1.4 for translation memories.

use std::collections::BTreeSet;
use std::fmt::Write;

use roxmltree::{Document, Node};
use unic_langid::LanguageIdentifier;

use crate::audits::ORIGINAL;
use referee::diagnostic::{Finding, Source};
use referee::tooling::listed;
use referee::tooling::safe::xml;
use referee_pages::SentencePair;

use super::catalog::{Catalog, State, Unit};
use super::name::Name;
use super::part::{Leaf, Part};
use super::xml::{control, escape, inline, leaf, quoted};
use super::{UNREAD, unnamed};

pub(super) fn write(catalog: &Catalog) -> String {
    let (source, target) = (catalog.source.to_string(), catalog.target.to_string());
    let mut memory = Memory::new("block", "Fluent", &source);
    for unit in &catalog.units {
        // A translation memory has only translated texts.
        let Some(translation) = &unit.target else { continue };
        let mut about = String::new();
        for (category, text) in &unit.notes {
            let _ = writeln!(about, "      <note>{category}: {}</note>", escape(text));
        }
        let _ = writeln!(about, "      <prop type=\"x-state\">{}</prop>", unit.state.id());
        let segment = |text: &Leaf| {
            let mut number = 0;
            inline(
                text,
                |out, code| {
                    number += 1;
                    let _ = write!(out, "<ph x=\"{number}\">{}</ph>", escape(code));
                },
                |out, c| {
                    let _ = write!(out, "<ph type=\"x-cp\">{c:04X}</ph>");
                },
            )
        };
        // The source is the text that was translated, even if it has changed since.
        let original = unit.before.as_ref().unwrap_or(&unit.source);
        let id = format!("{}/{}", quoted(&unit.file), quoted(&unit.name()));
        memory.add(&id, &about, [(&source, segment(original)), (&target, segment(translation))]);
    }
    memory.finish()
}

/// The translated sentences of a help page as a translation memory.
pub fn memory(pairs: &[SentencePair]) -> String {
    let mut memory = Memory::new("sentence", "Markdown", ORIGINAL);
    for pair in pairs.iter().filter(|pair| pair.translated) {
        let target = if pair.target_locale.is_empty() { "und" } else { &pair.target_locale };
        let texts = [(&*xml(&pair.source_locale), xml(&pair.source)), (&*xml(target), xml(&pair.target))];
        memory.add(&xml(&pair.id), "", texts);
    }
    memory.finish()
}

/// A translation memory, while writing.
struct Memory(String);

impl Memory {
    fn new(segments: &str, format: &str, original: &str) -> Self {
        Self(format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n  <header creationtool=\"referee\" \
             creationtoolversion=\"{}\" segtype=\"{segments}\" o-tmf=\"{format}\" adminlang=\"en\" \
             srclang=\"{original}\" datatype=\"plaintext\"/>\n  <body>\n",
            env!("CARGO_PKG_VERSION"),
        ))
    }

    /// Adds a text in two languages. All arguments are escaped for XML.
    fn add(&mut self, id: &str, about: &str, texts: [(&str, String); 2]) {
        let _ = write!(self.0, "    <tu tuid=\"{id}\">\n{about}");
        for (language, text) in texts {
            let _ = writeln!(self.0, "      <tuv xml:lang=\"{language}\"><seg>{text}</seg></tuv>");
        }
        self.0.push_str("    </tu>\n");
    }

    fn finish(self) -> String {
        self.0 + "  </body>\n</tmx>\n"
    }
}

const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Reads the catalog of a translation memory with two languages.
///
/// # Errors
/// The header does not name the source language, or there is not exactly one other language.
pub(super) fn read(source: &Source, document: &Document<'_>) -> Result<(Catalog, Vec<Finding>), Finding> {
    let root = document.root_element();
    let start = root.range().start;
    let header = root.children().find(|node| node.has_tag_name("header"));
    let original = header.and_then(|header| header.attribute("srclang")).and_then(|language| language.parse().ok());
    let Some(original) = original else {
        return Err(UNREAD.in_text(
            source,
            start..start,
            "the header does not name the source language: `srclang` is missing or invalid",
        ));
    };
    let languages: BTreeSet<LanguageIdentifier> = root
        .descendants()
        .filter(|node| node.has_tag_name("tuv"))
        .filter_map(|node| language(node))
        .filter(|language| *language != original)
        .collect();
    let named = languages.clone();
    let mut others = languages.into_iter();
    let (Some(target), None) = (others.next(), others.next()) else {
        let found = if named.is_empty() { "none".to_owned() } else { listed(&named) };
        let message = format!("expected exactly one language besides `{original}`, found {found}");
        return Err(UNREAD.in_text(source, start..start, message));
    };
    let mut catalog = Catalog { source: original, target, units: Vec::new() };
    let mut findings = Vec::new();
    for element in root.descendants().filter(|node| node.has_tag_name("tu")) {
        let id = element.attribute("tuid").unwrap_or_default();
        let named = id.split_once('/').and_then(|(file, name)| Some((file, Name::read(name)?)));
        let Some((file, Name { key, path })) = named else {
            let start = element.range().start;
            findings.push(unnamed(source, start..start + "<tu".len(), id));
            continue;
        };
        let text = |language: &LanguageIdentifier| text(element, language);
        let (own, translated) = (text(&catalog.source), text(&catalog.target));
        let fault = own.as_ref().err().or(translated.as_ref().err()).map(|fault| (*fault).to_owned());
        let own = own.ok().flatten().unwrap_or_default();
        // An empty text means untranslated.
        let target = translated.ok().flatten().filter(|text| *text != Leaf::default() || own == Leaf::default());
        let state = element.children().find(|node| node.attribute("type") == Some("x-state"));
        let state = match state.and_then(|node| node.text()) {
            Some("final") => State::Final,
            Some("initial") => State::Initial,
            _ => State::Translated,
        };
        catalog.units.push(Unit {
            file: file.into(),
            key,
            path,
            source: own,
            target,
            state,
            notes: Vec::new(),
            before: None,
            at: element.range(),
            fault,
        });
    }
    Ok((catalog, findings))
}

fn language(tuv: Node<'_, '_>) -> Option<LanguageIdentifier> {
    tuv.attribute((XML, "lang")).or(tuv.attribute("lang"))?.parse().ok()
}

/// The text of a unit in a language.
///
/// # Errors
/// The text has unknown markup, or the unit has several texts in the language.
fn text(element: Node<'_, '_>, wanted: &LanguageIdentifier) -> Result<Option<Leaf>, &'static str> {
    let part = |node: Node<'_, '_>| match (node.tag_name().name(), node.attribute("type")) {
        ("ph", Some("x-cp")) => control(node.text().unwrap_or_default()),
        ("ph", _) => Some(Part::Code(node.text().unwrap_or_default().to_owned())),
        _ => None,
    };
    let all = element.children().filter(|node| node.has_tag_name("tuv") && language(*node).as_ref() == Some(wanted));
    let segments = all.filter_map(|tuv| tuv.children().find(|node| node.has_tag_name("seg")));
    let mut texts = Vec::new();
    for segment in segments {
        let text = leaf(segment, &part).ok_or("it has unknown markup")?;
        // Ignore an empty text if there is another one.
        if !texts.contains(&text) && (text != Leaf::default() || texts.is_empty()) {
            texts.retain(|other| *other != Leaf::default());
            texts.push(text);
        }
        if texts.len() > 1 {
            return Err("it has several texts in one language");
        }
    }
    Ok(texts.pop())
}
