//! The contents of a rule set in ids: its own, or those of the new rule set for comparison.

use referee::rules::{
    Action, Alert, Clock, ClockChange, ClockEffect, Condition, Fact, FactDefault, FactId, FactKind, Field, FieldId,
    IdVec, Kind, NotificationId, Recipient, RecipientId, Reminder, RuleSet, StageId, State, Test, Timeout, ValueId,
};

use super::content::{
    ActionContent, AlertContent, ChangesContent, ClockChangeContent, ClockContent, DefaultContent, FactContent,
    FollowerContent, InputContent, KindContent, NoticeContent, PartContent, RecipientContent, RecipientOfValue,
    ReminderContent, StartsContent, TestContent, TimeoutContent,
};
use super::rename::Renames;
use referee::tooling::{Name, Noun};

/// A rule set with the renames of its ids.
#[derive(Clone, Copy)]
pub(super) struct Side<'r> {
    pub(super) rules: &'r RuleSet,
    pub(super) renames: Option<&'r Renames>,
}

impl<'r> Side<'r> {
    /// The name of an item. If another item has taken its id, the name matches no other.
    pub(super) fn name(self, noun: Noun, id: &str) -> Name {
        self.within(noun, None, id)
    }

    fn within(self, noun: Noun, stage: Option<&str>, id: &str) -> Name {
        let renamed = match noun {
            Noun::Input | Noun::ArrivalField => Noun::Field,
            Noun::Follower => Noun::Alert,
            noun => noun,
        };
        let id = match self.renames {
            None => Some(id),
            Some(renames) => renames.id(renamed, stage, id),
        };
        Name::new(noun, id.map_or_else(|| "\0".to_owned(), ToOwned::to_owned))
    }

