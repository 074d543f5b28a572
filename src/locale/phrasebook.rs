use std::sync::{Arc, OnceLock};

use hashbrown::HashMap;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Finding, Thing, listed};
use crate::fault::fault;
use crate::locale::parallel;
use crate::rules::{IdVec, RuleSet, Rulebook};

use super::checks::missing::MISSING;
use super::contract::{Contract, Need};
use super::files::{Demands, LocaleFiles, MessageSource};
use super::lexicon::{Voice, whole};
use super::messages::{self, MessageFile};
use super::negotiate::negotiate;
use super::pseudo::{Pseudo, tag};
use super::reader::{Chain, Reader};
use super::scope::{LocaleId, Scoped, Spoken, Tongue};
use super::stock::Stock;

/// The words of all locales for the rule sets of a rulebook. Cheap to clone; threads share it.
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
    /// The locale for readers whom none serves.
    default: LocaleId,
    /// The locale whose shared words are the last resort.
    last: LocaleId,
    /// The readers of each single locale.
    readers: IdVec<LocaleId, OnceLock<Arc<Chain>>>,
    /// The readers of pseudo-locales.
    pseudo: Spoken<OnceLock<Arc<Chain>>>,
}

impl std::fmt::Debug for Phrasebook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<String> = self.inner.stock.ids.iter().map(ToString::to_string).collect();
        f.debug_struct("Phrasebook").field("locales", &ids).finish_non_exhaustive()
    }
}

impl Phrasebook {
    /// Reads message files. `base` files are the shared words that come with the library: they stand behind
    /// `own` ones of the same locale, and behind everything in English.
    ///
    /// Trusted files are taken as they are; others are audited, and what is wrong with them is found and not used.
    /// A locale whose files are those of a phrasebook `before`, for the same rule sets, is taken over from it.
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
        // What is wrong with one locale hangs on no other.
        let read_one = |id: &LanguageIdentifier| {
            // Where the library's words are also the book's own, they are read once.
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
        let inner = Inner { stock, default, last, readers, pseudo: Spoken::default() };
        (Self { inner: Arc::new(inner) }, findings)
    }

    /// What no locale says for readers of the default locale: the ids, by the rule set that needs them.
    pub(crate) fn missing(&self) -> Vec<Finding> {
        let reader = self.reader(&[]);
        let stock = &self.inner.stock;
        let (default, files) = (&stock.ids[self.inner.default], &stock.locales[self.inner.default]);
        let shared: Vec<String> = reader.common().missing().collect();
        let mut findings = Vec::new();
        let mut tell = |rules: &str, file: Option<&MessageFile>, ids: &[String]| {
            if ids.is_empty() {
                return;
            }
            let message =
                format!("{rules} need{} words that `{default}` lacks", if rules.starts_with("all") { "" } else { "s" });
            let place = file.map(|file| file.source.place(file.source.text().len()..file.source.text().len()));
            let finding = MISSING.at(place, message).with_help(format!("add {}", listed(ids)));
            findings.push(finding.about(Thing::Locale, &default.to_string()));
        };
        tell("all rule sets", files.common.last(), &shared);
        for set in stock.book.sets() {
            let missing: Vec<String> = reader.words(set).missing().filter(|id| !shared.contains(id)).collect();
            tell(&format!("rule set `{}`", set.name()), files.own(set.name()).first(), &missing);
        }
        findings
    }

    /// What each locale of its own lacks: every message, at the end of the file where it belongs. What files have that
    /// could not be read, nobody knows.
    pub fn absent(&self, unread: &[MessageSource]) -> Vec<Finding> {
        let mut findings = Vec::new();
        let stock = &self.inner.stock;
        for (id, files) in stock.ids.iter().zip(&stock.locales).filter(|(_, files)| files.own) {
            let sets: Vec<_> = stock.contracts().map(|(set, needs)| (set.map(RuleSet::name), needs)).collect();
            let of_it = unread.iter().filter(|source| source.locale == *id && !source.pages);
            let unread: Vec<_> = of_it.map(|source| &source.rules).chain(&files.unparsed).collect();
            for ((set, _), lacks) in sets.iter().zip(files.lacks(id, &sets)) {
                // What all share can have what a rule set needs.
                if !unread.iter().any(|rules| rules.is_none() || rules.as_deref() == *set) {
                    findings.extend(lacks.iter().cloned());
                }
            }
        }
        findings
    }

    /// The locales that there are.
    pub fn locales(&self) -> &[LanguageIdentifier] {
        self.inner.stock.ids.as_slice()
    }

