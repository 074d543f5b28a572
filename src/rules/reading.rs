//! Reading the rule files of a book: each by itself, then the ways between them.

use std::sync::Arc;

use crate::diagnostic::{Finding, Findings, Source};

use super::checks::{self, duplicate::DUPLICATE, empty::EMPTY, follows};
use super::crossing::Crossing;
use super::file::RuleFile;
use super::known::known;
use super::mapping::Mapping;
use super::node::key;
use super::region::Values;
use super::rollout::Rollout;
use super::switch_draft::SwitchDraft;
use super::{FieldId, IdVec, RuleSet, Rulebook, StageId};

impl Rulebook {
    /// Reads and checks rule files. One that is called `rollout.yaml` says under which rule set a new lead opens.
    ///
    /// ```
    /// use referee::{Rulebook, Source};
    /// let text = std::fs::read_to_string("examples/tickets/rules/tickets.yaml")?;
    /// let book = Rulebook::parse(&[Source::new("tickets.yaml", text.as_str())])?;
    /// assert_eq!(book.sets().len(), 1);
    ///
    /// let twice = [Source::new("a.yaml", text.as_str()), Source::new("b.yaml", text)];
    /// let findings = Rulebook::parse(&twice).unwrap_err();
    /// let twice = findings.iter().next().expect("there is one");
    /// assert_eq!((twice.id, &*twice.message), ("duplicate", "there are two rule sets `tickets`"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong with them, also two rule sets of one name, a rule set that follows one
    /// which is not there, and no rule set at all.
    pub fn parse<'s>(sources: impl IntoIterator<Item = &'s Source>) -> Result<Self, Findings> {
        match Self::parse_sound(sources) {
            (Some(book), findings) if findings.is_empty() => Ok(book),
            (_, findings) => Err(Findings::new(findings)),
        }
    }

    /// The rule sets that are sound, if there are any, and every error in the others.
    pub(crate) fn parse_sound<'s>(sources: impl IntoIterator<Item = &'s Source>) -> (Option<Self>, Vec<Finding>) {
        let Checked { book, mut findings, .. } = Self::check(sources);
        findings.retain(Finding::is_error);
        if book.sets.is_empty() && findings.is_empty() {
            findings.push(EMPTY.at(None, "there is no rule set"));
        }
        ((!book.sets.is_empty()).then_some(book), findings)
    }

    /// The rule sets that are sound, what each file is called, and everything that was found, also what is only
    /// worth knowing.
    pub fn check<'s>(sources: impl IntoIterator<Item = &'s Source>) -> Checked {
        let mut drafts: Vec<Drafted<'_>> = Vec::new();
        let mut names: Vec<(Box<str>, Source)> = Vec::new();
        let mut findings = Vec::new();
        let mut rollouts = Vec::new();
        for source in sources {
            if is_rollout(std::path::Path::new(source.name())) {
                rollouts.push(source);
                continue;
            }
            let RuleFile { name, switch, set, findings: found } = RuleFile::read(source);
            findings.extend(found);
            // A file without a name was meant to have that of the file.
            let stem = || std::path::Path::new(source.name()).file_stem()?.to_str().map(Into::into);
            if let Some(name) = name.or_else(stem) {
                if names.iter().any(|(known, _)| *known == name) {
                    let message = format!("there are two rule sets `{name}`");
                    let first = drafts.iter().find(|known| *known.set.name() == *name).map(|it| it.source.name());
                    let help = first.map(|first| format!("the other one is in `{first}`; each has a name of its own"));
                    findings.push(DUPLICATE.in_text(source, key(source, "rules"), message).with_help(help));
                }
                names.push((name, source.clone()));
            }
            // Of two, the first that is sound is used.
            let set = set.filter(|set| drafts.iter().all(|known| known.set.name() != set.name()));
            drafts.extend(set.map(|set| Drafted { set, switch, source }));
        }
        let read: Vec<(&RuleSet, &Source)> = drafts.iter().map(|it| (&it.set, it.source)).collect();
        let circles = follows::check(&read, &names, &mut findings);
        let (mut sets, found) = link(drafts, &circles);
        findings.extend(found);
        sets.sort_by(|a, b| a.name().cmp(b.name()));
        let mut rollout = None;
        for (number, source) in rollouts.into_iter().enumerate() {
            if number > 0 {
                findings.push(DUPLICATE.in_text(source, 0..0, "there are two rollouts"));
                continue;
            }
            let known: Vec<&str> = names.iter().map(|(name, _)| &**name).collect();
            let (sound, found) = Rollout::check(source, &known);
            rollout = sound.map(Arc::new);
            findings.extend(found);
        }
        Checked { book: Self { sets: sets.into(), rollout }, names, findings }
    }
}

