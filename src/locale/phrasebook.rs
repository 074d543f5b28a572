use std::sync::{Arc, OnceLock};

use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Finding, Source};
use crate::locale::parallel;
use crate::rules::{RuleSet, Rulebook};

use super::bundle::bundle;
use super::checks::missing::MISSING;
use super::contract::{Contract, contract};
use super::files::{Demands, LocaleFiles};
use super::lexicon::{Voice, whole};
use super::messages::MessageFile;
use super::negotiate::negotiate;
use super::pseudo::Pseudo;
use super::reader::{Reader, ReaderInner};
use super::zone::Zone;

/// A message file with the locale it is in and the rule set it is for; without one, it holds shared words. Wordings of
/// help pages are kept apart.
#[derive(Clone, PartialEq)]
pub struct MessageSource {
    /// The locale.
    pub locale: LanguageIdentifier,
    /// The rule set; none for shared messages.
    pub rules: Option<Box<str>>,
    /// Whether these are wordings of help pages.
    pub pages: bool,
    /// The file.
    pub source: Source,
}

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
    pub(super) inner: Arc<Inner>,
}

pub(super) struct Inner {
    pub(super) book: Rulebook,
    pub(super) locales: Vec<Arc<LocaleFiles>>,
    /// The locales' ids, in the order of `locales`.
    pub(super) ids: Vec<LanguageIdentifier>,
    /// The locale for readers whom none serves.
    default: usize,
    /// The locale whose shared words are the last resort.
    last: usize,
    /// Needs and slots by rule set; the last one is for the shared words alone.
    pub(super) contracts: Vec<Contract>,
    /// The readers of each single locale, and of languages that nobody speaks.
    readers: Vec<OnceLock<Arc<ReaderInner>>>,
}

