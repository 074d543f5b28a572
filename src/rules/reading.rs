//! Reading the rule files of a book: each by itself, then the ways between them.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use crate::diagnostic::{Finding, Findings, Source, Thing};

use super::book::Entry;
use super::checks::duplicate::DUPLICATE;
use super::checks::empty::EMPTY;
use super::checks::{self, follows};
use super::crossing::Crossing;
use super::file::RuleFile;
use super::known::known;
use super::mapping::Landed;
use super::node::key;
use super::rollout::Rollout;
use super::switch_draft::SwitchDraft;
use super::{RuleSet, Rulebook};

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
        let Checked { book, findings, .. } = Self::check(sources);
        let errors = book.errors(findings);
        if errors.is_empty() { Ok(book) } else { Err(Findings::new(errors)) }
    }

    /// The errors among what was found in rule files; it is one that there is no rule set.
    pub(crate) fn errors(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        findings.retain(Finding::is_error);
        if self.sets.is_empty() && findings.is_empty() {
            findings.push(EMPTY.at(None, "there is no rule set"));
        }
        findings
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
                    let finding = DUPLICATE.in_text(source, key(source, "rules"), message).with_help(help);
                    findings.push(finding.about(Thing::RuleSet, &name));
                }
                names.push((name, source.clone()));
            }
            // Of two, the first that is sound is used.
            let set = set.filter(|set| drafts.iter().all(|known| known.set.name() != set.name()));
            drafts.extend(set.map(|set| Drafted { set, switch, source }));
        }
        let read: Vec<(&RuleSet, &Source)> = drafts.iter().map(|it| (&it.set, it.source)).collect();
        let circles = follows::check(&read, &names, &mut findings);
        let mut entries = link(drafts, &circles, &mut findings);
        entries.sort_by(|a, b| a.name().cmp(b.name()));
        let mut rollout = None;
        for (number, source) in rollouts.into_iter().enumerate() {
            if number > 0 {
                let finding = DUPLICATE.in_text(source, 0..0, "there are two rollouts");
                findings.push(finding.about(Thing::File, source.name()));
                continue;
            }
            let known: Vec<&str> = names.iter().map(|(name, _)| &**name).collect();
            let (sound, found) = Rollout::check(source, &known);
            rollout = sound.map(Arc::new);
            findings.extend(found);
        }
        let sets = entries.iter().map(|entry| Arc::clone(&entry.rules)).collect();
        Checked { book: Self { sets, entries: entries.into(), rollout }, names, findings }
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

/// A rule set before the switches between rule sets are known.
struct Drafted<'s> {
    set: RuleSet,
    switch: Option<SwitchDraft>,
    source: &'s Source,
}

/// Maps a rule set onto the one before.
fn land(drafted: Drafted<'_>, before: Option<&Landed>, findings: &mut Vec<Finding>) -> Landed {
    let Drafted { set, switch, source } = drafted;
    let needs = known(&set, &[]);
    let mapping = before.zip(switch.as_ref()).and_then(|(before, switch)| {
        let crossing = Crossing::new(before, &set, &needs, switch, source);
        let found = checks::crossing(&crossing);
        let sound = found.iter().all(|finding| !finding.is_error());
        findings.extend(found);
        crossing.mapping().filter(|_| sound)
    });
    let has = match before.zip(mapping.as_ref()) {
        Some((before, mapping)) => known(&set, &mapping.landed(&before.has, set.fields().len())),
        None => needs.clone(),
    };
    Landed { rules: Arc::new(set), mapping, needs, has }
}
/// The rule sets with the switches between them, and what is wrong with those. A rule set in a circle follows none.
fn link(drafts: Vec<Drafted<'_>>, circles: &[Box<str>], findings: &mut Vec<Finding>) -> Vec<Arc<Entry>> {
    let names: HashSet<Box<str>> = drafts.iter().map(|it| it.set.name().into()).collect();
    let mut following: HashMap<Box<str>, Vec<Drafted<'_>>> = HashMap::new();
    let mut open = VecDeque::new();
    for drafted in drafts {
        let circle = circles.iter().any(|known| **known == *drafted.set.name());
        let before: Option<Box<str>> =
            drafted.set.follows().filter(|name| !circle && names.contains(*name)).map(Into::into);
        match before {
            Some(before) => following.entry(before).or_default().push(drafted),
            None => open.push_back((drafted, None)),
        }
    }
    // Each comes after the one that it follows, because the fields that its leads have depend on it.
    let mut landed: Vec<(Landed, Option<usize>)> = Vec::new();
    while let Some((drafted, before)) = open.pop_front() {
        let place = landed.len();
        let next = following.remove(drafted.set.name()).into_iter().flatten();
        open.extend(next.map(|next| (next, Some(place))));
        let known = before.and_then(|before| landed.get(before)).map(|(before, _)| before);
        let new = land(drafted, known, findings);
        landed.push((new, before));
    }
    let mut followers: HashMap<usize, Vec<Arc<Entry>>> = HashMap::new();
    let mut entries = Vec::new();
    while let Some((Landed { rules, mapping, needs, .. }, before)) = landed.pop() {
        let after = followers.remove(&landed.len()).map_or_else(Box::default, Vec::into_boxed_slice);
        let entry = Arc::new(Entry { rules, mapping, needs, followers: after });
        if let Some(before) = before {
            followers.entry(before).or_default().push(Arc::clone(&entry));
        }
        entries.push(entry);
    }
    entries
}
