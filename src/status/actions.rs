use pulldown_cmark::{Event, Options};
use serde::{Deserialize, Serialize};

use crate::locale::{Slot, Words, plain_text, safe_html};
use crate::rules::{ActionId, Currency, Field, FieldId, IdVec, Kind, Need, RuleSet, State};

use super::label::{Label, field_label, role_label, state_label};

/// Something that can be done.
///
/// ```
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
/// let reader = referee.reader("en")?;
/// let status = reader.status(&lead, lead.opened())?;
/// let action = &status.actions[1];
/// assert_eq!((&*action.id, &*action.label), ("no-thanks", "No thanks"));
/// assert!(action.hint.text.starts_with("Archives the referral as Skipped."));
/// assert!(action.hint.html.starts_with("<p>Archives the referral as <strong>Skipped</strong>."));
/// assert_eq!(action.to.as_ref().map(|to| &*to.label), Some("Skipped"));
/// assert!(action.fields.is_empty() && action.confirm.is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ActionStatus {
    /// The id of the action.
    pub id: String,
    /// Its word.
    pub label: String,
    /// What it does.
    pub hint: Prose,
    /// The word of the button that confirms it; left out where it needs none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm: Option<String>,
    /// The state that the lead goes to; null where it stays.
    pub to: Option<Label<'static>>,
    /// The roles that may do it; left out where all may.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Label<'static>>,
    /// The fields it asks for: required ones, then those asked for, then optional ones.
    pub fields: Vec<InputStatus>,
}

/// A text of the rules in three forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Prose {
    /// Without mark-up.
    pub text: String,
    /// In Markdown.
    pub markdown: String,
    /// In HTML that runs nothing.
    pub html: String,
}

/// A field that an action asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct InputStatus {
    /// The id of the field.
    pub id: String,
    /// Its word.
    pub label: String,
    /// What it holds: `text`, `money`, `date`, `email`, `phone`, `boolean`, `list`.
    pub kind: String,
    /// How much the action needs it.
    pub need: Need,
    /// The parts of each record of a list; left out for other kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartStatus>,
}

impl InputStatus {
    /// The currencies that can be given; none where the field does not hold money.
    pub fn currencies(&self) -> impl Iterator<Item = Currency> {
        Currency::all().filter(|_| self.kind == Kind::Money.id())
    }
}

/// A part of the records of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PartStatus {
    /// The id of the part.
    pub id: String,
    /// Its word.
    pub label: String,
    /// What it holds, as the kind of a field.
    pub kind: String,
}

/// The actions of a state, whatever facts they need.
pub(super) fn actions(words: Words<'_>, rules: &RuleSet, state: State) -> IdVec<ActionId, ActionStatus> {
    let State::Open(stage) = state else { return IdVec::default() };
    let all = rules.stages()[stage].actions.entries().map(|(number, action)| {
        let slots = words.slots().stages[stage].actions[number];
        let inputs = action.inputs.iter().map(|input| {
            let field = &rules.fields()[input.field];
            InputStatus {
                id: field.id.to_string(),
                label: field_label(words, input.field).to_owned(),
                kind: field.kind.id().to_owned(),
                need: input.need,
                parts: parts(words, input.field, field),
            }
        });
        ActionStatus {
            id: action.id.to_string(),
            label: words.label(slots.label).to_owned(),
            hint: prose(words, slots.hint),
            confirm: slots.confirm.map(|confirm| words.label(confirm).to_owned()),
            to: action.to.map(|to| state_label(words, rules, to).into_owned()),
            by: action.by.iter().map(|role| role_label(words, rules, *role).into_owned()).collect(),
            fields: inputs.collect(),
        }
    });
    all.collect()
}

fn prose(words: Words<'_>, slot: Slot) -> Prose {
    let markdown = words.label(slot);
    let html = safe_html(markdown, Options::empty(), |tag| Some(Event::Text(tag)));
    Prose { text: plain_text(markdown), markdown: markdown.to_owned(), html }
}

/// The parts of a field of a rule set.
pub(super) fn parts(words: Words<'_>, number: FieldId, field: &Field) -> Vec<PartStatus> {
    let Kind::List(parts) = &field.kind else { return Vec::new() };
    let parts = parts.iter().zip(&words.slots().fields[number].parts).map(|((id, kind), slot)| PartStatus {
        id: id.to_string(),
        label: words.label(*slot).to_owned(),
        kind: kind.id().to_owned(),
    });
    parts.collect()
}
