//! The rollout as a file: what it may hold, reading it, and what is found in it.

use std::ops::Range;

use crate::diagnostic::{Finding, Source};

use super::checks::{
    empty, hidden, rollout_gap, rollout_shadowed, rollout_shares, too_many, unknown_names, unknown_rules,
    unused::UNUSED,
};
use super::compile::{condition_of, facts_of};
use super::draft::{self, Draft, TestDraft};
use super::grammar::{FACT_CONDITION, FACTS};
use super::names::Names;
use super::node::{self, At, Name, Node};
use super::outline::Outline;
use super::region::TooMany;
use super::rollout::{Rollout, RolloutEntry, RolloutTarget, Share};
use super::rollout_proof::Proof;
use super::shape::{Key, KeyRule, MapShape, RecordShape, Shape};
use super::{Instant, structure};

use Shape::{List, Map, Record, Reference};

/// The whole file.
pub static ROLLOUT_FILE: Shape = Record(&RecordShape {
    what: "a rollout",
    docs: "Under which rule set a new lead opens.",
    rules: &[],
    keys: &[
        Key::new("facts", "What the host says about a new lead for the rollout.", Map(&FACTS)),
        Key::required(
            "rollout",
            "Which leads open under which rule set. The first entry that takes a lead decides.",
            List(&Record(&ENTRY)),
        ),
    ],
});

static ENTRY: RecordShape = RecordShape {
    what: "an entry",
    docs: "Which leads open under which rule set.",
    rules: &[KeyRule::ExactlyOne(&["rules", "shares"]), KeyRule::Together(&["by", "shares"])],
    keys: &[
        Key::new("rules", "The rule set.", Reference("rule set")),
        Key::new(
            "from",
            "From when on it takes leads: an instant, or a day from its beginning in UTC.",
            Shape::Instant,
        ),
        Key::new("when", "Which leads it takes; without it, all.", Map(&FACT_CONDITION)),
        Key::new(
            "by",
            "The fact by which shares are told apart: where it is the same, so is the rule set.",
            Reference("fact"),
        ),
        Key::new(
            "shares",
            "Rule sets, each with its share such as `25 %`. What is left goes on to the next entry.",
            Map(&MapShape { what: "a mapping of rule sets with their shares", value: Shape::Share }),
        ),
    ],
};

/// A rollout as its author wrote it.
pub(super) struct RolloutDraft {
    pub(super) entries: Vec<EntryDraft>,
}

pub(super) struct EntryDraft {
    pub(super) span: Range<usize>,
    pub(super) from: Option<Instant>,
    pub(super) when: Vec<TestDraft>,
    pub(super) rules: Option<Name>,
    pub(super) by: Option<Name>,
    /// Those that can be read, and whether there are any.
    pub(super) shares: Vec<(Name, At<Share>)>,
    pub(super) shared: bool,
}

impl EntryDraft {
    /// Where each of its shares ends.
    pub(super) fn ends(&self) -> impl Iterator<Item = Share> {
        self.shares.iter().scan(Share::default(), |sum, (_, share)| {
            *sum = sum.plus(share.value);
            Some(*sum)
        })
    }

    /// The share that it takes of the leads that it is for.
    pub(super) fn taken(&self) -> Share {
        if self.by.is_none() { Share::WHOLE } else { self.ends().last().unwrap_or_default() }
    }
}

fn entry(node: &Node) -> EntryDraft {
    let shares = node.get("shares").map_or_else(Vec::new, Node::entries).into_iter().filter_map(|(name, node)| {
        let text = node.text()?;
        Some((name, At { value: text.value.parse().ok()?, span: text.span }))
    });
    EntryDraft {
        span: node.get("rules").or_else(|| node.get("shares")).map_or_else(|| node.span.clone(), |it| it.span.clone()),
        from: node.get("from").and_then(Node::text).and_then(|from| instant(&from.value)),
        when: draft::tests(node.get("when")),
        rules: node.get("rules").and_then(Node::text),
        by: node.get("by").and_then(Node::text),
        shares: shares.collect(),
        shared: node.get("shares").is_some_and(|node| !node.entries().is_empty()),
    }
}

