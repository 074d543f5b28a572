use std::path::Path;
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use super::builtin;
use super::folder::{Folder, is_of_pages, words_of};
use crate::diagnostic::{Finding, Findings, Source, Thing, did_you_mean};
use crate::engine::{Event, Lead, Refusal};
use crate::locale::{LanguageError, MessageSource, Phrasebook, Reader};
use crate::rules::checks::unknown_rules::UNKNOWN_RULES;
use crate::rules::{Instant, Rulebook};

/// The front door: a rulebook with the words for it. Cheap to clone; threads share it.
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
    rulebook: Rulebook,
    phrasebook: Phrasebook,
    /// The rule files, as they are written.
    sources: Arc<[Source]>,
    /// What the words of each locale were translated from.
    translated: Arc<[(LanguageIdentifier, Source)]>,
}

impl Referee {
    /// The rules and words that come with the library.
    ///
    /// ```
    /// use referee::Referee;
    /// let referee = Referee::builtin();
    /// assert_eq!(referee.rulebook().sets().len(), 3);
    /// assert_eq!(referee.phrasebook().locales().len(), 5);
    /// ```
    ///
    /// # Panics
    /// Never: a test holds them to be sound.
    pub fn builtin() -> Self {
        let rules = builtin::rules();
        #[expect(clippy::expect_used, reason = "a test holds what is built in to be sound")]
        let rulebook = Rulebook::parse(&rules).expect("the built-in rules are sound");
        let (phrasebook, _) = Phrasebook::new(&rulebook, &[], &builtin::messages(), true, None);
        Self { rulebook, phrasebook, sources: rules.into(), translated: builtin::ledgers().into() }
    }

    /// The rules and words of a folder: `rules/*.yaml` and `locales/{locale}/{common,RULES}.ftl`.
    ///
    /// The shared words of a locale that the library comes with may be left out.
    ///
    /// ```
    /// use referee::Referee;
    /// let referee = Referee::load("examples/tickets")?;
    /// assert!(referee.rulebook().get("tickets").is_some());
    ///
    /// let findings = Referee::load("examples/broken").unwrap_err();
    /// let first = findings.iter().next().expect("there is one");
    /// assert_eq!(first.help.as_deref(), Some("did you mean `answered`?"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong with the files, and every word that a locale lacks.
    pub fn load(folder: impl AsRef<Path>) -> Result<Self, Findings> {
        let (referee, findings) = Self::read(folder.as_ref())?;
        referee.complete(findings)
    }

    /// These rules with all their words, where nothing is wrong.
    fn complete(self, mut findings: Vec<Finding>) -> Result<Self, Findings> {
        let sound = |findings: &[Finding]| !findings.iter().any(Finding::is_error);
        if sound(&findings) {
            findings.extend(self.phrasebook.absent(&[]).into_iter().filter(Finding::is_error));
        }
        if sound(&findings) && self.phrasebook.own_locales().next().is_none() {
            findings.extend(self.phrasebook.missing());
        }
        if sound(&findings) { Ok(self) } else { Err(Findings::new(findings)) }
    }

    /// These rules with words of a host app's own, from a folder of locales, `{locale}/{common,RULES}.ftl`: every
    /// message that the rules need in every locale, with no variable that they do not supply. The shared words of a
    /// locale that the library comes with may be left out.
    ///
    /// ```
    /// use referee::Referee;
    /// let rules = Referee::builtin();
    /// let own = rules.with_words("locales")?;
    /// assert_eq!(own.reader("it")?.locale().to_string(), "it");
    ///
    /// // Words of other rules are none of these.
    /// let findings = rules.with_words("examples/tickets/locales").unwrap_err();
    /// assert!(findings.to_string().contains("the locale `de` has no file `2017.ftl`"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong with the files, and every word that a locale lacks.
    pub fn with_words(&self, locales: impl AsRef<Path>) -> Result<Self, Findings> {
        let (referee, findings) = self.with_sound_words(locales)?;
        referee.complete(findings)
    }

