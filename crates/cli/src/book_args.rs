//! Arguments for the book, the languages and the time zone of a command.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use clap::Args;
use unic_langid::LanguageIdentifier;

use referee::diagnostic::{Finding, Thing};
use referee::locale::{LocaleError, Reader, Zone, language};
use referee::rules::{Instant, RuleSet};
use referee::tooling::Area;
use referee::tooling::folder::{UNKNOWN_LOCALE, about, is_language, is_same};
use referee::tooling::word_checks::unserved;
use referee::{Loader, Referee};

use super::console::Console;
use super::findings::ending;
use super::{Ending, Stop};

#[derive(Debug, Args)]
pub(super) struct BookArgs {
    /// Use the rules and messages in this folder [default: current folder if it has `rules/`, else the built-in book].
    #[arg(long = "book", value_name = "DIR", help_heading = "Book")]
    named: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct LanguageArgs {
    /// Use these languages, best first, such as `de-AT,en` [default: language of the environment].
    #[arg(long, value_name = "LOCALES", value_delimiter = ',', help_heading = "Language and time zone")]
    pub(super) locale: Vec<Language>,
    /// Show times in this time zone: `UTC`, a name such as `Europe/Berlin`, or an offset such as `+02:00`.
    #[arg(long, default_value_t = Zone::UTC, allow_hyphen_values = true, help_heading = "Language and time zone")]
    pub(super) zone: Zone,
}

#[derive(Debug, Args)]
pub(super) struct ReaderArgs {
    #[command(flatten)]
    pub(super) language: LanguageArgs,
    #[command(flatten)]
    pub(super) book: BookArgs,
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// A language identifier, parsed with an error that names the expected form.
#[derive(Debug, Clone)]
pub(super) struct Language(LanguageIdentifier);

impl FromStr for Language {
    type Err = LocaleError;

    fn from_str(text: &str) -> Result<Self, LocaleError> {
        language(text).map(Self)
    }
}

/// Refuses a locale that is not a written language, or is an alias of a known locale.
pub(super) fn refuse_locale(
    locale: &LanguageIdentifier,
    mut known: impl Iterator<Item = LanguageIdentifier>,
) -> Result<(), Stop> {
    // These two pseudo-locales are generated from English.
    let written = is_language(locale) && !["en-XA", "ar-XB"].iter().any(|name| *locale == *name);
    let (message, help) = if !written {
        let help = "use a tag such as `fr`, `zh-TW` or `it-CH`".to_owned();
        (format!("`{locale}` is not a written language"), help)
    } else if let Some(known) = known.find(|known| known != locale && is_same(known, locale)) {
        (format!("`{locale}` is another name of `{known}`"), format!("use `{known}`"))
    } else {
        return Ok(());
    };
    Err(Stop::from(UNKNOWN_LOCALE.at(None, message).with_help(help).about(Thing::Locale, &locale.to_string())))
}

pub(super) fn ids(languages: &[Language]) -> Vec<LanguageIdentifier> {
    languages.iter().map(|language| language.0.clone()).collect()
}

/// A loaded book and its reader.
pub(super) struct Setting {
    pub(super) referee: Referee,
    pub(super) reader: Reader,
    /// Whether the book had findings, which were reported.
    pub(super) ending: Ending,
    /// Whether all rules could be read. Missing messages do not count.
    pub(super) whole: bool,
}

impl Setting {
    /// Warns of tools that lack messages in the reader's language.
    pub(super) fn warn_of(&self, tools: &[&str], console: &Console) {
        let lacks: Vec<Finding> = tools.iter().filter_map(|tool| self.reader.lacks(tool)).collect();
        console.findings(&lacks);
    }

    /// The rule set with a name.
    pub(super) fn rules(&self, name: &str) -> Result<&Arc<RuleSet>, Finding> {
        self.referee.rulebook().named(name)
    }
}

/// A loaded book, whose findings were reported.
pub(super) struct Loaded {
    pub(super) referee: Referee,
    pub(super) ending: Ending,
    whole: bool,
}

impl Loaded {
    /// Loads a folder, or the built-in book.
    pub(super) fn from(book: Option<&Path>, console: &Console) -> Result<Self, Stop> {
        Self::about(book, &[], console)
    }

    /// The same for a command about these rule sets: findings in others are only counted.
    fn about(book: Option<&Path>, rules: &[&str], console: &Console) -> Result<Self, Stop> {
        let (referee, mut findings) = match book {
            None => (Referee::builtin(), Vec::new()),
            Some(folder) => Loader::folder(folder).load_valid()?,
        };
        // The findings in a rule set with errors say why there is no such rule set.
        if !rules.is_empty() && rules.iter().all(|name| referee.rulebook().get(name).is_some()) {
            let before = findings.len();
            findings.retain(|finding| {
                let file = finding.place.as_ref().and_then(|place| Some(about(place.span()?.0)));
                file.flatten().is_none_or(|name| rules.contains(&&*name))
            });
            console.left_out(before - findings.len(), book);
        }
        console.findings(&findings);
        let words = |id: &str| console.checks.iter().any(|check| check.id == id && check.area == Area::Words);
        let whole = findings.iter().all(|it| !it.is_error() || words(it.id));
        Ok(Self { referee, ending: ending(&findings), whole })
    }
}

impl Language {
    pub(super) fn id(&self) -> &LanguageIdentifier {
        &self.0
    }
}

/// The current folder, if it has rules.
pub(super) fn here() -> Option<&'static Path> {
    Path::new("rules").is_dir().then(|| Path::new(""))
}

impl BookArgs {
    /// The `--book` folder, else the current folder if it has rules; `None` means the built-in book.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.named.as_deref().or_else(|| here())
    }

    /// The `--book` folder.
    pub(super) fn named(&self) -> Option<&Path> {
        self.named.as_deref()
    }

    /// Says so if the current folder was not named but is used.
    pub(super) fn announce(&self, console: &Console) {
        if self.named.is_none() && here().is_some() {
            console.note("using the rules and messages of the current folder");
        }
    }

    /// The `--book` folder, else the current folder.
    pub(super) fn own(&self) -> PathBuf {
        self.named.clone().unwrap_or_default()
    }

    /// Loads the book of [`BookArgs::folder`].
    pub(super) fn load(&self, console: &Console) -> Result<Loaded, Stop> {
        Loaded::from(self.folder(), console)
    }
}

impl LanguageArgs {
    /// The languages of the user, best first.
    pub(super) fn languages(&self) -> Vec<LanguageIdentifier> {
        if self.locale.is_empty() { from_environment().into_iter().collect() } else { ids(&self.locale) }
    }
}

impl ReaderArgs {
    /// Loads the book of [`BookArgs::folder`], and selects the reader's locale.
    pub(super) fn setting(&self, console: &Console) -> Result<Setting, Stop> {
        self.setting_about(&[], console)
    }

    /// The same for a command about these rule sets.
    pub(super) fn setting_about(&self, rules: &[&str], console: &Console) -> Result<Setting, Stop> {
        let Loaded { referee, ending, whole } = Loaded::about(self.book.folder(), rules, console)?;
        let wanted = self.language.languages();
        let phrasebook = referee.phrasebook();
        let reader = phrasebook.reader(&wanted).in_zone(self.language.zone);
        if let Some(served) = reader.fallback().filter(|_| !self.language.locale.is_empty()) {
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

/// The current instant. Only this function reads the clock.
pub(super) fn now() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Instant::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
