use std::sync::{Arc, OnceLock};

use hashbrown::HashMap;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::names::first_of;
use crate::diagnostic::{Finding, Thing};
use crate::fault::fault;
use crate::locale::parallel;
use crate::rules::{IdVec, RuleSet, Rulebook};

use super::checks::missing::{MISSING, Origin};
use super::contract::{Contract, Need};
use super::files::{Demands, LocaleFiles, MessageSource};
use super::lexicon::{LocaleMessages, whole};
use super::messages::{self, MessageFile};
use super::negotiate::negotiate;
use super::pseudo::{Pseudo, tag};
use super::reader::{Chain, Reader};
use super::scope::{LocaleId, LocaleOrPseudo, PerPseudo, Scoped};
use super::stock::Stock;

/// The messages of all locales for the rule sets of a rulebook. Cheap to clone and shared between threads.
///
/// ```
/// let referee = referee::Referee::builtin();
/// let phrasebook = referee.phrasebook();
/// let reader = phrasebook.reader(&["pt".parse()?, "it-CH".parse()?]);
/// assert_eq!(reader.locale().to_string(), "it");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Phrasebook {
    inner: Arc<Inner>,
}

struct Inner {
    stock: Arc<Stock>,
    /// The locale for readers whose languages are not available.
    default: LocaleId,
    /// The last locale of every chain, for shared messages.
    last: LocaleId,
    /// The readers of each single locale.
    readers: IdVec<LocaleId, OnceLock<Arc<Chain>>>,
    /// The readers of pseudo-locales.
    pseudo: PerPseudo<OnceLock<Arc<Chain>>>,
}

impl std::fmt::Debug for Phrasebook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<String> = self.inner.stock.ids.iter().map(ToString::to_string).collect();
        f.debug_struct("Phrasebook").field("locales", &ids).finish_non_exhaustive()
    }
}

/// The maximum number of listed messages.
const MOST_LISTED: usize = 6;

impl Phrasebook {
    /// Reads message files. `base` files are the shared messages that come with the library. They come after `own` ones
    /// of the same locale; in English, after everything.
    ///
    /// Trusted files are not checked. Others are checked, and invalid messages are reported and not used. A locale with
    /// the same files and rule sets as in a phrasebook `before` is taken from it.
    pub fn new(
        book: &Rulebook,
        base: &[MessageSource],
        own: &[MessageSource],
        trusted: bool,
        before: Option<&Self>,
    ) -> (Self, Vec<Finding>) {
        let mut ids: Vec<LanguageIdentifier> = Vec::new();
        for source in own {
            if !ids.contains(&source.locale) {
                ids.push(source.locale.clone());
            }
        }
        let english = tag("en");
        let is_english = |id: &LanguageIdentifier| *id == english;
        let own_english = ids.iter().any(is_english);
        if !own_english {
            ids.push(english.clone());
        }
        let ids: IdVec<LocaleId, LanguageIdentifier> = ids.into_iter().collect();
        let last = ids.position(is_english).unwrap_or_else(|| fault("English was pushed above"));
        let default = ids.ids().next().filter(|_| !own_english).unwrap_or(last);
        let before = before.map(|before| &before.inner.stock).filter(|before| before.book.has_sets_of(book));
        let fresh = || Scoped {
            sets: book.sets().iter().map(|set| Arc::new(Contract::new(Some(set)))).collect(),
            shared: Arc::new(Contract::new(None)),
        };
        let contracts = before.map_or_else(fresh, |before| before.contracts.clone());
        let demands = (!trusted).then(|| Demands::new(book, &contracts));
        // Locales are checked independently.
        let read_one = |id: &LanguageIdentifier| {
            // If the book's messages are those of the library, they are read once.
            let same = |of: &MessageSource| {
                own.iter().any(|it| {
                    (&it.locale, &it.rules, it.pages) == (&of.locale, &of.rules, of.pages)
                        && it.source.text() == of.source.text()
                })
            };
            let library = base.iter().filter(|source| !same(source)).map(|source| (source, true));
            let all = library.chain(own.iter().map(|source| (source, false)));
            let sources: Vec<(&MessageSource, bool)> = all.filter(|(source, _)| source.locale == *id).collect();
            let known = before.and_then(|before| before.files(id)).filter(|known| known.is_of(&sources));
            known.map_or_else(|| Arc::new(LocaleFiles::read(id, &sources, demands.as_ref(), &contracts)), Arc::clone)
        };
        let locales: IdVec<LocaleId, Arc<LocaleFiles>> =
            if trusted { ids.map(read_one) } else { parallel::each(ids.as_slice(), read_one).into_iter().collect() };
        drop(demands);
        let findings = locales.iter().flat_map(|files| files.findings.iter().cloned()).collect();
        let readers = ids.map(|_| OnceLock::new());
        let stock = Arc::new(Stock {
            book: book.clone(),
            locales,
            ids,
            sets: book.sets().iter().cloned().collect(),
            contracts,
        });
        let inner = Inner { stock, default, last, readers, pseudo: PerPseudo::default() };
        (Self { inner: Arc::new(inner) }, findings)
    }

