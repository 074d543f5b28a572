use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::engine::{Course, Lead, Position, Value};
use crate::locale::{Args, Reader, Slot, Words, common, isolate};
use crate::rules::{Action, AlertId, Duration, FieldId, Instant, RuleSet, Shows, StageId, ViewId};

use super::actions::{ActionStatus, PartStatus, prose};
use super::clocks::ClockStatus;
use super::error::{StatusError, StatusFault};
use super::forms::Forms;
use super::label::{Label, field_label, stage_label, state_label, view_label};
use super::particulars;

/// The localized status of a lead. JSON keys are in this order.
///
/// ```
/// use referee::rules::Shows;
/// use referee::{Leads, Referee, read_line};
/// let referee = Referee::builtin();
/// let mut leads = Leads::new(referee.rulebook().clone());
/// for line in std::fs::read_to_string("examples/leads.jsonl")?.lines() {
///     leads.take(read_line(line.as_bytes())?)?;
/// }
/// let lead = leads.get("L-3").expect("it is in the log");
/// let reader = referee.reader("en-GB")?;
/// let at = "2020-06-12T09:00:00Z".parse()?;
/// let status = reader.status(lead, at)?;
/// assert_eq!((&*status.lead, &*status.rules, &*status.locale), ("L-3", "2020", "en"));
/// assert_eq!((&*status.state.id, &*status.stage.id), ("received", "received"));
/// assert_eq!((status.since, status.at), (lead.opened(), at));
/// assert_eq!(status.deadline.map(|deadline| deadline.text.into_owned()).as_deref(), Some("4 days left"));
/// assert!(status.summary.starts_with("Received on June 2, 2020"));
/// assert_eq!((status.shows, status.actions.len()), (Shows::Details, 2));
/// let fields: Vec<String> = status.fields.iter().map(|field| format!("{}: {}", field.label, field.text)).collect();
/// assert_eq!(fields, ["Subject: ERP move", "Customer: Contoso", "Email: a@contoso.example"]);
/// assert_eq!(status.alerts[0].id, "contact-me-late");
/// assert_eq!(status.views.iter().map(|view| &*view.label).collect::<Vec<_>>(), ["Marketplace leads", "Favorites"]);
/// assert_eq!(status.marks, ["favorite"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Status<'a> {
    /// The id of the lead.
    pub lead: Cow<'a, str>,
    /// The rule set of the lead.
    pub rules: Cow<'a, str>,
    /// The reader's locale.
    pub locale: Cow<'a, str>,
    /// The instant of the status.
    pub at: Instant,
    /// The open stage, or the outcome of an archived lead.
    pub state: Label<'a>,
    /// The open stage, or the archive.
    pub stage: Label<'a>,
    /// When the lead entered the state.
    pub since: Instant,
    /// The deadline that comes first, and its effect; null without a timeout and for an archived lead.
    pub deadline: Option<Deadline<'a>>,
    /// The named clocks that have started, unless they were stopped; omitted if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub clocks: Vec<ClockStatus<'a>>,
    /// The state of the lead, in one or two sentences.
    pub summary: Cow<'a, str>,
    /// How much of the lead is shown.
    pub shows: Shows,
    /// The available actions; empty for an archived lead whose outcome is final.
    pub actions: Cow<'a, [ActionStatus]>,
    /// The known fields that are not withheld, in rule set order.
    pub fields: Vec<FieldStatus<'a>>,
    /// The alerts that are shown.
    pub alerts: Vec<AlertStatus<'a>>,
    /// The views that the lead is in.
    pub views: Vec<Label<'a>>,
    /// The marks that are set.
    pub marks: Vec<Cow<'a, str>>,
    /// The next instant when anything in the status changes, including texts; null if nothing will change. Without a
    /// new event, the status stays the same until then. A text that depends on seconds may not change even then.
    pub changes: Option<Instant>,
}

/// The deadline of a lead, with its effect.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Deadline<'a> {
    /// The instant of the timeout. At this instant it has happened.
    pub at: Instant,
    /// The state that the lead then moves to; null if it stays where it is.
    pub to: Option<Label<'a>>,
    /// The named clock with this deadline; omitted for the timeout of the stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<Label<'a>>,
    /// The time left.
    pub text: Cow<'a, str>,
}

/// A known field of a lead.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FieldStatus<'a> {
    /// The id of the field.
    pub id: Cow<'a, str>,
    /// Its label.
    pub label: Cow<'a, str>,
    /// Its kind: `text`, `money`, `date`, `email`, `phone`, `boolean` or `list`.
    pub kind: Cow<'a, str>,
    /// The parts of each record of a list; omitted for other kinds.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<PartStatus>>"))]
    pub parts: Cow<'a, [PartStatus]>,
    /// The value, in the form used in events.
    #[cfg_attr(feature = "schema", schemars(with = "super::shape::ValueShape"))]
    pub value: Cow<'a, Value>,
    /// The value, formatted in the reader's language.
    pub text: Cow<'a, str>,
}

