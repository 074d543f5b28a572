//! Formats rule files: keys in canonical order, one layout, every comment kept.
//!
//! The result is compared with the input: same meaning, same comments, and formatting it again changes nothing. A file
//! is left as it is if the layout cannot keep its meaning.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

mod margin;
mod order;
mod trailing;
mod unformattable;

use pretty_yaml::config::{FormatOptions, LanguageOptions, LayoutOptions};

use referee::diagnostic::{Finding, Source};
use referee::tooling::{BYTE_ORDER_MARK, Check};

use margin::{righted, with_commas_first};
use order::{Reach, comments, ordered, rank};
use referee::tooling::node::{self, Node, Value};
use referee::tooling::rule_checks::wrong_kind;
use referee::tooling::shape::{RecordShape, Shape};
use trailing::{restored, shortened};

/// All checks of formatting.
pub static CHECKS: &[&Check] = &[&unformattable::UNFORMATTABLE];

/// A formatted rule file.
#[derive(Debug)]
pub struct Formatted {
    /// The formatted text.
    pub text: String,
    /// A key that could not be moved.
    pub finding: Option<Finding>,
}

/// The maximum line width of a collection in flow style.
const WIDTH: usize = 120;
/// How many passes a text may need before it stays the same.
const MOST_PASSES: usize = 6;

/// Formats a file of a shape. Formatting the result again changes nothing.
///
/// # Errors
/// The text is not YAML, is not a mapping, or cannot be formatted without changing its meaning.
pub fn formatted(source: &Source, shape: &'static Shape) -> Result<Formatted, Finding> {
    let root = node::parse(source)?;
    match root.value {
        Value::Map(_) | Value::Null => {}
        _ => return Err(wrong_kind(source, &root, shape)),
    }
    // The time of the layout parser doubles with each nested collection key. Rule files have none.
    if let Some(key) = collection_key(&root) {
        return Err(unformattable::collection_key(source, key));
    }
    let text = source.text().trim_start_matches(BYTE_ORDER_MARK).replace("\r\n", "\n");
    let original = Original { comments: comment_texts(&text), meaning: canonical(root, shape), shape };
    let mut text = original.settled(&text).ok_or_else(|| unformattable::file(source))?;
    let written = canonical(node::parse(&Source::new(source.name(), &*text))?, shape);
    let finding = misplaced(&original.meaning, &written).map(|key| unformattable::order(source, key));
    // The first line break decides for the whole file.
    if source.text().split_once('\n').is_some_and(|(first, _)| first.ends_with('\r')) {
        text = text.replace('\n', "\r\n");
    }
    Ok(Formatted { text, finding })
}

/// The parts that formatting must keep.
struct Original {
    /// Sorted alphabetically.
    comments: Option<Vec<String>>,
    meaning: Node,
    shape: &'static Shape,
}

impl Original {
    /// The formatted text, with as many records in order as possible.
    fn settled(&self, text: &str) -> Option<String> {
        let reaches = [Reach::All, Reach::Simple, Reach::Nothing];
        let (reach, settled) = reaches.into_iter().find_map(|reach| Some((reach, self.within(text, reach)?)))?;
        // The new layout may allow more records to be put in order.
        if reach == Reach::All || settled == text { Some(settled) } else { self.settled(&settled) }
    }

    /// Formats until a pass changes nothing; none if that does not happen or the meaning changes.
    fn within(&self, text: &str, reach: Reach) -> Option<String> {
        let mut text = Cow::Borrowed(text);
        for _ in 0..MOST_PASSES {
            let next = guarded(|| pass(&text, self.shape, reach))?;
            if next == *text {
                return self.is_kept(&text).then(|| text.into_owned());
            }
            text = Cow::Owned(next);
        }
        None
    }

    fn is_kept(&self, text: &str) -> bool {
        let Ok(root) = node::parse(&Source::new("", text)) else { return false };
        same(&self.meaning, &canonical(root, self.shape))
            && self.comments.is_some()
            && self.comments == comment_texts(text)
    }
}

/// One pass: puts keys in order and lays out the text.
fn pass(text: &str, shape: &Shape, reach: Reach) -> Option<String> {
    let text = with_commas_first(text)?;
    let ordered = ordered(&text, &yaml_parser::parse(&text).ok()?, shape, reach);
    let (short, full) = shortened(&ordered)?;
    let laid_out = restored(&pretty_yaml::format_text(&short, &options()).ok()?, &full)?;
    let laid_out = righted(&ordered, &laid_out)?;
    let lines = laid_out.trim_start_matches('\n').trim_end();
    Some(if lines.is_empty() { String::new() } else { format!("{lines}\n") })
}