    /// Messages that readers of the default locale lack in every locale, by rule set.
    pub fn missing(&self) -> Vec<Finding> {
        let reader = self.reader(&[]);
        let stock = &self.inner.stock;
        let (default, files) = (&stock.ids[self.inner.default], &stock.locales[self.inner.default]);
        let shared: Vec<String> = reader.common().missing().collect();
        let mut findings = Vec::new();
        let mut report = |rules: &str, file: Option<&MessageFile>, ids: &[String]| {
            if ids.is_empty() {
                return;
            }
            let message = format!("`{default}` lacks messages of {rules}");
            let place = file.map(|file| file.source.place(file.source.text().len()..file.source.text().len()));
            let listed = first_of(ids, MOST_LISTED);
            let help = format!("add {listed}; `referee locale add {default}` adds all to fill in");
            let finding = MISSING.at(place, message).with_help(help);
            findings.push(finding.about(Thing::Locale, &default.to_string()));
        };
        report("all rule sets", files.common.last(), &shared);
        for set in stock.book.sets() {
            let missing: Vec<String> = reader.words(set).missing().filter(|id| !shared.contains(id)).collect();
            report(&format!("rule set `{}`", set.name()), files.own(set.name()).first(), &missing);
        }
        findings
    }

    /// The missing messages of each locale, at the end of the file where they belong. Messages of files that could not
    /// be read are not reported.
    pub fn absent(&self, unread: &[MessageSource]) -> Vec<Finding> {
        let mut findings = Vec::new();
        let stock = &self.inner.stock;
        let original = &stock.ids[self.inner.default];
        for (id, files) in stock.ids.iter().zip(&stock.locales).filter(|(_, files)| files.own) {
            let origin = if id == original { Origin::Original } else { Origin::Translation };
            let sets: Vec<_> = stock.contracts().map(|(set, needs)| (set.map(RuleSet::name), needs)).collect();
            let of_it = unread.iter().filter(|source| source.locale == *id && !source.pages);
            let unread: Vec<_> = of_it.map(|source| &source.rules).chain(&files.unparsed).collect();
            for ((set, _), lacks) in sets.iter().zip(files.lacks(id, origin, &sets)) {
                // Shared files can have messages that a rule set needs.
                if !unread.iter().any(|rules| rules.is_none() || rules.as_deref() == *set) {
                    findings.extend(lacks.iter().cloned());
                }
            }
        }
        findings
    }

    /// The available locales.
    pub fn locales(&self) -> &[LanguageIdentifier] {
        self.inner.stock.ids.as_slice()
    }

    /// A reader with these preferred languages, best first.
    ///
    /// Locales are negotiated by language and script: de serves `de-AT`, and zh-TW serves `zh-HK`, but not `zh`, which
    /// uses simplified characters. Other readers get the default locale: English if available.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// let hong_kong = referee.phrasebook().reader(&["zh-HK".parse()?]);
    /// assert_eq!(hong_kong.locale().to_string(), "zh-TW");
    /// let beijing = referee.phrasebook().reader(&["zh-CN".parse()?]);
    /// assert_eq!(beijing.locale().to_string(), "en");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// `en-XA` and `ar-XB` are pseudo-locales, generated from the default locale. They help to find texts that are not
    /// localizable, cut off, or in the wrong direction.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// let pseudo = referee.phrasebook().reader(&["en-XA".parse()?]);
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(pseudo.words(rules).get("outcome-won").and_then(|word| word.text), Some("[Ẇooƞ]"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reader(&self, requested: &[LanguageIdentifier]) -> Reader {
        if let Some(pseudo) = requested.first().and_then(Pseudo::named) {
            return self.pseudo(pseudo);
        }
        let Inner { stock, default, last, readers, .. } = &*self.inner;
        let mut chain = negotiate(requested, &stock.ids);
        let fallback = chain.is_empty() && !requested.is_empty();
        for behind in [*default, *last] {
            if !chain.contains(&behind) {
                chain.push(behind);
            }
        }
        let build = || {
            let locales = chain.iter().map(|locale| LocaleOrPseudo { locale: *locale, pseudo: None });
            Arc::new(Chain::new(locales.collect(), stock))
        };
        // Readers of a single locale with its fallbacks are cached; others are rare and get their own messages.
        let inner = match &*chain {
            [first, behind @ ..] if behind.iter().all(|locale| locale == default || locale == last) => {
                Arc::clone(readers[*first].get_or_init(build))
            }
            _ => build(),
        };
        Reader::new(Arc::clone(stock), inner, fallback)
    }

    /// Whether a locale serves one of these languages without falling back to the default.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// assert!(referee.phrasebook().serves(&["de-AT".parse()?]));
    /// assert!(!referee.phrasebook().serves(&["pt-BR".parse()?]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn serves(&self, requested: &[LanguageIdentifier]) -> bool {
        !negotiate(requested, &self.inner.stock.ids).is_empty() || requested.first().and_then(Pseudo::named).is_some()
    }
}

impl Phrasebook {
    /// A reader of a pseudo-locale.
    fn pseudo(&self, pseudo: Pseudo) -> Reader {
        let Inner { stock, default, last, pseudo: readers, .. } = &*self.inner;
        let build = || {
            let mut chain = [*default, *last].map(|locale| LocaleOrPseudo { locale, pseudo: Some(pseudo) }).to_vec();
            chain.dedup();
            Arc::new(Chain::new(chain, stock))
        };
        let inner = Arc::clone(readers.of(Some(pseudo)).get_or_init(build));
        Reader::new(Arc::clone(stock), inner, false)
    }