    /// These rules with what is sound in the words of a host app's own, and everything that is not. A message that is
    /// missing or has a mistake falls back along the chain of locales; [`Words::iter`](crate::Words::iter) tells of each
    /// where it truly comes from.
    ///
    /// ```
    /// use referee::Referee;
    /// # let folder = std::env::temp_dir().join(format!("referee-with-sound-words-{}", std::process::id()));
    /// # std::fs::create_dir_all(folder.join("fr"))?;
    /// # std::fs::create_dir_all(folder.join("en"))?;
    /// # std::fs::copy("locales/en/2020.ftl", folder.join("en/2020.ftl"))?;
    /// std::fs::write(folder.join("fr/2020.ftl"), "stage-received = Reçu\n")?;
    /// let (own, findings) = Referee::builtin().with_sound_words(&folder)?;
    /// assert!(findings.iter().any(|finding| finding.to_string().contains("`outcome-won` is missing in `fr`")));
    /// let (reader, rules) = (own.reader("fr")?, own.rulebook().get("2020").expect("it comes with the library"));
    /// let of = |id| reader.words(rules).get(id).map(|word| word.locale.to_string());
    /// assert_eq!((of("stage-received"), of("outcome-won")), (Some("fr".into()), Some("en".into())));
    /// # std::fs::remove_dir_all(folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn with_sound_words(&self, locales: impl AsRef<Path>) -> Result<(Self, Vec<Finding>), Findings> {
        let mut folder = Folder::default();
        folder.words(locales.as_ref())?;
        let Folder { messages, unread, translated, mut findings, .. } = folder;
        findings.extend(for_nothing(&messages, self.rulebook.sets().iter().map(|set| set.name())));
        let (phrasebook, found) = Phrasebook::new(&self.rulebook, &builtin::shared_messages(), &messages, false, None);
        findings.extend(found);
        findings.extend(phrasebook.absent(&unread));
        Ok((Self { phrasebook, translated: translated.into(), ..self.clone() }, findings))
    }

    /// What is sound in a folder, and everything that is not.
    ///
    /// A rule set with a mistake is left out. A message with a mistake falls back along the chain of locales.
    ///
    /// ```
    /// use referee::Referee;
    /// # let folder = std::env::temp_dir().join(format!("referee-load-sound-{}", std::process::id()));
    /// # std::fs::create_dir_all(folder.join("rules"))?;
    /// # std::fs::create_dir_all(folder.join("locales/de"))?;
    /// # std::fs::copy("examples/tickets/rules/tickets.yaml", folder.join("rules/tickets.yaml"))?;
    /// # std::fs::copy("examples/broken/rules/tickets.yaml", folder.join("rules/tickets-next.yaml"))?;
    /// # std::fs::copy("examples/tickets/locales/de/tickets.ftl", folder.join("locales/de/tickets.ftl"))?;
    /// let (referee, findings) = Referee::load_sound(&folder)?;
    /// for finding in &findings {
    ///     eprintln!("{finding}");
    /// }
    /// assert_eq!(findings[0].id, "unknown-state");
    /// assert!(referee.rulebook().get("tickets").is_some());
    /// # std::fs::remove_dir_all(folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The folder cannot be read, or no rule set in it is sound.
    pub fn load_sound(folder: impl AsRef<Path>) -> Result<(Self, Vec<Finding>), Findings> {
        let (referee, mut findings) = Self::read(folder.as_ref())?;
        findings.extend(referee.phrasebook.missing());
        Ok((referee, findings))
    }

    /// What is sound in a folder, and what is not; words that are missing are not looked for.
    fn read(folder: &Path) -> Result<(Self, Vec<Finding>), Findings> {
        let Folder { rules, messages, translated, findings, .. } = Folder::read(folder)?;
        let (referee, findings) = Self::sound(&rules, &messages, findings)?;
        Ok((Self { translated: translated.into(), ..referee }, findings))
    }

    /// What is sound in texts that a host app holds itself: rule files, and message files with their locales. The
    /// name of a message file, `common.ftl` or `RULES.ftl`, says what it is for; in a folder `pages`, it has the wordings
    /// of help pages, and no other folder before it matters.
    ///
    /// ```
    /// use referee::{Referee, Source};
    /// let rules = "rules: t\nstages:\n  open: { actions: { close: { to: done } } }\n  end: { outcomes: [done] }\n";
    /// let words = "stage-open = Offen\n    .summary = Offen.\nstage-end = Zu\naction-close = Schließen\n    \
    ///     .hint = Schließt.\noutcome-done = Fertig\n    .summary = Fertig.\n";
    /// let words = [("de".parse()?, Source::new("t.ftl", words))];
    /// let (referee, findings) = Referee::from_sources(&[Source::new("t.yaml", rules)], &words)?;
    /// assert!(findings.is_empty(), "{findings:?}");
    /// assert_eq!(referee.rulebook().sets().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// No rule set in it is sound.
    pub fn from_sources(
        rules: &[Source],
        words: &[(LanguageIdentifier, Source)],
    ) -> Result<(Self, Vec<Finding>), Findings> {
        let messages = words.iter().filter_map(|(locale, source)| {
            let path = Path::new(source.name());
            let (rules, pages) = (words_of(path)?, is_of_pages(path));
            Some(MessageSource { locale: locale.clone(), rules, pages, source: source.clone() })
        });
        let (referee, mut findings) = Self::sound(rules, &messages.collect::<Vec<_>>(), Vec::new())?;
        findings.extend(referee.phrasebook.missing());
        Ok((referee, findings))
    }

    /// The rule files, as they are written.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// The ledger of each locale: what its messages were translated from.
    pub fn translated(&self) -> &[(LanguageIdentifier, Source)] {
        &self.translated
    }

    /// Whether the rules were read from these files.
    pub fn is_of(&self, rules: &[Source]) -> bool {
        *self.sources == *rules
    }

    /// Rules and words that were audited.
    pub fn of(
        rulebook: Rulebook,
        phrasebook: Phrasebook,
        rules: &[Source],
        translated: &[(LanguageIdentifier, Source)],
    ) -> Self {
        Self { rulebook, phrasebook, sources: rules.into(), translated: translated.into() }
    }

    fn sound(
        rules: &[Source],
        messages: &[MessageSource],
        mut findings: Vec<Finding>,
    ) -> Result<(Self, Vec<Finding>), Findings> {
        let (rulebook, found) = Rulebook::parse_sound(rules);
        findings.extend(found);
        let Some(rulebook) = rulebook else { return Err(Findings::new(findings)) };
        if findings.is_empty() {
            findings.extend(for_nothing(messages, rulebook.sets().iter().map(|set| set.name())));
        }
        let (phrasebook, found) = Phrasebook::new(&rulebook, &builtin::shared_messages(), messages, false, None);
        findings.extend(found);
        Ok((Self { rulebook, phrasebook, sources: rules.into(), translated: Arc::default() }, findings))
    }

    /// The rule sets.
    ///
    /// ```
    /// # use referee::Referee;
    /// let referee = Referee::builtin();
    /// let fields = referee.rulebook().get("2017").map(|rules| rules.fields().len());
    /// assert_eq!(fields, Some(6));
    /// ```
    pub fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// The words.
    ///
    /// ```
    /// # use referee::Referee;
    /// let referee = Referee::builtin();
    /// // What a browser sends, best first.
    /// let reader = referee.phrasebook().reader(&["fr-CH".parse()?, "de-CH".parse()?]);
    /// assert_eq!(reader.locale().to_string(), "de");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
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
    /// The text is not the tag of a language.
    pub fn reader(&self, locale: &str) -> Result<Reader, LanguageError> {
        Ok(self.phrasebook.reader(&[LanguageError::read(locale)?]))
    }

    /// The scenarios that come with the library, about the rules that do.
    pub fn builtin_scenarios() -> Vec<Source> {
        builtin::scenarios()
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
    /// A refusal.
    pub fn open(&self, event: Event) -> Result<Lead, Refusal> {
        crate::engine::open(&self.rulebook, event)
    }

    /// The lead as it was at an instant, from its events in their order; none if it was not open yet. Later events have
    /// not happened, and refused ones change nothing.
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// let referee = Referee::builtin();
    /// let opened = "2017-06-02T09:00:00Z".parse()?;
    /// let events = [
    ///     Event::open("L-1", opened, Opening::under("2017")),
    ///     Event::act("L-1", "2017-06-03T09:00:00Z".parse()?, "interested", Default::default()),
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

/// Message files for rule sets that are not there.
pub fn for_nothing<'n>(messages: &[MessageSource], names: impl Iterator<Item = &'n str>) -> Vec<Finding> {
    let names: Vec<&str> = names.collect();
    let mut findings = Vec::new();
    for message in messages {
        let Some(rules) = &message.rules else { continue };
        if !names.contains(&&**rules) {
            let text = format!("these are words for rule set `{rules}`, which is not there");
            let shared = rules.eq_ignore_ascii_case("common").then(|| "call the file `common.ftl`".to_owned());
            let near = shared.or_else(|| did_you_mean(rules, names.iter().copied()));
            let finding = UNKNOWN_RULES.in_text(&message.source, 0..0, text).with_help(near);
            findings.push(finding.about(Thing::RuleSet, rules));
        }
    }
    findings
}
