use std::fmt::Write;

use serde::Serialize;

use referee::locale::Reader;
use referee::tooling::safe::{line, lines};
use referee::tooling::{Noun, markdown_escape};

use super::change::{Change, ChangeKind, Nature, Section};
use super::compare::Diff;
use super::content::Content;
use super::sentence::Speaker;

/// What changed, in the reader's language. As JSON, its keys stand in the order in which they stand here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct DiffReport {
    /// The old rule set.
    pub from: String,
    /// The new rule set.
    pub to: String,
    /// The locale that serves the reader.
    pub locale: String,
    /// A heading, or that nothing changed.
    pub text: String,
    /// The changes: stages and what leads out of them first. Those of one section stand together.
    pub changes: Vec<ChangeReport>,
}

/// A change in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct ChangeReport {
    /// What changed in what, such as `stage-added` or `timeout-later`.
    #[schemars(with = "String", regex(pattern = "^[a-z]+(-[a-z]+)+$"))]
    pub kind: ChangeKind,
    /// Whether something came, went, or is otherwise than before.
    pub nature: Nature,
    /// The heading that it stands under.
    pub section: SectionLabel,
    /// What it is about, outermost first.
    pub about: Vec<NameLabel>,
    /// What stood there before, in ids.
    pub before: Option<Content>,
    /// What stands there now, in ids.
    pub after: Option<Content>,
    /// The change in a sentence.
    pub text: String,
    /// More about it, each in a line.
    pub details: Vec<String>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct SectionLabel {
    /// Its id: `stage`, `outcomes`, `arrival`, `fields`, `notifications`, `roles`, `views`, `tips`.
    pub id: &'static str,
    /// Its words.
    pub label: String,
}

/// An id with its word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, schemars::JsonSchema)]
#[non_exhaustive]
pub struct NameLabel {
    /// What it is, such as `action`.
    pub noun: &'static str,
    /// Its id in the new rule set; in the old one if it is gone.
    pub id: String,
    /// Its word in the reader's language.
    pub label: String,
}

impl Diff {
    /// What changed, in the reader's language. Both rule sets must be of the rulebook that the reader's phrasebook
    /// was made for.
    ///
    /// Beside the changes of the rules it tells what is called otherwise in this language.
    pub fn report(&self, reader: &Reader) -> DiffReport {
        let speaker =
            Speaker { common: reader.common(), old: reader.words(self.before()), new: reader.words(self.after()) };
        let mut changes: Vec<ChangeReport> = self.all.iter().filter_map(|change| report(speaker, change)).collect();
        unsay(&mut changes);
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

/// Takes out recipients who went and came under the same words: for readers of this language nobody did.
fn unsay(changes: &mut Vec<ChangeReport>) {
    let recipients = |nature: Nature| -> Vec<String> {
        let recipients = changes.iter().filter(|it| it.kind.noun == Noun::Recipient && it.nature == nature);
        recipients.flat_map(|it| &it.about).map(|it| it.label.clone()).collect()
    };
    let (came, went) = (recipients(Nature::Added), recipients(Nature::Removed));
    let both = |label: &String| came.contains(label) && went.contains(label);
    changes.retain(|it| it.kind.noun != Noun::Recipient || !it.about.iter().any(|it| both(&it.label)));
}

/// A change in words; none where nothing shows in this language.
fn report(speaker: Speaker<'_>, change: &Change) -> Option<ChangeReport> {
    let text = speaker.sentence(change)?;
    let about = change.about.iter().filter_map(|it| {
        let name = it.name()?;
        Some(NameLabel { noun: name.noun.id(), id: name.id.to_string(), label: speaker.current(it) })
    });
    let label = match &change.section {
        Section::Stage(stage) => speaker.message("diff-section-stage", &[("stage", &speaker.current(stage))]),
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
    /// Whether nothing changed for readers of this language.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The report as Markdown: headings and lists. Words of the rules stand for nothing but themselves in it.
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
