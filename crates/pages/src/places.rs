//! Locations of rules in a rule file.

use referee::diagnostic::{Place, Source};
use referee::tooling::node::{self, Node, Value};

/// A rule file with the locations of its parts.
#[derive(Debug)]
pub(crate) struct Places {
    source: Source,
    root: Option<Node>,
}

impl Places {
    pub(crate) fn new(source: &Source) -> Self {
        Self { source: source.clone(), root: node::parse(source).ok() }
    }

    /// The name of the rule set in the file.
    pub(crate) fn rules(&self) -> Option<Box<str>> {
        self.root.as_ref()?.get("rules")?.text().map(|name| name.value)
    }

    /// The value for a path of keys: a scalar, or the scalars of a list.
    pub(crate) fn value(&self, route: &[&str]) -> Option<String> {
        let mut node = self.root.as_ref()?;
        for key in route {
            node = node.get(key)?;
        }
        let scalar = |node: &Node| Some(node.text()?.value.to_string());
        match &node.value {
            Value::Map(_) => None,
            Value::List(items) => Some(items.iter().filter_map(scalar).collect::<Vec<_>>().join(", ")),
            _ => scalar(node),
        }
    }

    /// The location for a path of keys, followed as far as it exists: the key of a mapping, else the value.
    pub(crate) fn place(&self, route: &[&str]) -> Option<Place> {
        // Calendars have files of their own, which the rule file names.
        let route = if let ["calendars", ..] = route { &["calendar"] } else { route };
        let mut node = self.root.as_ref()?;
        let mut span = None;
        for key in route {
            let Value::Map(entries) = &node.value else { break };
            let found = entries.iter().find(|(known, _)| matches!(&known.value, Value::Text(text) if **text == **key));
            let Some((key, value)) = found else { break };
            // For collections, use the location of the key.
            let scalar = !matches!(value.value, Value::Map(_) | Value::List(_));
            span = Some(if scalar { value.span.clone() } else { key.span.clone() });
            node = value;
        }
        span.map(|span| self.source.place(span))
    }
}
