//! Where in a rule file something is said.

use referee::diagnostic::{Place, Source};
use referee::tooling::node::{self, Node, Value};

/// A rule file with the places of everything in it.
#[derive(Debug)]
pub(crate) struct Places {
    source: Source,
    root: Option<Node>,
}

impl Places {
    pub(crate) fn new(source: &Source) -> Self {
        Self { source: source.clone(), root: node::parse(source).ok() }
    }

    /// The name that the file gives its rule set.
    pub(crate) fn rules(&self) -> Option<Box<str>> {
        self.root.as_ref()?.get("rules")?.text().map(|name| name.value)
    }

    /// The place of what a route of keys leads to, or as far as it leads: of a mapping its key, else the value.
    pub(crate) fn place(&self, route: &[&str]) -> Option<Place> {
        let mut node = self.root.as_ref()?;
        let mut span = None;
        for key in route {
            let Value::Map(entries) = &node.value else { break };
            let found = entries.iter().find(|(known, _)| matches!(&known.value, Value::Text(text) if **text == **key));
            let Some((key, value)) = found else { break };
            // Of what holds more, its name is meant.
            let scalar = !matches!(value.value, Value::Map(_) | Value::List(_));
            span = Some(if scalar { value.span.clone() } else { key.span.clone() });
            node = value;
        }
        span.map(|span| self.source.place(span))
    }
}
