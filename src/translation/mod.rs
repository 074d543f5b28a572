//! Translations and what they were translated from: what is done, what the source has changed since, what a reader
//! of the language would stumble over.
//!
//! ```
//! let referee = referee::Referee::builtin();
//! let progress = referee.translations().progress();
//! assert!(progress.iter().all(|locale| locale.percent() == 100 && locale.changed == 0));
//! ```

mod accept;
mod audit;
pub(crate) mod checks;
mod flat;
mod ledger;
mod masked;
mod progress;
mod scopes;
mod told;
mod unit;

use std::collections::BTreeMap;

use unic_langid::LanguageIdentifier;

use crate::cores;
use crate::diagnostic::{Finding, Source};
use crate::locale::Phrasebook;

pub use accept::Accepted;
use audit::{Audit, worded_otherwise};
pub(crate) use ledger::Ledger;
#[cfg(feature = "cli")]
pub(crate) use progress::Origin;
pub use progress::Progress;
use scopes::{Files, Scopes};
pub(crate) use unit::UnitId;
use unit::{Unit, units};

/// The locale that words are translated from.
pub(crate) const ORIGINAL: &str = "en";

/// The words of every locale beside those that they were translated from.
///
/// ```
/// use referee::Referee;
/// // A locale without an English one beside it is translated from nothing.
/// let referee = Referee::load("examples/tickets")?;
/// assert_eq!(referee.translations().progress()[0].to_string(), "de: 19 of 19 messages, 100 %");
/// # Ok::<(), referee::Findings>(())
/// ```
#[derive(Debug)]
pub struct Translations {
    phrasebook: Phrasebook,
    original: LanguageIdentifier,
    /// The units of the original, by their ids.
    source: BTreeMap<UnitId, Unit>,
    ledgers: Vec<(LanguageIdentifier, Source, Ledger)>,
    findings: Vec<Finding>,
}

impl Translations {
    /// The words of a phrasebook, with the ledgers of its locales.
    pub(crate) fn new(phrasebook: &Phrasebook, ledgers: &[(LanguageIdentifier, Source)]) -> Self {
        let original: LanguageIdentifier = ORIGINAL.parse().unwrap_or_default();
        let read = cores::each(ledgers, |(_, source)| Ledger::read(source));
        let mut findings = Vec::new();
        let ledgers = ledgers.iter().zip(read).map(|((locale, source), (ledger, found))| {
            findings.extend(found);
            (locale.clone(), source.clone(), ledger)
        });
        let ledgers = ledgers.collect();
        let source = units(phrasebook, &original);
        Self { phrasebook: phrasebook.clone(), original, source, ledgers, findings }
    }

    /// Whether the original of a message has changed since it was translated.
    #[cfg(feature = "cli")]
    pub(crate) fn has_changed(&self, locale: &LanguageIdentifier, id: &UnitId) -> bool {
        self.origin(locale, id) == Some(Origin::Changed)
    }

    /// The words.
    #[cfg(feature = "cli")]
    pub(crate) fn phrasebook(&self) -> &Phrasebook {
        &self.phrasebook
    }

    /// The locale that the others are translated from.
    #[cfg(feature = "cli")]
    pub(crate) fn original(&self) -> &LanguageIdentifier {
        &self.original
    }

    fn ledger(&self, locale: &LanguageIdentifier) -> Option<&Ledger> {
        self.ledgers.iter().find(|(of, ..)| of == locale).map(|(.., ledger)| ledger)
    }

    /// The locales that are translated from the original.
    ///
    /// ```
    /// let translations = referee::Referee::builtin().translations();
    /// let locales: Vec<String> = translations.locales().map(ToString::to_string).collect();
    /// assert_eq!(locales, ["de", "it", "ru", "zh-TW"]);
    /// ```
    pub fn locales(&self) -> impl Iterator<Item = &LanguageIdentifier> {
        self.phrasebook.own_locales().filter(|locale| **locale != self.original)
    }

    /// How far each locale is, the original among them.
    ///
    /// ```
    /// let progress = referee::Referee::builtin().translations().progress();
    /// let of: Vec<String> = progress.iter().map(|progress| progress.locale.to_string()).collect();
    /// assert_eq!(of, ["de", "en", "it", "ru", "zh-TW"]);
    /// ```
    pub fn progress(&self) -> Vec<Progress> {
        self.phrasebook.own_locales().map(|locale| self.progress_of(locale)).collect()
    }

    /// What is found in words beyond how they are written: what their source has changed since, what of it they leave
    /// out, what of it was left in them, and marks that the language does not use. By locale, then by file.
    ///
    /// ```
    /// let findings = referee::Referee::builtin().translations().check();
    /// assert!(findings.iter().all(|finding| finding.severity == referee::Severity::Note));
    /// ```
    pub fn check(&self) -> Vec<Finding> {
        let files = Files::new(&self.phrasebook, &self.original);
        let scopes = Scopes::new(&files);
        let locales: Vec<&LanguageIdentifier> = self.phrasebook.own_locales().collect();
        let found = cores::each(&locales, |locale| {
            let mut findings = Vec::new();
            let translated = **locale != self.original;
            if translated {
                findings.extend(checks::changed::check(self, locale));
            }
            Audit::new(&self.phrasebook, &scopes, locale, translated.then_some(&self.original)).run(&mut findings);
            findings
        });
        self.findings.iter().cloned().chain(found.into_iter().flatten()).collect()
    }

    /// What help pages in each locale word otherwise than the locale does.
    ///
    /// ```
    /// let findings = referee::Referee::builtin().translations().on_pages();
    /// assert_eq!(findings[0].message, "help pages word `stage-new` otherwise: `Neue Empfehlungen`");
    /// ```
    pub fn on_pages(&self) -> Vec<Finding> {
        let files = Files::new(&self.phrasebook, &self.original);
        let scopes = Scopes::new(&files);
        let mut findings = Vec::new();
        for locale in self.phrasebook.own_locales() {
            worded_otherwise(&self.phrasebook, &scopes, locale, &mut findings);
        }
        findings
    }
}
