//! The message files of the locales: which belong together, what is found in them, which of them are needed.

use std::sync::{Arc, OnceLock};

use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Finding, Once, Source, Thing, more};
use crate::rules::{IdVec, Rulebook};

use super::audit::{Audit, Unsound};
use super::bundle::icu_locale;
use super::checks::missing::{self, MISSING};
use super::checks::plural::Forms;
use super::checks::unneeded::{self, Needed};
use super::checks::unseen;
use super::contract::{Contract, Need, on_pages};
use super::format::Formatters;
use super::lexicon::Voice;
use super::messages::{self, MessageFile};
use super::scope::{Scoped, SetId, Spoken};
use super::shared::tool_of;

/// A message file with the locale it is in and the rule set it is for; without one, it holds shared words. Wordings of
/// help pages are kept apart.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageSource {
    /// The locale.
    pub locale: LanguageIdentifier,
    /// The rule set; none for shared messages.
    pub rules: Option<Box<str>>,
    /// Whether these are wordings of help pages.
    pub pages: bool,
    /// The file.
    pub source: Source,
}

/// The message files of a locale.
pub(super) struct LocaleFiles {
    /// Whether any file of it is the book's own.
    pub(super) own: bool,
    /// How many of the shared files come with the library; they are the first.
    pub(super) base: usize,
    pub(super) formatters: Arc<Formatters>,
    pub(super) common: Vec<MessageFile>,
    pub(super) sets: Vec<(Box<str>, MessageFile)>,
    /// Wordings of help pages.
    pub(super) pages: Vec<(Option<Box<str>>, MessageFile)>,
    /// What the files are for that could not be parsed.
    pub(super) unparsed: Vec<Option<Box<str>>>,
    /// By rule set; the last one is for the shared words alone.
    pub(super) unsound: Scoped<Arc<Unsound>>,
    /// What is wrong with them.
    pub(super) findings: Vec<Finding>,
    /// By rule set; those of languages that nobody speaks follow, made of this one.
    pub(super) voices: Scoped<Spoken<OnceLock<Voice>>>,
    /// What they were read from, and whether that comes with the library.
    sources: Vec<(MessageSource, bool)>,
    /// What is not there, by rule set.
    lacks: OnceLock<Vec<Vec<Finding>>>,
}

impl LocaleFiles {
    /// Reads files, those that come with the library before others, and audits them by what is demanded, for a number of
    /// rule sets.
    pub(super) fn read(
        id: &LanguageIdentifier,
        sources: &[(&MessageSource, bool)],
        demands: Option<&Demands<'_>>,
        contracts: &Scoped<Arc<Contract>>,
    ) -> Self {
        let locale = icu_locale(id);
        let mut findings = Vec::new();
        let mut files = Self {
            own: sources.iter().any(|(_, library)| !library),
            base: 0,
            formatters: Arc::new(Formatters::new(locale.clone())),
            common: Vec::new(),
            sets: Vec::new(),
            pages: Vec::new(),
            unparsed: Vec::new(),
            unsound: contracts.map(|_| Arc::default()),
            findings: Vec::new(),
            voices: contracts.map(|_| Spoken::default()),
            sources: sources.iter().map(|(source, library)| ((*source).clone(), *library)).collect(),
            lacks: OnceLock::new(),
        };
        for (source, library) in sources {
            let (file, found) = messages::read(&source.source);
            findings.extend(found);
            let Some(file) = file else {
                files.unparsed.extend((!source.pages).then(|| source.rules.clone()));
                continue;
            };
            if demands.is_some() && !library {
                findings.extend(unseen::check(&source.source));
                findings.extend(unseen::check_escapes(&file));
            }
            match &source.rules {
                rules if source.pages => files.pages.push((rules.clone(), file)),
                None => {
                    files.base += usize::from(*library);
                    files.common.push(file);
                }
                Some(rules) => files.sets.push((rules.clone(), file)),
            }
        }
        if let Some(demands) = demands {
            files.unsound = demands.audited(&locale, &files, &mut findings);
        }
        for (source, _) in sources {
            let of_it = |finding: &&Finding| finding.place.as_ref().is_some_and(|it| it.file() == source.source.name());
            if findings.iter().filter(of_it).count() >= messages::MOST_FINDINGS {
                findings.push(more(&source.source, "there may be more findings in this file"));
            }
        }
        files.findings = findings;
        files
    }

    /// Whether they were read from these.
    pub(super) fn is_of(&self, sources: &[(&MessageSource, bool)]) -> bool {
        let known = self.sources.iter().map(|(source, library)| (source, *library));
        known.eq(sources.iter().copied())
    }

