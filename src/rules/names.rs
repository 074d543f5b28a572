//! What a rule file declares, by name.

use std::cell::Cell;
use std::collections::HashMap;

use crate::diagnostic::near;

use super::draft::{Draft, FactKindDraft};
use super::node::Name;

/// How many names are looked up by similarity; after that, a file is beyond help.
const PATIENCE: usize = 200;

/// The names of one kind, with their numbers.
pub(crate) struct Index<'d> {
    what: &'static str,
    names: Vec<&'d Name>,
    numbers: HashMap<&'d str, usize>,
    patience: Cell<usize>,
}

impl<'d> Index<'d> {
    fn new(what: &'static str, names: impl IntoIterator<Item = &'d Name>) -> Self {
        let names: Vec<&Name> = names.into_iter().collect();
        let mut numbers = HashMap::with_capacity(names.len());
        for (number, name) in names.iter().enumerate() {
            numbers.entry(&*name.value).or_insert(number);
        }
        Self { what, names, numbers, patience: Cell::new(PATIENCE) }
    }

    /// What these are names of, in a finding.
    pub(crate) fn what(&self) -> &'static str {
        self.what
    }

    /// The key of a rule file under which these are declared; none for what is declared elsewhere.
    pub(crate) fn key(&self) -> &'static str {
        match self.what {
            "field" => "fields",
            "fact" => "facts",
            "mark" => "marks",
            "role" => "roles",
            "recipient" => "recipients",
            "notification" => "notifications",
            "state" => "stages",
            _ => "",
        }
    }

    pub(crate) fn names(&self) -> &[&'d Name] {
        &self.names
    }

    /// The number of a name.
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.numbers.get(name).copied()
    }

    /// The name that one which is not there was probably meant to be.
    pub(super) fn near(&self, name: &str) -> Option<&'d str> {
        self.patience.set(self.patience.get().checked_sub(1)?);
        near(name, self.names.iter().map(|name| &*name.value))
    }

    /// The number of a name, or of the one that it was probably meant to be.
    pub(crate) fn likely(&self, name: &str) -> Option<usize> {
        self.get(name).or_else(|| self.get(self.near(name)?))
    }
}

/// Everything that a rule file declares.
pub(crate) struct Names<'d> {
    /// Open stages and outcomes, in this order.
    pub(crate) states: Index<'d>,
    pub(crate) open: usize,
    pub(crate) fields: Index<'d>,
    pub(crate) facts: Index<'d>,
    pub(crate) marks: Index<'d>,
    pub(crate) roles: Index<'d>,
    pub(crate) recipients: Index<'d>,
    pub(crate) notifications: Index<'d>,
}

impl<'d> Names<'d> {
    pub(crate) fn new(draft: &'d Draft) -> Self {
        let open = draft.open_stages().map(|stage| &stage.name);
        Self {
            states: Index::new("state", open.clone().chain(draft.outcomes())),
            open: open.count(),
            fields: Index::new("field", draft.fields.iter().map(|(name, _)| name)),
            facts: Index::new("fact", draft.facts.iter().map(|(name, _)| name)),
            marks: Index::new("mark", draft.marks.iter().map(|(name, _)| name)),
            roles: Index::new("role", &draft.roles),
            recipients: Index::new("recipient", &draft.recipients),
            notifications: Index::new("notification", draft.notifications.iter().map(|it| &it.name)),
        }
    }
}

/// The values of a fact.
pub(crate) fn values(kind: &FactKindDraft) -> Index<'_> {
    let names: &[Name] = if let FactKindDraft::OneOf(values) = kind { values } else { &[] };
    Index::new("value", names)
}
