//! The audit of a locale, message by message.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use fluent_syntax::ast::Pattern;
use unic_langid::LanguageIdentifier;

use referee::diagnostic::Finding;
use referee::tooling::{Forms, Found, collect, cut, icu_locale, icu_script, more, range, texts};

use super::checks::case::{self, Governors};
use super::checks::encoding::{self, ENCODING};
use super::checks::ending::Endings;
use super::checks::language::{Foreign, LANGUAGE, in_latin_letters};
use super::checks::leftover::{Kept, LEFTOVER, Original, Script};
use super::checks::repeated::Sentences;
use super::checks::script::{SCRIPT, Scripts};
use super::checks::swapped::Agreement;
use super::checks::typography::{Marks, TYPOGRAPHY};
use super::checks::{addresses, elsewhere, formatted, from_library, leaves_out, numbers, too_wide};
use super::flat::{Flat, flattened};
use super::line::VALUE;
use super::masked::{is_only_read, masked};
use super::pair::{MOST_FINDINGS, Pair};
use super::scopes::{Scopes, in_order};
use super::translated::Translated;
use super::untouched::{Untouched, Verbatim, is_untouched};
use super::values::Values;
use super::vocabulary::Vocabulary;

/// The most typography findings of a message.
const MOST_MARKS: usize = 20;
/// The longest text that is checked.
const MOST_BYTES: usize = 100_000;

/// The audit of a locale.
pub(super) struct Audit<'p, 'f> {
    pair: Pair<'p, 'f>,
    marks: Marks,
    governors: Governors,
    scripts: Scripts,
    forms: Forms,
    original_forms: Forms,
    script: Script,
    agreement: Agreement,
    kept: OnceCell<Kept>,
}

impl<'p, 'f> Audit<'p, 'f> {
    pub(super) fn new(pair: Pair<'p, 'f>) -> Self {
        let Pair { phrasebook, locale, original, .. } = pair;
        let forms = Forms::of(&icu_locale(locale));
        let original_forms = Forms::of(&icu_locale(original.unwrap_or(locale)));
        let marks = Marks::new(|id| phrasebook.own_word(locale, id));
        let governors = Governors::new(&phrasebook.own_word(locale, "typography-cases").unwrap_or_default());
        let mut agreement = Agreement::default();
        for (_, file) in phrasebook.message_files(locale, false) {
            for (key, found) in &collect(std::slice::from_ref(file)) {
                found.nodes().for_each(|(_, pattern)| agreement.add(key, pattern));
            }
        }
        let scripts = Scripts::new(locale);
        Self {
            pair,
            marks,
            governors,
            scripts,
            forms,
            original_forms,
            script: pair.script(),
            agreement,
            kept: OnceCell::new(),
        }
    }

    /// The findings, and doubts that depend on other locales.
    pub(super) fn run(&self) -> (Vec<Finding>, Doubts) {
        let (mut findings, mut doubts) = (Vec::new(), Doubts::default());
        let verbatim = Verbatim::new(self.pair);
        for (name, file) in self.pair.phrasebook.message_files(self.pair.locale, true) {
            let messages = collect(std::slice::from_ref(file));
            let own = in_order(&messages);
            self.file(name, &own, &mut findings, &mut doubts);
            doubts.untouched.extend(verbatim.untouched(name, &own));
            if name.is_none() {
                findings.extend(from_library::check(&self.pair, file, &messages));
            }
            if let Some(rules) = name.and_then(|name| self.pair.phrasebook.rulebook().get(name)) {
                too_wide::check(rules, &own, &mut findings);
            }
        }
        (findings, doubts)
    }

