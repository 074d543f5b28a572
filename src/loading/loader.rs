use std::path::Path;

use unic_langid::LanguageIdentifier;

use super::builtin;
use super::folder::{Folder, is_of_pages, words_of};
use super::reading::Reading;
use super::referee::Referee;
use crate::diagnostic::{Finding, Findings, Source};
use crate::locale::MessageSource;
use crate::locale::checks::missing::UNTRANSLATED;

/// Loads a [`Referee`] from the rules and messages of a folder, from memory, or built in.
///
/// ```
/// use referee::Loader;
/// // All or nothing.
/// let tickets = Loader::folder("examples/tickets").load()?;
/// assert!(tickets.rulebook().get("tickets").is_some());
/// let findings = Loader::folder("examples/broken").load().unwrap_err();
/// assert_eq!(findings.iter().next().and_then(|first| first.help.as_deref()), Some("did you mean `answered`?"));
///
/// // The valid part, and the findings in the rest.
/// let (tickets, findings) = Loader::folder("examples/tickets").load_valid()?;
/// assert!(findings.is_empty() && tickets.reader("de")?.fallback().is_none());
///
/// // The built-in rules with your own messages.
/// let own = Loader::builtin().with_words_in("locales").load()?;
/// assert_eq!(own.reader("it")?.locale().to_string(), "it");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
#[must_use = "nothing is loaded yet"]
pub struct Loader(Result<Folder, Finding>);

impl Loader {
    /// The built-in rules and messages; see also [`Referee::builtin`].
    pub fn builtin() -> Self {
        Self(Ok(builtin::folder()))
    }

    /// The rules and messages of a book: `rules/*.yaml`, `rules/calendars/*.yaml` and
    /// `locales/{locale}/{common,RULES}.ftl`.
    pub fn folder(folder: impl AsRef<Path>) -> Self {
        Self(Folder::read(folder.as_ref()))
    }

    /// A book from memory: the text of each file by its path, such as `rules/2020.yaml` or `locales/de/2020.ftl`.
    ///
    /// ```
    /// use referee::Loader;
    /// let rules = "rules: t\nstages:\n  open: { actions: { close: { to: done } } }\n  end: { outcomes: [done] }\n";
    /// let (referee, _) = Loader::files([("rules/t.yaml".to_owned(), rules.to_owned())]).load_valid()?;
    /// assert_eq!(referee.rulebook().sets().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn files(files: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(Ok(Folder::of(files)))
    }

    /// Rule files from memory, without messages. Files in a folder `calendars` are calendars.
    ///
    /// ```
    /// use referee::{Loader, Source};
    /// let rules = "rules: t\nstages:\n  open: { actions: { close: { to: done } } }\n  end: { outcomes: [done] }\n";
    /// let words = "stage-open = Offen\n    .summary = Offen.\nstage-end = Zu\naction-close = Schließen\n    \
    ///     .hint = Schließt.\noutcome-done = Fertig\n    .summary = Fertig.\n";
    /// let words = [(referee::locale::language("de")?, Source::new("t.ftl", words))];
    /// let referee = Loader::rules([Source::new("t.yaml", rules)]).with_words(words).load()?;
    /// assert_eq!(referee.rulebook().sets().len(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn rules(rules: impl Into<Vec<Source>>) -> Self {
        Self(Ok(Folder { rules: rules.into(), ..Folder::default() }))
    }

    /// Replaces the messages with these files, each with its locale. The file name, `common.ftl` or `RULES.ftl`,
    /// determines the rule set; files in a folder `pages` contain wordings of help pages.
    pub fn with_words(self, words: impl IntoIterator<Item = (LanguageIdentifier, Source)>) -> Self {
        let messages = words.into_iter().filter_map(|(locale, source)| {
            let (rules, pages) = (words_of(Path::new(source.name()))?, is_of_pages(Path::new(source.name())));
            Some(MessageSource { locale, rules, pages, source })
        });
        Self(self.0.map(|texts| Folder { messages: messages.collect(), translated: Vec::new(), ..texts }))
    }

    /// Replaces the messages with the files of a folder: `{locale}/{common,RULES}.ftl`.
    pub fn with_words_in(self, locales: impl AsRef<Path>) -> Self {
        Self(self.with_words([]).0.and_then(|mut texts| texts.words(locales.as_ref()).map(|()| texts)))
    }

    /// Loads everything, if there are no errors. Shared messages of built-in locales may be left out.
    ///
    /// # Errors
    /// All errors in the files, and the missing messages of every locale.
    pub fn load(self) -> Result<Referee, Findings> {
        let (referee, mut findings, unread) = self.read()?;
        let absent = referee.phrasebook().absent(&unread).into_iter();
        let lacking = absent.filter(|finding| finding.is_error() || finding.id == UNTRANSLATED.id);
        findings.extend(lacking.map(Finding::into_error));
        let valid = |findings: &[Finding]| !findings.iter().any(Finding::is_error);
        if valid(&findings) && referee.phrasebook().own_locales().next().is_none() {
            findings.extend(referee.phrasebook().missing());
        }
        if valid(&findings) { Ok(referee) } else { Err(Findings::new(findings)) }
    }

    /// Loads the valid part, with all findings in the rest. Rule sets with errors are left out. Missing or invalid
    /// messages fall back to other locales: [`Words::iter`](crate::Words::iter) names the locale of each message, and
    /// [`Phrasebook::absent`](crate::Phrasebook::absent) the missing messages of each locale.
    ///
    /// ```
    /// use referee::{Loader, Source};
    /// let words = [
    ///     ("en".parse()?, Source::new("2020.ftl", std::fs::read_to_string("locales/en/2020.ftl")?)),
    ///     ("fr".parse()?, Source::new("2020.ftl", "stage-received = Reçu\n")),
    /// ];
    /// let (own, _) = Loader::builtin().with_words(words).load_valid()?;
    /// let absent = own.phrasebook().absent(&[]);
    /// assert!(absent.iter().any(|finding| finding.to_string().contains("untranslated in `fr`")));
    /// let (reader, rules) = (own.reader("fr")?, own.rulebook().named("2020")?);
    /// let of = |id| reader.words(rules).get(id).map(|word| word.locale.to_string());
    /// assert_eq!((of("stage-received"), of("outcome-won")), (Some("fr".into()), Some("en".into())));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// If a folder cannot be read, or no rule set is valid.
    pub fn load_valid(self) -> Result<(Referee, Vec<Finding>), Findings> {
        let (referee, mut findings, _) = self.read()?;
        findings.extend(referee.phrasebook().missing());
        Ok((referee, findings))
    }

    /// The valid part, the findings in the rest except for missing messages, and the unreadable message files.
    fn read(self) -> Result<(Referee, Vec<Finding>, Vec<MessageSource>), Findings> {
        let texts = self.0?;
        let Reading { referee, rules, words, .. } = Reading::of(&texts, None);
        let mut findings = texts.findings;
        findings.extend(referee.rulebook().errors(rules));
        if referee.rulebook().sets().is_empty() {
            return Err(Findings::new(findings));
        }
        findings.extend(words);
        Ok((referee, findings, texts.unread))
    }
}
