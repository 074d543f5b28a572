//! From a draft to a rule set: names become numbers, and what does not resolve becomes a finding.

use crate::diagnostic::{Finding, Findings, Source, did_you_mean};

use super::draft::{ActionDraft, AlertDraft, Draft, FactDraft, FactKindDraft, StageDraft, TestDraft, nowhere};
use super::node::Value;
use super::read::{At, Name, Reader};
use super::set::{
    Action, Alert, Archive, Arrival, Fact, FactDefault, FactKind, Field, Follower, Input, Notification, Outcome,
    Recipient, RuleSet, Shows, SourcePage, Stage, State, Timeout, View,
};
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
        let (draft, mut findings) = Draft::read(source);
        let set = draft.map(|draft| {
            let mut compiler = Compiler { draft: &draft, reader: Reader::new(&draft.source) };
            let set = compiler.compile();
            findings.extend(compiler.reader.into_findings());
            set
        });
        findings.sort_by_key(|finding| finding.place.as_ref().and_then(|place| place.span().map(|(_, at)| at.start)));
        match set.flatten() {
            Some(set) if findings.is_empty() => Ok(set),
            _ => {
                if findings.is_empty() {
                    findings.push(Finding::error("rules", source.place(nowhere()), "this is not a rule file"));
                }
                Err(Findings::new(findings))
            }
        }
    }
}

struct Compiler<'d> {
    draft: &'d Draft,
    reader: Reader<'d>,
}

/// The names in a list of names.
fn plain(names: &[Name]) -> Box<[Box<str>]> {
    names.iter().map(|name| name.value.clone()).collect()
}

impl<'d> Compiler<'d> {
    fn compile(&mut self) -> Option<RuleSet> {
        let draft = self.draft;
        let archive = self.archive()?;
        self.names_once(archive);
        let facts = draft.facts.iter().map(|(name, fact)| self.fact(name, fact)).collect::<Box<_>>();
        let open = || draft.stages.iter().filter(|stage| stage.outcomes.is_none());
        let stages = open().map(|stage| self.stage(stage, archive)).collect::<Box<_>>();
        if stages.is_empty() {
            self.reader.error("empty", archive.name.span.clone(), "there is no open stage for a lead to begin in");
        }
        let notifications = self.notifications();
        let views =
            draft.views.iter().map(|(name, tests)| View { id: name.value.clone(), when: self.condition(tests) });
        let views = views.collect();
        let outcomes = archive.outcomes.iter().flat_map(|names| &names.value);
        Some(RuleSet {
            name: draft.name.value.clone(),
            follows: draft.follows.as_ref().map(|name| name.value.clone()),
            source: draft.page.as_ref().map(|page| SourcePage {
                page: page.page.clone(),
                date: page.date.clone(),
                anchors: page.anchors.clone().into(),
            }),
            arrival: Arrival { channels: plain(&draft.channels), found_under: plain(&draft.found_under) },
            respond_within: draft.respond_within,
            roles: plain(&draft.roles),
            facts,
            marks: plain(&draft.marks),
            mark_icons: draft.mark_icons.iter().map(|icon| icon.as_ref().map(|icon| icon.value.clone())).collect(),
            fields: draft
                .fields
                .iter()
                .map(|(name, kind)| Field { id: name.value.clone(), kind: kind.clone() })
                .collect(),
            recipients: plain(&draft.recipients),
            stages,
            archive: Archive {
                id: archive.name.value.clone(),
                anchor: archive.anchor.clone(),
                outcomes: outcomes.map(|name| Outcome { id: name.value.clone() }).collect(),
            },
            notifications,
            on_opened: draft
                .notifications
                .iter()
                .enumerate()
                .filter(|(_, notification)| notification.on_opened)
                .map(|(number, _)| number)
                .collect(),
            views,
            tips: plain(&draft.tips),
        })
    }

