//! Turns a draft into a rule set: names become numbers, or findings.

use crate::diagnostic::{Check, Finding};

use super::calendars::Calendars;
use super::checks::unknown_names::{
    self, UNKNOWN_CLOCK, UNKNOWN_FIELD, UNKNOWN_NOTIFICATION, UNKNOWN_RECIPIENT, UNKNOWN_ROLE, UNKNOWN_STATE,
    UNKNOWN_VALUE,
};
use super::checks::wrong_kind::WRONG_KIND;
use super::clock_draft::{ClockChangeDraft, ClockDraft};
use super::draft::{ActionDraft, AlertDraft, DigestDraft, Draft, StageDraft, TimeoutDraft};
use super::fact_draft::{FactDraft, FactKindDraft};
use super::hint::answer;
use super::id::{ClockId, FactId, FieldId, Id, IdVec, NotificationId, Number, OutcomeId, StageId, ValueId};
use super::names::{Index, Names};
use super::node::{At, Name, Value};
use super::parts::{Arrival, Changes, Fact, FactDefault, FactKind, Field, Notification, Recipient, SourcePage, View};
use super::set::RuleSet;
use super::stage::{Action, Alert, Archive, Follower, Input, Outcome, Pace, Reminder, Shows, Stage, State, Timeout};
use super::{CalendarChoice, Clock, ClockChange, Condition, Digest, Limit, Receiver};

/// A rule set with resolved names. Its proofs may still fail.
pub(super) struct Resolved(RuleSet);

impl Resolved {
    /// The rule set, after its proofs.
    pub(super) fn compile(self) -> RuleSet {
        self.0.fingerprinted()
    }
}

/// A name is unknown or unreadable, which was reported.
pub(super) struct Unknown;

/// Looks up every name of a draft.
pub(super) fn resolve(
    draft: &Draft,
    names: &Names<'_>,
    calendars: &Calendars,
    findings: &mut Vec<Finding>,
) -> Result<Resolved, Unknown> {
    Resolver { draft, names, findings }.rules(calendars).map(Resolved)
}

/// Looks up names. Each unknown one becomes a finding.
pub(super) struct Resolver<'d, 'f> {
    pub(super) draft: &'d Draft,
    pub(super) names: &'f Names<'d>,
    pub(super) findings: &'f mut Vec<Finding>,
}

/// All results, or `Unknown` after each one was evaluated.
pub(super) fn all<T, C: FromIterator<T>>(each: impl Iterator<Item = Result<T, Unknown>>) -> Result<C, Unknown> {
    let each: Vec<Result<T, Unknown>> = each.collect();
    each.into_iter().collect()
}

/// The names in a list of names.
fn plain<C: FromIterator<Box<str>>>(names: &[Name]) -> C {
    names.iter().map(|name| name.value.clone()).collect()
}

fn shows(overview: bool) -> Shows {
    if overview { Shows::Overview } else { Shows::Details }
}

/// The outcomes. One that does not declare what it withholds withholds what any state that leads to it does.
fn ended(
    outcomes: Vec<(Outcome, bool)>,
    stages: &IdVec<StageId, Stage>,
    clocks: &IdVec<ClockId, Clock>,
) -> IdVec<OutcomeId, Outcome> {
    let limits = || clocks.iter().flat_map(|clock| &clock.limits);
    let mut withheld: Vec<Vec<FieldId>> = outcomes.iter().map(|(outcome, _)| outcome.withhold.to_vec()).collect();
    let mut open: Vec<usize> =
        (0..outcomes.len()).rev().filter(|it| outcomes.get(*it).is_some_and(|it| !it.1)).collect();
    while let Some(place) = open.pop() {
        let Some(here) = OutcomeId::of(place).map(State::Archived) else { continue };
        let acts = |actions: &IdVec<_, Action>| actions.iter().any(|action| action.to == Some(here));
        // A clock can be over in any stage.
        let over = limits().any(|limit| limit.to == Some(here));
        let leads =
            |stage: &&Stage| over || acts(&stage.actions) || stage.timeouts.iter().any(|timeout| timeout.to == here);
        let of_stages = stages.iter().filter(leads).flat_map(|stage| stage.withhold.iter().copied());
        let others = outcomes.iter().zip(&withheld).filter(|((outcome, _), _)| acts(&outcome.actions));
        let mut withhold: Vec<FieldId> =
            of_stages.chain(others.flat_map(|(_, fields)| fields.iter().copied())).collect();
        withhold.sort_unstable();
        withhold.dedup();
        let Some(known) = withheld.get_mut(place).filter(|known| **known != withhold) else { continue };
        *known = withhold;
        // Leads may go on from here to other outcomes.
        let onward = outcomes.get(place).into_iter().flat_map(|(outcome, _)| &outcome.actions).filter_map(|it| it.to);
        open.extend(
            onward
                .filter_map(|to| to.open().err())
                .map(Id::number)
                .filter(|to| outcomes.get(*to).is_some_and(|(_, declared)| !declared)),
        );
    }
    outcomes
        .into_iter()
        .zip(withheld)
        .map(|((outcome, _), fields)| Outcome { withhold: fields.into(), ..outcome })
        .collect()
}

