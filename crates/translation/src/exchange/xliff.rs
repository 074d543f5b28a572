//! XLIFF 2.1.

use std::collections::HashMap;
use std::fmt::Write;

use roxmltree::{Document, Node};

use referee::diagnostic::{Finding, Source};
use referee::tooling::fault;

use super::catalog::{Catalog, State, Unit};
use super::name::Name;
use super::part::{Leaf, Part};
use super::xml::{control, escape, inline, leaf, quoted};
use super::{UNREAD, unnamed};

const NAMESPACE: &str = "urn:oasis:names:tc:xliff:document:2.0";

pub(super) fn write(catalog: &Catalog) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"{NAMESPACE}\" version=\"2.1\" srcLang=\"{}\" trgLang=\"{}\">\n",
        catalog.source, catalog.target
    );
    let mut file: Option<&str> = None;
    let (mut key, mut number) = ("", 0);
    for unit in &catalog.units {
        if file != Some(&unit.file) {
            if file.is_some() {
                out.push_str("  </file>\n");
            }
            let name = quoted(&unit.file);
            let _ = writeln!(out, "  <file id=\"{name}\" original=\"locales/{}/{name}.ftl\">", catalog.source);
            file = Some(&unit.file);
        }
        number = if *unit.key == *key { number + 1 } else { 0 };
        key = &unit.key;
        unit_element(unit, number, &mut out);
    }
    if file.is_some() {
        out.push_str("  </file>\n");
    } else {
        // XLIFF requires a file with a unit.
        out.push_str("  <file id=\"common\">\n    <unit id=\"none\" translate=\"no\"><segment><source/></segment></unit>\n  </file>\n");
    }
    out.push_str("</xliff>\n");
    out
}

fn unit_element(unit: &Unit, number: usize, out: &mut String) {
    let id = if number == 0 { unit.key.to_string() } else { format!("{}:{number}", unit.key) };
    let _ = writeln!(out, "    <unit id=\"{}\" name=\"{}\" xml:space=\"preserve\">", quoted(&id), quoted(&unit.name()));
    if !unit.notes.is_empty() || unit.before.is_some() {
        out.push_str("      <notes>\n");
        let before = unit.before.iter().map(|before| ("before", before.written()));
        let notes = unit.notes.iter().map(|(category, text)| (*category, text.clone()));
        for (category, text) in notes.chain(before) {
            let _ = writeln!(out, "        <note category=\"{category}\">{}</note>", escape(&text));
        }
        out.push_str("      </notes>\n");
    }
    // A code has the same number in both texts.
    let mut codes: Vec<&str> = Vec::new();
    let mut source = Vec::new();
    for code in unit.source.codes() {
        codes.push(code);
        source.push(codes.len());
    }
    let mut free: Vec<usize> = source.clone();
    let mut target = Vec::new();
    for code in unit.target.iter().flat_map(Leaf::codes) {
        let same = free.iter().position(|number| codes.get(number - 1) == Some(&code));
        target.push(same.map_or_else(
            || {
                codes.push(code);
                codes.len()
            },
            |place| free.remove(place),
        ));
    }
    if !codes.is_empty() {
        out.push_str("      <originalData>\n");
        for (number, code) in codes.iter().enumerate() {
            let _ = writeln!(out, "        <data id=\"d{}\">{}</data>", number + 1, escape(code));
        }
        out.push_str("      </originalData>\n");
    }
    let with = |leaf: &Leaf, numbers: &[usize]| {
        let mut numbers = numbers.iter();
        inline(
            leaf,
            |out, code| {
                let number = numbers.next().unwrap_or_else(|| fault("a code has no number"));
                let _ = write!(out, "<ph id=\"{number}\" dataRef=\"d{number}\" disp=\"{}\"/>", quoted(code));
            },
            |out, c| {
                let _ = write!(out, "<cp hex=\"{c:04X}\"/>");
            },
        )
    };
    let _ = writeln!(out, "      <segment state=\"{}\">", unit.state.id());
    let _ = writeln!(out, "        <source>{}</source>", with(&unit.source, &source));
    if let Some(translation) = &unit.target {
        let _ = writeln!(out, "        <target>{}</target>", with(translation, &target));
    }
    out.push_str("      </segment>\n    </unit>\n");
}

/// Reads the catalog of a document.
///
/// # Errors
/// The document is not XLIFF 2, or does not name its languages.
pub(super) fn read(source: &Source, document: &Document<'_>) -> Result<(Catalog, Vec<Finding>), Finding> {
    let root = document.root_element();
    let version = root.attribute("version").unwrap_or_default();
    if !version.starts_with("2.") {
        let message = format!("XLIFF {version} is not supported; use version 2");
        return Err(UNREAD.in_text(source, root.range().start..root.range().start, message));
    }
    let namespace = root.tag_name().namespace().unwrap_or_default();
    if !namespace.starts_with("urn:oasis:names:tc:xliff:document:2.") {
        let message = "the namespace is not that of XLIFF 2";
        return Err(UNREAD.in_text(source, root.range().start..root.range().start, message));
    }
    let language = |name: &str| {
        let place = root.range().start..root.range().start;
        let language = root.attribute(name).and_then(|language| language.parse().ok());
        language.ok_or_else(|| UNREAD.in_text(source, place, format!("`{name}` is missing or not a language")))
    };
    let mut catalog = Catalog { source: language("srcLang")?, target: language("trgLang")?, units: Vec::new() };
    let mut findings = Vec::new();
    for file in root.children().filter(|node| is(*node, "file")) {
        let original = file_name(file);
        for element in file.descendants().filter(|node| is(*node, "unit")) {
            // The placeholder unit of an empty catalog.
            if element.attribute("name").is_none() && element.attribute("translate") == Some("no") {
                continue;
            }
            let name = element.attribute("name").or(element.attribute("id")).unwrap_or_default();
            let Some(Name { key, path }) = Name::read(name) else {
                let start = element.range().start;
                findings.push(unnamed(source, start..start + "<unit".len(), name));
                continue;
            };
            let mut unit = Unit {
                file: original.into(),
                key,
                path,
                source: Leaf::default(),
                target: None,
                state: State::Initial,
                notes: Vec::new(),
                before: None,
                at: element.range(),
                fault: None,
            };
            fill(&mut unit, element);
            catalog.units.push(unit);
        }
    }
    Ok((catalog, findings))
}

