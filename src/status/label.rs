use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::locale::Words;
use crate::rules::{ClockId, FieldId, RoleId, RuleSet, State, ViewId};

/// An id with its label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Label<'a> {
    /// The id, the same in every language.
    pub id: Cow<'a, str>,
    /// The label in the reader's language.
    pub label: Cow<'a, str>,
}

impl<'a> Label<'a> {
    pub(crate) fn new(id: impl Into<Cow<'a, str>>, label: impl Into<Cow<'a, str>>) -> Self {
        Self { id: id.into(), label: label.into() }
    }
}

/// The label of a state, without its id.
pub fn state_word(words: Words<'_>, state: State) -> &str {
    words.label(words.slots().state(state).label)
}

/// The label of a state.
pub(crate) fn state_label<'a>(words: Words<'a>, rules: &'a RuleSet, state: State) -> Label<'a> {
    Label::new(rules.state_id(state), state_word(words, state))
}

/// The label of the stage of a state.
pub(super) fn stage_label<'a>(words: Words<'a>, rules: &'a RuleSet, state: State) -> Label<'a> {
    match state {
        State::Open(_) => state_label(words, rules, state),
        State::Archived(_) => Label::new(&*rules.archive().id, words.label(words.slots().archive)),
    }
}

/// The label of a field.
pub(super) fn field_label(words: Words<'_>, field: FieldId) -> &str {
    words.label(words.slots().fields[field].label)
}

/// The label of a clock.
pub(super) fn clock_label<'a>(words: Words<'a>, rules: &'a RuleSet, clock: ClockId) -> Label<'a> {
    Label::new(&*rules.clocks()[clock].id, words.label(words.slots().clocks[clock]))
}

/// The label of a view.
pub(super) fn view_label<'a>(words: Words<'a>, rules: &'a RuleSet, view: ViewId) -> Label<'a> {
    Label::new(&*rules.views()[view].id, words.label(words.slots().views[view]))
}

/// The label of a role.
pub(super) fn role_label<'a>(words: Words<'a>, rules: &'a RuleSet, role: RoleId) -> Label<'a> {
    Label::new(&*rules.roles()[role], words.label(words.slots().roles[role]))
}