impl Resolver<'_, '_> {
    pub(super) fn report(
        &mut self,
        check: &'static Check,
        at: &std::ops::Range<usize>,
        message: String,
        help: Option<&str>,
    ) {
        let finding = check.in_text(&self.draft.source, at.clone(), message);
        self.findings.push(finding.with_help(help.map(str::to_owned)));
    }

    /// The number of a referenced name. The structure reports names that are empty or not a text.
    pub(super) fn known<I: Copy>(
        &mut self,
        check: &'static Check,
        index: &Index<'_, I>,
        name: &Name,
    ) -> Result<I, Unknown> {
        if name.value.is_empty() { Err(Unknown) } else { self.value(check, index, name) }
    }

    /// The number of a value.
    pub(super) fn value<I: Copy>(
        &mut self,
        check: &'static Check,
        index: &Index<'_, I>,
        name: &Name,
    ) -> Result<I, Unknown> {
        index.get(&name.value).ok_or_else(|| {
            self.findings.push(unknown_names::found(check, &self.draft.source, index, name));
            Unknown
        })
    }

    fn rules(&mut self, calendars: &Calendars) -> Result<RuleSet, Unknown> {
        let (draft, names) = (self.draft, self.names);
        unknown_names::switch(draft, names, self.findings);
        let arrives = all(draft.arrives_with.iter().map(|name| self.known(&UNKNOWN_FIELD, &names.fields, name)));
        let facts = self.facts();
        let excluded: Result<Vec<Condition>, Unknown> =
            all(draft.excluded.iter().map(|tests| self.condition(&tests.value, false)));
        let stages = all(draft.open_stages().map(|stage| self.stage(stage)));
        let notifications = all(draft.notifications.iter().map(|it| {
            let (to, when) = (self.recipient(&it.to), self.condition(&it.when, false));
            let digest = it.digest.as_ref().map(|digest| self.digest(digest)).transpose();
            Ok(Notification { id: it.name.value.clone(), to: to?, when: when?, digest: digest? })
        }));
        let opened = draft.notifications.iter().filter(|it| it.on_opened);
        let on_opened = all(opened.map(|it| names.notifications.get(&it.name.value).ok_or(Unknown)));
        let views = all(draft.views.iter().map(|(name, tests)| {
            let when = self.condition(tests, true)?;
            Ok(View { id: name.value.clone(), when })
        }));
        let clocks = all(draft.clocks.iter().map(|clock| self.clock(clock)));
        let calendars = self.calendars(calendars);
        let archive = draft.archive().ok_or(Unknown)?;
        let outcomes = self.outcomes();
        let (stages, clocks) = (stages?, clocks?);
        Ok(RuleSet {
            name: draft.name.value.clone(),
            follows: draft.follows.as_ref().map(|name| name.value.clone()),
            switch: draft.switch.as_ref().map(Into::into),
            source: draft.page.as_ref().map(|page| SourcePage {
                page: page.page.clone(),
                date: page.date.clone(),
                anchors: page.anchors.clone().into(),
            }),
            arrival: Arrival {
                channels: plain(&draft.channels),
                found_under: plain(&draft.found_under),
                fields: arrives?,
            },
            respond_within: draft.respond_within.as_ref().map(|within| within.value),
            roles: plain(&draft.roles),
            facts: facts?,
            excluded: excluded?.into(),
            marks: draft.marks.iter().map(|(name, _)| name.value.clone()).collect(),
            mark_icons: draft.marks.iter().map(|(_, icon)| icon.as_ref().map(|icon| icon.value.clone())).collect(),
            fields: draft.fields.map(|(name, kind)| Field { id: name.value.clone(), kind: kind.clone() }),
            recipients: plain(&draft.recipients),
            archive: Archive {
                id: archive.name.value.clone(),
                anchor: archive.anchor.clone(),
                outcomes: ended(outcomes?, &stages, &clocks),
            },
            stages,
            clocks,
            calendars: calendars?,
            notifications: notifications?,
            on_opened: on_opened?,
            views: views?,
            tips: plain(&draft.tips),
            widths: draft.widths.iter().map(|(name, width)| (name.value.clone(), *width)).collect(),
            fingerprint: Box::default(),
        })
    }

