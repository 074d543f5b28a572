use std::collections::BTreeSet;
use std::ops::Range;

use unic_langid::LanguageIdentifier;

use referee::diagnostic::{Finding, Place, Thing};
use referee::locale::Reader;
use referee::rules::RuleSet;
use referee::{Referee, check};

use super::book::{Book, Language, Spoken, vocabulary};
use super::choice::{about_nothing, another, chosen};
use super::draft::{DraftOptions, Like, PageDraft, StatedSide, draft, fill};
use super::page::{Page, too_long};
use super::reading;
use super::report::{Fit, PageReport};
use super::section::Side;
use super::sides::sides;
use super::stated::Stated;
use super::subject::{Subject, subject};
use super::vocabulary::Vocabulary;

check! {
/// Unclosed front matter.
///
/// A page begins with a line of three hyphens, but no second such line follows. The whole page is read as text.
///
/// ```diff md
///   ---
///   locale: en
/// -
/// + ---
///   ### <a name="new-referrals"></a>New
/// ```
    PAGE_FRONT: Warning in Pages, "page-front";

/// Unsupported language of a page.
///
/// Only anchors, durations and names in bold are read; sentences are not understood. The language is set by the front
/// matter or by `--locale`, which takes precedence.
///
/// ```diff md
///   ---
/// - locale: fr
/// + locale: en
///   rules: "2017"
///   ---
/// - ### <a name="new-referrals"></a>Nouveau
/// + ### <a name="new-referrals"></a>New
/// ```
    PAGE_LANGUAGE: Warning in Pages, "page-language"
}

/// Checks pages against rules and messages. Create one for any number of pages; threads can share it.
///
/// ```
/// # use referee_pages::Checker;
/// use referee_pages::Page;
/// use referee::{Referee, Source};
/// let checker = Checker::new(&Referee::builtin());
/// let text = "---\nlocale: de\n---\n### <a name=\"received-stage\"></a>Empfangen\n\n\
///     * **Ablehnen**: Der Lead wird als **Verloren** archiviert.\n";
/// let page = Page::read(&Source::new("leads.md", text))?;
/// let report = checker.check(&page, Some("2020"), None)?;
/// let error = report.findings.iter().find(|finding| finding.is_error()).expect("a contradiction");
/// assert_eq!(error.message, "the target is `Verloren` (`lost`) on the page but `declined` in the rules");
/// # Ok::<(), referee::Finding>(())
/// ```
pub struct Checker {
    pub(crate) book: Book,
}

impl std::fmt::Debug for Checker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checker").field("rules", &self.book.rulebook.sets().len()).finish_non_exhaustive()
    }
}

impl Checker {
    /// Creates a checker for all rule sets and locales of a referee.
    pub fn new(referee: &Referee) -> Self {
        Self { book: Book::new(referee) }
    }

    /// Drafts rules and messages from a page. Items that match an item of the rule set `options.like` get its ids.
    ///
    /// # Errors
    /// The rule set does not exist.
    pub fn draft(&self, page: &Page, options: DraftOptions<'_>) -> Result<PageDraft, Finding> {
        let given = options.locale.or(page.locale());
        let wanted = given.and_then(|given| given.parse::<LanguageIdentifier>().ok());
        let wanted = wanted.or_else(|| self.book.language_of(page).filter(|_| given.is_none()));
        let reader = self.book.phrasebook.reader(wanted.as_slice());
        let english = self.book.phrasebook.reader(&[]);
        let like = options.like.map(|name| self.book.rulebook.named(name)).transpose()?;
        let number = like.and_then(|like| self.book.number(like));
        let mut stated: Vec<(Stated, &Language, &Reader)> = Vec::new();
        for side in page.sides() {
            let reader = if *side == Side::Text { &reader } else { &english };
            let Some(language) = self.book.languages.get(reader.locale()) else { continue };
            let spoken = if *side == Side::Text { wanted.as_ref() } else { Some(&self.book.english) };
            let vocabulary = vocabulary(&self.book.rulebook, reader, &english, Vocabulary::of_any_noun);
            let mut read = reading::read(page, *side, &vocabulary, &vocabulary.units(spoken));
            fill(&mut read);
            stated.push((read, language, reader));
        }
        let stated_sides: Vec<StatedSide<'_>> =
            stated.iter().map(|(stated, _, reader)| StatedSide { stated, words: reader.common() }).collect();
        let Some(text) = stated_sides.first() else {
            return Err(about_nothing(page, "no locale has messages to read this page with"));
        };
        let labels = stated.last().zip(number).and_then(|((_, language, _), number)| language.labels.get(number));
        let same = |wanted: &LanguageIdentifier| wanted.language == reader.locale().language;
        let same_language = wanted.as_ref().is_some_and(same);
        let like = like.zip(labels).map(|(rules, labels)| Like { rules, labels });
        // Names on a page in a language without messages are still in that language.
        let locale = wanted.filter(|_| !same_language).unwrap_or_else(|| reader.locale().clone());
        Ok(draft(page, text, stated_sides.get(1), (options.name, like), (locale, same_language)))
    }

