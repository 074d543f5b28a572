//! What a reader of a language would stumble over, message by message.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use fluent_syntax::ast::Pattern;
use hashbrown::HashMap;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::Finding;
use crate::diagnostic::checks::more_findings::MORE_FINDINGS;
use crate::locale::{
    Forms, Found, Messages, Phrasebook, collect, icu_locale, icu_script, is_of_help_pages, part_name, range, texts,
};
use crate::rules::RuleSet;

use super::checks::leaves_out::LEAVES_OUT;
use super::checks::leftover::{LEFTOVER, Original, Script};
use super::checks::on_pages::ON_PAGES;
use super::checks::script::{SCRIPT, Scripts};
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
    scripts: Scripts,
    forms: Forms,
    original_forms: Forms,
    script: Script,
    elsewhere: OnceCell<HashMap<&'f str, &'f str>>,
}

impl<'p, 'f> Audit<'p, 'f> {
    pub(super) fn new(
        phrasebook: &'p Phrasebook,
        scopes: &'p Scopes<'f>,
        locale: &'p LanguageIdentifier,
        original: Option<&'p LanguageIdentifier>,
    ) -> Self {
        let same = original.is_none_or(|original| icu_script(original) == icu_script(locale));
        let script = if same { Script::Same } else { Script::Other };
        let forms = Forms::of(&icu_locale(locale));
        let original_forms = Forms::of(&icu_locale(original.unwrap_or(locale)));
        let marks = Marks::new(|id| phrasebook.own_word(locale, id));
        let scripts = Scripts::new(icu_script(locale));
        Self {
            phrasebook,
            scopes,
            locale,
            original,
            marks,
            scripts,
            forms,
            original_forms,
            script,
            elsewhere: OnceCell::new(),
        }
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

    /// Texts that are those of the original, where nothing else was found. In the letters of the original, a single word
    /// can be right so, unless the language has another one for it elsewhere.
    fn untouched(&self, name: Option<&str>, own: &[(&str, &Found<'_>)]) -> Vec<Untouched> {
        let Some(original) = self.translated_from() else { return Vec::new() };
        let source = self.scopes.get(original, name);
        let mut left = Vec::new();
        // What is a name in every language is a term.
        for (key, found) in own.iter().filter(|(key, _)| !is_only_read(key) && !key.starts_with('-')) {
            for (attribute, pattern) in found.nodes() {
                let same = |text: &&str| source.get(*key).and_then(|found| whole(found, attribute)) == Some(*text);
                let Some(text) = plain(pattern).filter(same) else { continue };
                let prose = masked(text);
                let count = prose.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
                let found_already = || {
                    let words = self.script.words(&prose);
                    Original::new([&*prose], self.script).left_in(&prose, &words).is_some()
                };
                if count == 0 || found_already() {
                    continue;
                }
                let other = if count == 1 && self.script == Script::Same {
                    let Some(other) = self.elsewhere(original).get(text) else { continue };
                    Some(*other)
                } else {
                    None
                };
                if left.len() >= MOST_FINDINGS {
                    return left;
                }
                let message = format!("`{text}` is left from the original; all other languages translate it");
                let help = other.map(|other| format!("elsewhere, it is `{other}`; a name can be a term"));
                let finding = LEFTOVER.in_text(found.source, range(found.text, text), message).with_help(help);
                let (rules, part) = (name.map(Into::into), attribute.map(Into::into));
                left.push(Untouched { rules, key: (*key).into(), part, text: text.into(), finding });
            }
        }
        left
    }

    /// What a locale is translated from, if that is another language.
    fn translated_from(&self) -> Option<&'p LanguageIdentifier> {
        self.original.filter(|original| original.language != self.locale.language)
    }

    /// Texts of the original with other words that the language has for them somewhere.
    fn elsewhere(&self, original: &LanguageIdentifier) -> &HashMap<&'f str, &'f str> {
        self.elsewhere.get_or_init(|| {
            let mut all: HashMap<&str, &str> = HashMap::new();
            for (name, _) in self.phrasebook.message_files(self.locale, true) {
                let own = self.scopes.get(self.locale, name);
                for (key, found) in self.scopes.get(original, name).iter().filter(|(key, _)| !is_only_read(key)) {
                    for (attribute, pattern) in found.nodes() {
                        let other = own.get(key).and_then(|found| whole(found, attribute));
                        let Some((text, other)) = plain(pattern).zip(other).filter(|(text, other)| text != other)
                        else {
                            continue;
                        };
                        all.entry(text).and_modify(|known| *known = other.min(known)).or_insert(other);
                    }
                }
            }
            all
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
                findings.push(MORE_FINDINGS.in_text(found.source, 0..0, "there may be more to be said of these words"));
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
                    let always = Told::always(original, &self.original_forms).intersection(&own).copied().collect();
                    if let Some(left) = told.left_out(&flats, &always, &self.forms) {
                        tell(&left, "a branch of ", "always tells");
                    }
                }
                if self.translated_from().is_some() {
                    self.leftover(found, pattern, original, findings);
                }
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
            let prose = masked(&flat.text);
            let marks = self.marks.faults(&prose).into_iter().map(|fault| (&TYPOGRAPHY, fault));
            let letters = self.scripts.faults(&prose).into_iter().map(|fault| (&SCRIPT, fault));
            for (check, fault) in marks.take(MOST_MARKS).chain(letters.take(MOST_MARKS)) {
                let Some(start) = flat.place(found.text, fault.at.start) else { continue };
                if told.insert((start, fault.message.clone())) {
                    let range = start..start + fault.at.len();
                    findings.push(check.in_text(found.source, range, fault.message).with_help(fault.help));
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
            let Some(message) = messages.get(key).filter(|_| !is_of_help_pages(key)) else { continue };
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

/// Messages in the order in which they stand in their file.
fn in_order<'s, 'f>(messages: &'s Messages<'f>) -> Vec<(&'f str, &'s Found<'f>)> {
    let mut ordered: Vec<_> = messages.iter().map(|(key, found)| (*key, found)).collect();
    ordered.sort_by_key(|(_, found)| range(found.text, found.id).start);
    ordered
}
