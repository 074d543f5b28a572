use pulldown_cmark::{Event, Options};
use serde::{Deserialize, Serialize};

use crate::locale::{Words, plain_text, safe_html};
use crate::rules::{ActionId, Currency, Field, FieldId, IdVec, Kind, Need, RuleSet, State};

use super::label::{Label, field_label, role_label, state_label};

/// An available action.
///
/// ```
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
/// let reader = referee.reader("en")?;
/// let status = reader.status(&lead, lead.opened())?;
/// let action = &status.actions[1];
/// assert_eq!((&*action.id, &*action.label), ("no-thanks", "No thanks"));
/// assert!(action.hint.text.starts_with("Archives the referral as Skipped and"));
/// assert!(action.hint.html.starts_with("<p>Archives the referral as <strong>Skipped</strong> and"));
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
    /// Its label.
    pub label: String,
    /// Its hint, which describes the effect.
    pub hint: Prose,
    /// The label of the button that confirms it; omitted if no confirmation is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirm: Option<String>,
    /// The state that the lead moves to; null if it stays.
    pub to: Option<Label<'static>>,
    /// The roles that may use it; omitted if all roles may.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by: Vec<Label<'static>>,
    /// The fields it asks for: first required ones, then requested ones, then optional ones.
    pub fields: Vec<InputStatus>,
}

/// A text in three formats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Prose {
    /// Plain text, without markup.
    pub text: String,
    /// Markdown.
    pub markdown: String,
    /// HTML without active content.
    pub html: String,
}

/// A field that an action asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct InputStatus {
    /// The id of the field.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its kind: `text`, `money`, `date`, `email`, `phone`, `boolean` or `list`.
    pub kind: String,
    /// Whether it is required, requested or optional.
    pub need: Need,
    /// The parts of each record of a list; omitted for other kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<PartStatus>,
}

impl InputStatus {
    /// The currencies for a `money` field; empty for other kinds.
    pub fn currencies(&self) -> impl Iterator<Item = Currency> {
        Currency::all().filter(|_| self.kind == Kind::Money.id())
    }
}

/// A part of each record of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PartStatus {
    /// The id of the part.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its kind, one of the kinds of fields.
    pub kind: String,
}

/// All actions of a state, for any facts.
pub(super) fn actions(words: Words<'_>, rules: &RuleSet, state: State) -> IdVec<ActionId, ActionStatus> {
    let all = rules.actions(state).entries().map(|(number, action)| {
        let slots = words.slots().actions(state)[number];
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
            hint: prose(words.label(slots.hint)),
            confirm: slots.confirm.map(|confirm| words.label(confirm).to_owned()),
            to: action.to.map(|to| state_label(words, rules, to).into_owned()),
            by: action.by.iter().map(|role| role_label(words, rules, *role).into_owned()).collect(),
            fields: inputs.collect(),
        }
    });
    all.collect()
}

pub(super) fn prose(markdown: &str) -> Prose {
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
