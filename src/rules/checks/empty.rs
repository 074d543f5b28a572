use crate::diagnostic::{Finding, check};
use crate::rules::Kind;
use crate::rules::condition_draft::TestDraft;
use crate::rules::draft::Draft;
use crate::rules::fact_draft::FactKindDraft;
use crate::rules::logic::leaves;
use crate::rules::node::Name;

check! {
/// Empty list.
///
/// A rule set needs an open stage, a calendar needs working hours, an archive needs outcomes, a fact needs values, a list field needs parts, `by` needs
/// roles, and a condition needs values to compare with.
///
/// ```diff yaml
///   rules: tickets
/// - facts:
/// -   kind: []
///   stages:
///     open:
///       actions: { close: { to: solved } }
///       timeout: { after: 30d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    EMPTY: Error in Structure, "empty"
}

pub(crate) fn check(draft: &Draft, findings: &mut Vec<Finding>) {
    let source = &draft.source;
    let mut report = |at: &std::ops::Range<usize>, message: String, help: &str| {
        findings.push(EMPTY.in_text(source, at.clone(), message).with_help(help.to_owned()));
    };
    if let Some(at) = &draft.no_stages {
        report(at, "no stages".into(), "add the stages, each as `NAME: { … }`");
    }
    if let Some(archive) = draft.archive() {
        if draft.open_stages().next().is_none() {
            report(&archive.name.span, "no open stage for leads to open in".into(), "add a stage before the archive");
        }
        if draft.outcomes().is_empty() {
            report(
                &archive.name.span,
                "the archive needs at least one outcome".into(),
                "name the ways in which a lead ends",
            );
        }
    }
    for (name, fact) in &draft.facts {
        if matches!(&fact.kind, FactKindDraft::OneOf(values) if values.is_empty()) {
            report(
                &name.span,
                format!("the fact `{}` needs at least one value", name.value),
                "write its values: `[VALUE, …]`",
            );
        }
    }
    for action in draft.acted().flat_map(|it| it.actions) {
        if action.leads_nowhere {
            report(
                &action.name.span,
                format!("`to` of the action `{}` is empty", action.name.value),
                "name a stage or an outcome, or remove `to`",
            );
        }
        if action.by.as_ref().is_some_and(Vec::is_empty) {
            report(
                &action.name.span,
                format!("nobody may do `{}`: `by` names no role", action.name.value),
                "name roles, or remove `by`",
            );
        }
    }
    for (name, kind) in &draft.fields {
        if matches!(kind, Kind::List(parts) if parts.is_empty()) {
            report(
                &name.span,
                format!("the list `{}` needs at least one part", name.value),
                "write its parts, each as `NAME: text`",
            );
        }
    }
    for tests in draft.conditions() {
        for test in leaves(tests) {
            if let TestDraft::Compare { subject, values } = test
                && values.is_empty()
            {
                report(
                    &subject.span,
                    format!("`{}` needs a value to compare with", subject.value),
                    "write a value of it, or remove it",
                );
            }
        }
        for (key, of) in combined(tests) {
            if of.is_empty() {
                report(&key.span, format!("a condition under `{}` is empty", key.value), "add a test, or remove it");
            }
        }
    }
}

/// The conditions under `any` and `not`, at any depth, each with its key.
fn combined(tests: &[TestDraft]) -> Vec<(&Name, &[TestDraft])> {
    let mut all: Vec<(&Name, &[TestDraft])> = Vec::new();
    for test in tests {
        match test {
            TestDraft::Any { key, of } => all.extend(of.iter().map(|of| (key, of.as_slice()))),
            TestDraft::Not { key, of } => all.push((key, of)),
            TestDraft::Compare { .. } | TestDraft::Given { .. } => {}
        }
    }
    let inner: Vec<_> = all.iter().flat_map(|(_, of)| combined(of)).collect();
    all.extend(inner);
    all
}