/// The name of a file. Tools change its id, but keep its `original`.
fn file_name<'d>(file: Node<'d, '_>) -> &'d str {
    let original = file.attribute("original").and_then(|path| path.rsplit(['/', '\\']).next());
    original.and_then(|name| name.strip_suffix(".ftl")).or(file.attribute("id")).unwrap_or_default()
}

/// Whether a node is an XLIFF 2 element of this name.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element()
        && node.tag_name().name() == name
        && node.tag_name().namespace().is_some_and(|space| space.starts_with("urn:oasis:names:tc:xliff:document:2."))
}

/// Reads the texts of a unit.
fn fill(unit: &mut Unit, element: Node<'_, '_>) {
    let data = element.children().filter(|node| is(*node, "originalData")).flat_map(|data| data.children());
    let data: HashMap<&str, &str> =
        data.filter_map(|node| Some((node.attribute("id")?, node.text().unwrap_or_default()))).collect();
    // A tool can refer to a code of the source by its id alone.
    let codes = element.descendants().filter(|node| is(*node, "ph"));
    let codes: HashMap<&str, &str> =
        codes.filter_map(|node| Some((node.attribute("id")?, *data.get(node.attribute("dataRef")?)?))).collect();
    let part = |node: Node<'_, '_>| match node.tag_name().name() {
        "cp" => control(node.attribute("hex")?),
        "ph" => {
            let code = match node.attribute("dataRef") {
                Some(data_ref) => data.get(data_ref),
                None => codes.get(node.attribute("id")?),
            };
            Some(Part::Code((*code?).to_owned()))
        }
        // The ends of an annotation that spans other elements.
        "sm" | "em" => Some(Part::Text(String::new())),
        _ => None,
    };
    let mut source = Leaf::default();
    // The parts of the translation with their positions.
    let mut target: Vec<(usize, Leaf)> = Vec::new();
    let mut state: Option<State> = None;
    // Tools can split a text into sentences.
    let (mut whole, mut started, mut number, mut parts, mut misplaced) = (true, false, 0_usize, 0, false);
    for segment in element.children().filter(|node| is(*node, "segment") || is(*node, "ignorable")) {
        number += 1;
        let find = |name: &str| segment.children().find(|node| is(*node, name));
        // A translation can have another order than its source; positions start at 1.
        let order = find("target").and_then(|node| node.attribute("order"));
        let place = order.map_or(Some(number), |order| order.parse().ok()).unwrap_or_else(|| {
            misplaced = true;
            number
        });
        let (own, translated) = (find("source"), find("target"));
        let (own, translated) = (own.map(|node| leaf(node, &part)), translated.map(|node| leaf(node, &part)));
        if own == Some(None) || translated == Some(None) {
            unit.fault = Some("it has unknown markup".to_owned());
            return;
        }
        let (own, translated) = (own.flatten().unwrap_or_default(), translated.flatten());
        // An empty text means untranslated. No text of a message is empty; `{ "" }` is a placeholder.
        let translated = translated.filter(|text| *text != Leaf::default());
        if is(segment, "segment") {
            let own_state = match segment.attribute("state") {
                Some("final" | "reviewed") => State::Final,
                Some("translated") => State::Translated,
                None if translated.is_some() => State::Translated,
                Some(_) | None => State::Initial,
            };
            whole &= translated.is_some();
            started |= translated.as_ref().is_some_and(|text| !text.is_blank());
            parts += 1;
            state = Some(state.map_or(own_state, |before| before.least(own_state)));
        }
        match translated {
            Some(translated) => target.push((place, translated)),
            None if !is(segment, "segment") => target.push((place, own.clone())),
            None => {}
        }
        source.0.extend(own.0);
    }
    unit.source = source.joined().within();
    // A split text must be translated in all parts or in none.
    if !whole && started && parts > 1 {
        unit.fault = Some("only a part is translated".to_owned());
        return;
    }
    let mut places: Vec<usize> = target.iter().map(|(place, _)| *place).collect();
    places.sort_unstable();
    if misplaced || places.windows(2).any(|pair| matches!(pair, [one, other] if one == other)) {
        unit.fault = Some("the order of its parts is unknown".to_owned());
        return;
    }
    target.sort_by_key(|(place, _)| *place);
    let texts: Vec<_> = target.into_iter().map(|(_, text)| text.0).collect();
    unit.target = (whole && !texts.is_empty()).then(|| Leaf(texts.concat()).joined().within());
    unit.state = state.filter(|_| unit.target.is_some()).unwrap_or(State::Initial);
}
