use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::engine::{Batch, Digests, Event, FactValue, Happening, HappeningKind, history};
use crate::fault::fault;
use crate::locale::{Reader, Slot, Words, common, isolate};
use crate::rules::{ActionId, ClockId, FactId, Instant, MarkId, NotificationId, RecipientId, RuleSet, Rulebook, State};

use super::digest::{DigestLead, DigestPart};
use super::label::{Label, clock_label, state_label, state_word};
use super::particulars;

/// One timeline entry of a lead, in the reader's language. JSON keys are in this order.
///
/// ```
/// use referee::status::TimelineKind;
/// use referee::{Event, Opening, Referee};
/// let referee = Referee::builtin();
/// let opened = "2017-06-02T09:00:00Z".parse()?;
/// let events = [
///     Event::open("L-1", opened, Opening::under("2017")),
///     Event::act("L-1", "2017-06-03T10:00:00Z".parse()?, "no-thanks"),
/// ];
/// let timeline = referee.reader("en")?.timeline(referee.rulebook(), events, "2017-07-01T00:00:00Z".parse()?);
/// let entry = &timeline[1];
/// assert_eq!((entry.lead.as_str(), entry.at.to_string().as_str()), ("L-1", "2017-06-03T10:00:00Z"));
/// assert_eq!(entry.kind, TimelineKind::Action);
/// let ids = [&entry.action, &entry.from, &entry.to].map(|label| label.as_ref().map(|label| &*label.id));
/// assert_eq!(ids, [Some("no-thanks"), Some("new"), Some("skipped")]);
/// assert_eq!(entry.text, "No thanks: from “New” to “Skipped”");
/// assert_eq!(entry.notifications.len(), 1);
/// assert_eq!((&entry.mark, &entry.refusal), (&None, &None));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TimelineEntry {
    /// The id of the lead.
    pub lead: String,
    /// When it happened.
    pub at: Instant,
    /// The kind of entry.
    pub kind: TimelineKind,
    /// The action; null for other kinds.
    pub action: Option<Label<'static>>,
    /// The state before it; null for an opening.
    pub from: Option<Label<'static>>,
    /// The state after it; null if there is no lead.
    pub to: Option<Label<'static>>,
    /// The notifications that were sent on their own.
    pub notifications: Vec<NotificationSent>,
    /// The notifications that are part of a digest; omitted if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub digests: Vec<DigestPart>,
    /// The mark that was set or removed; omitted for other kinds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Label<'static>>,
    /// The clock whose time was over, or that the reminder is about; omitted for other kinds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<Label<'static>>,
    /// The facts that were changed, with their new values; omitted for other kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<FactChanged>,
    /// The id of the refusal; omitted for other kinds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<String>,
    /// What happened, in a sentence.
    pub text: String,
}

/// The kind of a timeline entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum TimelineKind {
    /// The lead was opened.
    Opened,
    /// Somebody acted.
    Action,
    /// Nobody acted in time.
    Timeout,
    /// Facts changed.
    Fact,
    /// The time of a clock was over.
    Clock,
    /// The deadline is near.
    Reminder,
    /// A mark was set.
    Mark,
    /// A mark was removed.
    Unmark,
    /// The lead moved to another rule set.
    Switch,
    /// An event was refused.
    Refused,
}

/// A fact that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FactChanged {
    /// The id of the fact.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its value, formatted in the reader's language.
    pub text: String,
}

/// A notification that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct NotificationSent {
    /// The id of the notification.
    pub id: String,
    /// The recipient.
    pub to: Label<'static>,
    /// The subject.
    pub subject: String,
    /// The body, in Markdown.
    pub body: String,
}

