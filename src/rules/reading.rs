//! Reads the rule files of a book: first each file, then the switches between them.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use crate::diagnostic::{Finding, Findings, Source, Thing};

use super::book::Entry;
use super::book_file::BookFile;
use super::calendars::Calendars;
use super::checks::duplicate::DUPLICATE;
use super::checks::empty::EMPTY;
use super::checks::{self, follows, unused};
use super::crossing::Crossing;
use super::delivery::DeliveryRules;
use super::file::RuleFile;
use super::known::known;
use super::mapping::Landed;
use super::node::key;
use super::rollout::Rollout;
use super::switch_draft::SwitchDraft;
use super::{RuleSet, Rulebook};

impl Rulebook {
    /// Reads and checks rule files. The file `rollout.yaml` decides which rule set a new lead uses, `delivery.yaml` says how
    /// recipients are reached, and files in a folder `calendars` are calendars.
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
    /// assert_eq!((twice.id, &*twice.message), ("duplicate", "duplicate rule set `tickets`"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// All errors in the files, including duplicate names, an unknown rule set in `follows`, and no rule set at all.
    pub fn parse<'s>(sources: impl IntoIterator<Item = &'s Source>) -> Result<Self, Findings> {
        let Checked { book, findings, .. } = Self::check(sources);
        let errors = book.errors(findings);
        if errors.is_empty() { Ok(book) } else { Err(Findings::new(errors)) }
    }

    /// The errors among the findings. It is an error if there is no rule set.
    pub(crate) fn errors(&self, mut findings: Vec<Finding>) -> Vec<Finding> {
        findings.retain(Finding::is_error);
        if self.sets.is_empty() && findings.is_empty() {
            findings.push(EMPTY.at(None, "no rule sets found"));
        }
        findings
    }

    /// The valid rule sets, the name of each file, and all findings, including notes.
    pub fn check<'s>(sources: impl IntoIterator<Item = &'s Source>) -> Checked {
        let mut drafts: Vec<Drafted<'_>> = Vec::new();
        let mut names: Vec<(Box<str>, Source)> = Vec::new();
        let mut findings = Vec::new();
        let mut named = Some(HashSet::new());
        let Files { rule_sets, rollouts, deliveries, calendars } = Files::of(sources);
        let calendars = Calendars::read(calendars, &mut findings);
        for source in rule_sets {
            let RuleFile { name, switch, set, calendars: used, findings: found } = RuleFile::read(source, &calendars);
            named = named.zip(used).map(|(mut named, used)| {
                named.extend(used);
                named
            });
            findings.extend(found);
            // A rule set without a name gets that of its file.
            let stem = || std::path::Path::new(source.name()).file_stem()?.to_str().map(Into::into);
            if let Some(name) = name.or_else(stem) {
                if names.iter().any(|(known, _)| *known == name) {
                    let message = format!("duplicate rule set `{name}`");
                    let first = drafts.iter().find(|known| *known.set.name() == *name).map(|it| it.source.name());
                    let help = first.map(|first| format!("rename it, or the one in `{first}`"));
                    let finding = DUPLICATE.in_text(source, key(source, "rules"), message).with_help(help);
                    findings.push(finding.about(Thing::RuleSet, &name));
                }
                names.push((name, source.clone()));
            }
            // Of duplicates, the first valid one is used.
            let set = set.filter(|set| drafts.iter().all(|known| known.set.name() != set.name()));
            drafts.extend(set.map(|set| Drafted { set, switch, source }));
        }
        if let Some(named) = &named {
            unused::calendars(&calendars, named, &mut findings);
        }
        let read: Vec<(&RuleSet, &Source)> = drafts.iter().map(|it| (&it.set, it.source)).collect();
        let cycles = follows::check(&read, &names, &mut findings);
        let mut entries = link(drafts, &cycles, &mut findings);
        entries.sort_by(|a, b| a.name().cmp(b.name()));
        let known: Vec<&str> = names.iter().map(|(name, _)| &**name).collect();
        let rollout = only(rollouts, "rollout", &mut findings, |source| Rollout::check(source, &known));
        let sets: Arc<[Arc<RuleSet>]> = entries.iter().map(|entry| Arc::clone(&entry.rules)).collect();
        let all = sets.len() == names.len();
        let delivery =
            only(deliveries, "delivery file", &mut findings, |source| DeliveryRules::check(source, &sets, all));
        let folder = names.first().and_then(|(_, source)| std::path::Path::new(source.name()).parent());
        let folder = folder.map_or_else(|| "".into(), |folder| folder.to_string_lossy().into());
        Checked { book: Self { sets, entries: entries.into(), rollout, delivery, folder }, names, findings }
    }
}

