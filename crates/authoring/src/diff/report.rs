use std::fmt::Write;

use serde::Serialize;

use referee::locale::Reader;
use referee::tooling::safe::{line, lines};
use referee::tooling::{Noun, markdown_escape};

use super::change::{Change, ChangeKind, Nature, Section};
use super::compare::Diff;
use super::content::Content;
use super::sentence::Speaker;

/// The changes in the reader's language. The JSON keys are in the order of these fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct DiffReport {
    /// The old rule set.
    pub from: String,
    /// The new rule set.
    pub to: String,
    /// The locale that serves the reader.
    pub locale: String,
    /// A heading, or a note that nothing changed.
    pub text: String,
    /// The changes, grouped by section: stages and their exits first.
    pub changes: Vec<ChangeReport>,
}

/// A change in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct ChangeReport {
    /// The kind of the change, such as `stage-added` or `timeout-later`.
    #[schemars(with = "String", regex(pattern = "^[a-z]+(-[a-z]+)+$"))]
    pub kind: ChangeKind,
    /// Whether something was added, removed or changed.
    pub nature: Nature,
    /// The heading that the change is listed under.
    pub section: SectionLabel,
    /// The changed items, outermost first.
    pub about: Vec<NameLabel>,
    /// The old content, in ids.
    pub before: Option<Content>,
    /// The new content, in ids.
    pub after: Option<Content>,
    /// The change in a sentence.
    pub text: String,
    /// Details, one per line.
    pub details: Vec<String>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct SectionLabel {
    /// Its id: `stage`, `outcomes`, `clocks`, `calendars`, `arrival`, `fields`, `notifications`, `roles`, `views`, `tips`.
    pub id: &'static str,
    /// Its label.
    pub label: String,
}

/// An id with its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct NameLabel {
    /// The kind of item, such as `action`.
    pub noun: &'static str,
    /// Its id in the new rule set, or in the old one if it was removed.
    pub id: String,
    /// Its label in the reader's language.
    pub label: String,
}

impl Diff {
    /// The changes in the reader's language, including changed labels.
    ///
    /// Both rule sets must belong to the rulebook of the reader's phrasebook.
    pub fn report(&self, reader: &Reader) -> DiffReport {
        let speaker =
            Speaker { common: reader.common(), old: reader.words(self.before()), new: reader.words(self.after()) };
        let mut changes: Vec<ChangeReport> = self.all.iter().filter_map(|change| report(speaker, change)).collect();
        omit_unchanged_recipients(&mut changes);
        let id = if changes.is_empty() { "diff-none" } else { "diff-title" };
        let text = speaker.message(id, &[("from", self.before().name()), ("to", self.after().name())]);
        DiffReport {
            from: self.before().name().to_owned(),
            to: self.after().name().to_owned(),
            locale: reader.common().locale_id().to_owned(),
            text,
            changes,
        }
    }
}

/// Omits recipients that were removed and added under the same label: readers of this language see no change.
fn omit_unchanged_recipients(changes: &mut Vec<ChangeReport>) {
    let recipients = |nature: Nature| -> Vec<String> {
        let recipients = changes.iter().filter(|it| it.kind.noun == Noun::Recipient && it.nature == nature);
        recipients.flat_map(|it| &it.about).map(|it| it.label.clone()).collect()
    };
    let (came, went) = (recipients(Nature::Added), recipients(Nature::Removed));
    let both = |label: &String| came.contains(label) && went.contains(label);
    changes.retain(|it| it.kind.noun != Noun::Recipient || !it.about.iter().any(|it| both(&it.label)));
}

/// A change in the reader's language; none if nothing changed there.
fn report(speaker: Speaker<'_>, change: &Change) -> Option<ChangeReport> {
    let text = speaker.sentence(change)?;
    let about = change.about.iter().filter_map(|it| {
        let name = it.name()?;
        Some(NameLabel { noun: name.noun.id(), id: name.id.to_string(), label: speaker.current(it) })
    });
    let label = match &change.section {
        Section::Stage(stage) => speaker.message("diff-section-stage", &[("stage", &speaker.current(stage))]),
        Section::Outcome(outcome) => speaker.message("diff-section-outcome", &[("outcome", &speaker.current(outcome))]),
        section => speaker.message(&format!("diff-section-{}", section.id()), &[]),
    };
    Some(ChangeReport {
        kind: change.kind,
        nature: change.kind.nature(),
        section: SectionLabel { id: change.section.id(), label },
        about: about.collect(),
        before: change.before.clone(),
        after: change.after.clone(),
        text,
        details: speaker.details(change),
    })
}

impl DiffReport {
    /// Whether readers of this language see no change.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The report as Markdown with headings and lists. Labels are escaped.
    pub fn to_markdown(&self) -> String {
        if self.is_empty() {
            return format!("{}\n", markdown_escape(&line(&self.text)));
        }
        let mut text = format!("# {}\n", markdown_escape(&self.text));
        let mut section = None;
        for change in &self.changes {
            if section != Some(&change.section) {
                let _ = writeln!(text, "\n## {}\n", markdown_escape(&change.section.label));
                section = Some(&change.section);
            }
            let _ = writeln!(text, "- {}", markdown_escape(&change.text));
            for detail in &change.details {
                let _ = writeln!(text, "  - {}", markdown_escape(detail));
            }
        }
        lines(&text).into_owned()
    }
}
