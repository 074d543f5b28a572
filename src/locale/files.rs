//! The message files of the locales: which belong together, what is found in them, which of them are needed.

use std::collections::HashMap;
use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use crate::diagnostic::Finding;
use crate::rules::{RuleSet, Rulebook};

use super::checks::{Unsound, Verdict, audit, audit_behind, unneeded};
use super::contract::{Need, contract, on_pages};
use super::format::Formatters;
use super::messages::{self, MessageFile};
use super::phrasebook::Phrasebook;
use super::shared::COMMON;

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
    /// By rule set; the last one is for the shared words alone.
    pub(super) unsound: Vec<Arc<Unsound>>,
}

impl LocaleFiles {
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

/// What is not to be used in a locale, by rule set.
pub(super) fn audited(
    book: &Rulebook,
    contracts: &[Vec<Need>],
    locale: &icu::locale::Locale,
    files: &LocaleFiles,
    findings: &mut Vec<Finding>,
) -> Vec<Arc<Unsound>> {
    let mut unsound = Vec::new();
    let mut all: Vec<Need> = contracts.last().cloned().unwrap_or_default();
    // What all rule sets share is audited once.
    let shared = audit(locale, &files.common, &all);
    let sets = book.sets().iter().map(Some).chain([None]);
    for (set, needs) in sets.zip(contracts) {
        let verdict = match set {
            Some(set) => audit_behind(locale, &files.common, &shared.unsound, &files.own(set.name()), needs),
            None => Verdict { findings: shared.findings.clone(), unsound: shared.unsound.clone() },
        };
        let found = verdict.findings.into_iter().chain(match set {
            Some(set) => unneeded::check(&files.own(set.name()), needs),
            None => Vec::new(),
        });
        let pages = files.pages(set.map(|set| set.name()));
        // What is put into the wordings of sentences is what goes into the sentences.
        let blanks = on_pages(needs);
        let found = found.chain(audit(locale, &pages, &blanks).findings);
        let of_set = |(name, file): &(Option<Box<str>>, MessageFile)| {
            set.is_some_and(|set| name.as_deref() == Some(set.name())).then(|| file.clone())
        };
        let own: Vec<MessageFile> = files.pages.iter().filter_map(of_set).collect();
        let found = found.chain(unneeded::check(&own, needs));
        for finding in found {
            if !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        unsound.push(Arc::new(verdict.unsound));
        all.extend(needs.iter().cloned());
    }
    findings.extend(unneeded::check(&files.common, &all));
    findings.extend(unneeded::check(&files.pages(None), &all));
    unsound
}

impl Phrasebook {
    /// The rule sets that the words are for.
    pub(crate) fn rulebook(&self) -> &Rulebook {
        &self.inner.book
    }

    /// The locales that have files of the book's own.
    pub(crate) fn own_locales(&self) -> impl Iterator<Item = &LanguageIdentifier> {
        self.inner.ids.iter().zip(&self.inner.locales).filter(|(_, files)| files.own).map(|(id, _)| id)
    }

    fn files_of(&self, locale: &LanguageIdentifier) -> Option<&LocaleFiles> {
        self.inner.ids.iter().zip(&self.inner.locales).find(|(id, _)| *id == locale).map(|(_, files)| files)
    }

    /// The message files of a locale with the rule sets that they are for; those of the book alone, or also those that
    /// come with the library.
    pub(crate) fn message_files(
        &self,
        locale: &LanguageIdentifier,
        own: bool,
    ) -> impl Iterator<Item = (Option<&str>, &MessageFile)> {
        let files = self.files_of(locale).into_iter();
        files.flat_map(move |files| {
            let common = files.common.iter().skip(if own { files.base } else { 0 });
            common.map(|file| (None, file)).chain(files.sets.iter().map(|(name, file)| (Some(&**name), file)))
        })
    }

    /// The files with wordings of help pages of a locale, with the rule sets that they are about.
    pub(crate) fn page_files(&self, locale: &LanguageIdentifier) -> impl Iterator<Item = (Option<&str>, &MessageFile)> {
        let files = self.files_of(locale).into_iter();
        files.flat_map(|files| files.pages.iter().map(|(name, file)| (name.as_deref(), file)))
    }

    /// All that the messages for a rule set in a locale can refer to, later files replacing earlier.
    pub(crate) fn scope(&self, locale: &LanguageIdentifier, rules: Option<&str>) -> Vec<MessageFile> {
        self.files_of(locale).map(|files| files.files(rules)).unwrap_or_default()
    }

    /// Whether a locale has shared words of the book's own; those that come with the library are nobody's to write.
    pub(crate) fn has_own_common(&self, locale: &LanguageIdentifier) -> bool {
        self.files_of(locale).is_some_and(|files| files.common.len() > files.base)
    }

    /// The messages that are needed in each file of a locale's own, and whether each is there with all of its parts.
    pub(crate) fn needed(&self, locale: &LanguageIdentifier) -> Vec<(&str, Vec<(Box<str>, bool)>)> {
        let Some(files) = self.files_of(locale) else { return Vec::new() };
        let sets = self.inner.book.sets().iter().map(|set| Some(&**set)).chain([None]);
        let needed = sets.filter_map(|set| {
            let name = set.map(RuleSet::name);
            if name.is_none() && !self.has_own_common(locale) {
                return None;
            }
            let scope = files.files(name);
            let messages = messages::collect(&scope);
            let (needs, _) = contract(set);
            let shared = if set.is_some() { COMMON.len() } else { 0 };
            let mut ids: Vec<(Box<str>, bool)> = Vec::new();
            let mut numbers: HashMap<Box<str>, usize> = HashMap::new();
            for need in needs.get(shared..).unwrap_or_default() {
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
