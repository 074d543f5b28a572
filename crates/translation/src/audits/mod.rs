//! Translations and what they were translated from: what is done, what the source has changed since, what a reader
//! of the language would stumble over.
//!
//! ```
//! # use referee_translation::audits::Translations;
//! let referee = referee::Referee::builtin();
//! let progress = Translations::of(&referee).progress();
//! assert!(progress.iter().all(|locale| locale.percent() == 100 && locale.changed == 0));
//! ```

mod accept;
mod audit;
pub mod checks;
mod fault;
mod flat;
mod ledger;
mod line;
mod masked;
mod pair;
mod partners;
mod progress;
mod scopes;
mod told;
mod translated;
mod unit;
mod untouched;
pub(crate) mod vocabulary;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use unic_langid::LanguageIdentifier;

use referee::Referee;
use referee::diagnostic::{Finding, Source};
use referee::locale::Phrasebook;
use referee::tooling::{MessageFile, parallel, tag};

pub use accept::Accepted;
pub(crate) use accept::Record;
use audit::{Audit, Doubts};
pub use ledger::Ledger;
use pair::Pair;
pub(crate) use progress::Origin;
pub use progress::Progress;
use scopes::{Files, Scopes};
use unit::{Unit, units};
pub(crate) use unit::{UnitId, source_of};

/// The locale that words are translated from.
pub(crate) const ORIGINAL: &str = "en";

/// What is said where that locale has no words.
pub const NO_ORIGINAL: &str = "there are no English words that anything is translated from; write them to `locales/en`";

/// The words of every locale beside those that they were translated from.
#[derive(Debug, Clone)]
pub struct Translations {
    phrasebook: Phrasebook,
    original: LanguageIdentifier,
    /// The units of the original, by their ids.
    source: Arc<BTreeMap<UnitId, Unit>>,
    ledgers: Vec<(LanguageIdentifier, Source, Arc<(Ledger, Vec<Finding>)>)>,
    /// What is wrong with the ledgers.
    findings: Vec<Finding>,
    /// What was found in each locale, once somebody has looked.
    found: Vec<(LanguageIdentifier, Arc<FoundIn>)>,
}

/// What was found in a locale.
#[derive(Debug, Default)]
struct FoundIn {
    words: OnceLock<(Vec<Finding>, Doubts)>,
    on_pages: OnceLock<Vec<Finding>>,
}

impl Translations {
    /// The words of a phrasebook, with the ledgers of its locales. What was found in locales that have changed in
    /// nothing since is taken over from translations `before`.
    /// The message files that a locale is translated from, with their rule sets: those of the book, and the shared ones
    /// of the library if neither the book nor the library has others for this locale.
    pub fn originals(&self, locale: &LanguageIdentifier) -> Vec<(Option<&str>, &MessageFile)> {
        let files = |of, own| self.phrasebook.message_files(of, own);
        let shared = |of, own| files(of, own).filter(|(rules, _)| rules.is_none()).count();
        let served = shared(locale, false) > shared(locale, true);
        let library = shared(&self.original, true) == 0 && !served;
        files(&self.original, !library).collect()
    }

    /// The messages of every locale beside those that they were translated from.
    pub fn of(referee: &Referee) -> Self {
        Self::new(referee.phrasebook(), referee.translated(), None)
    }

    pub(crate) fn new(
        phrasebook: &Phrasebook,
        ledgers: &[(LanguageIdentifier, Source)],
        before: Option<&Self>,
    ) -> Self {
        let original = tag(ORIGINAL);
        let read = parallel::each(ledgers, |(locale, source)| {
            let mut known = before.into_iter().flat_map(|before| &before.ledgers);
            let known = known.find(|(of, text, _)| of == locale && text == source);
            known.map_or_else(|| Arc::new(Ledger::read(source)), |(.., read)| Arc::clone(read))
        });
        let findings = read.iter().flat_map(|read| read.1.iter().cloned()).collect();
        let ledgers = ledgers.iter().zip(read).map(|((locale, source), read)| (locale.clone(), source.clone(), read));
        let same = |locale: &LanguageIdentifier| before.filter(|it| phrasebook.has_words_of(&it.phrasebook, locale));
        let source = match same(&original) {
            Some(before) => Arc::clone(&before.source),
            None => Arc::new(units(phrasebook, &original)),
        };
        let mut new = Self {
            phrasebook: phrasebook.clone(),
            source,
            ledgers: ledgers.collect(),
            findings,
            found: Vec::new(),
            original,
        };
        let found = phrasebook.own_locales().map(|locale| {
            let same = same(&new.original).and_then(|_| same(locale));
            let same = same.filter(|before| before.ledgers.is_empty() == new.ledgers.is_empty());
            let same = same.filter(|before| {
                let both = [locale, &new.original].map(|of| (new.ledger(of), before.ledger(of)));
                both.iter().all(|(own, others)| match (own, others) {
                    (Some(own), Some(others)) => std::ptr::eq(*own, *others),
                    (own, others) => own.is_none() && others.is_none(),
                })
            });
            let known = same.and_then(|before| before.found.iter().find(|(of, _)| of == locale));
            (locale.clone(), known.map_or_else(Arc::default, |(_, found)| Arc::clone(found)))
        });
        new.found = found.collect();
        new
    }

