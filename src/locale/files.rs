//! The message files of the locales, with their findings.

use std::sync::{Arc, OnceLock};

use unic_langid::LanguageIdentifier;

use crate::diagnostic::{Finding, Once, Source, Thing, more};
use crate::rules::{IdVec, Rulebook};

use super::audit::{Audit, InvalidMessages};
use super::bundle::icu_locale;
use super::checks::missing::{self, MISSING, Origin, UNTRANSLATED};
use super::checks::plural::Forms;
use super::checks::unneeded::{self, Needed};
use super::checks::unseen;
use super::contract::{Contract, Need, on_pages};
use super::format::Formatters;
use super::lexicon::LocaleMessages;
use super::messages::{self, MessageFile};
use super::scope::{PerPseudo, Scoped, SetId};
use super::shared::tool_of;
use super::time_words::TimeWords;

/// A message file with its locale and rule set. Without a rule set, its messages are shared. Wordings of help pages are
/// separate files.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageSource {
    /// The locale.
    pub locale: LanguageIdentifier,
    /// The rule set; `None` for shared messages.
    pub rules: Option<Box<str>>,
    /// Whether the file has wordings of help pages.
    pub pages: bool,
    /// The file.
    pub source: Source,
}

/// The message files of a locale.
pub(super) struct LocaleFiles {
    /// Whether any file belongs to the book.
    pub(super) own: bool,
    /// The number of shared files that come with the library; they come first.
    pub(super) base: usize,
    pub(super) formatters: Arc<Formatters>,
    pub(super) common: Vec<MessageFile>,
    pub(super) sets: Vec<(Box<str>, MessageFile)>,
    /// Wordings of help pages.
    pub(super) pages: Vec<(Option<Box<str>>, MessageFile)>,
    /// The rule sets of files that could not be parsed.
    pub(super) unparsed: Vec<Option<Box<str>>>,
    /// Invalid messages by rule set, then of the shared messages alone.
    pub(super) invalid: Scoped<Arc<InvalidMessages>>,
    /// The findings in these files.
    pub(super) findings: Vec<Finding>,
    /// Messages by rule set, also those of pseudo-locales.
    pub(super) messages: Scoped<PerPseudo<OnceLock<LocaleMessages>>>,
    /// The sources, and whether each comes with the library.
    sources: Vec<(MessageSource, bool)>,
    /// Missing messages by rule set.
    lacks: [OnceLock<Vec<Vec<Finding>>>; 2],
}

impl LocaleFiles {
    /// Reads files, first those that come with the library, and checks them against the demands of the rule sets.
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
            invalid: contracts.map(|_| Arc::default()),
            findings: Vec::new(),
            messages: contracts.map(|_| PerPseudo::default()),
            sources: sources.iter().map(|(source, library)| ((*source).clone(), *library)).collect(),
            lacks: [OnceLock::new(), OnceLock::new()],
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
            files.invalid = demands.audited(&locale, &files, &mut findings);
        }
        for (source, _) in sources {
            let of_it = |finding: &&Finding| finding.place.as_ref().is_some_and(|it| it.file() == source.source.name());
            if findings.iter().filter(of_it).count() >= messages::MOST_FINDINGS {
                findings.push(more(&source.source, "there may be more findings in this file"));
            }
        }
        let common = files.common.iter().map(|file| Arc::clone(&file.resource)).collect();
        files.formatters.set_time_words(TimeWords::new(id.clone(), common));
        files.findings = findings;
        files
    }

    /// Whether the files were read from these sources.
    pub(super) fn is_of(&self, sources: &[(&MessageSource, bool)]) -> bool {
        let known = self.sources.iter().map(|(source, library)| (source, *library));
        known.eq(sources.iter().copied())
    }

    /// The missing messages of each rule set.
    pub(super) fn lacks(
        &self,
        id: &LanguageIdentifier,
        origin: Origin,
        sets: &[(Option<&str>, &[Need])],
    ) -> &[Vec<Finding>] {
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
                let message = format!("locale `{id}` has no file `{name}.ftl`");
                let help = format!("add `locales/{id}/{name}.ftl` with its {needed} messages");
                let check = if origin == Origin::Original { &MISSING } else { &UNTRANSLATED };
                let (kind, about) = set.map_or((Thing::Locale, id.to_string()), |set| (Thing::RuleSet, set.to_owned()));
                return vec![check.at(None, message).with_help(help).about(kind, &about)];
            }
            missing::check((id, origin), *set, &self.files(*set), own, needs)
        };
        // A locale becomes a translation when the original is added.
        let [original, translation] = &self.lacks;
        let known = if origin == Origin::Original { original } else { translation };
        known.get_or_init(|| sets.iter().map(of_set).collect())
    }

    /// The files of a rule set, without shared ones.
    pub(super) fn own(&self, rules: &str) -> Vec<MessageFile> {
        self.sets.iter().filter(|(name, _)| &**name == rules).map(|(_, file)| file.clone()).collect()
    }

    /// The wordings of help pages about a rule set, after those for all rule sets.
    pub(super) fn pages(&self, rules: Option<&str>) -> Vec<MessageFile> {
        let of = |wanted: Option<&str>| {
            let files = self.pages.iter().filter(move |(name, _)| name.as_deref() == wanted);
            files.map(|(_, file)| file.clone()).collect::<Vec<_>>()
        };
        let mut files = of(None);
        files.extend(rules.into_iter().flat_map(|rules| of(Some(rules))));
        files
    }

    /// The files for a rule set. Later files replace messages of earlier ones.
    pub(super) fn files(&self, rules: Option<&str>) -> Vec<MessageFile> {
        let own = self.sets.iter().filter(|(name, _)| Some(&**name) == rules).map(|(_, file)| file);
        self.common.iter().chain(own).cloned().collect()
    }
}

/// The demands that all locales are checked against.
pub(super) struct Demands<'n> {
    sets: IdVec<SetId, (&'n str, &'n [Need], Needed<'n>)>,
    /// The needs that all rule sets share.
    shared: &'n [Need],
    all: Needed<'n>,
    /// The needs of help page wordings.
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

    /// The invalid messages of a locale, by rule set.
    fn audited(
        &self,
        locale: &icu_locale::Locale,
        files: &LocaleFiles,
        findings: &mut Vec<Finding>,
    ) -> Scoped<Arc<InvalidMessages>> {
        let forms = Forms::of(locale);
        // Shared messages are checked once.
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
            Arc::new(audited.invalid)
        });
        shared.findings.iter().chain(&on_pages.findings).for_each(|finding| once.push(finding.clone()));
        let invalid = Scoped { sets, shared: Arc::new(shared.invalid.clone()) };
        findings.extend(once.into_vec());
        findings.extend(unneeded::check(&files.common, &self.all));
        findings.extend(unneeded::check(&shared_pages, &self.all));
        invalid
    }
}
