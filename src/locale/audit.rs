//! Everything that is wrong with the message files of a locale, apart from what is missing.

use std::collections::BTreeSet;

use fluent_syntax::ast::{CallArguments, InlineExpression, Pattern};
use hashbrown::{HashMap, HashSet};

use crate::diagnostic::{Check, Finding, did_you_mean};

use super::checks::circle::CIRCLE;
use super::checks::far::FAR;
use super::checks::large::LARGE;
use super::checks::number::NUMBER;
use super::checks::plural::{self, Forms};
use super::checks::reference::REFERENCE;
use super::checks::selector::SELECTOR;
use super::checks::variable::{self, VARIABLE};
use super::checks::{alike, duplicate, function, markup};
use super::contract::Need;
use super::messages::{Found, MOST_FINDINGS, MessageFile, Messages, Scope, collect};
use super::patterns::{part_name, placeables, range, references, selectors, walk, walk_uses, with_hyphen};
use super::references::{Astray, Graph, MOST_PLACEABLES, MOST_STEPS, Node, Reach};

/// Messages and attributes that are not to be used.
pub(crate) type Unsound = BTreeSet<(Box<str>, Option<Box<str>>)>;

/// What is wrong with files.
pub(crate) struct Audit<'f> {
    files: usize,
    needs: usize,
    messages: Messages<'f>,
    reach: Reach<'f>,
    pub(crate) findings: Vec<Finding>,
    /// What is not to be used.
    pub(crate) unsound: Unsound,
}

impl<'f> Audit<'f> {
    /// Looks through the files of a locale for one rule set. Where the first of the files, and of the needs, were
    /// looked through already and hang on nothing in the others, only the others are.
    pub(crate) fn new(forms: &Forms, behind: Option<&Audit<'f>>, files: &'f [MessageFile], needs: &[Need]) -> Self {
        let first = behind.map_or(0, |behind| behind.files);
        let (shared, others) = files.split_at_checked(first).unwrap_or((&[], files));
        let messages = collect(others);
        let behind = behind.filter(|behind| behind.is_apart_from(&messages));
        let (shared, looked, messages) = match behind {
            Some(_) => (&[][..], others, messages),
            None if shared.is_empty() => (shared, others, messages),
            None => (shared, files, collect(files)),
        };
        // Mistakes in what all share take no room from those of the others.
        let mut room = [MOST_FINDINGS; 2];
        let mut audit = Auditor {
            scope: Scope::new(&messages, behind.map(|behind| &behind.messages)),
            findings: duplicate::check(looked),
        };
        let mut ordered: Vec<_> = messages.iter().collect();
        ordered.sort_by_key(|(_, found)| (found.source.name(), range(found.text, found.id).start));
        let reach = Reach::new(graph(&ordered), behind.map(|behind| &behind.reach));
        let mut mistaken: HashSet<Node<'_>> = HashSet::new();
        for (key, found) in ordered {
            let is_shared = shared.iter().any(|file| std::ptr::eq(file.resource.source(), found.text));
            let [others, own] = &mut room;
            let room = if is_shared { others } else { own };
            for (attribute, pattern) in found.nodes() {
                let before = audit.findings.len();
                if *room == 0 {
                    // Enough is told, and what was not looked at is not used.
                    mistaken.insert((*key, attribute));
                    continue;
                }
                audit.pattern(found, pattern, key.starts_with('-'));
                plural::check(found, pattern, forms, &mut audit.findings);
                audit.astray(key, found, reach.astray((*key, attribute)));
                *room = room.saturating_sub(audit.findings.len() - before);
                if audit.findings.len() > before {
                    mistaken.insert((*key, attribute));
                }
            }
        }
        for (number, need) in needs.iter().enumerate() {
            // What was needed before, of what is there already, was looked at.
            if behind.is_some_and(|behind| number < behind.needs) && !messages.contains_key(&*need.id) {
                continue;
            }
            let Some(found) = audit.scope.get(&need.id) else { continue };
            let Some(pattern) = found.pattern(need.attribute) else { continue };
            // What goes astray is not followed.
            if reach.astray((found.id, need.attribute)).is_some() {
                continue;
            }
            let before = audit.findings.len();
            variable::check(&audit.scope, need, found, pattern, &mut audit.findings);
            markup::check(found, need, pattern, &mut audit.findings);
            if audit.findings.len() > before {
                mistaken.insert((found.id, need.attribute));
            }
        }
        // Words that are alike are bad words, but better than none.
        alike::check(&audit.scope, needs, &mut audit.findings);
        let behind_too = behind.filter(|behind| mistaken.iter().any(|(key, _)| behind.messages.contains_key(key)));
        let graphs = std::iter::once(reach.graph()).chain(behind_too.map(|behind| behind.reach.graph()));
        let unsound = with_referrers(mistaken, graphs).into_iter();
        let unsound = unsound.map(|(key, attribute)| (key.into(), attribute.map(Into::into))).collect();
        let mut findings = audit.findings;
        findings.truncate(MOST_FINDINGS * if shared.is_empty() { 1 } else { 2 });
        Self { files: files.len(), needs: needs.len(), messages, reach, findings, unsound }
    }