    pub(super) fn facts(&mut self) -> Result<IdVec<FactId, Fact>, Unknown> {
        let facts = self.draft.facts.iter().zip(&self.names.values);
        all(facts.map(|((name, fact), values)| self.fact(name, fact, values)))
    }

    fn fact(&mut self, name: &Name, fact: &FactDraft, values: &Index<'_, ValueId>) -> Result<Fact, Unknown> {
        let default = match (&fact.default, fact.optional) {
            (None, false) => Ok(FactDefault::Required),
            (None, true) => Ok(FactDefault::Unknown),
            (Some(default), _) => match (&fact.kind, &default.value) {
                (FactKindDraft::OneOf(_), Value::Text(text)) => {
                    let name = At { value: text.clone(), span: default.span.clone() };
                    self.value(&UNKNOWN_VALUE, values, &name).map(FactDefault::OneOf)
                }
                (FactKindDraft::Boolean, Value::Boolean(value)) => Ok(FactDefault::Boolean(*value)),
                (FactKindDraft::Text, Value::Text(text)) => Ok(FactDefault::Text(text.clone())),
                (FactKindDraft::Unreadable, _) => Err(Unknown),
                (_, value) => {
                    let message = format!("{} cannot be the default of this fact", value.what());
                    let help = match (&fact.kind, value) {
                        (FactKindDraft::Boolean, Value::Text(text)) => match answer(text) {
                            Some(answer) => format!("write `{answer}`"),
                            None => "write `true` or `false`".to_owned(),
                        },
                        (FactKindDraft::Boolean, _) => "write `true` or `false`".to_owned(),
                        (_, Value::Boolean(value)) => format!("put it in quotation marks: `\"{value}\"`"),
                        _ => "name one of its values".to_owned(),
                    };
                    self.report(&WRONG_KIND, &default.span, message, Some(&help));
                    Err(Unknown)
                }
            },
        };
        let kind = match &fact.kind {
            FactKindDraft::Text => FactKind::Text,
            FactKindDraft::Boolean => FactKind::Boolean,
            FactKindDraft::OneOf(values) => FactKind::OneOf(plain(values)),
            FactKindDraft::Unreadable => return Err(Unknown),
        };
        let known = &self.names.roles;
        let changes = fact.changes.as_ref().map(|changes| {
            let by = all(changes.by.iter().map(|role| self.known(&UNKNOWN_ROLE, known, role)))?;
            Ok(Changes { by, clock: changes.clock })
        });
        let changes = changes.transpose()?;
        Ok(Fact { id: name.value.clone(), kind, default: default?, explain: fact.explain, changes })
    }

    fn stage(&mut self, stage: &StageDraft) -> Result<Stage, Unknown> {
        let actions = all(stage.actions.iter().map(|action| self.action(action)));
        let timeouts: Result<Vec<Option<Timeout>>, Unknown> = all(stage.timeouts.iter().map(|timeout| {
            let Some(limit) = self.limit(timeout)? else { return Ok(None) };
            Ok(Some(Timeout {
                to: limit.to.ok_or(Unknown)?,
                when: limit.when,
                after: limit.after,
                notify: limit.notify,
                reminders: limit.reminders,
            }))
        }));
        let alerts = all(stage.alerts.iter().map(|alert| self.alert(alert)));
        let withhold = self.fields(&stage.withhold);
        let timeouts = timeouts?;
        let limited = !timeouts.is_empty() && timeouts.iter().all(Option::is_some);
        let timeouts: IdVec<_, Timeout> = timeouts.into_iter().flatten().collect();
        Ok(Stage {
            id: stage.name.value.clone(),
            anchor: stage.anchor.clone(),
            shows: shows(stage.overview),
            withhold: withhold?,
            actions: actions?,
            pace: Pace::of(timeouts.as_slice()),
            limited,
            timeouts,
            alerts: alerts?,
        })
    }