/// An alert that is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AlertStatus<'a> {
    /// The id of the alert.
    pub id: Cow<'a, str>,
    /// Its icon.
    pub icon: Option<Cow<'a, str>>,
    /// Its text.
    pub text: Cow<'a, str>,
}

impl Reader {
    /// The status of a lead at an instant.
    ///
    /// The rule set of the lead must be in the rulebook of the reader's phrasebook.
    ///
    /// ```
    /// use referee::{Event, Opening, Referee};
    /// let referee = Referee::builtin();
    /// let lead = referee.open(Event::open("L-1", "2017-06-02T09:00:00Z".parse()?, Opening::under("2017")))?;
    /// let reader = referee.reader("zh-TW")?;
    /// let status = reader.status(&lead, "2017-06-03T09:00:00Z".parse()?)?;
    /// let actions: Vec<&str> = status.actions.iter().map(|action| &*action.label).collect();
    /// assert_eq!(actions, ["我有興趣", "不，謝謝"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The instant is before the last event of the lead, or its rule set is in another rulebook.
    pub fn status<'a>(&'a self, lead: &'a Lead, at: Instant) -> Result<Status<'a>, StatusError> {
        Ok(self.scene(lead, at)?.status())
    }

    pub(super) fn scene<'a>(&'a self, lead: &'a Lead, at: Instant) -> Result<Scene<'a>, StatusFault> {
        let words = self
            .own_words(lead.rules())
            .ok_or_else(|| StatusFault::OtherRulebook { lead: lead.id().into(), rules: lead.rules().name().into() })?;
        let course = lead.course(at)?;
        Ok(Scene { lead, words, position: course.position, course, at })
    }
}

/// Formats the value of a field.
pub(super) fn value_text<'v>(words: Words<'_>, value: &'v Value) -> Cow<'v, str> {
    match value {
        Value::Text(text) => isolate(text),
        Value::Money(money) => Cow::Owned(words.money(money)),
        Value::Date(date) => Cow::Owned(words.date(*date)),
        Value::Boolean(value) => Cow::Borrowed(if *value { "✓" } else { "✗" }),
        Value::List(entries) => {
            let entries = entries.iter().map(|entry| {
                let parts: Vec<_> = entry.iter().map(|(_, part)| value_text(words, part)).collect();
                parts.join(" · ")
            });
            Cow::Owned(words.list(&entries.collect::<Vec<String>>()))
        }
    }
}

/// A lead at an instant, for a reader.
pub(super) struct Scene<'a> {
    pub(super) lead: &'a Lead,
    pub(super) words: Words<'a>,
    pub(super) position: Position,
    pub(super) course: Cow<'a, Course>,
    pub(super) at: Instant,
}

