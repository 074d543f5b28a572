use referee::diagnostic::Finding;
use referee::locale::{Reader, Words};
use referee::rules::{
    Action, ActionId, Condition, Duration, Fact, FactDefault, FactKind, Input, Need, NotificationId, Recipient,
    Reminder, RuleSet, State, Timeout,
};
use referee::tooling::{common, state_word};
use serde_json::{Map, Value};

use super::clocks::held;
use crate::picture::tidy;

/// The lifecycle of a rule set as a state machine, with labels in the reader's language.
///
/// It holds stages, outcomes, actions, timeouts, clocks, reminders, facts, roles, required fields and notifications. Marks,
/// alerts, views and switches do not affect the state of a lead, or lead out of the rule set, and are left out.
#[derive(Debug, Clone, Copy)]
pub struct Machine<'a> {
    pub(super) words: Words<'a>,
    pub(super) rules: &'a RuleSet,
}

impl<'a> Machine<'a> {
    /// The lifecycle of a rule set, which must belong to the phrasebook's rulebook.
    ///
    /// # Errors
    ///
    /// The rule set has clocks and counts working time.
    pub fn new(reader: &'a Reader, rules: &'a std::sync::Arc<RuleSet>) -> Result<Self, Finding> {
        held(rules)?;
        Ok(Self { words: reader.words(rules), rules })
    }

    /// What the lifecycle is.
    pub(super) fn title(&self) -> String {
        tidy(&self.words.say(const { common("picture-title") }, |args| args.text("rules", self.rules.name())))
    }

    pub(super) fn state_label(&self, state: State) -> String {
        tidy(state_word(self.words, state))
    }

    pub(super) fn action_label(&self, state: State, action: ActionId) -> String {
        tidy(self.words.label(self.words.slots().actions(state)[action].label))
    }

    /// Every fact with its default; null for a fact without one.
    pub(super) fn defaults(&self) -> Value {
        let facts = self.rules.facts().iter();
        Value::Object(facts.map(|fact| (fact.id.to_string(), default(fact))).collect::<Map<_, _>>())
    }

    /// The ids of the fields of an action with a need.
    pub(super) fn fields(&self, action: &Action, need: Need) -> Vec<&'a str> {
        let inputs = action.inputs.iter().filter(|input: &&Input| input.need == need);
        inputs.map(|input| &*self.rules.fields()[input.field].id).collect()
    }

    /// The ids of the roles that may do an action; empty if all may.
    pub(super) fn roles(&self, action: &Action) -> Vec<&'a str> {
        action.by.iter().map(|role| &*self.rules.roles()[*role]).collect()
    }

    /// A notification with its recipient.
    pub(super) fn notification(&self, number: NotificationId) -> Notification<'a> {
        let notification = &self.rules.notifications()[number];
        let to = match &notification.to {
            Recipient::Fixed(recipient) => Target::Recipient(&self.rules.recipients()[*recipient]),
            // The values of such a fact are recipients.
            Recipient::ByFact { fact, .. } => Target::Fact(&self.rules.facts()[*fact].id),
        };
        Notification { id: &notification.id, to, when: &notification.when }
    }
}

/// The notifications at one instant before a deadline.
pub(super) struct Reminding {
    /// The time since the stage was entered.
    pub(super) delay: Delay,
    /// How long before the deadline.
    pub(super) before: Duration,
    pub(super) notify: Vec<NotificationId>,
}

/// A time since a stage was entered: a duration, less another.
#[derive(Clone, Copy)]
pub(super) struct Delay {
    pub(super) after: Duration,
    pub(super) less: Option<Duration>,
}

impl Delay {
    pub(super) fn of(after: Duration) -> Self {
        Self { after, less: None }
    }

    /// Months, then milliseconds, which can be negative after months; `None` for working time, which an interpreter
    /// cannot count without a calendar.
    pub(super) fn exact(self) -> Option<(u32, i64)> {
        let works = self.after.is_working() || self.less.is_some_and(Duration::is_working);
        let less = self.less.map_or(0, Duration::millis);
        (!works).then(|| (self.after.months(), self.after.millis().saturating_sub(less)))
    }
}

/// The reminders of a timeout, earliest first. An interpreter takes one transition at a time, so reminders at the same
/// instant are one.
pub(super) fn remindings<To>(timeout: &Timeout<To>) -> Vec<Reminding> {
    let after = timeout.after;
    let same = timeout.reminders.chunk_by(|a, b| a.before == b.before);
    let reminding = |same: &[Reminder]| {
        let before = same.first()?.before;
        let notify = same.iter().flat_map(|reminder| reminder.notify.iter().copied()).collect();
        Some(Reminding { delay: Delay { after, less: Some(before) }, before, notify })
    };
    same.filter_map(reminding).collect()
}

/// A notification by ids.
pub(super) struct Notification<'a> {
    pub(super) id: &'a str,
    pub(super) to: Target<'a>,
    /// The leads that it is sent for.
    pub(super) when: &'a Condition,
}

/// Who receives a notification, by id.
pub(super) enum Target<'a> {
    Recipient(&'a str),
    /// The recipient that this fact names.
    Fact(&'a str),
}

fn default(fact: &Fact) -> Value {
    match (&fact.default, &fact.kind) {
        (FactDefault::Text(text), _) => Value::from(&**text),
        (FactDefault::Boolean(value), _) => Value::from(*value),
        (FactDefault::OneOf(value), FactKind::OneOf(values)) => Value::from(&*values[*value]),
        (FactDefault::OneOf(_) | FactDefault::Required | FactDefault::Unknown, _) => Value::Null,
    }
}