    /// Whether other messages change nothing about these: none replaces one of them, and all that they refer to is
    /// among them.
    fn is_apart_from(&self, others: &Messages<'_>) -> bool {
        self.findings.is_empty() && !others.keys().any(|key| self.messages.contains_key(key))
    }
}

/// What messages refer to; those that refer to nothing and hold no placeables lead nowhere, and are left out.
fn graph<'f>(messages: &[(&&'f str, &Found<'f>)]) -> Graph<'f> {
    let nodes = messages.iter().flat_map(|(key, found)| {
        found.nodes().map(move |(attribute, pattern)| {
            ((**key, attribute), (placeables(pattern), references(found.text, pattern)))
        })
    });
    nodes.filter(|(_, (placeables, references))| *placeables > 0 || !references.is_empty()).collect()
}

/// Nodes with mistakes, and all that refer to them.
fn with_referrers<'g, 'f: 'g>(
    mut mistaken: HashSet<Node<'f>>,
    graphs: impl Iterator<Item = &'g Graph<'f>>,
) -> HashSet<Node<'f>> {
    let mut referrers: HashMap<Node<'f>, Vec<Node<'f>>> = HashMap::new();
    for (node, (_, all)) in graphs.flatten() {
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

struct Auditor<'s, 'f> {
    scope: Scope<'s, 'f>,
    findings: Vec<Finding>,
}

impl<'f> Auditor<'_, 'f> {
    fn error(&mut self, check: &'static Check, found: &Found<'f>, part: &str, message: String) -> &mut Finding {
        let place = found.source.place(range(found.text, part));
        self.findings.push(check.at(place, message));
        #[expect(clippy::expect_used, reason = "pushed one line above")]
        self.findings.last_mut().expect("a finding was just pushed")
    }

    fn pattern(&mut self, found: &Found<'f>, pattern: &'f Pattern<&'f str>, term: bool) {
        walk(pattern, &mut |inline| match inline {
            InlineExpression::FunctionReference { id, arguments } => {
                function::check(found, id.name, arguments, term, &mut self.findings);
            }
            InlineExpression::TermReference { id, attribute, arguments } => {
                let attribute = attribute.as_ref().map(|attribute| attribute.name);
                self.term(found, id.name, attribute, arguments.as_ref());
            }
            InlineExpression::NumberLiteral { value } if value.len() > 15 => {
                self.error(&NUMBER, found, value, "a number has at most 15 digits".to_owned());
            }
            _ => {}
        });
        for selector in selectors(pattern) {
            if let InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } = selector {
                let message = "nothing is selected by a literal".to_owned();
                self.error(&SELECTOR, found, value, message).help = Some("select by a variable".into());
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
        let term = self.scope.get(with_hyphen(found.text, id)).and_then(|term| term.pattern(attribute));
        let Some(term) = term else { return };
        let mut uses = Vec::new();
        walk_uses(term, &mut uses);
        let given = |name: &str| arguments.is_some_and(|all| all.named.iter().any(|given| given.name.name == name));
        for (name, _) in uses {
            if !given(name) {
                let message = format!("the term `-{id}` is not given its `${name}`");
                self.error(&VARIABLE, found, id, message).help = Some(format!("write `-{id}({name}: …)`"));
            }
        }
    }

    /// A reference, which must lead to a message.
    fn reference(&mut self, from: &Found<'f>, (key, attribute): Node<'f>) {
        if self.scope.get(key).and_then(|found| found.pattern(attribute)).is_none() {
            let name = part_name(key, attribute);
            let help = did_you_mean(key, self.scope.keys());
            self.error(&REFERENCE, from, key, format!("there is no message `{name}`")).help = help;
        }
    }

    /// References that lead in a circle or too far.
    fn astray(&mut self, key: &'f str, found: &Found<'f>, astray: Option<&Astray<'f>>) {
        match astray {
            Some(Astray::Circle(names)) => {
                let more = if names.last() == Some(&key) { "" } else { " → …" };
                let message = format!("`{key}` refers to itself: {}{more}", names.join(" → "));
                self.error(&CIRCLE, found, found.id, message);
            }
            Some(Astray::Far) => {
                let message = format!("`{key}` is made of messages in more than {MOST_STEPS} steps");
                self.error(&FAR, found, found.id, message);
            }
            Some(Astray::Large) => {
                let message = format!("`{key}` is made of more than {MOST_PLACEABLES} placeables");
                self.error(&LARGE, found, found.id, message);
            }
            None => {}
        }
    }
}
