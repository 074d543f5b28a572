//! Audits of translations: progress, changed originals, and mistakes in the language.
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
mod translated;
mod unit;
mod untouched;
mod values;
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

/// The locale of the original messages.
pub(crate) const ORIGINAL: &str = "en";

/// The error message for a book without English messages.
pub const NO_ORIGINAL: &str = "no English messages to translate from; add them to `locales/en`";

/// The messages of every locale with their originals.
#[derive(Debug, Clone)]
pub struct Translations {
    phrasebook: Phrasebook,
    original: LanguageIdentifier,
    /// The units of the original by id.
    source: Arc<BTreeMap<UnitId, Unit>>,
    ledgers: Vec<(LanguageIdentifier, Source, Arc<(Ledger, Vec<Finding>)>)>,
    /// Findings in the ledgers.
    findings: Vec<Finding>,
    /// Findings of each locale, filled on first use.
    found: Vec<(LanguageIdentifier, Arc<FoundIn>)>,
}

/// Findings of a locale.
#[derive(Debug, Default)]
struct FoundIn {
    words: OnceLock<(Vec<Finding>, Doubts)>,
    on_pages: OnceLock<Vec<Finding>>,
}

impl Translations {
    /// The original message files for a locale, with their rule sets. Includes the shared files of the library if neither
    /// the book nor the library has shared messages for the locale.
    pub fn originals(&self, locale: &LanguageIdentifier) -> Vec<(Option<&str>, &MessageFile)> {
        let files = |of, own| self.phrasebook.message_files(of, own);
        let shared = |of, own| files(of, own).filter(|(rules, _)| rules.is_none()).count();
        let served = shared(locale, false) > shared(locale, true);
        let library = shared(&self.original, true) == 0 && !served;
        files(&self.original, !library).collect()
    }

    /// The translations of a book.
    pub fn of(referee: &Referee) -> Self {
        Self::new(referee.phrasebook(), referee.translated(), None)
    }

    /// The translations of a phrasebook with ledgers. Reuses findings from `before` for unchanged locales.
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

    /// These translations if there are English messages; else translations from the first complete locale of the book.
    /// `None` if there is neither.
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

    pub(crate) fn phrasebook(&self) -> &Phrasebook {
        &self.phrasebook
    }

    /// The locale of the originals.
    pub fn original(&self) -> &LanguageIdentifier {
        &self.original
    }

    fn ledger(&self, locale: &LanguageIdentifier) -> Option<&Ledger> {
        self.ledgers.iter().find(|(of, ..)| of == locale).map(|(.., read)| &read.0)
    }

    /// The ledger of a translation. If any locale has a ledger, a missing one counts as empty.
    fn ledger_of(&self, locale: &LanguageIdentifier) -> Option<&Ledger> {
        static EMPTY: Ledger = Ledger::empty();
        self.ledger(locale).or_else(|| (!self.ledgers.is_empty()).then_some(&EMPTY))
    }

    /// The locales that are translated from the original.
    pub fn locales(&self) -> impl Iterator<Item = &LanguageIdentifier> {
        self.phrasebook.own_locales().filter(|locale| **locale != self.original)
    }

    /// The progress of each locale, including the original.
    pub fn progress(&self) -> Vec<Progress> {
        self.phrasebook.own_locales().map(|locale| self.progress_of(locale)).collect()
    }

    /// Findings in translations: changed originals, omissions, untranslated words, and wrong punctuation or letters. Sorted
    /// by locale, then by file.
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
            let mut own = words.clone();
            own.extend(doubts.found(&scopes, locale, &self.original));
            self.without_accepted(locale, &mut own);
            findings.extend(own);
        }
        findings
    }

    /// Terms of help pages that differ from the messages of their locale.
    pub fn on_pages(&self) -> Vec<Finding> {
        let files = Files::new(&self.phrasebook, &self.original);
        let scopes = Scopes::new(&files);
        let found = self.found.iter().map(|(locale, found)| {
            found.on_pages.get_or_init(|| checks::on_pages::check(&self.phrasebook, &scopes, locale)).clone()
        });
        found.flatten().collect()
    }
}
