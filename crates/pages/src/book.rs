//! The rule sets and the languages that pages are compared with.

use std::collections::HashMap;

use unic_langid::LanguageIdentifier;

use referee::Referee;
use referee::locale::{Phrasebook, Reader, Words};
use referee::rules::{RuleSet, Rulebook};

use super::choice::two_flows;
use super::claim::Verdict;
use super::compare::{Compared, Comparing};
use super::flows::{Known, Part, parts};
use super::label::Labels;
use super::page::Page;
use super::places::Places;
use super::reading;
use super::report::Fit;
use super::section::Side;
use super::stated::Stated;
use super::units::Units;
use super::vocabulary::Vocabulary;

/// All rule sets, with the words and labels of all locales.
pub(crate) struct Book {
    pub(crate) rulebook: Rulebook,
    pub(crate) phrasebook: Phrasebook,
    pub(crate) languages: HashMap<LanguageIdentifier, Language>,
    pub(crate) english: LanguageIdentifier,
    /// By rule set.
    pub(crate) places: Vec<Option<Places>>,
}

/// The vocabulary and the labels of a language.
pub(crate) struct Language {
    pub(crate) vocabulary: Vocabulary,
    /// By rule set.
    pub(crate) labels: Vec<Labels>,
}

/// A side of a page with its statements and its language.
pub(crate) type SideStated<'c> = (Side, Stated, &'c Language);

/// The languages of the sides of a page.
pub(crate) struct Spoken<'c> {
    /// That of the text, and that of the original of a bilingual page.
    pub(crate) languages: [Option<&'c Language>; 2],
    /// How durations are written on them.
    units: [Option<Units>; 2],
    /// Whether a locale has the language of the text.
    pub(crate) served: bool,
}

impl<'c> Spoken<'c> {
    /// The languages of the messages, and those of the pages, for which there may be no messages.
    pub(crate) fn new(
        languages: [Option<&'c Language>; 2],
        written: [Option<&LanguageIdentifier>; 2],
        served: bool,
    ) -> Self {
        let [text, original] = languages;
        let [here, there] = written;
        let units = |language: Option<&Language>, written| language.map(|it| it.vocabulary.units(written));
        Self { languages, units: [units(text, here), units(original, there)], served }
    }

    pub(crate) fn units(&self) -> [Option<&Units>; 2] {
        self.units.each_ref().map(Option::as_ref)
    }

    /// A rule set with its labels in the languages that are understood.
    pub(crate) fn known(&self, number: usize, rules: &'c RuleSet) -> Known<'c> {
        Known {
            rules,
            labels: self.languages.map(|language| language.and_then(|language| language.labels.get(number))),
        }
    }

    /// Reads the sides of a page.
    pub(crate) fn read(&self, page: &Page) -> Vec<SideStated<'c>> {
        let sides = page.sides().iter().zip(self.languages).zip(self.units());
        let sides = sides.filter_map(|((side, language), units)| Some((*side, language?, units?)));
        sides
            .map(|(side, language, units)| (side, reading::read(page, side, &language.vocabulary, units), language))
            .collect()
    }
}

/// The minimum number of known sentences on a page in a language.
const LEAST_WORDS: usize = 2;

impl Book {
    pub(crate) fn new(referee: &Referee) -> Self {
        let (rulebook, phrasebook, sources) = (referee.rulebook(), referee.phrasebook(), referee.sources());
        let english = phrasebook.reader(&[]);
        let files: Vec<Places> = sources.iter().map(Places::new).collect();
        let mut places: Vec<Option<Places>> = rulebook.sets().iter().map(|_| None).collect();
        for file in files {
            let number = file.rules().and_then(|name| rulebook.sets().iter().position(|set| *set.name() == *name));
            if let Some(slot) = number.and_then(|number| places.get_mut(number)) {
                *slot = Some(file);
            }
        }
        let language = |locale: &LanguageIdentifier| {
            let reader = phrasebook.reader(std::slice::from_ref(locale));
            (locale.clone(), Language::new(rulebook, &reader, &english))
        };
        Self {
            languages: phrasebook.locales().iter().map(language).collect(),
            rulebook: rulebook.clone(),
            phrasebook: phrasebook.clone(),
            english: english.locale().clone(),
            places,
        }
    }

    pub(crate) fn rules(&self, number: usize) -> Option<&RuleSet> {
        self.rulebook.sets().get(number).map(|rules| &**rules)
    }

    /// The number of a rule set.
    pub(crate) fn number(&self, rules: &RuleSet) -> Option<usize> {
        self.rulebook.sets().iter().position(|set| set.name() == rules.name())
    }

    /// The locale whose words are on a page.
    pub(crate) fn language_of(&self, page: &Page) -> Option<LanguageIdentifier> {
        let familiar = |locale: &LanguageIdentifier| {
            let familiar = |language: &Language| {
                reading::familiar(page, &language.vocabulary, &language.vocabulary.units(Some(locale)))
            };
            let words = self.languages.get(locale).map_or(0, familiar);
            // Every locale also knows English.
            (words, *locale == self.english)
        };
        let locales = self.phrasebook.locales().iter().map(|locale| (familiar(locale), locale));
        let best = locales.max_by(|(a, _), (b, _)| a.cmp(b));
        best.filter(|((words, _), _)| *words >= LEAST_WORDS).map(|(_, locale)| locale.clone())
    }