    /// A reader who wants one of these languages, best first.
    ///
    /// Negotiation goes by language and script: `de-AT` is served by de, `zh-HK` by zh-TW; `zh` is written in
    /// simplified characters and is not. Whom no locale serves gets the default, English if there is any.
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
    /// `en-XA` and `ar-XB` are languages that nobody speaks, made of the default locale for those who look for texts
    /// that no translator has, that are cut off, or that stand the wrong way round.
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// let nobody = referee.phrasebook().reader(&["en-XA".parse()?]);
    /// let rules = referee.rulebook().get("2020").expect("it comes with the library");
    /// assert_eq!(nobody.words(rules).get("outcome-won").and_then(|word| word.text), Some("[Ẇooƞ]"));
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
            let tongues = chain.iter().map(|locale| Tongue { locale: *locale, pseudo: None });
            Arc::new(Chain::new(tongues.collect(), stock))
        };
        // Readers of one locale and what stands behind it are kept; others are few, and each has its own words.
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
    /// A reader of a language that nobody speaks.
    fn pseudo(&self, pseudo: Pseudo) -> Reader {
        let Inner { stock, default, last, pseudo: readers, .. } = &*self.inner;
        let build = || {
            let mut chain = [*default, *last].map(|locale| Tongue { locale, pseudo: Some(pseudo) }).to_vec();
            chain.dedup();
            Arc::new(Chain::new(chain, stock))
        };
        let inner = Arc::clone(readers.of(Some(pseudo)).get_or_init(build));
        Reader::new(Arc::clone(stock), inner, false)
    }

    /// A shared word of a locale, with nothing behind it.
    pub fn own_word(&self, locale: &LanguageIdentifier, id: &str) -> Option<String> {
        whole(&self.own_voice(locale, None)?.bundle, id)
    }

    /// The words of a locale for a rule set, with nothing behind them.
    pub fn own_voice(&self, locale: &LanguageIdentifier, rules: Option<&str>) -> Option<&Voice> {
        let stock = &self.inner.stock;
        let set = match rules {
            Some(rules) => Some(stock.number(stock.book.get(rules)?)?),
            None => None,
        };
        let locale = stock.ids.position(|id| id == locale)?;
        Some(stock.voice(Tongue { locale, pseudo: None }, set))
    }

    /// The rule sets that the words are for.
    pub fn rulebook(&self) -> &Rulebook {
        &self.inner.stock.book
    }

    /// The rule sets with what each needs of its own, and what all of them share.
    pub fn contracts(&self) -> impl Iterator<Item = (Option<&RuleSet>, &[Need])> {
        self.inner.stock.contracts()
    }

    /// The locales that have files of the book's own.
    pub fn own_locales(&self) -> impl Iterator<Item = &LanguageIdentifier> {
        self.inner.stock.ids.iter().zip(&self.inner.stock.locales).filter(|(_, files)| files.own).map(|(id, _)| id)
    }

    /// Whether a locale says what it says in another phrasebook, for the same rule sets, and nothing was read anew.
    pub fn has_words_of(&self, other: &Self, locale: &LanguageIdentifier) -> bool {
        self.inner
            .stock
            .files(locale)
            .zip(other.inner.stock.files(locale))
            .is_some_and(|(own, others)| Arc::ptr_eq(own, others))
    }

    /// The message files of a locale with the rule sets that they are for; those of the book alone, or also those that
    /// come with the library.
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

    /// The files with wordings of help pages of a locale, with the rule sets that they are about.
    pub fn page_files(&self, locale: &LanguageIdentifier) -> impl Iterator<Item = (Option<&str>, &MessageFile)> {
        let files = self.inner.stock.files(locale).into_iter();
        files.flat_map(|files| files.pages.iter().map(|(name, file)| (name.as_deref(), file)))
    }

    /// All that the messages for a rule set in a locale can refer to, later files replacing earlier.
    pub fn scope(&self, locale: &LanguageIdentifier, rules: Option<&str>) -> Vec<MessageFile> {
        self.inner.stock.files(locale).map(|files| files.files(rules)).unwrap_or_default()
    }

    /// Whether a locale has shared words of the book's own; those that come with the library are nobody's to write.
    pub fn has_own_common(&self, locale: &LanguageIdentifier) -> bool {
        self.inner.stock.files(locale).is_some_and(|files| files.common.len() > files.base)
    }

    /// The messages that are needed in each file of a locale's own, and whether each is there with all of its parts.
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
