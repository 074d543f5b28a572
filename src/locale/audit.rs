//! What is wrong with message files: text that does not parse, functions and references that lead nowhere,
//! options out of range, variables that the rules do not supply.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use fluent::FluentResource;
use fluent_syntax::ast::{CallArguments, Entry, InlineExpression, Pattern};

use crate::diagnostic::{Finding, Severity, Source, did_you_mean};

use super::contract::{Need, VariableKind};
use super::functions::{Allowed, SIGNATURES};
use super::nesting::{MOST_DEPTH, too_deep, with_whole_escapes};
use super::patterns::{Usage, placeables, range, references, selectors, walk, walk_uses, with_hyphen};
use super::references::{Astray, MOST_PLACEABLES, MOST_STEPS, Node, astray};

/// How many findings are told of the messages of a file.
const MOST_FINDINGS: usize = 500;
/// The largest message file, in bytes.
const MOST_BYTES: usize = 16 << 20;

/// A message file that was read.
#[derive(Clone)]
pub(crate) struct MessageFile {
    pub(crate) source: Source,
    pub(crate) resource: Arc<FluentResource>,
}

/// Reads a message file. What does not parse is found and left out; all else can be used.
pub(crate) fn read(source: &Source) -> (Option<MessageFile>, Vec<Finding>) {
    let text = source.text();
    if text.len() > MOST_BYTES {
        let message = format!("the file is larger than {} MiB", MOST_BYTES >> 20);
        return (None, vec![Finding::error("ftl-large", source.place(0..0), message)]);
    }
    if let Some(at) = too_deep(text) {
        let message = format!("braces and parentheses are nested more than {MOST_DEPTH} deep");
        return (None, vec![Finding::error("ftl-deep", source.place(at..at + 1), message)]);
    }
    let (resource, errors) = match FluentResource::try_new(with_whole_escapes(text)) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    };
    let mut findings = Vec::new();
    for error in errors.into_iter().take(MOST_FINDINGS) {
        let message = format!("this is not a message: {}", lower_first(&error.kind.to_string()));
        findings.push(
            Finding::error("ftl-junk", source.place(error.pos), message)
                .with_help("a message is written `id = text`, further lines of it indented".to_owned()),
        );
    }
    (Some(MessageFile { source: source.clone(), resource: Arc::new(resource) }), findings)
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

type Messages<'f> = HashMap<&'f str, Found<'f>>;

/// A message or a term, with the file that it stands in.
struct Found<'f> {
    source: &'f Source,
    /// The text that the parts of the message are parts of.
    text: &'f str,
    id: &'f str,
    value: Option<&'f Pattern<&'f str>>,
    attributes: Vec<(&'f str, &'f Pattern<&'f str>)>,
}

impl<'f> Found<'f> {
    /// The value and the attributes that there are.
    fn nodes(&self) -> impl Iterator<Item = (Option<&'f str>, &'f Pattern<&'f str>)> {
        let value = self.value.into_iter().map(|pattern| (None, pattern));
        value.chain(self.attributes.iter().map(|(name, pattern)| (Some(*name), *pattern)))
    }

    fn pattern(&self, attribute: Option<&str>) -> Option<&'f Pattern<&'f str>> {
        match attribute {
            None => self.value,
            Some(name) => self.attributes.iter().find(|(known, _)| *known == name).map(|(_, pattern)| *pattern),
        }
    }
}

/// The messages (or, for terms, the ids with a hyphen before them) of files, later ones replacing earlier.
fn collect(files: &[MessageFile]) -> Messages<'_> {
    let mut found = HashMap::new();
    for file in files {
        for entry in file.resource.entries() {
            let (id, value, attributes, term) = match entry {
                Entry::Message(message) => (message.id.name, message.value.as_ref(), &message.attributes, false),
                Entry::Term(term) => (term.id.name, Some(&term.value), &term.attributes, true),
                _ => continue,
            };
            let attributes = attributes.iter().map(|attribute| (attribute.id.name, &attribute.value)).collect();
            // The hyphen of a term stands right before its id.
            let key = if term { with_hyphen(file.resource.source(), id) } else { id };
            let text = file.resource.source();
            found.insert(key, Found { source: &file.source, text, id, value, attributes });
        }
    }
    found
}

/// Messages and attributes that are not to be used.
pub(crate) type Unsound = BTreeSet<(Box<str>, Option<Box<str>>)>;

/// What an audit found, and what is not to be used.
pub(crate) struct Verdict {
    pub(crate) findings: Vec<Finding>,
    pub(crate) unsound: Unsound,
}

