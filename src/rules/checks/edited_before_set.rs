use crate::diagnostic::{Finding, check};
use crate::rules::draft::StageDraft;
use crate::rules::node::Name;
use crate::rules::outline::{ExitCause, Outline, Target};
use crate::rules::region::Values;
use crate::rules::{FieldId, Kind, Need};

check! {
/// A field is edited that nothing can have set before.
///
/// An action that leaves the lead where it is offers a field to change, and no action on any way to its stage takes that
/// field, nor do leads arrive with it. It may be right, as where the host gives the field when it opens a lead; then
/// list it under `arrival`.
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
    // Where nothing is edited, nothing has to be known.
    let edited =
        |stage: &&StageDraft| stage.actions.iter().any(|action| action.to.is_none() && !action.inputs.is_empty());
    if !outline.stages.iter().any(edited) {
        return;
    }
    let set = set(outline);
    for (stage, set) in outline.stages.iter().zip(&set) {
        for action in stage.actions.iter().filter(|action| action.to.is_none()) {
            let taken_beside = taken(outline, stage, Some(&action.name.value));
            for (name, _) in action.inputs.iter().filter(|(_, need)| *need != Need::Required) {
                let Some(field) = outline.names.fields.get(&name.value) else { continue };
                let list = matches!(outline.draft.fields[field], (_, Kind::List(_)));
                if !list && !set.contains(field) && !taken_beside.contains(field) {
                    let message =
                        format!("`{}` can be edited in `{}`, and nothing sets it before", name.value, stage.name.value);
                    findings.push(EDITED_BEFORE_SET.in_text(&outline.draft.source, name.span.clone(), message));
                }
            }
        }
    }
}

/// Fields by their names.
fn fields<'n>(outline: &Outline<'_>, names: impl IntoIterator<Item = &'n Name>) -> Values<FieldId> {
    let mut fields = Values::none(outline.draft.fields.len());
    for field in names.into_iter().filter_map(|name| outline.names.fields.likely(&name.value)) {
        fields.insert(field);
    }
    fields
}

/// The fields that the staying actions of a stage take, without one of them.
fn taken(outline: &Outline<'_>, stage: &StageDraft, without: Option<&str>) -> Values<FieldId> {
    let staying = stage.actions.iter().filter(|action| action.to.is_none() && Some(&*action.name.value) != without);
    fields(outline, staying.flat_map(|action| &action.inputs).map(|(name, _)| name))
}

/// By stage: the fields that something on a way there takes.
fn set(outline: &Outline<'_>) -> Vec<Values<FieldId>> {
    let mut set = vec![fields(outline, &outline.draft.arrives_with); outline.stages.len()];
    let mut open: Vec<usize> = (0..outline.stages.len()).rev().collect();
    while let Some(number) = open.pop() {
        let Some((stage, exits)) = outline.stages.get(number).zip(outline.exits.get(number)) else { continue };
        let Some(mut here) = set.get(number).cloned() else { continue };
        here.add(&taken(outline, stage, None));
        for exit in exits {
            let Target::Stage(to) = exit.to else { continue };
            let mut coming = here.clone();
            if let ExitCause::Action(action) = exit.cause {
                coming.add(&fields(outline, action.inputs.iter().map(|(name, _)| name)));
            }
            if set.get_mut(to).is_some_and(|there| there.add(&coming)) {
                open.push(to);
            }
        }
    }
    set
}
