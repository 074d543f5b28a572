//! A book with the imports of a catalog, before anything is written.

use std::collections::{BTreeMap, BTreeSet};

use unic_langid::LanguageIdentifier;

use crate::book::Audited;
use referee::diagnostic::{Finding, Place, Source};
use referee::tooling::folder::Folder;
use referee::tooling::message_at;

use super::files::{Imports, renewed, with};
use super::message::{Id, Message};

/// A book and the locale whose imports are tried.
pub(super) struct Trial<'t> {
    pub(super) texts: &'t Folder,
    pub(super) locale: &'t LanguageIdentifier,
    /// The message files of the locale and of the original.
    pub(super) own: &'t BTreeMap<Box<str>, Source>,
    pub(super) original: &'t BTreeMap<Box<str>, Source>,
    pub(super) before: &'t Audited,
}

/// A book with imports, its audit, and its changed files.
pub(super) type Attempt = (Folder, Audited, BTreeMap<Box<str>, String>);

impl Trial<'_> {
    /// The book with some messages.
    pub(super) fn with<'m>(&self, messages: impl Iterator<Item = (&'m Id, &'m str)>) -> Attempt {
        let imports: Imports<'_> = messages.map(|((file, id), text)| ((&**file, &**id), text)).collect();
        let changed = renewed(&imports, self.own, self.original);
        let after = with(self.texts, self.locale, &changed);
        let audited = Audited::new(&after, Some(self.before));
        (after, audited, changed)
    }

    /// The imported message that causes an error elsewhere: the last of the smallest prefix of imports that causes it.
    pub(super) fn culprit(
        &self,
        messages: &BTreeMap<Id, Message<'_>>,
        before: &[Finding],
        wrong: &Finding,
    ) -> Option<Id> {
        let is_it =
            |other: &Finding| (other.id, &other.message, message(other)) == (wrong.id, &wrong.message, message(wrong));
        let changed: Vec<(&Id, &Message<'_>)> = messages.iter().filter(|(_, message)| message.changed).collect();
        let is_wrong = |count: usize| {
            let (after, audited, _) =
                self.with(changed.iter().take(count).map(|(id, message)| (*id, message.text.as_str())));
            added(before, &audited.findings(&after)).iter().any(is_it)
        };
        let (mut right, mut wrong) = (0, changed.len());
        if wrong == 0 || is_wrong(0) {
            return None;
        }
        while wrong - right > 1 {
            let middle = usize::midpoint(right, wrong);
            if is_wrong(middle) {
                wrong = middle;
            } else {
                right = middle;
            }
        }
        changed.get(right).map(|(id, _)| (*id).clone())
    }
}

/// The file and message of a finding.
fn message(finding: &Finding) -> Option<(String, String)> {
    let (source, span) = finding.place.as_ref()?.span()?;
    Some((source.name().to_owned(), message_at(source.text(), span.start)?.to_owned()))
}

/// New errors.
pub(super) fn added(before: &[Finding], after: &[Finding]) -> Vec<Finding> {
    let known: BTreeSet<(&str, &str, Option<(String, String)>)> =
        before.iter().map(|finding| (finding.id, finding.message.as_str(), message(finding))).collect();
    let new = after.iter().filter(|finding| finding.is_error() && finding.id != "message-missing");
    new.filter(|finding| !known.contains(&(finding.id, &finding.message, message(finding)))).cloned().collect()
}

/// Imported messages with errors, and the reasons. An error that another imported message causes counts for that message.
pub(super) fn broken(
    new: &[Finding],
    changed: &BTreeMap<Box<str>, String>,
    messages: &BTreeMap<Id, Message<'_>>,
) -> Vec<(Id, String)> {
    let imported = |place: &Place| -> Option<Id> {
        let (source, span) = place.span()?;
        let is_it = |file: &str, text: &str| source.name().ends_with(&format!("/{file}.ftl")) && text == source.text();
        let (file, _) = changed.iter().find(|(file, text)| is_it(file, text))?;
        let id: Id = (file.clone(), message_at(source.text(), span.start)?.into());
        messages.get(&id).filter(|message| message.changed).map(|_| id)
    };
    let mut wrong: Vec<(Id, String)> = Vec::new();
    for finding in new {
        let cause = finding.related.as_ref().and_then(|(place, _)| imported(place));
        let Some(id) = cause.or_else(|| imported(finding.place.as_ref()?)) else { continue };
        if !wrong.iter().any(|(known, _)| *known == id) {
            let help = finding.help.as_ref().map(|help| format!(" ({help})")).unwrap_or_default();
            wrong.push((id, format!("{}{help}", finding.message)));
        }
    }
    wrong
}