/// Everything that is wrong with the files of one locale for one rule set, apart from what is missing.
pub(crate) fn audit(files: &[MessageFile], needs: &[Need]) -> Verdict {
    let messages = collect(files);
    let mut audit = Audit { messages: &messages, findings: duplicates(files) };
    let mut ordered: Vec<_> = messages.iter().collect();
    ordered.sort_by_key(|(_, found)| (found.source.name(), range(found.text, found.id).start));
    let graph: HashMap<Node<'_>, (usize, Vec<Node<'_>>)> = ordered
        .iter()
        .flat_map(|(key, found)| {
            found.nodes().map(move |(attribute, pattern)| {
                ((**key, attribute), (placeables(pattern), references(found.text, pattern)))
            })
        })
        .collect();
    let astray = astray(&graph);
    let mut mistaken: HashSet<Node<'_>> = HashSet::new();
    for (key, found) in ordered {
        for (attribute, pattern) in found.nodes() {
            let before = audit.findings.len();
            if before >= MOST_FINDINGS {
                // Enough is told, and what was not looked at is not used.
                mistaken.insert((*key, attribute));
                continue;
            }
            audit.pattern(found, pattern, key.starts_with('-'));
            audit.astray(key, found, astray.get(&(*key, attribute)));
            if audit.findings.len() > before {
                mistaken.insert((*key, attribute));
            }
        }
    }
    for need in needs {
        let Some(found) = messages.get(&*need.id) else { continue };
        let Some(pattern) = found.pattern(need.attribute) else { continue };
        // What goes astray is not followed.
        if astray.contains_key(&(found.id, need.attribute)) {
            continue;
        }
        let before = audit.findings.len();
        audit.variables(need, found, pattern, &mut HashSet::new());
        if audit.findings.len() > before {
            mistaken.insert((found.id, need.attribute));
        }
    }
    let unsound = with_referrers(mistaken, &graph).into_iter();
    let unsound = unsound.map(|(key, attribute)| (key.into(), attribute.map(Into::into))).collect();
    let mut findings = audit.findings;
    findings.truncate(MOST_FINDINGS);
    Verdict { findings, unsound }
}

/// Nodes with mistakes, and all that refer to them.
fn with_referrers<'f>(
    mut mistaken: HashSet<Node<'f>>,
    graph: &HashMap<Node<'f>, (usize, Vec<Node<'f>>)>,
) -> HashSet<Node<'f>> {
    let mut referrers: HashMap<Node<'f>, Vec<Node<'f>>> = HashMap::new();
    for (node, (_, all)) in graph {
        for next in all {
            referrers.entry(*next).or_default().push(*node);
        }
    }
    let mut open: Vec<Node<'f>> = mistaken.iter().copied().collect();
    while let Some(node) = open.pop() {
        for referrer in referrers.get(&node).into_iter().flatten() {
            if mistaken.insert(*referrer) {
                open.push(*referrer);
            }
        }
    }
    mistaken
}

/// Messages and terms that stand twice in one file, of which only the last would count.
fn duplicates(files: &[MessageFile]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in files {
        let mut known = HashSet::new();
        for entry in file.resource.entries() {
            let (id, term) = match entry {
                Entry::Message(message) => (message.id.name, false),
                Entry::Term(term) => (term.id.name, true),
                _ => continue,
            };
            if !known.insert((id, term)) {
                let place = file.source.place(range(file.resource.source(), id));
                findings.push(Finding::error("ftl-duplicate", place, format!("`{id}` is there twice")));
            }
        }
    }
    findings
}

/// Messages and attributes of a file that no rule set needs and no other message refers to: what a mistyped id
/// looks like. A page's own wording, `.page`, is kept for others to read.
pub(crate) fn unneeded(files: &[MessageFile], needs: &[Need]) -> Vec<Finding> {
    let messages = collect(files);
    let mut referred: BTreeSet<&str> = BTreeSet::new();
    for found in messages.values() {
        for (_, pattern) in found.nodes() {
            referred.extend(references(found.text, pattern).into_iter().map(|(key, _)| key));
        }
    }
    let needed = |id: &str, attribute: Option<&str>| {
        needs.iter().any(|need| &*need.id == id && (attribute.is_none() || need.attribute == attribute))
    };
    let mut findings = Vec::new();
    for file in files {
        for entry in file.resource.entries() {
            let Entry::Message(message) = entry else { continue };
            let id = message.id.name;
            let mut unneeded = |part: &str, what: String, near: Option<String>| {
                let place = file.source.place(range(file.resource.source(), part));
                let mut finding = Finding::error("message-unneeded", place, what).with_help(near);
                finding.severity = Severity::Warning;
                findings.push(finding);
            };
            if !needed(id, None) && !referred.contains(id) {
                let near = did_you_mean(id, needs.iter().map(|need| &*need.id));
                unneeded(id, format!("nothing needs a message `{id}`"), near);
                continue;
            }
            for attribute in &message.attributes {
                let name = attribute.id.name;
                if name != "page" && !needed(id, Some(name)) && !referred.contains(id) {
                    let known = needs.iter().filter(|need| &*need.id == id).filter_map(|need| need.attribute);
                    let near = did_you_mean(name, known.chain(["page"]));
                    unneeded(name, format!("nothing needs `{id}.{name}`"), near);
                }
            }
        }
    }
    findings
}

