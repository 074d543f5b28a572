//! Checks the message files of a locale, except for missing messages.

use std::collections::BTreeSet;

use fluent_syntax::ast::{InlineExpression, Pattern};
use hashbrown::{HashMap, HashSet};
use icu_locale::Locale;

use crate::diagnostic::{Finding, Source};

use super::checks::plural::{self, Forms};
use super::checks::{alike, blank, duplicate, function, indented, literal, markup, reference, unit, variable, variant};
use super::contract::Need;
use super::messages::{self, Found, MOST_FINDINGS, MessageFile, Messages, Scope, collect};
use super::patterns::{Usage, placeables, range, references, selections, walk, walk_uses};
use super::references::{Graph, Node, Reach};

/// Invalid messages and attributes, which are not used.
pub(crate) type InvalidMessages = BTreeSet<(Box<str>, Option<Box<str>>)>;

/// The result of checking message files.
pub(crate) struct Audit<'f> {
    files: usize,
    needs: usize,
    messages: Messages<'f>,
    reach: Reach<'f>,
    pub(crate) findings: Vec<Finding>,
    /// Messages that are not used.
    pub(crate) invalid: InvalidMessages,
}

impl<'f> Audit<'f> {
    /// Checks the files of a locale for one rule set. Files and needs of `behind` are not checked again unless they
    /// depend on the other files.
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
        // Findings in shared files do not use up the limit of the others.
        let mut room = [MOST_FINDINGS; 2];
        let scope = Scope::new(&messages, behind.map(|behind| &behind.messages));
        let mut findings = duplicate::check(looked);
        findings.extend(looked.iter().flat_map(|file| indented::check(file, needs)));
        let mut ordered: Vec<_> = messages.iter().collect();
        ordered.sort_by_key(|(_, found)| (found.source.name(), range(found.text, found.id).start));
        let reach = Reach::new(graph(&ordered), behind.map(|behind| &behind.reach));
        let mut mistaken: HashSet<Node<'_>> = HashSet::new();
        for (key, found) in ordered {
            let is_shared = shared.iter().any(|file| std::ptr::eq(file.resource.source(), found.text));
            let [others, own] = &mut room;
            let room = if is_shared { others } else { own };
            for (attribute, pattern) in found.nodes() {
                let before = findings.len();
                if *room == 0 {
                    // The limit is reached; messages that were not checked are not used.
                    mistaken.insert((*key, attribute));
                    continue;
                }
                self::pattern(&scope, (found, key.starts_with('-')), pattern, &mut findings);
                plural::check(found, pattern, forms, &mut findings);
                let astray = reach.astray((*key, attribute));
                findings.extend(astray.map(|astray| reference::astray(key, found, astray)));
                *room = room.saturating_sub(findings.len() - before);
                if findings.iter().skip(before).any(Finding::is_error) {
                    mistaken.insert((*key, attribute));
                }
            }
        }
        for (number, need) in needs.iter().enumerate() {
            // Already checked in `behind`.
            if behind.is_some_and(|behind| number < behind.needs) && !messages.contains_key(&*need.id) {
                continue;
            }
            let Some(found) = scope.get(&need.id) else { continue };
            let Some(pattern) = found.pattern(need.attribute) else { continue };
            // References with findings are not followed.
            if reach.astray((found.id, need.attribute)).is_some() {
                continue;
            }
            let before = findings.len();
            variable::check(&scope, need, found, pattern, &mut findings);
            markup::check(found, need, pattern, &mut findings);
            blank::check(&scope, found, need, pattern, &mut findings);
            if findings.iter().skip(before).any(Finding::is_error) {
                mistaken.insert((found.id, need.attribute));
            }
        }
        // Duplicate labels are reported but still used: they are better than none.
        alike::check(&scope, needs, &mut findings);
        unit::check(&scope, &mut findings);
        let behind_too = behind.filter(|behind| mistaken.iter().any(|(key, _)| behind.messages.contains_key(key)));
        let graphs = std::iter::once(reach.graph()).chain(behind_too.map(|behind| behind.reach.graph()));
        let invalid = with_referrers(mistaken, graphs).into_iter();
        let invalid = invalid.map(|(key, attribute)| (key.into(), attribute.map(Into::into))).collect();
        findings.truncate(MOST_FINDINGS * if shared.is_empty() { 1 } else { 2 });
        Self { files: files.len(), needs: needs.len(), messages, reach, findings, invalid }
    }

    /// Whether other messages do not affect these: none of them replaces one, except by a term that fits as well, and all
    /// references are valid.
    fn is_apart_from(&self, others: &Messages<'_>) -> bool {
        let fits =
            |(key, other): (&&str, &Found<'_>)| self.messages.get(key).is_none_or(|own| stands_in(key, own, other));
        self.findings.is_empty() && others.iter().all(fits)
    }
}

