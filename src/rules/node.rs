//! YAML as a tree with locations.

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;

use crate::diagnostic::{Finding, Source};

use super::Duration;
use super::checks::yaml::{self, MOST_DEPTH, MOST_NODES, YAML};

/// A value with its location.
#[derive(Debug, Clone)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// The location, in bytes.
    pub span: Range<usize>,
}

/// A value of YAML; numbers stay as they are written.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing.
    Null,
    /// A boolean.
    Boolean(bool),
    /// A text, or a number as it is written.
    Text(Box<str>),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order of the file.
    Map(Vec<(Node, Node)>),
}

impl Value {
    /// The kind of value, as named in findings.
    pub const fn what(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Boolean(_) => "a boolean",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a mapping",
        }
    }
}

impl Node {
    /// The value of a key; the first of duplicates.
    pub fn get(&self, key: &str) -> Option<&Self> {
        let Value::Map(entries) = &self.value else { return None };
        entries.iter().find(|(known, _)| matches!(&known.value, Value::Text(text) if **text == *key)).map(|(_, it)| it)
    }

    /// The entries of a mapping, without duplicate keys.
    pub fn entries(&self) -> Vec<(Name, &Self)> {
        let Value::Map(entries) = &self.value else { return Vec::new() };
        let mut known = HashSet::with_capacity(entries.len());
        let named = entries.iter().filter_map(|(key, value)| Some((key.text()?, value)));
        named.filter(|(name, _)| known.insert(name.value.clone())).collect()
    }

    /// Whether this is null, or an empty mapping or list.
    pub(super) fn is_empty(&self) -> bool {
        match &self.value {
            Value::Null => true,
            Value::List(items) => items.is_empty(),
            Value::Map(entries) => entries.is_empty(),
            Value::Boolean(_) | Value::Text(_) => false,
        }
    }

    /// The value as a text.
    pub fn text(&self) -> Option<Name> {
        let Value::Text(text) = &self.value else { return None };
        Some(At { value: text.clone(), span: self.span.clone() })
    }

    /// The value as a valid name.
    pub fn name(&self) -> Option<Name> {
        self.text().filter(|text| is_name(&text.value))
    }

    /// The value as a list of names without duplicates. Includes invalid names, which were reported.
    pub fn names(&self) -> Vec<Name> {
        let mut known = HashSet::new();
        items(self).iter().filter_map(Self::text).filter(|name| known.insert(name.value.clone())).collect()
    }
}

/// The items of a list; a single value counts as a list of one.
pub fn items(node: &Node) -> &[Node] {
    match &node.value {
        Value::List(items) => items,
        Value::Null => &[],
        _ => std::slice::from_ref(node),
    }
}

/// A value with its location in the file.
#[derive(Debug, Clone)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// The location, in bytes.
    pub span: Range<usize>,
}

/// A name with its location.
pub type Name = At<Box<str>>;

/// Whether a text is a valid name: lower-case letters, digits and hyphens, as in message ids.
pub fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && !text.starts_with('-')
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Why a text cannot name a rule set and its files; `None` if it can.
pub fn name_fault(name: &str) -> Option<&'static str> {
    if !is_name(name) {
        Some("names consist of lower-case letters, digits and hyphens, and do not begin with a hyphen")
    } else if ["common", "delivery", "released", "rollout"].contains(&name) {
        Some("another file has this name")
    } else if is_device(name) {
        Some("Windows has a device with this name")
    } else {
        None
    }
}

/// Whether Windows reserves a name for a device. No file can have such a name, with any extension.
pub(crate) fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let port = name.strip_prefix("com").or_else(|| name.strip_prefix("lpt"));
    ["aux", "con", "nul", "prn"].contains(&&*name) || port.is_some_and(|n| n.len() == 1 && n.parse::<u8>().is_ok())
}

/// The maximum file size, in bytes.
const MOST_BYTES: usize = 16 << 20;

/// Parses a YAML text with one document.
///
/// # Errors
/// If the text is not YAML, is too large, or is nested too deeply.
pub fn parse(source: &Source) -> Result<Node, Finding> {
    if source.text().len() > MOST_BYTES {
        let message = format!("the file is larger than {} MiB", MOST_BYTES >> 20);
        return Err(YAML.in_text(source, 0..0, message));
    }
    let options = serde_yaml::options! {
        strict_booleans: true,
        // Keep duplicates to report them.
        duplicate_keys: serde_yaml::DuplicateKeyPolicy::LastWins,
        with_snippet: false,
        budget: serde_yaml::budget! { max_nodes: MOST_NODES, max_depth: MOST_DEPTH },
    };
    let raw: Spanned<Raw> = serde_yaml::from_str_with_options(source.text(), options).map_err(|error| {
        let place = error.location().map_or_else(
            || source.place(0..0),
            |at| {
                let start = at
                    .span()
                    .byte_offset()
                    .and_then(|offset| usize::try_from(offset).ok())
                    .unwrap_or_else(|| offset_of(source.text(), at.line(), at.column()));
                let length = at.span().byte_len().and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
                source.place(start..start.saturating_add(length))
            },
        );
        yaml::found(source, place, &error)
    })?;
    Ok(node(raw, source.text()))
}