struct Audit<'f> {
    messages: &'f Messages<'f>,
    findings: Vec<Finding>,
}

impl<'f> Audit<'f> {
    fn error(&mut self, id: &'static str, found: &Found<'f>, part: &str, message: String) -> &mut Finding {
        let place = found.source.place(range(found.text, part));
        self.findings.push(Finding::error(id, place, message));
        #[expect(clippy::expect_used, reason = "pushed one line above")]
        self.findings.last_mut().expect("a finding was just pushed")
    }

    fn pattern(&mut self, found: &Found<'f>, pattern: &'f Pattern<&'f str>, term: bool) {
        walk(pattern, &mut |inline| match inline {
            InlineExpression::FunctionReference { id, arguments } => self.call(found, id.name, arguments, term),
            InlineExpression::TermReference { id, attribute, arguments } => {
                let attribute = attribute.as_ref().map(|attribute| attribute.name);
                self.term(found, id.name, attribute, arguments.as_ref());
            }
            InlineExpression::NumberLiteral { value } if value.len() > 15 => {
                self.error("ftl-number", found, value, "a number has at most 15 digits".to_owned());
            }
            _ => {}
        });
        for selector in selectors(pattern) {
            if let InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } = selector {
                let message = "nothing is selected by a literal".to_owned();
                self.error("ftl-selector", found, value, message).help = Some("select by a variable".into());
            }
        }
        for node in references(found.text, pattern) {
            self.reference(found, node);
        }
    }

    /// A term with its arguments, which are all that its variables can be.
    fn term(
        &mut self,
        found: &Found<'f>,
        id: &'f str,
        attribute: Option<&'f str>,
        arguments: Option<&'f CallArguments<&'f str>>,
    ) {
        let term = self.messages.get(with_hyphen(found.text, id)).and_then(|term| term.pattern(attribute));
        let Some(term) = term else { return };
        let mut uses = Vec::new();
        walk_uses(term, &mut uses);
        let given = |name: &str| arguments.is_some_and(|all| all.named.iter().any(|given| given.name.name == name));
        for (name, _) in uses {
            if !given(name) {
                let message = format!("the term `-{id}` is not given its `${name}`");
                self.error("ftl-variable", found, id, message).help = Some(format!("write `-{id}({name}: …)`"));
            }
        }
    }

    /// A reference, which must lead to a message.
    fn reference(&mut self, from: &Found<'f>, (key, attribute): Node<'f>) {
        if self.messages.get(key).and_then(|found| found.pattern(attribute)).is_none() {
            let name = attribute.map_or_else(|| key.to_owned(), |attribute| format!("{key}.{attribute}"));
            let help = did_you_mean(key, self.messages.keys().copied());
            self.error("ftl-reference", from, key, format!("there is no message `{name}`")).help = help;
        }
    }

    /// References that lead in a circle or too far.
    fn astray(&mut self, key: &'f str, found: &Found<'f>, astray: Option<&Astray<'f>>) {
        match astray {
            Some(Astray::Circle(names)) => {
                let message = format!("`{key}` refers to itself: {}", names.join(" → "));
                self.error("ftl-circle", found, found.id, message);
            }
            Some(Astray::Far) => {
                let message = format!("`{key}` is made of messages in more than {MOST_STEPS} steps");
                self.error("ftl-far", found, found.id, message);
            }
            Some(Astray::Large) => {
                let message = format!("`{key}` is made of more than {MOST_PLACEABLES} placeables");
                self.error("ftl-large", found, found.id, message);
            }
            None => {}
        }
    }

    fn call(&mut self, found: &Found<'f>, name: &'f str, arguments: &CallArguments<&'f str>, term: bool) {
        let Some(signature) = SIGNATURES.iter().find(|signature| signature.name == name) else {
            let names = || SIGNATURES.iter().map(|signature| signature.name);
            let known = names().collect::<Vec<_>>().join(", ");
            let help = did_you_mean(name, names()).unwrap_or_else(|| format!("there are {known}"));
            self.error("ftl-function", found, name, format!("there is no function `{name}`")).help = Some(help);
            return;
        };
        if arguments.positional.len() != 1 {
            self.error("ftl-function", found, name, format!("`{name}` takes one value"));
        }
        for argument in &arguments.positional {
            // What else there is has no kind that a function could write; terms know only texts and numbers.
            let fits = match argument {
                InlineExpression::VariableReference { .. } => !term || name == "NUMBER",
                InlineExpression::NumberLiteral { .. } => name == "NUMBER",
                _ => false,
            };
            if !fits {
                self.error("ftl-function", found, name, format!("`{name}` cannot write this"));
            }
        }
        for argument in &arguments.named {
            let option = argument.name.name;
            let known = signature.options.iter().find(|(known, ..)| *known == option);
            let Some((_, allowed)) = known else {
                let help = did_you_mean(option, signature.options.iter().map(|(known, ..)| *known));
                self.error("ftl-option", found, option, format!("`{name}` has no option `{option}`")).help = help;
                continue;
            };
            let (fits, expected) = match (allowed, &argument.value) {
                (Allowed::Number(least, most), value) => {
                    let number = match value {
                        InlineExpression::NumberLiteral { value } => value.parse::<i16>().ok(),
                        _ => None,
                    };
                    let fits = number.is_some_and(|number| (*least..=*most).contains(&number));
                    (fits, format!("a whole number from {least} to {most}"))
                }
                (Allowed::OneOf(known), value) => {
                    let fits = matches!(value, InlineExpression::StringLiteral { value } if known.contains(value));
                    (
                        fits,
                        format!("one of {}", known.iter().map(|it| format!("\"{it}\"")).collect::<Vec<_>>().join(", ")),
                    )
                }
            };
            if !fits {
                self.error("ftl-option", found, option, format!("`{option}` is {expected}"));
            }
        }
    }

    /// Variables that are not supplied, or not in a way that can be written.
    fn variables(
        &mut self,
        need: &Need,
        found: &Found<'f>,
        pattern: &'f Pattern<&'f str>,
        seen: &mut HashSet<Node<'f>>,
    ) {
        let mut uses = Vec::new();
        let mut references = Vec::new();
        walk_uses(pattern, &mut uses);
        walk(pattern, &mut |inline| {
            if let InlineExpression::MessageReference { id, attribute } = inline {
                references.push((id.name, attribute.as_ref().map(|attribute| attribute.name)));
            }
        });
        for (name, usage) in uses {
            let Some((_, kind)) = need.variables.iter().find(|(known, _)| *known == name) else {
                let known = need.variables.iter().map(|(known, _)| *known);
                let listed = known.clone().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", ");
                let help = did_you_mean(name, known).or_else(|| {
                    Some(if listed.is_empty() {
                        "it takes no variables".to_owned()
                    } else {
                        format!("it can use {listed}")
                    })
                });
                let message = format!("`{}` is not given a variable `${name}`", need.key());
                self.error("ftl-variable", found, name, message).help = help;
                continue;
            };
            let fits = match (kind, usage) {
                (VariableKind::Text, Usage::Plain | Usage::Selector)
                | (VariableKind::Number, Usage::Plain | Usage::Selector | Usage::Call("NUMBER", _))
                | (VariableKind::Instant, Usage::Call("DATE" | "DATETIME", _))
                | (VariableKind::Duration, Usage::Call("DURATION" | "RELATIVE" | "DAYS" | "HOURS", _))
                | (VariableKind::List, Usage::Call("LIST", _)) => true,
                // An unknown function is a finding of its own.
                (_, Usage::Call(name, _)) => SIGNATURES.iter().all(|signature| signature.name != name),
                _ => false,
            };
            if !fits {
                let (what, with) = match kind {
                    VariableKind::Instant => ("an instant", "`DATE` or `DATETIME`"),
                    VariableKind::Duration => ("a duration", "`DURATION`, `RELATIVE`, `DAYS` or `HOURS`"),
                    VariableKind::List => ("a list", "`LIST`"),
                    VariableKind::Number => ("a number", "`NUMBER`, or nothing around it"),
                    VariableKind::Text => ("a text", "nothing around it"),
                };
                let message = format!("`${name}` is {what} and is written with {with}");
                self.error("ftl-variable", found, name, message);
            }
        }
        for (id, attribute) in references {
            if !seen.insert((id, attribute)) {
                continue;
            }
            if let Some(found) = self.messages.get(id)
                && let Some(pattern) = found.pattern(attribute)
            {
                self.variables(need, found, pattern, seen);
            }
        }
    }
}
