use std::path::Path;
use std::sync::Arc;

use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Finding, Findings, Source};
use crate::engine::{Event, Lead, Refusal};
use crate::locale::{MessageSource, Phrasebook, Reader};
use crate::rules::Rulebook;

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
        let rules: Vec<Source> = files(&RULES).collect();
        #[expect(clippy::expect_used, reason = "a test holds what is built in to be sound")]
        let rulebook = Rulebook::parse(&rules).expect("the built-in rules are sound");
        let (phrasebook, _) = Phrasebook::new(&rulebook, &[], &builtin_messages(), true);
        Self { rulebook, phrasebook }
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
        let folder = folder.as_ref();
        let mut findings = Vec::new();
        let mut rules = Vec::new();
        for path in listed(&folder.join("rules"))? {
            if is_rule_set(&path) {
                match read(&path) {
                    Ok(source) => rules.push(source),
                    Err(finding) => findings.push(finding),
                }
            }
        }
        let (rulebook, found) = Rulebook::parse_sound(&rules);
        findings.extend(found);
        let Some(rulebook) = rulebook else { return Err(Findings::new(findings)) };
        let mut own = Vec::new();
        let locales = folder.join("locales");
        for directory in if locales.exists() { listed(&locales)? } else { Vec::new() } {
            if !directory.is_dir() {
                continue;
            }
            let name = directory.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            let Ok(locale) = name.parse::<LanguageIdentifier>() else {
                let message = format!("`{}` is not the name of a locale", directory.display());
                findings.push(Finding::error("unknown-locale", None, message));
                continue;
            };
            for path in listed(&directory)? {
                let Some(stem) = ftl_stem(&path) else { continue };
                match read(&path) {
                    Ok(source) => own.push(MessageSource { locale: locale.clone(), rules: rules_of(&stem), source }),
                    Err(finding) => findings.push(finding),
                }
            }
        }
        for message in &own {
            let Some(rules) = &message.rules else { continue };
            if rulebook.get(rules).is_none() && findings.is_empty() {
                let place = message.source.place(0..0);
                let text = format!("these are words for rule set `{rules}`, which is not there");
                findings.push(Finding::error("unknown-rules", place, text));
            }
        }
        let base: Vec<_> = builtin_messages().into_iter().filter(|message| message.rules.is_none()).collect();
        let (phrasebook, found) = Phrasebook::new(&rulebook, &base, &own, false);
        findings.extend(found);
        findings.extend(phrasebook.missing());
        Ok((Self { rulebook, phrasebook }, findings))
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
        let rules = is_rule_set(file.path());
        (rules || ftl_stem(file.path()).is_some()).then_some(())?;
        Some(Source::new(name, file.contents_utf8()?))
    })
}

/// The words that were built in.
fn builtin_messages() -> Vec<MessageSource> {
    let mut messages = Vec::new();
    for folder in LOCALES.dirs() {
        let locale = folder.path().to_str().and_then(|name| name.parse::<LanguageIdentifier>().ok());
        let Some(locale) = locale else { continue };
        for source in files(folder) {
            let Some(stem) = ftl_stem(Path::new(source.name())) else { continue };
            messages.push(MessageSource { locale: locale.clone(), rules: rules_of(&stem), source });
        }
    }
    messages
}

/// Whether a file in a folder of rules is a rule set.
fn is_rule_set(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}

/// The rule set that a message file is for, by its name without the ending.
fn rules_of(stem: &str) -> Option<Box<str>> {
    (stem != "common").then(|| stem.into())
}

fn ftl_stem(path: &Path) -> Option<String> {
    (path.extension()? == "ftl").then(|| path.file_stem()?.to_str().map(str::to_owned)).flatten()
}

/// What lies in a folder, by name.
fn listed(folder: &Path) -> Result<Vec<std::path::PathBuf>, Finding> {
    let unreadable = |error: std::io::Error| {
        let message = format!("cannot read the folder `{}`: {}", folder.display(), reason(&error));
        Finding::error("unreadable", None, message)
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        paths.push(entry.map_err(unreadable)?.path());
    }
    paths.sort();
    Ok(paths)
}

fn read(path: &Path) -> Result<Source, Finding> {
    let name: Arc<str> = path.display().to_string().into();
    let bytes = std::fs::read(path)
        .map_err(|error| Finding::error("unreadable", None, format!("cannot read `{name}`: {}", reason(&error))))?;
    String::from_utf8(bytes).map(|text| Source::new(Arc::clone(&name), text)).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes().get(..valid).unwrap_or_default()).into_owned();
        let place = Source::new(name, text).place(valid..valid);
        Finding::error("not-utf8", place, "this is not UTF-8").with_help("save the file as UTF-8".to_owned())
    })
}

/// The reason of the system, as a phrase.
pub(crate) fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "it does not exist".into(),
        std::io::ErrorKind::PermissionDenied => "permission denied".into(),
        std::io::ErrorKind::IsADirectory => "it is a folder".into(),
        std::io::ErrorKind::NotADirectory => "it is not a folder".into(),
        _ => error.to_string(),
    }
}