    /// The outcomes, each with the fields that it withholds, if it declares them.
    fn outcomes(&mut self) -> Result<Vec<(Outcome, bool)>, Unknown> {
        all(self.draft.outcomes().iter().map(|outcome| {
            let shows = outcome.overview.map(shows);
            let actions = all(outcome.actions.iter().map(|action| self.action(action)));
            let withhold = self.fields(outcome.withhold.as_deref().unwrap_or_default());
            let declared = outcome.withhold.is_some() || shows.is_some();
            Ok((Outcome { id: outcome.name.value.clone(), shows, actions: actions?, withhold: withhold? }, declared))
        }))
    }

    /// The numbers of fields, in the order of the rule file.
    fn fields(&mut self, names: &[Name]) -> Result<Box<[FieldId]>, Unknown> {
        let known = &self.names.fields;
        let mut fields: Vec<FieldId> = all(names.iter().map(|name| self.known(&UNKNOWN_FIELD, known, name)))?;
        fields.sort_unstable();
        Ok(fields.into())
    }

    fn action(&mut self, action: &ActionDraft) -> Result<Action, Unknown> {
        let names = self.names;
        let when = self.condition(&action.when, false);
        let by = all(action.by.iter().flatten().map(|role| self.known(&UNKNOWN_ROLE, &names.roles, role)));
        let inputs = all(action.inputs.iter().map(|(field, need)| {
            let field = self.known(&UNKNOWN_FIELD, &names.fields, field)?;
            Ok(Input { field, need: *need })
        }));
        let notify = self.notify(&action.notify);
        let clocks = self.clock_changes(&action.clocks);
        let to = action.to.as_ref().map(|to| self.state(to)).transpose();
        Ok(Action {
            id: action.name.value.clone(),
            when: when?,
            by: by?,
            inputs: inputs?,
            to: to?,
            confirm: action.confirm.as_ref().map(|name| name.value.clone()),
            notify: notify?,
            clocks: clocks?,
        })
    }

    /// A timeout of a stage or a clock; `None` for `never`.
    fn limit(&mut self, timeout: &TimeoutDraft) -> Result<Option<Limit>, Unknown> {
        let when = self.condition(&timeout.when, false);
        let notify = self.notify(&timeout.notify);
        if timeout.never {
            return when.map(|_| None);
        }
        let to = timeout.to.as_ref().map(|to| self.state(to)).transpose();
        let reminders: Result<Vec<Reminder>, Unknown> = all(timeout.reminders.iter().map(|reminder| {
            let notify = self.notify(&reminder.notify)?;
            Ok(Reminder { before: reminder.before.as_ref().ok_or(Unknown)?.value, notify })
        }));
        let after = timeout.after.as_ref().ok_or(Unknown)?.value;
        let mut reminders = reminders?;
        // The order of reminders has no meaning.
        reminders.sort_by_key(|reminder| std::cmp::Reverse((reminder.before.millis(), reminder.before.kind())));
        Ok(Some(Timeout { when: when?, after, to: to?, notify: notify?, reminders: reminders.into() }))
    }

    fn clock(&mut self, clock: &ClockDraft) -> Result<Clock, Unknown> {
        let limits: Result<Vec<Option<Limit>>, Unknown> = all(clock.limits.iter().map(|limit| self.limit(limit)));
        let limited = limits.as_ref().is_ok_and(|limits| limits.iter().all(Option::is_some));
        let starts = self.open_stages(&clock.starts);
        let pauses = self.open_stages(&clock.pauses);
        let stops = self.open_stages(&clock.stops);
        Ok(Clock {
            id: clock.name.value.clone(),
            opened: clock.opened,
            starts: starts?,
            pauses: pauses?,
            stops: stops?,
            limits: limits?.into_iter().flatten().collect(),
            limited,
        })
    }

    /// The calendars, the one for all other leads last.
    fn calendars(&mut self, known: &Calendars) -> Result<Box<[CalendarChoice]>, Unknown> {
        let mut choices: Vec<CalendarChoice> = all(self.draft.calendars.iter().map(|choice| {
            let when = self.condition(&choice.when, false);
            let name = &choice.name;
            let unknown = known.get(&name.value).is_none() && !known.is_broken(&name.value);
            if unknown && !name.value.is_empty() {
                self.findings.push(unknown_names::calendar(&self.draft.source, name, known));
            }
            // A calendar with errors was reported in its file.
            let calendar = known.get(&name.value).ok_or(Unknown)?.clone();
            Ok(CalendarChoice { when: when?, calendar })
        }))?;
        choices.sort_by_key(|choice| choice.when.is_empty());
        Ok(choices.into())
    }

