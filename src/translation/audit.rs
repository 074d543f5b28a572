//! What a reader of a language would stumble over, message by message.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};
use unic_langid::LanguageIdentifier;

use crate::diagnostic::Finding;
use crate::locale::{Found, MessageFile, Messages, Phrasebook, collect, icu_script, range, walk_inline};
use crate::rules::RuleSet;

use super::checks::leaves_out::LEAVES_OUT;
use super::checks::leftover::{LEFTOVER, Original, Script};
use super::checks::on_pages::ON_PAGES;
use super::checks::too_wide::{TOO_WIDE, columns};
use super::checks::typography::{Marks, TYPOGRAPHY};

/// How many marks are told of a message, and findings of a file.
const MOST_MARKS: usize = 20;
const MOST_FINDINGS: usize = 500;

/// What stands for a value in a text.
const VALUE: char = '\u{e000}';

/// One locale, and what it is translated from.
pub(super) struct Audit<'p> {
    phrasebook: &'p Phrasebook,
    locale: &'p LanguageIdentifier,
    original: Option<&'p LanguageIdentifier>,
    marks: Marks,
    script: Script,
}

impl<'p> Audit<'p> {
    pub(super) fn new(
        phrasebook: &'p Phrasebook,
        locale: &'p LanguageIdentifier,
        original: Option<&'p LanguageIdentifier>,
    ) -> Self {
        let reader = phrasebook.reader(std::slice::from_ref(locale));
        let common = reader.common();
        let same = original.is_none_or(|original| icu_script(original) == icu_script(locale));
        let script = if same { Script::Same } else { Script::Other };
        let own = |id: &str| if reader.locale() == locale { common.own(id) } else { None };
        Self { phrasebook, locale, original, marks: Marks::new(own), script }
    }

    pub(super) fn run(&self, findings: &mut Vec<Finding>) {
        for (name, file) in self.phrasebook.message_files(self.locale, true) {
            let own = std::slice::from_ref(file);
            let scope = self.phrasebook.scope(self.locale, name);
            let source = self.original.map(|original| self.phrasebook.scope(original, name)).unwrap_or_default();
            self.file(own, &scope, &source, findings);
            self.untouched(name, own, &source, findings);
            if let Some(rules) = name.and_then(|name| self.phrasebook.rulebook().get(name)) {
                Self::widths(rules, own, findings);
            }
        }
    }

    /// What help pages word otherwise.
    pub(super) fn pages(&self, findings: &mut Vec<Finding>) {
        for (name, file) in self.phrasebook.page_files(self.locale) {
            self.wordings(name, file, findings);
        }
    }

    /// Labels in another script that are those of the original, where every other language has words of its own.
    fn untouched(&self, name: Option<&str>, own: &[MessageFile], source: &[MessageFile], findings: &mut Vec<Finding>) {
        if self.script == Script::Same {
            return;
        }
        let others =
            self.phrasebook.own_locales().filter(|other| **other != *self.locale && Some(*other) != self.original);
        let others: Vec<Vec<MessageFile>> = others.map(|other| self.phrasebook.scope(other, name)).collect();
        let others: Vec<Messages<'_>> = others.iter().map(|files| collect(files)).collect();
        let (own, source) = (collect(own), collect(source));
        let mut ordered: Vec<_> = own.iter().collect();
        ordered.sort_by_key(|(_, found)| range(found.text, found.id).start);
        for (key, found) in ordered {
            let whole = |found: &Found<'_>| found.value.and_then(|pattern| plain(pattern).map(str::to_owned));
            let Some((text, original)) = found.value.and_then(plain).zip(source.get(key).and_then(whole)) else {
                continue;
            };
            let translated: Vec<bool> =
                others.iter().filter_map(|other| whole(other.get(key)?)).map(|other| other != original).collect();
            if text == original && translated.len() > 1 && translated.iter().all(|it| *it) {
                let message = format!("`{text}` is left from the original; all other languages translate it");
                findings.push(LEFTOVER.in_text(found.source, range(found.text, text), message));
            }
        }
    }