impl Reader {
    /// The timeline of one lead up to and including an instant, from its events.
    ///
    /// ```
    /// use referee::{Event, Opening, Referee};
    /// let referee = Referee::builtin();
    /// let opened = "2017-06-02T09:00:00Z".parse()?;
    /// let events = [Event::open("L-1", opened, Opening::under("2017"))];
    /// let reader = referee.reader("en")?;
    /// let timeline = reader.timeline(referee.rulebook(), events, "2017-07-01T00:00:00Z".parse()?);
    /// assert_eq!(timeline[1].text, "No response in time: from “New” to “Missed”");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn timeline(
        &self,
        book: &Rulebook,
        events: impl IntoIterator<Item = Event>,
        until: Instant,
    ) -> Vec<TimelineEntry> {
        let mut id = Box::default();
        let events = events.into_iter().inspect(|event| id = event.lead.clone());
        let (_, happenings) = history(book, events, until);
        happenings.iter().map(|happening| self.entry(&id, happening)).collect()
    }

    /// The timeline entry of one happening among those of many leads: notifications that are part of a digest are not sent
    /// on their own. Returns also these digests, each with the lead in it.
    pub fn entry_among(
        &self,
        id: &str,
        happening: &Happening,
        digests: &Digests<'_>,
    ) -> (TimelineEntry, Vec<(Batch, DigestLead)>) {
        let mut entry = self.entry(id, happening);
        let mut parts = Vec::new();
        let sent = std::mem::take(&mut entry.notifications);
        for (notice, sent) in sent.into_iter().zip(&happening.sent) {
            match digests.part_of(happening, *sent) {
                None => entry.notifications.push(notice),
                Some(batch) => {
                    let NotificationSent { id, to, subject, .. } = notice;
                    entry.digests.push(DigestPart { id, to, subject, at: batch.until });
                    parts.push((batch, self.digest_lead(&entry.lead, happening)));
                }
            }
        }
        (entry, parts)
    }

    /// The timeline entry of one happening.
    pub fn entry(&self, id: &str, happening: &Happening) -> TimelineEntry {
        let side = |rules: Option<&Arc<RuleSet>>| rules.map_or_else(|| self.common(), |rules| self.words(rules));
        let rules = happening.rules.as_ref();
        let before = match &happening.kind {
            HappeningKind::Switched { before } => Some(before),
            _ => rules,
        };
        let (words, words_before) = (side(rules), side(before));
        let (rules, before) = (rules.map(|rules| &**rules), before.map(|rules| &**rules));
        let label = |words, rules: Option<&RuleSet>, state: Option<State>| {
            state.zip(rules).map(|(state, rules)| state_label(words, rules, state).into_owned())
        };
        let (from, to) = (label(words_before, before, happening.from), label(words, rules, happening.to));
        let sentence = Sentence { words, rules, before: words_before, from: happening.from, to: happening.to };
        let (kind, action, mark) = match &happening.kind {
            HappeningKind::Opened => (TimelineKind::Opened, None, None),
            HappeningKind::Acted { state, action, .. } => {
                (TimelineKind::Action, Some(sentence.action(*state, *action)), None)
            }
            HappeningKind::TimedOut { .. } => (TimelineKind::Timeout, None, None),
            HappeningKind::Changed { .. } => (TimelineKind::Fact, None, None),
            HappeningKind::RanOut { .. } => (TimelineKind::Clock, None, None),
            HappeningKind::Reminded { .. } => (TimelineKind::Reminder, None, None),
            HappeningKind::Marked(mark) => (TimelineKind::Mark, None, Some(sentence.mark(*mark))),
            HappeningKind::Unmarked(mark) => (TimelineKind::Unmark, None, Some(sentence.mark(*mark))),
            HappeningKind::Switched { .. } => (TimelineKind::Switch, None, None),
            HappeningKind::Refused(_) => (TimelineKind::Refused, None, None),
        };
        let refusal = match &happening.kind {
            HappeningKind::Refused(refusal) => Some(refusal.id().to_owned()),
            _ => None,
        };
        let facts = match &happening.kind {
            HappeningKind::Changed { facts, .. } => {
                facts.iter().map(|(fact, value)| sentence.fact(*fact, value)).collect()
            }
            _ => Vec::new(),
        };
        let clock = match &happening.kind {
            HappeningKind::RanOut { clock, .. } | HappeningKind::Reminded { clock: Some(clock) } => {
                Some(sentence.clock(*clock).into_owned())
            }
            _ => None,
        };
        let text = sentence.text(self, happening).into_owned();
        let sent = happening.sent.iter();
        let notifications = sent.map(|(number, to)| sentence.notification(id, *number, *to, happening)).collect();
        TimelineEntry {
            lead: id.to_owned(),
            at: happening.at,
            kind,
            action,
            from,
            to,
            notifications,
            digests: Vec::new(),
            mark,
            clock,
            facts,
            refusal,
            text,
        }
    }
}

/// The context for the sentence of a happening.
struct Sentence<'a> {
    words: Words<'a>,
    rules: Option<&'a RuleSet>,
    /// The messages for the state before.
    before: Words<'a>,
    from: Option<State>,
    to: Option<State>,
}

