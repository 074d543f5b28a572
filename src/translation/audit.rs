//! What a reader of a language would stumble over, message by message.

use std::collections::BTreeSet;

use fluent_syntax::ast::Pattern;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::Finding;
use crate::locale::{Found, MessageFile, Messages, Phrasebook, collect, icu_script, range};
use crate::rules::RuleSet;

use super::checks::leaves_out::LEAVES_OUT;
use super::checks::leftover::{LEFTOVER, Original, Script};
use super::checks::on_pages::ON_PAGES;
use super::checks::too_wide::{TOO_WIDE, columns};
use super::checks::typography::{Marks, TYPOGRAPHY, VALUE};
use super::flat::{flattened, plain, texts};
use super::told::Told;

/// How many marks are told of a message, and findings of a file.
const MOST_MARKS: usize = 20;
const MOST_FINDINGS: usize = 500;

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
        for (key, found) in in_order(&own) {
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
        for (key, found) in in_order(&messages) {
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
        let (told, original_told) = (Told::new(&scope), Told::new(&source));
        let before = findings.len();
        for (key, found) in in_order(&own) {
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
                let place = range(found.text, attribute.unwrap_or(found.id));
                let own = told.anywhere(pattern);
                let left: Vec<&str> = original_told.anywhere(original).difference(&own).copied().collect();
                if !left.is_empty() {
                    let message = format!("`{name}` leaves out {}, which the original tells", variables(&left));
                    findings.push(LEAVES_OUT.in_text(found.source, place.clone(), message));
                }
                let always = original_told.always(original).intersection(&own).copied().collect();
                if let Some((flat, left)) = told.left_out(pattern, &always) {
                    let (what, names) = (flat.text.trim().replace(VALUE, "…"), variables(&left));
                    let message = format!("a branch of `{name}` leaves out {names}, which the original always tells");
                    let finding = LEAVES_OUT.in_text(found.source, place, message);
                    findings.push(finding.with_help(format!("the branch is `{what}`")));
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
        for (key, found) in in_order(&wordings) {
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

/// Messages in the order in which they stand in their file.
fn in_order<'s, 'f>(messages: &'s Messages<'f>) -> Vec<(&'f str, &'s Found<'f>)> {
    let mut ordered: Vec<_> = messages.iter().map(|(key, found)| (*key, found)).collect();
    ordered.sort_by_key(|(_, found)| range(found.text, found.id).start);
    ordered
}

/// The names of variables, as they are written.
fn variables(names: &[&str]) -> String {
    names.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", ")
}
