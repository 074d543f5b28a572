//! What a reader of a language would stumble over, message by message.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use fluent_syntax::ast::Pattern;
use unic_langid::LanguageIdentifier;

use referee::diagnostic::Finding;
use referee::diagnostic::checks::more_findings::MORE_FINDINGS;
use referee::locale::{
    Forms, Found, MessageFile, Messages, Phrasebook, collect, icu_locale, icu_script, is_of_help_pages, part_name,
    range, texts,
};
use referee::rules::RuleSet;

use super::checks::elsewhere::{self, ELSEWHERE};
use super::checks::from_library::FROM_LIBRARY;
use super::checks::language::{Foreign, LANGUAGE, in_latin_letters};
use super::checks::leaves_out::LEAVES_OUT;
use super::checks::leftover::{LEFTOVER, Original, Script};
use super::checks::on_pages::ON_PAGES;
use super::checks::repeated::Sentences;
use super::checks::script::{SCRIPT, Scripts};
use super::checks::too_wide::{TOO_WIDE, columns};
use super::checks::typography::{Marks, TYPOGRAPHY, VALUE};
use super::flat::{Flat, flattened, plain};
use super::masked::{is_only_read, masked};
use super::pair::{MOST_FINDINGS, Pair};
use super::scopes::Scopes;
use super::told::Told;
use super::translated::Translated;
use super::untouched::{Untouched, Verbatim};
use super::vocabulary::Vocabulary;

/// How many marks are told of a message.
const MOST_MARKS: usize = 20;
/// How many messages are listed.
const MOST_LISTED: usize = 5;
/// The longest text that is looked through; nobody reads longer ones.
const MOST_BYTES: usize = 100_000;

/// What is found in one locale.
pub(super) struct Audit<'p, 'f> {
    pair: Pair<'p, 'f>,
    marks: Marks,
    scripts: Scripts,
    forms: Forms,
    original_forms: Forms,
    script: Script,
}

impl<'p, 'f> Audit<'p, 'f> {
    pub(super) fn new(pair: Pair<'p, 'f>) -> Self {
        let Pair { phrasebook, locale, original, .. } = pair;
        let forms = Forms::of(&icu_locale(locale));
        let original_forms = Forms::of(&icu_locale(original.unwrap_or(locale)));
        let marks = Marks::new(|id| phrasebook.own_word(locale, id));
        Self { pair, marks, scripts: Scripts::new(locale), forms, original_forms, script: pair.script() }
    }

    /// What a reader would stumble over, and what hangs on other locales.
    pub(super) fn run(&self) -> (Vec<Finding>, Doubts) {
        let (mut findings, mut doubts) = (Vec::new(), Doubts::default());
        let verbatim = Verbatim::new(self.pair);
        for (name, file) in self.pair.phrasebook.message_files(self.pair.locale, true) {
            let messages = collect(std::slice::from_ref(file));
            let own = in_order(&messages);
            self.file(name, &own, &mut findings, &mut doubts);
            doubts.untouched.extend(verbatim.untouched(name, &own));
            if name.is_none() {
                findings.extend(self.left_to_library(file, &messages));
            }
            if let Some(rules) = name.and_then(|name| self.pair.phrasebook.rulebook().get(name)) {
                Self::widths(rules, &own, &mut findings);
            }
        }
        (findings, doubts)
    }

    /// What a book's own file of shared words leaves to the library.
    fn left_to_library(&self, file: &MessageFile, own: &Messages<'_>) -> Option<Finding> {
        let shared = self.pair.phrasebook.message_files(self.pair.locale, false).filter(|(name, _)| name.is_none());
        let library: Vec<MessageFile> = shared.map(|(_, file)| file.clone()).collect();
        let library = collect(&library);
        let left: Vec<&str> =
            in_order(&library).into_iter().map(|(key, _)| key).filter(|key| !own.contains_key(key)).collect();
        if left.is_empty() {
            return None;
        }
        let listed = left.iter().take(MOST_LISTED).map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
        let more = if left.len() > MOST_LISTED { " and more" } else { "" };
        let count = if left.len() == 1 { "1 message".to_owned() } else { format!("{} messages", left.len()) };
        let message = format!("{count} of this file come from the library: {listed}{more}");
        Some(FROM_LIBRARY.in_text(&file.source, 0..0, message))
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
    fn file<'s>(
        &self,
        name: Option<&str>,
        own: &[(&'s str, &'s Found<'s>)],
        findings: &mut Vec<Finding>,
        doubts: &mut Doubts,
    ) {
        let Pair { scopes, locale, original, .. } = self.pair;
        let vocabulary = scopes.vocabulary(locale);
        let mut sentences = Sentences::default();
        let told = Told::new(scopes.get(locale, name));
        let source = original.map(|original| scopes.get(original, name));
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
                let before = findings.len();
                if let Some((messages, original_told)) = &source
                    && let Some(original) = messages.get(*key).and_then(|found| found.pattern(attribute))
                {
                    let part = Translated { found, attribute, pattern, flats: &flats, original };
                    self.leaves_out(&part, &told, original_told, findings);
                    if self.pair.translated_from().is_some() {
                        Self::elsewhere_and_twice(&part, &mut sentences, findings);
                        self.leftover(found, pattern, original, findings);
                    }
                }
                let foreign = (vocabulary.filter(|_| findings.len() == before).zip(flats.first()))
                    .and_then(|(words, flat)| foreign(found, flat, words));
                doubts.foreign.extend(foreign.filter(|_| doubts.foreign.len() < MOST_FINDINGS));
            }
        }
    }

