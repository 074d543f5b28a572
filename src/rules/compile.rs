//! From a draft in which nothing is wrong to a rule set: names become numbers.

use crate::diagnostic::{Finding, Findings, Severity, Source};

use super::checks;
use super::checks::{more_findings::MORE_FINDINGS, yaml::YAML};
use super::draft::{ActionDraft, AlertDraft, Draft, FactDraft, FactKindDraft, StageDraft, TestDraft};
use super::names::{Names, values};
use super::node::{At, Name, Value};
use super::parts::{
    Action, Alert, Archive, Arrival, Clock, Fact, FactDefault, FactKind, Field, Follower, Input, Notification, Outcome,
    Recipient, Shows, SourcePage, Stage, State, Switch, Timeout, View,
};
use super::set::RuleSet;
use super::structure::MOST_FINDINGS;
use super::{Condition, Test};

impl RuleSet {
    /// Reads and checks a rule file.
    ///
    /// ```
    /// use referee::{RuleSet, Source};
    /// let text = "
    /// rules: tickets
    /// stages:
    ///   open:
    ///     actions:
    ///       close: { to: solved }
    ///     timeout: { after: 30d, to: forgotten }
    ///   closed:
    ///     outcomes: [solved, forgotten]
    /// ";
    /// let rules = RuleSet::parse(&Source::new("tickets.yaml", text))?;
    /// assert_eq!(rules.stages().len(), 1);
    /// # Ok::<(), referee::Findings>(())
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong with the file, in its order.
    pub fn parse(source: &Source) -> Result<Self, Findings> {
        let (set, findings) = Self::check(source);
        let errors: Vec<Finding> = findings.into_iter().filter(|it| it.severity == Severity::Error).collect();
        match set {
            Some(set) if errors.is_empty() => Ok(set),
            _ if errors.is_empty() => Err(YAML.in_text(source, 0..0, "this is not a rule file").into()),
            _ => Err(Findings::new(errors)),
        }
    }

    /// Reads and checks a rule file: the rule set, if there is no error in it, and everything that was found, also
    /// what is only worth knowing, in the order of the file.
    ///
    /// ```
    /// use referee::{RuleSet, Severity, Source};
    /// let text = "rules: t\nstages:\n  open: { actions: { close: { to: done } } }\n  end: { outcomes: [done] }\n";
    /// let (rules, findings) = RuleSet::check(&Source::new("t.yaml", text));
    /// assert!(rules.is_some());
    /// assert_eq!((findings[0].id, findings[0].severity), ("no-time-limit", Severity::Note));
    /// ```
    pub fn check(source: &Source) -> (Option<Self>, Vec<Finding>) {
        let (draft, mut findings) = Draft::read(source);
        let mut set = None;
        if let Some(draft) = &draft {
            findings.extend(checks::check(draft));
            if findings.iter().all(|finding| finding.severity != Severity::Error) {
                set = Compiler { draft, names: Names::new(draft) }.compile();
            }
        }
        if findings.len() > MOST_FINDINGS {
            // The worst are told.
            findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
            let more = findings.len() - MOST_FINDINGS;
            findings.truncate(MOST_FINDINGS);
            findings.push(MORE_FINDINGS.in_text(source, 0..0, format!("there are {more} more findings in this file")));
        }
        let start = |finding: &Finding| finding.place.as_ref().and_then(|place| place.span().map(|(_, at)| at.start));
        findings.sort_by_key(start);
        (set, findings)
    }
}

impl RuleSet {
    /// The name that a rule file gives itself, whatever else is wrong with it.
    pub(crate) fn name_in(source: &Source) -> Option<Box<str>> {
        let (draft, _) = Draft::read(source);
        draft.map(|draft| draft.name.value).filter(|name| !name.is_empty())
    }
}

impl RuleSet {
    /// The name of a rule file: its own, else that of the file, which it was meant to have.
    pub(crate) fn name_or_stem(source: &Source) -> Option<Box<str>> {
        let stem = || std::path::Path::new(source.name()).file_stem()?.to_str().map(Into::into);
        Self::name_in(source).or_else(stem)
    }
}

struct Compiler<'d> {
    draft: &'d Draft,
    names: Names<'d>,
}

/// The names in a list of names.
fn plain(names: &[Name]) -> Box<[Box<str>]> {
    names.iter().map(|name| name.value.clone()).collect()
}

