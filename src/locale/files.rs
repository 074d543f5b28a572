//! The message files of the locales: which belong together, what is found in them, which of them are needed.

use std::sync::{Arc, OnceLock};

use hashbrown::HashMap;
use unic_langid::LanguageIdentifier;

use crate::diagnostic::checks::more_findings::MORE_FINDINGS;
use crate::diagnostic::{Finding, Once};
use crate::rules::{RuleSet, Rulebook};

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
use super::phrasebook::{MessageSource, Phrasebook};
use super::pseudo::Pseudo;
use super::shared::{COMMON, tool_of};

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
    pub(super) unsound: Vec<Arc<Unsound>>,
    /// What is wrong with them.
    pub(super) findings: Vec<Finding>,
    /// By rule set; those of languages that nobody speaks follow, made of this one.
    pub(super) voices: Vec<OnceLock<Voice>>,
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
        sets: usize,
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
            unsound: Vec::new(),
            findings: Vec::new(),
            voices: (0..sets * (1 + Pseudo::ALL.len())).map(|_| OnceLock::new()).collect(),
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
                findings.push(MORE_FINDINGS.in_text(&source.source, 0..0, "there may be more findings in this file"));
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
                return vec![MISSING.at(None, message).with_help(help)];
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
        files.extend(rules.map(|rules| of(Some(rules))).unwrap_or_default());
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
    /// By rule set; the last one is for the shared words alone.
    sets: Vec<(Option<&'n str>, &'n [Need], Needed<'n>)>,
    all: Needed<'n>,
    /// What is put into the wordings of sentences on help pages: what goes into the sentences.
    blanks: Vec<Need>,
}

impl<'n> Demands<'n> {
    pub(super) fn new(book: &'n Rulebook, contracts: &'n [Contract]) -> Self {
        let names = book.sets().iter().map(|set| Some(set.name())).chain([None]);
        let sets = names.zip(contracts).map(|(name, (needs, _))| (name, &**needs, needs.iter().collect())).collect();
        let all = contracts.iter().flat_map(|(needs, _)| &**needs).collect();
        let blanks = on_pages(contracts.last().map(|(needs, _)| &**needs).unwrap_or_default());
        Self { sets, all, blanks }
    }

    /// What is not to be used in a locale, by rule set.
    fn audited(
        &self,
        locale: &icu_locale::Locale,
        files: &LocaleFiles,
        findings: &mut Vec<Finding>,
    ) -> Vec<Arc<Unsound>> {
        let forms = Forms::of(locale);
        // What all rule sets share is audited once.
        let of_all = self.sets.last().map(|(_, needs, _)| *needs).unwrap_or_default();
        let shared = Audit::new(&forms, None, &files.common, of_all);
        let shared_pages = files.pages(None);
        let on_pages = Audit::new(&forms, None, &shared_pages, &self.blanks);
        let mut unsound = Vec::new();
        let mut once = Once::default();
        for (name, needs, needed) in &self.sets {
            let mut found = Vec::new();
            let scope = files.files(*name);
            let not_to_use = if let Some(name) = name {
                let audited = Audit::new(&forms, Some(&shared), &scope, needs);
                found.extend(audited.findings);
                found.extend(unneeded::check(scope.get(files.common.len()..).unwrap_or_default(), needed));
                let pages = files.pages(Some(name));
                found.extend(Audit::new(&forms, Some(&on_pages), &pages, &self.blanks).findings);
                found.extend(unneeded::check(pages.get(shared_pages.len()..).unwrap_or_default(), needed));
                audited.unsound
            } else {
                found.extend(shared.findings.iter().chain(&on_pages.findings).cloned());
                shared.unsound.clone()
            };
            for finding in found {
                once.push(finding);
            }
            unsound.push(Arc::new(not_to_use));
        }
        findings.extend(once.into_vec());
        findings.extend(unneeded::check(&files.common, &self.all));
        findings.extend(unneeded::check(&shared_pages, &self.all));
        unsound
    }
}