/// Whether a term can replace another one without a finding in any message that refers to it: it has all its attributes and
/// variants, refers to nothing, and writes no variable.
fn stands_in(key: &str, own: &Found<'_>, other: &Found<'_>) -> bool {
    let chooses = |found: &Found<'_>| {
        let all = found.nodes().flat_map(|(_, pattern)| selections(pattern));
        let named = all.map(|(selector, variants)| {
            let name = match selector {
                InlineExpression::VariableReference { id } => Some(id.name.to_owned()),
                _ => None,
            };
            Some((name?, variants.iter().map(|variant| plural::key_of(variant).to_owned()).collect()))
        });
        named.collect::<Option<Vec<(String, BTreeSet<String>)>>>()
    };
    let is_plain = |found: &Found<'_>| {
        found.nodes().all(|(_, pattern)| {
            let mut uses = Vec::new();
            walk_uses(pattern, &mut uses);
            references(found.text, pattern).is_empty() && uses.iter().all(|(_, usage)| matches!(usage, Usage::Selector))
        })
    };
    let has_attributes = own.attributes.iter().all(|(name, _)| other.pattern(Some(name)).is_some());
    let (Some(before), Some(after)) = (chooses(own), chooses(other)) else { return false };
    let has_variants =
        after.iter().all(|(name, keys)| before.iter().any(|(known, wanted)| known == name && wanted.is_subset(keys)));
    key.starts_with('-') && is_plain(other) && has_attributes && has_variants
}

/// The references of messages, without messages that have no references and no placeables.
fn graph<'f>(messages: &[(&&'f str, &Found<'f>)]) -> Graph<'f> {
    let nodes = messages.iter().flat_map(|(key, found)| {
        found.nodes().map(move |(attribute, pattern)| {
            ((**key, attribute), (placeables(pattern), references(found.text, pattern)))
        })
    });
    nodes.filter(|(_, (placeables, references))| *placeables > 0 || !references.is_empty()).collect()
}

/// Invalid nodes, and all nodes that refer to them.
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

/// Checks a pattern independently of its use.
fn pattern<'f>(
    scope: &Scope<'_, 'f>,
    (found, term): (&Found<'f>, bool),
    pattern: &'f Pattern<&'f str>,
    findings: &mut Vec<Finding>,
) {
    walk(pattern, &mut |inline| match inline {
        InlineExpression::FunctionReference { id, arguments } => {
            function::check(found, id.name, arguments, term, findings);
            variant::call(scope, found, arguments, findings);
        }
        InlineExpression::TermReference { id, attribute, arguments } => {
            let attribute = attribute.as_ref().map(|attribute| attribute.name);
            variant::term(scope, found, (id.name, attribute), arguments.as_ref(), findings);
        }
        _ => {}
    });
    literal::check(found, pattern, findings);
    reference::check(scope, found, pattern, findings);
}

/// Checks a message file without its rule set: syntax, function calls and references.
///
/// ```
/// use referee::Source;
/// let findings = referee::tooling::check_messages(&Source::new("de.ftl", "greeting = Hallo { NAMES($who) }\n"));
/// assert_eq!(findings[0].id, "ftl-function");
/// ```
pub fn check_messages(source: &Source) -> Vec<Finding> {
    let (file, mut findings) = messages::read(source);
    let files: Vec<_> = file.into_iter().collect();
    let forms = Forms::of(&Locale::UNKNOWN);
    findings.extend(Audit::new(&forms, None, &files, &[]).findings);
    findings
}
