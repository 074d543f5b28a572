//! The words of a language for the items of rules, learned from pages.
//!
//! A page is compared with its counterpart in a language that is understood: its own original, or another page with the
//! same anchors. The counterpart gives the meaning of a name, and the page gives the name.

mod blocks;
mod collect;
mod meaning;
mod names;
mod piece;
mod term;
mod twins;

use std::collections::BTreeMap;
use std::ops::Range;

use unic_langid::LanguageIdentifier;

use referee::check;
use referee::diagnostic::{Finding, Thing};

use crate::checker::Checker;
use crate::label::{Label, Labels, Noun, Origin};
use crate::likeness;
use crate::page::Page;
use crate::section::{Block, BlockKind, Section, Side};
use crate::text::Text;
use crate::vocabulary::Vocabulary;

use blocks::{Edition, SectionPair, sections, shared};
use collect::{Known, Sighting, terms};
use meaning::{Meaning, Position};
use names::{Signs, bare, is_name, marked};
use piece::Piece;
pub use term::{Term, TermPlace, TermReport, TermStatus};
use twins::{Pairing, Twin};

check! {
/// Page without a counterpart.
///
/// The page is in one language, and none of the other pages has the same anchors and is in a language of the book. Only
/// names at anchors are taken from it. Add the page in a language of the book, with `--with` or as another page.
    PAGE_ALONE: Warning in Commands, "page-alone"
}

/// Options for [`Checker::terms`].
#[derive(Debug, Clone, Copy, Default)]
pub struct TermOptions<'o> {
    /// Pages that are only used to understand others.
    pub with: &'o [Page],
    /// The rule set; defaults to that of the front matter, else the best match.
    pub rules: Option<&'o str>,
    /// The locale of pages without one in the front matter.
    pub locale: Option<&'o str>,
}

/// The share of anchors that pages must have in common to be compared, in percent.
const ENOUGH: usize = 50;

impl Checker {
    /// Learns from pages how a language names the items of the rules.
    ///
    /// The meaning of a name is taken from the original of a bilingual page, or from the page with the same anchors in a
    /// language of the book. Names are matched by their position: headings by anchor, blocks by kind, bold names by their
    /// order in a sentence.
    ///
    /// ```
    /// use referee::{Referee, Source};
    /// use referee_pages::{Checker, Page, TermOptions};
    /// let text = "---\nlocale: nl\nrules: \"2020\"\n---\n### <a name=\"received-stage\"></a>Ontvangen\n\n\
    ///     * **Afwijzen**: We archiveren de lead als **Afgewezen**.\n";
    /// let english = "---\nlocale: en\n---\n### <a name=\"received-stage\"></a>Received\n\n\
    ///     * **Decline**: We’ll archive it as **Declined**.\n";
    /// let [page, other] = [("leads.nl.md", text), ("leads.en.md", english)].map(|(name, text)| Source::new(name, text));
    /// let with = [Page::read(&other)?];
    /// let options = TermOptions { with: &with, ..TermOptions::default() };
    /// let report = Checker::new(&Referee::builtin()).terms(&[Page::read(&page)?], &options)?;
    /// let terms: Vec<_> = report.terms.iter().map(|term| (term.id.as_str(), term.text.as_str())).collect();
    /// assert_eq!(
    ///     terms,
    ///     [("stage-received", "Ontvangen"), ("outcome-declined", "Afgewezen"), ("action-decline", "Afwijzen")]
    /// );
    /// # Ok::<(), referee::Finding>(())
    /// ```
    ///
    /// # Errors
    /// A rule set does not exist.
    pub fn terms(&self, pages: &[Page], options: &TermOptions<'_>) -> Result<TermReport, Finding> {
        let mut report = TermReport::default();
        let mut found: BTreeMap<(LanguageIdentifier, usize), Vec<Sighting<'_>>> = BTreeMap::new();
        for page in pages {
            let language = self.language(page, options.locale);
            // Pages in the main language give the others their meaning.
            if !page.is_bilingual() && options.with.is_empty() && pages.len() > 1 && self.is_main(&language) {
                continue;
            }
            let other = self.counterpart(page, &language, pages, options);
            if other.is_none() {
                let message = "none of the pages has the same anchors in another language of the book";
                let help = "use `--with` to add the same page in a language of the book";
                let finding = PAGE_ALONE.at(page.source.place(0..0), message).with_help(help.to_owned());
                report.findings.push(finding.about(Thing::File, page.source.name()));
            }
            let Some(number) = self.described(page, other.as_ref(), options.rules)? else { continue };
            if let Some(lesson) = Lesson::new(self, page, &language, other, number) {
                let locale = self.served(&language).unwrap_or(language);
                found.entry((locale, number)).or_default().extend(lesson.sightings());
            }
        }
        for ((locale, number), sightings) in found {
            let (Some(rules), Some(meant)) =
                (self.book.rulebook.sets().get(number), self.labels(&self.book.english, number))
            else {
                continue;
            };
            let reader = self.book.phrasebook.reader(std::slice::from_ref(&locale));
            let own = self.labels(&locale, number).map(|labels| (labels, reader.words(rules)));
            let known = Known { locale: locale.to_string(), rules: rules.name(), meant, own };
            report.terms.extend(terms(sightings, &known));
        }
        Ok(report)
    }

