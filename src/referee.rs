use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Finding, Findings, Source, did_you_mean};
use crate::engine::{Event, Lead, Refusal};
use crate::folder::{Folder, is_rule_set, words_of};
use crate::locale::{MessageSource, Phrasebook, Reader};
use crate::pages::Checker;
use crate::rules::checks::unknown_rules::UNKNOWN_RULES;
use crate::rules::{Checked, Ledger, Rulebook, is_rollout};
use crate::scenario::Scenarios;

static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");
static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The front door: a rulebook with the words for it. Cheap to clone; threads share it.
///
/// ```
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let opened = "2020-06-02T09:00:00Z".parse()?;
/// let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
/// let lead = referee.open(Event::open("L-1", opened, opening))?;
/// let reader = referee.reader("de")?;
/// let status = reader.status(&lead, "2020-06-12T09:00:00Z".parse()?);
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
        let rules = builtin_rules();
        #[expect(clippy::expect_used, reason = "a test holds what is built in to be sound")]
        let rulebook = Rulebook::parse(&rules).expect("the built-in rules are sound");
        let (phrasebook, _) = Phrasebook::new(&rulebook, &[], &builtin_messages(), true);
        Self { rulebook, phrasebook, sources: rules.into() }
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
    /// Everything that is wrong with the files, and every word that is missing.
    pub fn load(folder: impl AsRef<Path>) -> Result<Self, Findings> {
        let (referee, findings) = Self::load_sound(folder)?;
        if findings.is_empty() { Ok(referee) } else { Err(Findings::new(findings)) }
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
        let Folder { rules, messages, findings, .. } = Folder::read(folder.as_ref())?;
        Self::sound(&rules, &messages, findings)
    }

    /// What is sound in texts that a host app holds itself: rule files, and message files with their locales. The
    /// name of a message file, `common.ftl` or `RULES.ftl`, says what it is for; folders before it do not matter.
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
            let rules = words_of(Path::new(source.name()))?;
            Some(MessageSource { locale: locale.clone(), rules, source: source.clone() })
        });
        Self::sound(rules, &messages.collect::<Vec<_>>(), Vec::new())
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
        let (phrasebook, found) = Phrasebook::new(&rulebook, &shared_messages(), messages, false);
        findings.extend(found);
        findings.extend(phrasebook.missing());
        Ok((Self { rulebook, phrasebook, sources: rules.into() }, findings))
    }

    /// Everything that is found in a folder of rules and words, also what is only worth knowing: how the files are
    /// written, scenarios among them, what a lead can live through, what was released, and what is said in every
    /// locale. Scenarios are not run. By file, in the order of each.
    ///
    /// ```
    /// let findings = referee::Referee::check("examples/tickets")?;
    /// assert!(findings.iter().all(|finding| finding.severity < referee::Severity::Error));
    /// # Ok::<(), referee::Findings>(())
    /// ```
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn check(folder: impl AsRef<Path>) -> Result<Vec<Finding>, Findings> {
        let Folder { rules, messages, ledger, scenarios, mut findings } = Folder::read(folder.as_ref())?;
        let Checked { book: rulebook, names: named, findings: found } = Rulebook::check(&rules);
        findings.extend(found);
        if let Some(source) = &ledger {
            match Ledger::read(source) {
                Ok(ledger) => findings.extend(ledger.check(source, &rulebook, &named)),
                Err(finding) => findings.push(finding),
            }
        }
        findings.extend(for_nothing(&messages, named.iter().map(|(name, _)| &**name)));
        let (phrasebook, found) = Phrasebook::new(&rulebook, &shared_messages(), &messages, false);
        findings.extend(found);
        findings.extend(phrasebook.absent());
        for source in &scenarios {
            let scenarios = Scenarios::read(source, &rulebook, &phrasebook);
            // What is wrong with a rule set that is there has been told.
            let about = scenarios.rules();
            if rulebook.get(about).is_some() || named.iter().all(|(name, _)| **name != *about) {
                findings.extend_from_slice(scenarios.findings());
            }
        }
        findings.sort_by_cached_key(|finding| {
            let span = finding.place.as_ref().and_then(|place| place.span().map(|(_, span)| span.start));
            (finding.place.as_ref().map(|place| place.file().to_owned()), span)
        });
        Ok(findings)
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
    /// The text is not a language identifier.
    pub fn reader(&self, locale: &str) -> Result<Reader, unic_langid::LanguageIdentifierError> {
        Ok(self.phrasebook.reader(&[locale.parse()?]))
    }

    /// Reads the scenarios of a file, about these rules and words.
    ///
    /// ```
    /// # use referee::{Referee, Source};
    /// let text = "rules: tickets\nscenarios:\n  new:\n    open: { at: 2020-06-02T09:00:00Z, facts: { priority: low } }\n    \
    ///     steps:\n      - { at: +3d, expect: { state: forgoten } }\n";
    /// let referee = Referee::load("examples/tickets")?;
    /// let scenarios = referee.scenarios(&Source::new("rules/tests/new.yaml", text));
    /// assert_eq!(
    ///     scenarios.findings()[0].to_string(),
    ///     "rules/tests/new.yaml:6:37: error[no-such-state]: `forgoten` is not a state of rule set `tickets` (did you mean \
    ///      `forgotten`?)"
    /// );
    /// # Ok::<(), referee::Findings>(())
    /// ```
    pub fn scenarios(&self, source: &Source) -> Scenarios {
        Scenarios::read(source, &self.rulebook, &self.phrasebook)
    }

    /// The scenarios that come with the library, about the rules that do.
    ///
    /// ```
    /// # use referee::Referee;
    /// let referee = Referee::builtin();
    /// for source in Referee::builtin_scenarios() {
    ///     assert!(referee.scenarios(&source).run().iter().all(|outcome| outcome.passed()));
    /// }
    /// ```
    pub fn builtin_scenarios() -> Vec<Source> {
        RULES.dirs().filter(|folder| folder.path() == Path::new("tests")).flat_map(files).collect()
    }

    /// What holds help pages against these rules and words; made once for any number of them.
    ///
    /// ```
    /// # use referee::{Referee, Source, pages::Page};
    /// let checker = Referee::builtin().page_checker();
    /// let page = Page::read(&Source::new("page.md", "# Nothing about leads\n"))?;
    /// assert_eq!(checker.check(&page, None, Some("en"))?.findings[0].id, "page-about-nothing");
    /// # Ok::<(), referee::Finding>(())
    /// ```
    pub fn page_checker(&self) -> Checker {
        Checker::new(&self.rulebook, &self.phrasebook, &self.sources)
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
}

/// The files of a folder that was built in, with their paths from there.
fn files(folder: &'static Dir<'static>) -> impl Iterator<Item = Source> {
    folder.files().filter_map(|file| {
        let name = file.path().to_str()?;
        (is_rule_set(file.path()) || is_rollout(file.path()) || words_of(file.path()).is_some()).then_some(())?;
        Some(Source::new(name, file.contents_utf8()?))
    })
}

/// The rule files that were built in.
pub(crate) fn builtin_rules() -> Vec<Source> {
    files(&RULES).collect()
}

/// The words that were built in.
pub(crate) fn builtin_messages() -> Vec<MessageSource> {
    let mut messages = Vec::new();
    for folder in LOCALES.dirs() {
        let locale = folder.path().to_str().and_then(|name| name.parse::<LanguageIdentifier>().ok());
        let Some(locale) = locale else { continue };
        for source in files(folder) {
            let Some(rules) = words_of(Path::new(source.name())) else { continue };
            messages.push(MessageSource { locale: locale.clone(), rules, source });
        }
    }
    messages
}

/// The shared words that were built in.
fn shared_messages() -> Vec<MessageSource> {
    builtin_messages().into_iter().filter(|message| message.rules.is_none()).collect()
}

/// Message files for rule sets that are not there.
fn for_nothing<'n>(messages: &[MessageSource], names: impl Iterator<Item = &'n str>) -> Vec<Finding> {
    let names: Vec<&str> = names.collect();
    let mut findings = Vec::new();
    for message in messages {
        let Some(rules) = &message.rules else { continue };
        if !names.contains(&&**rules) {
            let text = format!("these are words for rule set `{rules}`, which is not there");
            let near = did_you_mean(rules, names.iter().copied());
            findings.push(UNKNOWN_RULES.in_text(&message.source, 0..0, text).with_help(near));
        }
    }
    findings
}
