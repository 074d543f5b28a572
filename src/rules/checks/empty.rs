use crate::diagnostic::{Finding, check};
use crate::rules::Kind;
use crate::rules::draft::{Draft, FactKindDraft};

check! {
/// Something that cannot be empty is.
///
/// There is no open stage for a lead to begin in, a fact has no values to choose from, a list no parts, an archive no
/// outcomes, an action nobody who may do it, or a condition no value to compare with.
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
    let mut tell = |at: &std::ops::Range<usize>, message: String| {
        findings.push(EMPTY.in_text(source, at.clone(), message));
    };
    if let Some(at) = &draft.no_stages {
        tell(at, "there is no stage".into());
    }
    if let Some(archive) = draft.archive() {
        if draft.open_stages().next().is_none() {
            tell(&archive.name.span, "there is no open stage for a lead to begin in".into());
        }
        if draft.outcomes().is_empty() {
            tell(&archive.name.span, "the archive needs at least one outcome".into());
        }
    }
    for (name, fact) in &draft.facts {
        if matches!(&fact.kind, FactKindDraft::OneOf(values) if values.is_empty()) {
            tell(&name.span, format!("`{}` has no values to choose from", name.value));
        }
    }
    for action in draft.open_stages().flat_map(|stage| &stage.actions) {
        if action.by.as_ref().is_some_and(Vec::is_empty) {
            tell(&action.name.span, format!("`{}` may be done by nobody: `by` names no role", action.name.value));
        }
    }
    for (name, kind) in &draft.fields {
        if matches!(kind, Kind::List(parts) if parts.is_empty()) {
            tell(&name.span, format!("the list `{}` needs at least one part", name.value));
        }
    }
    for test in draft.conditions().flatten() {
        if test.values.is_empty() {
            tell(&test.subject.span, format!("`{}` needs a value to compare with", test.subject.value));
        }
    }
}
