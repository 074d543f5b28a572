//! The names that a rule file declares.

use std::cell::Cell;
use std::collections::HashMap;

use crate::diagnostic::Thing;
use crate::diagnostic::names::near;

use super::State;
use super::draft::Draft;
use super::fact_draft::{FactDraft, FactKindDraft};
use super::id::{
    ClockId, FactId, FieldId, IdVec, MarkId, NotificationId, Number, OutcomeId, RecipientId, RoleId, StageId, ValueId,
};
use super::node::Name;

/// The maximum number of lookups by similarity in a file.
const PATIENCE: usize = 200;

/// The names of one kind, with their numbers.
pub(crate) struct Index<'d, I> {
    what: Thing,
    /// The owner of the names, if not the rule set.
    of: Option<&'d str>,
    entries: Vec<(&'d Name, I)>,
    numbers: HashMap<&'d str, I>,
    patience: Cell<usize>,
}

impl<'d, I: Number> Index<'d, I> {
    fn new(what: Thing, names: impl IntoIterator<Item = &'d Name>) -> Self {
        // `too-many` reports names beyond the last number.
        Self::numbered(what, names.into_iter().zip((0..).map_while(I::of)))
    }
}

impl<'d, I: Copy> Index<'d, I> {
    fn numbered(what: Thing, numbered: impl Iterator<Item = (&'d Name, I)>) -> Self {
        let entries: Vec<(&Name, I)> = numbered.collect();
        let mut numbers = HashMap::with_capacity(entries.len());
        for (name, number) in &entries {
            numbers.entry(&*name.value).or_insert(*number);
        }
        Self { what, entries, numbers, patience: Cell::new(PATIENCE), of: None }
    }

    /// The kind of the named things.
    pub(crate) fn what(&self) -> Thing {
        self.what
    }

    /// The fact that has these values; `None` for names of the rule set.
    pub(crate) fn of(&self) -> Option<&'d str> {
        self.of
    }

    /// The key in rule files under which these are declared, or an empty text.
    pub(crate) fn key(&self) -> &'static str {
        match self.what {
            Thing::State => "stages",
            Thing::Value => "",
            kind => kind.key(),
        }
    }

    pub(crate) fn names(&self) -> impl ExactSizeIterator<Item = &'d Name> {
        self.entries.iter().map(|(name, _)| *name)
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'d Name, I)> {
        self.entries.iter().copied()
    }

    /// The number of a name.
    pub(crate) fn get(&self, name: &str) -> Option<I> {
        self.numbers.get(name).copied()
    }

    /// The known name most similar to an unknown one.
    pub(super) fn near(&self, name: &str) -> Option<&'d str> {
        self.patience.set(self.patience.get().checked_sub(1)?);
        near(name, self.names().map(|name| &*name.value))
    }

    /// The number of a name, or of the most similar one.
    pub(crate) fn likely(&self, name: &str) -> Option<I> {
        self.get(name).or_else(|| self.get(self.near(name)?))
    }
}

/// All names that a rule file declares.
pub(crate) struct Names<'d> {
    /// Open stages and outcomes, in this order.
    pub(crate) states: Index<'d, State>,
    pub(crate) fields: Index<'d, FieldId>,
    pub(crate) facts: Index<'d, FactId>,
    pub(crate) marks: Index<'d, MarkId>,
    pub(crate) roles: Index<'d, RoleId>,
    pub(crate) recipients: Index<'d, RecipientId>,
    pub(crate) notifications: Index<'d, NotificationId>,
    pub(crate) clocks: Index<'d, ClockId>,
    /// By fact: its values.
    pub(crate) values: IdVec<FactId, Index<'d, ValueId>>,
}

impl<'d> Names<'d> {
    pub(crate) fn new(draft: &'d Draft) -> Self {
        let open = draft.open_stages().map(|stage| &stage.name).zip((0..).map_while(StageId::of).map(State::Open));
        let outcomes = draft
            .outcomes()
            .iter()
            .map(|outcome| &outcome.name)
            .zip((0..).map_while(OutcomeId::of).map(State::Archived));
        Self {
            states: Index::numbered(Thing::State, open.chain(outcomes)),
            fields: Index::new(Thing::Field, draft.fields.iter().map(|(name, _)| name)),
            facts: Index::new(Thing::Fact, draft.facts.iter().map(|(name, _)| name)),
            marks: Index::new(Thing::Mark, draft.marks.iter().map(|(name, _)| name)),
            roles: Index::new(Thing::Role, &draft.roles),
            recipients: Index::new(Thing::Recipient, &draft.recipients),
            notifications: Index::new(Thing::Notification, draft.notifications.iter().map(|it| &it.name)),
            clocks: Index::new(Thing::Clock, draft.clocks.iter().map(|clock| &clock.name)),
            values: draft.facts.iter().map(values).collect(),
        }
    }
}

/// The values of a fact.
fn values((name, fact): &(Name, FactDraft)) -> Index<'_, ValueId> {
    let names: &[Name] = if let FactKindDraft::OneOf(values) = &fact.kind { values } else { &[] };
    Index { of: Some(&name.value), ..Index::new(Thing::Value, names) }
}
