//! `referee fmt` against a second, simpler model: random trees are written with random comments and shuffled keys. The
//! result must be the tree with its keys in order, and every comment in its place.

use std::fmt::Write;

use proptest::prelude::*;
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::command::run;

/// The structure of a rule file, as a second definition.
enum Form {
    Text,
    Names,
    Map(&'static Form),
    Record(&'static [(&'static str, Form)]),
    OneOrMany(&'static Form),
    Either(&'static [Form]),
}
use Form::{Either, Map, Names, OneOrMany, Record, Text};

const CONDITION: Form = Map(&Either(&[Text, Names]));
const FACT: Form =
    Record(&[("kind", Text), ("one-of", Names), ("default", Text), ("optional", Text), ("explain", Text)]);
const ACTION: Form = Record(&[
    ("when", CONDITION),
    ("by", Names),
    ("to", Text),
    ("confirm", Text),
    ("require", Names),
    ("ask", Names),
    ("allow", Names),
    ("notify", Names),
]);
const TIMEOUT: Form = Record(&[("when", CONDITION), ("after", Text), ("to", Text), ("notify", Names), ("never", Text)]);
const THEN: Form = Either(&[Text, Record(&[("alert", Text), ("icon", Text)])]);
const ALERT: Form = Record(&[("when", CONDITION), ("icon", Text), ("for", Text), ("then", THEN)]);
const STAGE: Form = Record(&[
    ("anchor", Text),
    ("shows", Text),
    ("actions", Map(&ACTION)),
    ("timeout", OneOrMany(&TIMEOUT)),
    ("alerts", Map(&ALERT)),
    ("outcomes", Names),
]);
const FILE: Form = Record(&[
    ("rules", Text),
    ("follows", Text),
    ("source", Record(&[("page", Text), ("date", Text), ("anchors", Map(&Text))])),
    ("arrival", Record(&[("channels", Names), ("found-under", Names), ("fields", Names)])),
    ("advice", Record(&[("respond-within", Text)])),
    ("roles", Names),
    ("facts", Map(&Either(&[Text, Names, FACT]))),
    ("marks", Either(&[Names, Map(&Record(&[("icon", Text)]))])),
    ("fields", Map(&Either(&[Text, Record(&[("list", Map(&Text))])]))),
    ("recipients", Names),
    ("stages", Map(&STAGE)),
    ("notifications", Map(&Record(&[("to", Text), ("on", Text)]))),
    ("views", Map(&CONDITION)),
    ("tips", Names),
]);

#[derive(Debug, Clone, PartialEq)]
enum Tree {
    Null,
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

/// Random choices made in advance; after the last one, always the first option.
struct Choices<'b> {
    bytes: std::slice::Iter<'b, u8>,
    names: usize,
}

impl Choices<'_> {
    /// One of a number of options.
    fn one_of(&mut self, many: usize) -> usize {
        self.bytes.next().map_or(0, |byte| usize::from(*byte) % many)
    }

    /// True once in a number of times.
    fn once_in(&mut self, many: usize) -> bool {
        self.one_of(many) == many - 1
    }

    /// A word that occurs only once.
    fn word(&mut self) -> String {
        self.names += 1;
        format!("w{}", self.names)
    }

    fn tree(&mut self, form: &Form) -> Tree {
        if self.once_in(40) {
            return Tree::Null;
        }
        match form {
            Text => Tree::Text(self.word()),
            Names => Tree::List((0..self.one_of(4)).map(|_| Tree::Text(self.word())).collect()),
            Map(form) => Tree::Map((0..self.one_of(4)).map(|_| (self.word(), self.tree(form))).collect()),
            Record(keys) => {
                let given: Vec<_> = keys.iter().filter(|_| self.once_in(2)).collect();
                let mut entries: Vec<_> =
                    given.into_iter().map(|(key, form)| ((*key).to_owned(), self.tree(form))).collect();
                if self.once_in(8) {
                    entries.push((self.word(), Tree::Text(self.word())));
                }
                Tree::Map(entries)
            }
            OneOrMany(form) => match self.one_of(2) {
                0 => self.tree(form),
                // An empty item is not a timeout, and the layout does not need to know it.
                _ => Tree::List((0..=self.one_of(3)).map(|_| self.tree(form)).filter(|it| *it != Tree::Null).collect()),
            },
            Either(forms) => {
                let form = &forms[self.one_of(forms.len())];
                self.tree(form)
            }
        }
    }

    /// The tree with the keys of its records shuffled; unknown keys keep their order.
    fn shuffled(&mut self, tree: Tree, form: &Form) -> Tree {
        match (form, tree) {
            (Record(keys), Tree::Map(entries)) => {
                let mut shuffled = Vec::new();
                for (key, value) in entries {
                    let form = keys.iter().find(|(known, _)| *known == key).map_or(&Text, |(_, form)| form);
                    let at = self.one_of(shuffled.len() + 1);
                    let entry = (key, self.shuffled(value, form));
                    shuffled.insert(shuffled.len() - at, entry);
                }
                Tree::Map(shuffled)
            }
            (Map(form), Tree::Map(entries)) => {
                Tree::Map(entries.into_iter().map(|(key, value)| (key, self.shuffled(value, form))).collect())
            }
            (OneOrMany(form), Tree::List(items)) => {
                Tree::List(items.into_iter().map(|item| self.shuffled(item, form)).collect())
            }
            (OneOrMany(form), tree) => self.shuffled(tree, form),
            (Either(forms), tree @ Tree::Map(_)) => {
                match forms.iter().find(|form| matches!(form, Map(_) | Record(_))) {
                    Some(form) => self.shuffled(tree, form),
                    None => tree,
                }
            }
            (_, tree) => tree,
        }
    }
}