impl<'a> Sentence<'a> {
    /// The rules of the lead; only a refused event of an unknown lead has none.
    fn rules(&self) -> &'a RuleSet {
        self.rules.unwrap_or_else(|| fault("a lead without rules"))
    }

    fn from(&self) -> &'a str {
        state_word(self.before, self.from.unwrap_or_else(|| fault("a lead that was in no state")))
    }

    fn to(&self) -> &'a str {
        state_word(self.words, self.to.unwrap_or_else(|| fault("a lead that is in no state")))
    }

    fn action(&self, state: State, number: ActionId) -> Label<'static> {
        let action = &self.rules().actions(state)[number];
        let slots = self.words.slots().actions(state)[number];
        Label::new(&*action.id, self.words.label(slots.label)).into_owned()
    }

    fn fact(&self, number: FactId, value: &FactValue) -> FactChanged {
        let slots = &self.words.slots().facts[number];
        let text = match value {
            FactValue::Unknown => self.words.label(const { common("answer-not-given") }).to_owned(),
            FactValue::Text(text) => isolate(text).into_owned(),
            FactValue::Boolean(true) => self.words.label(const { common("answer-yes") }).to_owned(),
            FactValue::Boolean(false) => self.words.label(const { common("answer-no") }).to_owned(),
            FactValue::OneOf(value) => self.words.label(slots.values[*value]).to_owned(),
        };
        FactChanged {
            id: self.rules().facts()[number].id.to_string(),
            label: self.words.label(slots.label).to_owned(),
            text,
        }
    }

    fn clock(&self, number: ClockId) -> Label<'a> {
        clock_label(self.words, self.rules(), number)
    }

    fn mark(&self, number: MarkId) -> Label<'static> {
        let id = &self.rules().marks()[number];
        Label::new(&**id, self.words.label(self.words.slots().marks[number])).into_owned()
    }

    fn text(&self, reader: &Reader, happening: &Happening) -> Cow<'a, str> {
        match &happening.kind {
            HappeningKind::Opened => {
                self.words.say(const { common("event-opened") }, |args| args.text("rules", self.rules().name()))
            }
            HappeningKind::Acted { state, action, by } => {
                let stays = self.from == self.to;
                let by = by.map(|role| self.words.label(self.words.slots().roles[role]));
                let id = match (stays, by) {
                    (false, None) => const { common("event-action") },
                    (false, Some(_)) => const { common("event-action-by") },
                    (true, None) => const { common("event-action-stays") },
                    (true, Some(_)) => const { common("event-action-stays-by") },
                };
                self.words.say(id, |args| {
                    args.text("action", &self.action(*state, *action).label);
                    args.text("from", self.from());
                    args.text("to", self.to());
                    if let Some(by) = by {
                        args.text("by", by);
                    }
                })
            }
            HappeningKind::TimedOut { .. } => self.words.say(const { common("event-timeout") }, |args| {
                args.text("from", self.from());
                args.text("to", self.to());
            }),
            HappeningKind::Changed { facts, by } => {
                let facts = facts.iter().map(|(fact, value)| {
                    let FactChanged { label, text, .. } = self.fact(*fact, value);
                    let said = self.words.say(const { common("condition-is") }, |args| {
                        args.sentence("fact", &label);
                        args.sentence("values", &text);
                    });
                    said.into_owned()
                });
                let facts = self.words.list(&facts.collect::<Vec<_>>());
                let by = by.map(|role| self.words.label(self.words.slots().roles[role]));
                let id = if by.is_some() { const { common("event-fact-by") } } else { const { common("event-fact") } };
                self.words.say(id, |args| {
                    args.sentence("facts", &facts);
                    if let Some(by) = by {
                        args.text("by", by);
                    }
                })
            }
            HappeningKind::RanOut { clock, .. } => {
                let stays = self.from == self.to;
                let id = if stays { const { common("event-clock") } } else { const { common("event-clock-moves") } };
                self.words.say(id, |args| {
                    args.text("clock", &self.clock(*clock).label);
                    args.text("from", self.from());
                    args.text("to", self.to());
                })
            }
            HappeningKind::Reminded { clock } => {
                let clock = clock.map(|clock| self.clock(clock));
                let id = match &clock {
                    Some(_) => const { common("event-reminder-clock") },
                    None => const { common("event-reminder") },
                };
                self.words.say(id, |args| {
                    if let Some(clock) = &clock {
                        args.text("clock", &clock.label);
                    }
                    if let Some(due) = happening.due {
                        args.instant("due", due);
                    }
                })
            }
            HappeningKind::Marked(mark) => self.marked(const { common("event-marked") }, *mark),
            HappeningKind::Unmarked(mark) => self.marked(const { common("event-unmarked") }, *mark),
            HappeningKind::Switched { before } => {
                let same = self.from() == self.to();
                let id =
                    if same { const { common("event-switched-same") } } else { const { common("event-switched") } };
                self.words.say(id, |args| {
                    args.text("old", before.name());
                    args.text("new", self.rules().name());
                    args.text("from", self.from());
                    args.text("to", self.to());
                    args.text("state", self.to());
                })
            }
            HappeningKind::Refused(refusal) => {
                let reason = reader.refusal(refusal);
                self.words.say(const { common("event-refused") }, |args| args.sentence("reason", &reason))
            }
        }
    }

    fn marked(&self, slot: Slot, mark: MarkId) -> Cow<'a, str> {
        self.words.say(slot, |args| args.text("mark", &self.mark(mark).label))
    }

    fn notification(
        &self,
        lead: &str,
        number: NotificationId,
        recipient: RecipientId,
        happening: &Happening,
    ) -> NotificationSent {
        let rules = self.rules();
        let notification = &rules.notifications()[number];
        let slots = self.words.slots().notifications[number];
        let to =
            Label::new(&*rules.recipients()[recipient], self.words.label(self.words.slots().recipients[recipient]));
        let say = |slot| {
            self.words.say(slot, |args| {
                args.text("lead", lead);
                args.instant("at", happening.at);
                if let Some(due) = happening.due {
                    args.instant("due", due);
                }
                if let Some(within) = rules.respond_within() {
                    args.duration("respond-within", within);
                }
                if let Some(about) = &happening.about {
                    particulars::facts(args, rules, &about.facts);
                    particulars::fields(args, self.words, rules, &about.fields);
                }
            })
        };
        NotificationSent {
            id: notification.id.to_string(),
            to: to.into_owned(),
            subject: say(slots.subject).into_owned(),
            body: say(slots.body).into_owned(),
        }
    }
}
