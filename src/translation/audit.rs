//! What a reader of a language would stumble over, message by message.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use fluent_syntax::ast::Pattern;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::Finding;
use crate::diagnostic::checks::more_findings::MORE_FINDINGS;
use crate::locale::{Forms, Found, Messages, Phrasebook, collect, icu_locale, icu_script, part_name, range, texts};
use crate::rules::RuleSet;

use super::checks::leaves_out::LEAVES_OUT;
use super::checks::leftover::{LEFTOVER, Original, Script};
use super::checks::on_pages::ON_PAGES;
use super::checks::too_wide::{TOO_WIDE, columns};
use super::checks::typography::{Marks, TYPOGRAPHY, VALUE};
use super::flat::{Flat, flattened, plain};
use super::masked::masked;
use super::scopes::Scopes;
use super::told::Told;

/// How many marks are told of a message, and findings of a file.
const MOST_MARKS: usize = 20;
const MOST_FINDINGS: usize = 500;
/// The longest text that is looked through; nobody reads longer ones.
const MOST_BYTES: usize = 100_000;

/// One locale, and what it is translated from.
pub(super) struct Audit<'p, 'f> {
    phrasebook: &'p Phrasebook,
    scopes: &'p Scopes<'f>,
    locale: &'p LanguageIdentifier,
    original: Option<&'p LanguageIdentifier>,
    marks: Marks,
    forms: Forms,
    script: Script,
}

impl<'p, 'f> Audit<'p, 'f> {
    pub(super) fn new(
        phrasebook: &'p Phrasebook,
        scopes: &'p Scopes<'f>,
        locale: &'p LanguageIdentifier,
        original: Option<&'p LanguageIdentifier>,
    ) -> Self {
        let reader = phrasebook.reader(std::slice::from_ref(locale));
        let common = reader.common();
        let same = original.is_none_or(|original| icu_script(original) == icu_script(locale));
        let script = if same { Script::Same } else { Script::Other };
        let forms = Forms::of(&icu_locale(locale));
        let own = |id: &str| if reader.locale() == locale { common.own(id) } else { None };
        Self { phrasebook, scopes, locale, original, marks: Marks::new(own), forms, script }
    }

    /// What a reader would stumble over, and what hangs on other locales.
    pub(super) fn run(&self) -> (Vec<Finding>, Vec<Untouched>) {
        let (mut findings, mut untouched) = (Vec::new(), Vec::new());
        for (name, file) in self.phrasebook.message_files(self.locale, true) {
            let messages = collect(std::slice::from_ref(file));
            let own = in_order(&messages);
            self.file(name, &own, &mut findings);
            untouched.extend(self.untouched(name, &own));
            if let Some(rules) = name.and_then(|name| self.phrasebook.rulebook().get(name)) {
                Self::widths(rules, &own, &mut findings);
            }
        }
        (findings, untouched)
    }

