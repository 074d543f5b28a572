//! Facts as written.

use super::ChangeClock;
use super::draft::boolean;
use super::id::{FactId, IdVec};
use super::node::{At, Name, Node, Value, listed};

#[derive(Debug, Clone)]
pub(crate) struct FactDraft {
    pub(crate) kind: FactKindDraft,
    pub(crate) default: Option<At<Value>>,
    pub(crate) optional: bool,
    /// Whether each value has an explanation.
    pub(crate) explain: bool,
    pub(crate) changes: Option<ChangesDraft>,
    /// Whether only the host uses it.
    pub(crate) info: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct ChangesDraft {
    pub(crate) by: Vec<Name>,
    pub(crate) clock: ChangeClock,
}

#[derive(Debug, Clone)]
pub(crate) enum FactKindDraft {
    Text,
    Boolean,
    OneOf(Vec<Name>),
    /// Unreadable, which was reported.
    Unreadable,
}

/// The declared facts.
pub(super) fn facts(root: &Node) -> IdVec<FactId, (Name, FactDraft)> {
    listed(root, "facts", |name, node| (name, fact(node))).into_iter().collect()
}

fn fact(node: &Node) -> FactDraft {
    let simple = |kind| FactDraft { kind, default: None, optional: false, explain: false, changes: None, info: false };
    match &node.value {
        Value::List(_) | Value::Null => simple(FactKindDraft::OneOf(node.names())),
        Value::Text(_) => simple(fact_kind(node)),
        _ => {
            let kind = match (node.get("kind"), node.get("one-of")) {
                (Some(kind), _) => fact_kind(kind),
                (None, Some(values)) => FactKindDraft::OneOf(values.names()),
                _ => FactKindDraft::Unreadable,
            };
            let default = node.get("default").map(|node| At { value: node.value.clone(), span: node.span.clone() });
            let (optional, explain) = (boolean(node.get("optional")), boolean(node.get("explain")));
            let changes = node.get("changes").map(changes);
            FactDraft { kind, default, optional, explain, changes, info: boolean(node.get("info")) }
        }
    }
}

fn changes(node: &Node) -> ChangesDraft {
    let clock = node.get("clock").and_then(Node::text).and_then(|clock| ChangeClock::named(&clock.value));
    ChangesDraft {
        by: node.get("by").map_or_else(Vec::new, Node::names),
        clock: clock.unwrap_or(ChangeClock::Recompute),
    }
}

fn fact_kind(node: &Node) -> FactKindDraft {
    match node.text().as_ref().map(|kind| &*kind.value) {
        Some("text") => FactKindDraft::Text,
        Some("boolean") => FactKindDraft::Boolean,
        _ => FactKindDraft::Unreadable,
    }
}