    /// What of all that rule sets need is not there, set by set.
    pub(super) fn lacks(&self, id: &LanguageIdentifier, sets: &[(Option<&str>, &[Need])]) -> &[Vec<Finding>] {
        let of_set = |(set, needs): &(Option<&str>, &[Need])| {
            if needs.is_empty() {
                return Vec::new();
            }
            let own = match set {
                Some(set) => self.sets.iter().rfind(|(name, _)| **name == **set).map(|(_, file)| file),
                None => self.common.last(),
            };
            if own.is_none() {
                let name = set.unwrap_or("common");
                let needed = needs.iter().filter(|need| tool_of(&need.id).is_none()).count();
                let message = format!("the locale `{id}` has no file `{name}.ftl`");
                let help = format!("write `locales/{id}/{name}.ftl` with its {needed} messages");
                return vec![MISSING.at(None, message).with_help(help).about(Thing::Locale, &id.to_string())];
            }
            missing::check(id, &self.files(*set), own, needs)
        };
        self.lacks.get_or_init(|| sets.iter().map(of_set).collect())
    }

    /// The files of a rule set alone.
    pub(super) fn own(&self, rules: &str) -> Vec<MessageFile> {
        self.sets.iter().filter(|(name, _)| &**name == rules).map(|(_, file)| file.clone()).collect()
    }

    /// The wordings of help pages about a rule set, those of all before them.
    pub(super) fn pages(&self, rules: Option<&str>) -> Vec<MessageFile> {
        let of = |wanted: Option<&str>| {
            let files = self.pages.iter().filter(move |(name, _)| name.as_deref() == wanted);
            files.map(|(_, file)| file.clone()).collect::<Vec<_>>()
        };
        let mut files = of(None);
        files.extend(rules.into_iter().flat_map(|rules| of(Some(rules))));
        files
    }

    /// The files for a rule set, in the order in which they replace each other's messages.
    pub(super) fn files(&self, rules: Option<&str>) -> Vec<MessageFile> {
        let own = self.sets.iter().filter(|(name, _)| Some(&**name) == rules).map(|(_, file)| file);
        self.common.iter().chain(own).cloned().collect()
    }
}

/// What all locales are audited by.
pub(super) struct Demands<'n> {
    sets: IdVec<SetId, (&'n str, &'n [Need], Needed<'n>)>,
    /// What all rule sets share.
    shared: &'n [Need],
    all: Needed<'n>,
    /// What is put into the wordings of sentences on help pages: what goes into the sentences.
    blanks: Vec<Need>,
}

impl<'n> Demands<'n> {
    pub(super) fn new(book: &'n Rulebook, contracts: &'n Scoped<Arc<Contract>>) -> Self {
        let names = book.sets().iter().map(|set| set.name());
        let sets = names
            .zip(&contracts.sets)
            .map(|(name, contract)| (name, contract.needs.as_slice(), contract.needs.iter().collect()));
        let all = contracts.iter().flat_map(|contract| &contract.needs).collect();
        let shared = contracts.shared.needs.as_slice();
        Self { sets: sets.collect(), shared, all, blanks: on_pages(shared) }
    }

    /// What is not to be used in a locale, by rule set.
    fn audited(
        &self,
        locale: &icu_locale::Locale,
        files: &LocaleFiles,
        findings: &mut Vec<Finding>,
    ) -> Scoped<Arc<Unsound>> {
        let forms = Forms::of(locale);
        // What all rule sets share is audited once.
        let shared = Audit::new(&forms, None, &files.common, self.shared);
        let shared_pages = files.pages(None);
        let on_pages = Audit::new(&forms, None, &shared_pages, &self.blanks);
        let mut once = Once::default();
        let sets = self.sets.map(|(name, needs, needed)| {
            let scope = files.files(Some(name));
            let audited = Audit::new(&forms, Some(&shared), &scope, needs);
            let unneeded = unneeded::check(scope.get(files.common.len()..).unwrap_or(&[]), needed);
            let pages = files.pages(Some(name));
            let wordings = Audit::new(&forms, Some(&on_pages), &pages, &self.blanks).findings;
            let unneeded_wordings = unneeded::check(pages.get(shared_pages.len()..).unwrap_or(&[]), needed);
            let found = audited.findings.into_iter().chain(unneeded).chain(wordings).chain(unneeded_wordings);
            found.for_each(|finding| once.push(finding));
            Arc::new(audited.unsound)
        });
        shared.findings.iter().chain(&on_pages.findings).for_each(|finding| once.push(finding.clone()));
        let unsound = Scoped { sets, shared: Arc::new(shared.unsound.clone()) };
        findings.extend(once.into_vec());
        findings.extend(unneeded::check(&files.common, &self.all));
        findings.extend(unneeded::check(&shared_pages, &self.all));
        unsound
    }
}