    /// The same, if there are English words; else translations from the first locale of the book that lacks no message.
    /// None if there is neither.
    pub fn or_from_complete(self) -> Option<Self> {
        if self.has_original() {
            return Some(self);
        }
        let original = self.progress().into_iter().find(|progress| progress.missing == 0)?.locale;
        Some(Self { source: Arc::new(units(&self.phrasebook, &original)), original, ..self })
    }

    /// Whether the original of a message has changed since it was translated.
    pub(crate) fn has_changed(&self, locale: &LanguageIdentifier, id: &UnitId) -> bool {
        self.origin(locale, id) == Some(Origin::Changed)
    }

    /// The words.
    pub(crate) fn phrasebook(&self) -> &Phrasebook {
        &self.phrasebook
    }

    /// The locale that the others are translated from.
    pub fn original(&self) -> &LanguageIdentifier {
        &self.original
    }

    fn ledger(&self, locale: &LanguageIdentifier) -> Option<&Ledger> {
        self.ledgers.iter().find(|(of, ..)| of == locale).map(|(.., read)| &read.0)
    }

    /// The ledger of a translation. Where there is one of any language, one that is missing is empty.
    fn ledger_of(&self, locale: &LanguageIdentifier) -> Option<&Ledger> {
        static EMPTY: Ledger = Ledger::empty();
        self.ledger(locale).or_else(|| (!self.ledgers.is_empty()).then_some(&EMPTY))
    }

    /// The locales that are translated from the original.
    pub fn locales(&self) -> impl Iterator<Item = &LanguageIdentifier> {
        self.phrasebook.own_locales().filter(|locale| **locale != self.original)
    }

    /// How far each locale is, the original among them.
    pub fn progress(&self) -> Vec<Progress> {
        self.phrasebook.own_locales().map(|locale| self.progress_of(locale)).collect()
    }

    /// What is found in words beyond how they are written: what their source has changed since, what of it they leave
    /// out, what of it was left in them, and marks that the language does not use. By locale, then by file.
    pub fn check(&self) -> Vec<Finding> {
        let files = Files::new(&self.phrasebook, &self.original);
        let scopes = Scopes::new(&files);
        let found = parallel::each(&self.found, |(locale, found)| {
            found.words.get_or_init(|| {
                let translated = *locale != self.original;
                let mut findings = if translated { checks::changed::check(self, locale) } else { Vec::new() };
                let original = translated.then_some(&self.original);
                let pair = Pair { phrasebook: &self.phrasebook, scopes: &scopes, locale, original };
                let (found, doubts) = Audit::new(pair).run();
                findings.extend(found);
                (findings, doubts)
            })
        });
        let mut findings = self.findings.clone();
        for ((locale, _), (words, doubts)) in self.found.iter().zip(found) {
            findings.extend(words.iter().cloned());
            findings.extend(doubts.found(&scopes, locale, &self.original));
        }
        findings
    }

    /// What help pages in each locale word otherwise than the locale does.
    pub fn on_pages(&self) -> Vec<Finding> {
        let files = Files::new(&self.phrasebook, &self.original);
        let scopes = Scopes::new(&files);
        let found = self.found.iter().map(|(locale, found)| {
            found.on_pages.get_or_init(|| checks::on_pages::check(&self.phrasebook, &scopes, locale)).clone()
        });
        found.flatten().collect()
    }
}