    /// Compares the page with some rule sets, each with its number. The best match comes first; among equals, the latest
    /// rule set.
    pub(crate) fn compared(
        &self,
        page: &Page,
        stated: &[SideStated<'_>],
        served: bool,
        numbers: &[usize],
    ) -> Vec<(usize, Fit, Compared)> {
        let mut compared: Vec<(usize, Fit, Compared)> = Vec::new();
        for number in numbers.iter().rev().copied() {
            let Some(rules) = self.rules(number) else { continue };
            let mut all = Compared::default();
            for comparing in self.comparing(page, served, number, stated) {
                all.add(comparing.compare());
            }
            compared.push((number, all.fit(rules.name()), all));
        }
        compared.sort_by(|(_, a, _), (_, b, _)| b.share().total_cmp(&a.share()));
        compared
    }

    fn comparing<'a>(
        &'a self,
        page: &'a Page,
        served: bool,
        number: usize,
        stated: &'a [SideStated<'a>],
    ) -> Vec<Comparing<'a>> {
        let Some(rules) = self.rules(number) else { return Vec::new() };
        let places = self.places.get(number).and_then(Option::as_ref);
        let sides = stated.iter().filter_map(|(side, stated, language)| {
            let understood = served || *side == Side::Original;
            let labels = language.labels.get(number)?;
            let others = language.labels.iter().enumerate().filter(|(other, _)| *other != number);
            let others = others.map(|(_, labels)| labels).collect();
            Some(Comparing::new(rules, (labels, others), places, &page.source, stated, understood))
        });
        sides.collect()
    }

    /// Compares the parts of a page that are about other rule sets with those, and the rest with the main one. Returns
    /// the names of the others; `None` if all of the page is about the main one.
    pub(crate) fn in_parts(&self, page: &Page, spoken: &Spoken<'_>, main: usize) -> Option<(Vec<Box<str>>, Compared)> {
        let sets = self.rulebook.sets().iter().enumerate();
        let known: Vec<Known<'_>> = sets.map(|(number, rules)| spoken.known(number, rules)).collect();
        let parts: Vec<Part> = parts(page, &known, main, spoken.units());
        if parts.is_empty() {
            return None;
        }
        let all = parts.iter().flat_map(|part| part.blocks.iter().copied()).collect();
        let rest = page.without(&all);
        let rest = self.compared(&rest, &spoken.read(&rest), spoken.served, &[main]).into_iter().next();
        let mut compared = rest.map(|(_, _, compared)| compared).unwrap_or_default();
        let mut others: Vec<Box<str>> = Vec::new();
        for part in &parts {
            let names = self.rules(main).zip(self.rules(part.rules));
            others.extend(names.map(|(_, other)| other.name().into()));
            compared
                .findings
                .extend(names.map(|(main, other)| two_flows(page, &part.blocks, main.name(), other.name())));
            let page = page.only(&part.blocks);
            let stated = spoken.read(&page);
            for comparing in self.comparing(&page, spoken.served, part.rules, &stated) {
                compared.add(comparing.compare_part());
            }
        }
        compared.sort();
        Some((others, compared))
    }
}

impl Language {
    fn new(rulebook: &Rulebook, reader: &Reader, english: &Reader) -> Self {
        let labels = rulebook.sets().iter().map(|rules| Labels::new(rules, reader.words(rules), english.words(rules)));
        Self { vocabulary: vocabulary(rulebook, reader, english, Vocabulary::new), labels: labels.collect() }
    }
}

/// The vocabulary of a language, with that of English.
pub(crate) fn vocabulary(
    rulebook: &Rulebook,
    reader: &Reader,
    english: &Reader,
    of: impl Fn(&[Words<'_>], &[Words<'_>]) -> Vocabulary,
) -> Vocabulary {
    let words = [reader.common(), english.common()];
    let own = if reader.locale() == english.locale() { &words[..1] } else { &words[..] };
    // Rule sets can have another noun for a lead, or other sentences.
    let sets: Vec<Words<'_>> = rulebook.sets().iter().map(|rules| reader.words(rules)).collect();
    of(own, &sets)
}

impl Compared {
    fn add(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.claims.extend(other.claims);
        self.wordings.extend(other.wordings);
        self.unsaid += other.unsaid;
    }

    fn fit(&self, rules: &str) -> Fit {
        let count = |verdict: Verdict| self.claims.iter().filter(|claim| claim.verdict == verdict).count();
        Fit {
            rules: rules.into(),
            confirmed: count(Verdict::Confirmed),
            contradicted: count(Verdict::Contradicted),
            unsaid: self.unsaid,
        }
    }
}