    /// Words that are longer than the rules have room for.
    fn widths(rules: &RuleSet, own: &[MessageFile], findings: &mut Vec<Finding>) {
        let messages = collect(own);
        let mut ordered: Vec<_> = messages.iter().collect();
        ordered.sort_by_key(|(_, found)| range(found.text, found.id).start);
        for (key, found) in ordered {
            let kind = key.split('-').next().unwrap_or_default();
            for (attribute, pattern) in found.nodes() {
                let kind = match (kind, attribute) {
                    ("notification", Some("subject")) => "subject",
                    (kind, None) => kind,
                    _ => continue,
                };
                let Some(most) = rules.width(kind) else { continue };
                let widths = flattened(pattern).into_iter().map(|flat| columns(&flat.text, VALUE));
                let Some(width) = widths.max().filter(|width| *width > usize::from(most)) else { continue };
                let name = attribute.map_or_else(|| (*key).to_owned(), |attribute| format!("{key}.{attribute}"));
                let message = format!("`{name}` takes {width} columns, and has room for {most}");
                let place = range(found.text, attribute.unwrap_or(found.id));
                findings.push(TOO_WIDE.in_text(found.source, place, message));
            }
        }
    }

    /// A file, beside all that its messages can refer to, and what it was translated from.
    fn file(&self, own: &[MessageFile], scope: &[MessageFile], source: &[MessageFile], findings: &mut Vec<Finding>) {
        let (own, scope, source) = (collect(own), collect(scope), collect(source));
        let mut ordered: Vec<_> = own.iter().collect();
        ordered.sort_by_key(|(_, found)| range(found.text, found.id).start);
        let before = findings.len();
        for (key, found) in ordered {
            if findings.len() > before + MOST_FINDINGS {
                break;
            }
            // What languages use is not written in sentences.
            if key.starts_with("typography-") || is_read_only(key) {
                continue;
            }
            for (attribute, pattern) in found.nodes() {
                let name = attribute.map_or_else(|| (*key).to_owned(), |attribute| format!("{key}.{attribute}"));
                self.typography(found, pattern, findings);
                let Some(original) = source.get(key).and_then(|found| found.pattern(attribute)) else { continue };
                let left = variables(&source, original, &mut BTreeSet::new());
                let own = variables(&scope, pattern, &mut BTreeSet::new());
                let left: Vec<String> = left.difference(&own).map(|name| format!("`${name}`")).collect();
                if !left.is_empty() {
                    let message = format!("`{name}` leaves out {}, which the original tells", left.join(", "));
                    findings.push(LEAVES_OUT.in_text(
                        found.source,
                        range(found.text, attribute.unwrap_or(found.id)),
                        message,
                    ));
                }
                self.leftover(found, pattern, original, findings);
            }
        }
    }

    fn leftover(
        &self,
        found: &Found<'_>,
        pattern: &Pattern<&str>,
        original: &Pattern<&str>,
        findings: &mut Vec<Finding>,
    ) {
        let mut source = Vec::new();
        texts(original, &mut |text| source.push(text));
        let source = Original::new(source, self.script);
        texts(pattern, &mut |text| {
            if let Some(at) = source.left_in(text) {
                let words = text.get(at.clone()).unwrap_or_default();
                let start = range(found.text, text).start;
                let message = format!("`{words}` is left from the original");
                findings.push(LEFTOVER.in_text(found.source, start + at.start..start + at.end, message));
            }
        });
    }

    fn typography(&self, found: &Found<'_>, pattern: &Pattern<&str>, findings: &mut Vec<Finding>) {
        // What several branches share is told once.
        let mut told = BTreeSet::new();
        for flat in flattened(pattern) {
            for fault in self.marks.faults(&flat.text) {
                let Some(start) = flat.place(found.text, fault.at.start) else { continue };
                if told.len() < MOST_MARKS && told.insert((start, fault.message.clone())) {
                    let range = start..start + fault.at.len();
                    findings.push(TYPOGRAPHY.in_text(found.source, range, fault.message).with_help(fault.help));
                }
            }
        }
    }

    fn wordings(&self, name: Option<&str>, file: &MessageFile, findings: &mut Vec<Finding>) {
        let main = self.phrasebook.scope(self.locale, name);
        let (wordings, messages) = (collect(std::slice::from_ref(file)), collect(&main));
        let mut ordered: Vec<_> = wordings.iter().collect();
        ordered.sort_by_key(|(_, found)| range(found.text, found.id).start);
        for (key, found) in ordered {
            let Some(message) = messages.get(key).filter(|_| !is_read_only(key)) else { continue };
            let place = message.source.place(range(message.text, message.id));
            let wording = found.value.map(|pattern| flattened(pattern).into_iter().map(|flat| flat.text)).into_iter();
            let wording = wording.flatten().next().unwrap_or_default().replace(" | ", "`, `");
            let text = format!("help pages word `{key}` otherwise: `{wording}`");
            let there = found.source.place(range(found.text, found.id));
            findings.push(ON_PAGES.at(place, text).with_related(Some((there, "there".to_owned()))));
        }
    }
}