    /// Texts that are those of the original. In the letters of the original, a single word can be right so: unless the
    /// language has another one for it elsewhere.
    fn untouched(&self, name: Option<&str>, own: &[(&str, &Found<'_>)]) -> Vec<Untouched> {
        let Some(original) = self.original else { return Vec::new() };
        let source = self.scopes.get(original, name);
        let mut left = Vec::new();
        for (key, found) in own.iter().filter(|(key, _)| !is_only_read(key)) {
            for (attribute, pattern) in found.nodes() {
                let Some(text) = plain(pattern) else { continue };
                if source.get(*key).and_then(|found| whole(found, attribute)) != Some(text) {
                    continue;
                }
                let words = text.split_whitespace().count();
                let elsewhere = if self.script == Script::Same && words < 2 {
                    let Some(other) = self.elsewhere(original, text) else { continue };
                    Some(format!("elsewhere, it is `{other}`"))
                } else {
                    None
                };
                // Where rows of words are found, this is one.
                if self.script == Script::Same && words > 2 {
                    continue;
                }
                let message = format!("`{text}` is left from the original; all other languages translate it");
                let finding = LEFTOVER.in_text(found.source, range(found.text, text), message).with_help(elsewhere);
                let (rules, part) = (name.map(Into::into), attribute.map(Into::into));
                left.push(Untouched { rules, key: (*key).into(), part, text: text.into(), finding });
            }
        }
        left
    }

    /// What stands in the language for the same text of the original elsewhere, if that is another one.
    fn elsewhere(&self, original: &LanguageIdentifier, text: &str) -> Option<&'f str> {
        let mut names = self.phrasebook.message_files(self.locale, true).map(|(name, _)| name);
        names.find_map(|name| {
            let (source, own) = (self.scopes.get(original, name), self.scopes.get(self.locale, name));
            let same = source.iter().filter(|(_, found)| whole(found, None) == Some(text));
            let mut others: Vec<&str> = same.filter_map(|(key, _)| whole(own.get(key)?, None)).collect();
            others.retain(|other| *other != text);
            others.into_iter().min()
        })
    }

    /// Words that are longer than the rules have room for.
    fn widths(rules: &RuleSet, own: &[(&str, &Found<'_>)], findings: &mut Vec<Finding>) {
        for (key, found) in own {
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
                let name = part_name(key, attribute);
                let message = format!("`{name}` takes {width} columns, and has room for {most}");
                let place = range(found.text, attribute.unwrap_or(found.id));
                findings.push(TOO_WIDE.in_text(found.source, place, message));
            }
        }
    }

    /// A file, beside all that its messages can refer to, and what it was translated from.
    fn file(&self, name: Option<&str>, own: &[(&str, &Found<'_>)], findings: &mut Vec<Finding>) {
        let told = Told::new(self.scopes.get(self.locale, name));
        let source = self.original.map(|original| self.scopes.get(original, name));
        let source = source.map(|messages| (messages, Told::new(messages)));
        let before = findings.len();
        for (key, found) in own {
            if findings.len() > before + MOST_FINDINGS {
                findings.push(MORE_FINDINGS.in_text(found.source, 0..0, "there may be more findings in this file"));
                break;
            }
            if *key == "typography-quotes" && found.value.is_some_and(is_unpaired) {
                let message = "a quotation mark stands without its partner".to_owned();
                findings.push(TYPOGRAPHY.in_text(found.source, range(found.text, found.id), message));
            }
            if is_only_read(key) {
                continue;
            }
            for (attribute, pattern) in found.nodes() {
                let flats = flattened(pattern);
                self.typography(found, &flats, findings);
                let Some((messages, original_told)) = &source else { continue };
                let Some(original) = messages.get(*key).and_then(|found| found.pattern(attribute)) else { continue };
                let all = original_told.anywhere(original);
                let own = told.anywhere(pattern);
                let mut tell = |left: &[&str], before: &str, after: &str| {
                    let name = part_name(key, attribute);
                    let left = left.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", ");
                    let message = format!("{before}`{name}` leaves out {left}, which the original {after}");
                    let place = range(found.text, attribute.unwrap_or(found.id));
                    findings.push(LEAVES_OUT.in_text(found.source, place, message));
                };
                let left: Vec<&str> = all.difference(&own).copied().collect();
                if !left.is_empty() {
                    tell(&left, "", "tells");
                }
                if flats.len() > 1 && !own.is_empty() {
                    let always = Told::always(original).intersection(&own).copied().collect();
                    if let Some(left) = told.left_out(&flats, &always, &self.forms) {
                        tell(&left, "a branch of ", "always tells");
                    }
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
        let source = OnceCell::new();
        let read = || {
            let mut source = Vec::new();
            texts(original, &mut |text| source.push(text));
            Original::new(source, self.script)
        };
        texts(pattern, &mut |text| {
            let prose = masked(text);
            let words = self.script.words(&prose);
            if words.is_empty() {
                return;
            }
            if let Some(at) = source.get_or_init(read).left_in(&prose, &words) {
                let words = text.get(at.clone()).unwrap_or_default();
                let start = range(found.text, text).start;
                let message = format!("`{words}` is left from the original");
                findings.push(LEFTOVER.in_text(found.source, start + at.start..start + at.end, message));
            }
        });
    }

    fn typography(&self, found: &Found<'_>, flats: &[Flat<'_>], findings: &mut Vec<Finding>) {
        // What several branches share is told once.
        let mut told = BTreeSet::new();
        for flat in flats {
            if told.len() >= MOST_MARKS || flat.text.len() > MOST_BYTES {
                return;
            }
            for fault in self.marks.faults(&masked(&flat.text)).into_iter().take(MOST_MARKS) {
                let Some(start) = flat.place(found.text, fault.at.start) else { continue };
                if told.insert((start, fault.message.clone())) {
                    let range = start..start + fault.at.len();
                    findings.push(TYPOGRAPHY.in_text(found.source, range, fault.message).with_help(fault.help));
                }
            }
        }
    }
}

/// A text that is that of the original.
#[derive(Debug)]
pub(super) struct Untouched {
    rules: Option<Box<str>>,
    key: Box<str>,
    part: Option<Box<str>>,
    text: Box<str>,
    pub(super) finding: Finding,
}

impl Untouched {
    /// Whether it was forgotten: these other locales, several of them, all have words of their own.
    pub(super) fn is_left<'l>(
        &self,
        scopes: &Scopes<'_>,
        others: impl Iterator<Item = &'l LanguageIdentifier>,
    ) -> bool {
        let of = |other| whole(scopes.get(other, self.rules.as_deref()).get(&*self.key)?, self.part.as_deref());
        let translated: Vec<bool> = others.filter_map(of).map(|text| *text != *self.text).collect();
        translated.len() > 1 && translated.iter().all(|it| *it)
    }
}

/// The words of a part of a message that is nothing else.
fn whole<'f>(found: &Found<'f>, attribute: Option<&str>) -> Option<&'f str> {
    found.pattern(attribute).and_then(plain)
}

/// Whether the marks of a text do not come in pairs.
fn is_unpaired(pattern: &Pattern<&str>) -> bool {
    let mark = |c: &char| !c.is_whitespace() && *c != '|' && *c != VALUE;
    flattened(pattern).iter().any(|flat| flat.text.chars().filter(mark).count() % 2 > 0)
}

/// Whether words are no sentences: what languages use, and what stands on others' pages.
fn is_only_read(key: &str) -> bool {
    key.starts_with("typography-") || key.starts_with("reading-")
}

/// What help pages in a locale word otherwise than it does.
pub(super) fn worded_otherwise(
    phrasebook: &Phrasebook,
    scopes: &Scopes<'_>,
    locale: &LanguageIdentifier,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, file) in phrasebook.page_files(locale) {
        let (wordings, messages) = (collect(std::slice::from_ref(file)), scopes.get(locale, name));
        for (key, found) in in_order(&wordings) {
            let Some(message) = messages.get(key).filter(|_| !is_of_pages(key)) else { continue };
            let place = message.source.place(range(message.text, message.id));
            let wording = found.value.map(|pattern| flattened(pattern).into_iter().map(|flat| flat.text)).into_iter();
            let wording = wording.flatten().next().unwrap_or_default().replace(" | ", "`, `");
            let text = format!("help pages word `{key}` otherwise: `{wording}`");
            let there = found.source.place(range(found.text, found.id));
            findings.push(ON_PAGES.at(place, text).with_related(Some((there, "there".to_owned()))));
        }
    }
    findings
}

/// Whether a message is a sentence of help pages, which each page words in its own way.
fn is_of_pages(id: &str) -> bool {
    id.starts_with("page-") || id.starts_with("reading-")
}

/// Messages in the order in which they stand in their file.
fn in_order<'s, 'f>(messages: &'s Messages<'f>) -> Vec<(&'f str, &'s Found<'f>)> {
    let mut ordered: Vec<_> = messages.iter().map(|(key, found)| (*key, found)).collect();
    ordered.sort_by_key(|(_, found)| range(found.text, found.id).start);
    ordered
}