/// The files of a book, by kind.
#[derive(Default)]
struct Files<'s> {
    rule_sets: Vec<&'s Source>,
    rollouts: Vec<&'s Source>,
    deliveries: Vec<&'s Source>,
    calendars: Vec<&'s Source>,
}

impl<'s> Files<'s> {
    fn of(sources: impl IntoIterator<Item = &'s Source>) -> Self {
        let mut files = Self::default();
        for source in sources {
            let kind = match BookFile::of(std::path::Path::new(source.name())) {
                Some(BookFile::RuleSet) | None => &mut files.rule_sets,
                Some(BookFile::Rollout) => &mut files.rollouts,
                Some(BookFile::Delivery) => &mut files.deliveries,
                Some(BookFile::Calendar) => &mut files.calendars,
            };
            kind.push(source);
        }
        files
    }
}

/// Reads the only file of a kind.
fn only<T>(
    sources: Vec<&Source>,
    what: &str,
    findings: &mut Vec<Finding>,
    read: impl FnOnce(&Source) -> (Option<T>, Vec<Finding>),
) -> Option<Arc<T>> {
    let mut sources = sources.into_iter();
    let (valid, found) = read(sources.next()?);
    findings.extend(found);
    for source in sources {
        let finding = DUPLICATE.in_text(source, 0..0, format!("duplicate {what}"));
        findings.push(finding.about(Thing::File, source.name()));
    }
    valid.map(Arc::new)
}

/// The result of reading rule files.
#[derive(Clone)]
pub struct Checked {
    /// The valid rule sets.
    pub book: Rulebook,
    /// Each file with its declared name, else with its file name.
    pub names: Vec<(Box<str>, Source)>,
    /// The findings.
    pub findings: Vec<Finding>,
}

/// A rule set before the switches between rule sets are known.
struct Drafted<'s> {
    set: RuleSet,
    switch: Option<SwitchDraft>,
    source: &'s Source,
}

/// Maps the previous rule set to a rule set.
fn land(drafted: Drafted<'_>, before: Option<&Landed>, findings: &mut Vec<Finding>) -> Landed {
    let Drafted { set, switch, source } = drafted;
    let needs = known(&set, &[]);
    let mapping = before.zip(switch.as_ref()).and_then(|(before, switch)| {
        let crossing = Crossing::new(before, &set, &needs, switch, source);
        let found = checks::crossing(&crossing);
        let valid = found.iter().all(|finding| !finding.is_error());
        findings.extend(found);
        crossing.mapping().filter(|_| valid)
    });
    let has = match before.zip(mapping.as_ref()) {
        Some((before, mapping)) => known(&set, &mapping.landed(&before.has, set.fields().len())),
        None => needs.clone(),
    };
    Landed { rules: Arc::new(set), mapping, needs, has }
}
/// Links rule sets with the switches between them. A rule set in a cycle follows none.
fn link(drafts: Vec<Drafted<'_>>, cycles: &[Box<str>], findings: &mut Vec<Finding>) -> Vec<Arc<Entry>> {
    let names: HashSet<Box<str>> = drafts.iter().map(|it| it.set.name().into()).collect();
    let mut following: HashMap<Box<str>, Vec<Drafted<'_>>> = HashMap::new();
    let mut open = VecDeque::new();
    for drafted in drafts {
        let cycle = cycles.iter().any(|known| **known == *drafted.set.name());
        let before: Option<Box<str>> =
            drafted.set.follows().filter(|name| !cycle && names.contains(*name)).map(Into::into);
        match before {
            Some(before) => following.entry(before).or_default().push(drafted),
            None => open.push_back((drafted, None)),
        }
    }
    // Each comes after the one it follows, because the fields of its leads depend on it.
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