    pub(super) fn names<'i>(self, noun: Noun, ids: impl IntoIterator<Item = &'i Box<str>>) -> Vec<Name> {
        ids.into_iter().map(|id| self.name(noun, id)).collect()
    }

    pub(super) fn state(self, state: State) -> Name {
        let noun = match state {
            State::Open(_) => Noun::Stage,
            State::Archived(_) => Noun::Outcome,
        };
        self.name(noun, self.rules.state_id(state))
    }

    fn action_name(self, stage: &str, id: &str) -> Name {
        self.within(Noun::Action, Some(stage), id)
    }

    pub(super) fn field_name(self, noun: Noun, number: FieldId) -> Name {
        self.name(noun, &self.rules.fields()[number].id)
    }

    fn fact_name(self, number: FactId) -> Name {
        self.name(Noun::Fact, &self.rules.facts()[number].id)
    }

    /// The values of a fact, each with its fact.
    fn values(self, number: FactId) -> IdVec<ValueId, Name> {
        let fact = self.fact_name(number);
        let value = |id: &str| Name::new(Noun::FactValue, id).of(fact.id.clone());
        match &self.rules.facts()[number].kind {
            FactKind::OneOf(values) => values.map(|id| value(id)),
            FactKind::Text | FactKind::Boolean => IdVec::default(),
        }
    }

    pub(super) fn condition(self, condition: &Condition) -> Vec<TestContent> {
        let tests = condition.tests().iter().map(|test| match test {
            Test::OneOf { fact, values } => {
                let all = self.values(*fact);
                let values = values.iter().map(|value| all[*value].clone()).collect();
                TestContent::OneOf { fact: self.fact_name(*fact), values }
            }
            Test::Is { fact, value } => TestContent::Is { fact: self.fact_name(*fact), is: *value },
            Test::Marked { marks } => TestContent::Marked {
                marks: marks.iter().map(|mark| self.name(Noun::Mark, &self.rules.marks()[*mark])).collect(),
            },
            Test::Given { fact, given } => TestContent::Given { fact: self.fact_name(*fact), given: *given },
            Test::Not { of } => TestContent::Not { not: self.condition(of) },
            Test::Any { of } => TestContent::Any { any: of.iter().map(|of| self.condition(of)).collect() },
        });
        tests.collect()
    }

    pub(super) fn recipient(self, recipient: &Recipient) -> RecipientContent {
        let name = |number: RecipientId| self.name(Noun::Recipient, &self.rules.recipients()[number]);
        match recipient {
            Recipient::Fixed(number) => RecipientContent::Fixed(name(*number)),
            Recipient::ByFact { fact, recipients } => {
                let values = self.values(*fact);
                let all = values.iter().cloned().zip(recipients);
                let recipients =
                    all.map(|(value, number)| RecipientOfValue { value, recipient: name(*number) }).collect();
                RecipientContent::ByFact { fact: self.fact_name(*fact), recipients }
            }
        }
    }

    pub(super) fn notices(self, numbers: &[NotificationId]) -> Vec<NoticeContent> {
        let notifications = numbers.iter().map(|number| &self.rules.notifications()[*number]);
        let notice = |it: &'r referee::rules::Notification| NoticeContent {
            notification: self.name(Noun::Notification, &it.id),
            to: self.recipient(&it.to),
            when: self.condition(&it.when),
        };
        notifications.map(notice).collect()
    }

    /// The actions of a stage or an outcome.
    pub(super) fn actions(self, of: &str, actions: &[Action]) -> Vec<(Name, ActionContent)> {
        actions.iter().map(|action| (self.action_name(of, &action.id), self.action(action))).collect()
    }

    fn action(self, action: &Action) -> ActionContent {
        let inputs = action.inputs.iter();
        ActionContent {
            to: action.to.map(|to| self.state(to)),
            confirm: action.confirm.as_ref().map(|id| Name::new(Noun::Confirm, id.clone())),
            by: action.by.iter().map(|role| self.name(Noun::Role, &self.rules.roles()[*role])).collect(),
            when: self.condition(&action.when),
            fields: inputs
                .map(|input| InputContent { field: self.field_name(Noun::Input, input.field), need: input.need })
                .collect(),
            notify: self.notices(&action.notify),
            clocks: action.clocks.iter().map(|change| self.change(*change)).collect(),
        }
    }

    fn change(self, change: ClockChange) -> ClockChangeContent {
        let clock = self.name(Noun::Clock, &self.rules.clocks()[change.clock].id);
        let (effect, by, times) = match change.effect {
            ClockEffect::Start => ("start", None, None),
            ClockEffect::Stop => ("stop", None, None),
            ClockEffect::Extend { by, times } => ("extend", Some(by), times),
        };
        ClockChangeContent { clock, effect, by, times }
    }

    pub(super) fn clock(self, clock: &Clock) -> ClockContent {
        let stages = |stages: &[StageId]| stages.iter().map(|stage| self.state(State::Open(*stage))).collect();
        ClockContent {
            starts: StartsContent { opened: clock.opened, stages: stages(&clock.starts) },
            pauses: stages(&clock.pauses),
            stops: stages(&clock.stops),
            limits: clock.limits.iter().map(|limit| self.timeout(limit)).collect(),
        }
    }

    /// The timeout of a stage or a clock.
    pub(super) fn timeout<To: Copy + Into<Option<State>>>(self, timeout: &Timeout<To>) -> TimeoutContent {
        TimeoutContent {
            when: self.condition(&timeout.when),
            after: timeout.after,
            to: timeout.to.into().map(|to| self.state(to)),
            notify: self.notices(&timeout.notify),
            reminders: timeout.reminders.iter().map(|reminder| self.reminder(reminder)).collect(),
        }
    }

    fn reminder(self, reminder: &Reminder) -> ReminderContent {
        ReminderContent { before: reminder.before, notify: self.notices(&reminder.notify) }
    }

    pub(super) fn alert(self, alert: &Alert) -> AlertContent {
        AlertContent {
            alert: self.name(Noun::Alert, &alert.id),
            when: self.condition(&alert.when),
            icon: alert.icon.clone(),
            then: alert.follower.as_ref().map(|follower| FollowerContent {
                after: follower.after,
                alert: self.name(Noun::Follower, &follower.id),
                icon: follower.icon.clone(),
            }),
        }
    }

    pub(super) fn kind(self, field: &Field) -> KindContent {
        let of = self.name(Noun::Field, &field.id).id;
        let parts = match &field.kind {
            Kind::List(parts) => parts
                .iter()
                .map(|(id, kind)| PartContent {
                    part: Name::new(Noun::Part, id.clone()).of(of.clone()),
                    kind: kind.id(),
                })
                .collect(),
            _ => Vec::new(),
        };
        KindContent { kind: field.kind.id(), parts }
    }

    pub(super) fn fact(self, number: FactId, fact: &Fact) -> FactContent {
        let values = self.values(number);
        let default = match &fact.default {
            FactDefault::Required => DefaultContent::Required,
            FactDefault::Unknown => DefaultContent::Optional,
            FactDefault::Text(text) => DefaultContent::Text(text.clone()),
            FactDefault::Boolean(answer) => DefaultContent::Boolean(*answer),
            FactDefault::OneOf(value) => DefaultContent::Value(values[*value].clone()),
        };
        let kind = match &fact.kind {
            FactKind::Text => "text",
            FactKind::Boolean => "boolean",
            FactKind::OneOf(_) => "one-of",
        };
        let changes = fact.changes.as_ref().map(|changes| ChangesContent {
            by: changes.by.iter().map(|role| self.name(Noun::Role, &self.rules.roles()[*role])).collect(),
            clock: changes.clock.id(),
        });
        FactContent { kind, values: values.iter().cloned().collect(), default, changes }
    }
}