impl Phrasebook {
    /// The rule sets that the words are for.
    pub fn rulebook(&self) -> &Rulebook {
        &self.inner.book
    }

    /// The rule sets with what each needs of its own, and what all of them share.
    pub fn contracts(&self) -> impl Iterator<Item = (Option<&RuleSet>, &[Need])> {
        let sets = self.inner.book.sets().iter().map(|set| (Some(&**set), COMMON.len())).chain([(None, 0)]);
        let needs = self.inner.contracts.iter().map(|(needs, _)| &**needs);
        sets.zip(needs).map(|((set, shared), needs)| (set, needs.get(shared..).unwrap_or_default()))
    }

    /// The locales that have files of the book's own.
    pub fn own_locales(&self) -> impl Iterator<Item = &LanguageIdentifier> {
        self.inner.ids.iter().zip(&self.inner.locales).filter(|(_, files)| files.own).map(|(id, _)| id)
    }

    /// Whether a locale says what it says in another phrasebook, for the same rule sets, and nothing was read anew.
    pub fn has_words_of(&self, other: &Self, locale: &LanguageIdentifier) -> bool {
        self.inner.files(locale).zip(other.inner.files(locale)).is_some_and(|(own, others)| Arc::ptr_eq(own, others))
    }

    /// The message files of a locale with the rule sets that they are for; those of the book alone, or also those that
    /// come with the library.
    pub fn message_files(
        &self,
        locale: &LanguageIdentifier,
        own: bool,
    ) -> impl Iterator<Item = (Option<&str>, &MessageFile)> {
        let files = self.inner.files(locale).into_iter();
        files.flat_map(move |files| {
            let common = files.common.iter().skip(if own { files.base } else { 0 });
            common.map(|file| (None, file)).chain(files.sets.iter().map(|(name, file)| (Some(&**name), file)))
        })
    }

    /// The files with wordings of help pages of a locale, with the rule sets that they are about.
    pub fn page_files(&self, locale: &LanguageIdentifier) -> impl Iterator<Item = (Option<&str>, &MessageFile)> {
        let files = self.inner.files(locale).into_iter();
        files.flat_map(|files| files.pages.iter().map(|(name, file)| (name.as_deref(), file)))
    }

    /// All that the messages for a rule set in a locale can refer to, later files replacing earlier.
    pub fn scope(&self, locale: &LanguageIdentifier, rules: Option<&str>) -> Vec<MessageFile> {
        self.inner.files(locale).map(|files| files.files(rules)).unwrap_or_default()
    }

    /// Whether a locale has shared words of the book's own; those that come with the library are nobody's to write.
    pub fn has_own_common(&self, locale: &LanguageIdentifier) -> bool {
        self.inner.files(locale).is_some_and(|files| files.common.len() > files.base)
    }

    /// The messages that are needed in each file of a locale's own, and whether each is there with all of its parts.
    pub fn needed(&self, locale: &LanguageIdentifier) -> Vec<(&str, Vec<(Box<str>, bool)>)> {
        let Some(files) = self.inner.files(locale) else { return Vec::new() };
        let needed = self.contracts().filter_map(|(set, needs)| {
            let name = set.map(RuleSet::name);
            if name.is_none() && !self.has_own_common(locale) {
                return None;
            }
            let scope = files.files(name);
            let messages = messages::collect(&scope);
            let mut ids: Vec<(Box<str>, bool)> = Vec::new();
            let mut numbers: HashMap<Box<str>, usize> = HashMap::new();
            for need in needs {
                let there = messages.get(&*need.id).is_some_and(|found| found.pattern(need.attribute).is_some());
                let number = *numbers.entry(need.id.clone()).or_insert_with(|| {
                    ids.push((need.id.clone(), true));
                    ids.len() - 1
                });
                if let Some((_, whole)) = ids.get_mut(number) {
                    *whole &= there;
                }
            }
            Some((name.unwrap_or("common"), ids))
        });
        needed.collect()
    }
}