/// Facts that no entry asks for, and that a host would have to give all the same.
fn unused_facts(draft: &Draft, rollout: &RolloutDraft, findings: &mut Vec<Finding>) {
    for (fact, _) in &draft.facts {
        let asks = |entry: &EntryDraft| {
            let shares = entry.by.as_ref().is_some_and(|by| by.value == fact.value);
            shares || entry.when.iter().any(|test| test.subject.value == fact.value)
        };
        if !rollout.entries.iter().any(asks) {
            let message = format!("the fact `{}` is never used", fact.value);
            findings.push(UNUSED.in_text(&draft.source, fact.span.clone(), message));
        }
    }
}

/// An instant, or a day from its beginning.
pub(super) fn instant(text: &str) -> Option<Instant> {
    if text.len() == 10 {
        return format!("{text}T00:00:00Z").parse().ok();
    }
    text.parse().ok()
}

impl Rollout {
    /// Reads and checks a rollout, which speaks of rule sets of these names.
    pub fn check(source: &Source, names: &[&str]) -> (Option<Self>, Vec<Finding>) {
        let root = match node::parse(source) {
            Ok(root) => root,
            Err(finding) => return (None, vec![finding]),
        };
        let mut findings = structure::check(source, &root, &ROLLOUT_FILE);
        hidden::check(source, &root, &mut findings);
        let facts = draft::facts(&root);
        let read = RolloutDraft {
            entries: root.get("rollout").map_or_else(Vec::new, |node| node::items(node).iter().map(entry).collect()),
        };
        let declared = Draft::of_facts(source, facts, read.entries.iter().map(|entry| entry.when.clone()));
        let rules =
            read.entries.iter().flat_map(|entry| entry.rules.iter().chain(entry.shares.iter().map(|(name, _)| name)));
        for name in rules.filter(|name| !names.contains(&&*name.value)) {
            findings.push(unknown_rules::missing(
                Some(source.place(name.span.clone())),
                &name.value,
                names.iter().copied(),
            ));
        }
        let known = Names::new(&declared);
        let conditions = read.entries.iter().map(|entry| &*entry.when);
        unknown_names::conditions(&declared, &known, conditions, &mut findings);
        empty::check(&declared, &mut findings);
        rollout_shares::check(&declared, &known, &read, &mut findings);
        unused_facts(&declared, &read, &mut findings);
        // What is not as it should be proves nothing.
        if findings.iter().all(|it| !it.is_error()) {
            let outline = Outline::new(&declared);
            match Proof::new(&outline, &read) {
                Ok(proof) => {
                    rollout_gap::check(source, &outline, &proof, &mut findings);
                    rollout_shadowed::check(source, &read, &proof, &mut findings);
                }
                Err(TooMany) => findings.push(too_many::unproven(&outline)),
            }
        }
        findings.sort_by_key(|it| it.place.as_ref().and_then(|place| place.span().map(|(_, at)| at.start)));
        if findings.iter().any(Finding::is_error) {
            return (None, findings);
        }
        let entries = read.entries.iter().map(|entry| {
            let place = source.place(entry.span.clone());
            let file =
                std::path::Path::new(source.name()).file_name().and_then(|name| name.to_str()).unwrap_or_default();
            Some(RolloutEntry {
                place: format!("{file}:{}", place.line_number()),
                from: entry.from,
                when: condition_of(&declared, &entry.when),
                target: match (&entry.rules, &entry.by) {
                    (Some(rules), _) => RolloutTarget::Rules(rules.value.clone()),
                    (None, Some(by)) => RolloutTarget::Shares {
                        by: known.facts.get(&by.value)?,
                        shares: entry.shares.iter().map(|(name, share)| (name.value.clone(), share.value)).collect(),
                    },
                    (None, None) => return None,
                },
            })
        });
        let rollout = entries.collect::<Option<_>>().map(|entries| Self { facts: facts_of(&declared), entries });
        (rollout, findings)
    }
}
