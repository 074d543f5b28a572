//! The rollout file: its shape and its draft.

use std::ops::Range;

use super::Instant;
use super::condition_draft::FACT_CONDITION;
use super::condition_draft::{self, TestDraft};
use super::fact_shape::ROLLOUT_FACTS;
use super::node::{At, Name, Node, items};
use super::rollout::Share;
use super::shape::{Key, KeyRule, MapShape, RecordShape, Shape};

use Shape::{List, Map, Record, Reference};

/// The whole file.
pub(super) static ROLLOUT_FILE: Shape = Record(&RecordShape {
    what: "a rollout",
    docs: "Which rule set a new lead uses.",
    rules: &[],
    keys: &[
        Key::new("facts", "Facts about a new lead that only the rollout uses.", Map(&ROLLOUT_FACTS)),
        Key::required("rollout", "The entries, of which the first matching one decides.", List(&Record(&ENTRY))),
    ],
});

static ENTRY: RecordShape = RecordShape {
    what: "an entry",
    docs: "A rule set for some new leads.",
    rules: &[KeyRule::ExactlyOne(&["rules", "shares"]), KeyRule::Together(&["by", "shares"])],
    keys: &[
        Key::new("rules", "The rule set.", Reference("rule set")),
        Key::new("from", "The start: an instant, or a day, which starts at midnight UTC.", Shape::Instant),
        Key::new("when", "The condition. Without one, all leads match.", FACT_CONDITION),
        Key::new(
            "by",
            "The fact that divides leads into shares. Leads with the same value get the same rule set.",
            Reference("fact"),
        ),
        Key::new(
            "shares",
            "Rule sets with their shares, such as `25 %`. Other leads continue with the next entry.",
            Map(&MapShape { what: "a mapping of rule sets to shares", value: Shape::Share }),
        ),
    ],
};

/// A rollout as written.
pub(super) struct RolloutDraft {
    pub(super) entries: Vec<EntryDraft>,
}

pub(super) struct EntryDraft {
    pub(super) span: Range<usize>,
    pub(super) from: Option<Instant>,
    pub(super) when: Vec<TestDraft>,
    pub(super) rules: Option<Name>,
    pub(super) by: Option<Name>,
    /// The readable shares.
    pub(super) shares: Vec<(Name, At<Share>)>,
    /// Whether there are any shares, readable or not.
    pub(super) shared: bool,
}

impl EntryDraft {
    /// The end of each share.
    pub(super) fn ends(&self) -> impl Iterator<Item = Share> {
        self.shares.iter().scan(Share::default(), |sum, (_, share)| {
            *sum = sum.plus(share.value);
            Some(*sum)
        })
    }

    /// The sum of the shares, or 100 % without shares.
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
        when: condition_draft::tests(node.get("when")),
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

/// Parses an instant, or a day, which starts at midnight UTC.
pub(super) fn instant(text: &str) -> Option<Instant> {
    if text.len() == 10 {
        return format!("{text}T00:00:00Z").parse().ok();
    }
    text.parse().ok()
}
