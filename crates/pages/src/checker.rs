use std::collections::HashMap;

use unic_langid::LanguageIdentifier;

use referee::diagnostic::{Finding, Thing};
use referee::locale::{Phrasebook, Reader};
use referee::rules::Rulebook;
use referee::{Referee, check};

use super::claim::Verdict;
use super::compare::{Compared, Comparing};
use super::draft::{DraftOptions, Like, PageDraft, StatedSide, draft};
use super::label::Labels;
use super::page::{Page, too_long};
use super::places::Places;
use super::reading;
use super::report::{Fit, PageReport};
use super::section::Side;
use super::stated::Stated;
use super::vocabulary::Vocabulary;

check! {
/// Page without known rules.
///
/// No stage, action or timeout of any rule set was found on the page. It may be the wrong page, or not in the language
/// that its front matter states.
///
/// ```diff md
///   ---
///   locale: en
///   rules: "2017"
///   ---
/// - # Invoices
/// + ### <a name="new-referrals"></a>New
/// ```
    PAGE_ABOUT_NOTHING: Warning in Pages, "page-about-nothing";

/// Best matching rule set.
///
/// The page was checked against the rule set that it matches best: the one with the largest share of agreement between
/// the statements of the page and the rules. To choose a rule set, add `rules` to the front matter or use `--rules`.
///
/// ```diff md
///   ---
///   locale: en
/// + rules: "2017"
///   ---
///   ### <a name="new-referrals"></a>New
/// ```
    PAGE_FITS: Note in Pages, "page-fits";

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
    rulebook: Rulebook,
    phrasebook: Phrasebook,
    languages: HashMap<LanguageIdentifier, Language>,
    english: LanguageIdentifier,
    /// By rule set.
    places: Vec<Option<Places>>,
}

/// The vocabulary and the labels of a language.
struct Language {
    vocabulary: Vocabulary,
    /// By rule set.
    labels: Vec<Labels>,
}

impl std::fmt::Debug for Checker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checker").field("rules", &self.rulebook.sets().len()).finish_non_exhaustive()
    }
}