    fn labels(&self, locale: &LanguageIdentifier, number: usize) -> Option<&Labels> {
        self.book.languages.get(locale)?.labels.get(number)
    }

    /// The language of a page: that of its front matter, else the given one, else the main language of the book.
    fn language(&self, page: &Page, given: Option<&str>) -> LanguageIdentifier {
        let parsed = page.locale().or(given).and_then(|locale| locale.parse().ok());
        parsed.unwrap_or_else(|| self.book.english.clone())
    }

    fn is_main(&self, language: &LanguageIdentifier) -> bool {
        language.language == self.book.english.language
    }

    /// The locale of the book for a language.
    fn served(&self, language: &LanguageIdentifier) -> Option<LanguageIdentifier> {
        let wanted = std::slice::from_ref(language);
        self.book.phrasebook.serves(wanted).then(|| self.book.phrasebook.reader(wanted).locale().clone())
    }

    /// The side of a page that gives a page its meaning, with its locale: its own original, or the page in another language
    /// of the book that shares the most anchors.
    fn counterpart<'p>(
        &self,
        page: &'p Page,
        language: &LanguageIdentifier,
        pages: &'p [Page],
        options: &TermOptions<'p>,
    ) -> Option<(Edition<'p>, LanguageIdentifier)> {
        if page.is_bilingual() {
            return Some((Edition { page, side: Side::Original }, self.book.english.clone()));
        }
        let mut best: Option<((bool, bool, usize), Edition<'p>, LanguageIdentifier)> = None;
        let others = pages.iter().filter(|other| !std::ptr::eq(*other, page));
        let with = options.with.iter().map(|other| (other, true));
        for (other, is_with) in with.chain(others.map(|other| (other, false))) {
            let share = shared(page, other);
            for side in other.sides() {
                let spoken = match side {
                    Side::Text => self.served(&self.language(other, options.locale.filter(|_| !is_with))),
                    Side::Original => Some(self.book.english.clone()),
                };
                let Some(spoken) = spoken.filter(|spoken| spoken.language != language.language) else { continue };
                let rank = (is_with, self.is_main(&spoken), share);
                if share >= ENOUGH && best.as_ref().is_none_or(|(most, ..)| rank > *most) {
                    best = Some((rank, Edition { page: other, side: *side }, spoken));
                }
            }
        }
        best.map(|(_, edition, locale)| (edition, locale))
    }

    /// The number of the rule set that a page is about.
    fn described(
        &self,
        page: &Page,
        other: Option<&(Edition<'_>, LanguageIdentifier)>,
        rules: Option<&str>,
    ) -> Result<Option<usize>, Finding> {
        let front = |page: &Page| page.front.get(&["rules"]).map(str::to_owned);
        let named = rules.map(str::to_owned).or_else(|| front(page));
        let named = named.or_else(|| other.and_then(|(edition, _)| front(edition.page)));
        let name = match (named, other) {
            (Some(name), _) => Some(name.into()),
            (None, Some((edition, locale))) => self.main(edition.page, Some(&locale.to_string()))?,
            (None, None) => self.main(page, None)?,
        };
        let Some(name) = name else { return Ok(None) };
        Ok(self.book.number(self.book.rulebook.named(&name)?))
    }

    /// The rule set that most of a page is about.
    fn main(&self, page: &Page, locale: Option<&str>) -> Result<Option<Box<str>>, Finding> {
        Ok(self.check(page, None, locale)?.rules.into_iter().next())
    }
}

/// A page that gives the names, beside one that gives their meaning.
struct Lesson<'p> {
    page: &'p Page,
    other: Option<Edition<'p>>,
    meaning: Meaning<'p>,
    /// The labels of the language of the names, if a locale has it.
    known: Option<&'p Labels>,
    vocabulary: Option<&'p Vocabulary>,
    /// Whether both pages are in the same language.
    same_language: bool,
}

