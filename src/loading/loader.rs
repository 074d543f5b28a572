use std::path::Path;

use unic_langid::LanguageIdentifier;

use super::builtin;
use super::folder::{Folder, is_of_pages, words_of};
use super::reading::Reading;
use super::referee::Referee;
use crate::diagnostic::{Finding, Findings, Source};
use crate::locale::MessageSource;

/// Loads a [`Referee`] from rules and words: of a folder, from memory, or built in.
///
/// ```
/// use referee::Loader;
/// // All or nothing.
/// let tickets = Loader::folder("examples/tickets").load()?;
/// assert!(tickets.rulebook().get("tickets").is_some());
/// let findings = Loader::folder("examples/broken").load().unwrap_err();
/// assert_eq!(findings.iter().next().and_then(|first| first.help.as_deref()), Some("did you mean `answered`?"));
///
/// // The valid part, and what is wrong with the rest.
/// let (tickets, findings) = Loader::folder("examples/tickets").load_valid()?;
/// assert!(findings.is_empty() && tickets.reader("de")?.fallback().is_none());
///
/// // The built-in rules with messages of one's own.
/// let own = Loader::builtin().with_words_in("locales").load()?;
/// assert_eq!(own.reader("it")?.locale().to_string(), "it");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
#[must_use = "nothing is loaded yet"]
pub struct Loader(Result<Folder, Finding>);

impl Loader {
    /// The rules and messages that come with the library; [`Referee::builtin`] has them loaded.
    pub fn builtin() -> Self {
        Self(Ok(builtin::folder()))
    }

    /// The rules and messages of a book: `rules/*.yaml` and `locales/{locale}/{common,RULES}.ftl`.
    pub fn folder(folder: impl AsRef<Path>) -> Self {
        Self(Folder::read(folder.as_ref()))
    }

    /// Rule files from memory, without messages.
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

    /// The same rules with these message files instead, each with its locale. The name of a file, `common.ftl` or
    /// `RULES.ftl`, says what it is for; files in a folder `pages` have the wordings of help pages.
    pub fn with_words(self, words: impl IntoIterator<Item = (LanguageIdentifier, Source)>) -> Self {
        let messages = words.into_iter().filter_map(|(locale, source)| {
            let (rules, pages) = (words_of(Path::new(source.name()))?, is_of_pages(Path::new(source.name())));
            Some(MessageSource { locale, rules, pages, source })
        });
        Self(self.0.map(|texts| Folder { messages: messages.collect(), translated: Vec::new(), ..texts }))
    }

    /// The same rules with the message files of a folder of locales instead: `{locale}/{common,RULES}.ftl`.
    pub fn with_words_in(self, locales: impl AsRef<Path>) -> Self {
        Self(self.with_words([]).0.and_then(|mut texts| texts.words(locales.as_ref()).map(|()| texts)))
    }

    /// Everything, if nothing is wrong with it. The shared messages of the locales that the library comes with may be
    /// left out.
    ///
    /// # Errors
    /// Everything that is wrong with the files, and every message that a locale lacks.
    pub fn load(self) -> Result<Referee, Findings> {
        let (referee, mut findings, unread) = self.read()?;
        findings.extend(referee.phrasebook().absent(&unread).into_iter().filter(Finding::is_error));
        let valid = |findings: &[Finding]| !findings.iter().any(Finding::is_error);
        if valid(&findings) && referee.phrasebook().own_locales().next().is_none() {
            findings.extend(referee.phrasebook().missing());
        }
        if valid(&findings) { Ok(referee) } else { Err(Findings::new(findings)) }
    }

    /// The valid part, and everything that is wrong with the rest. Rule sets with mistakes are left out. Messages that
    /// are missing or have mistakes fall back along the chain of locales; [`Words::iter`](crate::Words::iter) names the
    /// locale that each comes from, and [`Phrasebook::absent`](crate::Phrasebook::absent) what each locale lacks.
    ///
    /// ```
    /// use referee::{Loader, Source};
    /// let words = [
    ///     ("en".parse()?, Source::new("2020.ftl", std::fs::read_to_string("locales/en/2020.ftl")?)),
    ///     ("fr".parse()?, Source::new("2020.ftl", "stage-received = Reçu\n")),
    /// ];
    /// let (own, _) = Loader::builtin().with_words(words).load_valid()?;
    /// let absent = own.phrasebook().absent(&[]);
    /// assert!(absent.iter().any(|finding| finding.to_string().contains("`outcome-won` is missing in `fr`")));
    /// let (reader, rules) = (own.reader("fr")?, own.rulebook().named("2020")?);
    /// let of = |id| reader.words(rules).get(id).map(|word| word.locale.to_string());
    /// assert_eq!((of("stage-received"), of("outcome-won")), (Some("fr".into()), Some("en".into())));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A folder cannot be read, or no rule set is valid.
    pub fn load_valid(self) -> Result<(Referee, Vec<Finding>), Findings> {
        let (referee, mut findings, _) = self.read()?;
        findings.extend(referee.phrasebook().missing());
        Ok((referee, findings))
    }

    /// The valid part, what is wrong with the rest, missing messages aside, and the message files that were not read.
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