/// Whether a file is the rollout, by its name.
pub fn is_rollout(path: &std::path::Path) -> bool {
    path.file_name().is_some_and(|name| name == "rollout.yaml" || name == "rollout.yml")
}

/// What was read from rule files.
#[derive(Clone)]
pub struct Checked {
    /// The valid rule sets.
    pub book: Rulebook,
    /// Each file with its own name, else with that which it was meant to have.
    pub names: Vec<(Box<str>, Source)>,
    /// What was found in the files.
    pub findings: Vec<Finding>,
}

/// A rule set that does not know its followers yet.
struct Drafted<'s> {
    set: RuleSet,
    switch: Option<SwitchDraft>,
    source: &'s Source,
}

/// Joins rule sets with those that follow them, the last ones first, and finds what is wrong with the ways between
/// them. Those that follow themselves are left as they are.
fn link(drafts: Vec<Drafted<'_>>, circles: &[Box<str>]) -> (Vec<Arc<RuleSet>>, Vec<Finding>) {
    let (mut open, findings) = mapped(drafts, circles);
    let mut linked = Vec::new();
    while !open.is_empty() {
        let follows = |set: &RuleSet, name: &str| set.follows() == Some(name);
        let ready = |set: &RuleSet| {
            let circle = circles.iter().any(|known| **known == *set.name());
            circle || !open.iter().any(|other| follows(other, set.name()))
        };
        // Without circles, there is one that nobody follows.
        let Some(next) = open.iter().position(ready) else { break };
        let set = Arc::new(open.swap_remove(next));
        if let Some(before) = open.iter_mut().find(|known| set.follows() == Some(known.name())) {
            before.followers = before.followers.iter().cloned().chain([Arc::clone(&set)]).collect();
        }
        linked.push(set);
    }
    (linked, findings)
}

/// Finds the ways between rule sets, the first ones first: what leads have with them hangs on where they came from.
fn mapped(mut drafts: Vec<Drafted<'_>>, circles: &[Box<str>]) -> (Vec<RuleSet>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut done: Vec<(RuleSet, IdVec<StageId, Values<FieldId>>)> = Vec::new();
    while !drafts.is_empty() {
        let waits = |it: &Drafted<'_>| {
            let circle = circles.iter().any(|known| **known == *it.set.name());
            !circle && drafts.iter().any(|other| it.set.follows() == Some(other.set.name()))
        };
        let Some(next) = drafts.iter().position(|it| !waits(it)) else { break };
        let Drafted { mut set, switch, source } = drafts.swap_remove(next);
        let before = done.iter().find(|(known, _)| set.follows() == Some(known.name()));
        let mut landed = Vec::new();
        if let Some(((before, had), switch)) = before.zip(switch) {
            let mapping = map(before, &set, &switch, source, had, &mut findings);
            landed = mapping.as_ref().map_or_else(Vec::new, |mapping| mapping.landed(had, set.fields().len()));
            set.mapping = mapping;
        }
        let has = known(&set, &landed);
        done.push((set, has));
    }
    (done.into_iter().map(|(set, _)| set).collect(), findings)
}

/// The way from a rule set to the one that follows it, if it is sound.
fn map(
    before: &RuleSet,
    after: &RuleSet,
    draft: &SwitchDraft,
    source: &Source,
    known: &IdVec<StageId, Values<FieldId>>,
    findings: &mut Vec<Finding>,
) -> Option<Mapping> {
    let crossing = Crossing::new(before, after, draft, source, known)?;
    let found = checks::crossing(&crossing);
    let sound = found.iter().all(|finding| !finding.is_error());
    findings.extend(found);
    if sound { crossing.mapping() } else { None }
}