impl std::fmt::Debug for Phrasebook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<String> = self.inner.ids.iter().map(ToString::to_string).collect();
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
        let english = "en".parse::<LanguageIdentifier>().unwrap_or_default();
        let default = ids.iter().position(|id| *id == english).unwrap_or(0);
        let last = ids.iter().position(|id| *id == english).unwrap_or_else(|| {
            ids.push(english);
            ids.len() - 1
        });
        let before = before.map(|before| &before.inner).filter(|before| before.book.has_sets_of(book));
        let contracts: Vec<Contract> = match before {
            Some(before) => before.contracts.clone(),
            None => book.sets().iter().map(|set| Some(&**set)).chain([None]).map(contract).collect(),
        };
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
            known.map_or_else(
                || Arc::new(LocaleFiles::read(id, &sources, demands.as_ref(), contracts.len())),
                Arc::clone,
            )
        };
        let locales: Vec<Arc<LocaleFiles>> =
            if trusted { ids.iter().map(read_one).collect() } else { parallel::each(&ids, read_one) };
        drop(demands);
        let findings = locales.iter().flat_map(|files| files.findings.iter().cloned()).collect();
        let inner = Inner {
            book: book.clone(),
            default,
            last,
            contracts,
            readers: (0..ids.len() + Pseudo::ALL.len()).map(|_| OnceLock::new()).collect(),
            locales,
            ids,
        };
        (Self { inner: Arc::new(inner) }, findings)
    }

    /// What no locale says for readers of the default locale: the ids, by the rule set that needs them.
    pub(crate) fn missing(&self) -> Vec<Finding> {
        let reader = self.reader(&[]);
        let (default, files) = (self.inner.ids.get(self.inner.default), self.inner.locales.get(self.inner.default));
        let Some((default, files)) = default.zip(files) else { return Vec::new() };
        let shared: Vec<String> = reader.common().missing().collect();
        let mut findings = Vec::new();
        let mut tell = |rules: &str, file: Option<&MessageFile>, ids: &[String]| {
            if ids.is_empty() {
                return;
            }
            let names = ids.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
            let message =
                format!("{rules} need{} words that `{default}` lacks", if rules.starts_with("all") { "" } else { "s" });
            let place = file.map(|file| file.source.place(file.source.text().len()..file.source.text().len()));
            findings.push(MISSING.at(place, message).with_help(format!("add {names}")));
        };
        tell("all rule sets", files.common.last(), &shared);
        for set in self.inner.book.sets() {
            let missing: Vec<String> = reader.words(set).missing().filter(|id| !shared.contains(id)).collect();
            tell(&format!("rule set `{}`", set.name()), files.own(set.name()).first(), &missing);
        }
        findings
    }

    /// What each locale of its own lacks: every message, at the end of the file where it belongs. What files have that
    /// could not be read, nobody knows.
    pub fn absent(&self, unread: &[MessageSource]) -> Vec<Finding> {
        let mut findings = Vec::new();
        for (id, files) in self.inner.ids.iter().zip(&self.inner.locales).filter(|(_, files)| files.own) {
            let sets: Vec<_> = self.contracts().map(|(set, needs)| (set.map(RuleSet::name), needs)).collect();
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
    ///
    /// ```
    /// let referee = referee::Referee::builtin();
    /// let locales: Vec<String> = referee.phrasebook().locales().iter().map(ToString::to_string).collect();
    /// assert_eq!(locales, ["de", "en", "it", "ru", "zh-TW"]);
    /// ```
    pub fn locales(&self) -> &[LanguageIdentifier] {
        &self.inner.ids
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
        let mut chain = negotiate(requested, &self.inner.ids);
        let fallback = chain.is_empty() && !requested.is_empty();
        for behind in [self.inner.default, self.inner.last] {
            if !chain.contains(&behind) {
                chain.push(behind);
            }
        }
        let build = |chain: &[usize]| Arc::new(ReaderInner::new(chain.to_vec(), self.inner.contracts.len()));
        // Readers of one locale and what stands behind it are kept; others are few, and each has its own words.
        let first = chain.first().copied().unwrap_or_default();
        let usual = chain.iter().skip(1).all(|number| *number == self.inner.default || *number == self.inner.last);
        let kept = self.inner.readers.get(first).filter(|_| usual);
        let inner = kept.map_or_else(|| build(&chain), |cell| Arc::clone(cell.get_or_init(|| build(&chain))));
        Reader { phrasebook: self.clone(), inner, zone: Zone::UTC, fallback }
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
        !negotiate(requested, &self.inner.ids).is_empty() || requested.first().and_then(Pseudo::named).is_some()
    }
}

impl Phrasebook {
    /// A reader of a language that nobody speaks.
    fn pseudo(&self, pseudo: Pseudo) -> Reader {
        let inner = &self.inner;
        let place = Pseudo::ALL.iter().position(|known| *known == pseudo).unwrap_or_default();
        let made = |locale: usize| inner.ids.len() * (1 + place) + locale;
        let mut chain = vec![made(inner.default), made(inner.last)];
        chain.dedup();
        let build = || Arc::new(ReaderInner::new(chain, inner.contracts.len()));
        let cell = inner.readers.get(inner.ids.len() + place);
        let reader = cell.map(|cell| Arc::clone(cell.get_or_init(build)));
        reader.map_or_else(
            || self.reader(&[]),
            |inner| Reader { phrasebook: self.clone(), inner, zone: Zone::UTC, fallback: false },
        )
    }

    /// A shared word of a locale, with nothing behind it.
    pub fn own_word(&self, locale: &LanguageIdentifier, id: &str) -> Option<String> {
        whole(&self.own_voice(locale, None)?.bundle, id)
    }

    /// The words of a locale for a rule set, with nothing behind them.
    pub fn own_voice(&self, locale: &LanguageIdentifier, rules: Option<&str>) -> Option<&Voice> {
        let sets = self.inner.book.sets();
        let set = rules.map_or(Some(sets.len()), |rules| sets.iter().position(|set| set.name() == rules))?;
        self.inner.voice(self.inner.ids.iter().position(|id| id == locale)?, set)
    }
}

impl Inner {
    pub(super) fn files(&self, locale: &LanguageIdentifier) -> Option<&Arc<LocaleFiles>> {
        self.ids.iter().zip(&self.locales).find(|(id, _)| *id == locale).map(|(_, files)| files)
    }

    /// The number of a rule set in the rulebook.
    pub(super) fn number(&self, rules: &Arc<RuleSet>) -> Option<usize> {
        let sets = self.book.sets();
        let same = sets.iter().position(|set| Arc::ptr_eq(set, rules));
        same.or_else(|| sets.iter().position(|set| set == rules))
    }

    /// The number of the shared words.
    pub(super) fn shared(&self) -> usize {
        self.book.sets().len()
    }

    pub(super) fn voice(&self, locale: usize, set: usize) -> Option<&Voice> {
        // What follows the locales is made of them.
        let (made, locale) = (locale / self.ids.len(), locale % self.ids.len());
        let pseudo = made.checked_sub(1).and_then(|made| Pseudo::ALL.get(made).copied());
        let (files, id) = self.locales.get(locale).zip(self.ids.get(locale))?;
        let cell = files.voices.get(made * self.contracts.len() + set)?;
        Some(cell.get_or_init(|| {
            let name = self.book.sets().get(set).map(|set| set.name());
            let made = |resources: Vec<MessageFile>| {
                let resources = resources.into_iter().map(|file| file.resource);
                let mut bundle = bundle(id, &files.formatters, resources);
                bundle.set_transform(pseudo.map(Pseudo::transform));
                Arc::new(bundle)
            };
            Voice {
                locale: pseudo.map_or_else(|| id.clone(), Pseudo::locale),
                bundle: made(files.files(name)),
                pages: made(files.pages(name)),
                pseudo,
                formatters: Arc::clone(&files.formatters),
                unsound: files.unsound.get(set).cloned().unwrap_or_default(),
            }
        }))
    }
}