/// Writes a tree with random layout.
struct Writer<'c, 'b> {
    choices: &'c mut Choices<'b>,
    text: String,
    comments: Vec<String>,
}

impl Writer<'_, '_> {
    fn comment(&mut self, says: &str) {
        let comment = format!("#{}c{} {says}", [" ", "", "  ", "# "][self.choices.one_of(4)], self.comments.len());
        self.text.push_str(&comment);
        self.comments.push(comment);
    }

    fn margin(&mut self, indent: usize) {
        self.text.push_str(&" ".repeat(indent));
    }

    /// Comments and blank lines on lines of their own.
    fn above(&mut self, indent: usize, says: &str) {
        if self.choices.once_in(6) {
            self.text.push_str(["\n", "\n\n", "  \n"][self.choices.one_of(3)]);
        }
        for _ in 0..[0, 0, 0, 1, 2][self.choices.one_of(5)] {
            self.margin(indent);
            self.comment(says);
            self.text.push('\n');
        }
    }

    fn scalar(&mut self, text: &str) {
        let quote = ["", "", "", "'", "\""][self.choices.one_of(5)];
        write!(self.text, "{quote}{text}{quote}").unwrap();
    }

    fn end(&mut self, says: &str) {
        if self.choices.once_in(4) {
            self.text.push_str([" ", "   "][self.choices.one_of(2)]);
            self.comment(says);
        }
        self.text.push_str(["\n", "\n", "\n", " \n"][self.choices.one_of(4)]);
    }

    /// The value after a key or a dash, up to the end of its line.
    fn value(&mut self, tree: &Tree, indent: usize, key: &str) {
        match tree {
            Tree::Null => self.end(""),
            Tree::Text(text) => {
                self.text.push(' ');
                self.scalar(text);
                self.end(&format!("on {text}"));
            }
            Tree::List(items) if items.is_empty() => self.flow(tree, indent, 1),
            Tree::Map(entries) if entries.is_empty() => self.flow(tree, indent, 1),
            Tree::List(_) | Tree::Map(_) => match self.choices.one_of(4) {
                0 | 1 => {
                    self.end(&format!("on {key}"));
                    let dashes = matches!(tree, Tree::List(_));
                    let deeper = if dashes { self.choices.one_of(4) } else { 1 + self.choices.one_of(4) };
                    self.block(tree, indent + deeper);
                }
                lines => self.flow(tree, indent, lines - 2),
            },
        }
    }

    fn block(&mut self, tree: &Tree, indent: usize) {
        match tree {
            Tree::Map(entries) => {
                for (key, value) in entries {
                    self.above(indent, &above(key, value));
                    self.margin(indent);
                    self.entry(key, value, indent);
                }
            }
            Tree::List(items) => {
                for item in items {
                    self.above(indent, "");
                    self.margin(indent);
                    self.text.push('-');
                    match item {
                        Tree::Map(entries) if !entries.is_empty() && self.choices.once_in(2) => {
                            self.text.push(' ');
                            for (number, (key, value)) in entries.iter().enumerate() {
                                if number > 0 {
                                    self.above(indent + 2, &above(key, value));
                                    self.margin(indent + 2);
                                }
                                self.entry(key, value, indent + 2);
                            }
                        }
                        _ => self.value(item, indent, "-"),
                    }
                }
            }
            _ => {}
        }
        if self.choices.once_in(8) {
            self.above(indent, "");
        }
    }

    fn entry(&mut self, key: &str, value: &Tree, indent: usize) {
        self.scalar(key);
        self.text.push(':');
        self.value(value, indent, &format!("{key}:"));
    }

    fn flow(&mut self, tree: &Tree, indent: usize, lines: usize) {
        self.text.push(' ');
        let indent = indent + 1 + self.choices.one_of(3);
        self.flow_value(tree, indent, lines > 0);
        self.end("");
    }

