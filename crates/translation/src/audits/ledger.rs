//! Ledgers of translations: one line per message, so that versions of a ledger merge line by line.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use referee::check;
use referee::diagnostic::{Finding, Source, Thing};
use referee::tooling::BYTE_ORDER_MARK;

use super::unit::{LENGTH, UnitId};

check! {
/// Invalid line in a ledger.
///
/// The ledger of a locale, `locales/{locale}/ledger`, has a line for each message: its file, its id, and a fingerprint
/// of the English text that it was translated from. A second fingerprint is that of a translation which was accepted as it
/// is, with its warnings. `referee locale accept` writes this file. A message can have two lines after a manual merge. Conflict markers of an unfinished merge are invalid.
    LEDGER_LINE: Error in Words, "ledger-line"
}

/// The first line of a ledger.
const HEAD: &str = "# What each message was translated from: its file, its id, a fingerprint of the English text";
/// The most invalid lines that are reported.
const MOST_FINDINGS: usize = 20;

/// Fingerprints by message. The ledger of the original also has their texts. After a merge, a message can have several
/// fingerprints: it was translated from one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    entries: BTreeMap<UnitId, BTreeSet<Box<str>>>,
    texts: BTreeMap<Box<str>, Box<str>>,
    /// Translations that were accepted as they are, by their originals.
    as_is: BTreeMap<(UnitId, Box<str>), Box<str>>,
}

impl Ledger {
    /// An empty ledger.
    pub const fn empty() -> Self {
        Self { entries: BTreeMap::new(), texts: BTreeMap::new(), as_is: BTreeMap::new() }
    }

    /// Reads a ledger. Invalid lines are reported and skipped.
    pub(crate) fn read(source: &Source) -> (Self, Vec<Finding>) {
        let mut ledger = Self::default();
        let mut findings = Vec::new();
        let mut at = 0;
        for line in source.text().split_inclusive('\n') {
            let start = at;
            at += line.len();
            let line = line.trim_start_matches(BYTE_ORDER_MARK).trim_end();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if ledger.line(line).is_none() && findings.len() < MOST_FINDINGS {
                let message = if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark))
                {
                    "unresolved merge conflict"
                } else {
                    "invalid ledger line"
                };
                let help = "keep the lines of both versions, or delete the file and run `referee locale accept`";
                let finding = LEDGER_LINE.in_text(source, start..start + line.len(), message);
                findings.push(finding.with_help(help.to_owned()).about(Thing::File, source.name()));
            }
        }
        (ledger, findings)
    }

    fn line(&mut self, line: &str) -> Option<()> {
        let mut columns = line.splitn(4, ' ');
        let (file, message, fingerprint) = (columns.next()?, columns.next()?, columns.next()?);
        let is_id = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
        let valid = |text: &str| text.len() == LENGTH && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !is_id(file) || !is_id(message) || !valid(fingerprint) {
            return None;
        }
        let id = UnitId { file: file.into(), message: message.into() };
        match columns.next() {
            Some(own) if valid(own) => {
                self.record(id.clone(), fingerprint.into());
                self.accept_as_is(id, fingerprint.into(), own.into());
            }
            Some(text) => self.keep(id, fingerprint.into(), &serde_json::from_str::<String>(text).ok()?),
            None => self.record(id, fingerprint.into()),
        }
        Some(())
    }

    /// The text of a ledger after the messages of a rule set were copied to another one: with their lines under the new
    /// name. Without `all`, only with these. `None` if there are none.
    pub fn carried(source: &Source, from: &str, to: &str, all: bool) -> Option<String> {
        let (mut ledger, _) = Self::read(source);
        let renamed = |id: &UnitId| UnitId { file: to.into(), message: id.message.clone() };
        let accepted: Vec<_> = ledger
            .as_is
            .iter()
            .filter(|((id, _), _)| *id.file == *from)
            .map(|((id, of), own)| (renamed(id), of.clone(), own.clone()))
            .collect();
        let copied: Vec<(UnitId, Box<str>)> = ledger
            .entries()
            .filter(|(id, _)| *id.file == *from)
            .map(|(id, fingerprint)| (renamed(id), fingerprint.clone()))
            .collect();
        if copied.is_empty() {
            return None;
        }
        if !all {
            ledger.entries.clear();
            ledger.as_is.clear();
        }
        for (id, fingerprint) in copied {
            ledger.record(id, fingerprint);
        }
        for (id, original, own) in accepted {
            ledger.accept_as_is(id, original, own);
        }
        Some(ledger.to_string())
    }

    /// The fingerprints of the originals of a message.
    pub(crate) fn recorded(&self, id: &UnitId) -> Option<&BTreeSet<Box<str>>> {
        self.entries.get(id)
    }

    /// The text with a fingerprint.
    pub(crate) fn text(&self, fingerprint: &str) -> Option<&str> {
        self.texts.get(fingerprint).map(|text| &**text)
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = (&UnitId, &Box<str>)> {
        self.entries.iter().flat_map(|(id, all)| all.iter().map(move |fingerprint| (id, fingerprint)))
    }

    /// Records the fingerprint of the original of a message.
    pub(crate) fn record(&mut self, id: UnitId, fingerprint: Box<str>) {
        self.entries.entry(id).or_default().insert(fingerprint);
    }

    /// Records that a translation of an original is right as it is.
    pub(crate) fn accept_as_is(&mut self, id: UnitId, original: Box<str>, own: Box<str>) {
        self.as_is.insert((id, original), own);
    }

    /// The translation of an original that was accepted as it is.
    pub(crate) fn as_is(&self, id: &UnitId, original: &str) -> Option<&str> {
        self.as_is.get(&(id.clone(), original.into())).map(|own| &**own)
    }

    /// Whether any translation was accepted as it is.
    pub(crate) fn has_as_is(&self) -> bool {
        !self.as_is.is_empty()
    }

    /// Records a fingerprint with its text.
    pub(crate) fn keep(&mut self, id: UnitId, fingerprint: Box<str>, text: &str) {
        self.texts.insert(fingerprint.clone(), text.into());
        self.record(id, fingerprint);
    }
}

impl fmt::Display for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let with = if self.texts.is_empty() { "" } else { " that it is of, and that text" };
        writeln!(f, "{HEAD}{with}.\n# `referee locale accept` writes this file.")?;
        for (id, fingerprint) in self.entries() {
            let UnitId { file, message } = id;
            write!(f, "{file} {message} {fingerprint}")?;
            if let Some(own) = self.as_is(id, fingerprint) {
                write!(f, " {own}")?;
            }
            match self.text(fingerprint) {
                Some(text) => writeln!(f, " {}", serde_json::Value::from(text))?,
                None => writeln!(f)?,
            }
        }
        Ok(())
    }
}
