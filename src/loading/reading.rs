use unic_langid::LanguageIdentifier;

use super::builtin;
use super::folder::Folder;
use super::referee::Referee;
use crate::diagnostic::{Finding, Place, Source, Thing, did_you_mean};
use crate::locale::checks::reference::REFERENCE;
use crate::locale::{FACT, FIELD, MessageSource, Phrasebook};
use crate::rules::Rulebook;
use crate::rules::checks::unknown_rules::UNKNOWN_RULES;
use crate::rules::checks::unused::UNUSED;
use crate::rules::reading::Checked;

/// The files of a book after parsing: the valid part, and the findings in the rest.
#[derive(Debug)]
pub struct Reading {
    /// The valid rules and messages.
    pub referee: Referee,
    /// The names of all rule sets, valid or not, each with its file.
    pub names: Vec<(Box<str>, Source)>,
    /// The findings in the rules.
    pub rules: Vec<Finding>,
    /// The findings in the rules without regard to messages.
    alone: Vec<Finding>,
    /// The findings in the messages, except for missing messages.
    pub words: Vec<Finding>,
}

impl Reading {
    /// Reads the files of a book. Unchanged files are taken from the reading `before`.
    pub fn of(texts: &Folder, before: Option<&Self>) -> Self {
        let Folder { rules: sources, messages, unread, unread_rules, translated, .. } = texts;
        let Checked { book, names, findings: alone } = match before {
            Some(Self { referee, names, alone, .. }) if *referee.sources == **sources => {
                Checked { book: referee.rulebook.clone(), names: names.clone(), findings: alone.clone() }
            }
            _ => Rulebook::check(sources),
        };
        let known = names.iter().map(|(name, _)| &**name).chain(unread_rules.iter().map(|name| &**name));
        let mut words = without_rules(messages, known);
        let known = before.map(|before| &before.referee.phrasebook);
        let (phrasebook, found) = Phrasebook::new(&book, &builtin::shared_messages(), messages, false, known);
        // An unreadable shared file could contain any message.
        let blind = |locale: &LanguageIdentifier| {
            unread.iter().any(|source| source.locale == *locale && source.rules.is_none() && !source.pages)
        };
        words.extend(found.into_iter().filter(|finding| {
            let file = finding.place.as_ref().filter(|_| finding.id == REFERENCE.id).map(Place::file);
            let mut files = messages.iter().filter(|source| file == Some(source.source.name()));
            !files.any(|source| blind(&source.locale))
        }));
        let (sources, translated) = (sources.as_slice().into(), translated.as_slice().into());
        let rules = alone.iter().filter(|finding| !is_used(finding, &names, messages)).cloned().collect();
        Self { referee: Referee { rulebook: book, phrasebook, sources, translated }, names, rules, alone, words }
    }
}

/// Whether a finding reports a fact or a field as unused that a message uses.
fn is_used(finding: &Finding, names: &[(Box<str>, Source)], messages: &[MessageSource]) -> bool {
    let Some(place) = finding.place.as_ref().filter(|_| finding.id == UNUSED.id) else { return false };
    let set = names.iter().find(|(_, source)| source.name() == place.file()).map(|(name, _)| name);
    let prefix = match finding.subject.as_ref().map(|subject| subject.kind) {
        Some(Thing::Fact) => FACT,
        Some(Thing::Field) => FIELD,
        _ => return false,
    };
    let variable = format!("${prefix}{}", place.underlined().unwrap_or_default());
    let uses = |text: &str| {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let mut found =
            lines.flat_map(|line| line.match_indices(&variable).filter_map(|(at, it)| line.get(at + it.len()..)));
        found.any(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_'))
    };
    let own = messages.iter().filter(|message| message.rules.is_none() || message.rules.as_ref() == set);
    own.into_iter().any(|message| uses(message.source.text()))
}

/// Reports message files for unknown rule sets.
fn without_rules<'n>(messages: &[MessageSource], names: impl Iterator<Item = &'n str>) -> Vec<Finding> {
    let names: Vec<&str> = names.collect();
    let mut findings = Vec::new();
    for message in messages {
        let Some(rules) = &message.rules else { continue };
        if !names.contains(&&**rules) {
            let text = format!("message file for the unknown rule set `{rules}`");
            let shared = rules.eq_ignore_ascii_case("common").then(|| "rename the file to `common.ftl`".to_owned());
            let near = shared.or_else(|| did_you_mean(rules, names.iter().copied()));
            let finding = UNKNOWN_RULES.in_text(&message.source, 0..0, text).with_help(near);
            findings.push(finding.about(Thing::RuleSet, rules));
        }
    }
    findings
}
