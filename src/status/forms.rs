//! The parts that the statuses of all leads in a state share, serialized once.

use serde::Serialize;

use crate::fault::fault;
use crate::locale::Words;
use crate::rules::{
    ActionId, Alert, AlertId, Field, FieldId, IdVec, OutcomeId, RuleSet, StageId, State, Timeout, TimeoutId, ViewId,
};

use super::actions::{ActionStatus, PartStatus, actions, parts};
use super::label::{field_label, stage_label, state_label, view_label};

/// Serializes texts as JSON.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| fault("texts without a JSON form"))
}

/// The JSON of an alert before its text.
fn alert_json(id: &str, icon: Option<&str>) -> Box<str> {
    format!("{{\"id\":{},\"icon\":{},\"text\":", json(&id), json(&icon)).into()
}

/// The fixed parts for a rule set in a locale, by numbers of the rule set.
pub(super) struct Forms {
    stages: IdVec<StageId, StateForms>,
    outcomes: IdVec<OutcomeId, StateForms>,
    pub(super) fields: IdVec<FieldId, FieldForms>,
    /// The JSON of views.
    pub(super) views: IdVec<ViewId, Box<str>>,
}

/// The fixed parts of a field.
pub(super) struct FieldForms {
    pub(super) parts: Vec<PartStatus>,
    /// The JSON before the value.
    pub(super) json: Box<str>,
}

/// The fixed parts of a state.
pub(super) struct StateForms {
    pub(super) actions: IdVec<ActionId, ActionStatus>,
    /// Between the lead and the instant of the status.
    pub(super) head: Box<str>,
    /// Between that instant and the one when the lead entered the state.
    pub(super) labels: Box<str>,
    /// Between the instant of the deadline and its text, by running timeout.
    pub(super) deadlines: IdVec<TimeoutId, Box<str>>,
    /// Between `shows` and the fields, if all actions are available.
    pub(super) json: Box<str>,
    /// The JSON of each alert and of its follower before the text; empty without a follower.
    pub(super) alerts: IdVec<AlertId, (Box<str>, Box<str>)>,
}

impl Forms {
    pub(super) fn state(&self, state: State) -> &StateForms {
        match state {
            State::Open(stage) => &self.stages[stage],
            State::Archived(outcome) => &self.outcomes[outcome],
        }
    }

    pub(super) fn new(words: Words<'_>, rules: &RuleSet) -> Self {
        let state = |state: State| {
            let stage = rules.stage(state);
            let actions = actions(words, rules, state);
            let deadline = |timeout: &Timeout| {
                format!("\",\"to\":{},\"text\":", json(&state_label(words, rules, timeout.to))).into()
            };
            let alert = |alert: &Alert| {
                let follower = alert.follower.as_ref().map(|it| alert_json(&it.id, it.icon.as_deref()));
                (alert_json(&alert.id, alert.icon.as_deref()), follower.unwrap_or_default())
            };
            StateForms {
                head: format!(",\"rules\":{},\"locale\":{},\"at\":\"", json(&rules.name()), json(&words.locale_id()))
                    .into(),
                labels: format!(
                    "\",\"state\":{},\"stage\":{},\"since\":\"",
                    json(&state_label(words, rules, state)),
                    json(&stage_label(words, rules, state))
                )
                .into(),
                alerts: stage.into_iter().flat_map(|stage| &stage.alerts).map(alert).collect(),
                deadlines: stage.into_iter().flat_map(|stage| &stage.timeouts).map(deadline).collect(),
                json: format!(",\"actions\":{}", json(&actions)).into(),
                actions,
            }
        };
        let field = |(number, field): (FieldId, &Field)| {
            let parts = parts(words, number, field);
            let parts_json = if parts.is_empty() { String::new() } else { format!("\"parts\":{},", json(&parts)) };
            let (id, label, kind) = (json(&field.id), json(&field_label(words, number)), json(&field.kind.id()));
            let json = format!("{{\"id\":{id},\"label\":{label},\"kind\":{kind},{parts_json}\"value\":").into();
            FieldForms { parts, json }
        };
        Self {
            stages: rules.stages().ids().map(State::Open).map(state).collect(),
            outcomes: rules.archive().outcomes.ids().map(State::Archived).map(state).collect(),
            fields: rules.fields().entries().map(field).collect(),
            views: rules.views().ids().map(|view| json(&view_label(words, rules, view)).into()).collect(),
        }
    }
}
