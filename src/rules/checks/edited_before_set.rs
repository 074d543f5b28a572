use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Finding, check};
use crate::rules::draft::{ActionDraft, StageDraft};
use crate::rules::node::Name;
use crate::rules::outline::{ExitCause, Outline};
use crate::rules::region::Values;
use crate::rules::{FieldId, IdVec, Kind, Need, StageId, State};

check! {
/// Field edited before it is set.
///
/// An action without `to` offers a field, but no action on the way to its stage asks for the field, and leads do not
/// arrive with it. If the host gives the field when it opens a lead, list it under `arrival`.
///
/// ```diff yaml
///   rules: tickets
///   fields: { answer: text, rating: text }
///   stages:
///     open:
///       actions:
/// -       answer: { to: answered, require: answer }
/// +       answer: { to: answered, require: answer, allow: rating }
///       timeout: { after: 30d, to: solved }
///     answered:
///       actions:
///         edit: { allow: [answer, rating] }
///       timeout: { after: 7d, to: solved }
///     closed: { outcomes: [solved] }
/// ```
    EDITED_BEFORE_SET: Note in Lifecycle, "edited-before-set"
}

pub(crate) fn check(outline: &Outline<'_>, findings: &mut Vec<Finding>) {
    // Fields do not matter if nothing is edited.
    let edited =
        |stage: &&StageDraft| stage.actions.iter().any(|action| action.to.is_none() && !action.inputs.is_empty());
    if !outline.stages.iter().any(edited) {
        return;
    }
    let set = set(outline);
    for (stage, set) in outline.stages.iter().zip(&set) {
        let staying = || stage.actions.iter().filter(|action| action.to.is_none());
        // By field: the number of these actions with it.
        let mut takers: HashMap<FieldId, usize> = HashMap::new();
        for action in staying() {
            for field in fields(outline, inputs(action)) {
                *takers.entry(field).or_default() += 1;
            }
        }
        for action in staying() {
            for (name, _) in action.inputs.iter().filter(|(_, need)| *need != Need::Required) {
                let Some(field) = outline.names.fields.get(&name.value) else { continue };
                let list = matches!(outline.draft.fields[field], (_, Kind::List(_)));
                if !list && !set.contains(field) && takers.get(&field) == Some(&1) {
                    let message =
                        format!("`{}` can be edited in `{}`, but nothing sets it before", name.value, stage.name.value);
                    findings.push(EDITED_BEFORE_SET.in_text(&outline.draft.source, name.span.clone(), message));
                }
            }
        }
    }
}

/// The fields with these names.
fn fields<'n>(outline: &Outline<'_>, names: impl IntoIterator<Item = &'n Name>) -> HashSet<FieldId> {
    names.into_iter().filter_map(|name| outline.names.fields.likely(&name.value)).collect()
}

fn inputs(action: &ActionDraft) -> impl Iterator<Item = &Name> {
    action.inputs.iter().map(|(name, _)| name)
}

/// By stage: the fields that an action on a way there asks for.
fn set(outline: &Outline<'_>) -> IdVec<StageId, Values<FieldId>> {
    let all = |names| Values::of(outline.draft.fields.len(), names);
    let arrived = all(fields(outline, &outline.draft.arrives_with));
    let mut set = outline.stages.map(|_| arrived.clone());
    let mut open: Vec<StageId> = outline.stages.ids().rev().collect();
    while let Some(number) = open.pop() {
        let mut here = set[number].clone();
        let staying = outline.stages[number].actions.iter().filter(|action| action.to.is_none());
        here.add(&all(fields(outline, staying.flat_map(inputs))));
        for exit in &outline.exits[number] {
            let Some(State::Open(to)) = exit.to else { continue };
            let mut coming = here.clone();
            if let ExitCause::Action(action) = exit.cause {
                coming.add(&all(fields(outline, inputs(action))));
            }
            if set[to].add(&coming) {
                open.push(to);
            }
        }
    }
    set
}