fn options() -> FormatOptions {
    FormatOptions {
        layout: LayoutOptions { print_width: WIDTH, ..LayoutOptions::default() },
        language: LanguageOptions {
            // Trailing white space may be part of a text.
            trim_trailing_whitespaces: false,
            // No comment can contain this, so none turns the layout off.
            ignore_comment_directive: "\0".into(),
            ..LanguageOptions::default()
        },
    }
}

/// The comments of a text, sorted alphabetically.
fn comment_texts(text: &str) -> Option<Vec<String>> {
    guarded(|| {
        let root = yaml_parser::parse(text).ok()?;
        let texts = comments(&root).into_iter().filter_map(|comment| text.get(comment));
        let mut texts: Vec<String> = texts.map(|text| text.trim_end().to_owned()).collect();
        texts.sort_unstable();
        Some(texts)
    })
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether panics on this thread are caught and need no report.
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// Runs third-party code that panics on some texts.
fn guarded<T>(work: impl FnOnce() -> Option<T>) -> Option<T> {
    GUARDED.set(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(false);
    done.ok().flatten()
}

/// A key that is a list or a mapping.
fn collection_key(node: &Node) -> Option<&Node> {
    match &node.value {
        Value::List(items) => items.iter().find_map(collection_key),
        Value::Map(entries) => entries.iter().find_map(|(key, value)| match key.value {
            Value::List(_) | Value::Map(_) => Some(key),
            _ => collection_key(value),
        }),
        _ => None,
    }
}

/// A tree with the keys of its records in canonical order.
fn canonical(node: Node, shape: &Shape) -> Node {
    let Node { value, span } = node;
    let value = match (shape, value) {
        (Shape::Either(all), value) => {
            let shape = all.iter().find(|shape| shape.takes(&value)).unwrap_or(&Shape::Any);
            canonical(Node { value, span: span.clone() }, shape).value
        }
        (Shape::List(of), Value::List(items)) => {
            Value::List(items.into_iter().map(|item| canonical(item, of)).collect())
        }
        (Shape::List(of), value @ Value::Map(_)) => canonical(Node { value, span: span.clone() }, of).value,
        (Shape::Map(map) | Shape::ByWeekday(map), Value::Map(entries)) => {
            Value::Map(entries.into_iter().map(|(key, value)| (key, canonical(value, &map.value))).collect())
        }
        (Shape::Record(record), Value::Map(entries)) => {
            let mut ranked: Vec<(usize, Node, Node)> = Vec::with_capacity(entries.len());
            for (key, value) in entries {
                let rank = rank_of(record, &key);
                let shape = record.keys.get(rank).map_or(&Shape::Any, |key| &key.shape);
                ranked.push((rank, key, canonical(value, shape)));
            }
            ranked.sort_by_key(|(rank, ..)| *rank);
            Value::Map(ranked.into_iter().map(|(_, key, value)| (key, value)).collect())
        }
        (_, value) => value,
    };
    Node { value, span }
}

fn rank_of(record: &RecordShape, key: &Node) -> usize {
    rank(record, key.text().as_ref().map(|name| &*name.value))
}

/// Whether two trees are equal apart from their locations.
fn same(one: &Node, other: &Node) -> bool {
    match (&one.value, &other.value) {
        (Value::Null, Value::Null) => true,
        (Value::Boolean(one), Value::Boolean(other)) => one == other,
        (Value::Text(one), Value::Text(other)) => one == other,
        (Value::List(one), Value::List(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Map(one), Value::Map(other)) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(one, other)| same(&one.0, &other.0) && same(&one.1, &other.1))
        }
        _ => false,
    }
}

/// The location of the first key that still follows a key it should precede. Both trees are in order.
fn misplaced(original: &Node, formatted: &Node) -> Option<Range<usize>> {
    match (&original.value, &formatted.value) {
        (Value::List(original), Value::List(formatted)) => {
            original.iter().zip(formatted).find_map(|(original, formatted)| misplaced(original, formatted))
        }
        (Value::Map(original), Value::Map(formatted)) => {
            let mut last = 0;
            original.iter().zip(formatted).find_map(|(original, formatted)| {
                let start = formatted.0.span.start;
                let before = std::mem::replace(&mut last, start) > start;
                if before { Some(original.0.span.clone()) } else { misplaced(&original.1, &formatted.1) }
            })
        }
        _ => None,
    }
}