impl<'p> Lesson<'p> {
    fn new(
        checker: &'p Checker,
        page: &'p Page,
        language: &LanguageIdentifier,
        other: Option<(Edition<'p>, LanguageIdentifier)>,
        number: usize,
    ) -> Option<Self> {
        let own = checker.served(language).and_then(|locale| checker.book.languages.get(&locale));
        let spoken = other.as_ref().map_or(&checker.book.english, |(_, locale)| locale);
        let spoken_language = checker.book.languages.get(spoken)?;
        let rules = checker.book.rulebook.sets().get(number)?;
        Some(Self {
            page,
            meaning: Meaning { rules, labels: spoken_language.labels.get(number)? },
            known: own.and_then(|own| own.labels.get(number)),
            vocabulary: own.map(|own| &own.vocabulary),
            same_language: spoken.language == language.language,
            other: other.map(|(edition, _)| edition),
        })
    }

    /// Every location of a name of an item.
    fn sightings(&self) -> Vec<Sighting<'p>> {
        let mut found = Vec::new();
        for section in &self.page.sections {
            if self.other.is_none() {
                self.heading(section, None, &mut found);
            }
            for block in std::iter::once(&section.heading).chain(&section.blocks) {
                self.anchored(block, &mut found);
            }
        }
        let Some(other) = &self.other else { return found };
        let words = Edition { page: self.page, side: Side::Text };
        for pair in sections(other, &words) {
            self.heading(pair.words, Some(pair.understood.heading.side(other.side)), &mut found);
            self.section(&pair, other.side, &mut found);
        }
        found
    }

    /// The heading of the section about a stage.
    fn heading(&self, section: &'p Section, other: Option<&Text>, found: &mut Vec<Sighting<'p>>) {
        let label = self.meaning.subject(section).and_then(|subject| self.meaning.heading(subject));
        let Some(label) = label else { return };
        let text = &section.heading.text;
        let whole = |text: &Text| bare(text.plain(), &(0..text.len()));
        let range = whole(text);
        let exact = match other {
            Some(other) => {
                let name = other.plain().get(whole(other)).unwrap_or_default();
                if self.is_same(name, text.plain().get(range.clone()).unwrap_or_default()) {
                    return;
                }
                self.is_exact(label, name)
            }
            None => section.anchors().any(|anchor| self.meaning.labels.of_message(anchor) == Some(label)),
        };
        self.see(text, range, label, (true, exact), found);
    }

