use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Finding, check};
use crate::rules::draft::ActionDraft;
use crate::rules::node::Name;
use crate::rules::outline::{ExitCause, Outline};
use crate::rules::region::Values;
use crate::rules::{FieldId, IdVec, Kind, Need, OutcomeId, StageId, State};

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
    if !outline.draft.actions().any(|action| action.to.is_none() && !action.inputs.is_empty()) {
        return;
    }
    let (stages, outcomes) = set(outline);
    for (here, set) in outline.draft.acted().zip(stages.iter().chain(&outcomes)) {
        let staying = || here.actions.iter().filter(|action| action.to.is_none());
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
                        format!("`{}` can be edited in `{}`, but nothing sets it before", name.value, here.name.value);
                    findings.push(
                        EDITED_BEFORE_SET
                            .in_text(&outline.draft.source, name.span.clone(), message)
                            .with_help("let an earlier action ask for it, or list it under `arrival`".to_owned()),
                    );
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
fn set(outline: &Outline<'_>) -> (IdVec<StageId, Values<FieldId>>, IdVec<OutcomeId, Values<FieldId>>) {
    let all = |names| Values::of(outline.draft.fields.len(), names);
    let arrived = all(fields(outline, &outline.draft.arrives_with));
    let mut set = outline.stages.map(|_| arrived.clone());
    let mut ended = outline.outcomes.map(|_| arrived.clone());
    let states = outline.stages.ids().map(State::Open).chain(outline.outcomes.ids().map(State::Archived));
    let mut open: Vec<State> = states.collect();
    open.reverse();
    while let Some(state) = open.pop() {
        let (mut here, actions, exits) = match state {
            State::Open(stage) => (set[stage].clone(), &outline.stages[stage].actions, &outline.exits[stage]),
            State::Archived(it) => (ended[it].clone(), &outline.outcomes[it].actions, &outline.returns[it]),
        };
        let staying = actions.iter().filter(|action| action.to.is_none());
        here.add(&all(fields(outline, staying.flat_map(inputs))));
        for exit in exits {
            let Some(to) = exit.to else { continue };
            let mut coming = here.clone();
            if let ExitCause::Action(action) = exit.cause {
                coming.add(&all(fields(outline, inputs(action))));
            }
            let there = match to {
                State::Open(to) => &mut set[to],
                State::Archived(to) => &mut ended[to],
            };
            if there.add(&coming) {
                open.push(to);
            }
        }
    }
    (set, ended)
}
