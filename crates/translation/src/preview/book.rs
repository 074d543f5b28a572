use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use unic_langid::LanguageIdentifier;

use crate::audits::Translations;
use crate::book::Audited;
use referee::Referee;
use referee::diagnostic::{Finding, Severity, Source, Thing};
use referee::tooling::folder::Folder;
use referee::tooling::word_checks::UNTRANSLATED;
use referee::tooling::{MessageSource, builtin, message_at};

use super::lasting::{self, Good};

/// Findings that mean that a whole file could not be read.
const UNREAD: [&str; 2] = ["ftl-deep", "ftl-large"];

/// The locale, file and id of a message.
pub(super) type Address = (LanguageIdentifier, Box<str>, Box<str>);

/// A book that is being edited, with the last valid text of its files.
#[derive(Default)]
pub(crate) struct Book {
    folder: Option<PathBuf>,
    /// Valid messages by file name.
    good: HashMap<Box<str>, Good>,
    messages: HashMap<Box<str>, MessageSource>,
    /// The files without errors when they were last read.
    whole: HashSet<Box<str>>,
    rules: HashMap<Box<str>, Source>,
    /// The audit of the files as read.
    last: Option<Audited>,
    /// The audit of the repaired files, if there were errors.
    repaired: Option<Audited>,
}

/// A version of a book to show.
pub(crate) struct Shown {
    /// The last valid rules and messages.
    pub(super) referee: Referee,
    /// The translations in the files as they are.
    pub(super) translations: Translations,
    /// Findings in the files as they are, errors first.
    pub(super) findings: Vec<Finding>,
    /// Indices of the findings of each message.
    pub(super) by_message: HashMap<Address, Vec<usize>>,
}

impl Shown {
    /// This version with a finding about unreadable files.
    pub(super) fn with(&self, finding: Finding) -> Self {
        let mut findings = self.findings.clone();
        if !findings.contains(&finding) {
            // At the end, to keep the indices of the others.
            findings.push(finding);
        }
        Self {
            referee: self.referee.clone(),
            translations: self.translations.clone(),
            findings,
            by_message: self.by_message.clone(),
        }
    }
}

impl Book {
    /// The book of a folder, or the built-in book.
    pub(crate) fn new(folder: Option<&Path>) -> Self {
        Self { folder: folder.map(Path::to_owned), ..Self::default() }
    }

    /// Reads the book again. The last valid text replaces messages with errors.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(crate) fn read(&mut self) -> Result<Shown, Finding> {
        let mut texts = self.folder.as_deref().map(Folder::read).transpose()?.unwrap_or_else(builtin::folder);
        let audited = Audited::new(&texts, self.last.as_ref());
        let mut findings = audited.findings(&texts);
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let sorted = Sorted::of(&findings, &texts.messages);
        let (messages, repaired_messages) = self.valid_messages(texts.messages, &sorted);
        texts.messages = messages;
        let repaired_rules = self.repair_rules(&mut texts.rules, &findings);
        let repaired = (repaired_messages || repaired_rules)
            .then(|| Audited::new(&texts, self.repaired.as_ref().or(Some(&audited))));
        let referee = repaired.as_ref().unwrap_or(&audited).reading.referee.clone();
        let translations = audited.translations.clone();
        self.repaired = repaired;
        self.last = Some(audited);
        Ok(Shown { referee, translations, findings, by_message: sorted.by_message })
    }

    /// Message files with the last valid text in place of invalid messages, and whether there are any.
    fn valid_messages(&mut self, all: Vec<MessageSource>, sorted: &Sorted) -> (Vec<MessageSource>, bool) {
        let none = BTreeSet::new();
        let mut repaired = false;
        let mut messages = Vec::with_capacity(all.len());
        for message in all {
            let name = message.source.name();
            if sorted.unread.contains(name) {
                continue;
            }
            let ids = sorted.wrong.get(name).unwrap_or(&none);
            let before = self.good.get(name);
            let known = self.messages.get(name).filter(|known| known.source.text() == message.source.text());
            if ids.is_empty() && known.is_some() && self.whole.contains(name) {
                messages.push(message);
                continue;
            }
            let good = lasting::good(&message.source, ids, before);
            if ids.is_empty() {
                self.whole.insert(name.into());
                messages.push(message.clone());
            } else {
                repaired = true;
                self.whole.remove(name);
                let (valid, kept) = lasting::repaired(&message.source, ids, before);
                messages.extend([kept, valid].map(|source| MessageSource { source, ..message.clone() }));
            }
            self.good.insert(name.into(), good);
            self.messages.insert(message.source.name().into(), message.clone());
        }
        // Use the last valid text of unreadable files.
        for (name, known) in &self.messages {
            let Some(good) = self.good.get(name) else { continue };
            if exists(name) && messages.iter().all(|message| message.source.name() != &**name) {
                repaired = true;
                let text: String = good.values().map(|text| &**text).collect();
                messages.push(MessageSource { source: Source::new(&**name, text), ..known.clone() });
            }
        }
        (messages, repaired)
    }

    /// Replaces rule files with errors by the last valid ones. Returns whether there are any.
    fn repair_rules(&mut self, rules: &mut Vec<Source>, findings: &[Finding]) -> bool {
        let errors = findings.iter().filter(|finding| finding.is_error());
        let broken: BTreeSet<&str> = errors.filter_map(|finding| Some(finding.place.as_ref()?.file())).collect();
        let mut repaired = false;
        for source in &mut *rules {
            if !broken.contains(source.name()) {
                self.rules.insert(source.name().into(), source.clone());
            } else if let Some(good) = self.rules.get(source.name()) {
                repaired = true;
                *source = good.clone();
            }
        }
        for (name, known) in &self.rules {
            if exists(name) && rules.iter().all(|source| source.name() != &**name) {
                repaired = true;
                rules.push(known.clone());
            }
        }
        repaired
    }
}

fn exists(name: &str) -> bool {
    Path::new(name).symlink_metadata().is_ok()
}

/// Findings by message and file.
#[derive(Default)]
struct Sorted {
    /// Indices of the findings of each message.
    by_message: HashMap<Address, Vec<usize>>,
    /// The messages with errors of each file.
    wrong: BTreeMap<Box<str>, BTreeSet<Box<str>>>,
    /// The unreadable files.
    unread: BTreeSet<Box<str>>,
}

impl Sorted {
    fn of(findings: &[Finding], messages: &[MessageSource]) -> Self {
        let mut sorted = Self::default();
        let sources: HashMap<&str, &MessageSource> =
            messages.iter().map(|message| (message.source.name(), message)).collect();
        for (number, finding) in findings.iter().enumerate() {
            // Notes are not shown beside messages.
            if finding.severity == Severity::Note || finding.id == UNTRANSLATED.id {
                continue;
            }
            let Some((source, span)) = finding.place.as_ref().and_then(|place| place.span()) else { continue };
            let Some(message) = sources.get(source.name()) else { continue };
            if UNREAD.contains(&finding.id) {
                sorted.unread.insert(message.source.name().into());
            }
            let id = match &finding.subject {
                Some(subject) => Some(&*subject.id).filter(|_| subject.kind == Thing::Message),
                None => message_at(source.text(), span.start),
            };
            let Some(id) = id else { continue };
            let file = message.rules.as_deref().unwrap_or("common");
            sorted.by_message.entry((message.locale.clone(), file.into(), id.into())).or_default().push(number);
            if finding.is_error() && finding.id != "message-missing" {
                sorted.wrong.entry(message.source.name().into()).or_default().insert(id.into());
            }
        }
        sorted
    }
}