    /// The names after anchors that identify their items.
    fn anchored(&self, block: &'p Block, found: &mut Vec<Sighting<'p>>) {
        if block.kind == BlockKind::Heading || block.text.anchors.is_empty() {
            return;
        }
        for mark in marked(&block.text, block.kind, &(0..block.text.len()), Signs::Bold) {
            let label = mark.anchor.as_deref().and_then(|anchor| self.meaning.labels.of_message(anchor));
            if let Some(label) = label.filter(|label| is_taught(*label)) {
                self.see(&block.text, mark.range, label, (true, true), found);
            }
        }
    }

    /// The names in the blocks of two sections.
    fn section(&self, pair: &SectionPair<'p>, side: Side, found: &mut Vec<Sighting<'p>>) {
        let pairing = Pairing { meaning: &self.meaning, known: self.known, vocabulary: self.vocabulary };
        let subject = self.meaning.subject(pair.understood).or_else(|| self.meaning.subject(pair.words));
        // The items that the list items above are about, by depth.
        let mut about: Vec<Option<Label>> = Vec::new();
        for (one, other) in &pair.blocks {
            let (Some(one), Some(other)) = (pair.understood.blocks.get(*one), pair.words.blocks.get(*other)) else {
                continue;
            };
            let understood = Piece::new(one, side);
            let words = Piece::new(other, Side::Text);
            let depth = match one.kind {
                BlockKind::Item(depth) => usize::from(depth),
                BlockKind::Continued => about.len().max(1),
                _ => 1,
            };
            about.truncate(depth.saturating_sub(usize::from(one.kind != BlockKind::Continued)));
            let above = about.last().copied().flatten().filter(|_| depth > 1 && one.kind != BlockKind::Continued);
            let mut position = Position { subject, lead: false, about: None, above };
            if one.kind == BlockKind::Continued {
                position.about = about.last().copied().flatten();
            } else {
                position.about = pairing.about(&understood, &position);
                about.resize(depth, None);
                if let Some(last) = about.last_mut() {
                    *last = position.about;
                }
            }
            for twin in pairing.twins(&understood, &words, &position) {
                self.twin(&twin, understood.text(), words.text(), found);
            }
        }
    }

    fn twin(&self, twin: &Twin, understood: &Text, words: &'p Text, found: &mut Vec<Sighting<'p>>) {
        let name = understood.plain().get(twin.understood.clone()).unwrap_or_default();
        if self.is_same(name, words.plain().get(twin.words.clone()).unwrap_or_default()) {
            return;
        }
        for label in twin.labels.iter().filter(|label| is_taught(**label)) {
            self.see(words, twin.words.clone(), *label, (twin.sure, self.is_exact(*label, name)), found);
        }
    }

    /// Whether a name is left in the other language.
    fn is_same(&self, name: &str, other: &str) -> bool {
        !self.same_language && likeness::words(name) == likeness::words(other)
    }

    /// Whether a name is the label of an item.
    fn is_exact(&self, label: Label, name: &str) -> bool {
        let words = likeness::words(name);
        self.meaning.labels.fit(label, &words).is_some_and(|(score, origin)| score == 100 && origin != Origin::Page)
    }

    fn see(
        &self,
        text: &'p Text,
        range: Range<usize>,
        label: Label,
        (sure, exact): (bool, bool),
        found: &mut Vec<Sighting<'p>>,
    ) {
        let name = text.plain().get(range.clone()).unwrap_or_default();
        if is_name(name) && !self.is_same(self.meaning.labels.english(label), name) {
            let at = text.place(&range);
            found.push(Sighting { label, plain: text.plain(), range, source: &self.page.source, at, sure, exact });
        }
    }
}

/// Whether the names of an item can be wordings of help pages: those of shared messages and notifications cannot.
fn is_taught(label: Label) -> bool {
    !matches!(label.noun, Noun::Answer | Noun::Kind | Noun::Notification)
}
