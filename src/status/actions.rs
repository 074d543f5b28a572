use serde::{Serialize, Serializer};

use crate::engine::{FactValue, meets};
use crate::locale::Words;
use crate::rules::{Action, ActionId, FactId, IdVec, Input, Need, RuleSet, State};

use super::label::{Label, field_label, role_label, state_label};

/// Something that can be done.
///
/// ```
/// use referee::locale::plain_text;
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
/// let reader = referee.reader("en")?;
/// let status = reader.status(&lead, lead.opened())?;
/// let action = status.actions.iter().last().expect("there are two");
/// assert_eq!((action.id, action.label), ("no-thanks", "No thanks"));
/// assert!(plain_text(action.hint).starts_with("Archives the referral as Skipped."));
/// assert_eq!(action.to.map(|to| to.label), Some("Skipped"));
/// assert_eq!(action.fields.iter().count(), 0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ActionStatus<'a> {
    /// The id of the action.
    pub id: &'a str,
    /// Its word.
    pub label: &'a str,
    /// What it does, in Markdown.
    pub hint: &'a str,
    /// The state that the lead goes to; null where it stays.
    pub to: Option<Label<'a>>,
    /// The roles that may do it; left out where all may.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Label<'a>>,
    /// The fields it asks for.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<InputStatus<'static>>"))]
    pub fields: Inputs<'a>,
}

/// A field that an action asks for.
///
/// ```
/// use referee::rules::Need;
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
/// let lead = referee.open(Event::open("L-1", "2020-06-02T09:00:00Z".parse()?, opening))?;
/// let reader = referee.reader("de")?;
/// let status = reader.status(&lead, lead.opened())?;
/// let accept = status.actions.iter().next().expect("it can be accepted");
/// let input = accept.fields.iter().nth(1).expect("it asks for several");
/// assert_eq!((input.id, input.label), ("deal-value", "Geschätzter Dealwert"));
/// assert_eq!((input.kind, input.need), ("money", Need::Required));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct InputStatus<'a> {
    /// The id of the field.
    pub id: &'a str,
    /// Its word.
    pub label: &'a str,
    /// What it holds: `text`, `money`, `date`, `email`, `phone`, `boolean`, `list`.
    pub kind: &'a str,
    /// How much the action needs it.
    pub need: Need,
}

/// What can be done in a state, worded as it is asked for.
///
/// ```
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
/// let reader = referee.reader("de")?;
/// let status = reader.status(&lead, lead.opened())?;
/// let buttons: Vec<String> = status.actions.iter().map(|it| format!("{}={}", it.id, it.label)).collect();
/// assert_eq!(buttons, ["interested=Ich bin interessiert", "no-thanks=Nein danke"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Actions<'a> {
    words: Words<'a>,
    rules: &'a RuleSet,
    state: State,
    facts: &'a IdVec<FactId, FactValue>,
}

impl<'a> Actions<'a> {
    pub(super) fn new(words: Words<'a>, rules: &'a RuleSet, state: State, facts: &'a IdVec<FactId, FactValue>) -> Self {
        Self { words, rules, state, facts }
    }

    /// The actions of the stage that are offered, with their numbers in it.
    fn offered(&self) -> impl Iterator<Item = (ActionId, &'a Action)> + use<'a> {
        let actions = self.rules.stage(self.state).into_iter().flat_map(|stage| stage.actions.entries());
        let facts = self.facts;
        actions.filter(move |(_, action)| meets(&action.when, facts, &[]))
    }

    /// How many there are.
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// # let referee = Referee::builtin();
    /// # let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
    /// # let reader = referee.reader("de")?;
    /// let status = reader.status(&lead, lead.opened())?;
    /// assert_eq!(status.actions.len(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn len(&self) -> usize {
        self.offered().count()
    }

    /// Whether there are none.
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// # let referee = Referee::builtin();
    /// # let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
    /// # let reader = referee.reader("de")?;
    /// let missed = reader.status(&lead, "2017-06-30T09:00:00Z".parse()?)?;
    /// assert!(missed.actions.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn is_empty(&self) -> bool {
        self.offered().next().is_none()
    }

    /// The actions, in the order of the rule set.
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// # let referee = Referee::builtin();
    /// # let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
    /// # let reader = referee.reader("de")?;
    /// let status = reader.status(&lead, lead.opened())?;
    /// let ids: Vec<&str> = status.actions.iter().map(|action| action.id).collect();
    /// assert_eq!(ids, ["interested", "no-thanks"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = ActionStatus<'a>> {
        let Self { words, rules, state, .. } = *self;
        self.offered().map(move |(number, action)| {
            let slots = words.slots().action(state, number);
            ActionStatus {
                id: &action.id,
                label: words.label(slots.label),
                hint: words.label(slots.hint),
                to: action.to.map(|to| state_label(words, rules, to)),
                by: action.by.iter().map(|role| role_label(words, rules, *role)).collect(),
                fields: Inputs { words, rules, inputs: &action.inputs },
            }
        })
    }
}

/// The fields that an action asks for, worded as they are asked for.
///
/// ```
/// use referee::rules::Need;
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
/// let lead = referee.open(Event::open("L-1", "2020-06-02T09:00:00Z".parse()?, opening))?;
/// let reader = referee.reader("en")?;
/// let status = reader.status(&lead, lead.opened())?;
/// let decline = status.actions.iter().find(|action| action.id == "decline").expect("it can be declined");
/// let required = decline.fields.iter().filter(|input| input.need == Need::Required);
/// assert_eq!(required.map(|input| input.label).collect::<Vec<_>>(), ["Reason"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    words: Words<'a>,
    rules: &'a RuleSet,
    inputs: &'a [Input],
}

impl<'a> Inputs<'a> {
    /// The fields: required ones, then those asked for, then optional ones.
    ///
    /// ```
    /// # use referee::{Event, Opening, Referee};
    /// # let referee = Referee::builtin();
    /// # let opening = Opening::under("2020").fact("qualification", "customer-inquiry");
    /// # let lead = referee.open(Event::open("L-1", "2020-06-02T09:00:00Z".parse()?, opening))?;
    /// # let reader = referee.reader("en")?;
    /// let status = reader.status(&lead, lead.opened())?;
    /// let decline = status.actions.iter().find(|action| action.id == "decline").expect("it can be declined");
    /// let inputs: Vec<(&str, &str)> = decline.fields.iter().map(|input| (input.id, input.need.id())).collect();
    /// assert_eq!(inputs, [("reason", "required"), ("notes", "optional")]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = InputStatus<'a>> {
        let Self { words, rules, inputs } = *self;
        inputs.iter().map(move |input| {
            let field = &rules.fields()[input.field];
            let label = field_label(words, input.field);
            InputStatus { id: &field.id, label, kind: field.kind.id(), need: input.need }
        })
    }
}

macro_rules! as_a_list {
    ($name:ident) => {
        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.iter().eq(other.iter())
            }
        }

        impl std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_list().entries(self.iter()).finish()
            }
        }

        impl Serialize for $name<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_seq(self.iter())
            }
        }
    };
}

as_a_list!(Actions);
as_a_list!(Inputs);