    /// The numbers of open stages, in the order of the rule file.
    fn open_stages(&mut self, names: &[Name]) -> Result<Box<[StageId]>, Unknown> {
        let mut stages: Vec<StageId> = all(names.iter().map(|name| match self.state(name)? {
            State::Open(stage) => Ok(stage),
            State::Archived(_) => {
                let message = format!("`{}` is an outcome, where no clock runs", name.value);
                self.report(&UNKNOWN_STATE, &name.span, message, Some("name a stage"));
                Err(Unknown)
            }
        }))?;
        stages.sort_unstable();
        stages.dedup();
        Ok(stages.into())
    }

    fn clock_changes(&mut self, changes: &[ClockChangeDraft]) -> Result<Box<[ClockChange]>, Unknown> {
        let known = &self.names.clocks;
        let mut changes: Vec<ClockChange> = all(changes.iter().map(|change| {
            let clock = self.known(&UNKNOWN_CLOCK, known, &change.clock)?;
            Ok(ClockChange { clock, effect: change.effect.as_ref().ok_or(Unknown)?.value })
        }))?;
        changes.sort_by_key(|change| change.clock);
        Ok(changes.into())
    }

    fn alert(&mut self, alert: &AlertDraft) -> Result<Alert, Unknown> {
        let icon = |icon: &Option<Name>| icon.as_ref().map(|icon| icon.value.clone());
        Ok(Alert {
            id: alert.name.value.clone(),
            when: self.condition(&alert.when, true)?,
            icon: icon(&alert.icon),
            follower: alert.change.as_ref().map(|change| Follower {
                after: change.after.value,
                id: change.alert.value.clone(),
                icon: icon(&change.icon),
            }),
        })
    }

    fn digest(&mut self, digest: &DigestDraft) -> Result<Digest, Unknown> {
        let names = self.names;
        let by = digest.by.as_ref().map(|by| {
            let fact = names.facts.get(&by.value).map(Receiver::Fact);
            fact.or_else(|| names.fields.get(&by.value).map(Receiver::Field)).ok_or_else(|| {
                self.findings.extend(unknown_names::receiver(&self.draft.source, names, by));
                Unknown
            })
        });
        let by = by.transpose()?;
        Ok(Digest { above: digest.above.ok_or(Unknown)?, per: digest.per.as_ref().ok_or(Unknown)?.value, by })
    }

    fn notify(&mut self, names: &[Name]) -> Result<Box<[NotificationId]>, Unknown> {
        let known = &self.names.notifications;
        all(names.iter().map(|name| self.known(&UNKNOWN_NOTIFICATION, known, name)))
    }

    fn state(&mut self, to: &Name) -> Result<State, Unknown> {
        let state = unknown_names::state(self.draft, self.names, to);
        state.map_err(|finding| {
            self.findings.extend(finding);
            Unknown
        })
    }

    /// A recipient, or a fact whose values are recipients.
    fn recipient(&mut self, to: &Name) -> Result<Recipient, Unknown> {
        let recipients = &self.names.recipients;
        let Some(fact) = self.names.facts.get(&to.value) else {
            return self.known(&UNKNOWN_RECIPIENT, recipients, to).map(Recipient::Fixed);
        };
        match &self.draft.facts[fact].1.kind {
            FactKindDraft::OneOf(values) => {
                let others: Vec<&Name> = values.iter().filter(|value| recipients.get(&value.value).is_none()).collect();
                let Some(first) = others.first() else {
                    let recipients = values.iter().filter_map(|value| recipients.get(&value.value)).collect();
                    return Ok(Recipient::ByFact { fact, recipients });
                };
                let found = unknown_names::values_as_recipients(&self.draft.source, recipients, to, &others);
                let declared = (self.draft.source.place(first.span.clone()), "its value".to_owned());
                self.findings.push(found.with_related(Some(declared)));
                Err(Unknown)
            }
            FactKindDraft::Unreadable => Err(Unknown),
            FactKindDraft::Text | FactKindDraft::Boolean => {
                let message = format!("the fact `{}` cannot name a recipient: it has no declared values", to.value);
                let help = "name a recipient, or a fact with `one-of: [RECIPIENT, …]`";
                self.report(&WRONG_KIND, &to.span, message, Some(help));
                Err(Unknown)
            }
        }
    }
}