    /// A gap between the parts of a flow collection: maybe a comment or a line break.
    fn gap(&mut self, indent: usize, lines: bool) {
        match if lines { self.choices.one_of(6) } else { 0 } {
            0..=2 => self.text.push_str(["", " ", "  "][self.choices.one_of(3)]),
            3 => {
                self.text.push('\n');
                self.margin(indent);
            }
            4 => {
                self.text.push(' ');
                self.comment("");
                self.text.push('\n');
                self.margin(indent);
            }
            _ => {
                self.text.push('\n');
                self.above(indent, "");
                self.margin(indent);
            }
        }
    }

    fn flow_value(&mut self, tree: &Tree, indent: usize, lines: bool) {
        let (open, close, count) = match tree {
            Tree::Null => return self.text.push_str(" null"),
            Tree::Text(text) => return self.scalar(&text.clone()),
            Tree::List(items) => ('[', ']', items.len()),
            Tree::Map(entries) => ('{', '}', entries.len()),
        };
        self.text.push(open);
        for number in 0..count {
            self.gap(indent, lines);
            match tree {
                Tree::List(items) => self.flow_value(&items[number], indent + 1, lines),
                Tree::Map(entries) => {
                    self.scalar(&entries[number].0);
                    self.text.push_str(": ");
                    self.flow_value(&entries[number].1, indent + 1, lines);
                }
                _ => {}
            }
            self.gap(indent, lines);
            if number + 1 < count || self.choices.once_in(4) {
                self.text.push(',');
            }
        }
        self.gap(indent, lines);
        self.text.push(close);
    }
}

/// The comment above an entry.
fn above(key: &str, value: &Tree) -> String {
    match value {
        Tree::Text(text) => format!("above {key}: {text}"),
        _ => format!("above {key}:"),
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a tree")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Null)
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Tree, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(Tree::Map(entries))
    }
}

/// Whether a comment is where it says.
fn is_in_place(comment: &str, lines: &[&str], number: usize) -> bool {
    let line = lines[number].replace(['\'', '"'], "");
    if let Some((_, on)) = comment.split_once(" on ") {
        return line.contains(on);
    }
    let Some((_, above)) = comment.split_once(" above ") else { return true };
    let code = |line: &&str| line.trim_start_matches(['-', ' ']).replace(['\'', '"'], "");
    let next = lines[number..].iter().map(code).find(|line| !line.is_empty() && !line.starts_with('#'));
    next.is_some_and(|line| line.starts_with(above))
}

/// Formats a valid text and returns the output.
fn formatted(text: &str) -> Result<String, TestCaseError> {
    let ran = run(&["fmt", "-"], text.as_bytes());
    prop_assert_eq!((ran.errors.as_str(), ran.code), ("", Some(0)));
    Ok(ran.output)
}

/// Checks the formatted text of a tree with its keys in order. `written` is the tree as it is in the text.
fn check(text: &str, comments: &[String], written: &Tree, expected: &Tree) -> Result<(), TestCaseError> {
    let read = |text: &str| serde_yaml::from_str::<Tree>(text).map_err(|error| TestCaseError::fail(error.to_string()));
    prop_assert_eq!(&read(text)?, written, "the input does not have its tree");

    let done = formatted(text)?;
    prop_assert_eq!(&read(&done)?, expected, "the tree has changed:\n{}", done);
    let lines: Vec<&str> = done.lines().collect();
    for comment in comments {
        let at: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].ends_with(comment.trim_end())).collect();
        prop_assert_eq!(at.len(), 1, "{} occurs {} times:\n{}", comment, at.len(), done);
        prop_assert!(is_in_place(comment, &lines, at[0]), "{} has moved:\n{}", comment, done);
    }
    prop_assert!(lines.iter().all(|line| line.trim_end() == *line), "white space ends a line:\n{}", done);
    prop_assert_eq!(&formatted(&done)?, &done, "formatting again changes the text:\n{}", done);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn keys_are_sorted_and_everything_else_stays(bytes in prop::collection::vec(any::<u8>(), 0..1200)) {
        let mut choices = Choices { bytes: bytes.iter(), names: 0 };
        let Tree::Map(entries) = choices.tree(&FILE) else { return Ok(()) };
        prop_assume!(!entries.is_empty());
        let expected = Tree::Map(entries);
        let written = choices.shuffled(expected.clone(), &FILE);
        let mut writer = Writer { choices: &mut choices, text: String::new(), comments: Vec::new() };
        writer.block(&written, 0);
        let Writer { text, comments, .. } = writer;
        // The input is part of every failure.
        check(&text, &comments, &written, &expected)
            .map_err(|error| TestCaseError::fail(format!("{error}\nthe input:\n{text}")))?;
    }
}