impl Checker {
    /// Creates a checker for all rule sets and locales of a referee.
    pub fn new(referee: &Referee) -> Self {
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

    /// Drafts rules and messages from a page. Items that match an item of the rule set `options.like` get its ids.
    ///
    /// # Errors
    /// The rule set does not exist.
    pub fn draft(&self, page: &Page, options: DraftOptions<'_>) -> Result<PageDraft, Finding> {
        let wanted = options.locale.or(page.locale()).and_then(|given| given.parse::<LanguageIdentifier>().ok());
        let reader = self.phrasebook.reader(wanted.as_slice());
        let english = self.phrasebook.reader(&[]);
        let like = options.like.map(|name| self.rulebook.named(name)).transpose()?;
        let number = like.and_then(|like| self.rulebook.sets().iter().position(|set| set.name() == like.name()));
        let mut stated: Vec<(Stated, &Language, &Reader)> = Vec::new();
        for side in page.sides() {
            let reader = if *side == Side::Text { &reader } else { &english };
            let Some(language) = self.languages.get(reader.locale()) else { continue };
            stated.push((reading::read(page, *side, &language.vocabulary), language, reader));
        }
        let stated_sides: Vec<StatedSide<'_>> =
            stated.iter().map(|(stated, _, reader)| StatedSide { stated, words: reader.common() }).collect();
        let Some(text) = stated_sides.first() else {
            return Err(about_nothing(page, "no locale has messages to read this page with"));
        };
        let labels = stated.last().zip(number).and_then(|((_, language, _), number)| language.labels.get(number));
        let same = |wanted: &LanguageIdentifier| wanted.language == reader.locale().language;
        let same_language = wanted.as_ref().is_none_or(same);
        let like = like.zip(labels).map(|(rules, labels)| Like { rules, labels, same_language });
        Ok(draft(page, text, stated_sides.get(1), (options.name, like), reader.locale().clone()))
    }

    /// Checks a page against a rule set: `rules`, else the `rules` of the front matter, else the best match. The locale
    /// defaults to that of the front matter.
    ///
    /// # Errors
    /// The rule set does not exist.
    pub fn check(&self, page: &Page, rules: Option<&str>, locale: Option<&str>) -> Result<PageReport, Finding> {
        let given = locale.or(page.locale());
        let wanted = given.and_then(|given| given.parse::<LanguageIdentifier>().ok());
        let served = wanted.as_ref().is_some_and(|wanted| self.phrasebook.serves(std::slice::from_ref(wanted)));
        let reader = self.phrasebook.reader(wanted.as_slice());
        let locale = reader.locale().clone();
        let front = page.front.find(&["rules"]).filter(|_| rules.is_none());
        let named = rules.or(front.as_ref().map(|(name, _)| *name)).map(|name| self.rulebook.named(name));
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
                None => "the language of this page is not set".to_owned(),
            };
            let help = format!("use `--locale` to choose a locale; reading the page with `{locale}`");
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
        let mut sides: Vec<(Side, Stated, &Language)> = Vec::new();
        for side in page.sides() {
            let spoken = if *side == Side::Text { &locale } else { &self.english };
            let Some(language) = self.languages.get(spoken) else { continue };
            let stated = reading::read(page, *side, &language.vocabulary);
            sides.push((*side, stated, language));
        }
        let compared = self.compared(page, &sides, served);
        let fits: Vec<Fit> = compared.iter().map(|(fit, _)| fit.clone()).collect();
        let position = named.and_then(|named| fits.iter().position(|fit| *fit.rules == *named.name()));
        let chosen = compared.into_iter().nth(position.unwrap_or(0));
        let Some((fit, chosen)) = chosen else {
            return Err(about_nothing(page, "there are no rules to check this page against"));
        };
        let about = fit.confirmed > 0 || fit.contradicted > 0;
        if position.is_none() && about {
            let percent = |fit: &Fit| format!("`{}` {} %", fit.rules, (fit.share() * 100.0).round());
            let others: Vec<String> = fits.iter().skip(1).map(percent).collect();
            let claims = fit.confirmed + fit.contradicted;
            let message =
                format!("this page matches {}, with {} of {claims} claims confirmed", percent(&fit), fit.confirmed);
            let others = (!others.is_empty())
                .then(|| format!("use `--rules` to choose another rule set: {}", others.join(", ")));
            let finding = PAGE_FITS.at(page.source.place(0..0), message).with_help(others);
            findings.push(finding.about(Thing::RuleSet, &fit.rules));
        }
        if about {
            findings.extend(chosen.findings);
        } else {
            findings.push(about_nothing(page, "no known rule appears on this page"));
        }
        Ok(PageReport { rules: fit.rules, locale, findings, claims: chosen.claims, fits })
    }

    /// Compares the page with each rule set. The best match comes first; among equals, the latest rule set.
    fn compared(&self, page: &Page, sides: &[(Side, Stated, &Language)], served: bool) -> Vec<(Fit, Compared)> {
        let mut compared: Vec<(Fit, Compared)> = Vec::new();
        for (number, rules) in self.rulebook.sets().iter().enumerate() {
            let mut all = Compared::default();
            for (side, stated, language) in sides {
                let Some(labels) = language.labels.get(number) else { continue };
                let places = self.places.get(number).and_then(Option::as_ref);
                let comparing = Comparing::new(rules, labels, places, &page.source, (stated, *side));
                all.add(comparing.compare(served || *side == Side::Original));
            }
            compared.push((all.fit(rules.name()), all));
        }
        compared.reverse();
        compared.sort_by(|(a, _), (b, _)| b.share().total_cmp(&a.share()));
        compared
    }
}

fn about_nothing(page: &Page, message: &str) -> Finding {
    PAGE_ABOUT_NOTHING.at(page.source.place(0..0), message).about(Thing::File, page.source.name())
}

impl Language {
    fn new(rulebook: &Rulebook, reader: &Reader, english: &Reader) -> Self {
        let words = [reader.common(), english.common()];
        let own = if reader.locale() == english.locale() { &words[..1] } else { &words[..] };
        let labels = rulebook.sets().iter().map(|rules| Labels::new(rules, reader.words(rules), english.words(rules)));
        Self { vocabulary: Vocabulary::new(own), labels: labels.collect() }
    }
}

impl Compared {
    fn add(&mut self, other: Self) {
        self.findings.extend(other.findings);
        self.claims.extend(other.claims);
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
