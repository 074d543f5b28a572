use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};

use unic_langid::LanguageIdentifier;

use crate::audits::Translations;
use crate::book::Audited;
use referee::Referee;
use referee::diagnostic::{Finding, Severity, Source, Thing};
use referee::tooling::folder::Folder;
use referee::tooling::{MessageSource, builtin, message_at};

use super::lasting::{self, Good};

/// What keeps a whole file from being read.
const UNREAD: [&str; 2] = ["ftl-deep", "ftl-large"];

/// Where a message stands: its locale, its file, its id.
pub(super) type Address = (LanguageIdentifier, Box<str>, Box<str>);

/// A book that is being written, with the last good words of everything in it.
#[derive(Default)]
pub(crate) struct Book {
    folder: Option<PathBuf>,
    /// By the name of the file.
    good: HashMap<Box<str>, Good>,
    messages: HashMap<Box<str>, MessageSource>,
    /// The files in which nothing was wrong when they were last read.
    whole: HashSet<Box<str>>,
    rules: HashMap<Box<str>, Source>,
    /// The files as they were, with all that is wrong in them.
    last: Option<Audited>,
    /// What was shown in their place, if they had mistakes.
    mended: Option<Audited>,
}

/// What is shown of a book.
pub(crate) struct Shown {
    /// The last good rules and words.
    pub(super) referee: Referee,
    /// What was translated from what, in the files as they are.
    pub(super) translations: Translations,
    /// What is found in the files as they are; errors first.
    pub(super) findings: Vec<Finding>,
    /// The findings of each message, by their numbers.
    pub(super) told: HashMap<Address, Vec<usize>>,
}

impl Shown {
    /// The same, with something that keeps the files from being read.
    pub(super) fn with(&self, finding: Finding) -> Self {
        let mut findings = self.findings.clone();
        if !findings.contains(&finding) {
            // At the end: others are known by their numbers.
            findings.push(finding);
        }
        Self {
            referee: self.referee.clone(),
            translations: self.translations.clone(),
            findings,
            told: self.told.clone(),
        }
    }
}

impl Book {
    /// The book of a folder; without one, that which comes with the library.
    pub(crate) fn new(folder: Option<&Path>) -> Self {
        Self { folder: folder.map(Path::to_owned), ..Self::default() }
    }

    /// What lies in it now. Where something is wrong, the last good words stand in its place.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub(crate) fn read(&mut self) -> Result<Shown, Finding> {
        let mut texts = self.folder.as_deref().map(Folder::read).transpose()?.unwrap_or_else(builtin::folder);
        let audited = Audited::new(&texts, self.last.as_ref());
        let mut findings = audited.findings(&texts);
        findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        let told = Told::of(&findings, &texts.messages);
        let (messages, mended_messages) = self.sound_messages(texts.messages, &told);
        texts.messages = messages;
        let mended_rules = self.mend_rules(&mut texts.rules, &findings);
        // What was good enough to be read before is shown again.
        let mended =
            (mended_messages || mended_rules).then(|| Audited::new(&texts, self.mended.as_ref().or(Some(&audited))));
        let referee = mended.as_ref().unwrap_or(&audited).reading.referee.clone();
        let translations = audited.translations.clone();
        self.mended = mended;
        self.last = Some(audited);
        Ok(Shown { referee, translations, findings, told: told.numbers })
    }

    /// Message files with the last good words in place of wrong ones, and whether there are any.
    fn sound_messages(&mut self, all: Vec<MessageSource>, told: &Told) -> (Vec<MessageSource>, bool) {
        let none = BTreeSet::new();
        let mut mended = false;
        let mut messages = Vec::with_capacity(all.len());
        for message in all {
            let name = message.source.name();
            if told.unread.contains(name) {
                continue;
            }
            let ids = told.wrong.get(name).unwrap_or(&none);
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
                mended = true;
                self.whole.remove(name);
                let (sound, kept) = lasting::mended(&message.source, ids, before);
                messages.extend([kept, sound].map(|source| MessageSource { source, ..message.clone() }));
            }
            self.good.insert(name.into(), good);
            self.messages.insert(message.source.name().into(), message.clone());
        }
        // What cannot be read at all was once.
        for (name, known) in &self.messages {
            let Some(good) = self.good.get(name) else { continue };
            if is_there(name) && messages.iter().all(|message| message.source.name() != &**name) {
                mended = true;
                let text: String = good.values().map(|text| &**text).collect();
                messages.push(MessageSource { source: Source::new(&**name, text), ..known.clone() });
            }
        }
        (messages, mended)
    }

    /// Puts the last good rule files in place of wrong ones. Gives whether there are any.
    fn mend_rules(&mut self, rules: &mut Vec<Source>, findings: &[Finding]) -> bool {
        let errors = findings.iter().filter(|finding| finding.is_error());
        let broken: BTreeSet<&str> = errors.filter_map(|finding| Some(finding.place.as_ref()?.file())).collect();
        let mut mended = false;
        for source in &mut *rules {
            if !broken.contains(source.name()) {
                self.rules.insert(source.name().into(), source.clone());
            } else if let Some(good) = self.rules.get(source.name()) {
                mended = true;
                *source = good.clone();
            }
        }
        for (name, known) in &self.rules {
            if is_there(name) && rules.iter().all(|source| source.name() != &**name) {
                mended = true;
                rules.push(known.clone());
            }
        }
        mended
    }
}

/// Whether a file has not been deleted.
fn is_there(name: &str) -> bool {
    Path::new(name).symlink_metadata().is_ok()
}

/// Findings by what they are about.
#[derive(Default)]
struct Told {
    /// The findings of each message, by their numbers.
    numbers: HashMap<Address, Vec<usize>>,
    /// By file: the messages with errors.
    wrong: BTreeMap<Box<str>, BTreeSet<Box<str>>>,
    /// The files that cannot be read.
    unread: BTreeSet<Box<str>>,
}

impl Told {
    fn of(findings: &[Finding], messages: &[MessageSource]) -> Self {
        let mut told = Self::default();
        let sources: HashMap<&str, &MessageSource> =
            messages.iter().map(|message| (message.source.name(), message)).collect();
        for (number, finding) in findings.iter().enumerate() {
            // Notes are not shown beside messages.
            if finding.severity == Severity::Note {
                continue;
            }
            let Some((source, span)) = finding.place.as_ref().and_then(|place| place.span()) else { continue };
            let Some(message) = sources.get(source.name()) else { continue };
            if UNREAD.contains(&finding.id) {
                told.unread.insert(message.source.name().into());
            }
            let id = match &finding.subject {
                Some(subject) => Some(&*subject.id).filter(|_| subject.kind == Thing::Message),
                None => message_at(source.text(), span.start),
            };
            let Some(id) = id else { continue };
            let file = message.rules.as_deref().unwrap_or("common");
            told.numbers.entry((message.locale.clone(), file.into(), id.into())).or_default().push(number);
            if finding.is_error() && finding.id != "message-missing" {
                told.wrong.entry(message.source.name().into()).or_default().insert(id.into());
            }
        }
        told
    }
}
