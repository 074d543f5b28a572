//! What the author of a value of the wrong kind probably meant.

use crate::diagnostic::listed;

use super::checks::wrong_duration::meant;
use super::node::{Node, Value};
use super::shape::{KeyRule, RecordShape, Shape};

/// What to write, and the value that was meant, if it is clear.
pub(super) struct Hint {
    pub(super) help: String,
    pub(super) meant: Option<Value>,
}

impl Hint {
    fn new(help: impl Into<String>, meant: impl Into<Option<Value>>) -> Self {
        Self { help: help.into(), meant: meant.into() }
    }
}

/// A hint for a value that does not fit its shape.
pub(super) fn hint(node: &Node, expected: &Shape) -> Option<Hint> {
    match (expected, &node.value) {
        (Shape::Either(all), Value::Null) => {
            all.iter().find_map(example).map(|word| Hint::new(format!("add a value, such as `{word}`"), None))
        }
        (Shape::Either(all), value) => {
            let words = all.iter().find(|shape| matches!(shape, Shape::Choice(_)));
            let fitting = all.iter().filter(|shape| shape.takes(value));
            words.into_iter().chain(fitting).chain(all.iter()).find_map(|shape| hint(node, shape))
        }
        (Shape::Boolean, Value::Text(text)) => {
            let Some(value) = answer(text) else { return Some(Hint::new("write `true` or `false`", None)) };
            Some(Hint::new(format!("write `{value}`"), Value::Boolean(value)))
        }
        (Shape::True, Value::Text(text)) => answer(text)?.then(|| Hint::new("write `true`", Value::Boolean(true))),
        (Shape::True, Value::Boolean(false)) => Some(Hint::new("remove the key", None)),
        (Shape::Choice(words), Value::Map(entries)) => {
            let known = |node: &&Node| matches!(&node.value, Value::Text(text) if words.iter().any(|(word, _)| **word == **text));
            let [(key, value)] = entries.as_slice() else { return None };
            let word = [key, value].into_iter().find(known)?.text()?.value;
            Some(Hint::new(format!("write `{word}` on its own"), Value::Text(word)))
        }
        (Shape::Choice(_) | Shape::Name | Shape::Reference(_), Value::List(items)) => match items.as_slice() {
            [item] => {
                let name = item.text()?.value;
                Some(Hint::new(format!("write `{name}` without brackets"), Value::Text(name)))
            }
            [] => None,
            [..] => Some(Hint::new("name only one", None)),
        },
        (Shape::Name | Shape::Reference(_), Value::Map(entries)) => match entries.as_slice() {
            [(_, value)] => {
                let name = value.text()?.value;
                Some(Hint::new(format!("write `{name}` on its own"), Value::Text(name)))
            }
            _ => None,
        },
        (Shape::Map(map), value) => named(value, &map.value),
        (Shape::Condition { .. }, value) => condition(value),
        (Shape::List(of), Value::Map(entries)) if matches!(**of, Shape::Name | Shape::Reference(_)) => {
            let names: Option<Vec<Node>> = entries.iter().map(|(key, _)| key.text().map(|_| key.clone())).collect();
            let written: Vec<Box<str>> = names.iter().flatten().filter_map(Node::text).map(|it| it.value).collect();
            Some(Hint::new(format!("write a list: `[{}]`", written.join(", ")), names.map(Value::List)))
        }
        (Shape::List(Shape::Scalar), Value::Map(entries)) => {
            let help = "write a value, a list of values, or `{ given: true }`";
            let compared = match entries.as_slice() {
                [(key, value)] if key.text().is_some_and(|key| &*key.value != "not") => Some(value.value.clone()),
                _ => None,
            };
            Some(Hint::new(help, compared.filter(|value| matches!(value, Value::Text(_) | Value::List(_)))))
        }
        (Shape::List(of) | Shape::Or(of, _), _) => hint(node, of),
        (Shape::Record(record), Value::Text(text)) => keyed(record, text),
        _ => None,
    }
}

/// The boolean that a word means, which is a text in YAML 1.2.
pub(super) fn answer(word: &str) -> Option<bool> {
    match &*word.to_lowercase() {
        "yes" | "y" | "on" | "true" | "ja" => Some(true),
        "no" | "n" | "off" | "false" | "nein" => Some(false),
        _ => None,
    }
}

/// A list or a text instead of a mapping with names as keys.
fn named(value: &Value, of: &Shape) -> Option<Hint> {
    let Value::List(items) = value else {
        let Value::Text(text) = value else { return None };
        return Some(Hint::new(format!("write a mapping: `NAME: {text}`"), None)).filter(|_| text.len() <= 64);
    };
    let entries: Vec<&[(Node, Node)]> = items.iter().filter_map(|item| entries(item)).collect();
    if entries.len() == items.len() && !items.is_empty() {
        let all = entries.into_iter().flatten().cloned().collect();
        return Some(Hint::new("remove the hyphens or brackets: write `NAME: …` for each", Value::Map(all)));
    }
    let first = items.iter().find_map(Node::text)?.value;
    let value = example(of).unwrap_or_else(|| "…".to_owned());
    Some(Hint::new(format!("write a mapping: `{first}: {value}`"), None))
}

