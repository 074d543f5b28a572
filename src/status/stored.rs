//! Owned statuses, which a host can store and read back.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error};

use crate::engine::{Given, Value};
use crate::rules::Kind;

use super::actions::PartStatus;
use super::{AlertStatus, ClockStatus, Deadline, FieldStatus, Label, Status};

fn owned<T: ?Sized + ToOwned>(it: Cow<'_, T>) -> Cow<'static, T> {
    Cow::Owned(it.into_owned())
}

impl Label<'_> {
    /// Converts to an owned label.
    pub fn into_owned(self) -> Label<'static> {
        Label { id: owned(self.id), label: owned(self.label) }
    }
}

impl Deadline<'_> {
    fn into_owned(self) -> Deadline<'static> {
        let label = |label: Option<Label<'_>>| label.map(Label::into_owned);
        Deadline { at: self.at, to: label(self.to), clock: label(self.clock), text: owned(self.text) }
    }
}

impl FieldStatus<'_> {
    fn into_owned(self) -> FieldStatus<'static> {
        FieldStatus {
            id: owned(self.id),
            label: owned(self.label),
            kind: owned(self.kind),
            parts: owned(self.parts),
            value: owned(self.value),
            text: owned(self.text),
        }
    }
}

impl AlertStatus<'_> {
    fn into_owned(self) -> AlertStatus<'static> {
        AlertStatus { id: owned(self.id), icon: self.icon.map(owned), text: owned(self.text) }
    }
}

impl Status<'_> {
    /// Converts to an owned status, which outlives the lead and the reader. As JSON, it can be stored and read back.
    ///
    /// ```
    /// use referee::{Event, Opening, Referee, status::Status};
    /// let referee = Referee::builtin();
    /// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
    /// let status: Status<'static> = referee.reader("de")?.status(&lead, lead.opened())?.into_owned();
    /// let stored = serde_json::to_string(&status)?;
    /// assert_eq!(serde_json::from_str::<Status<'static>>(&stored)?, status);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn into_owned(self) -> Status<'static> {
        Status {
            lead: owned(self.lead),
            rules: owned(self.rules),
            locale: owned(self.locale),
            at: self.at,
            state: self.state.into_owned(),
            stage: self.stage.into_owned(),
            since: self.since,
            deadline: self.deadline.map(Deadline::into_owned),
            clocks: self.clocks.into_iter().map(ClockStatus::into_owned).collect(),
            summary: owned(self.summary),
            shows: self.shows,
            actions: owned(self.actions),
            fields: self.fields.into_iter().map(FieldStatus::into_owned).collect(),
            alerts: self.alerts.into_iter().map(AlertStatus::into_owned).collect(),
            views: self.views.into_iter().map(Label::into_owned).collect(),
            marks: self.marks.into_iter().map(owned).collect(),
            changes: self.changes,
        }
    }
}

/// A stored field. Its kind decides how its value is read.
#[derive(serde::Deserialize)]
struct StoredField {
    id: String,
    label: String,
    kind: String,
    #[serde(default)]
    parts: Vec<PartStatus>,
    value: Given,
    text: String,
}

impl<'de> Deserialize<'de> for FieldStatus<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(StoredField::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

impl FieldStatus<'_> {
    fn read(field: StoredField) -> Result<Self, String> {
        let unknown = |kind: &str| format!("unknown kind `{kind}` of field `{}`", field.id);
        let kind = if field.parts.is_empty() {
            Kind::named(&field.kind).ok_or_else(|| unknown(&field.kind))?
        } else {
            let parts = field.parts.iter().map(|part| {
                let kind = Kind::named(&part.kind).ok_or_else(|| unknown(&part.kind))?;
                Ok::<_, String>((part.id.as_str().into(), kind))
            });
            Kind::List(parts.collect::<Result<_, _>>()?)
        };
        let value = Value::take(&kind, field.value).ok().flatten();
        let value =
            value.ok_or_else(|| format!("the value of field `{}` is not of kind `{}`", field.id, field.kind))?;
        Ok(Self {
            id: field.id.into(),
            label: field.label.into(),
            kind: field.kind.into(),
            parts: field.parts.into(),
            value: Cow::Owned(value),
            text: field.text.into(),
        })
    }
}