/// Whether a message is there for reading pages, and never shown.
fn is_read_only(id: &str) -> bool {
    id.starts_with("page-")
}

/// The variables that a pattern writes, also through what it refers to; what only chooses a branch is not written.
fn variables<'f>(
    messages: &Messages<'f>,
    pattern: &'f Pattern<&'f str>,
    seen: &mut BTreeSet<(&'f str, Option<&'f str>)>,
) -> BTreeSet<&'f str> {
    let mut found = BTreeSet::new();
    let mut references = Vec::new();
    written(pattern, &mut |inline| match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name);
        }
        InlineExpression::MessageReference { id, attribute } => {
            references.push((id.name, attribute.as_ref().map(|attribute| attribute.name)));
        }
        _ => {}
    });
    for (id, attribute) in references {
        let next = messages.get(id).and_then(|found| found.pattern(attribute));
        if let Some(next) = next.filter(|_| seen.insert((id, attribute))) {
            found.extend(variables(messages, next, seen));
        }
    }
    found
}

/// Visits what a pattern writes, in all its branches.
fn written<'f>(pattern: &'f Pattern<&'f str>, visit: &mut dyn FnMut(&'f InlineExpression<&'f str>)) {
    fn branches<'f>(expression: &'f Expression<&'f str>, visit: &mut dyn FnMut(&'f InlineExpression<&'f str>)) {
        match expression {
            Expression::Select { variants, .. } => variants.iter().for_each(|variant| written(&variant.value, visit)),
            Expression::Inline(InlineExpression::Placeable { expression }) => branches(expression, visit),
            Expression::Inline(inline) => walk_inline(inline, visit),
        }
    }
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            branches(expression, visit);
        }
    }
}

/// The words of a pattern that is nothing else.
fn plain<'f>(pattern: &Pattern<&'f str>) -> Option<&'f str> {
    match &*pattern.elements {
        [PatternElement::TextElement { value }] if value.contains(char::is_alphabetic) => Some(value),
        _ => None,
    }
}

/// Visits every text of a pattern, in all its branches.
fn texts<'f>(pattern: &Pattern<&'f str>, visit: &mut dyn FnMut(&'f str)) {
    fn branches<'f>(expression: &Expression<&'f str>, visit: &mut dyn FnMut(&'f str)) {
        match expression {
            Expression::Select { variants, .. } => variants.iter().for_each(|variant| texts(&variant.value, visit)),
            Expression::Inline(InlineExpression::Placeable { expression }) => branches(expression, visit),
            Expression::Inline(_) => {}
        }
    }
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => visit(value),
            PatternElement::Placeable { expression } => branches(expression, visit),
        }
    }
}

/// A text that a pattern can come to, with where its parts stand.
#[derive(Clone, Default)]
struct Flat<'f> {
    text: String,
    parts: Vec<(usize, &'f str)>,
}

impl Flat<'_> {
    /// Where a byte of the text stands in the file.
    fn place(&self, file: &str, at: usize) -> Option<usize> {
        let (start, part) = self.parts.iter().rev().find(|(start, part)| *start <= at && at < start + part.len())?;
        Some(range(file, part).start + at - start)
    }
}

/// The texts that a pattern can come to, each branch in one of them.
fn flattened<'f>(pattern: &Pattern<&'f str>) -> Vec<Flat<'f>> {
    fn branches<'f>(expression: &Expression<&'f str>) -> Vec<Flat<'f>> {
        match expression {
            Expression::Select { variants, .. } => {
                variants.iter().flat_map(|variant| flattened(&variant.value)).collect()
            }
            Expression::Inline(InlineExpression::Placeable { expression }) => branches(expression),
            Expression::Inline(_) => vec![Flat { text: VALUE.to_string(), parts: Vec::new() }],
        }
    }
    let mut flats = vec![Flat::default()];
    for element in &pattern.elements {
        let next = match element {
            PatternElement::TextElement { value } => vec![Flat { text: (*value).to_owned(), parts: vec![(0, *value)] }],
            PatternElement::Placeable { expression } => branches(expression),
        };
        // Not every branch with every other: each once.
        let most = flats.len().max(next.len());
        let joined = (0..most).filter_map(|number| {
            let mut flat = flats.get(number).or_else(|| flats.last())?.clone();
            let part = next.get(number).or_else(|| next.last())?;
            let start = flat.text.len();
            flat.text.push_str(&part.text);
            flat.parts.extend(part.parts.iter().map(|(at, text)| (start + at, *text)));
            Some(flat)
        });
        flats = joined.collect();
    }
    flats
}