fn entries(node: &Node) -> Option<&[(Node, Node)]> {
    if let Value::Map(entries) = &node.value { Some(entries) } else { None }
}

/// A word that the shape takes.
fn example(of: &Shape) -> Option<String> {
    match of {
        Shape::Choice(words) => words.first().map(|(word, _)| (*word).to_owned()),
        Shape::Either(all) => all.iter().find_map(example),
        Shape::Record(_) => Some("{ … }".to_owned()),
        _ => None,
    }
}

/// A condition that is not a mapping.
fn condition(value: &Value) -> Option<Hint> {
    if let Value::List(items) = value {
        let entries: Option<Vec<&[(Node, Node)]>> = items.iter().map(entries).collect();
        let all: Vec<_> = entries?.into_iter().flatten().cloned().collect();
        return Some(Hint::new("remove the brackets: all tests of a condition must hold", Value::Map(all)));
    }
    let Value::Text(text) = value else { return None };
    let parts: Vec<&str> = text.split(['=', ' ', ':']).filter(|part| !part.is_empty()).collect();
    Some(match parts.as_slice() {
        [fact, value] => Hint::new(format!("write `{{ {fact}: {value} }}`"), None),
        _ => Hint::new("write `{ FACT: VALUE }`", None),
    })
}

/// The value of the most important key instead of a record.
fn keyed(record: &RecordShape, text: &str) -> Option<Hint> {
    let needed: Vec<&str> = record
        .rules
        .iter()
        .flat_map(|rule| match rule {
            KeyRule::Unless(_, keys) => *keys,
            KeyRule::ExactlyOne(keys) => keys.get(..1).unwrap_or_default(),
            KeyRule::Together(_) | KeyRule::AtMostOne(_) => &[],
        })
        .copied()
        .collect();
    let mut keys = record.keys.iter().filter(|key| key.required || needed.contains(&key.name));
    let first = keys.next()?;
    let value = match &first.shape {
        Shape::Duration => text.parse::<super::Duration>().map(|it| it.to_string()).ok().or_else(|| meant(text))?,
        Shape::Reference(_) | Shape::Name if super::node::is_name(text) => text.to_owned(),
        _ => return None,
    };
    let others: Vec<String> = keys.map(|key| format!(", {}: …", key.name)).collect();
    Some(Hint::new(format!("write `{{ {}: {value}{} }}`", first.name, others.concat()), None))
}

/// Words that other formats have for kinds of values.
const OTHER_WORDS: [(&str, &str); 16] = [
    ("string", "text"),
    ("str", "text"),
    ("number", "text"),
    ("integer", "text"),
    ("int", "text"),
    ("float", "text"),
    ("bool", "boolean"),
    ("flag", "boolean"),
    ("checkbox", "boolean"),
    ("amount", "money"),
    ("currency", "money"),
    ("datetime", "date"),
    ("mail", "email"),
    ("e-mail", "email"),
    ("telephone", "phone"),
    ("tel", "phone"),
];

/// A hint for a text that is not one of these words.
pub(super) fn choice(text: &str, words: &[(&str, &str)]) -> Option<String> {
    if text.starts_with('-') {
        return Some("put a space after the hyphen of each list item".to_owned());
    }
    let lower = text.to_lowercase();
    let known = |word: &str| words.iter().any(|(known, _)| *known == word);
    let (_, word) = OTHER_WORDS.iter().find(|(other, word)| *other == lower && known(word))?;
    Some(format!("use {}", listed([word])))
}

/// A hint for a text that is not one of the words, where a record or a list of names is possible too.
pub(super) fn spelled(text: &str, all: &[Shape]) -> Option<String> {
    let of_names = |shape: &Shape| matches!(shape, Shape::List(Shape::Name));
    if super::node::is_name(text) && all.iter().any(of_names) && !OTHER_WORDS.iter().any(|(other, _)| *other == text) {
        return Some(format!("use one of these, or write a list of its values: `[{text}, …]`"));
    }
    let (key, value) = text.split_once([' ', '='])?;
    let record = all.iter().find_map(|shape| if let Shape::Record(record) = shape { Some(record) } else { None })?;
    record.keys.iter().any(|known| known.name == key).then(|| format!("write `{{ {key}: {} }}`", value.trim()))
}

/// A hint for an entry whose key is one of the words, and whose value is not.
pub(super) fn swapped(key: &str, value: &str, all: &[Shape]) -> Option<String> {
    let words = all.iter().find_map(|shape| if let Shape::Choice(words) = shape { Some(*words) } else { None })?;
    let known = |text: &str| words.iter().any(|(word, _)| *word == text);
    let lists_names = all.iter().any(|shape| matches!(shape, Shape::List(_)));
    (known(key) && !known(value) && !lists_names && super::node::is_name(value))
        .then(|| format!("write the name first: `{value}: {key}`"))
}