    /// Checks a file, with the messages that it can refer to and its original.
    fn file<'s>(
        &self,
        name: Option<&str>,
        own: &[(&'s str, &'s Found<'s>)],
        findings: &mut Vec<Finding>,
        doubts: &mut Doubts,
    ) {
        let Pair { scopes, locale, original, .. } = self.pair;
        let vocabulary = scopes.vocabulary(locale);
        let (mut sentences, mut endings) = (Sentences::default(), Endings::default());
        let values = Values::new(scopes.get(locale, name));
        let source = original.map(|original| scopes.get(original, name));
        let source = source.map(|messages| (messages, Values::new(messages)));
        let before = findings.len();
        for (key, found) in own {
            if findings.len() > before + MOST_FINDINGS {
                findings.push(more(found.source, "there may be more findings in this file"));
                break;
            }
            if *key == "typography-quotes" && found.value.is_some_and(is_unpaired) {
                let message = "unpaired quotation mark".to_owned();
                findings.push(found.finding(&TYPOGRAPHY, found.id, message));
            }
            if is_only_read(key) {
                continue;
            }
            for (attribute, pattern) in found.nodes() {
                let flats = flattened(pattern);
                self.typography(found, &flats, findings);
                case::check(&self.governors, found, &flats, findings);
                self.agreement.check((key, found), pattern, &self.forms, findings);
                let before = findings.len();
                let mut untouched = false;
                if let Some((messages, original_values)) = &source
                    && let Some(original) = messages.get(*key).and_then(|found| found.pattern(attribute))
                {
                    let part = Translated { found, attribute, pattern, flats: &flats, original };
                    let forms = [&self.forms, &self.original_forms];
                    leaves_out::check(&part, [&values, original_values], forms, findings);
                    self.compared(&part, &mut endings, findings);
                    if self.pair.translated_from().is_some() {
                        findings.extend(elsewhere::check(&part));
                        findings.extend(sentences.add(&part));
                        untouched = !key.starts_with('-') && is_untouched(pattern, original);
                        if !untouched {
                            self.leftover(found, pattern, original, findings);
                        }
                    }
                }
                let foreign = (vocabulary.filter(|_| findings.len() == before && !untouched).zip(flats.first()))
                    .and_then(|(words, flat)| foreign(found, flat, words));
                doubts.foreign.extend(foreign.filter(|_| doubts.foreign.len() < MOST_FINDINGS));
            }
        }
        findings.extend(endings.found());
    }

    /// Compares the numbers, addresses, values and the end of a text with its original.
    fn compared(&self, part: &Translated<'_, '_>, endings: &mut Endings, findings: &mut Vec<Finding>) {
        let Pair { locale, original, .. } = self.pair;
        let flats = flattened(part.original);
        findings.extend(numbers::check(part, &flats));
        findings.extend(addresses::check(part, &flats, [locale, original.unwrap_or(locale)]));
        findings.extend(formatted::check(part, &flats));
        endings.add(part, &flats);
    }

    fn leftover(
        &self,
        found: &Found<'_>,
        pattern: &Pattern<&str>,
        original: &Pattern<&str>,
        findings: &mut Vec<Finding>,
    ) {
        let source = OnceCell::new();
        let read = || Original::new(texts_of(original), self.script);
        let vocabulary = self.pair.scopes.vocabulary(self.pair.locale);
        let uses = |word: &str| vocabulary.is_some_and(|all| all.uses_beside(word, found.source.name()));
        texts(pattern, &mut |text| {
            let prose = masked(text);
            let words = self.script.words(&prose);
            if words.is_empty() {
                return;
            }
            let left = source.get_or_init(read).left_in(&prose, &words, &uses, || self.kept());
            let of_latin = || in_latin_letters(&prose, &words).filter(|_| !self.scripts.are_latin());
            let found_here = left.map(|at| (&LEFTOVER, at)).or_else(|| Some((&LANGUAGE, of_latin()?)));
            if let Some((check, at)) = found_here {
                let words = cut(text, at.clone());
                let start = range(found.text, text).start;
                let kind = if check.id == LEFTOVER.id { "not translated" } else { "in another language" };
                let message = format!("`{words}` is {kind}");
                findings.push(found.at(check, start + at.start..start + at.end, message));
            }
        });
    }

    /// How often the words of the originals stay in the messages of the locale.
    fn kept(&self) -> &Kept {
        self.kept.get_or_init(|| {
            let Pair { phrasebook, scopes, locale, original, .. } = self.pair;
            let mut kept = Kept::default();
            for (name, file) in phrasebook.message_files(locale, false) {
                let Some(originals) = original.map(|original| scopes.get(original, name)) else { continue };
                let messages = collect(std::slice::from_ref(file));
                for (key, found) in messages.iter().filter(|(key, _)| !is_only_read(key)) {
                    for (attribute, pattern) in found.nodes() {
                        if let Some(original) = originals.get(*key).and_then(|found| found.pattern(attribute)) {
                            kept.add(&texts_of(pattern), &texts_of(original));
                        }
                    }
                }
            }
            kept
        })
    }

    fn typography(&self, found: &Found<'_>, flats: &[Flat<'_>], findings: &mut Vec<Finding>) {
        // Text that several branches share is reported once.
        let mut reported = BTreeSet::new();
        for flat in flats {
            if reported.len() >= MOST_MARKS || flat.text.len() > MOST_BYTES {
                return;
            }
            let prose = masked(&flat.text);
            if let Some(fault) = encoding::found(&flat.text, self.scripts.are_cyrillic()) {
                // Its marks and letters are others.
                if let Some(start) = flat.place(found.text, fault.at.start) {
                    let range = start..start + fault.at.len();
                    findings.push(found.at(&ENCODING, range, fault.message).with_help(fault.help));
                }
                return;
            }
            let marks = self.marks.faults(&prose).into_iter().map(|fault| (&TYPOGRAPHY, fault));
            let letters = self.scripts.faults(&prose).into_iter().map(|fault| (&SCRIPT, fault));
            for (check, fault) in marks.take(MOST_MARKS).chain(letters.take(MOST_MARKS)) {
                let Some(start) = flat.place(found.text, fault.at.start) else { continue };
                if reported.insert((start, fault.message.clone())) {
                    let range = start..start + fault.at.len();
                    findings.push(found.at(check, range, fault.message).with_help(fault.help));
                }
            }
        }
    }
}

