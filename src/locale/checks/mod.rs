//! What is found in words: one check a file, with its page in the reference.

pub(crate) mod alike;
pub(crate) mod circle;
pub(crate) mod deep;
pub(crate) mod duplicate;
pub(crate) mod far;
pub(crate) mod function;
pub(crate) mod junk;
pub(crate) mod large;
pub(crate) mod markup;
pub(crate) mod missing;
pub(crate) mod missing_locale;
pub(crate) mod number;
pub(crate) mod option;
pub(crate) mod plural;
pub(crate) mod proof_branch;
pub(crate) mod proof_fault;
pub(crate) mod reference;
pub(crate) mod selector;
pub(crate) mod unknown_locale;
pub(crate) mod unneeded;
pub(crate) mod variable;

use std::collections::{BTreeSet, HashMap, HashSet};

use fluent_syntax::ast::{CallArguments, InlineExpression, Pattern};
use icu::locale::Locale;

use crate::diagnostic::{Check, Finding, did_you_mean};

use circle::CIRCLE;
use far::FAR;
use large::LARGE;
use number::NUMBER;
use reference::REFERENCE;
use selector::SELECTOR;
use variable::VARIABLE;

use super::contract::Need;
use super::messages::{Found, MOST_FINDINGS, MessageFile, Messages, collect};
use super::patterns::{placeables, range, references, selectors, walk, walk_uses, with_hyphen};
use super::references::{Astray, MOST_PLACEABLES, MOST_STEPS, Node, astray};

/// Every check of words, in the order of the reference.
pub(crate) static CHECKS: &[&Check] = &[
    &alike::ALIKE,
    &circle::CIRCLE,
    &deep::DEEP,
    &duplicate::DUPLICATE,
    &far::FAR,
    &function::FUNCTION,
    &junk::JUNK,
    &large::LARGE,
    &markup::MARKUP,
    &missing::MISSING,
    &missing_locale::MISSING_LOCALE,
    &number::NUMBER,
    &option::OPTION,
    &plural::PLURAL,
    &proof_branch::PROOF_BRANCH,
    &proof_fault::PROOF_FAULT,
    &reference::REFERENCE,
    &selector::SELECTOR,
    &unknown_locale::UNKNOWN_LOCALE,
    &unneeded::UNNEEDED,
    &variable::VARIABLE,
];

/// Messages and attributes that are not to be used.
pub(crate) type Unsound = BTreeSet<(Box<str>, Option<Box<str>>)>;

/// What an audit found, and what is not to be used.
pub(crate) struct Verdict {
    pub(crate) findings: Vec<Finding>,
    pub(crate) unsound: Unsound,
}

/// Everything that is wrong with the files of one locale for one rule set, apart from what is missing.
pub(crate) fn audit(locale: &Locale, files: &[MessageFile], needs: &[Need]) -> Verdict {
    audit_behind(locale, &[], &Unsound::new(), files, needs)
}

/// The same behind shared files that were audited by themselves: what is not to be used of those is known.
pub(crate) fn audit_behind(
    locale: &Locale,
    shared: &[MessageFile],
    known: &Unsound,
    files: &[MessageFile],
    needs: &[Need],
) -> Verdict {
    let files: Vec<MessageFile> = shared.iter().chain(files).cloned().collect();
    let files = &*files;
    let is_shared =
        |found: &Found<'_>| shared.iter().any(|file| file.resource.source().as_ptr() == found.text.as_ptr());
    let forms = plural::Forms::of(locale);
    let messages = collect(files);
    let mut audit = Audit { messages: &messages, findings: duplicate::check(files) };
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
        if is_shared(found) {
            let nodes = found.nodes().map(|(attribute, _)| (*key, attribute));
            mistaken
                .extend(nodes.filter(|(key, attribute)| known.contains(&((*key).into(), attribute.map(Into::into)))));
            continue;
        }
        for (attribute, pattern) in found.nodes() {
            let before = audit.findings.len();
            if before >= MOST_FINDINGS {
                // Enough is told, and what was not looked at is not used.
                mistaken.insert((*key, attribute));
                continue;
            }
            audit.pattern(found, pattern, key.starts_with('-'));
            plural::check(found, pattern, &forms, &mut audit.findings);
            audit.astray(key, found, astray.get(&(*key, attribute)));
            if audit.findings.len() > before {
                mistaken.insert((*key, attribute));
            }
        }
    }
    for need in needs {
        let Some(found) = messages.get(&*need.id) else { continue };
        let Some(pattern) = found.pattern(need.attribute).filter(|_| !is_shared(found)) else { continue };
        // What goes astray is not followed.
        if astray.contains_key(&(found.id, need.attribute)) {
            continue;
        }
        let before = audit.findings.len();
        variable::check(&messages, need, found, pattern, &mut HashSet::new(), &mut audit.findings);
        markup::check(found, pattern, need.markdown, &mut audit.findings);
        if audit.findings.len() > before {
            mistaken.insert((found.id, need.attribute));
        }
    }
    // Words that are alike are bad words, but better than none.
    alike::check(&messages, needs, &mut audit.findings);
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

struct Audit<'f> {
    messages: &'f Messages<'f>,
    findings: Vec<Finding>,
}

impl<'f> Audit<'f> {
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
        let term = self.messages.get(with_hyphen(found.text, id)).and_then(|term| term.pattern(attribute));
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
        if self.messages.get(key).and_then(|found| found.pattern(attribute)).is_none() {
            let name = attribute.map_or_else(|| key.to_owned(), |attribute| format!("{key}.{attribute}"));
            let help = did_you_mean(key, self.messages.keys().copied());
            self.error(&REFERENCE, from, key, format!("there is no message `{name}`")).help = help;
        }
    }

    /// References that lead in a circle or too far.
    fn astray(&mut self, key: &'f str, found: &Found<'f>, astray: Option<&Astray<'f>>) {
        match astray {
            Some(Astray::Circle(names)) => {
                let message = format!("`{key}` refers to itself: {}", names.join(" → "));
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
