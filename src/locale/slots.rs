//! The positions of messages in a contract, by numbers of the rule set.

use crate::rules::{
    ActionId, AlertId, ClockId, FactId, FieldId, IdVec, MarkId, NotificationId, OutcomeId, PartId, RecipientId, RoleId,
    StageId, State, ValueId, ViewId,
};

use super::shared::Slot;

/// The slots of the messages of a rule set, by numbers of the rule set.
#[derive(Debug, Clone)]
pub struct RuleSlots {
    /// By open stage.
    pub stages: IdVec<StageId, StageSlots>,
    /// The label of the archive.
    pub archive: Slot,
    /// By outcome.
    pub outcomes: IdVec<OutcomeId, OutcomeSlots>,
    /// By field.
    pub fields: IdVec<FieldId, FieldSlots>,
    /// By fact.
    pub facts: IdVec<FactId, FactSlots>,
    /// By role.
    pub roles: IdVec<RoleId, Slot>,
    /// By mark.
    pub marks: IdVec<MarkId, Slot>,
    /// By recipient.
    pub recipients: IdVec<RecipientId, Slot>,
    /// By notification.
    pub notifications: IdVec<NotificationId, MessageSlots>,
    /// By clock: its label.
    pub clocks: IdVec<ClockId, Slot>,
    /// By view.
    pub views: IdVec<ViewId, Slot>,
}

impl RuleSlots {
    /// The messages of a state.
    pub fn state(&self, state: State) -> StateSlots {
        match state {
            State::Open(stage) => self.stages[stage].state,
            State::Archived(outcome) => self.outcomes[outcome].state,
        }
    }

    /// The messages of the actions of a state.
    pub fn actions(&self, state: State) -> &IdVec<ActionId, ActionSlots> {
        match state {
            State::Open(stage) => &self.stages[stage].actions,
            State::Archived(outcome) => &self.outcomes[outcome].actions,
        }
    }
}

/// The messages of a stage.
#[derive(Debug, Clone)]
pub struct StageSlots {
    /// The messages of the stage as a state.
    pub state: StateSlots,
    /// By action.
    pub actions: IdVec<ActionId, ActionSlots>,
    /// By alert.
    pub alerts: IdVec<AlertId, AlertSlots>,
}

/// The messages of an outcome.
#[derive(Debug, Clone)]
pub struct OutcomeSlots {
    /// The messages of the outcome as a state.
    pub state: StateSlots,
    /// By action.
    pub actions: IdVec<ActionId, ActionSlots>,
}

/// The messages of a state.
#[derive(Debug, Clone, Copy)]
pub struct StateSlots {
    /// Its label.
    pub label: Slot,
    /// Its summary.
    pub summary: Slot,
}

/// The messages of an action.
#[derive(Debug, Clone, Copy)]
pub struct ActionSlots {
    /// The label of the button that confirms it.
    pub confirm: Option<Slot>,
    /// Its label.
    pub label: Slot,
    /// Its hint.
    pub hint: Slot,
}

/// The messages of an alert.
#[derive(Debug, Clone, Copy)]
pub struct AlertSlots {
    /// The text before it changes.
    pub first: Slot,
    /// The text that it changes to.
    pub follower: Option<Slot>,
}

/// The messages of a field.
#[derive(Debug, Clone)]
pub struct FieldSlots {
    /// Its label.
    pub label: Slot,
    /// The labels of the parts of its records.
    pub parts: IdVec<PartId, Slot>,
}

/// The messages of a fact.
#[derive(Debug, Clone)]
pub struct FactSlots {
    /// Its label.
    pub label: Slot,
    /// The labels of its values.
    pub values: IdVec<ValueId, Slot>,
}

/// The messages of a notification.
#[derive(Debug, Clone, Copy)]
pub struct MessageSlots {
    /// Its subject.
    pub subject: Slot,
    /// Its body.
    pub body: Slot,
}