    /// What the original tells and a translation does not.
    fn leaves_out<'s>(
        &self,
        part: &Translated<'_, 's>,
        told: &Told<'_, 's>,
        original_told: &Told<'_, 's>,
        findings: &mut Vec<Finding>,
    ) {
        let mut tell = |left: &[&str], before: &str, after: &str| {
            let left = left.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", ");
            let message = format!("{before}`{}` leaves out {left}, which the original {after}", part.name());
            findings.push(LEAVES_OUT.in_text(part.found.source, part.place(), message));
        };
        let own = told.anywhere(part.pattern);
        let all = original_told.anywhere(part.original);
        let left: Vec<&str> = all.difference(&own).copied().collect();
        if !left.is_empty() {
            tell(&left, "", "tells");
        }
        if part.flats.len() > 1 {
            let mut left = Told::always_itself(part.original, &self.original_forms);
            left.retain(|name| own.contains(name));
            if !left.is_empty() {
                let always = told.always(part.pattern, &self.forms);
                let left: Vec<&str> = left.difference(&always).copied().collect();
                if !left.is_empty() {
                    tell(&left, "a branch of ", "always tells");
                }
            }
        }
    }

    /// What a translation refers to that its original does not, and what it has of another message.
    fn elsewhere_and_twice<'s>(part: &Translated<'_, 's>, sentences: &mut Sentences<'s>, findings: &mut Vec<Finding>) {
        if let Some((more, less)) = elsewhere::check(part) {
            let message = format!("`{}` refers to `{more}`, where the original refers to `{less}`", part.name());
            let place = range(part.found.text, more);
            findings.push(ELSEWHERE.in_text(part.found.source, place, message));
        }
        findings.extend(sentences.add(part));
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
        let vocabulary = self.pair.scopes.vocabulary(self.pair.locale);
        let uses = |word: &str| vocabulary.is_some_and(|all| all.uses_beside(word, found.source.name()));
        texts(pattern, &mut |text| {
            let prose = masked(text);
            let words = self.script.words(&prose);
            if words.is_empty() {
                return;
            }
            let left = source.get_or_init(read).left_in(&prose, &words, &uses);
            let of_latin = || in_latin_letters(&prose, &words).filter(|_| !self.scripts.are_latin());
            let told = left.map(|at| (&LEFTOVER, at)).or_else(|| Some((&LANGUAGE, of_latin()?)));
            if let Some((check, at)) = told {
                let words = text.get(at.clone()).unwrap_or_default();
                let start = range(found.text, text).start;
                let from = if check.id == LEFTOVER.id { "left from the original" } else { "in another language" };
                let message = format!("`{words}` is {from}");
                findings.push(check.in_text(found.source, start + at.start..start + at.end, message));
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

/// What hangs on other locales.
#[derive(Debug, Default)]
pub(super) struct Doubts {
    untouched: Vec<Untouched>,
    foreign: Vec<Foreign>,
}

impl Doubts {
    /// What is found, beside the other locales of a book.
    pub(super) fn found(
        &self,
        scopes: &Scopes<'_>,
        locale: &LanguageIdentifier,
        original: &LanguageIdentifier,
    ) -> Vec<Finding> {
        let others = || scopes.locales().filter(|other| *other != locale);
        let translations = || others().filter(|other| other.language != original.language);
        let left = self.untouched.iter().filter(|it| it.is_left(scopes, translations())).map(|it| it.finding.clone());
        let alike =
            |other: &&LanguageIdentifier| other.language != locale.language && icu_script(other) == icu_script(locale);
        let far = |other| {
            let words = scopes.vocabulary(other)?;
            scopes.vocabulary(locale)?.is_far_from(words).then_some((other, words))
        };
        let others: Vec<_> = others().filter(alike).filter(|_| !self.foreign.is_empty()).filter_map(far).collect();
        let foreign = self.foreign.iter().filter_map(|it| it.found(others.iter().copied()));
        left.chain(foreign).collect()
    }
}

/// A text, if its language does not know its words.
fn foreign(found: &Found<'_>, flat: &Flat<'_>, words: &Vocabulary) -> Option<Foreign> {
    let first = flat.parts.first()?.1.trim();
    let from = (found.source.name(), found.id);
    Foreign::new(&masked(&flat.text), from, words, || found.source.place(range(found.text, first)))
}

/// Whether the marks of a text do not come in pairs.
fn is_unpaired(pattern: &Pattern<&str>) -> bool {
    let mark = |c: &char| !c.is_whitespace() && *c != '|' && *c != VALUE;
    flattened(pattern).iter().any(|flat| flat.text.chars().filter(mark).count() % 2 > 0)
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
            let wording = wording.flatten().next().unwrap_or_default();
            // What is our own word too is not otherwise.
            let own = message.value.and_then(plain).unwrap_or_default();
            let others: Vec<&str> = wording.split(" | ").filter(|word| *word != own).collect();
            if others.is_empty() {
                continue;
            }
            let text = format!("help pages word `{key}` otherwise: `{}`", others.join("`, `"));
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
