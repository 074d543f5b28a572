//! The rollout as a file: what it may hold, and what its author wrote.

use std::ops::Range;

use super::Instant;
use super::draft::{self, TestDraft};
use super::grammar::{FACT_CONDITION, FACTS};
use super::node::{At, Name, Node, items};
use super::rollout::Share;
use super::shape::{Key, KeyRule, MapShape, RecordShape, Shape};

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

impl RolloutDraft {
    pub(super) fn of(root: &Node) -> Self {
        Self { entries: root.get("rollout").map_or_else(Vec::new, |node| items(node).iter().map(entry).collect()) }
    }
}

/// An instant, or a day from its beginning.
pub(super) fn instant(text: &str) -> Option<Instant> {
    if text.len() == 10 {
        return format!("{text}T00:00:00Z").parse().ok();
    }
    text.parse().ok()
}
