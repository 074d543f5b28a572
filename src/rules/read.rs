//! Reading a YAML tree: what is expected, what is there, and a finding for every difference.

use std::collections::HashSet;
use std::ops::Range;

use crate::diagnostic::{Finding, Source, did_you_mean};

use super::node::{Node, Value};

/// A value with its place in the file.
#[derive(Debug, Clone)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) span: Range<usize>,
}

/// A name with its place.
pub(crate) type Name = At<Box<str>>;

/// Collects findings while a tree is read.
pub(crate) struct Reader<'s> {
    source: &'s Source,
    findings: Vec<Finding>,
}

impl<'s> Reader<'s> {
    pub(crate) fn new(source: &'s Source) -> Self {
        Self { source, findings: Vec::new() }
    }

    pub(crate) fn into_findings(self) -> Vec<Finding> {
        self.findings
    }

    /// Notes an error at a place.
    pub(crate) fn error(&mut self, id: &'static str, span: Range<usize>, message: impl Into<String>) -> &mut Finding {
        self.findings.push(Finding::error(id, self.source.place(span), message));
        #[expect(clippy::expect_used, reason = "pushed one line above")]
        self.findings.last_mut().expect("a finding was just pushed")
    }

    fn wrong(&mut self, node: &Node, expected: &str) {
        let found = node.value.what();
        self.error("wrong-kind", node.span.clone(), format!("expected {expected}, found {found}"));
    }

    /// The entries of a mapping.
    pub(crate) fn map<'n>(&mut self, node: &'n Node, what: &str) -> Vec<(Name, &'n Node)> {
        match &node.value {
            Value::Map(entries) => {
                let mut map = Vec::with_capacity(entries.len());
                for (key, value) in entries {
                    if let Some(key) = self.name(key) {
                        map.push((key, value));
                    }
                }
                map
            }
            Value::Null => Vec::new(),
            _ => {
                self.wrong(node, what);
                Vec::new()
            }
        }
    }

    /// A mapping with known keys. Unknown keys are found; each known one is taken once.
    pub(crate) fn record<'n>(&mut self, node: &'n Node, what: &str, keys: &'static [&'static str]) -> Record<'n> {
        let entries = self.map(node, what);
        let mut known = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            if let Some(name) = keys.iter().find(|known| **known == &*key.value) {
                known.push((*name, key.span, value));
            } else {
                let help = did_you_mean(&key.value, keys.iter().copied())
                    .or_else(|| Some(format!("known here: {}", keys.join(", "))));
                self.error("unknown-key", key.span, format!("unknown key `{}`", key.value)).help = help;
            }
        }
        let broken = !matches!(node.value, Value::Map(_) | Value::Null);
        Record { span: node.span.clone(), entries: known, broken }
    }

    /// A list of names, each once.
    pub(crate) fn names(&mut self, node: &Node) -> Vec<Name> {
        let mut names: Vec<Name> = Vec::new();
        let mut known: HashSet<Box<str>> = HashSet::new();
        for item in items(node) {
            let Some(name) = self.name(item) else { continue };
            if known.insert(name.value.clone()) {
                names.push(name);
            } else {
                self.error("duplicate", name.span, format!("`{}` is listed twice", name.value));
            }
        }
        names
    }

    /// A name: lower-case letters, digits and hyphens, as message ids are made of them.
    pub(crate) fn name(&mut self, node: &Node) -> Option<Name> {
        let text = self.text(node)?;
        let sound = !text.value.is_empty()
            && text.value.len() <= 64
            && !text.value.starts_with('-')
            && text.value.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if !sound {
            let message = format!("`{}` is not a name", text.value.chars().take(64).collect::<String>());
            self.error("wrong-name", text.span, message).help =
                Some("a name is made of lower-case letters, digits and hyphens, at most 64".into());
            return None;
        }
        Some(text)
    }

    pub(crate) fn text(&mut self, node: &Node) -> Option<Name> {
        if let Value::Text(text) = &node.value {
            Some(At { value: text.clone(), span: node.span.clone() })
        } else {
            self.wrong(node, "a text");
            None
        }
    }

    pub(crate) fn boolean(&mut self, node: &Node) -> Option<bool> {
        if let Value::Boolean(value) = &node.value {
            Some(*value)
        } else {
            self.wrong(node, "`true` or `false`");
            None
        }
    }
}

/// The items of a list; a single value counts as a list of one.
pub(crate) fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        Value::Null => &[],
        _ => std::slice::from_ref(node),
    }
}

/// A mapping with known keys.
pub(crate) struct Record<'n> {
    pub(crate) span: Range<usize>,
    entries: Vec<(&'static str, Range<usize>, &'n Node)>,
    /// It is no mapping at all, which has been told.
    broken: bool,
}

impl<'n> Record<'n> {
    /// The value of a key, if it is there.
    pub(crate) fn get(&self, key: &str) -> Option<&'n Node> {
        self.entries.iter().find(|(name, ..)| *name == key).map(|&(.., node)| node)
    }

    /// The value of a key that must be there.
    pub(crate) fn require(&self, reader: &mut Reader<'_>, key: &str, what: &str) -> Option<&'n Node> {
        let node = self.get(key);
        if node.is_none() && !self.broken {
            reader.error("missing-key", self.span.clone(), format!("{what} needs the key `{key}`"));
        }
        node
    }
}
