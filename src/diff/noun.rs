use serde::{Serialize, Serializer};

/// What a change is about.
///
/// ```
/// use referee::diff::{Diff, Noun, Renames};
/// let referee = referee::Referee::builtin();
/// let (old, new) = (referee.rulebook().get("2019").unwrap(), referee.rulebook().get("2020").unwrap());
/// let diff = Diff::between(old, new, &Renames::default())?;
/// let for_hosts = diff.changes().filter(|change| matches!(change.kind.noun, Noun::Fact | Noun::Role | Noun::Mark));
/// let kinds: Vec<String> = for_hosts.map(|change| change.kind.to_string()).collect();
/// assert_eq!(kinds.len(), 7);
/// assert_eq!(kinds[4..], ["role-added", "role-added", "mark-added"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Noun {
    /// An open stage, or the archive.
    Stage,
    /// How an archived lead ended.
    Outcome,
    /// What somebody does in a stage.
    Action,
    /// A field that an action asks for.
    Input,
    /// The button that confirms an action.
    Confirm,
    /// What happens in a stage when nobody does anything.
    Timeout,
    /// Advice that shows while a condition holds.
    Alert,
    /// What an alert changes to after a time.
    Follower,
    /// The recommended time to respond.
    Advice,
    /// Through which a lead arrives.
    Channel,
    /// Where leads are found.
    Place,
    /// A field that leads come with.
    ArrivalField,
    /// The opening of a lead.
    Opening,
    /// What the host says about a lead when it opens it.
    Fact,
    /// A value of a fact.
    FactValue,
    /// A field.
    Field,
    /// A part of the records of a field.
    Part,
    /// A message to somebody outside.
    Notification,
    /// Who gets notifications.
    Recipient,
    /// Who may act.
    Role,
    /// A named selection of leads.
    View,
    /// A flag that a user sets.
    Mark,
    /// Standing advice.
    Tip,
}

impl Noun {
    /// The word in ids of changes, in kebab-case.
    ///
    /// ```
    /// use referee::diff::Noun;
    /// assert_eq!(Noun::ArrivalField.id(), "arrival-field");
    /// assert_eq!(Noun::Follower.id(), "alert-change");
    /// ```
    pub const fn id(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Outcome => "outcome",
            Self::Action => "action",
            Self::Input => "input",
            Self::Confirm => "confirm",
            Self::Timeout => "timeout",
            Self::Alert => "alert",
            Self::Follower => "alert-change",
            Self::Advice => "advice",
            Self::Channel => "channel",
            Self::Place => "place",
            Self::ArrivalField => "arrival-field",
            Self::Opening => "opening",
            Self::Fact => "fact",
            Self::FactValue => "fact-value",
            Self::Field => "field",
            Self::Part => "part",
            Self::Notification => "notification",
            Self::Recipient => "recipient",
            Self::Role => "role",
            Self::View => "view",
            Self::Mark => "mark",
            Self::Tip => "tip",
        }
    }

    /// What can be renamed.
    ///
    /// ```
    /// use referee::diff::{Noun, Rename};
    /// for noun in Noun::RENAMABLE {
    ///     assert_eq!(format!("{}:old=new", noun.id()).parse(), Ok(Rename::new(noun, "old", "new")));
    /// }
    /// assert!(!Noun::RENAMABLE.contains(&Noun::Timeout), "time limits have no ids");
    /// ```
    pub const RENAMABLE: [Self; 12] = [
        Self::Stage,
        Self::Outcome,
        Self::Action,
        Self::Field,
        Self::Notification,
        Self::Recipient,
        Self::View,
        Self::Role,
        Self::Fact,
        Self::Alert,
        Self::Tip,
        Self::Mark,
    ];
}

impl Serialize for Noun {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// Something that a rule set names. As JSON it is its id.
///
/// ```
/// use referee::diff::{Content, Diff, Noun, Renames};
/// let referee = referee::Referee::builtin();
/// let (old, new) = (referee.rulebook().get("2019").unwrap(), referee.rulebook().get("2020").unwrap());
/// let diff = Diff::between(old, new, &Renames::default())?;
/// let view = diff.changes().find(|change| change.kind.noun == Noun::View).unwrap();
/// let name = view.about[0].name().unwrap();
/// assert_eq!((name.noun, &*name.id, &name.of), (Noun::View, "marketplace", &None));
/// assert_eq!(serde_json::to_value(name)?, "marketplace");
///
/// let fact = diff.changes().find_map(|change| match &change.after {
///     Some(Content::Fact(fact)) => Some(fact),
///     _ => None,
/// });
/// let value = &fact.unwrap().values[0];
/// assert_eq!((&*value.id, value.of.as_deref()), ("customer-inquiry", Some("qualification")));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Name {
    /// What it is.
    pub noun: Noun,
    /// Its id.
    pub id: Box<str>,
    /// What it belongs to: the fact of a value, the field of a part.
    pub of: Option<Box<str>>,
}

impl Name {
    pub(crate) fn new(noun: Noun, id: impl Into<Box<str>>) -> Self {
        Self { noun, id: id.into(), of: None }
    }

    /// The id of the message that names it, with the attribute.
    pub(crate) fn message(&self) -> (String, Option<&'static str>) {
        let of = self.of.as_deref().unwrap_or_default();
        match self.noun {
            Noun::Input | Noun::ArrivalField => (format!("field-{}", self.id), None),
            Noun::FactValue => (format!("fact-{of}-{}", self.id), None),
            Noun::Part => (format!("field-{of}-{}", self.id), None),
            Noun::Follower => (format!("alert-{}", self.id), None),
            Noun::Notification => (format!("notification-{}", self.id), Some("subject")),
            noun => (format!("{}-{}", noun.id(), self.id), None),
        }
    }
}

impl Serialize for Name {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.id)
    }
}