/// The offset of a line and column, both from 1, columns in characters.
fn offset_of(text: &str, line: u64, column: u64) -> usize {
    let skipped = usize::try_from(line.saturating_sub(1)).unwrap_or(usize::MAX);
    let start: usize = text.split_inclusive('\n').take(skipped).map(str::len).sum();
    let line = text.get(start..).unwrap_or_default();
    let column = usize::try_from(column.saturating_sub(1)).unwrap_or(usize::MAX);
    start + line.char_indices().nth(column).map_or(line.trim_end().len(), |(at, _)| at)
}

fn node(raw: Spanned<Raw>, text: &str) -> Node {
    let at = raw.referenced.span();
    let start = at.byte_offset().and_then(|offset| usize::try_from(offset).ok()).unwrap_or(0);
    let length = at.byte_len().and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
    let span = start..start.saturating_add(length);
    let value = match raw.value {
        Raw::Null => Value::Null,
        Raw::Boolean(value) => Value::Boolean(value),
        Raw::Text(value) => Value::Text(value),
        Raw::Number(value) => Value::Text(match text.get(span.clone()) {
            Some(written) if !written.is_empty() && !written.starts_with('*') => written.into(),
            _ => value,
        }),
        Raw::List(items) => Value::List(items.into_iter().map(|item| node(item, text)).collect()),
        Raw::Map(entries) => {
            Value::Map(entries.into_iter().map(|(key, value)| (node(key, text), node(value, text))).collect())
        }
    };
    Node { value, span }
}

/// A value from the parser.
enum Raw {
    Null,
    Boolean(bool),
    Number(Box<str>),
    Text(Box<str>),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

/// Visitor methods for scalars.
macro_rules! scalars {
    ($of:ident) => {
        $crate::rules::node::scalars! { $of:
            visit_unit() => Null;
            visit_bool(value: bool) => Boolean(value);
            visit_i64(value: i64) => Number(value.to_string().into());
            visit_u64(value: u64) => Number(value.to_string().into());
            visit_f64(value: f64) => Number(value.to_string().into());
            visit_str(value: &str) => Text(value.into());
            visit_string(value: String) => Text(value.into());
        }
    };
    ($of:ident: $($visit:ident($($value:ident: $from:ty)?) => $variant:ident$(($made:expr))?;)+) => {
        $(fn $visit<E>(self $(, $value: $from)?) -> Result<$of, E> {
            Ok($of::$variant$(($made))?)
        })+
    };
}
pub(crate) use scalars;

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a YAML value")
    }

    scalars!(Raw);

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

/// The entries of a mapping under a key, each read by a function.
pub(super) fn entries<T>(node: &Node, key: &str, read: impl Fn(&Name, &Node) -> Option<T>) -> Vec<(Name, T)> {
    let found = node.get(key).map_or_else(Vec::new, Node::entries);
    found.into_iter().filter_map(|(name, node)| Some((name.clone(), read(&name, node)?))).collect()
}

/// The same, for values that include their name.
pub(super) fn listed<T>(node: &Node, key: &str, read: impl Fn(Name, &Node) -> T) -> Vec<T> {
    let found = node.get(key).map_or_else(Vec::new, Node::entries);
    found.into_iter().map(|(name, node)| read(name, node)).collect()
}

/// The name of a target; empty if it cannot be read.
pub(super) fn target(node: &Node) -> Name {
    node.text().unwrap_or_else(|| Name { value: "".into(), span: node.span.clone() })
}

/// The value as a duration.
pub(super) fn duration(node: &Node) -> Option<At<Duration>> {
    Some(At { value: node.text()?.value.parse().ok()?, span: node.span.clone() })
}

/// The location of a top-level key.
pub(super) fn key(source: &Source, key: &str) -> Range<usize> {
    let lines = source.text().split_inclusive('\n').scan(0, |start, line| {
        let here = *start;
        *start += line.len();
        Some((here, line))
    });
    let found = lines.into_iter().find(|(_, line)| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
    found.map_or(0..0, |(start, line)| start..start + line.trim_end().len())
}