    /// A shared message of a locale, without fallback.
    pub fn own_word(&self, locale: &LanguageIdentifier, id: &str) -> Option<String> {
        whole(&self.own_messages(locale, None)?.bundle, id)
    }

    /// The messages of a locale for a rule set, without fallback.
    pub fn own_messages(&self, locale: &LanguageIdentifier, rules: Option<&str>) -> Option<&LocaleMessages> {
        let stock = &self.inner.stock;
        let set = match rules {
            Some(rules) => Some(stock.number(stock.book.get(rules)?)?),
            None => None,
        };
        let locale = stock.ids.position(|id| id == locale)?;
        Some(stock.messages(LocaleOrPseudo { locale, pseudo: None }, set))
    }

    /// The rule sets of the messages.
    pub fn rulebook(&self) -> &Rulebook {
        &self.inner.stock.book
    }

    /// The rule sets with the needs of each, then the needs that all share.
    pub fn contracts(&self) -> impl Iterator<Item = (Option<&RuleSet>, &[Need])> {
        self.inner.stock.contracts()
    }

    /// The locales with files of the book.
    pub fn own_locales(&self) -> impl Iterator<Item = &LanguageIdentifier> {
        self.inner.stock.ids.iter().zip(&self.inner.stock.locales).filter(|(_, files)| files.own).map(|(id, _)| id)
    }

    /// Whether a locale was taken unchanged from another phrasebook, for the same rule sets.
    pub fn has_words_of(&self, other: &Self, locale: &LanguageIdentifier) -> bool {
        self.inner
            .stock
            .files(locale)
            .zip(other.inner.stock.files(locale))
            .is_some_and(|(own, others)| Arc::ptr_eq(own, others))
    }

    /// The message files of a locale with their rule sets: only those of the book, or also those that come with the
    /// library.
    pub fn message_files(
        &self,
        locale: &LanguageIdentifier,
        own: bool,
    ) -> impl Iterator<Item = (Option<&str>, &MessageFile)> {
        let files = self.inner.stock.files(locale).into_iter();
        files.flat_map(move |files| {
            let common = files.common.iter().skip(if own { files.base } else { 0 });
            common.map(|file| (None, file)).chain(files.sets.iter().map(|(name, file)| (Some(&**name), file)))
        })
    }

    /// The files of a locale with wordings of help pages, with their rule sets.
    pub fn page_files(&self, locale: &LanguageIdentifier) -> impl Iterator<Item = (Option<&str>, &MessageFile)> {
        let files = self.inner.stock.files(locale).into_iter();
        files.flat_map(|files| files.pages.iter().map(|(name, file)| (name.as_deref(), file)))
    }

    /// All files that messages of a rule set in a locale can refer to. Later files replace messages of earlier ones.
    pub fn scope(&self, locale: &LanguageIdentifier, rules: Option<&str>) -> Vec<MessageFile> {
        self.inner.stock.files(locale).map(|files| files.files(rules)).unwrap_or_default()
    }

    /// Whether a locale has shared messages of the book, besides those that come with the library.
    pub fn has_own_common(&self, locale: &LanguageIdentifier) -> bool {
        self.inner.stock.files(locale).is_some_and(|files| files.common.len() > files.base)
    }

    /// The needed messages of each file of a locale, and whether each exists with all its parts.
    pub fn needed(&self, locale: &LanguageIdentifier) -> Vec<(&str, Vec<(Box<str>, bool)>)> {
        let Some(files) = self.inner.stock.files(locale) else { return Vec::new() };
        let needed = self.contracts().filter_map(|(set, needs)| {
            let name = set.map(RuleSet::name);
            if name.is_none() && !self.has_own_common(locale) {
                return None;
            }
            let scope = files.files(name);
            let messages = messages::collect(&scope);
            let mut ids: Vec<(Box<str>, bool)> = Vec::new();
            let mut numbers: HashMap<Box<str>, usize> = HashMap::new();
            for need in needs {
                let there = messages.get(&*need.id).is_some_and(|found| found.pattern(need.attribute).is_some());
                let number = *numbers.entry(need.id.clone()).or_insert_with(|| {
                    ids.push((need.id.clone(), true));
                    ids.len() - 1
                });
                if let Some((_, whole)) = ids.get_mut(number) {
                    *whole &= there;
                }
            }
            Some((name.unwrap_or("common"), ids))
        });
        needed.collect()
    }
}