impl<'d> Compiler<'d> {
    fn compile(&self) -> Option<RuleSet> {
        let draft = self.draft;
        let archive = draft.archive()?;
        let outcomes = draft.outcomes();
        Some(RuleSet {
            name: draft.name.value.clone(),
            follows: draft.follows.as_ref().map(|name| name.value.clone()),
            switch: draft.switch.as_ref().map_or_else(Switch::default, |switch| {
                let pairs = |all: &[(Name, Name)]| {
                    all.iter().map(|(old, new)| (old.value.clone(), new.value.clone())).collect()
                };
                Switch { stages: pairs(&switch.stages), fields: pairs(&switch.fields) }
            }),
            source: draft.page.as_ref().map(|page| SourcePage {
                page: page.page.clone(),
                date: page.date.clone(),
                anchors: page.anchors.clone().into(),
            }),
            arrival: Arrival {
                channels: plain(&draft.channels),
                found_under: plain(&draft.found_under),
                fields: draft.arrives_with.iter().filter_map(|name| self.names.fields.get(&name.value)).collect(),
            },
            respond_within: draft.respond_within.as_ref().map(|within| within.value),
            roles: plain(&draft.roles),
            facts: draft.facts.iter().map(|(name, fact)| Self::fact(name, fact)).collect(),
            marks: draft.marks.iter().map(|(name, _)| name.value.clone()).collect(),
            mark_icons: draft.marks.iter().map(|(_, icon)| icon.as_ref().map(|icon| icon.value.clone())).collect(),
            fields: draft
                .fields
                .iter()
                .map(|(name, kind)| Field { id: name.value.clone(), kind: kind.clone() })
                .collect(),
            recipients: plain(&draft.recipients),
            stages: draft.open_stages().map(|stage| self.stage(stage)).collect(),
            archive: Archive {
                id: archive.name.value.clone(),
                anchor: archive.anchor.clone(),
                outcomes: outcomes.iter().map(|name| Outcome { id: name.value.clone() }).collect(),
            },
            notifications: draft
                .notifications
                .iter()
                .filter_map(|it| Some(Notification { id: it.name.value.clone(), to: self.recipient(&it.to)? }))
                .collect(),
            on_opened: draft
                .notifications
                .iter()
                .enumerate()
                .filter(|(_, notification)| notification.on_opened)
                .map(|(number, _)| number)
                .collect(),
            views: draft
                .views
                .iter()
                .map(|(name, tests)| View { id: name.value.clone(), when: self.condition(tests) })
                .collect(),
            tips: plain(&draft.tips),
        })
    }

    fn state(&self, name: &Name) -> Option<State> {
        let state = self.names.states.get(&name.value)?;
        match state.checked_sub(self.names.open) {
            None => u16::try_from(state).ok().map(State::Open),
            Some(outcome) => u16::try_from(outcome).ok().map(State::Archived),
        }
    }

    fn fact(name: &Name, fact: &FactDraft) -> Fact {
        let kind = match &fact.kind {
            FactKindDraft::Text | FactKindDraft::Unreadable => FactKind::Text,
            FactKindDraft::Boolean => FactKind::Boolean,
            FactKindDraft::OneOf(values) => FactKind::OneOf(plain(values)),
        };
        let default = match (&fact.default, fact.optional) {
            (None, false) => FactDefault::Required,
            (None, true) => FactDefault::Unknown,
            (Some(default), _) => match (&default.value, &fact.kind) {
                (Value::Boolean(value), _) => FactDefault::Boolean(*value),
                (Value::Text(text), FactKindDraft::OneOf(_)) => {
                    values(&fact.kind).get(text).map_or(FactDefault::Unknown, FactDefault::OneOf)
                }
                (Value::Text(text), _) => FactDefault::Text(text.clone()),
                _ => FactDefault::Unknown,
            },
        };
        Fact { id: name.value.clone(), kind, default, explain: fact.explain }
    }

