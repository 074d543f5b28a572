//! The book that a command works with, and who reads.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use clap::Args;
use unic_langid::LanguageIdentifier;

use referee::diagnostic::{Finding, Thing};
use referee::locale::{LocaleError, Reader, Zone, language};
use referee::rules::{Instant, RuleSet};
use referee::tooling::Area;
use referee::tooling::folder::{UNKNOWN_LOCALE, is_language, is_same};
use referee::tooling::word_checks::unserved;
use referee::{Loader, Referee};

use super::console::Console;
use super::findings::ending;
use super::{Ending, Stop};

#[derive(Debug, Args)]
pub(super) struct BookArgs {
    /// The folder with rules and words (`rules/*.yaml`, `locales/*/*.ftl`). Without it, the current folder. If that has
    /// no rules, commands that only read a book use the built-in one; `status`, `timeline` and `switch` always do.
    #[arg(long = "book", value_name = "DIR")]
    named: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ReaderArgs {
    /// The reader's languages, best first, such as `de-AT,en`. Without it, that of the environment.
    #[arg(long, value_name = "LOCALES", value_delimiter = ',')]
    pub(super) locale: Vec<Language>,
    /// The time zone in which instants are written: `UTC`, a name such as `Europe/Berlin`, or an offset such as
    /// `+02:00`.
    #[arg(long, default_value_t = Zone::UTC, allow_hyphen_values = true)]
    pub(super) zone: Zone,
    #[command(flatten)]
    pub(super) book: BookArgs,
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A language identifier, with an error that says what is expected.
#[derive(Debug, Clone)]
pub(super) struct Language(LanguageIdentifier);

impl FromStr for Language {
    type Err = LocaleError;

    fn from_str(text: &str) -> Result<Self, LocaleError> {
        language(text).map(Self)
    }
}

/// Refuses a locale that nobody writes in, and another name of one that is known.
pub(super) fn refuse_locale(
    locale: &LanguageIdentifier,
    mut known: impl Iterator<Item = LanguageIdentifier>,
) -> Result<(), Stop> {
    // Two are made of English words.
    let written = is_language(locale) && !["en-XA", "ar-XB"].iter().any(|name| *locale == *name);
    let (message, help) = if !written {
        let help = "name a language as `fr`, `zh-TW` or `it-CH` are named".to_owned();
        (format!("`{locale}` is not a language that anybody writes"), help)
    } else if let Some(known) = known.find(|known| known != locale && is_same(known, locale)) {
        (format!("`{locale}` is another name of `{known}`"), format!("use `{known}`"))
    } else {
        return Ok(());
    };
    Err(Stop::from(UNKNOWN_LOCALE.at(None, message).with_help(help).about(Thing::Locale, &locale.to_string())))
}

/// The identifiers of languages.
pub(super) fn ids(languages: &[Language]) -> Vec<LanguageIdentifier> {
    languages.iter().map(|language| language.0.clone()).collect()
}

/// What a command works with.
pub(super) struct Setting {
    pub(super) referee: Referee,
    pub(super) reader: Reader,
    /// Whether the folder of rules and words had findings, which have been told.
    pub(super) ending: Ending,
    /// Whether all of the rules could be read; words that are missing are another matter.
    pub(super) whole: bool,
}

impl Setting {
    /// Warns that tools show messages in another language than the reader's.
    pub(super) fn warn_of(&self, tools: &[&str], console: &Console) {
        let lacks: Vec<Finding> = tools.iter().filter_map(|tool| self.reader.lacks(tool)).collect();
        console.findings(&lacks);
    }

    /// The rule set of a name.
    pub(super) fn rules(&self, name: &str) -> Result<&Arc<RuleSet>, Finding> {
        self.referee.rulebook().named(name)
    }
}

/// Rules and words; what is wrong with them has been told.
pub(super) struct Loaded {
    pub(super) referee: Referee,
    pub(super) ending: Ending,
    whole: bool,
}

impl Loaded {
    /// Loads a folder; without one, what is built in.
    pub(super) fn from(book: Option<&Path>, console: &Console) -> Result<Self, Stop> {
        let (referee, findings) = match book {
            None => (Referee::builtin(), Vec::new()),
            Some(folder) => Loader::folder(folder).load_valid()?,
        };
        console.findings(&findings);
        let words = |id: &str| console.checks.iter().any(|check| check.id == id && check.area == Area::Words);
        let whole = findings.iter().all(|it| !it.is_error() || words(it.id));
        Ok(Self { referee, ending: ending(&findings), whole })
    }
}

impl Language {
    /// The language identifier.
    pub(super) fn id(&self) -> &LanguageIdentifier {
        &self.0
    }
}

impl BookArgs {
    /// The folder named, else the one that this runs in, if it has rules; none for what is built in.
    pub(super) fn folder(&self) -> Option<&Path> {
        let here = (self.named.is_none() && Path::new("rules").is_dir()).then(|| Path::new(""));
        self.named().or(here)
    }

    /// The folder named.
    pub(super) fn named(&self) -> Option<&Path> {
        self.named.as_deref()
    }

    /// The folder named, else the one that this runs in.
    pub(super) fn own(&self) -> PathBuf {
        self.named.clone().unwrap_or_default()
    }

    /// Loads rules and words: those named, else those of the folder that this runs in, else those built in.
    pub(super) fn load(&self, console: &Console) -> Result<Loaded, Stop> {
        Loaded::from(self.folder(), console)
    }
}

impl ReaderArgs {
    /// Loads rules and words, and finds the reader's locale.
    pub(super) fn setting(&self, console: &Console) -> Result<Setting, Stop> {
        self.setting_of(self.book.named(), console)
    }

    /// The same for those who write rules and words: those of the folder that this runs in, if it has any.
    pub(super) fn authors_setting(&self, console: &Console) -> Result<Setting, Stop> {
        self.setting_of(self.book.folder(), console)
    }

    fn setting_of(&self, book: Option<&Path>, console: &Console) -> Result<Setting, Stop> {
        let Loaded { referee, ending, whole } = Loaded::from(book, console)?;
        let wanted: Vec<LanguageIdentifier> =
            if self.locale.is_empty() { from_environment().into_iter().collect() } else { ids(&self.locale) };
        let phrasebook = referee.phrasebook();
        let reader = phrasebook.reader(&wanted).in_zone(self.zone);
        if let Some(served) = reader.fallback().filter(|_| !self.locale.is_empty()) {
            console.findings(&[unserved(&wanted, served, phrasebook.locales())]);
        }
        Ok(Setting { referee, reader, ending, whole })
    }
}

/// The language of the environment: `de_AT.UTF-8` is `de-AT`.
fn from_environment() -> Option<LanguageIdentifier> {
    let value = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|it| !it.is_empty()))?;
    value.split(['.', '@']).next()?.replace('_', "-").parse().ok()
}

/// The instant now: the one place where the clock is read.
pub(super) fn now() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Instant::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