    /// The one stage with outcomes.
    fn archive(&mut self) -> Option<&'d StageDraft> {
        let mut archives = self.draft.stages.iter().filter(|stage| stage.outcomes.is_some());
        let first = archives.next();
        for second in archives {
            let message =
                format!("`{}` is a second archive; a rule set has one stage with outcomes", second.name.value);
            self.reader.error("archive", second.name.span.clone(), message);
        }
        let Some(archive) = first else {
            let place = self.draft.name.span.clone();
            self.reader.error("archive", place, "there is no archive").help =
                Some("give one stage a list of `outcomes`".into());
            return None;
        };
        if let Some(outcomes) = archive.outcomes.as_ref().filter(|outcomes| outcomes.value.is_empty()) {
            self.reader.error("empty", outcomes.span.clone(), "the archive needs at least one outcome");
        }
        let busy = !archive.actions.is_empty() || archive.timeout.is_some() || !archive.alerts.is_empty();
        if busy || archive.overview {
            let message =
                "the archive is where leads rest: it has outcomes, and no actions, timeout, alerts or `shows`";
            self.reader.error("archive", archive.name.span.clone(), message);
        }
        Some(archive)
    }

    /// Stages and outcomes are states, and a state's name means one thing.
    fn names_once(&mut self, archive: &StageDraft) {
        for outcome in archive.outcomes.iter().flat_map(|outcomes| &outcomes.value) {
            if self.draft.stages.iter().any(|stage| stage.name.value == outcome.value) {
                let message = format!("`{}` is both a stage and an outcome", outcome.value);
                self.reader.error("duplicate", outcome.span.clone(), message);
            }
        }
        if let Some((name, _)) = self.draft.facts.iter().find(|(name, _)| &*name.value == "mark") {
            let message = "a fact cannot be called `mark`, which conditions use for marks";
            self.reader.error("reserved", name.span.clone(), message);
        }
    }

    fn unknown(&mut self, name: &Name, what: &str, known: &[&Name]) {
        let names = || known.iter().map(|name| &*name.value);
        let help = did_you_mean(&name.value, names()).or_else(|| {
            let listed: Vec<_> = names().take(12).collect();
            (!listed.is_empty()).then(|| format!("known: {}", listed.join(", ")))
        });
        let id = match what {
            "state" => "unknown-state",
            "field" => "unknown-field",
            "fact" => "unknown-fact",
            "value" => "unknown-value",
            "mark" => "unknown-mark",
            "notification" => "unknown-notification",
            _ => "unknown-recipient",
        };
        let article = if what.starts_with('u') { "an" } else { "a" };
        let message = format!("`{}` is not {article} {what} of this rule set", name.value);
        self.reader.error(id, name.span.clone(), message).help = help;
    }

    /// The number of a name in a list, or a finding.
    fn resolve(&mut self, name: &Name, what: &str, known: &[&Name]) -> Option<usize> {
        let found = known.iter().position(|known| known.value == name.value);
        if found.is_none() {
            self.unknown(name, what, known);
        }
        found
    }

    fn state(&mut self, name: &Name, archive: &'d StageDraft) -> Option<State> {
        let open: Vec<&Name> =
            self.draft.stages.iter().filter(|stage| stage.outcomes.is_none()).map(|stage| &stage.name).collect();
        let outcomes: Vec<&Name> = archive.outcomes.iter().flat_map(|outcomes| &outcomes.value).collect();
        let number = |names: &[&Name]| names.iter().position(|known| known.value == name.value);
        let state = match (number(&open), number(&outcomes)) {
            (Some(stage), _) => u16::try_from(stage).ok().map(State::Open),
            (None, Some(outcome)) => u16::try_from(outcome).ok().map(State::Archived),
            (None, None) if name.value == archive.name.value => {
                let message = format!("`{}` is the archive; name the outcome that the lead ends with", name.value);
                self.reader.error("unknown-state", name.span.clone(), message);
                return None;
            }
            (None, None) => {
                let known: Vec<&Name> = open.into_iter().chain(outcomes).collect();
                self.unknown(name, "state", &known);
                return None;
            }
        };
        if state.is_none() {
            self.reader.error("too-many", name.span.clone(), "a rule set has at most 65536 stages and outcomes");
        }
        state
    }

    fn fact(&mut self, name: &Name, fact: &FactDraft) -> Fact {
        let kind = match &fact.kind {
            FactKindDraft::Text => FactKind::Text,
            FactKindDraft::Boolean => FactKind::Boolean,
            FactKindDraft::OneOf(values) => {
                if values.is_empty() {
                    self.reader.error("empty", name.span.clone(), format!("`{}` has no values to choose", name.value));
                }
                FactKind::OneOf(plain(values))
            }
        };
        let default = match (&fact.default, fact.optional) {
            (None, false) => FactDefault::Required,
            (None, true) => FactDefault::Unknown,
            (Some(default), optional) => {
                if optional {
                    let message = "a fact with a default is never unknown: leave out `optional`";
                    self.reader.error("contradiction", default.span.clone(), message);
                }
                self.fact_default(default, &fact.kind)
            }
        };
        Fact { id: name.value.clone(), kind, default, explain: fact.explain }
    }

    fn fact_default(&mut self, default: &At<Value>, kind: &FactKindDraft) -> FactDefault {
        match (kind, &default.value) {
            (FactKindDraft::Boolean, Value::Boolean(value)) => FactDefault::Boolean(*value),
            (FactKindDraft::Text, Value::Text(text)) => FactDefault::Text(text.clone()),
            (FactKindDraft::OneOf(values), Value::Text(text)) => {
                let name = At { value: text.clone(), span: default.span.clone() };
                let values: Vec<&Name> = values.iter().collect();
                self.resolve(&name, "value", &values).map_or(FactDefault::Unknown, FactDefault::OneOf)
            }
            _ => {
                let message = format!("{} cannot be the default of this fact", default.value.what());
                self.reader.error("wrong-kind", default.span.clone(), message);
                FactDefault::Unknown
            }
        }
    }

    fn stage(&mut self, stage: &'d StageDraft, archive: &'d StageDraft) -> Stage {
        let timeout = stage.timeout.as_ref().and_then(|timeout| {
            let notify = self.notify(&timeout.notify);
            Some(Timeout { after: timeout.after, to: self.state(&timeout.to, archive)?, notify })
        });
        Stage {
            id: stage.name.value.clone(),
            anchor: stage.anchor.clone(),
            shows: if stage.overview { Shows::Overview } else { Shows::Details },
            actions: stage.actions.iter().map(|action| self.action(action, archive)).collect(),
            timeout,
            alerts: stage.alerts.iter().map(|alert| self.alert(alert)).collect(),
        }
    }

    fn action(&mut self, action: &ActionDraft, archive: &'d StageDraft) -> Action {
        let fields: Vec<&Name> = self.draft.fields.iter().map(|(name, _)| name).collect();
        let inputs = action
            .inputs
            .iter()
            .filter_map(|(name, need)| Some(Input { field: self.resolve(name, "field", &fields)?, need: *need }));
        Action {
            id: action.name.value.clone(),
            inputs: inputs.collect(),
            to: action.to.as_ref().and_then(|to| self.state(to, archive)),
            confirm: action.confirm.as_ref().map(|name| name.value.clone()),
            notify: self.notify(&action.notify),
        }
    }

    fn notify(&mut self, names: &[Name]) -> Box<[usize]> {
        let known: Vec<&Name> = self.draft.notifications.iter().map(|notification| &notification.name).collect();
        names.iter().filter_map(|name| self.resolve(name, "notification", &known)).collect()
    }

    fn alert(&mut self, alert: &AlertDraft) -> Alert {
        Alert {
            id: alert.name.value.clone(),
            when: self.condition(&alert.when),
            icon: alert.icon.as_ref().map(|icon| icon.value.clone()),
            follower: alert.change.as_ref().map(|(after, id, icon)| Follower {
                after: *after,
                id: id.value.clone(),
                icon: icon.as_ref().map(|icon| icon.value.clone()),
            }),
        }
    }

    fn condition(&mut self, tests: &[TestDraft]) -> Condition {
        Condition { tests: tests.iter().flat_map(|test| self.test(test)).collect() }
    }

    fn test(&mut self, test: &TestDraft) -> Vec<Test> {
        if test.values.is_empty() {
            self.reader.error("empty", test.subject.span.clone(), "a condition needs a value to compare with");
        }
        if &*test.subject.value == "mark" {
            let marks: Vec<&Name> = self.draft.marks.iter().collect();
            let names: Vec<Name> = test.values.iter().filter_map(|value| self.value_name(value)).collect();
            let marks = names.iter().filter_map(|name| self.resolve(name, "mark", &marks)).collect();
            return vec![Test::Marked { marks }];
        }
        let facts: Vec<&Name> = self.draft.facts.iter().map(|(name, _)| name).collect();
        let Some(fact) = self.resolve(&test.subject, "fact", &facts) else { return Vec::new() };
        let Some((_, declared)) = self.draft.facts.get(fact) else { return Vec::new() };
        match &declared.kind {
            FactKindDraft::OneOf(values) => {
                let known: Vec<&Name> = values.iter().collect();
                let names: Vec<Name> = test.values.iter().filter_map(|value| self.value_name(value)).collect();
                let values = names.iter().filter_map(|name| self.resolve(name, "value", &known)).collect();
                vec![Test::OneOf { fact, values }]
            }
            FactKindDraft::Boolean => {
                if let [At { value: Value::Boolean(value), .. }] = test.values.as_slice() {
                    vec![Test::Is { fact, value: *value }]
                } else {
                    let message = format!("`{}` is compared with `true` or `false`", test.subject.value);
                    self.reader.error("wrong-kind", test.subject.span.clone(), message);
                    Vec::new()
                }
            }
            FactKindDraft::Text => {
                let message = format!("`{}` is free text; a condition compares declared values", test.subject.value);
                self.reader.error("wrong-kind", test.subject.span.clone(), message);
                Vec::new()
            }
        }
    }

    fn value_name(&mut self, value: &At<Value>) -> Option<Name> {
        if let Value::Text(text) = &value.value {
            return Some(At { value: text.clone(), span: value.span.clone() });
        }
        let message = format!("expected a name, found {}", value.value.what());
        self.reader.error("wrong-kind", value.span.clone(), message);
        None
    }

    fn notifications(&mut self) -> Box<[Notification]> {
        let recipients: Vec<&Name> = self.draft.recipients.iter().collect();
        let mut notifications = Vec::new();
        for notification in &self.draft.notifications {
            let fact = self.draft.facts.iter().position(|(name, _)| name.value == notification.to.value);
            let values = fact.and_then(|fact| self.draft.facts.get(fact)).map(|(_, fact)| fact);
            let to = match (fact, values) {
                (Some(fact), Some(declared)) => {
                    let FactKindDraft::OneOf(values) = &declared.kind else {
                        let message = format!("`{}` cannot name a recipient: it has no values", notification.to.value);
                        self.reader.error("wrong-kind", notification.to.span.clone(), message);
                        continue;
                    };
                    if declared.optional && declared.default.is_none() {
                        let message = format!("nobody gets this while `{}` is unknown", notification.to.value);
                        self.reader.error("unknown-recipient", notification.to.span.clone(), message).help =
                            Some("give the fact a default, or require it".into());
                    }
                    let found = values.iter().filter_map(|value| self.resolve(value, "recipient", &recipients));
                    Recipient::ByFact { fact, recipients: found.collect() }
                }
                _ => match self.resolve(&notification.to, "recipient", &recipients) {
                    Some(recipient) => Recipient::Fixed(recipient),
                    None => continue,
                },
            };
            notifications.push(Notification { id: notification.name.value.clone(), to });
        }
        notifications.into()
    }
}