    fn stage(&self, stage: &'d StageDraft) -> Stage {
        let timeouts: Box<[Timeout]> = stage
            .timeouts
            .iter()
            .filter_map(|timeout| {
                Some(Timeout {
                    when: self.condition(&timeout.when),
                    after: timeout.after.as_ref()?.value,
                    to: self.state(timeout.to.as_ref()?)?,
                    notify: self.notify(&timeout.notify),
                })
            })
            .collect();
        Stage {
            id: stage.name.value.clone(),
            anchor: stage.anchor.clone(),
            shows: if stage.overview { Shows::Overview } else { Shows::Details },
            actions: stage.actions.iter().map(|action| self.action(action)).collect(),
            clock: Clock::of(&timeouts),
            limited: !timeouts.is_empty() && timeouts.len() == stage.timeouts.len(),
            timeouts,
            alerts: stage.alerts.iter().map(|alert| self.alert(alert)).collect(),
        }
    }

    fn action(&self, action: &ActionDraft) -> Action {
        let input = |(name, need): &(Name, _)| Some(Input { field: self.names.fields.get(&name.value)?, need: *need });
        Action {
            id: action.name.value.clone(),
            when: self.condition(&action.when),
            by: action.by.iter().flatten().filter_map(|name| self.names.roles.get(&name.value)).collect(),
            inputs: action.inputs.iter().filter_map(input).collect(),
            to: action.to.as_ref().and_then(|to| self.state(to)),
            confirm: action.confirm.as_ref().map(|name| name.value.clone()),
            notify: self.notify(&action.notify),
        }
    }

    fn notify(&self, names: &[Name]) -> Box<[usize]> {
        names.iter().filter_map(|name| self.names.notifications.get(&name.value)).collect()
    }

    fn alert(&self, alert: &AlertDraft) -> Alert {
        let icon = |icon: &Option<Name>| icon.as_ref().map(|icon| icon.value.clone());
        Alert {
            id: alert.name.value.clone(),
            when: self.condition(&alert.when),
            icon: icon(&alert.icon),
            follower: alert.change.as_ref().map(|change| Follower {
                after: change.after.value,
                id: change.alert.value.clone(),
                icon: icon(&change.icon),
            }),
        }
    }

    fn condition(&self, tests: &[TestDraft]) -> Condition {
        let mut tests: Vec<Test> = tests.iter().filter_map(|test| self.test(test)).collect();
        // What a condition means does not hang on the order in which it is written.
        for test in &mut tests {
            if let Test::OneOf { values, .. } | Test::Marked { marks: values } = test {
                values.sort_unstable();
            }
        }
        tests.sort_by_key(|test| match test {
            Test::OneOf { fact, .. } | Test::Is { fact, .. } => *fact,
            Test::Marked { .. } => usize::MAX,
        });
        Condition { tests: tests.into() }
    }

    fn test(&self, test: &TestDraft) -> Option<Test> {
        let texts = || {
            test.values
                .iter()
                .filter_map(|At { value, .. }| if let Value::Text(text) = value { Some(&**text) } else { None })
        };
        if &*test.subject.value == "mark" {
            return Some(Test::Marked { marks: texts().filter_map(|name| self.names.marks.get(name)).collect() });
        }
        let fact = self.names.facts.get(&test.subject.value)?;
        let (_, declared) = self.draft.facts.get(fact)?;
        if let FactKindDraft::OneOf(_) = &declared.kind {
            let index = values(&declared.kind);
            return Some(Test::OneOf { fact, values: texts().filter_map(|name| index.get(name)).collect() });
        }
        let asks =
            |wanted: bool| test.values.iter().any(|it| matches!(it.value, Value::Boolean(value) if value == wanted));
        match (asks(true), asks(false)) {
            (true, false) => Some(Test::Is { fact, value: true }),
            (false, true) => Some(Test::Is { fact, value: false }),
            // Both of them: it only has to be known, which most facts always are.
            _ => declared.optional.then_some(Test::OneOf { fact, values: [0, 1].into() }),
        }
    }

    fn recipient(&self, to: &Name) -> Option<Recipient> {
        let recipient = |name: &Name| self.names.recipients.get(&name.value);
        let fact = self.names.facts.get(&to.value);
        match fact.and_then(|fact| Some((fact, &self.draft.facts.get(fact)?.1.kind))) {
            Some((fact, FactKindDraft::OneOf(values))) => {
                Some(Recipient::ByFact { fact, recipients: values.iter().filter_map(recipient).collect() })
            }
            Some(_) => None,
            None => recipient(to).map(Recipient::Fixed),
        }
    }
}