impl<'a> Scene<'a> {
    pub(super) fn rules(&self) -> &'a RuleSet {
        self.lead.rules()
    }

    pub(super) fn forms(&self) -> &'a Forms {
        self.words.kept(|| Forms::new(self.words, self.rules()))
    }

    pub(super) fn status(&self) -> Status<'a> {
        let rules = self.rules();
        let state = state_label(self.words, rules, self.position.state);
        let stage = stage_label(self.words, rules, self.position.state);
        let deadline = self.position.due();
        let forms = self.forms();
        Status {
            lead: self.lead.id().into(),
            rules: rules.name().into(),
            locale: self.words.locale_id().into(),
            at: self.at,
            state,
            stage,
            since: self.position.since,
            deadline: deadline.and_then(|due| self.deadline(due)),
            clocks: self.clocks(),
            summary: self.text(self.summary_slot(), deadline),
            shows: self.position.shows,
            actions: self.actions(forms),
            fields: self.fields().into_iter().map(|(number, value)| self.field(forms, number, value)).collect(),
            alerts: self.alerts().collect(),
            views: self.views().map(|view| view_label(self.words, rules, view)).collect(),
            marks: self.marks().map(Cow::Borrowed).collect(),
            changes: self.changes(),
        }
    }

    fn deadline(&self, due: Instant) -> Option<Deadline<'a>> {
        let rules = self.rules();
        if let Some(clock) = self.position.clock() {
            return Some(self.clock_deadline(clock, due));
        }
        let timeout = self.position.running(rules)?;
        Some(Deadline {
            at: due,
            to: Some(state_label(self.words, rules, timeout.to)),
            clock: None,
            text: self.text(const { common("deadline") }, Some(due)),
        })
    }

    pub(super) fn summary_slot(&self) -> Slot {
        self.words.slots().state(self.position.state).summary
    }

    /// A text with the known times as arguments.
    pub(super) fn text(&self, slot: Slot, due: Option<Instant>) -> Cow<'a, str> {
        self.text_at(slot, due, self.at)
    }

    /// The same at another instant.
    pub(super) fn text_at(&self, slot: Slot, due: Option<Instant>, at: Instant) -> Cow<'a, str> {
        self.words.say(slot, |args| {
            args.instant("since", self.position.since);
            if let Some(due) = due {
                args.instant("due", due);
                args.duration("left", Duration::from_millis(due.millis().saturating_sub(at.millis())));
            }
            if let Some(within) = self.rules().respond_within() {
                args.duration("respond-within", within);
            }
            self.facts(args);
        })
    }

    fn facts(&self, args: &mut Args<'_>) {
        particulars::facts(args, self.rules(), self.lead.ground().facts);
    }

    /// The actions that are available with the facts of the lead.
    pub(super) fn actions(&self, forms: &'a Forms) -> Cow<'a, [ActionStatus]> {
        let state = self.position.state;
        let rules = self.rules();
        let all = forms.state(state).actions.as_slice();
        let declared = rules.actions(state).as_slice();
        let ground = self.lead.ground();
        let offered = |action: &Action| ground.offers(&self.course, action);
        let hints = self.words.slots().actions(state).as_slice();
        let hint = |number: usize| hints.get(number).map(|slots| slots.hint);
        let varies = |number: usize| hint(number).is_some_and(|slot| !self.words.is_fixed(slot));
        if declared.iter().all(offered) && !(0..all.len()).any(varies) {
            return Cow::Borrowed(all);
        }
        let shown = all.iter().zip(declared).enumerate().filter(|(_, (_, action))| offered(action));
        let shown = shown.map(|(number, (action, _))| match hint(number) {
            Some(slot) if varies(number) => {
                ActionStatus { hint: prose(&self.words.say(slot, |args| self.facts(args))), ..action.clone() }
            }
            _ => action.clone(),
        });
        shown.collect()
    }

    /// Field values from actions and from the host that are not withheld.
    pub(super) fn fields(&self) -> Vec<(FieldId, &'a Value)> {
        self.lead.contents().shown_fields(self.position)
    }

    fn field(&self, forms: &'a Forms, number: FieldId, value: &'a Value) -> FieldStatus<'a> {
        let field = &self.rules().fields()[number];
        FieldStatus {
            id: (&*field.id).into(),
            label: field_label(self.words, number).into(),
            kind: field.kind.id().into(),
            parts: (&*forms.fields[number].parts).into(),
            value: Cow::Borrowed(value),
            text: value_text(self.words, value),
        }
    }

    fn alerts(&self) -> impl Iterator<Item = AlertStatus<'a>> {
        let stages = self.rules().stages();
        self.shown_alerts().map(|(stage, number, changed, text)| {
            let alert = &stages[stage].alerts[number];
            let follower = alert.follower.as_ref().filter(|_| changed);
            let (id, icon) = follower.map_or((&alert.id, &alert.icon), |follower| (&follower.id, &follower.icon));
            AlertStatus { id: (&**id).into(), icon: icon.as_deref().map(Cow::Borrowed), text }
        })
    }

    /// The alerts that are shown: the stage, the alert, whether it has changed to its follower, and its text.
    pub(super) fn shown_alerts(&self) -> impl Iterator<Item = (StageId, AlertId, bool, Cow<'a, str>)> {
        let stages = (self.rules().stages(), &self.words.slots().stages);
        let stage = self.position.state.open().into_iter();
        let alerts = stage.flat_map(move |stage| {
            stages.0[stage].alerts.entries().zip(&stages.1[stage].alerts).map(move |alert| (stage, alert))
        });
        alerts.filter(|(_, ((_, alert), _))| self.lead.meets(&alert.when)).map(|(stage, ((number, alert), slots))| {
            let follower = slots
                .follower
                .filter(|_| self.lead.ground().changed_alert(alert, self.position.since, self.at).is_some());
            let slot = follower.unwrap_or(slots.first);
            let text = self.words.say(slot, |args| {
                args.instant("since", self.position.since);
                self.facts(args);
            });
            (stage, number, follower.is_some(), text)
        })
    }

    pub(super) fn views(&self) -> impl Iterator<Item = ViewId> {
        self.rules().views().entries().filter(|(_, view)| self.lead.meets(&view.when)).map(|(number, _)| number)
    }

    pub(super) fn marks(&self) -> impl Iterator<Item = &'a str> {
        let ids = self.rules().marks();
        self.lead.marks().map(|mark| &*ids[mark])
    }
}
