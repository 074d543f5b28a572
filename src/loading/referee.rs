use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use super::builtin;
use crate::diagnostic::Source;
use crate::engine::{Event, Lead, Refusal};
use crate::locale::{LocaleError, Phrasebook, Reader, language};
use crate::rules::{Instant, Rulebook};

/// A rulebook with its messages: the main entry point. Cheap to clone; threads can share it.
///
/// ```
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let opened = "2020-06-02T09:00:00Z".parse()?;
/// let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
/// let lead = referee.open(Event::open("L-1", opened, opening))?;
/// let reader = referee.reader("de")?;
/// let status = reader.status(&lead, "2020-06-12T09:00:00Z".parse()?)?;
/// assert_eq!(status.state.label, "Empfangen");
/// assert_eq!(status.deadline.expect("the stage has a time limit").text, "noch 4 Tage");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Referee {
    pub(super) rulebook: Rulebook,
    pub(super) phrasebook: Phrasebook,
    /// The text of the rule files.
    pub(super) sources: Arc<[Source]>,
    /// The ledgers of translations.
    pub(super) translated: Arc<[(LanguageIdentifier, Source)]>,
}

impl Referee {
    /// The built-in rules and messages. Use [`Loader`](super::Loader) for others.
    ///
    /// ```
    /// use referee::Referee;
    /// let referee = Referee::builtin();
    /// assert_eq!(referee.rulebook().sets().len(), 3);
    /// assert_eq!(referee.phrasebook().locales().len(), 5);
    /// ```
    ///
    /// # Panics
    /// Never: a test checks that the built-in rules are valid.
    pub fn builtin() -> Self {
        let rules = builtin::rules();
        #[expect(clippy::expect_used, reason = "a test checks the built-in rules")]
        let rulebook = Rulebook::parse(&rules).expect("the built-in rules are valid");
        let (phrasebook, _) = Phrasebook::new(&rulebook, &[], &builtin::messages(), true, None);
        Self { rulebook, phrasebook, sources: rules.into(), translated: builtin::ledgers().into() }
    }

    /// The text of the rule files.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The ledger of each locale, which records what its messages were translated from.
    pub fn translated(&self) -> &[(LanguageIdentifier, Source)] {
        &self.translated
    }

    /// The rule sets.
    pub fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// The messages.
    pub fn phrasebook(&self) -> &Phrasebook {
        &self.phrasebook
    }

    /// A reader of a language such as `de`, `zh-HK` or `it-CH`; see [`Phrasebook::reader`].
    ///
    /// ```
    /// # use referee::Referee;
    /// let referee = Referee::builtin();
    /// assert_eq!(referee.reader("zh-HK")?.locale().to_string(), "zh-TW");
    /// assert!(referee.reader("not a locale").is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// If the text is not a language tag.
    pub fn reader(&self, locale: &str) -> Result<Reader, LocaleError> {
        Ok(self.phrasebook.reader(&[language(locale)?]))
    }

    /// Opens a lead; see [`crate::engine::open`].
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// let referee = Referee::builtin();
    /// let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
    /// let lead = referee.open(Event::open("L-1", "2020-06-02T09:00:00Z".parse()?, opening))?;
    /// assert_eq!((lead.id(), lead.rules().name()), ("L-1", "2020"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// If the event is refused.
    pub fn open(&self, event: Event) -> Result<Lead, Refusal> {
        crate::engine::open(&self.rulebook, event)
    }

    /// The lead as of an instant, from its events in order; `None` if it was not open yet. Later events and refused
    /// events are ignored.
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// let referee = Referee::builtin();
    /// let opened = "2017-06-02T09:00:00Z".parse()?;
    /// let events = [
    ///     Event::open("L-1", opened, Opening::under("2017")),
    ///     Event::act("L-1", "2017-06-03T09:00:00Z".parse()?, "interested"),
    /// ];
    /// let at = "2017-06-02T12:00:00Z".parse()?;
    /// let lead = referee.lead_as_of(events, at).expect("it was open by then");
    /// assert_eq!(referee.reader("en")?.status(&lead, at)?.state.label, "New");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lead_as_of(&self, events: impl IntoIterator<Item = Event>, at: Instant) -> Option<Lead> {
        crate::engine::history(&self.rulebook, events, at).0
    }
}