/// Possible findings that depend on other locales.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    untouched: Vec<Untouched>,
    foreign: Vec<Foreign>,
}

impl Doubts {
    /// The findings, given the other locales of a book.
    pub(super) fn found(
        &self,
        scopes: &Scopes<'_>,
        locale: &LanguageIdentifier,
        original: &LanguageIdentifier,
    ) -> Vec<Finding> {
        let others = || scopes.locales().filter(|other| *other != locale);
        let translations = || others().filter(|other| other.language != original.language);
        let left = self.untouched.iter().map(|it| it.found(scopes, translations()));
        let alike =
            |other: &&LanguageIdentifier| other.language != locale.language && icu_script(other) == icu_script(locale);
        let far = |other| {
            let words = scopes.vocabulary(other)?;
            scopes.vocabulary(locale)?.is_far_from(words).then_some((other, words))
        };
        let others: Vec<_> = others().filter(alike).filter(|_| !self.foreign.is_empty()).filter_map(far).collect();
        let own = scopes.vocabulary(locale);
        let foreign = self.foreign.iter().filter_map(|it| it.found(own?, others.iter().copied()));
        left.chain(foreign).collect()
    }
}

/// A text with words that are unknown in its language.
fn foreign(found: &Found<'_>, flat: &Flat<'_>, words: &Vocabulary) -> Option<Foreign> {
    let first = flat.parts.first()?.1.trim();
    let from = (found.source.name(), found.id);
    Foreign::new(&masked(&flat.text), from, words, || found.finding(&LANGUAGE, first, String::new()))
}

/// The texts of a pattern, in all its branches.
fn texts_of<'f>(pattern: &Pattern<&'f str>) -> Vec<&'f str> {
    let mut all = Vec::new();
    texts(pattern, &mut |text| all.push(text));
    all
}

/// Whether a text has an odd number of quotation marks.
fn is_unpaired(pattern: &Pattern<&str>) -> bool {
    let mark = |c: &char| !c.is_whitespace() && *c != '|' && *c != VALUE;
    flattened(pattern).iter().any(|flat| flat.text.chars().filter(mark).count() % 2 > 0)
}