    /// Checks a page against a rule set: `rules`, else the `rules` of the front matter, else the best match. The locale
    /// defaults to that of the front matter.
    ///
    /// # Errors
    /// The rule set does not exist.
    pub fn check(&self, page: &Page, rules: Option<&str>, locale: Option<&str>) -> Result<PageReport, Finding> {
        let given = locale.or(page.locale());
        let wanted = given.and_then(|given| given.parse::<LanguageIdentifier>().ok());
        let wanted = wanted.or_else(|| self.book.language_of(page).filter(|_| given.is_none()));
        let served = wanted.as_ref().is_some_and(|wanted| self.book.phrasebook.serves(std::slice::from_ref(wanted)));
        let reader = self.book.phrasebook.reader(wanted.as_slice());
        let locale = reader.locale().clone();
        let front = page.front.find(&["rules"]).filter(|_| rules.is_none());
        let named = rules.or(front.as_ref().map(|(name, _)| *name)).map(|name| self.book.rulebook.named(name));
        let named = named.transpose().map_err(|finding| match front {
            Some((_, at)) => finding.with_place(page.source.place(at)),
            None => finding,
        })?;

        let mut findings = Vec::new();
        if let Some(front) = &page.front.unclosed {
            let finding = PAGE_FRONT.in_text(&page.source, front.clone(), "the front matter is not closed");
            findings.push(finding.about(Thing::File, page.source.name()));
        }
        // The keys of an unclosed front matter are not read.
        if !served && (given.is_some() || page.front.unclosed.is_none()) {
            let message = match given {
                Some(given) => format!("no locale supports the language `{given}` of this page"),
                None => "the language of this page is not set, and no locale has its words".to_owned(),
            };
            let help = "only anchors, durations and known names are checked; `--locale` chooses a locale".to_owned();
            let finding = PAGE_LANGUAGE.at(page.source.place(0..0), message).with_help(help);
            findings.push(match given {
                Some(given) => finding.about(Thing::Locale, given),
                None => finding.about(Thing::File, page.source.name()),
            });
        }
        if page.is_bilingual() {
            findings.extend(page.pairs().1);
        } else {
            findings.extend(page.cut.iter().map(|at| too_long(&page.source, at)));
        }
        let languages =
            [self.book.languages.get(&locale), self.book.languages.get(&self.book.english).filter(|_| page.bilingual)];
        let spoken = Spoken::new(languages, [wanted.as_ref(), Some(&self.book.english)], served);
        let numbers = match named {
            Some(named) => self.book.number(named).into_iter().collect(),
            None => match subject(page, &self.book.rulebook) {
                Subject::Other { nearest, foreign } => {
                    let rules = self.book.rules(nearest).map(RuleSet::name).unwrap_or_default();
                    findings.push(another(page, rules, &foreign));
                    return Ok(PageReport { locale, findings, ..PageReport::default() });
                }
                Subject::Rules(numbers) => numbers,
                Subject::Unknown => (0..self.book.rulebook.sets().len()).collect(),
            },
        };
        let stated = spoken.read(page);
        let all = self.book.compared(page, &stated, spoken.served, &numbers);
        let fits: Vec<Fit> = all.iter().map(|(_, fit, _)| fit.clone()).collect();
        let Some((number, fit, mut compared)) = all.into_iter().next() else {
            return Err(about_nothing(page, "there are no rules to check this page against"));
        };
        let mut rules = vec![fit.rules];
        if fit.confirmed == 0 && fit.contradicted == 0 {
            findings.push(about_nothing(page, "no known rule appears on this page"));
            compared.findings.clear();
        } else {
            if named.is_none() {
                let is_other = |name: &&str| fits.iter().all(|fit| *fit.rules != **name);
                let others: Vec<&str> =
                    self.book.rulebook.sets().iter().map(|set| set.name()).filter(is_other).collect();
                findings.extend(chosen(page, &fits, &others));
            }
            if let Some((others, in_parts)) = self.book.in_parts(page, &spoken, number) {
                rules.extend(others);
                compared = in_parts;
            }
        }
        if let [Some(text), Some(original)] = spoken.units() {
            // A number that the rules contradict is one error, not two.
            let start = |place: &Place| place.span().map(|(_, at)| at.start);
            let wrong: BTreeSet<Option<usize>> = compared
                .findings
                .iter()
                .filter(|finding| finding.is_error())
                .filter_map(|finding| finding.place.as_ref().map(start))
                .collect();
            let mut differ = sides(page, [text, original]);
            differ.retain(|finding| {
                let related = finding.related.as_ref().map(|(place, _)| place);
                !finding.place.iter().chain(related).any(|place| wrong.contains(&start(place)))
            });
            findings.extend(differ);
        }
        findings.extend(compared.findings);
        let (claims, wordings, unsaid) = (compared.claims, compared.wordings, compared.unsaid);
        let all: Vec<Range<usize>> = stated.into_iter().flat_map(|(_, stated, _)| stated.sentences).collect();
        let said: BTreeSet<usize> = claims.iter().filter_map(|claim| Some(claim.place.span()?.1.start)).collect();
        let unread = all.iter().filter(|sentence| said.range((*sentence).clone()).next().is_none());
        let unread = unread.map(|sentence| page.source.place(sentence.clone())).collect();
        Ok(PageReport { rules, locale, findings, claims, sentences: all.len(), unread, unsaid, wordings, fits })
    }
}
