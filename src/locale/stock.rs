//! The message files of all locales, with the contracts of the rule sets of a book.

use std::sync::Arc;

use unic_langid::LanguageIdentifier;

use crate::rules::{IdVec, RuleSet, Rulebook};

use super::bundle::bundle;
use super::contract::{Contract, Need};
use super::files::LocaleFiles;
use super::lexicon::{Lexicon, LocaleMessages};
use super::messages::MessageFile;
use super::pseudo::Pseudo;
use super::scope::{LocaleId, LocaleOrPseudo, Scoped, SetId};

pub(super) struct Stock {
    pub(super) book: Rulebook,
    pub(super) locales: IdVec<LocaleId, Arc<LocaleFiles>>,
    /// The ids of the locales.
    pub(super) ids: IdVec<LocaleId, LanguageIdentifier>,
    pub(super) sets: IdVec<SetId, Arc<RuleSet>>,
    pub(super) contracts: Scoped<Arc<Contract>>,
}

impl Stock {
    pub(super) fn files(&self, locale: &LanguageIdentifier) -> Option<&Arc<LocaleFiles>> {
        self.ids.position(|id| id == locale).map(|locale| &self.locales[locale])
    }

    /// The number of a rule set in the rulebook.
    pub(super) fn number(&self, rules: &Arc<RuleSet>) -> Option<SetId> {
        self.sets.position(|set| Arc::ptr_eq(set, rules)).or_else(|| self.sets.position(|set| set == rules))
    }

    /// The needs of each rule set, then the needs that all share.
    pub(super) fn contracts(&self) -> impl Iterator<Item = (Option<&RuleSet>, &[Need])> {
        let sets = self.sets.iter().zip(&self.contracts.sets).map(|(set, contract)| (Some(&**set), contract.own()));
        sets.chain([(None, self.contracts.shared.needs.as_slice())])
    }

    pub(super) fn messages(&self, of: LocaleOrPseudo, set: Option<SetId>) -> &LocaleMessages {
        let LocaleOrPseudo { locale, pseudo } = of;
        let (files, id) = (&self.locales[locale], &self.ids[locale]);
        files.messages.of(set).of(pseudo).get_or_init(|| {
            let name = set.map(|set| self.sets[set].name());
            let made = |resources: Vec<MessageFile>| {
                let resources = resources.into_iter().map(|file| file.resource);
                let mut bundle = bundle(id, &files.formatters, resources);
                bundle.set_transform(pseudo.map(Pseudo::transform));
                Arc::new(bundle)
            };
            LocaleMessages {
                locale: pseudo.map_or_else(|| id.clone(), Pseudo::locale),
                bundle: made(files.files(name)),
                pages: made(files.pages(name)),
                pseudo,
                formatters: Arc::clone(&files.formatters),
                invalid: Arc::clone(files.invalid.of(set)),
            }
        })
    }

    /// The messages of a contract for a rule set, along a chain of locales.
    pub(super) fn lexicon(&self, chain: &[LocaleOrPseudo], contract: Arc<Contract>, set: Option<SetId>) -> Lexicon {
        Lexicon::new(contract, chain.iter().map(|locale| self.messages(*locale, set).clone()).collect())
    }
}
